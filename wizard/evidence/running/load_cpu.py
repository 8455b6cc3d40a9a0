"""Readings of the whole CPU, one after the other, as Windows' counters and the tools of Unix print them.

Formats: Get-Counter (a path with a colon, its value below), typeperf (PDH-CSV), the loop of the article
slow.short-peaks (``10:00:03  CPU  12 %``), vmstat, mpstat and sar -u (columns by their headings), and the heads of top
of procps, busybox, macOS and FreeBSD. Time in which the CPU waits for a disk is not counted as busy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

from wizard.evidence.paste import Line
from wizard.evidence.running.load_counters import counters_in
from wizard.evidence.spots import spots
from wizard.evidence.transcript import Part

MOST = 200
"""Readings that are looked at; more say the same."""

_PROCESSORS = frozenset(
    {
        "processor",
        "processor information",
        "prozessor",
        "prozessorinformationen",
        "processeur",
        "procesador",
        "processore",
        "processador",
        "procesor",
        "процессор",
        "处理器",
        "處理器",
    }
)
_BUSY = frozenset(
    {
        "% processor time",
        "% processor utility",
        "prozessorzeit (%)",
        "% temps processeur",
        "% de tiempo de procesador",
        "% tempo processore",
        "% tempo do processador",
        "% processortijd",
        "czas procesora (%)",
        "% загруженности процессора",
        "% 处理器时间",
        "% 處理器時間",
    }
)
_LOOP = re.compile(r"^\s{0,8}\d{1,2}:\d\d:\d\d\s{1,4}CPU\s{1,6}(\d{1,3}) ?%")
_TOP = re.compile(r"^\s{0,8}(?:%?Cpu\(s\)\s?:|CPU usage:|CPU:)(?P<shares>.{10,160})$")
_SHARE = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?)\s?%?\s?(id(?:le)?|wa|io)\b")
_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{1,4})?")


@dataclass(frozen=True, slots=True)
class Reading:
    """How many per cent of the whole CPU were busy, and the line that says so."""

    line: int
    busy: float


def cpu_readings(part: Part) -> list[Reading]:
    """The readings of the tool in this part that gave most; [] if none did."""
    found = [list(islice(reader(part), MOST)) for reader in (_counters, _loop, _columns, _top)]
    return max(found, key=len)


def _counters(part: Part) -> Iterator[Reading]:
    for counter in counters_in(part):
        if counter.instance == "_total" and counter.object in _PROCESSORS and counter.name in _BUSY:
            yield Reading(counter.line, min(counter.value, 100))


def _loop(part: Part) -> Iterator[Reading]:
    for index in spots(part, "cpu ") if part.says("cpu ") else ():
        line = part.lines[index]
        if match := _LOOP.match(line.text):
            yield Reading(line.number, float(match[1]))


def _columns(part: Part) -> Iterator[Reading]:
    """vmstat, mpstat and sar; the headings may come again every screen."""
    if part.says(" us sy ", " us  sy "):
        # The first row of vmstat is the mean since the start of the system.
        yield from islice(_rows(part, "id", "wa", headings=(" us ",)), 1, None)
    elif part.says("%idle"):
        yield from _rows(part, "%idle", "%iowait", headings=("%idle",))


def _rows(part: Part, idle: str, waiting: str, headings: tuple[str, ...]) -> Iterator[Reading]:
    at = [index for index in spots(part, *headings) if idle in part.lines[index].text.split()]
    for first, following in pairwise([*at, len(part.lines)]):
        names = part.lines[first].text.split()
        for line in part.lines[first + 1 : following][:MOST]:
            if (free := _free(line, names, idle, waiting)) is not None:
                yield Reading(line.number, max(0, 100 - free))


def _free(line: Line, names: list[str], idle: str, waiting: str) -> float | None:
    """Per cent in which the CPU had nothing to do; columns are counted from the right, where no time stands."""
    words = line.text[:300].split()
    of_all = "CPU" not in names or "all" in words
    if not of_all or not words or not words[0][0].isdigit() or not -1 <= len(words) - len(names) <= 1:
        return None
    wanted = [names.index(name) - len(names) for name in (idle, waiting) if name in names]
    if any(-place > len(words) or not _NUMBER.fullmatch(words[place]) for place in wanted):
        return None
    free = sum(float(words[place].replace(",", ".")) for place in wanted)
    return free if free <= 101 else None


def _top(part: Part) -> Iterator[Reading]:
    for index in spots(part, "cpu(s)", "cpu usage:", "cpu:"):
        line = part.lines[index]
        match = _TOP.match(line.text)
        shares = {name: share for share, name in _SHARE.findall(match["shares"])} if match else {}
        if any(name.startswith("id") for name in shares):
            free = sum(float(share.replace(",", ".")) for share in shares.values())
            yield Reading(line.number, max(0, 100 - free))
