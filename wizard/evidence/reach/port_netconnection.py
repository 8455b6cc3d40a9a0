"""Test-NetConnection (tnc): its list, its table, its JSON, its warnings and its bare True and False.

The field names and warnings are English in every language of Windows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wizard.evidence.observation import Observation
from wizard.evidence.paste import Line
from wizard.evidence.reach.port_lines import Look, named_target, observed
from wizard.evidence.transcript import Part

_FIELD = re.compile(
    r"^\s{0,20}\"?(computername|remoteaddress|sourceaddress|remoteport|pingsucceeded|tcptestsucceeded)\"?\s{0,30}[:=]\s{0,3}\"?([^\",]{0,150}?)\"?,?\s*$"
)
_REFUSAL = re.compile(r"(?:^|:)\s{0,20}tcp connect to \(?(?P<host>[^\s()]{1,150}?)\s?:\s?(?P<port>\d{1,5})\)? failed")
_NO_NAME = re.compile(r"(?:^|:)\s{0,20}name resolution of (?P<host>\S{1,150}) failed")
_COMMAND = re.compile(r"(?:test-netconnection|\btnc)\b", re.IGNORECASE)
_TYPED_PORT = re.compile(r"\s-p(?:o|or|ort)?[ :]\s?(\d{1,5})\b", re.IGNORECASE)
_TYPED_TCP_PORT = re.compile(r"\btest-connection\b.{0,200}\s-tcpport[ :]\s?(\d{1,5})\b", re.IGNORECASE)
_SERVICES = {"rdp": 3389, "http": 80, "smb": 445, "winrm": 5985}
_TYPED_SERVICE = re.compile(r"\s-com\w{0,12}[ :]\s?(rdp|http|smb|winrm)\b", re.IGNORECASE)
_BARE = re.compile(r"^\s{0,8}(true|false)\s*$", re.IGNORECASE)
_ROW_LIMIT = 40

Block = dict[str, tuple[str, Line]]


def read_netconnection(looked: list[Look], part: Part) -> Iterator[tuple[int, Observation]]:
    said: list[tuple[int, Observation]] = []
    for at, block in _blocks(looked):
        said += [(at, found) for found in _of_block(block, part.command)]
    said += [(look.at, found) for look in looked for found in _of_table(look, part)]
    yield from said
    known = {found.detail.get("port") for _, found in said if found.subject == "port"}
    yield from (
        (at, found) for at, found in _warnings(looked) if found.value != "not-open" or found.detail["port"] not in known
    )


def _blocks(looked: Sequence[Look]) -> Iterator[tuple[int, Block]]:
    """The fields of one target after the other; a field that comes again begins the next one."""
    block: Block = {}
    last = 0
    for look in looked:
        if not (match := _FIELD.match(look.low)):
            continue
        name = match[1]
        if name in block or (block and look.at - last > 25):
            yield last, block
            block = {}
        block[name] = (match[2].strip(), look.line)
        last = look.at
    if block:
        yield last, block


def _of_block(block: Block, command: str) -> Iterator[Observation]:
    port = block["remoteport"][0] if "remoteport" in block else None
    number = int(port) if port and port.isdigit() and len(port) < 6 else _asked(command)
    host = (block.get("computername") or block.get("remoteaddress") or ("", None))[0]
    detail = named_target(host or None, number)
    if "sourceaddress" in block and block["sourceaddress"][0] == block.get("remoteaddress", ("", None))[0]:
        # A machine that tests itself says nothing of the way to it.
        detail["host"] = "localhost"
    if verdict := _bool(block, "tcptestsucceeded"):
        numbers = [block[name][1].number for name in ("remoteport", "tcptestsucceeded") if name in block]
        # Alone, without a port or its command, the line is as likely an explanation of what one may see.
        if number or len(block) > 1 or command:
            yield observed("open" if verdict == "true" else "not-open", numbers, "test-netconnection", detail)
    if (ping := _bool(block, "pingsucceeded")) and block.get("remoteaddress", ("?", None))[0]:
        detail.pop("port", None)
        line = block["pingsucceeded"][1].number
        yield observed("ok" if ping == "true" else "no-reply", [line], "test-netconnection", detail, "ping")


def _bool(block: Block, name: str) -> str | None:
    value = block[name][0] if name in block else ""
    return value if value in {"true", "false"} else None


def _of_table(look: Look, part: Part) -> Iterator[Observation]:
    """Format-Table: a header with the field names, then a row for each target."""
    header = look.low.split()
    if "tcptestsucceeded" not in header or len(header) < 2 or ":" in look.low:
        return
    for line in part.lines[look.at + 1 : look.at + 1 + _ROW_LIMIT]:
        cells = line.text.split()
        if cells and set("".join(cells)) == {"-"}:
            continue
        row = dict(zip(header, cells, strict=False))
        verdict = row.get("tcptestsucceeded", "").lower()
        if len(cells) != len(header) or verdict not in {"true", "false"}:
            return
        port = row.get("remoteport") or row.get("port")
        host = row.get("computername") or row.get("remoteaddress")
        detail = named_target(host, port if port and port.isdigit() and len(port) < 6 else None)
        yield observed("open" if verdict == "true" else "not-open", [line.number], "test-netconnection", detail)


def read_quiet(part: Part) -> Iterator[tuple[int, Observation]]:
    """-InformationLevel Quiet, or (…).TcpTestSucceeded: nothing but True or False."""
    command = part.command.lower()
    yield from _of_seven(part)
    port = _asked(command)
    if not _COMMAND.search(command) or port is None or not ("quiet" in command or ").tcptestsucceeded" in command):
        return
    answers = [(at, line, match) for at, line in enumerate(part.lines[:6]) if (match := _BARE.match(line.text))]
    if len(answers) == 1:
        at, line, match = answers[0]
        value = "open" if match[1].lower() == "true" else "not-open"
        yield at, observed(value, [line.number], "test-netconnection", named_target(None, port))


def _of_seven(part: Part) -> Iterator[tuple[int, Observation]]:
    """Test-Connection -TcpPort of PowerShell 7. Its False is true; its True came for every port in some versions."""
    match = _TYPED_TCP_PORT.search(part.command[:300])
    bare = [(at, line) for at, line in enumerate(part.lines[:6]) if _BARE.match(line.text)]
    if match and len(bare) == 1 and bare[0][1].text.strip().lower() == "false":
        at, line = bare[0]
        yield at, observed("not-open", [line.number], "test-connection", named_target(None, match[1]))


def _warnings(looked: Sequence[Look]) -> Iterator[tuple[int, Observation]]:
    for look in looked:
        if match := _REFUSAL.search(look.low):
            detail = named_target(match["host"], match["port"])
            yield look.at, observed("not-open", [look.line.number], "test-netconnection", detail)
        elif match := _NO_NAME.search(look.low):
            yield (
                look.at,
                observed("unknown-host", [look.line.number], "test-netconnection", named_target(match["host"], None)),
            )


def _asked(command: str) -> int | None:
    if not _COMMAND.search(command):
        return None
    if service := _TYPED_SERVICE.search(command):
        return _SERVICES[service[1].lower()]
    match = _TYPED_PORT.search(command)
    return int(match[1]) if match else None
