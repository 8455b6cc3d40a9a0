"""Samples written from each tool's documented format; addresses are those of documentation."""

# ruff: noqa: E501

from __future__ import annotations

import pytest

from wizard.evidence.observation import Observation
from wizard.evidence.running import load
from wizard.evidence.transcript import parts_of


def read(text: str) -> list[Observation]:
    return [found for part in parts_of(text) for found in load.read(part)]


def seen(text: str) -> list[tuple[str, str]]:
    return [(one.subject, one.value) for one in read(text)]


def counter(path: str, *values: str) -> str:
    rows = "\n\n".join(
        f"2026/11/21 15:04:0{n}        {path} :\n                          {value}" for n, value in enumerate(values)
    )
    return f"Timestamp                 CounterSamples\n---------                 --------------\n{rows}\n"


def typeperf(path: str, *values: str) -> str:
    rows = "\n".join(f'"11/21/2026 15:04:0{n}.123","{value}"' for n, value in enumerate(values))
    return f'C:\\>typeperf "\\Processor(_Total)\\% Processor Time" -sc 5\n\n"(PDH-CSV 4.0)","{path}"\n{rows}\n\nThe command completed successfully.\n'


TIME = r"\\web01\processor(_total)\% processor time"
FULL = ("97.2341", "99.0012", "100", "88.7", "96.03")

VMSTAT = """root@web:~# vmstat 1 5
procs -----------memory---------- ---swap-- -----io---- -system-- ------cpu-----
 r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa st
 1  0      0 812344  90112 812000    0    0     5    20  100  200  3  1 95  1  0
 4  0      0 811200  90112 812000    0    0     0     0 1200 2400 90  8  2  0  0
 5  0      0 810988  90112 812000    0    0     0     0 1180 2300 91  8  1  0  0
 4  0      0 810988  90112 812000    0    0     0     0 1180 2300 88 10  2  0  0
 4  0      0 810988  90112 812000    0    0     0     0 1180 2300 89  9  2  0  0
"""
WAITING = """ r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa st
 1  3      0 812344  90112 812000    0    0  9005  8020  100  200  3  1 20 76  0
 1  3      0 812344  90112 812000    0    0  9005  8020  100  200  4  1 5 90  0
 1  3      0 812344  90112 812000    0    0  9005  8020  100  200  3  1 4 92  0
 1  3      0 812344  90112 812000    0    0  9005  8020  100  200  2  1 7 90  0
 1  3      0 812344  90112 812000    0    0  9005  8020  100  200  5  1 6 88  0
"""
MPSTAT = """web:~ # mpstat 1 4
Linux 6.1.0 (web)  11/21/2026  _x86_64_  (2 CPU)

15:04:05     CPU    %usr   %nice    %sys %iowait    %irq   %soft  %steal  %guest  %gnice   %idle
15:04:06     all   93.00    0.00    5.00    0.00    0.00    0.00    0.00    0.00    0.00    2.00
15:04:07     all   94.00    0.00    5.00    0.00    0.00    0.00    0.00    0.00    0.00    1.00
15:04:08     all   92.50    0.00    5.00    0.00    0.00    0.00    0.00    0.00    0.00    2.50
15:04:09     all   91.00    0.00    6.00    0.00    0.00    0.00    0.00    0.00    0.00    3.00
Average:     all   92.60    0.00    5.20    0.00    0.00    0.00    0.00    0.00    0.00    2.20
"""
SAR_12_HOURS = """10:00:01 AM     CPU     %user     %nice   %system   %iowait    %steal     %idle
10:10:01 AM     all      2.00      0.00      1.00      0.00      0.00     97.00
10:20:01 AM     all      3.00      0.00      1.00      0.00      0.00     96.00
10:30:01 AM     all      2.00      0.00      1.00      0.00      0.00     97.00
10:40:01 AM     all      2.00      0.00      1.00      0.00      0.00     97.00
"""
TOP_HEAD = """top - 15:04:05 up 12 days,  3:04,  1 user,  load average: 4.12, 3.98, 3.50
Tasks: 120 total,   3 running, 117 sleeping,   0 stopped,   0 zombie
%Cpu(s): 92.1 us,  5.9 sy,  0.0 ni,  1.5 id,  0.5 wa,  0.0 hi,  0.0 si,  0.0 st
MiB Mem :   3928.5 total,    142.1 free,   3612.9 used,    173.5 buff/cache
MiB Swap:      0.0 total,      0.0 free,      0.0 used.    101.2 avail Mem

    PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND
   1180 mysql     20   0 2947636   1.2g  12144 S 180.2  31.8   1:21.36 mysqld
"""
PEAKS = "\n".join(
    f"15:04:0{n}  CPU {used:3} %  disk queue    0  disk ops/s     41" for n, used in enumerate((12, 9, 31, 14, 8))
)

