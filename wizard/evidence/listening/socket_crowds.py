"""Many connections in one state (half open, CLOSE_WAIT, TIME_WAIT), as rows or counted by uniq or Group-Object.

Thresholds: those of the TCP guide's question about load (half-open ones and CLOSE-WAIT in the hundreds, TIME-WAIT above
10,000) and of the one that watches the port (a few half-open ones, or dozens).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from wizard.evidence.line_search import explains, lines_with
from wizard.evidence.listening.socket_rows import Row, rows_of
from wizard.evidence.observation import Observation, Subjects, said
from wizard.evidence.transcript import Part

CROWDS: Subjects = {
    "half-open": {
        "flood": said("Hundreds of connections are half open", "有上百个半开连接", 43),
        "many": said("Many connections are half open", "有大量半开连接", 44),
        "few": said("A connection arrives but is not completed", "连接到了服务器，但没有建立完成", 53),
    },
    "close-wait": {
        "many": said("Hundreds of connections are in CLOSE_WAIT", "有上百个连接停在 CLOSE_WAIT", 45),
    },
    "time-wait": {
        "many": said("Many thousands of connections are in TIME_WAIT", "有大量连接处于 TIME_WAIT", 46),
    },
}

MANY = {"half-open": 10, "close-wait": 100, "time-wait": 10_000}
FLOOD = 100
"""Half-open connections, from which on they fill the queue whatever the system."""
MAX_ROWS = 120
"""Rows of a crowd that are looked at; the rest is counted by its words."""

_WORDS = {
    "half-open": ("syn_rec", "syn-rec", "synrec", "syn_rcvd"),
    "close-wait": ("close_wait", "close-wait", "closewait"),
    "time-wait": ("time_wait", "time-wait", "timewait"),
}
_COUNTED = re.compile(r"^\s{0,12}(?:(\d{1,7})\s{1,8}([a-z][a-z_-]{5,14})|([a-z][a-z_-]{5,14})\s{1,8}(\d{1,7}))\s{0,8}$")
_SUMMARY = re.compile(r"^tcp:\s.{0,80}\((?:estab|closed|inuse).{0,100}")
_SUMMED = re.compile(r"(synrecv|timewait) (\d{1,8})")


def crowds(part: Part) -> Iterator[Observation]:
    for stem, states in (("syn", ("half-open",)), ("wait", ("close-wait", "time-wait"))):
        for state in states if part.says(stem) else ():
            if words := tuple(word for word in _WORDS[state] if word in part.text):
                yield from _crowd(part, state, words)


def _crowd(part: Part, state: str, words: tuple[str, ...]) -> Iterator[Observation]:
    """How many connections are in this state, from rows or from a table of counts."""
    counted = _counted(part, words)
    if not counted:
        yield from _crowd_of_rows(part, state, words)
        return
    line, count = counted
    value = _value(state, count)
    if count and value in CROWDS[state] and not explains(part, [line]):
        yield Observation(state, value, (line,), {"count": count})


def _crowd_of_rows(part: Part, state: str, words: tuple[str, ...]) -> Iterator[Observation]:
    rows = [row for row in rows_of(part, *words, limit=MAX_ROWS) if row.state == state]
    if not rows or explains(part, [row.line for row in rows[:3]]):
        return
    # Beyond the rows that are looked at, words are counted if every one so far was a row.
    named = sum(part.text.count(word) for word in words)
    count = named if len(rows) >= MAX_ROWS else len(rows)
    # Of a paste that was too long both ends are there: half of the number is proof enough.
    value = _value(state, count if part.whole else 2 * count)
    if value in CROWDS[state]:
        yield Observation(state, value, tuple(row.line for row in rows[:3]), _of_crowd(rows, count))


def _value(state: str, count: int) -> str:
    if "flood" in CROWDS[state] and count >= FLOOD:
        return "flood"
    return "many" if count >= MANY[state] else "few"


def _of_crowd(rows: Sequence[Row], count: int) -> dict[str, Any]:
    peers = {row.peer.rpartition(":")[0] for row in rows}
    ports = {row.port for row in rows}
    port = {"port": rows[0].port} if len(ports) == 1 and rows[0].port else {}
    return {"count": count, "addresses": len(peers), **port}


def _counted(part: Part, words: tuple[str, ...]) -> tuple[int, int] | None:
    """(line, count) of ``sort | uniq -c``, Group-Object, awk's ``TIME_WAIT 814`` or ``ss -s``."""
    for at in lines_with(part, words, 20):
        text, number = part.lines[at].text.casefold()[:200], part.lines[at].number
        if (match := _COUNTED.match(text[:60])) and (match[2] or match[3]).startswith(words):
            return number, int(match[1] or match[4])
        if _SUMMARY.match(text):
            for name, count in _SUMMED.findall(text):
                if name.startswith(words):
                    return number, int(count)
    return None
