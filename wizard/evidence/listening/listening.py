"""Does anything listen, where, and which program: netstat, ss, lsof -i, Get-NetTCPConnection.

Formats: see `socket_rows`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from wizard.evidence.line_search import explains, in_source, lines_with
from wizard.evidence.listening.port_owners import Process, below, owner, tasks
from wizard.evidence.listening.socket_commands import Asked, asked
from wizard.evidence.listening.socket_crowds import CROWDS, crowds
from wizard.evidence.listening.socket_rows import MAX_ROWS, Row, listed_rows, rows_of, scope
from wizard.evidence.observation import Observation, Subjects, said
from wizard.evidence.transcript import Part

SUBJECTS: Subjects = {
    "listening": {
        "not-listening": said("Nothing listens on the port", "没有程序在监听这个端口", 40),
        "listening": said("A program listens", "有程序在监听端口", 41),
    },
    "listen-address": {
        "loopback": said(
            "The port listens for the server itself only (127.0.0.1)", "端口只对服务器自己监听（127.0.0.1）", 42
        ),
        "private": said("The port listens on one address only", "端口只在某一个 IP 上监听", 55),
        "all": said("The port listens on all addresses of the server", "端口在服务器的所有 IP 上监听", 57),
    },
    "port-owner": {
        "other": said("Another program holds the port", "端口由其他程序占用", 43),
        "termservice": said("Remote Desktop Services holds the port", "端口由远程桌面服务占用", 56),
        "sshd": said("The SSH server holds the port", "端口由 SSH 服务占用", 56),
        "web": said("A web server holds the port", "端口由 Web 服务器占用", 56),
    },
    **CROWDS,
}

RDP, SSH = 3389, 22
MAX_PORTS = 200

_LISTEN = ("listen", ":0 ", "localport", "nettcpconnection")
_CUT = re.compile(r"\s{0,20}(?:\.{3,6}|…{1,3}|[\[(<]?(?:省略|略|snip|cut|truncated)\b.{0,12})\s{0,20}", re.IGNORECASE)
_NO_OBJECT = re.compile(
    r"msft_nettcpconnection[^\d]{0,90}localport[^\d]{1,40}(\d{1,5})"
    r"|localport[^\d]{1,12}(\d{1,5})[^\d]{1,40}msft_nettcpconnection"
    r"|objectnotfound: \((\d{1,5}):uint16\) \[get-nettcpconnection\]"
)
_HARMLESS = re.compile(
    r"^\s*\(?(?:not all processes could be|will not be shown|并非所有进程)"
    r"|^(?:state|netid)\s+(?:state\s+)?recv-q|^proto\s+recv-q"
)


def read(part: Part) -> Iterable[Observation]:
    found: list[Observation] = []
    if part.says(*_LISTEN) or (part.command and _only_headings(part)):
        found += _listeners(part)
    found += crowds(part)
    return found


def _listeners(part: Part) -> Iterator[Observation]:
    if absent := _no_object(part):
        yield absent
        return
    question = asked(part.command) or Asked()
    rows = [row for row in _listening_rows(part) if row.state == "listen"]
    if question.proves or any(row.port == question.port for row in rows):
        rows = [row for row in rows if question.port in (row.port, None)]
    shown = [row.line for row in rows[:3]]
    if rows and not explains(part, shown) and not in_source(part, shown):
        yield from _of_rows(part, question, rows)
    elif not rows and question.port and question.proves and part.lines and _only_headings(part):
        yield _absent(question.port, (part.lines[0].number,))


def _listening_rows(part: Part) -> Iterator[Row]:
    # The word is LISTEN or LISTENING nearly everywhere; where Windows translates it, the empty foreign address tells.
    rows = list(rows_of(part, "listen"))
    yield from rows or rows_of(part, ":0 ")
    if part.says("localport"):
        yield from listed_rows(part)


def _of_rows(part: Part, question: Asked, rows: Sequence[Row]) -> Iterator[Observation]:
    ports = sorted({row.port for row in rows if row.port is not None})
    if not ports:
        return
    complete = _is_complete(part, question, rows)
    if len(ports) == 1 and (question.port or not complete or not _is_windows(rows)):
        yield from _of_port(part, ports[0], [row for row in rows if row.port], complete)
    elif complete and _is_windows(rows) and RDP not in ports:
        yield Observation(
            "listening", "not-listening", _ends(rows), {"port": RDP, "complete": True, "ports": ports[:MAX_PORTS]}
        )
    else:
        lines = tuple(row.line for row in rows if row.port in (RDP, 22, 80, 443))[:3] or (rows[0].line,)
        yield Observation("listening", "listening", lines, {"ports": ports[:MAX_PORTS], "complete": complete})


def _of_port(part: Part, port: int, rows: Sequence[Row], complete: bool) -> Iterator[Observation]:
    lines = tuple(row.line for row in rows[:3])
    processes = {row.pid for row in rows if row.pid}
    detail = {"port": port, "ports": [port], "complete": complete}
    yield Observation(
        "listening", "listening", lines, detail | ({"pid": min(processes)} if len(processes) == 1 else {})
    )
    yield from _place(part, port, rows)


def _place(part: Part, port: int, rows: Sequence[Row]) -> Iterator[Observation]:
    """For whom the port listens, and which program holds it."""
    lines = tuple(row.line for row in rows[:3])
    scopes = {scope(row.address) for row in rows}
    value = "all" if "all" in scopes else "private" if "private" in scopes else "loopback"
    addresses = sorted({row.address or "*" for row in rows})[:4]
    yield Observation("listen-address", value, lines, {"port": port, "addresses": addresses})
    if held := _held(part, port, rows):
        yield held


def _held(part: Part, port: int, rows: Sequence[Row]) -> Observation | None:
    """The owner that the listing itself names, if every row names the same one."""
    found = [_process(part, row) for row in rows[:6]]
    owners = {owner(process, port) for process in found if process}
    if len(owners) != 1 or None in owners or not found[0]:
        return None
    return _owned(owners.pop() or "", port, (found[0].line,), found[0], rows[0].pid)


def _process(part: Part, row: Row) -> Process | None:
    if row.program:
        return Process(row.line, row.program)
    if row.kind == "windows" and row.pid == 4:
        return Process(row.line, "system")
    return below(part, row.line) if row.kind == "windows" and "[" in part.text else None


def _owned(value: str, port: int, lines: tuple[int, ...], process: Process, pid: int | None) -> Observation:
    detail: dict[str, object] = {"port": port, "program": process.program}
    return Observation("port-owner", value, lines, detail | ({"pid": pid} if pid else {}))


def _is_windows(rows: Sequence[Row]) -> bool:
    return rows[0].kind in ("windows", "powershell")


def _is_complete(part: Part, question: Asked, rows: Sequence[Row]) -> bool:
    """True if no listener can be missing."""
    left_out = not part.whole or question.narrowed or len(rows) >= MAX_ROWS or any(row.port is None for row in rows)
    if left_out or any(len(line.text) < 40 and _CUT.fullmatch(line.text) for line in part.lines):
        return False
    if not _is_windows(rows):
        return rows[0].kind != "lsof" and bool(part.command or "recv-q" in part.text)
    # Every Windows since Vista listens on 135 and on ports from 49152; netstat sorts by address, so what lies between
    # is all there, and what comes after (IPv6, UDP) shows that the list was not cut.
    wide = [row.port or 0 for row in rows if row.address == "0.0.0.0"]
    after = any(row.address == "::" for row in rows) or "udp " in part.text
    return 135 in wide and max(wide) >= 49152 and after


def _ends(rows: Sequence[Row]) -> tuple[int, ...]:
    """The rows around the place where 3389 would stand."""
    wide = sorted((row.port or 0, row.line) for row in rows if row.address == "0.0.0.0")
    lower = [line for port, line in wide if port < RDP][-1:]
    return tuple(sorted(lower + [line for port, line in wide if port > RDP][:1])) or (rows[0].line,)


def _absent(port: int, lines: tuple[int, ...]) -> Observation:
    return Observation("listening", "not-listening", lines, {"port": port, "complete": False})


def _no_object(part: Part) -> Observation | None:
    """Get-NetTCPConnection -LocalPort: no such object, in any language."""
    for at in lines_with(part, ("nettcpconnection",), 20):
        # The console may have wrapped the sentence.
        match = _NO_OBJECT.search(" ".join(line.text.casefold()[:300] for line in part.lines[at : at + 2]))
        if match and 0 < int(match[1] or match[2] or match[3]) < 65536:
            return _none_of(part, int(match[1] or match[2] or match[3]), part.lines[at].number)
    return None


def _none_of(part: Part, port: int, line: int) -> Observation | None:
    asks_other = re.search(r"-state\s+(?!listen)\w", part.command, re.IGNORECASE)
    names = "localport" in part.text or "localport" in part.command.casefold()
    return _absent(port, (line,)) if names and not asks_other and not explains(part, [line]) else None


def _only_headings(part: Part) -> bool:
    return 0 < len(part.lines) < 4 and all(_HARMLESS.search(line.text.casefold()) for line in part.lines)


def with_owners(found: list[Observation], parts: list[Part]) -> list[Observation]:
    """What only all parts together tell: the owner that tasklist names, the row of a whole listing that is about the
    port that was tested, and filtered listings that printed nothing."""
    return [*found, *_joined(found, parts), *_meant_rows(found, parts), *_silent_parts(found, parts)]


def _joined(found: Sequence[Observation], parts: Sequence[Part]) -> Iterator[Observation]:
    owned = {observation.detail.get("port") for observation in found if observation.subject == "port-owner"}
    for observation in found:
        port, pid = observation.detail.get("port"), observation.detail.get("pid")
        if observation.subject != "listening" or not isinstance(port, int) or not isinstance(pid, int) or port in owned:
            continue
        named = list(_by_tasks(port, pid, observation.lines[0], parts))
        owned.update([port] if named else [])
        yield from named


def _meant_rows(found: Sequence[Observation], parts: Sequence[Part]) -> Iterator[Observation]:
    """Where the one port listens that the paste is about, by a listing that holds others, too.

    Where nothing else tells, it is the port of Remote Desktop or SSH: those observations are marked ``assumed``, as a
    guide about another service can do nothing with them.
    """
    tested = _named_ports(found)
    told = {one.detail.get("port") for one in found if one.subject == "listen-address"}
    for whole in [one for one in found if one.subject == "listening" and not one.detail.get("port")]:
        meant = (tested or {RDP, SSH}) & set(whole.detail["ports"])
        if tested is None or len(tested) > 1 or len(meant) != 1 or meant & told:
            continue
        told |= meant
        for part in parts:
            if part.lines and part.lines[0].number <= whole.lines[0] <= part.lines[-1].number:
                yield from _meant_in(part, min(meant), parts, {} if tested else {"assumed": True})


def _named_ports(found: Sequence[Observation]) -> set[int] | None:
    """The ports that were tested, else those that could not be taken; None if there is a test, but no number."""
    for subject in ("port", "socket"):
        named = [one.detail.get("port") for one in found if one.subject == subject]
        if named:
            return {port for port in named if port} or None
    return set()


def _meant_in(part: Part, port: int, parts: Sequence[Part], mark: dict[str, bool]) -> Iterator[Observation]:
    rows = [row for row in _listening_rows(part) if row.state == "listen" and row.port == port]
    placed = list(_place(part, port, rows)) if rows else []
    pids = {row.pid for row in rows if row.pid}
    if len(placed) == 1 and len(pids) == 1:
        placed += _by_tasks(port, pids.pop(), rows[0].line, parts)
    for one in placed:
        yield replace(one, detail={**one.detail, **mark})


def _by_tasks(port: int, pid: int, line: int, parts: Sequence[Part]) -> Iterator[Observation]:
    for process in tasks(parts, pid):
        if value := owner(process, port):
            yield _owned(value, port, (line, process.line), process, pid)
            return


def _silent_parts(found: Sequence[Observation], parts: Sequence[Part]) -> Iterator[Observation]:
    """`netstat -ano | findstr :3389` with nothing below, and another command after it that printed what a reader knows.

    The last command of a paste may just be cut there, and a list of commands to try has no output anywhere.
    """
    known = {observation.detail.get("port") for observation in found if observation.subject == "listening"}
    spoken = {line for observation in found for line in observation.lines}
    if not any(part.command and not spoken.isdisjoint(line.number for line in part.lines) for part in parts):
        return
    for at, part in enumerate(parts[:-1]):
        question = asked(part.command) if not part.lines or _only_headings(part) else None
        if question and question.port not in known and question.proves and part.whole and parts[at + 1].at:
            yield _absent(question.port or 0, (part.at,))
