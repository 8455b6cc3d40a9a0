"""Windows Firewall's rules for Remote Desktop and SSH: `netsh advfirewall firewall show rule`, Get-NetFirewallRule.

netsh translates labels and values but keeps their order: below a rule of dashes come enabled and direction, the action
is last. PowerShell's names are the same everywhere, the display names are not.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from wizard.evidence.observation import Observation
from wizard.evidence.settings.firewall_texts import ALLOW, BLOCK, INBOUND, NOT_THE_PORT, RDP_NAMES
from wizard.evidence.settings.policy_texts import NO, YES
from wizard.evidence.spots import spots
from wizard.evidence.transcript import Part, squeezed

_DASHES = re.compile(r"^\s{0,20}-{20,}\s{0,9}$")
_FIELD = re.compile(r"^\s{0,20}([^:]{1,40}?)\s{0,40}:\s{0,80}(\S.{0,300})?$")
_PORTS = re.compile(r"\d{1,5}(?:-\d{1,5})?(?:\s?,\s?\d{1,5}(?:-\d{1,5})?){0,40}")
_PAIR = re.compile(
    r"^\s{0,20}(Name|DisplayName|DisplayGroup|Group|Enabled|Profile|Direction|Action|LocalPort|PolicyStoreSource|PolicyStoreSourceType)"
    r"\s{0,30}:\s?(.{0,200})$"
)
_KEYS = (
    "name",
    "displaygroup",
    "group ",
    "group:",
    "enabled",
    "profile",
    "direction",
    "action",
    "localport",
    "policystore",
)
_ROW = re.compile(r"^(.{0,200}?)\s(True|False)\s(.{0,200})$")
_RDP_ID, _RDP_GROUP, _SSH_ID = "RemoteDesktop-UserMode-In-TCP", "@FirewallAPI.dll,-28752", "OpenSSH-Server-In-TCP"
_ONE_NUMBER = re.compile(r":[ ]{1,60}(\d{1,5})(?=\n|$)")
_TYPED_PORT = re.compile(
    r"(?<!remote)(?:-localport|\blocalport['\")]{0,2} -eq) ['\"]?(\d{1,5})['\"]?(?![\d,-])", re.IGNORECASE
)
MOST = 60
"""Ports of one listing that are told."""

_ABOUT_UDP = re.compile(r"\budp\b", re.IGNORECASE)


@dataclass(slots=True)
class _Rule:
    """One rule; None where the paste does not say."""

    line: int
    names: str = ""
    enabled: bool | None = None
    inbound: bool | None = None
    allows: bool | None = None
    ports: str = ""
    profile: str = ""
    source: str = ""
    asked: bool = False
    limited: bool = False
    more: list[int] = field(default_factory=list)

    def subject(self) -> str:
        if _ABOUT_UDP.search(self.names) or self.inbound is False:
            return ""
        if self.inbound is None and self.allows is None and not self.asked:  # a task or a service, not a rule
            return ""
        if any(word in self.names for word in RDP_NAMES):
            odd = any(word in self.names for word in NOT_THE_PORT) or self.ports in ("3387", "3392")
            return "" if odd or (self.ports and not self.ports[:1].isdigit()) else "rdp-rule"
        if "3389" in self.ports.replace(" ", "").split(","):
            return "rdp-rule"
        return "ssh-rule" if "openssh" in self.names or self.ports == "22" else ""

    def is_for_everybody(self) -> bool:
        """True if it is about one TCP port, on the way in, whoever comes."""
        known = self.enabled is not None and (self.inbound is not None or self.allows is not None)
        inward = self.inbound is not False and not self.limited
        return self.ports.isdigit() and known and inward and not _ABOUT_UDP.search(self.names)


def read(part: Part) -> Iterator[Observation]:
    rules = [*_netsh(part), *_listed(part), *_tabled(part)]
    for subject in ("rdp-rule", "ssh-rule"):
        own = [rule for rule in rules if rule.enabled is not None and rule.subject() == subject]
        yield from _verdict(subject, own)
    yield from _by_port(rules)
    if not rules:
        yield from _missing(part)


def _by_port(rules: list[_Rule]) -> Iterator[Observation]:
    """The verdict for each port that stands by itself in a rule for everybody."""
    ports: dict[int, list[_Rule]] = {}
    for rule in rules:
        if rule.is_for_everybody() and (int(rule.ports) in ports or len(ports) < MOST):
            ports.setdefault(int(rule.ports), []).append(rule)
    for own in ports.values():
        yield from _verdict("port-rule", own)


def _verdict(subject: str, rules: list[_Rule]) -> Iterator[Observation]:
    """A Block rule wins in Windows. Rules that are on for one profile and off for another prove nothing."""
    blocking = [rule for rule in rules if rule.enabled and rule.allows is False and rule.inbound]
    allowing = [rule for rule in rules if rule.enabled and rule.allows is not False]
    disabled = [rule for rule in rules if rule.enabled is False and rule.allows is not False]
    if blocking:
        yield _said(subject, "blocks", blocking)
    elif allowing and (not disabled or any(_everywhere(rule) for rule in allowing)):
        yield _said(subject, "enabled", allowing)
    elif disabled and not allowing:
        yield _said(subject, "disabled", disabled)


def _everywhere(rule: _Rule) -> bool:
    return rule.profile.casefold() == "any" or rule.profile.count(",") == 2


def _said(subject: str, value: str, rules: list[_Rule]) -> Observation:
    rule = rules[0]
    detail: dict[str, Any] = {}
    if rule.ports.isdigit():
        detail["port"] = int(rule.ports)
    if rule.profile:
        detail["profile"] = rule.profile
    if rule.source and rule.source.casefold() not in ("persistentstore", "local"):
        detail["managed"] = rule.source
    return Observation(subject, value, (rule.line, *rule.more)[:4], detail)


def _netsh(part: Part) -> Iterator[_Rule]:
    starts = [index for index in spots(part, "-----", most=1000) if index and _DASHES.match(part.lines[index].text)]
    if not starts:
        return
    about = sorted({*spots(part, *RDP_NAMES, "3389", "openssh", " 22"), *_of_one_port(part)})
    for start, end in zip(starts, [*starts[1:], len(part.lines) + 1], strict=True):
        at = bisect_left(about, start - 1)
        if at == len(about) or about[at] >= end - 1:
            continue
        head = _FIELD.match(part.lines[start - 1].text)
        if head and head[2]:
            yield _rule(part, head[2].casefold(), start + 1, min(end - 1, start + 24, len(part.lines)))


def _of_one_port(part: Part) -> list[int]:
    """Places of lines that end in a number alone, as the port of a rule does."""
    counted, line, found = 0, 0, list[int]()
    for match in islice(_ONE_NUMBER.finditer(part.text), 4 * MOST):
        line += part.text.count("\n", counted, match.start(1))
        counted = match.start(1)
        found.append(line)
    return found


def _rule(part: Part, name: str, start: int, end: int) -> _Rule:
    """A rule from its name and the fields in lines[start:end]."""
    rule = _Rule(part.lines[start - 2].number, name)
    for index in range(start, end):
        match = _FIELD.match(part.lines[index].text)
        if not match:
            continue
        label, value = match[1].casefold(), (match[2] or "").strip()
        word = value.casefold()
        if index == start and word in YES | NO:
            rule.enabled = word in YES
            rule.more.append(part.lines[index].number)
        elif index == start + 1:
            rule.inbound = word in INBOUND
        elif index == start + 2:
            rule.profile = value
        elif index == start + 3:
            rule.names += " " + word
        elif index == start + 5:
            # The remote address: in any language "any" has no digit, addresses have.
            rule.limited = any(sign.isdigit() for sign in value) or word == "localsubnet"
        elif not rule.ports and _is_local_port(label):
            rule.ports = value if _PORTS.fullmatch(value) else "any"
        elif word == "udp":
            rule.names += " udp"
        elif word in ALLOW | BLOCK:
            rule.allows = word in ALLOW
            rule.more.append(part.lines[index].number)
    return rule


def _is_local_port(label: str) -> bool:
    """The local port is the first of the two."""
    return any(
        word in label for word in ("port", "端口", "連接埠", "ポート", "포트", "порт", "puerto", "porta", "bağlantı")
    )


def _listed(part: Part) -> Iterator[_Rule]:
    """Get-NetFirewallRule as a list. Fields that were picked without a name belong to the rule of the command."""
    if not part.says("enabled") or not (part.says("direction", "action", "profile") and part.says(" : ", ": ")):
        return
    asked = part.command.casefold()
    known = asked if _RDP_ID.casefold() in asked or _SSH_ID.casefold() in asked else ""
    typed = _TYPED_PORT.findall(part.command[:600])
    rule, seen, last = None, set[str](), 0
    for index in spots(part, *_KEYS):
        line = part.lines[index]
        match = _PAIR.match(line.text)
        if not match:
            continue
        key, value = match[1].casefold(), match[2].strip()
        near, last = line.number - last < 3, line.number
        if key == "localport" and not near:
            # The filter of a port, printed after all rules: nobody knows of which.
            continue
        if rule is None or key in seen:
            if rule:
                yield rule
            rule, seen = _Rule(line.number, known, asked=bool(known)), set()
            rule.ports = typed[0] if len(set(typed)) == 1 else ""
        seen.add(key)
        _fill(rule, key, value, line.number)
    if rule:
        yield rule


def _fill(rule: _Rule, key: str, value: str, line: int) -> None:
    word = value.casefold()
    if key in ("name", "displayname", "displaygroup", "group"):
        rule.names += " " + word
    elif key == "enabled" and word in ("true", "false"):
        rule.enabled = word == "true"
        rule.more.append(line)
    elif key == "direction":
        rule.inbound = word == "inbound"
    elif key == "action" and word in ("allow", "block"):
        rule.allows = word == "allow"
        rule.more.append(line)
    elif key == "profile":
        rule.profile = value
    elif key == "localport":
        rule.ports = value if _PORTS.fullmatch(value) else "any"
    elif key == "policystoresource":
        rule.source = value


def _tabled(part: Part) -> Iterator[_Rule]:
    """Get-NetFirewallRule as a table: a name, True or False, and what else was asked for."""
    if not part.says("true", "false") or not part.says("name") or not part.says("enabled"):
        return
    headed, with_port = False, False
    for index in spots(part, "true", "false", "enabled"):
        line = part.lines[index]
        text = line.text.casefold()
        if "enabled" in text and "name" in text:
            headed = "direction" in text or "action" in text
            with_port = text.split()[-1] in ("localport", "port")
        elif headed and (match := _ROW.match(line.text)):
            cells = set(text.replace(",", " ").split())
            rule = _Rule(line.number, text, match[2] == "True")
            rule.inbound = True if "inbound" in cells else False if "outbound" in cells else None
            rule.allows = True if "allow" in cells else False if "block" in cells else None
            rule.profile = "any" if "any" in cells else ""
            if with_port and _PORTS.fullmatch(text.split()[-1]):
                rule.ports = text.split()[-1]
            yield rule


def _missing(part: Part) -> Iterator[Observation]:
    """A name that no rule has. Display names are translated, so only the rule's own name or group id proves it."""
    if not part.says("msft_netfirewallrule", "cmdletizationquery_notfound"):
        return
    found = part.finds(squeezed("MSFT_NetFirewallRule")) or part.finds(squeezed("CmdletizationQuery_NotFound"))
    for subject, names in (("rdp-rule", (_RDP_ID, _RDP_GROUP)), ("ssh-rule", (_SSH_ID,))):
        for name in names:
            quoted = part.finds(squeezed(name)) or (found if name.casefold() in part.command.casefold() else ())
            if found and quoted and part.says("instanceid", "rulegroup"):
                yield Observation(subject, "missing", tuple(dict.fromkeys((*found, *quoted)))[:3])
                break