CPU = [
    ("Get-Counter, five readings", counter(TIME, *FULL), "high"),
    (
        "Get-Counter after its prompt",
        "PS C:\\> Get-Counter '\\Processor(_Total)\\% Processor Time' -MaxSamples 5\n\n" + counter(TIME, *FULL),
        "high",
    ),
    (
        "Get-Counter, decimal commas",
        counter(r"\\srv\prozessor(_total)\prozessorzeit (%)", "97,2", "98,1", "99,9", "100"),
        "high",
    ),
    (
        "Get-Counter, French",
        counter(r"\\srv\processeur(_total)\% temps processeur", "12,5", "11,1", "9,9", "14"),
        "normal",
    ),
    ("Get-Counter, Chinese names", counter(r"\\srv\处理器(_total)\% 处理器时间", *FULL), "high"),
    (
        "Get-Counter, the value in the same line",
        "\n".join(f"2026/11/21 15:04:0{n} {{{TIME} : 12.{n}}}" for n in range(4)),
        "normal",
    ),
    (
        "utility above one hundred",
        counter(r"\\web01\processor information(_total)\% processor utility", "131.2", "128.0", "118.4", "125"),
        "high",
    ),
    ("typeperf", typeperf(r"\\WEB01\Processor(_Total)\% Processor Time", *FULL), "high"),
    ("typeperf, idle", typeperf(r"\\WEB01\Processor(_Total)\% Processor Time", "3.1", "2.0", "8.7", "4.4"), "normal"),
    ("the loop of the article", PEAKS, "normal"),
    ("vmstat without its first row", VMSTAT, "high"),
    ("mpstat", MPSTAT, "high"),
    ("sar with a clock of twelve hours", SAR_12_HOURS, "normal"),
    ("four heads of top", TOP_HEAD * 4, "high"),
    ("busybox", "CPU:   3% usr   1% sys   0% nic  95% idle   0% io   0% irq   0% sirq\n" * 4, "normal"),
    ("macOS", "CPU usage: 96.12% user, 3.10% sys, 0.78% idle \n" * 4, "high"),
]


@pytest.mark.parametrize(("text", "value"), [case[1:] for case in CPU], ids=[case[0] for case in CPU])
def test_several_readings_tell_whether_the_cpu_is_at_its_limit(text: str, value: str) -> None:
    assert [one.value for one in read(text) if one.subject == "cpu"] == [value]


NO_CPU = [
    ("a heading of another tool", "the column %idle is missing\n" * 3),
    ("one reading is a moment", counter(TIME, "100")),
    ("three readings of a command that has just begun", counter(TIME, "100", "97", "99")),
    ("a peak among quiet seconds", counter(TIME, "100", "12", "9", "99", "8")),
    ("free time instead of busy time", counter(r"\\web01\processor(_total)\% idle time", *FULL)),
    ("one core of several", counter(r"\\web01\processor(3)\% processor time", *FULL)),
    ("the sum of all programs", counter(r"\\web01\process(_total)\% processor time", *FULL)),
    ("a disk", counter(r"\\web01\physicaldisk(_total)\% disk time", *FULL)),
    ("WMIC's single reading", "C:\\>wmic cpu get loadpercentage\nLoadPercentage\n100\n"),
    ("the command alone", "PS C:\\> Get-Counter '\\Processor(_Total)\\% Processor Time' -MaxSamples 5"),
    ("waiting for the disk is not work", WAITING),
    ("the load average", " 15:04:05 up 12 days,  1 user,  load average: 9.12, 8.98, 8.50\n" * 5),
    ("an article", "If you see CPU usage: 96.12% user, 3.10% sys, 0.78% idle\n" * 5),
    ("prose", "The CPU was at 100 % and the memory at 98 % all day.\nCPU 一直 100%，内存 98%。\n" * 3),
]


