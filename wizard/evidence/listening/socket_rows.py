"""Rows of socket tables as one shape: netstat (Windows, Linux, BSD, macOS), ss, lsof -i, Get-NetTCPConnection.

Formats: the manual pages of net-tools netstat, iproute2 ss and lsof, and Microsoft's netstat and Get-NetTCPConnection.
Windows translates the word LISTENING (ABHÖREN, ESCUCHANDO); what no language touches is the empty foreign address of a
listener, so that decides there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from wizard.evidence.line_search import lines_with
from wizard.evidence.transcript import Part

MAX_ROWS = 300
"""Rows of each kind that are looked at; no real listing has more listeners."""


@dataclass(frozen=True, slots=True)
class Row:
    """One TCP socket. `port` is None where a name stands that is not known; `program` is small and may be empty."""

    line: int
    kind: str
    address: str
    port: int | None
    state: str
    peer: str
    pid: int | None = None
    program: str = ""


_NAMED_PORTS = """
    ftp=21 ssh=22 telnet=23 smtp=25 domain=53 http=80 www=80 pop3=110 sunrpc=111 rpcbind=111 epmap=135 netbios-ssn=139
    imap=143 imap2=143 ldap=389 https=443 microsoft-ds=445 submission=587 ipp=631 ldaps=636 imaps=993 pop3s=995
    ms-sql-s=1433 mysql=3306 ms-wbt-server=3389 rdp=3389 postgresql=5432 redis=6379 http-alt=8080 webcache=8080
