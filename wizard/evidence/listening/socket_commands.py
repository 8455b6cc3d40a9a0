"""What a command that lists sockets asks for: netstat, ss, lsof or Get-NetTCPConnection, and the filters after it."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asked:
    """`port` is the one that the command is about, if rows have it: a bare number may be a process. `narrowed`: rows of
    listeners are left out. `proves`: if it prints no row, nothing listens on `port`."""

    port: int | None = None
    narrowed: bool = False
    proves: bool = False


_TOOL = re.compile(r"^(?:sudo\s+)?(?:\S{0,60}[\\/])?(netstat|ss|lsof|get-nettcpconnection)(?:\.exe)?(?=\s|$)(.*)", re.I)
_FILTER = re.compile(r"^(findstr|find|[ef]?grep|select-string|sls|where-object|where|\?)(?:\.exe)?\s(.*)$", re.I)
_HARMLESS = re.compile(r"^(?:sort|more|less|cat|column|out-string|format-table|format-list|ft|fl)(?:\s|$)", re.I)
_INVERSE = re.compile(r"(?:^|\s)(?:/v|-[a-z]{0,3}v[a-z]{0,3}|-notmatch|-ne|-notlike)(?=\s|$)", re.I)
_SEVERAL = re.compile(r"[;&>`]|\$\(")
_FLAG = re.compile(r"(?:^|\s)[-/]([a-z]{1,12})(?=[\s\d]|$)", re.I)
_REMARK = re.compile(r"\s#\s")
_KNOWN_PORTS = {21, 22, 25, 80, 443, 1433, 3306, 3389, 5432, 5900, 6379, 8080, 8443}
_NUMBER = re.compile(r"(?<!\d)\d{1,5}(?!\d)")
_IGNORE_CASE = re.compile(r"(?:^|\s)(?:/i|-[a-z]{0,3}i[a-z]{0,3})(?=\s|$)", re.I)
_OWN_PORT = re.compile(
    r"(?:sport\s{0,3}(?:=|==|eq)\s{0,3}:?|-localport\s{1,4}|localport\s{1,3}-eq\s{1,3}|-i\s?(?:tcp)?@?:)(\d{1,5})(?![\d,-])",
    re.I,
)


def asked(command: str) -> Asked | None:
    """None if the command lists no sockets (or there is none), or if a remark explains it as text books do."""
    pieces = [piece.strip() for piece in command[:400].split("|")]
    if _REMARK.search(command[:400]) or not (match := _TOOL.match(pieces[0])):
        return None
    tool, options = match[1].lower(), match[2]
    own = [int(port) for port in _OWN_PORT.findall(command[:400])]
    filters = [_Filter.of(tool, piece) for piece in pieces[1:] if not _HARMLESS.match(piece)]
    ports = own or [port for found in filters for port in found.ports]
    port = ports[0] if len(set(ports)) == 1 and 0 < ports[0] < 65536 else None
    proves = all(found.clear for found in filters) and _shows_listeners(tool, options, command, filters)
    # `state established`, `-State TimeWait` and `dport` leave listeners out before any filter.
    narrowed = bool(own) or any(found.narrows for found in filters) or _left_out(options)
    return Asked(port, narrowed, port is not None and proves and not _left_out(options))


@dataclass(frozen=True, slots=True)
class _Filter:
    ports: tuple[int, ...]
    narrows: bool
    clear: bool

    @classmethod
    def of(cls, tool: str, piece: str) -> _Filter:
        match = _FILTER.match(piece)
        if not match or _INVERSE.search(match[2]):
            return cls((), True, False)
        numbers = tuple(int(number) for number in _NUMBER.findall(match[2]))
        if numbers:
            # After a colon (or a dot, on BSD) the number is a port for certain.
            is_port = numbers[0] in _KNOWN_PORTS or bool(re.search(r"[:.]\d", match[2]))
            return cls(
                numbers, True, len(numbers) == 1 and is_port and not re.search(r"[a-z]{5}", _bare(match[2]), re.I)
            )
        return cls((), not _is_listen(tool, match[1], match[2]), _is_listen(tool, match[1], match[2]))


def _bare(pattern: str) -> str:
    return re.sub(r"\$_\.localport|localport|-match|-pattern|-simplematch", "", pattern, flags=re.I)


def _is_listen(tool: str, program: str, pattern: str) -> bool:
    """True if the filter keeps every listener; findstr and grep tell small letters from capitals."""
    words = re.findall(r"[A-Za-z]{3,}", re.sub(r"(?:^|\s)[-/]\w+", " ", pattern))
    if len(words) != 1:
        return False
    ignores = bool(_IGNORE_CASE.search(pattern)) or program.lower() in ("select-string", "sls")
    word = words[0].upper() if ignores else words[0]
    windows = program.lower() in ("findstr", "find", "select-string", "sls")
    return ("LISTENING" if windows and tool == "netstat" else "LISTEN").startswith(word)


def _left_out(options: str) -> bool:
    return bool(re.search(r"\bdport\b|\bstate\s+(?!listen)\w|-remote(?:port|address)\b", options, re.I))


def _shows_listeners(tool: str, options: str, command: str, filters: list[_Filter]) -> bool:
    if _SEVERAL.search(command.replace("$_", "")):
        return False
    flags = "".join(_FLAG.findall(options)).lower()
    if tool == "get-nettcpconnection":
        return True
    if tool == "lsof":
        # Without root it lists the programs of the user alone.
        return command.lower().startswith("sudo")
    tcp = "t" in flags or "u" not in flags
    # On macOS and BSD a dot stands before the port, so `netstat -an | grep :22` finds nothing there.
    dotted = tool == "netstat" and "grep" in command and ":" in command and not set("ltp") & set(flags)
    return ("a" in flags or "l" in flags) and tcp and not dotted and "udp" not in options.lower()
