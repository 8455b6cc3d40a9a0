"""Ping in PowerShell: Test-Connection of 5.1 and 7, and the ping lines of Test-NetConnection.

Property names and states stay English in every language of Windows. The tables are those of the modules' format
files (Win32_PingStatus; TestConnectionCommand+PingStatus).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from wizard.evidence.observation import Observation
from wizard.evidence.paste import Line
from wizard.evidence.transcript import Part

MOST_ROWS = 400
HEAD = 100_000
"""Lines that are read, and characters in which a heading is looked for: these outputs are short."""
_ROW_OF_7 = re.compile(
    r"(?: (?P<ms>\d{1,6})|\*) {1,20}(?:\d{1,6}|\*) "
    r"(?P<status>Success|TimedOut|Destination\w{1,40}|Ttl\w{1,30}|TimeExceeded)$"
)
_FIELD = re.compile(
    r"^\s{0,8}(?P<name>ComputerName|RemoteAddress|PingSucceeded|PingReplyDetails \(RTT\)|NameResolutionSucceeded)"
    r"\s{0,40}: ?(?P<value>\S{0,255})"
)
_TARGET_OF_7 = re.compile(r"^\s{0,8}Destination: (?P<host>\S{1,255})")
_PING_FAILED = re.compile(r"Ping to \S{1,255} failed (?:with status: |-- Status: )(?P<status>\w{1,40})")
_NO_NAME = re.compile(r"Name resolution of (?P<host>\S{1,255}) failed")
_FAILED = re.compile(
    r"Test-Connection ?: [^'\"]{1,60}['\"](?P<host>[^'\"]{1,255})['\"][^:]{0,60}: ?(?P<reason>.{1,200})"
)
_NO_SUCH_HOST = (
    "no such host is known",
    "cannot resolve the target name",
    "host name could not be resolved",
    "不知道这样的主机",
    "无法解析目标名称",
)
_NO_ANSWER = ("lack of resources", "缺乏资源")


def read_powershell(part: Part) -> Iterator[Observation]:
    head = part.text[:HEAD]
    if "pingsucceeded" in head or "name resolution of" in head:
        yield from _test_net_connection(part)
    if "time(ms)" in head or "buffersize" in head:
        yield from _table(part)
    if "test-connection" in head:
        yield from _error(part)


def _test_net_connection(part: Part) -> Iterator[Observation]:
    fields: dict[str, tuple[str, Line]] = {}
    state = ""
    for line in part.lines[:MOST_ROWS]:
        if match := _FIELD.match(line.text):
            if match["name"] == "ComputerName" and "PingSucceeded" in fields:
                yield from _of_fields(fields, state)
                fields, state = {}, ""
            fields[match["name"]] = (match["value"], line)
        elif match := _PING_FAILED.search(line.text):
            state = match["status"]
        elif match := _NO_NAME.search(line.text):
            yield Observation("ping", "unknown-host", (line.number,), {"host": match["host"]})
            return
    yield from _of_fields(fields, state)


def _of_fields(fields: dict[str, tuple[str, Line]], state: str) -> Iterator[Observation]:
    if "PingSucceeded" not in fields or fields.get("NameResolutionSucceeded", ("True",))[0] == "False":
        return
    succeeded, line = fields["PingSucceeded"]
    host = fields.get("ComputerName", fields.get("RemoteAddress", ("",)))[0]
    detail: dict[str, Any] = {"host": host} if host else {}
    if succeeded == "True":
        took = fields.get("PingReplyDetails (RTT)", ("",))[0]
        yield Observation("ping", "ok", (line.number,), detail | ({"avg_ms": int(took)} if took.isdecimal() else {}))
    elif succeeded == "False":
        yield Observation("ping", "unreachable" if _is_unreachable(state) else "no-reply", (line.number,), detail)


def _is_unreachable(state: str) -> bool:
    return state.startswith(("Destination", "Ttl", "TimeExceeded"))


def _table(part: Part) -> Iterator[Observation]:
    """Rows under the headings of Test-Connection, those of one target together."""
    version, host = 0, ""
    rows: dict[str, list[tuple[str, int | None, Line]]] = {}
    for line in part.lines[:MOST_ROWS]:
        if "IPV4Address" in line.text and "Time(ms)" in line.text:
            version = 5
        elif "Latency" in line.text and "Source" in line.text:
            version = 7
        elif match := _TARGET_OF_7.match(line.text):
            host = match["host"]
        elif version == 5 and (row := _row_of_5(line.text)):
            rows.setdefault(row[0], []).append(("Success", row[1], line))
        elif version == 7 and (match := _ROW_OF_7.search(line.text)):
            rows.setdefault(host, []).append((match["status"], int(match["ms"]) if match["ms"] else None, line))
    for target, answers in rows.items():
        yield _of_rows(target, answers)


def _row_of_5(text: str) -> tuple[str, int] | None:
    """(target, milliseconds): source, target, addresses, then bytes and time at the end."""
    words = text[:400].split()
    if len(words) < 4 or not (words[-1].isdecimal() and words[-2].isdecimal()):
        return None
    return words[1], int(words[-1][:6])


def _of_rows(host: str, answers: list[tuple[str, int | None, Line]]) -> Observation:
    good = [answer for answer in answers if answer[0] == "Success"]
    bad = [answer for answer in answers if answer[0] != "Success"]
    sent = len(answers)
    detail: dict[str, Any] = {"host": host} if host else {}
    detail |= {"sent": sent, "received": len(good), "loss_pct": len(bad) * 100 // sent}
    times = [took for _, took, _ in good if took is not None]
    if times:
        detail |= {"avg_ms": round(sum(times) / len(times)), "max_ms": max(times)}
    if good:
        value = "loss" if len(bad) * 100 >= sent else "ok"
    else:
        value = "unreachable" if any(_is_unreachable(status) for status, _, _ in bad) else "no-reply"
    proof = bad or good
    return Observation("ping", value, tuple(sorted({proof[0][2].number, proof[-1][2].number})), detail)


def _error(part: Part) -> Iterator[Observation]:
    """``Test-Connection : Testing connection to computer 'x' failed: …``; "lack of resources" is its time-out."""
    for line in part.lines[:MOST_ROWS]:
        if not (match := _FAILED.search(line.text)):
            continue
        reason = match["reason"].casefold()
        if any(words in reason for words in _NO_SUCH_HOST):
            yield Observation("ping", "unknown-host", (line.number,), {"host": match["host"]})
        elif any(words in reason for words in _NO_ANSWER):
            yield Observation("ping", "no-reply", (line.number,), {"host": match["host"]})