"""
_PORT_NAMES = {name: int(port) for name, _, port in (pair.partition("=") for pair in _NAMED_PORTS.split())}
_TCP = {"tcp", "tcp4", "tcp6", "tcp46"}
_STATES = {
    **dict.fromkeys(("listen", "listening", "(listen)"), "listen"),
    **dict.fromkeys(("syn_received", "syn_recv", "syn-recv", "synreceived", "syn_rcvd"), "half-open"),
    **dict.fromkeys(("estab", "established", "(established)"), "established"),
    **dict.fromkeys(("close_wait", "close-wait", "closewait", "(close_wait)"), "close-wait"),
    **dict.fromkeys(("time_wait", "time-wait", "timewait"), "time-wait"),
    **dict.fromkeys(("bound", "closed", "(closed)", "unconn"), "closed"),
}
_NOBODY = re.compile(r"(?:0\.0\.0\.0|\[::\]|\*|[\w.-]{1,60}):0|\*:\*")
_END = re.compile(r"(?P<address>.{0,80})(?:[:.])(?P<port>[a-z\d][\w-]{0,20})")
_USERS = re.compile(r'\("(?P<program>[^"]{1,40})",(?:pid=)?(?P<pid>\d{1,9})')
_PROGRAM = re.compile(r"(?P<pid>\d{1,9})/(?P<program>[^\s/:]{1,40})")
_FIELDS = ("localaddress", "localport", "remoteaddress", "remoteport", "state", "owningprocess")
_LIST_FIELD = re.compile(rf"\s{{0,8}}({'|'.join(_FIELDS)})\s{{0,20}}:\s?(\S{{0,60}})")


def rows_of(part: Part, *words: str, limit: int = MAX_ROWS) -> Iterator[Row]:
    """TCP rows of the lines that hold one of `words` (small letters)."""
    for at in lines_with(part, words, limit):
        line = part.lines[at]
        if len(line.text) < 600 and (row := row_of(line.number, line.text.casefold().split(None, 14))):
            yield row


def row_of(line: int, words: list[str]) -> Row | None:
    """The row that these words of a line (small letters) make, if they are one. A time may stand before it."""
    for at, word in enumerate(words[:9]):
        if word in _TCP:
            return _lsof(line, words, at) if at > 5 else _tcp_row(line, words[at:])
        if word in _STATES and at < 4:
            return _ss(line, words[at:])
    return _powershell(line, words)


def _tcp_row(line: int, words: list[str]) -> Row | None:
    if len(words) > 4 and words[1] in _STATES:
        return _ss(line, words[1:])
    if len(words) > 5 and words[1].isdigit() and words[2].isdigit():
        return _unix(line, words)
    return _windows(line, words) if len(words) > 3 else None


def _windows(line: int, words: list[str]) -> Row | None:
    pid = int(words[-1]) if words[-1].isdigit() and len(words[-1]) < 10 and len(words) > 4 else None
    state = _STATES.get(words[3]) or ("listen" if _NOBODY.fullmatch(words[2]) else words[3])
    if state == "listen" and not _NOBODY.fullmatch(words[2]):
        return None
    return _row(line, "windows", words[1], state, words[2], pid)


def _unix(line: int, words: list[str]) -> Row | None:
    owner = next((match for word in words[6:] if (match := _PROGRAM.match(word))), None)
    pid, program = (int(owner["pid"]), owner["program"]) if owner else (None, "")
    return _row(line, "unix", words[3], _STATES.get(words[5], words[5]), words[4], pid, program)


def _ss(line: int, words: list[str]) -> Row | None:
    if len(words) < 5 or not (words[1].isdigit() and words[2].isdigit()):
        return None
    owners = [match for word in words[5:] for match in _USERS.finditer(word)]
    # With socket activation systemd holds the port, too; the other one answers.
    owners.sort(key=lambda match: match["program"] in ("systemd", "init"))
    owner = owners[0] if owners else None
    pid, program = (int(owner["pid"]), owner["program"]) if owner else (None, "")
    return _row(line, "ss", words[3], _STATES[words[0]], words[4], pid, program)


def _lsof(line: int, words: list[str], at: int) -> Row | None:
    if len(words) < at + 3 or not words[1].isdigit() or words[-1] not in _STATES:
        return None
    local, _, peer = words[at + 1].partition("->")
    return _row(line, "lsof", local, _STATES[words[-1]], peer, int(words[1][:9]), words[0])


def _powershell(line: int, words: list[str]) -> Row | None:
    if len(words) < 5 or not (words[1].isdigit() and words[3].isdigit()) or words[4] not in _STATES:
        return None
    pid = int(words[-1]) if words[-1].isdigit() and len(words) > 5 and len(words[-1]) < 10 else None
    return _row(line, "powershell", f"{words[0]}:{words[1]}", _STATES[words[4]], f"{words[2]}:{words[3]}", pid)


def _row(line: int, kind: str, local: str, state: str, peer: str, pid: int | None, program: str = "") -> Row | None:
    match = _END.fullmatch(local)
    if not match or "/" in local:
        return None
    name = match["port"]
    port = int(name) if name.isdigit() and len(name) < 6 else _PORT_NAMES.get(name)
    if port is not None and not 0 < port < 65536:
        return None
    return Row(line, kind, match["address"].strip("[]").partition("%")[0], port, state, peer, pid, program)


def listed_rows(part: Part) -> Iterator[Row]:
    """Rows of `Get-NetTCPConnection | Format-List`."""
    fields: dict[str, str] = {}
    for at in lines_with(part, _FIELDS, MAX_ROWS):
        match = _LIST_FIELD.match(part.lines[at].text.casefold()[:140])
        if not match:
            continue
        if match[1] in fields:
            fields = {}
        fields[match[1]] = match[2]
        if match[1] == "owningprocess" or (match[1] == "state" and len(fields) > 4):
            words = [fields.get(name, "") for name in _FIELDS[:5]]
            if row := _powershell(part.lines[at].number, [*words, fields.get("owningprocess", "-")]):
                yield row


def scope(address: str) -> str:
    """Who reaches a listener at this address: ``all``, ``loopback`` or ``private`` (one address of the computer)."""
    if address in ("0.0.0.0", "*", "::", ""):
        return "all"
    if address.removeprefix("::ffff:").startswith("127.") or address in ("::1", "localhost", "ip6-localhost"):
        return "loopback"
    return "private"
