"""Physical memory: how much there is and how much of it is free or could be at once.

Formats: WMI's Win32_OperatingSystem and wmic os (lists, tables, CSV; in KB), systeminfo (MB), free of procps (the
column ``available``, before 2014 the row ``-/+ buffers/cache``), the head of top, and /proc/meminfo. Of free and top
the column "free" is not used: a cache that can be given up takes from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wizard.evidence.paste import Line
from wizard.evidence.spots import spots
from wizard.evidence.transcript import Part

_FREE, _TOTAL = "freephysicalmemory", "totalvisiblememorysize"
_WMI = re.compile(rf"\b({_FREE}|{_TOTAL})\s{{0,20}}[:=]\s{{0,4}}(\d{{4,12}})\s{{0,8}}$", re.IGNORECASE)
_SYSTEMINFO = re.compile(r"^[^:]{4,60}:\s{0,30}(\d{1,3}(?:[,.' ]?\d{3}){0,3}) (?:MB|Mo|МБ)\s{0,8}$")
_LABELS = (
    ("total physical memory:", "available physical memory:"),
    ("物理内存总量:", "可用的物理内存:"),
    ("實體記憶體總計:", "可用實體記憶體:"),
)
_VIRTUAL = re.compile(r"^[^:]{4,60}: [^:]{2,40}:\s{0,30}\d[\d,.' ]{0,14} (?:MB|Mo|МБ)")
_AVAILABLE = ("available", "可用", "verfügbar", "disponible", "disponibile", "disponível", "доступно", "利用可能")
_MEM_ROW = re.compile(
    r"^\s{0,8}(?:Mem|内存|記憶體|Speicher|Mem\.|Mém|Память|メモリ)\s?\.?:\s{0,20}(?P<cells>\d[\w.,\s]{5,160})$"
)
_OLD_ROW = re.compile(r"^\s{0,8}-/\+ buffers/cache:\s{1,20}\S{1,20}\s{1,20}(\S{1,20})")
_TOP_TOTAL = re.compile(r"^\s{0,8}(?P<unit>[KMG]iB) Mem\s?:\s{0,12}(\d{1,12}(?:[.,]\d)?)\s?\+?total")
_TOP_FREE = re.compile(r"(\d{1,12}(?:[.,]\d)?)\s?\+?avail Mem")
_PROC = re.compile(r"^\s{0,8}(MemTotal|MemAvailable):\s{1,20}(\d{3,12}) kB")
_SIZE = re.compile(r"(\d{1,12}(?:[.,]\d{1,3})?)(?:([KMGT])i?)?B?")
_MB = {"K": 1 / 1024, "M": 1.0, "G": 1024.0, "T": 1024.0 * 1024}
_OPTION = re.compile(r"\bfree\s[^|;&]{0,30}?(?:-\w{0,3}([bkmg])\b|--(bytes|kibi|mebi|gibi))")
LEAST_MB = 200
"""No server has less; a smaller total is a wrong unit."""


@dataclass(frozen=True, slots=True)
class Memory:
    lines: tuple[int, ...]
    total_mb: float
    free_mb: float


def memory_readings(part: Part) -> Iterator[Memory]:
    for reader in (_wmi, _systeminfo, _free, _top, _meminfo):
        for found in reader(part):
            if found.total_mb >= LEAST_MB and 0 <= found.free_mb <= found.total_mb:
                yield found


def _pairs(totals: Sequence[tuple[Line, float]], free: Sequence[tuple[Line, float]], unit: float) -> Iterator[Memory]:
    """One total for every free number; with other counts nobody knows what belongs together."""
    if len(totals) == len(free):
        for (one, total), (other, left) in zip(totals, free, strict=True):
            yield Memory(tuple(sorted({one.number, other.number})), total * unit, left * unit)


def _wmi(part: Part) -> Iterator[Memory]:
    if not part.says(_FREE) or not part.says(_TOTAL):
        return
    seen: dict[str, list[tuple[Line, float]]] = {_FREE: [], _TOTAL: []}
    for index in spots(part, _FREE, _TOTAL, most=40):
        line = part.lines[index]
        if match := _WMI.search(line.text):
            seen[match[1].casefold()].append((line, float(match[2])))
        elif row := _below(part, index):
            line, names, values = row
            for name in (_FREE, _TOTAL):
                seen[name].append((line, float(values[names.index(name)])))
    yield from _pairs(seen[_TOTAL], seen[_FREE], 1 / 1024)


def _below(part: Part, index: int) -> tuple[Line, list[str], list[str]] | None:
    """(the line of values below a line of headings, the headings, the values)."""
    names = re.split(r"[\s,]+", part.lines[index].text.strip().casefold())
    if not {_FREE, _TOTAL} <= set(names):
        return None
    for line in part.lines[index + 1 : index + 3]:
        values = re.split(r"[\s,]+", line.text.strip())
        if len(values) == len(names) and all(values[names.index(name)].isdecimal() for name in (_FREE, _TOTAL)):
            return line, names, values
    return None


def _systeminfo(part: Part) -> Iterator[Memory]:
    for at in spots(part, " mb", " mo", " мб", most=40):
        lines = part.lines[at : at + 3]
        sizes = [match for line in lines[:2] if (match := _SYSTEMINFO.match(line.text))]
        if len(sizes) == 2 and _is_systeminfo(lines):
            total, free = (float(re.sub(r"\D", "", size[1])) for size in sizes)
            yield Memory((lines[0].number, lines[1].number), total, free)


def _is_systeminfo(lines: Sequence[Line]) -> bool:
    """By its labels, or in any language by the two-part label of virtual memory that comes next."""
    one, other = (line.text.strip().casefold() for line in lines[:2])
    known = any(one.startswith(total) and other.startswith(free) for total, free in _LABELS)
    return known or (len(lines) == 3 and bool(_VIRTUAL.match(lines[2].text)))


def _free(part: Part) -> Iterator[Memory]:
    for index in spots(part, "mem:", "内存:", "記憶體:", "speicher:", "mem.:", "mém:", "память:", "メモリ:", most=40):
        match = _MEM_ROW.match(part.lines[index].text)
        cells = match["cells"].split() if match else []
        if len(cells) < 3 or not index:
            continue
        lines, left = [part.lines[index]], cells[-1]
        if not part.lines[index - 1].text.casefold().rstrip().endswith(_AVAILABLE):
            old = _OLD_ROW.match(part.lines[index + 1].text) if index + 1 < len(part.lines) else None
            if not old:
                continue
            lines, left = [*lines, part.lines[index + 1]], old[1]
        total_mb, free_mb = (_megabytes(cell, cells[0], part.command) for cell in (cells[0], left))
        if total_mb and free_mb is not None:
            yield Memory(tuple(line.number for line in lines), total_mb, free_mb)


def _megabytes(cell: str, total: str, command: str) -> float | None:
    """The size in MB; None if its unit is not known, or too coarse."""
    size, whole = _SIZE.fullmatch(cell), _SIZE.fullmatch(total)
    if not size or not whole:
        return None
    number = float(size[1].replace(",", "."))
    if whole[2] or size[2]:
        return (
            number * _MB[size[2]] if size[2] else (number / 1024 / 1024 if cell.endswith("B") or not number else None)
        )
    return number * unit if (unit := _unit(float(whole[1].replace(",", ".")), command)) else None


def _unit(total: float, command: str) -> float | None:
    """MB in one of the unit of these numbers, as the command or the size of the total tells."""
    if option := _OPTION.search(command):
        return {"b": 1 / 1024 / 1024, "k": 1 / 1024, "m": 1.0}.get((option[1] or option[2])[0])
    if total >= 1e9:
        return 1 / 1024 / 1024
    if total >= 1e6 or command.split("|")[0].strip() == "free":
        return 1 / 1024
    return 1.0 if LEAST_MB <= total < 1e5 else None


def _top(part: Part) -> Iterator[Memory]:
    if not part.says("avail mem"):
        return
    totals, free, unit = list[tuple[Line, float]](), list[tuple[Line, float]](), "M"
    for index in spots(part, "ib mem", "avail mem", most=100):
        line = part.lines[index]
        if match := _TOP_TOTAL.match(line.text):
            totals.append((line, float(match[2].replace(",", "."))))
            unit = match["unit"][0]
        elif match := _TOP_FREE.search(line.text[:200]):
            free.append((line, float(match[1].replace(",", "."))))
    yield from _pairs(totals, free, _MB[unit])


def _meminfo(part: Part) -> Iterator[Memory]:
    if not part.says("memavailable:"):
        return
    seen: dict[str, list[tuple[Line, float]]] = {"MemTotal": [], "MemAvailable": []}
    for index in spots(part, "memtotal:", "memavailable:", most=40):
        if match := _PROC.match(part.lines[index].text):
            seen[match[1]].append((part.lines[index], float(match[2])))
    yield from _pairs(seen["MemTotal"], seen["MemAvailable"], 1 / 1024)
