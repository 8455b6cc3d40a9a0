"""Traces as rows: each tool's table read into hops.

Formats: tracert and pathping of Windows in any language (``  1    <1 ms    <1 ms    <1 ms  gateway [192.168.1.1]``),
traceroute of Linux, BSD, macOS and busybox, tracepath, the reports of mtr and WinMTR, and the TraceRoute list of
Test-NetConnection.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from wizard.evidence.paste import Line
from wizard.evidence.reach.ping_lines import ADDRESS

MAX_LINE = 400
MAX_HOPS = 255


@dataclass(slots=True)
class Hop:
    """One step of the way. `address` is "" where only a name is printed; `answered` is false for a row of stars.

    `loss_pct` and `sent` are those of mtr and pathping, None elsewhere. `stopped`: a router said "unreachable".
    """

    number: int
    line: Line
    answered: bool
    name: str = ""
    address: str = ""
    loss_pct: float | None = None
    sent: int | None = None
    stopped: bool = False


@dataclass(slots=True)
class Trace:
    """One trace. `kind` is the family of the tool: ``hops``, ``tracepath``, ``mtr``, ``pathping`` or ``list``."""

    kind: str
    target: str = ""
    address: str = ""
    limit: int = 0
    hops: list[Hop] = field(default_factory=list)
    finished: bool = False
    reached: bool = False


_UNIT = r"(?:ms|msec|мс|毫秒)"
_TIME = re.compile(rf"(?<![\w.])<?\d{{1,6}}(?:[.,]\d{{1,3}})? {{0,2}}{_UNIT}(?!\w)")
_ROW = re.compile(r"\s{0,8}(?P<number>\d{1,3})(?P<colon>\??:)?\s{1,8}(?P<rest>\S.{0,380})$")
_NAMED = re.compile(r"(?P<name>[\w.-]{1,255}) ?[\[(](?P<address>[\da-fA-F.:%]{3,60})[\])]")
_UNIX_HEADER = re.compile(
    r"(?:traceroute6?|tcptraceroute) to (?P<name>[\w.:%-]{1,255}) \((?P<address>[\da-fA-F.:%]{2,60})\)"
    r".{0,80}?(?P<limit>\d{1,3}) hops max"
)
_FLAG = re.compile(r" !(?:[HNPXFSA]|<?\d{1,3}>?)(?:[\s-]|$)")
_REPORT = re.compile(r"(?:[\w.-]{1,255} \[)?[\da-fA-F.:]{3,45}\]? {1,4}[^\d:]{2,30}: [^\d]{4,80}$")
"""A router refuses: ``192.168.1.1  reports: Destination host unreachable.``"""
_MTR_ROW = re.compile(
    r"\s{0,8}(?P<number>\d{1,3})\.(?:\|--)? {1,8}(?:AS[\d?]{1,10} {1,8})?(?P<host>\S{1,255})"
    r"(?: \((?P<address>[\da-fA-F.:]{3,45})\))?\s{1,80}(?P<loss>\d{1,3}(?:\.\d{1,2})?)% {1,8}(?P<sent>\d{1,7})(?: |$)"
)
_MTR_SILENT = re.compile(
    r"\s{0,8}(?P<number>\d{1,3})\.(?:\|--)? {1,8}(?:AS[\d?]{1,10} {1,8})?"
    r"(?:\?\?\?|\(waiting for reply\))"
)
_WINMTR_ROW = re.compile(
    r"\s{0,8}\|\s{0,80}(?P<host>\S.{0,100}?)\s{0,40}- {1,8}(?P<loss>\d{1,3})\s?\|"
    r" {1,8}(?P<sent>\d{1,7})\s?\| {1,8}(?P<received>\d{1,7})\s?\|"
)
_PATHPING_ROW = re.compile(
    r"\s{0,8}(?P<number>\d{1,3}) {1,8}(?:\d{1,6} ?\w{1,4}|-{2,3})"
    r" {1,12}\d{1,6}/ {0,6}(?P<sent>\d{1,6}) {0,3}= {0,3}(?P<loss>\d{1,3})%"
    r"(?: {1,12}\d{1,6}/ {0,6}\d{1,6} {0,3}= {0,3}\d{1,3}%)? {1,8}(?P<host>\S.{0,255})$"
)
_LIST_START = re.compile(r"\s{0,8}TraceRoute\s{0,30}: ?(?P<host>\S{1,60})\s{0,8}$")
_LIST_MORE = re.compile(r"\s{10,60}(?P<host>[\da-fA-F.:]{2,60}|TimedOut)$")
_REMOTE = re.compile(r"\s{0,8}(?P<field>RemoteAddress|ComputerName)\s{0,30}: ?(?P<value>\S{1,255})")
_DONE = (
    "trace complete",
    "跟踪完成",
    "追蹤完成",
    "ablaufverfolgung beendet",
    "itinéraire déterminé",
    "itineraire determine",
    "traza completa",
    "rastreamento concluído",
    "rastreamento concluido",
    "rastreio concluído",
    "traccia completata",
    "traccia terminata",
    "rilevazione completata",
    "de trace is voltooid",
    "śledzenie zakończone",
    "trasování bylo dokončeno",
    "трассировка завершена",
    "трасування завершено",
    "i̇zleme tamamlandı",
    "izleme tamamlandı",
    "トレースを完了しました",
    "추적을 완료했습니다",
    "spårningen är slutförd",
)
_NUMBER = re.compile(r"(?<![\d.])\d{1,3}(?![\d.])")
_NO_HOST = ("no response from host", "???", "request timed out")


def traces_in(lines: Iterable[Line]) -> Iterator[Trace]:
    """Every trace of these lines that has at least one row."""
    trace: Trace | None = None
    target = Trace("")
    for line in lines:
        if len(line.text) > MAX_LINE:
            continue
        if found := _hop(line, trace):
            kind, hop = found
            if trace is None or kind != trace.kind or hop.number < _last(trace) or _is_another(trace, target):
                if trace:
                    yield trace
                trace = Trace(kind, target.target, target.address, target.limit)
            _put(trace, hop)
        elif header := _header(line.text):
            # Windows wraps its header: the number of hops may come in the next line.
            target = header if header.target else Trace("", target.target, target.address, header.limit)
        elif trace:
            _close(trace, line.text)
        elif match := _REMOTE.match(line.text):
            target = _with_field(target, match["field"], match["value"])
    if trace:
        yield trace


def _is_another(trace: Trace, target: Trace) -> bool:
    return bool(target.target) and (target.target, target.address) != (trace.target, trace.address)


def _with_field(target: Trace, name: str, value: str) -> Trace:
    if name == "RemoteAddress":
        return Trace("", target.target or value, value)
    return Trace("", value, target.address)


def _last(trace: Trace | None) -> int:
    return trace.hops[-1].number if trace and trace.hops else 0


def _put(trace: Trace, hop: Hop) -> None:
    """Adds the hop; a second line for the same hop (tracepath, pathping) says more of it, not another hop."""
    if trace.hops and trace.hops[-1].number == hop.number:
        if hop.answered or not trace.hops[-1].answered:
            trace.hops[-1] = hop
    elif len(trace.hops) < MAX_HOPS:
        trace.hops.append(hop)
    if trace.kind == "tracepath" and " reached" in hop.line.text:
        trace.reached = True


def _close(trace: Trace, text: str) -> None:
    low = text.casefold()
    if any(words in low for words in _DONE) or low.lstrip().startswith("too many hops"):
        trace.finished = True
    if trace.kind == "tracepath" and low.lstrip().startswith("resume:") and " hops " in low:
        trace.reached = not trace.finished


def _header(text: str) -> Trace | None:
    """The target of a trace, or (on a wrapped second line) only its number of hops."""
    if len(text) > 160:
        return None
    if match := _UNIX_HEADER.search(text):
        return Trace("", match["name"], match["address"], int(match["limit"]))
    if "ms" in text or not (text.rstrip().endswith((":", ":。")) or _is_open_header(text)):
        return None
    limits = [int(number) for number in _NUMBER.findall(ADDRESS.sub(" ", text))]
    if match := _NAMED.search(text):
        return Trace("", match["name"], match["address"], limits[-1] if limits else 0)
    if match := ADDRESS.search(text):
        return Trace("", match[0], match[0], limits[-1] if limits else 0) if _is_about_way(text) else None
    return Trace("", "", "", limits[0]) if len(limits) == 1 and _is_about_way(text) else None


_WAY_WORDS = (
    "tracing route",
    "tracing the route",
    "hops",
    "跃点",
    "路由",
    "躍點",
    "routenverfolgung",
    "abschnitte",
    "itinéraire",
    "sauts",
    "traza",
    "saltos",
    "rota ",
    "instradamento",
    "punti di passaggio",
    "route ",
    "trasy",
    "przeskok",
    "směrování",
    "трассировка",
    "прыжков",
    "трасування",
    "yol ",
    "経路",
    "ホップ",
    "경로",
    "홉",
    "spårar",
    "hopp",
)


def _is_about_way(text: str) -> bool:
    low = text.casefold()
    return any(words in low for words in _WAY_WORDS)


def _is_open_header(text: str) -> bool:
    """The first line of a header that Windows wraps: "Tracing route to example.com [203.0.113.10]"."""
    return _is_about_way(text) and len(text) < 160 and not _ROW.match(text)


def _hop(line: Line, trace: Trace | None) -> tuple[str, Hop] | None:
    text = line.text
    if "%" in text and (match := _PATHPING_ROW.match(text)):
        return "pathping", _lossy(line, match["host"], float(match["loss"]), int(match["sent"]), int(match["number"]))
    if ("|" in text or "." in text[:12]) and (hop := _mtr_hop(line, trace)):
        return "mtr", hop
    if hop := _listed_hop(line, trace):
        return "list", hop
    if match := _ROW.match(text):
        return _timed_hop(line, match)
    return None


def _mtr_hop(line: Line, trace: Trace | None) -> Hop | None:
    text = line.text
    if match := _MTR_SILENT.match(text):
        return Hop(int(match["number"]), line, False)
    if match := _MTR_ROW.match(text):
        hop = _lossy(line, match["host"], float(match["loss"]), int(match["sent"]), int(match["number"]))
        hop.address = match["address"] or hop.address
        return hop
    if match := _WINMTR_ROW.match(text):
        number = _last(trace) + 1
        return _lossy(line, match["host"], float(match["loss"]), int(match["sent"]), number)
    return None


def _lossy(line: Line, host: str, loss: float, sent: int, number: int) -> Hop:
    name, address = _host(host)
    silent = loss >= 100 or any(words in host.casefold() for words in _NO_HOST)
    return Hop(number, line, not silent, name, address, loss, sent)


def _host(text: str) -> tuple[str, str]:
    if match := _NAMED.search(text):
        return match["name"], match["address"]
    if match := ADDRESS.search(text):
        return match[0], match[0]
    words = text.split()
    return (words[0] if words else ""), ""


def _listed_hop(line: Line, trace: Trace | None) -> Hop | None:
    if match := _LIST_START.match(line.text):
        return _listed(line, match["host"], 1)
    follows = trace is not None and trace.kind == "list" and line.number == trace.hops[-1].line.number + 1
    if follows and (match := _LIST_MORE.match(line.text)):
        return _listed(line, match["host"], _last(trace) + 1)
    return None


def _listed(line: Line, host: str, number: int) -> Hop:
    silent = host in ("0.0.0.0", "::", "TimedOut")
    return Hop(number, line, not silent, "" if silent else host, "" if silent else host)


def _timed_hop(line: Line, match: re.Match[str]) -> tuple[str, Hop] | None:
    """A row of tracert, traceroute, tracepath or of pathping's first list."""
    number, rest = int(match["number"]), match["rest"]
    if match["colon"]:
        return _tracepath_hop(line, number, rest)
    if "=" in rest or ", " in rest:
        return None
    if _TIME.search(rest):
        name, address = _host(_TIME.sub(" ", rest).replace("*", " "))
        return "hops", Hop(number, line, True, name, address, stopped=bool(_FLAG.search(rest)))
    if rest.startswith("*"):
        return "hops", Hop(number, line, False)
    if _REPORT.match(rest):
        name, address = _host(rest)
        return "hops", Hop(number, line, True, name, address, stopped=True)
    return None


def _tracepath_hop(line: Line, number: int, rest: str) -> tuple[str, Hop] | None:
    if "[localhost]" in rest.casefold():
        return "tracepath", Hop(0, line, False)
    if not _TIME.search(rest):
        return ("tracepath", Hop(number, line, False)) if len(rest) < 60 and "ms" not in rest else None
    name, address = _host(rest)
    return "tracepath", Hop(number, line, True, name, address)
