"""Settings of Remote Desktop in the registry: `reg query`, PowerShell's Get-Item*, exported files, copies from regedit.

Names of values and keys are the same in every language, so only the keys are told apart, never the words around them.
Formats: Microsoft's pages on `reg query`, Get-ItemProperty and the .reg file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from wizard.evidence.observation import Observation, Subjects, said
from wizard.evidence.spots import spots
from wizard.evidence.transcript import Part, squeezed

SUBJECTS: Subjects = {
    "rdp-port": {"port": said("The Remote Desktop port in the registry", "注册表中的远程桌面端口", 40)},
    "rdp-port-state": {
        "invalid": said("The Remote Desktop port in the registry is not valid", "注册表中的远程桌面端口号无效", 22),
        "two-numbers": said("The registry holds two different ports", "注册表中有两个不同的远程桌面端口号", 41),
        "changed": said("The Remote Desktop port is not 3389 any more", "远程桌面端口已改，不是 3389", 42),
        "default": said("Remote Desktop uses the standard port 3389", "远程桌面使用默认端口 3389", 58),
    },
    "rdp-enabled": {
        "denied-by-policy": said("A policy forbids Remote Desktop", "策略禁止了远程桌面", 23),
        "denied": said("Remote Desktop is switched off", "远程桌面没有开启", 24),
        "enabled-by-policy": said("A policy switches Remote Desktop on", "策略已开启远程桌面", 56),
        "enabled": said("Remote Desktop is switched on", "远程桌面已开启", 57),
    },
    "rdp-listener-enabled": {
        "disabled": said("The Remote Desktop listener is switched off", "远程桌面的监听器被禁用", 24),
        "enabled": said("The Remote Desktop listener is switched on", "远程桌面的监听器已启用", 59),
    },
    "nla": {
        "required": said("Network Level Authentication is required", "远程桌面要求网络级别身份验证", 54),
        "not-required": said("Network Level Authentication is not required", "远程桌面不要求网络级别身份验证", 55),
    },
    "security-layer": {
        "rdp": said("Remote Desktop uses its old encryption, not TLS", "远程桌面使用旧的 RDP 加密，不用 TLS", 53),
        "negotiate": said("Remote Desktop negotiates its encryption", "远程桌面协商选择加密方式", 55),
        "tls": said("Remote Desktop requires TLS", "远程桌面要求使用 TLS", 54),
    },
}

_NAMES = {
    name.casefold(): name
    for name in ("PortNumber", "fDenyTSConnections", "SecurityLayer", "UserAuthentication", "fEnableWinStation")
}
_NAME = "|".join(_NAMES)
_KEY = re.compile(r"(?:HKEY_[A-Z_]{5,20}|HK(?:LM|CU|CR|U|CC)):?\\([^\"'\[\]<>|*?/:]{0,200})", re.IGNORECASE)
_VALUE = re.compile(
    rf"^[\s|]{{0,40}}\"?({_NAME})\"?"
    r"(?:[\s|]{1,40}REG_DWORD[\s|]{1,40}|\s?=\s?dword:|\s{0,60}:\s)"
    r"(0x[0-9a-f]{1,8}|[0-9a-f]{8}\b|\d{1,10})(?:\s{0,9}\(\d{1,10}\))?[\s|]{0,200}$",
    re.IGNORECASE,
)
# regedit's "save as text": Name, Type and Data on lines of their own, their labels translated.
_SAVED_NAME = re.compile(rf"^\s{{1,8}}\S{{1,20}}\s?:\s{{1,20}}({_NAME})$", re.IGNORECASE)
_SAVED_DATA = re.compile(r"^\s{1,8}\S{1,20}\s?:\s{1,20}0x([0-9a-f]{1,8})$", re.IGNORECASE)
_ASKED = re.compile(
    rf"(?:/v|-name)\s{{1,9}}[\"']?({_NAME})\b|\)\.({_NAME})\b|\bRDP-Tcp[\"']?\s{{1,9}}[\"']?({_NAME})\b", re.IGNORECASE
)
_RULE = re.compile(r"^[\s-]{0,400}-{5,60}[\s-]{0,400}$")
_NUMBER = re.compile(r"^\s{0,80}(\d{1,10})\s{0,9}$")

_HIVES = ("hkey_", "hklm", "hkcu")
_CHILDREN = ("RDP-Tcp  ", "Terminal Server  ", "Terminal Services  ")
_LISTENER, _SERVER, _POLICY, _COPY = "listener", "server", "policy", "copy"
_ENDS = (
    ("terminalserverwinstationsrdptcp", _LISTENER),
    ("controlterminalserver", _SERVER),
    ("policiesmicrosoftwindowsntterminalservices", _POLICY),
    ("terminalserverwdsrdpwdtdstcp", _COPY),
)
_FIELDS = {
    ("PortNumber", _LISTENER): "rdp-port",
    ("fDenyTSConnections", _SERVER): "rdp-enabled",
    ("fDenyTSConnections", _POLICY): "rdp-enabled",
    ("SecurityLayer", _LISTENER): "security-layer",
    ("SecurityLayer", _POLICY): "security-layer",
    ("UserAuthentication", _LISTENER): "nla",
    ("UserAuthentication", _POLICY): "nla",
    ("fEnableWinStation", _LISTENER): "rdp-listener-enabled",
}
_MEANS = {
    "rdp-enabled": {0: "enabled", 1: "denied"},
    "security-layer": {0: "rdp", 1: "negotiate", 2: "tls"},
    "nla": {0: "not-required", 1: "required"},
    "rdp-listener-enabled": {0: "disabled", 1: "enabled"},
}


@dataclass(frozen=True, slots=True)
class _Found:
    name: str
    number: int
    line: int
    key: str


def read(part: Part) -> Iterable[Observation]:
    if not part.says(*_NAMES) and not _ASKED.search(part.command):
        return ()
    found = list(_values(part))
    return [*_ports(found), *_switches(found)]


def _values(part: Part) -> Iterator[_Found]:
    """Every value we know whose key is certain."""
    asked = part.command.replace('" "', " ")
    path, loose = _key_in(asked), list[tuple[str, int, int]]()
    key = _kind(path)
    for index in spots(part, *_NAMES, *_HIVES, *(child.casefold() for child in _CHILDREN), most=1000):
        line = part.lines[index]
        if "hk" in line.text.casefold() and (match := _KEY.search(line.text)):
            path = match[1] + _continued(part, index)
            key = _kind(path)
            if "pspath" in line.text[:20].casefold():  # PowerShell writes the key after the values
                yield from (_Found(name, number, at, key) for name, number, at in loose)
                loose.clear()
        elif line.text.startswith(_CHILDREN):  # Get-ChildItem: the parent first, then each child
            key = _kind(path + "\\" + line.text.split("  ")[0])
        elif value := _value_at(part, index):
            if key:
                yield _Found(*value, line.number, key)
            else:
                loose.append((*value, line.number))
    yield from _bare(part, _kind(_key_in(asked)))


def _value_at(part: Part, index: int) -> tuple[str, int] | None:
    text = part.lines[index].text
    if match := _VALUE.match(text):
        return _NAMES[match[1].casefold()], _number(match[2], text)
    if (match := _SAVED_NAME.match(text)) and len(part.lines) > index + 2:
        data = _SAVED_DATA.match(part.lines[index + 2].text)
        return (_NAMES[match[1].casefold()], int(data[1], 16)) if data else None
    return None


def _number(written: str, line: str) -> int:
    """`reg` and exported files write hexadecimal, PowerShell decimal."""
    return (
        int(written, 16)
        if written[:2] in ("0x", "0X") or "dword:" in line.casefold()
        else int(written, 10 if written.isdigit() else 16)
    )


def _key_in(text: str) -> str:
    match = _KEY.search(text)
    return match[1] if match else ""


def _kind(path: str) -> str:
    """Which of our keys it is; '' for any other, so that another program's PortNumber stays its own."""
    run = squeezed(path.split("  ")[0] if "  " in path.strip() else path)
    if not run.startswith(("system", "software")):
        return ""
    return next((kind for end, kind in _ENDS if run.endswith(end)), "")


