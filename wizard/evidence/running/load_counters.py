"""Windows' performance counters as Get-Counter and typeperf print them.

Get-Counter: ``\\\\web01\\processor(_total)\\% processor time :`` and the value below it or behind it. typeperf: a line
of quoted paths that begins with ``(PDH-CSV 4.0)``, then lines of a quoted time and quoted values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from wizard.evidence.spots import spots
from wizard.evidence.transcript import Part

_PATH = re.compile(
    r"\\\\[^\\\s]{1,64}\\(?P<object>[^\\()]{3,60})(?:\((?P<instance>[^()\\]{1,80})\))?\\(?P<name>[^\\:\"]{2,60})"
)
_BEHIND = re.compile(r"\s?:\s{0,20}(?P<value>\d{1,12}(?:[.,]\d{1,20})?)?\}?\s{0,20}$")
_VALUE = re.compile(r"\s{0,60}(\d{1,12}(?:[.,]\d{1,20})?)\s{0,20}$")
_ROW = re.compile(r'^\s{0,8}"\d[\d/.: -]{8,30}"((?:,"[^"]{0,40}"){1,40})')
_CELL = re.compile(r',"([^"]{0,40})"')
_CSV = '"(pdh-csv'
MOST_ROWS = 200


@dataclass(frozen=True, slots=True)
class Counter:
    """One reading; names are in lower case, `instance` is empty where the object has none."""

    line: int
    object: str
    instance: str
    name: str
    value: float


def counters_in(part: Part) -> Iterator[Counter]:
    if not part.says("\\\\"):
        return
    if part.says(_CSV):
        yield from _of_typeperf(part)
    else:
        yield from _of_get_counter(part)


def _of_get_counter(part: Part) -> Iterator[Counter]:
    for index in spots(part, "\\\\"):
        text = part.lines[index].text[:300]
        path = _PATH.search(text)
        behind = _BEHIND.match(text, path.end()) if path else None
        if not path or not behind:
            continue
        at = index
        value = behind["value"]
        if not value and index + 1 < len(part.lines) and (below := _VALUE.match(part.lines[index + 1].text)):
            at, value = index + 1, below[1]
        if value:
            yield _counter(part.lines[at].number, path, value)


def _of_typeperf(part: Part) -> Iterator[Counter]:
    for index in spots(part, _CSV, most=5):
        cells = part.lines[index].text.split('","')[1:]
        paths = [_PATH.match(cell.rstrip('"')) for cell in cells]
        for line in part.lines[index + 1 : index + 1 + MOST_ROWS]:
            if not (row := _ROW.match(line.text)):
                continue
            for path, value in zip(paths, _CELL.findall(row[1]), strict=False):
                if path and (number := _VALUE.match(value)):
                    yield _counter(line.number, path, number[1])


def _counter(line: int, path: re.Match[str], value: str) -> Counter:
    instance = (path["instance"] or "").casefold()
    names = path["object"].strip().casefold(), path["name"].strip().casefold()
    return Counter(line, names[0], instance, names[1], float(value.replace(",", ".")))
