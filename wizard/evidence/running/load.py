"""How busy a server is: is its CPU or memory at its limit, and which program takes the CPU?

Read are Get-Counter, typeperf, WMI and WMIC, systeminfo and Get-Process of Windows, and top, free, vmstat, mpstat and
sar of Unix (`load_cpu`, `load_memory` and `load_programs` know the formats). Thresholds are those that the guides and
articles give their readers: a CPU is at its limit if it stays above 85 % (perf.cpu-high), so one reading says nothing.
Memory is low above 90 % (guide "slow", question ``graph``) with less than 512 MB left (perf.instance-undersized); of a
large server a tenth may be plenty. It is enough up to 80 %; what lies between says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from wizard.evidence.observation import Observation, Subjects, said
from wizard.evidence.running.load_cpu import Reading, cpu_readings
from wizard.evidence.running.load_memory import memory_readings
from wizard.evidence.running.load_programs import Load, busiest
from wizard.evidence.spots import shortened
from wizard.evidence.telling import told
from wizard.evidence.transcript import Part

SUBJECTS: Subjects = {
    "cpu": {
        "high": said("The CPU is at its limit", "CPU 到顶了", 45),
        "normal": said("The CPU is not at its limit", "CPU 没有到顶", 88),
    },
    "memory": {
        "low": said("The memory is nearly used up", "内存快用完了", 46),
        "enough": said("There is enough free memory", "内存够用", 89),
    },
    "cpu-program": {
        "windows-update": said("Windows Update uses the CPU most", "占用 CPU 最多的是 Windows 更新", 48),
        "antivirus": said("An antivirus program uses the CPU most", "占用 CPU 最多的是杀毒软件", 49),
        "own": said("A database or an application uses the CPU most", "占用 CPU 最多的是数据库或业务程序", 49),
    },
}

CPU_LIMIT = 85
MEMORY_LIMIT, MEMORY_FINE = 90, 80
LITTLE_MB = 512
FEWEST_READINGS = 4
"""Fewer are a moment; a command that measures makes a peak of its own."""


def read(part: Part) -> Iterator[Observation]:
    part = shortened(part)
    for found in (_cpu(cpu_readings(part)), _memory(part), _program(busiest(part))):
        if found and not told(part, found.lines):
            yield found


def _cpu(readings: list[Reading]) -> Observation | None:
    """High if three of four readings are above the limit, normal if none is."""
    if len(readings) < FEWEST_READINGS:
        return None
    high = [reading for reading in readings if reading.busy > CPU_LIMIT]
    if high and len(high) * 4 < len(readings) * 3:
        return None
    shown = high or readings
    mean = sum(reading.busy for reading in readings) / len(readings)
    lines = tuple(sorted({reading.line for reading in (shown[0], shown[-1])}))
    return Observation("cpu", "high" if high else "normal", lines, {"avg_pct": round(mean), "readings": len(readings)})


def _memory(part: Part) -> Observation | None:
    """What the readings of one output agree on."""
    found = [
        (value, reading) for reading in memory_readings(part) if (value := memory_of(reading.total_mb, reading.free_mb))
    ]
    if len({value for value, _ in found}) != 1:
        return None
    value, reading = found[0]
    used = round(100 * (1 - reading.free_mb / reading.total_mb))
    return Observation("memory", value, reading.lines, {"used_pct": used, "free_mb": round(reading.free_mb)})


def memory_of(total_mb: float, free_mb: float) -> str | None:
    used = 100 * (1 - free_mb / total_mb)
    if used > MEMORY_LIMIT and free_mb < LITTLE_MB:
        return "low"
    return "enough" if used <= MEMORY_FINE and free_mb >= LITTLE_MB else None


def _program(load: Load | None) -> Observation | None:
    return Observation("cpu-program", load.kind, (load.line,), {"program": load.name}) if load else None
