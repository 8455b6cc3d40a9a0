"""Rules of Linux' firewalls for single ports: ufw status, firewall-cmd, iptables -S and -L.

A rule counts only if it lets in or keeps out everybody, and if no rule before it may decide: a range, another chain, a
certain sender. What names its port by a word says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from wizard.evidence.observation import Observation
from wizard.evidence.spots import spots
from wizard.evidence.transcript import Part

MOST = 40
"""Ports of one listing that are told."""

SUBJECT = "port-rule"
_LIST_PORTS = re.compile(r"\bfirewall-cmd\b.{0,80}--list-ports\b")
_PORTS = re.compile(
    r"\s{0,8}\d{1,5}(?:-\d{1,5})?/(?:tcp|udp|sctp)(?: \d{1,5}(?:-\d{1,5})?/(?:tcp|udp|sctp)){0,200}\s{0,8}"
)
_RICH = re.compile(r"\brule\b.{0,120}? port port=\"?(\d{1,5})\"? protocol=\"?tcp\"?.{0,200}?\b(accept|reject|drop)\b")
_CHAIN = re.compile(r"\s{0,4}(?:Chain (\w[\w-]{0,40}) \(|-[PN] ([\w-]{1,40}))")
_APPEND = re.compile(r"\s{0,4}-A INPUT\s(.{0,400}?)-j (\w[\w-]{0,40})(.{0,120})$")
_TABLE_ROW = re.compile(
    r"\s{0,4}(?:\d{1,5} {1,9})?(?:\d{1,12}[KMGT]? {1,9}\d{1,12}[KMGT]? {1,9})?(?P<target>[A-Za-z][\w-]{0,40}) {1,12}"
    r"(?P<protocol>all|tcp|udp|icmp\w{0,4}|\d{1,3}) {1,9}[-!f]{2} {1,9}(?P<rest>.{3,300})$"
)
_PORT = re.compile(r"(?:--dports? |dpts?:|dports )([\d,:]{1,120})(?=\s|$)")
_VALUE = {"ACCEPT": "enabled", "DROP": "blocks", "REJECT": "blocks"}
_ANYBODY = ("0.0.0.0/0", "anywhere", "::/0", "*")
# What may stand in a rule that is for everybody.
_PLAIN = re.compile(
    r"(?:-p tcp|-m tcp|-m (?:state|conntrack|multiport|comment)|(?:--)?(?:ct)?state NEW"
    r"|--comment (?:\"[^\"]{0,120}\"|\S{1,80})|/\* [^*]{0,120} \*/"
    r"|(?:--dports? |dpts?:|(?:multiport )?dports )[\d,:]{1,120}|\btcp\b|-s 0\.0\.0\.0/0"
    r"|(?:--)?reject-with \S{1,40}|\s)+"
)
_ESTABLISHED = re.compile(r"RELATED|ESTABLISHED|INVALID")
_HARMLESS_JUMP = re.compile(r"(?:f2b|fail2ban|sshguard|LOG$|NFLOG$)")


class Rule(NamedTuple):
    """`ports` is None for every port; `value` is None where the rule is not for everybody, or does not decide;
    `named` where a word stands for the port."""

    line: int
    ports: Sequence[tuple[int, int]] | None
    value: str | None
    named: bool = False


def read(part: Part) -> Iterator[Observation]:
    if part.says("/tcp") and _LIST_PORTS.search(part.command[:200].casefold()):
        yield from _list_ports(part)
    if part.says("-a input ", "chain input ("):
        yield from told(_iptables(part))


def told(rules: Iterable[Rule]) -> Iterator[Observation]:
    """What the first rule that fits says, for each port that stands by itself in one."""
    before: list[Rule] = []
    seen = set[int]()
    for rule in rules:
        if len(seen) >= MOST or len(before) > 200:
            return
        for first, last in rule.ports or ():
            if first == last and first not in seen and 0 < first < 65536:
                seen.add(first)
                if rule.value and not rule.named and not any(_decides(other, first, rule) for other in before):
                    yield Observation(SUBJECT, rule.value, (rule.line,), {"port": first})
        before.append(rule)


def _decides(other: Rule, port: int, rule: Rule) -> bool:
    """True if an earlier rule may decide about the port, and otherwise than this one."""
    fits = other.ports is None or any(first <= port <= last for first, last in other.ports)
    return fits and other.value != rule.value


def ranges(text: str, separator: str = ":") -> list[tuple[int, int]]:
    """``80,443,8000:8010`` as pairs; what is no number is left out."""
    found = []
    for piece in text.split(","):
        first, _, last = piece.strip().partition(separator)
        if first.isdigit() and (not last or last.isdigit()) and len(first) < 6 and len(last) < 6:
            found.append((int(first), int(last or first)))
    return found


def _list_ports(part: Part) -> Iterator[Observation]:
    if len(part.lines) > 3:
        return
    for line in part.lines:
        if _PORTS.fullmatch(line.text[:2000]):
            yield from told([Rule(line.number, of_words(line.text.split()), "enabled")])


def of_words(words: Iterable[str]) -> list[tuple[int, int]]:
    """The TCP ports of ``80/tcp 8000-8010/tcp 53/udp``."""
    return [pair for word in words if word.endswith("/tcp") for pair in ranges(word.removesuffix("/tcp"), "-")]


def of_zone(ports: Iterable[str], line: int, rich: Iterable[tuple[int, str]]) -> Iterator[Observation]:
    """A zone of firewalld: its ports, and rich rules for everybody, of which those that keep out come first."""
    rules = []
    for number, text in rich:
        match = _RICH.search(text[:400])
        if match and "source " not in text:
            rules.append(Rule(number, ranges(match[1]), "enabled" if match[2] == "accept" else "blocks"))
    rules.sort(key=lambda rule: rule.value != "blocks")
    yield from told([*rules, Rule(line, of_words(ports), "enabled")])


def _iptables(part: Part) -> Iterator[Rule]:
    chain = ""
    words = ("-a input ", "chain ", " all ", " tcp ", " 6 ", " 0 ")
    for index in spots(part, *words):
        line = part.lines[index]
        text = line.text[:300]
        if match := _CHAIN.match(text):
            chain = match[1] or match[2]
        elif match := _APPEND.match(text):
            yield from _rule(line.number, match[2], match[1] + match[3], "-p tcp" in match[1], "-p " not in match[1])
        elif chain == "INPUT" and (row := _TABLE_ROW.match(text)):
            sides = row["rest"].split()
            if sides[0] == "lo":
                continue
            # With -v the interfaces stand before the addresses.
            named = sides[2:] if len(sides) > 3 and "*" in sides[:2] else sides
            near = all(side in _ANYBODY for side in sides[: 4 if named is not sides else 2])
            rest = " ".join(named[2:]) if near else "from somebody"
            yield from _rule(
                line.number, row["target"], rest, row["protocol"] in ("tcp", "6"), row["protocol"] in ("all", "0")
            )


def _rule(line: int, target: str, rest: str, tcp: bool, every: bool) -> Iterator[Rule]:
    if not (tcp or every) or _ESTABLISHED.search(rest) or _HARMLESS_JUMP.match(target) or "-i lo" in rest:
        return
    port = _PORT.search(rest)
    plain = not rest.strip() or _PLAIN.fullmatch(rest.strip())
    yield Rule(line, ranges(port[1]) if port else None, _VALUE.get(target) if plain else None)