@pytest.mark.parametrize("text", [case[1] for case in NO_CPU], ids=[case[0] for case in NO_CPU])
def test_the_cpu_is_not_called_busy_for_less(text: str) -> None:
    assert not [one for one in read(text) if one.subject == "cpu" and one.value == "high"]


def systeminfo(total: str, free: str, *rest: str) -> str:
    return "\n".join(["OS Version: 10.0.20348", total, free, *rest])


WMI = "TotalVisibleMemorySize : 4193848\nFreePhysicalMemory     : {}\n"
MEMORY = [
    ("WMI, a list", WMI.format(82736), "low"),
    ("WMI, a list with enough", WMI.format(2182736), "enough"),
    (
        "WMI, a table",
        "FreePhysicalMemory TotalVisibleMemorySize\n------------------ ----------------------\n             82736                4193848\n",
        "low",
    ),
    (
        "wmic os",
        "C:\\>wmic os get FreePhysicalMemory,TotalVisibleMemorySize\nFreePhysicalMemory  TotalVisibleMemorySize  \n2182736             4193848                 \n",
        "enough",
    ),
    ("wmic os /value", "FreePhysicalMemory=82736\n\n\nTotalVisibleMemorySize=4193848\n", "low"),
    ("wmic os /format:csv", "Node,FreePhysicalMemory,TotalVisibleMemorySize\nWEB01,82736,4193848\n", "low"),
    ("systeminfo", systeminfo("Total Physical Memory:     4,095 MB", "Available Physical Memory: 112 MB"), "low"),
    (
        "systeminfo, Simplified Chinese",
        systeminfo("物理内存总量:     8,191 MB", "可用的物理内存:   4,120 MB"),
        "enough",
    ),
    (
        "systeminfo, Traditional Chinese",
        systeminfo("實體記憶體總計:         4,095 MB", "可用實體記憶體:         98 MB"),
        "low",
    ),
    (
        "systeminfo, German",
        systeminfo(
            "Gesamter physischer Speicher:                  4.095 MB",
            "Verfügbarer physischer Speicher:               98 MB",
            "Virtueller Arbeitsspeicher: Maximale Größe:    4.799 MB",
        ),
        "low",
    ),
    (
        "systeminfo, French",
        systeminfo(
            "Mémoire physique totale:                    8 191 Mo",
            "Mémoire physique disponible:                5 200 Mo",
            "Mémoire virtuelle : taille maximale:        9 471 Mo",
        ),
        "enough",
    ),
    (
        "systeminfo, Russian",
        systeminfo(
            "Полный объем физической памяти:    4 095 МБ",
            "Доступная физическая память:       101 МБ",
            "Виртуальная память: Макс. размер:  4 799 МБ",
        ),
        "low",
    ),
    (
        "free -m",
        "root@web:~# free -m\n               total        used        free      shared  buff/cache   available\nMem:            3928        3512         142          12         273          96\nSwap:              0           0           0\n",
        "low",
    ),
    (
        "free -h",
        "               total        used        free      shared  buff/cache   available\nMem:           3.8Gi       1.1Gi       142Mi        12Mi       2.6Gi       2.4Gi\n",
        "enough",
    ),
    (
        "free without option",
        "root@web:~# free\n              total        used        free      shared  buff/cache   available\nMem:        4022784     3596288      145408       12288      279552       98304\n",
        "low",
    ),
    (
        "free in Chinese",
        "root@web:~# free -m\n               总计         已用        空闲      共享    缓冲/缓存    可用\n内存：         3928        3512         142          12         273          96\n交换：            0           0           0\n",
        "low",
    ),
    (
        "free of 2013",
        "root@web:~# free -m\n             total       used       free     shared    buffers     cached\nMem:          3928       3786        142          0        120       2100\n-/+ buffers/cache:       1566       2362\nSwap:            0          0          0\n",
        "enough",
    ),
    ("top", TOP_HEAD, "low"),
    ("/proc/meminfo", "MemTotal:        4022784 kB\nMemFree:          145408 kB\nMemAvailable:      98304 kB\n", "low"),
]


