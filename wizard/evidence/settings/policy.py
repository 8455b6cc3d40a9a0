"""What policies, groups and the clock say: `netsh ipsec`, gpresult, `net localgroup`, whoami, w32tm and its like.

Labels are translated; what is read keeps to what is not: IPsec's "PFS" line, registry
paths, SIDs, the form of an offset.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wizard.evidence.observation import Observation, Subjects, said
from wizard.evidence.sampled import is_code
from wizard.evidence.settings.policy_texts import DONE, NO, NO_POLICIES, RDP_GROUPS, YES
from wizard.evidence.spots import lines_with, spots
from wizard.evidence.transcript import Part, squeezed

SUBJECTS: Subjects = {
    "ipsec": {
        "assigned": said("An IP security policy is assigned", "已指派 IP 安全策略", 38),
        "not-assigned": said("No IP security policy is assigned", "IP 安全策略没有指派", 74),
        "none": said("There is no IP security policy", "没有 IP 安全策略", 75),
    },
    "rdp-policy": {
        "present": said("Group policy sets values of Remote Desktop", "组策略设置了远程桌面", 44),
    },
    "rdp-group": {
        "not-member": said("This user may not sign in by Remote Desktop", "该用户没有远程桌面登录权限", 43),
        "empty": said("The group Remote Desktop Users is empty", "Remote Desktop Users 组是空的", 60),
        "members": said("The group Remote Desktop Users has members", "Remote Desktop Users 组有成员", 76),
        "member": said("This user is in the group Remote Desktop Users", "该用户属于 Remote Desktop Users 组", 76),
        "administrator": said("This user is an administrator", "该用户是管理员", 76),
    },
    "clock": {
        "off": said("The clock is at least five minutes off", "系统时间相差五分钟以上", 21),
        "right": said("The clock is right", "系统时间准确", 85),
    },
}

_FIELD = re.compile(r"^\s{0,40}([^:]{1,60}?)\s{0,40}:\s{0,9}(\S.{0,200})$")
_GPO = re.compile(r"Policies\\Microsoft\\Windows NT\\Terminal Services\\([A-Za-z]{3,40})\b", re.IGNORECASE)
_RULE = re.compile(r"^\s{0,9}-{20,}\s{0,9}$")
_SIGNED = r"([+-]\d{1,12}\.\d{1,9})s"
_STRIPCHART = re.compile(
    rf"^\s{{0,9}}\d{{1,2}}:\d\d:\d\d[^\d]{{0,6}}(?:,\s|d:[+-]?[\d.]{{1,20}}s\s{{1,3}}o:)\s?{_SIGNED}"
)
_PHASE = re.compile(
    r"^\s{0,9}(?:Phase Offset|相位偏移|阶段偏移|相位位移)\s?:\s?([+-]?\d{1,12}\.\d{1,9})s", re.IGNORECASE
)
_SYNCHRONISED = re.compile(r"^\s{0,9}[^:]{3,40}:\s?0\([^)]{2,40}\)\s{0,9}$")
_CHRONY = re.compile(r"^\s{0,9}System time\s{1,9}: (\d{1,12}\.\d{1,9}) seconds (?:fast|slow) of NTP time")
_NTPDATE = re.compile(r"\boffset ([+-]?\d{1,12}\.\d{1,9}) sec\b")


def read(part: Part) -> Iterator[Observation]:
    yield from _ipsec(part)
    yield from _settings(part)
    yield from _group(part)
    yield from _own_groups(part)
    yield from _clock(part)


def _ipsec(part: Part) -> Iterator[Observation]:
    if not part.says("pfs", "ipsec"):
        return
    assigned = list(_assigned(part))
    if assigned:
        value = "assigned" if any(yes for _, yes in assigned) else "not-assigned"
        yield Observation("ipsec", value, tuple(line for line, yes in assigned if yes == (value == "assigned"))[:4])
        return
    for line in lines_with(part, "ipsec[05"):
        text = line.text.casefold()
        # 05073 is a store that does not open, which says nothing about policies.
        if "05073" not in text and any(word in text for word in NO_POLICIES):
            yield Observation("ipsec", "none", (line.number,))
            return


def _assigned(part: Part) -> Iterator[tuple[int, bool]]:
    """(line, whether it is assigned) of every policy listed."""
    beside = {index - 1 for index in spots(part, "pfs") if index}
    for index in sorted(beside | set(spots(part, "assigned", "policy name"))):
        line = part.lines[index]
        match = _FIELD.match(line.text)
        if not match:
            continue
        label, value = match[1].casefold(), match[2].strip().casefold()
        following = part.lines[index + 1].text if index + 1 < len(part.lines) else ""
        own = "pfs" in following.casefold() and "pfs" not in label and ":" in following
        if (own or label == "assigned") and value in YES | NO:
            yield line.number, value in YES
        elif label == "local ipsec policy assigned" and value.startswith(("yes", "no")):
            yield line.number, value.startswith("yes")
        elif label == "ad ipsec policy name" and value != "none":
            yield line.number, True


def _settings(part: Part) -> Iterator[Observation]:
    """gpresult /z or /v: one line with the path below Policies, then its value and state."""
    if not part.says("windows nt\\terminal services\\"):
        return
    for line in lines_with(part, "windows nt\\terminal services\\", most=40):
        match = _GPO.search(line.text)
        if match and ":" in line.text[: match.start()] and "hk" not in line.text.casefold():
            yield Observation("rdp-policy", "present", (line.number,), {"setting": match[1]})


def _group(part: Part) -> Iterator[Observation]:
    """net localgroup "Remote Desktop Users": names stand between a rule and the closing sentence."""
    head = squeezed(part.command + "\n" + part.lines[0].text) if part.lines else ""
    if not any(name in head for name in RDP_GROUPS):
        return
    rule = next((index for index, line in enumerate(part.lines[:12]) if _RULE.match(line.text)), None)
    if rule is None:
        return
    rest = part.lines[rule + 1 : rule + 200]
    end = next((index for index, line in enumerate(rest) if squeezed(line.text) in DONE), None)
    if end is None or not part.whole:
        return
    names = [line.text.strip() for line in rest[:end]]
    lines = tuple(line.number for line in rest[: max(1, min(end, 4))])
    yield Observation("rdp-group", "members" if names else "empty", lines, {"members": names[:20]} if names else {})


_SID = re.compile(r"(?<![\w*'-])S-1-(?:1-0|5-32-544|5-32-555|16-\d{4,5})\b")


def _own_groups(part: Part) -> Iterator[Observation]:
    """whoami /groups. "Not a member" needs the list from Everyone to the mandatory label: nothing was left out."""
    if not part.says("s-1-1-0", "s-1-5-32-5"):
        return
    seen = dict[str, int]()
    for line in lines_with(part, "s-1-1-0", "s-1-5-32-5", "s-1-16-", most=100):
        match = _SID.search(line.text)
        if not match or is_code(line.text):
            continue
        seen.setdefault("S-1-16" if match[0].startswith("S-1-16-") else match[0], line.number)
    if len(seen) < 2 or "S-1-1-0" not in seen:
        return
    if "S-1-5-32-555" in seen:
        yield Observation("rdp-group", "member", (seen["S-1-5-32-555"],))
    elif "S-1-5-32-544" in seen:
        yield Observation("rdp-group", "administrator", (seen["S-1-5-32-544"],))
    elif "S-1-16" in seen and part.whole and part.says("s-1-5-32-545"):
        yield Observation("rdp-group", "not-member", (seen["S-1-1-0"], seen["S-1-16"]))


def _clock(part: Part) -> Iterator[Observation]:
    offsets = list(_offsets(part))
    if not offsets:
        return
    seconds = [abs(offset) for _, offset in offsets]
    value = "right" if max(seconds) < 60 else "off" if min(seconds) >= 300 else ""
    if value:
        yield Observation("clock", value, (offsets[-1][0],), {"seconds": round(offsets[-1][1], 3)})


def _offsets(part: Part) -> Iterator[tuple[int, float]]:
    for words, pattern in (
        ((":+", ":-", ", +", ", -"), _STRIPCHART),
        # The phase offset of a clock that is not synchronised is 0 and says nothing.
        (("offset:", "偏移:", "位移:") if _is_synchronised(part) else (), _PHASE),
        (("ntp time",), _CHRONY),
        (("offset ",) if part.says("ntpdate", "ntpdig") else (), _NTPDATE),
    ):
        for line in lines_with(part, *words, most=100):
            if match := pattern.search(line.text[:300]):
                yield line.number, float(match[1])


def _is_synchronised(part: Part) -> bool:
    """The first line of `w32tm /query /status`: the leap indicator, 0 if all is well."""
    return bool(part.lines) and bool(_SYNCHRONISED.match(part.lines[0].text))
