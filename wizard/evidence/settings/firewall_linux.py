"""The firewalls of Linux and macOS: ufw, firewalld, iptables, nftables, socketfilterfw.

An open INPUT chain is no proof that nothing filters (nftables may), so iptables tells of a firewall that is on only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from wizard.evidence.observation import Observation
from wizard.evidence.settings.firewall_ports import Rule, of_zone, ranges, told
from wizard.evidence.spots import lines_with, spots
from wizard.evidence.transcript import Part

_SERVICES = {"ssh-rule": ({"22"}, {"ssh", "openssh"}), "web-rule": ({"80", "443"}, {"http", "https", "www full"})}

_NAMED = {"ssh": "22", "openssh": "22", "http": "80", "www": "80", "https": "443"}

_UFW_ON = frozenset(
    {"active", "激活", "活动", "啟用", "aktiv", "actif", "activo", "ativo", "attivo", "активен", "アクティブ"}
)
_UFW_OFF = frozenset(
    {"inactive", "不活动", "未激活", "停用", "inaktiv", "inactif", "inactivo", "inativo", "inattivo", "неактивен"}
    | {"非アクティブ"}
)
_UFW_STATE = "Status|状态|狀態|État|Estado|Stato|Состояние|状態"
_UFW = re.compile(rf"^\s{{0,8}}(?:{_UFW_STATE})\s?:\s{{0,3}}(\w{{2,12}})\s{{0,4}}$", re.IGNORECASE)
_UFW_ROW = re.compile(
    r"^\s{0,4}(?:\[ ?\d{1,3}\]\s)?\s{0,4}(\S(?:.{0,50}?\S)?)\s{1,40}(ALLOW|DENY|REJECT|LIMIT)(?: (IN|OUT|FWD))?"
    r"\s{1,20}(\S.{0,80})$"
)
_ZONE = re.compile(r"^\s{0,4}[\w-]{1,40} \((?:default, )?active(?:, default)?\)$")
_ZONE_FIELD = re.compile(r"^\s{1,8}(target|services|ports|sources|rich rules): ?(.{0,400})$")
_CHAIN = re.compile(r"^\s{0,4}(?:Chain (\w{1,40}) \((?:policy (\w{4,6})|\d)|-P (INPUT|FORWARD|OUTPUT) (\w{4,6})$)")
_DROPS = re.compile(
    r"^\s{0,4}(?:-A INPUT .{0,300}-j (?:DROP|REJECT)\b|(?:\d{1,4} )?.{0,30}\b(?:DROP|REJECT)\s{1,9}\w{1,5}\s)"
)
_NFT_INPUT = re.compile(r"\btype filter hook input priority [^;]{1,30}; ?policy (drop|accept);")
_NFT_DROPS = re.compile(
    r"^\s{1,24}(?:counter (?:packets \d{1,15} bytes \d{1,18} )?)?(?:drop|reject(?: with .{1,60})?)$"
)
_MAC = re.compile(r"^\s{0,4}Firewall is (enabled|disabled)\. \(State = \d\)")


def read(part: Part) -> Iterator[Observation]:
    yield from _ufw(part)
    yield from _firewalld(part)
    yield from _iptables(part)
    yield from _nftables(part)
    if part.says("firewall is "):
        for line in lines_with(part, "firewall is ", most=9):
            match = _MAC.match(line.text)
            if not match:
                continue
            yield Observation("firewall", "firewall-on" if match[1] == "enabled" else "firewall-off", (line.number,))


def _ufw(part: Part) -> Iterator[Observation]:
    states = ((line, match) for line in part.lines[:40] if (match := _UFW.match(line.text)))
    line, match = next(states, (None, None))
    if line is None or match is None:
        return
    word = match[1].casefold()
    table = part.says("default: ", "logging: ", "action      from", "allow ", "deny ") and part.says(
        "from", "(incoming)", "来自", "來自"
    )
    # "Status: inactive" alone is all that ufw prints; in the middle of something else it may be anybody's.
    alone = len(part.lines) == 1 and match[1] in ("active", "inactive") and match[0].lstrip().startswith("Status:")
    if "ufw" not in part.command and not (table and word in _UFW_ON) and not alone:
        return
    if word in _UFW_OFF:
        yield Observation("firewall", "firewall-off", (line.number,))
    elif word in _UFW_ON:
        yield Observation("firewall", "firewall-on", (line.number,))
        yield from _ufw_rules(part) if table else ()


def _ufw_rules(part: Part) -> Iterator[Observation]:
    rows = list[tuple[int, set[str], str, str]]()
    rules = list[Rule]()
    for index in spots(part, "allow", "deny", "reject", "limit"):
        line = part.lines[index]
        match = _UFW_ROW.match(line.text)
        if match and match[3] in (None, "IN") and not match[1].casefold().endswith("/udp"):
            rows.append((line.number, _targets(match[1]), match[2], match[4].split("#")[0].strip()))
            rules += _ufw_rule(*rows[-1])
    yield from told(rules)
    for subject, (ports, names) in _SERVICES.items():
        own = [row for row in rows if row[1] & (ports | names)]
        unclear = any("anywhere" in row[1] or any(":" in target for target in row[1]) for row in rows)
        if own:
            # The first rule that fits wins; one for certain addresses only says nothing about others.
            number, _, action, source = own[0]
            if source.startswith("Anywhere"):
                value = "enabled" if action in ("ALLOW", "LIMIT") else "blocks"
                yield Observation(subject, value, (number,), {"port": 22} if subject == "ssh-rule" else {})
        elif rows and not unclear and part.whole and not part.says("allow (incoming)"):
            yield Observation(subject, "missing", tuple(row[0] for row in rows[:2]))


def _ufw_rule(line: int, to: set[str], action: str, source: str) -> Iterator[Rule]:
    """The row as a rule for ports; a profile that is not known may stand for any."""
    value = "enabled" if action in ("ALLOW", "LIMIT") else "blocks"
    ports = ranges(",".join(_NAMED.get(target, target) for target in sorted(to)))
    everybody = source.startswith("Anywhere") and (ports or "anywhere" in to)
    yield Rule(line, ports or None, value if everybody else None, bool(to & _NAMED.keys()))


def _targets(to: str) -> set[str]:
    """What a "To" column names: ``80,443/tcp (v6)`` -> {"80", "443"}."""
    plain = to.casefold().replace("(v6)", "").split(" on ")[0].strip()
    base = plain.split(" (")[0].removesuffix("/tcp")
    return {"http", "https"} if "full" in base else {piece.strip() for piece in base.split(",")}


def _firewalld(part: Part) -> Iterator[Observation]:
    command = part.command.casefold()
    for line in (
        part.lines[:40] if part.says("running") and ("firewall-cmd" in command or part.says("firewalld")) else ()
    ):
        text = line.text.strip().casefold()
        if text in ("firewalld is not running", "firewalld 没有运行", "firewalld 未运行") or (
            text == "not running" and "--state" in command
        ):
            yield Observation("firewall", "firewall-off", (line.number,))
            return
        if text == "running" and "--state" in command and "firewall-cmd" in command:
            yield Observation("firewall", "firewall-on", (line.number,))
            return
    if part.says("services:") and part.says("target:"):
        yield from _zones(part)


def _zones(part: Part) -> Iterator[Observation]:
    places = spots(part, "active)", "(active, default)", most=20)
    heads = [index for index in places if _ZONE.match(part.lines[index].text)]
    if not heads:
        return
    yield Observation("firewall", "firewall-on", (part.lines[heads[0]].number,))
    zones = [_zone(part, head) for head in heads]
    yield from _ports_of_zone(part, heads, zones)
    for subject, (ports, names) in _SERVICES.items():
        opened = [zone for zone in zones if zone["services"] & names or zone["ports"] & ports]
        if opened:
            yield Observation(subject, "enabled", tuple(int(number) for number in opened[0]["lines"])[:2])
        elif len(zones) == 1 and _closed(zones[0]) and part.whole:
            yield Observation(subject, "missing", tuple(int(number) for number in zones[0]["lines"])[:2])


def _ports_of_zone(part: Part, heads: list[int], zones: list[dict[str, set[str]]]) -> Iterator[Observation]:
    """The ports of the one zone that is not for containers or virtual machines."""
    own = [at for at, head in enumerate(heads) if not part.lines[head].text.lstrip().startswith(("docker", "libvirt"))]
    if len(own) != 1 or "accept" in zones[own[0]]["target"]:
        return
    below = part.lines[heads[own[0]] + 1 : heads[own[0]] + 60]
    block = list(takewhile(lambda line: line.text[:1].isspace(), below))
    ports = next((line for line in block if line.text.strip().startswith("ports:")), None)
    rich = [(line.number, line.text) for line in block if "rule " in line.text]
    if ports or rich:
        words = ports.text.partition(":")[2].split() if ports else []
        yield from of_zone(words, ports.number if ports else 0, rich)


def _closed(zone: dict[str, set[str]]) -> bool:
    """True if the zone was seen whole and nothing but its services and ports can open a port."""
    ranges = any("-" in port for port in zone["ports"])
    return (
        bool(zone["lines"])
        and zone["target"] <= {"default", "drop", "%%reject%%"}
        and not zone["rich rules"]
        and not ranges
    )


def _zone(part: Part, head: int) -> dict[str, set[str]]:
    zone: dict[str, set[str]] = {
        key: set() for key in ("target", "services", "ports", "sources", "rich rules", "lines")
    }
    for index in range(head + 1, min(head + 30, len(part.lines))):
        text = part.lines[index].text
        if text[:1] not in (" ", ""):
            break
        if match := _ZONE_FIELD.match(text):
            zone[match[1]] = {word.removesuffix("/tcp") for word in match[2].casefold().split()}
            if match[1] in ("services", "ports"):
                zone["lines"].add(str(part.lines[index].number))
        elif text.lstrip().startswith("rule "):
            zone["rich rules"].add("rule")
    return zone


def _iptables(part: Part) -> Iterator[Observation]:
    if not part.says("chain input (policy", "-p input "):
        return
    chain = ""
    for line in lines_with(part, "chain ", "drop", "reject", "-p ", most=200):
        if match := _CHAIN.match(line.text):
            chain = match[1] or match[3]
            if chain == "INPUT" and (match[2] or match[4]) == "DROP":
                yield Observation("firewall", "firewall-on", (line.number,))
                return
        elif (chain == "INPUT" or line.text.lstrip().startswith("-A INPUT ")) and _DROPS.match(line.text[:400]):
            yield Observation("firewall", "firewall-on", (line.number,))
            return


def _nftables(part: Part) -> Iterator[Observation]:
    if not part.says("hook input"):
        return
    inside = False
    for line in lines_with(part, "hook input", "drop", "reject", "}", most=200):
        if match := _NFT_INPUT.search(line.text):
            inside = True
            if match[1] == "drop":
                yield Observation("firewall", "firewall-on", (line.number,))
                return
        elif inside and line.text.strip() == "}":
            inside = False
        elif inside and _NFT_DROPS.match(line.text):
            yield Observation("firewall", "firewall-on", (line.number,))
            return
