"""Windows Firewall's profiles: `netsh advfirewall show …`, `netsh firewall show state`, Get-NetFirewallProfile.

What netsh prints for the policy (``BlockInbound,AllowOutbound``) is the same in every language, the words for on and
off are not: they count only beside that line or below a profile's rule of dashes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from wizard.evidence.observation import Observation
from wizard.evidence.settings.firewall_texts import OFF, OLD_MODE, OLD_OFF, OLD_ON, ON, STATE
from wizard.evidence.spots import spots
from wizard.evidence.transcript import Part

_DASHES = re.compile(r"^\s{0,20}-{20,}\s{0,9}$")
_STATE = re.compile(r"^\s{0,20}([^\s:=|]{2,20})\s{2,80}([^\s:=|]{1,20}(?: [^\s:=|]{1,9}){0,2})\s{0,40}$")
_POLICY = re.compile(r"\b(Block|Allow)Inbound(Always)?\s?,\s?(Block|Allow)Outbound\b", re.IGNORECASE)
_OLD = re.compile(r"^\s{0,20}([^=:]{3,40}?)\s{1,40}=\s([^\s=]{2,20})\s{0,9}$")
_KEYS = "Name|Profile|Enabled|DefaultInboundAction|DefaultOutboundAction|AllowInboundRules"
_PAIR = re.compile(rf"^\s{{0,20}}({_KEYS})\s{{0,40}}:\s(\S{{1,30}})\s{{0,9}}$")
_TRUTH = {"true": True, "1": True, "false": False, "0": False}
# Where a paste has lost the rule of dashes, these two languages are still sure.
_HEADINGS = ("profile settings:", "配置文件 设置:", "配置文件设置:", "設定檔設定:", "設定檔 設定:")
_NAMES = ("domain", "private", "public")


@dataclass(slots=True)
class _Profile:
    line: int
    on: bool
    inbound: str = ""
    outbound: str = ""
    more: list[int] = field(default_factory=list)


def read(part: Part) -> Iterator[Observation]:
    profiles = [*_netsh(part), *_old(part), *_listed(part), *_tabled(part)]
    if not profiles:
        return
    on = [profile for profile in profiles if profile.on]
    counts = {"profiles_on": len(on), "profiles_off": len(profiles) - len(on)}
    lines = tuple(profile.line for profile in on or profiles)[:3]
    yield Observation("firewall", "firewall-on" if on else "firewall-off", lines, counts)
    yield from _actions(on)


def _actions(on: list[_Profile]) -> Iterator[Observation]:
    """What happens where no rule applies. Profiles that differ prove nothing, as only one of them is in use."""
    for subject, way in (("firewall-inbound", "inbound"), ("firewall-outbound", "outbound")):
        values = {getattr(profile, way) for profile in on}
        if len(values) == 1 and "" not in values:
            lines = tuple(line for profile in on for line in profile.more[:1])[:3]
            yield Observation(subject, values.pop(), lines or (on[0].line,))


def _netsh(part: Part) -> Iterator[_Profile]:
    profile = None
    beside = {index - 1 for index in spots(part, "inbound,", "inbound ,")} | {
        index + 1 for index in spots(part, "-----")
    }
    headed = {index + 1 for index in spots(part, *_HEADINGS)}
    asked = range(60) if "advfirewall" in part.command.casefold() else ()
    for index in sorted(
        index for index in {*beside, *(at + 1 for at in beside), *headed, *asked} if 0 <= index < len(part.lines)
    ):
        line = part.lines[index]
        match = _STATE.match(line.text)
        if match and match[1].casefold() in STATE and _is_profile(part, index):
            word = match[2].strip().casefold()
            profile = _Profile(line.number, word in ON) if word in ON | OFF else None
            if profile:
                yield profile
        elif "nbound" in line.text and profile and not profile.more and (policy := _POLICY.search(line.text)):
            profile.inbound = "block-all" if policy[2] else policy[1].casefold()
            profile.outbound = policy[3].casefold()
            profile.more.append(line.number)


def _is_profile(part: Part, index: int) -> bool:
    """True if a known heading, a rule of dashes below any heading, or the policy stands beside the state."""
    after = part.lines[index + 1].text if index + 1 < len(part.lines) else ""
    if _POLICY.search(after) or "advfirewall" in part.command.casefold():
        return True
    if index and part.lines[index - 1].text.strip().casefold().endswith(_HEADINGS):
        return True
    return index >= 2 and bool(_DASHES.match(part.lines[index - 1].text)) and part.lines[index - 2].text[-1:] == ":"


def _old(part: Part) -> Iterator[_Profile]:
    for line in part.lines[:60]:
        match = _OLD.match(line.text)
        if not match:
            continue
        word = match[2].casefold()
        if match[1].strip().casefold() in OLD_MODE and word in OLD_ON | OLD_OFF:
            yield _Profile(line.number, word in OLD_ON)


def _listed(part: Part) -> Iterator[_Profile]:
    """Get-NetFirewallProfile as a list: Name, Enabled, actions; what is not a profile has other names."""
    if not part.says("enabled") or not part.says(*_NAMES):
        return
    profile, named = None, False
    for index in spots(part, "name", "profile", "enabled", "default", "allowinbound"):
        line = part.lines[index]
        match = _PAIR.match(line.text)
        if not match:
            continue
        key, value = match[1].casefold(), match[2].casefold()
        if key in ("name", "profile"):
            profile, named = None, value in _NAMES
        elif key == "enabled" and named and value in _TRUTH:
            profile = _Profile(line.number, _TRUTH[value])
            yield profile
        elif profile and key != "enabled":
            _set(profile, key, value, line.number)


def _set(profile: _Profile, key: str, value: str, line: int) -> None:
    if key == "allowinboundrules":
        if value == "false":
            profile.inbound, profile.more = "block-all", [line]
    elif key == "defaultinboundaction":
        profile.inbound, profile.more = _action(value, "block"), [line]
    else:
        profile.outbound = _action(value, "allow")


def _action(value: str, usual: str) -> str:
    return {"notconfigured": usual, "block": "block", "allow": "allow"}.get(value, "")


def _tabled(part: Part) -> Iterator[_Profile]:
    """Get-NetFirewallProfile as a table: columns in any order, among them Name (or Profile) and Enabled."""
    if not part.says("enabled") or not part.says(*_NAMES):
        return
    columns: list[str] = []
    for index in spots(part, "enabled", *_NAMES):
        line = part.lines[index]
        cells = line.text.casefold().split()[:12] if len(line.text) < 300 else []
        if "enabled" in cells and ("name" in cells or "profile" in cells):
            columns = cells
        elif columns and len(cells) == len(columns):
            row = dict(zip(columns, cells, strict=True))
            if row.get("name", row.get("profile")) in _NAMES and row["enabled"] in _TRUTH:
                profile = _Profile(line.number, _TRUTH[row["enabled"]], more=[line.number])
                profile.inbound = _action(row.get("defaultinboundaction", ""), "block")
                profile.outbound = _action(row.get("defaultoutboundaction", ""), "allow")
                yield profile