@pytest.mark.parametrize(("text", "value"), [case[1:] for case in MEMORY], ids=[case[0] for case in MEMORY])
def test_memory_is_low_or_enough(text: str, value: str) -> None:
    assert [one.value for one in read(text) if one.subject == "memory"] == [value]


NO_MEMORY = [
    (
        "a cache takes what is free",
        "             total       used       free     shared    buffers     cached\nMem:          3928       3786        142          0        120       2100\n",
    ),
    ("between the limits", WMI.format(600000)),
    ("a tenth of a large server", "TotalVisibleMemorySize : 67108864\nFreePhysicalMemory     : 5033164\n"),
    ("free without a total", "FreePhysicalMemory     : 82736\n"),
    (
        "the swap",
        "               total        used        free      shared  buff/cache   available\nSwap:           2047        2040           7\n",
    ),
    (
        "a unit that is not known",
        "               total        used        free      shared  buff/cache   available\nMem:          400000      390000         100         100         200         300\n",
    ),
    (
        "whole gigabytes",
        "root@web:~# free -g\n               total        used        free      shared  buff/cache   available\nMem:               3           3           0           0           0           0\n",
    ),
    ("sizes of something else", "Total size of files:     4,095 MB\nSize of the other half:   98 MB\n"),
    ("two moments that differ", WMI.format(82736) + WMI.format(2182736)),
    ("advice", "If the list shows Available Physical Memory: 98 MB\nif Total Physical Memory: 4,095 MB, add memory\n"),
]


@pytest.mark.parametrize("text", [case[1] for case in NO_MEMORY], ids=[case[0] for case in NO_MEMORY])
def test_memory_is_not_judged_without_total_and_available(text: str) -> None:
    assert not [one for one in read(text) if one.subject == "memory"]


def processes(*rows: tuple[str, int]) -> str:
    table = "\n".join(f"{name:<14} {1000 + n:>9} {share:>20}" for n, (name, share) in enumerate(rows))
    return f"Name           IDProcess PercentProcessorTime\n----           --------- --------------------\n{table}\n"


SORTED = "PS C:\\> Get-Process | Sort-Object CPU -Descending | Select-Object -First 3 Name,Id,CPU,WorkingSet64\n\n"
PROGRAM = [
    ("WMI, an update", processes(("TiWorker", 98), ("MsMpEng", 24), ("svchost#3", 6)), "windows-update"),
    ("WMI, a database", processes(("sqlservr", 187), ("svchost", 6)), "own"),
    ("WMI, workers of one site together", processes(("w3wp", 60), ("w3wp#1", 55), ("sqlservr", 20)), "own"),
    (
        "WMI, an antivirus program",
        processes(("_Total", 200), ("Idle", 12), ("MsMpEng", 140), ("explorer", 3)),
        "antivirus",
    ),
    (
        "WMI, a list",
        "Name                 : TiWorker\nPercentProcessorTime : 97\n\nName                 : svchost\nPercentProcessorTime : 3\n",
        "windows-update",
    ),
    (
        "wmic",
        "IDProcess  Name      PercentProcessorTime  \n4120       TiWorker  96                    \n884        svchost   2                     \n",
        "windows-update",
    ),
    (
        "Get-Counter",
        counter(r"\\web01\process(sqlservr)\% processor time", "188.1")
        + counter(r"\\web01\process(svchost)\% processor time", "2.1"),
        "own",
    ),
    (
        "Get-Process, an update",
        SORTED
        + "Name        Id      CPU WorkingSet64\n----        --      --- ------------\nTiWorker  4120  1821.45    412098560\nMsMpEng   2210   401.12    212098560\nsvchost    884    96.50     61202432\n",
        "windows-update",
    ),
    (
        "Get-Process, its usual table",
        "PS C:\\> Get-Process | Sort CPU -Desc\n\nHandles  NPM(K)    PM(K)      WS(K)     CPU(s)     Id  SI ProcessName\n-------  ------    -----      -----     ------     --  -- -----------\n    412      38   402188     412098   1,821.45   4120   0 TiWorker\n   1210      90   212098     202098     401.12   2210   0 MsMpEng\n",
        "windows-update",
    ),
]


