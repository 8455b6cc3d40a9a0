"""Which program holds a port: names that ss, lsof, netstat -b and tasklist give to processes.

Formats: Microsoft's netstat -b (component, then ``[program.exe]`` below the row), tasklist and tasklist /svc,
PowerShell's Get-Process.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wizard.evidence.transcript import Part


@dataclass(frozen=True, slots=True)
class Process:
    """A program and, where they are all told, the Windows services in it (small letters)."""

    line: int
    program: str
    services: tuple[str, ...] | None = None


_SSH = {"sshd", "openssh"}
_WEB = {"nginx", "apache", "apache2", "httpd", "httpd.worker", "w3wp", "iisexpress", "caddy", "lighttpd"}
_KERNEL_PORTS = {135, 137, 139, 445, 2869, 5357, 5985, 5986, 10246, 10247, 47001}
"""Ports that the Windows kernel (process 4) holds for something else than web sites."""

_SILENT = {"svchost", "systemd", "init", "-", "", "dropbear", "xinetd", "launchd"}
_TASK = re.compile(
    r"^\s{0,8}\"?(?P<program>[\w.$+-][\w.$+ -]{0,40}?)\"?[\s,]{1,40}\"?(?P<pid>\d{1,7})\"?[\s,]+(?P<rest>\S.{0,300})?$"
)
_SERVICES = re.compile(r"\"?[\w$.-]{2,60}(?:,\s?[\w$.-]{2,60}){0,30},?\s?\"?")
_PROCESS = re.compile(r"\s(?P<pid>\d{1,7})\s{1,4}\d{1,3}\s(?P<program>[\w.$-]{1,40})\s*$")
_COMPONENT = re.compile(r"[\w$.-]{2,60}")
_BRACKETS = re.compile(r"\[(?P<program>[^\]]{1,60})\]")


def owner(process: Process, port: int) -> str | None:
    """``termservice``, ``sshd``, ``web`` or ``other``; None if the name does not tell."""
    program = process.program.removesuffix(".exe").strip('" ')
    if "termservice" in (process.services or ()):
        return "termservice"
    if program == "svchost":
        return "other" if process.services else None
    if program in ("system", "ntoskrnl"):
        return None if port in _KERNEL_PORTS else "web"
    if program in _SILENT:
        return None
    return "sshd" if program in _SSH else "web" if program in _WEB else "other"


def tasks(parts: Iterable[Part], pid: int) -> Iterator[Process]:
    """What tasklist and Get-Process in any of the parts say about the process of this number."""
    for part in parts:
        if str(pid) not in part.text:
            continue
        for at, text in enumerate(part.text.split("\n")):
            if str(pid) in text and (process := _task(part, at, text[:400], str(pid))):
                yield process
                break


def _task(part: Part, at: int, text: str, pid: str) -> Process | None:
    line = part.lines[at].number
    if (match := _TASK.match(text)) and match["pid"] == pid and _is_program(match["program"]):
        return Process(line, match["program"], _services(part, at, match["rest"] or ""))
    if (match := _PROCESS.search(text)) and match["pid"] == pid and text.split()[0].replace(",", "").isdigit():
        return Process(line, match["program"])
    return None


def _is_program(name: str) -> bool:
    return name.endswith(".exe") or name == "system"


def _services(part: Part, at: int, rest: str) -> tuple[str, ...] | None:
    """The services of tasklist /svc, which runs on over the next lines; None for plain tasklist (session, memory)."""
    if not _SERVICES.fullmatch(rest) or rest.strip().isdigit() or rest in ("n/a", "暂缺", "暫缺"):
        return None
    for line in part.lines[at + 1 : at + 12]:
        text = line.text.casefold()
        if not rest.rstrip().endswith(",") or not text.startswith("   ") or not _SERVICES.fullmatch(text.strip()):
            break
        rest = f"{rest.rstrip()} {text.strip()}"
    return tuple(name.strip(' "') for name in rest.split(",") if name.strip(' "'))


def below(part: Part, line: int) -> Process | None:
    """The owner that netstat -b prints on the one or two lines below the row at this line."""
    at = next((at for at, other in enumerate(part.lines) if other.number == line), len(part.lines))
    following = [other.text.strip().casefold() for other in part.lines[at + 1 : at + 3]]
    component = following[0] if following and _COMPONENT.fullmatch(following[0]) else ""
    match = _BRACKETS.fullmatch(following[1] if component and len(following) > 1 else "".join(following[:1]))
    if not match:
        return None
    # In a shared process the component that is shown need not be the one that listens, except by its own name.
    return Process(line, match["program"], ("termservice",) if component == "termservice" else None)