def _continued(part: Part, index: int) -> str:
    """What PowerShell wrapped into the next line."""
    following = part.lines[index + 1].text if index + 1 < len(part.lines) else ""
    return (
        following.strip() if following.startswith(" " * 9) and ":" not in following and "REG_" not in following else ""
    )


def _bare(part: Part, key: str) -> Iterator[_Found]:
    """A number alone, where the command asked for one value; or a table with names, a rule and numbers."""
    asked = _ASKED.search(part.command)
    if key and asked and part.lines and (match := _NUMBER.match(part.lines[0].text)):
        name = next(filter(None, asked.groups()))
        yield _Found(_NAMES[name.casefold()], int(match[1]), part.lines[0].number, key)
    for index in range(min(len(part.lines) - 2, 40)):
        if key and _RULE.match(part.lines[index + 1].text):
            heads, cells = part.lines[index].text.split(), part.lines[index + 2].text.split()
            if len(heads) == len(cells):
                yield from (
                    _Found(_NAMES[head.casefold()], int(cell), part.lines[index + 2].number, key)
                    for head, cell in zip(heads, cells, strict=True)
                    if head.casefold() in _NAMES and cell.isdecimal() and len(cell) <= 10
                )


def _ports(found: list[_Found]) -> Iterator[Observation]:
    ports = [value for value in found if value.name == "PortNumber" and value.key == _LISTENER]
    copies = [value for value in found if value.name == "PortNumber" and value.key == _COPY]
    for port in ports:
        detail: dict[str, Any] = {"port": port.number}
        if 0 < port.number <= 65535:
            yield Observation("rdp-port", f"port={port.number}", (port.line,), detail)
            state = "default" if port.number == 3389 else "changed"
        else:
            state = "invalid"
        yield Observation("rdp-port-state", state, (port.line,), detail)
        for copy in copies[:1]:
            if copy.number != port.number:
                yield Observation(
                    "rdp-port-state", "two-numbers", (port.line, copy.line), {**detail, "other": copy.number}
                )
    for copy in copies if not ports else ():
        # Alone it is the older of the two places; what another query of the paste says is compared with it.
        if 0 < copy.number <= 65535:
            yield Observation("rdp-port", f"port={copy.number}", (copy.line,), {"port": copy.number})


def _switches(found: list[_Found]) -> Iterator[Observation]:
    ruled = {_FIELDS.get((value.name, _POLICY)) for value in found if value.key == _POLICY}
    for value in found:
        subject = _FIELDS.get((value.name, value.key))
        meaning = _MEANS.get(subject or "", {}).get(value.number)
        # A policy decides alone; what the machine's own key says beside it has no effect.
        if subject is None or meaning is None or (value.key != _POLICY and subject in ruled):
            continue
        by_policy = value.key == _POLICY
        if subject == "rdp-enabled" and by_policy:
            meaning += "-by-policy"
        yield Observation(subject, meaning, (value.line,), {"policy": True} if by_policy else {})
