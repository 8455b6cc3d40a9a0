"""Which program takes the CPU of a Windows server, where its name alone says what it is.

Formats: tables and lists of Win32_PerfFormattedData_PerfProc_Process (the article perf.cpu-high has the command; 100 is
one core), Get-Counter and typeperf of ``\\Process(*)``, and Get-Process sorted by CPU. The last one counts seconds
since each program began: a server's own programs lead there for having run long, so only Windows Update, which ends
when it has done its work, is told from it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wizard.evidence.running.load_counters import counters_in
from wizard.evidence.spots import spots
from wizard.evidence.transcript import Part

_KINDS = {
    "windows-update": "tiworker trustedinstaller mousocoreworker",
    "antivirus": "msmpeng 360tray 360sd zhudongfangyu hipsdaemon hipsmain avp avgsvc avastsvc ekrn mcshield ccsvchst"
    " bdservicehost savservice qqpcrtp safedogguardcenter aliyundun",
    "own": "sqlservr w3wp java mysqld mariadbd postgres oracle mongod redis-server",
}
KIND = {name: kind for kind, names in _KINDS.items() for name in names.split()}
_NOT_PROGRAMS = frozenset({"_total", "idle"})
_HALF_A_CORE = 50
_LONG_SECONDS = 60
_ROWS = 60
_NUMBER = re.compile(r"\d{1,9}(?:[.,]\d{3}){0,3}(?:[.,]\d{1,9})?")
_FIELD = re.compile(r"^\s{0,8}(Name|PercentProcessorTime)\s{0,30}[:=]\s{0,4}(\S{1,80})\s{0,8}$")


@dataclass(frozen=True, slots=True)
class Load:
    """The program that takes the most, and what `kind` of program it is."""

    kind: str
    name: str
    line: int


_Row = tuple[int, str, float]
"""Line, name of the program, what it took."""


def busiest(part: Part) -> Load | None:
    """The program that takes twice as much as the next one, if its name says what it is."""
    now = [*_table(part, "percentprocessortime", "name"), *_list(part), *_counters(part)]
    if now:
        return _leader(now, _HALF_A_CORE)
    since = _leader(_sorted_by_cpu(part), _LONG_SECONDS)
    return since if since and since.kind == "windows-update" else None


def _leader(rows: Iterable[_Row], least: float) -> Load | None:
    took: dict[str, float] = defaultdict(float)
    lines: dict[str, tuple[float, int]] = {}
    for line, name, share in rows:
        program = name.casefold().partition("#")[0].removesuffix(".exe")
        if program not in _NOT_PROGRAMS:
            took[program] += share
            lines[program] = max(lines.get(program, (-1.0, line)), (share, line))
    ranked = sorted(took, key=took.__getitem__, reverse=True)
    if len(ranked) < 2 or took[ranked[0]] < max(least, 2 * took[ranked[1]]):
        return None
    first = ranked[0]
    return Load(KIND[first], first, lines[first][1]) if first in KIND else None


def _table(part: Part, share: str, *names: str) -> Iterator[_Row]:
    """Rows below the first heading that has both columns; a name with a space shifts its row, which is left out."""
    for index in spots(part, share, most=20):
        heading = re.split(r"[\s,]+", part.lines[index].text.strip().casefold())
        name = next((name for name in names if name in heading), "")
        if share not in heading or not name:
            continue
        for line in part.lines[index + 1 : index + 1 + _ROWS]:
            words = re.split(r"[\s,]+" if "," in part.lines[index].text else r"\s+", line.text[:300].strip())
            if len(words) == len(heading) and _NUMBER.fullmatch(words[heading.index(share)]):
                yield line.number, words[heading.index(name)], _number(words[heading.index(share)])
        return


def _list(part: Part) -> Iterator[_Row]:
    """``Name : TiWorker`` and, a few lines below, ``PercentProcessorTime : 97``."""
    if not part.says("percentprocessortime"):
        return
    name = ""
    for line in part.lines[: 10 * _ROWS]:
        if not (match := _FIELD.match(line.text)):
            continue
        if match[1] == "Name":
            name = match[2]
        elif name and _NUMBER.fullmatch(match[2]):
            yield line.number, name, _number(match[2])
            name = ""


def _counters(part: Part) -> list[_Row]:
    """The mean of each program over all readings."""
    found = [one for one in counters_in(part) if one.object == "process" and one.name == "% processor time"]
    times = max((sum(one.instance == "_total" for one in found), 1))
    return [(one.line, one.instance, one.value / times) for one in found]


def _sorted_by_cpu(part: Part) -> Iterator[_Row]:
    command = part.command.casefold()
    if "sort" in command and "cpu" in command and "-desc" in command:
        yield from _table(part, "cpu(s)" if part.says("cpu(s)") else "cpu", "processname", "name")


def _number(text: str) -> float:
    """``1,234.56``, ``1.234,56`` and ``97.25``: the last sign parts the decimals, those before it thousands."""
    whole, _, decimals = text.replace(",", ".").rpartition(".")
    return float(f"{whole.replace('.', '')}.{decimals}") if whole else float(decimals)