@pytest.mark.parametrize(("text", "value"), [case[1:] for case in PROGRAM], ids=[case[0] for case in PROGRAM])
def test_the_program_that_takes_the_cpu_is_named_by_its_kind(text: str, value: str) -> None:
    assert [one.value for one in read(text) if one.subject == "cpu-program"] == [value]


NO_PROGRAM = [
    ("a name that nobody knows", processes(("xmr-helper", 198), ("svchost", 3))),
    ("services share a name", processes(("svchost#4", 98), ("sqlservr", 6))),
    ("two programs share the CPU", processes(("TiWorker", 98), ("sqlservr", 90))),
    ("an idle server", processes(("TiWorker", 4), ("svchost", 0))),
    ("one row tells of no other", processes(("sqlservr", 98))),
    (
        "a database that has run for long",
        SORTED
        + "Name        Id      CPU WorkingSet64\n----        --      --- ------------\nsqlservr  4120 91821.45    412098560\nMsMpEng   2210   401.12    212098560\n",
    ),
    (
        "Get-Process in the order of names",
        "PS C:\\> Get-Process\n\nHandles  NPM(K)    PM(K)      WS(K)     CPU(s)     Id  SI ProcessName\n-------  ------    -----      -----     ------     --  -- -----------\n    412      38   402188     412098   1,821.45   4120   0 TiWorker\n     90      10     2098       2098       1.12   2210   0 svchost\n",
    ),
    (
        "tasklist",
        "Image Name                     PID Session Name        Session#    Mem Usage\n========================= ======== ================ =========== ============\nTiWorker.exe                  4120 Services                   0    412,098 K\n",
    ),
]


@pytest.mark.parametrize("text", [case[1] for case in NO_PROGRAM], ids=[case[0] for case in NO_PROGRAM])
def test_no_program_is_named_without_proof(text: str) -> None:
    assert not [one for one in read(text) if one.subject == "cpu-program"]


def test_lines_and_details_are_those_of_the_readings() -> None:
    (cpu,) = read(counter(TIME, *FULL))
    assert (cpu.lines, dict(cpu.detail)) == ((4, 16), {"avg_pct": 96, "readings": 5})
    (memory,) = read(WMI.format(82736))
    assert (memory.lines, dict(memory.detail)) == ((1, 2), {"used_pct": 98, "free_mb": 81})
    (program,) = read(processes(("TiWorker", 98), ("svchost", 3)))
    assert (program.lines, dict(program.detail)) == ((3,), {"program": "tiworker"})


def test_every_value_is_reachable() -> None:
    read_here = {pair for _, text, _ in (*CPU, *MEMORY, *PROGRAM) for pair in seen(text)}
    assert read_here == {(subject, value) for subject, values in load.SUBJECTS.items() for value in values}


HOSTILE = [
    TIME + " :",
    '"(PDH-CSV 4.0)","\\\\A\\Processor(_Total)\\% Processor Time"',
    " r b us sy id wa st " + "1 " * 30,
    "%Cpu(s): 92.1 us, 1.5 id, CPU: cpu usage: %idle all " + "9" * 40,
    "Mem: 1 2 3 4 5 6 available FreePhysicalMemory TotalVisibleMemorySize",
    "Total Physical Memory: 4,095 MB " + "1,095" * 12,
    "Name IDProcess PercentProcessorTime CPU ProcessName",
]


@pytest.mark.parametrize("line", HOSTILE)
def test_ten_thousand_hostile_lines_do_no_harm(line: str) -> None:
    for part in parts_of("\n".join([line[:100]] * 10_000)):
        list(load.read(part))
