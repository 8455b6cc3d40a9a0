"""What a trace says: does it arrive, where does it end, where are packets lost?

Read are tracert, pathping, traceroute, tracepath, mtr, WinMTR and Test-NetConnection -TraceRoute (`trace_rows`). That a
trace does not arrive is said only of one that was given up: it used up its hops, four rows in a row stayed silent at
its end, a router refused, or mtr's last row is silent. A single silent row between answers is normal.

``trace-end`` follows the guides (questions ``trace`` of tcp and ``here`` of rdp): "after one or two steps" is the own
network. Loss counts where it begins at a hop and stays to the last one; at a single hop on the way routers merely
answer rarely (article net.ping-loss-or-unreachable).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from ipaddress import ip_address, ip_network
from itertools import islice, pairwise
from typing import Any

from wizard.evidence.observation import Observation, Subjects, said
from wizard.evidence.paste import Line
from wizard.evidence.reach.ping_lines import ADDRESS
from wizard.evidence.reach.trace_rows import Hop, Trace, traces_in
from wizard.evidence.telling import is_about
from wizard.evidence.transcript import Part

SUBJECTS: Subjects = {
    "trace": {
        "unknown-host": said(
            "The trace does not start: the name is not found", "路由跟踪没有开始：找不到这个主机名", 67
        ),
        "incomplete": said("The trace does not reach the server", "路由跟踪没有走到服务器", 68),
        "ok": said("The trace reaches the server", "路由跟踪能走到服务器", 72, computer="good", carrier="good"),
    },
    "trace-end": {
        "local": said(
            "The trace ends in your own network, after one or two steps", "路由跟踪一两跳就断在自己的网络里", 69
        ),
        "carrier": said(
            "The trace leaves your own network and ends on the way", "路由跟踪出了自己的网络，断在后面的路上", 70
        ),
    },
    "trace-loss": {
        "from-start": said("Packets are lost from the first step on", "从第一跳起就丢包", 70),
        "on-the-way": said("Packets are lost from a point of the way on", "从中途某一跳起一直丢包", 71),
        "at-end": said("Packets are lost only at the server itself", "只有最后一跳（服务器）丢包", 72),
        "none": said("No packets are lost on the whole way", "全程不丢包", 73),
    },
}

MOST_LINES = 400
MOST_TRACES = 20
SILENT_AT_END = 4
FEWEST_SENT = 10
_CARRIER_NAT = ip_network("100.64.0.0/10")
_TOOL = re.compile(r"\b(?:tracert|traceroute6?|tracepath6?|pathping|mtr)\b")
_LAST_WORD = re.compile(r"[\w.:%-]{2,255}")
_NO_TARGET = [
    re.compile(pattern)
    for pattern in (
        r"unable to resolve target system name (?P<host>\S{1,255})",
        r"无法解析目标系统名称 ?(?P<host>[^\s。]{1,255})",
        r"無法解析目標系統名稱 ?(?P<host>[^\s。]{1,255})",
        r"der zielname (?P<host>\S{1,255}) konnte nicht aufgel[oö]st werden",
        r"impossible de r[eé]soudre le nom du syst[eè]me cible (?P<host>\S{1,255})",
        r"no se puede resolver el nombre del sistema de destino (?P<host>\S{1,255})",
        r"impossibile risolvere il nome del sistema di destinazione (?P<host>\S{1,255})",
        r"n[aã]o [eé] poss[ií]vel resolver o nome do sistema de destino (?P<host>\S{1,255})",
        r"не удается разрешить системное имя узла (?P<host>\S{1,255})",
        r"(?:traceroute6?|tracepath6?): unknown host (?P<host>\S{1,255})",
        r"(?:traceroute6?|tracepath6?): (?P<host>\S{1,255}): (?:name or service not known|temporary failure in)",
        r"traceroute6?: bad address '(?P<host>\S{1,255})'",
        r"mtr: failed to resolve host: (?P<host>\S{1,255})",
    )
]


def read(part: Part) -> Iterable[Observation]:
    tool = bool(_TOOL.search(part.command.casefold()[:300]))
    yield from _unresolved(part)
    for trace in islice(traces_in(part.lines[:MOST_LINES]), MOST_TRACES):
        _fill_target(trace, part.command if tool else "")
        yield from _told_by(trace, tool)


def _unresolved(part: Part) -> Iterator[Observation]:
    for line in part.lines[:20]:
        for pattern in _NO_TARGET:
            if len(line.text) < 300 and (match := pattern.search(line.text.casefold())) and not is_about(line.text):
                yield Observation("trace", "unknown-host", (line.number,), {"host": match["host"].strip(".:。")})
                return


def _fill_target(trace: Trace, command: str) -> None:
    """The command names the target where no header does."""
    if not trace.target and command:
        words = [word for word in _LAST_WORD.findall(command)[1:] if not word.startswith("-")]
        trace.target = next((word for word in reversed(words) if "." in word or ":" in word), "")
    if not trace.address and ADDRESS.fullmatch(trace.target):
        trace.address = trace.target


def _told_by(trace: Trace, tool: bool) -> Iterator[Observation]:
    hops = [hop for hop in trace.hops if hop.number]
    if not _is_trace(trace, hops, tool):
        return
    value, answered = _value(trace, hops), [hop for hop in hops if hop.answered]
    if value:
        yield Observation("trace", value, _proof(hops, answered), _detail(trace, hops, answered))
    if value == "incomplete" and (end := _end(answered)):
        yield Observation("trace-end", end, (answered[-1].line.number,), _detail(trace, hops, answered))
    if trace.kind in ("mtr", "pathping") and value == "ok" and (loss := _loss(hops)):
        yield loss


def _is_trace(trace: Trace, hops: list[Hop], tool: bool) -> bool:
    """Rows look like a trace if they count on by one, and there are some or a header or a command stands above."""
    if not hops or any(is_about(hop.line.text) for hop in hops):
        return False
    if trace.kind in ("mtr", "pathping", "list"):
        return True
    counted = all(after.number > before.number for before, after in pairwise(hops))
    return counted and (tool or bool(trace.target) or (len(hops) > 2 and sum(bool(hop.address) for hop in hops) > 1))


def _value(trace: Trace, hops: list[Hop]) -> str | None:
    last = hops[-1]
    if trace.reached or (trace.address and last.answered and _same(last.address, trace.address)):
        return "ok"
    if trace.kind == "mtr":
        return _value_of_mtr(trace, hops)
    if last.stopped or (trace.limit and last.number >= trace.limit > 1) or _silent_at_end(hops) >= SILENT_AT_END:
        return "incomplete"
    if trace.finished and trace.kind == "tracepath":
        return "incomplete"
    if trace.finished and not trace.address and last.answered and last.number < 30:
        return "ok"
    return None


def _value_of_mtr(trace: Trace, hops: list[Hop]) -> str | None:
    """mtr ends its list with the target, or with one silent row after the last hop that answered."""
    if not hops[-1].answered:
        return "incomplete"
    return "ok" if not (trace.address and hops[-1].address) and len(hops) > 1 else None


def _same(one: str, other: str) -> bool:
    try:
        return ip_address(one.partition("%")[0]) == ip_address(other.partition("%")[0])
    except ValueError:
        return False


def _silent_at_end(hops: list[Hop]) -> int:
    count = 0
    for hop in reversed(hops):
        if hop.answered:
            break
        count += 1
    return count


def _end(answered: list[Hop]) -> str | None:
    """Where a trace that does not arrive ends; None if no hop answered or only names are known."""
    if not answered:
        return None
    private = [_is_private(hop.address) for hop in answered]
    if answered[-1].number <= 2 or all(private):
        return "local"
    return "carrier" if any(state is False for state in private) else None


def _is_private(address: str) -> bool | None:
    """None if only a name is known. Addresses of a carrier's NAT (100.64.0.0/10) are not the customer's own."""
    try:
        number = ip_address(address.partition("%")[0])
    except ValueError:
        return None
    documentation = number.version == 4 and str(number).startswith(("192.0.2.", "198.51.100.", "203.0.113."))
    return number.is_private and not documentation and not (number.version == 4 and number in _CARRIER_NAT)


def _loss(hops: list[Hop]) -> Observation | None:
    """Where loss begins that stays to the last hop; None if too little was sent or the first hops are cut off."""
    last = hops[-1]
    if last.loss_pct is None or not last.answered or not last.sent or last.sent < FEWEST_SENT:
        return None
    detail: dict[str, Any] = {"loss_pct": _short(last.loss_pct), "sent": last.sent}
    if last.loss_pct < 1:
        return Observation("trace-loss", "none", (last.line.number,), detail | {"hops": last.number})
    if last.loss_pct * last.sent < 150:
        # One lost packet is chance.
        return None
    first = _first_lossy(hops)
    if first is hops[0] and first.number > 1:
        return None
    speaking = [hop for hop in hops if hop.answered]
    value = "from-start" if first is speaking[0] else "at-end" if first is last else "on-the-way"
    where = detail | {"from_hop": first.number, "host": first.address or first.name}
    return Observation("trace-loss", value, _numbers([first.line, last.line]), where)


def _first_lossy(hops: list[Hop]) -> Hop:
    """The first hop of the unbroken run of loss that reaches the last one; silent hops neither break nor begin it."""
    first = last = hops[-1]
    least = min(1.0, last.loss_pct or 0) if last.loss_pct else 0
    for hop in reversed(hops):
        if not hop.answered:
            continue
        if (hop.loss_pct or 0) < max(least, (last.loss_pct or 0) / 3):
            break
        first = hop
    return first


def _proof(hops: list[Hop], answered: list[Hop]) -> tuple[int, ...]:
    return _numbers([*(hop.line for hop in answered[-1:]), hops[-1].line])


def _numbers(lines: Iterable[Line]) -> tuple[int, ...]:
    return tuple(sorted({line.number for line in lines}))


def _detail(trace: Trace, hops: list[Hop], answered: list[Hop]) -> dict[str, Any]:
    detail: dict[str, Any] = {"hops": answered[-1].number if answered else 0}
    if answered:
        detail["last"] = answered[-1].address or answered[-1].name
    if target := trace.target or trace.address:
        detail["target"] = target
    return detail


def _short(number: float) -> float:
    return int(number) if number == int(number) else number
