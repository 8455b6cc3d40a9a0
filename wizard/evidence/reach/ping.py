"""What ping says: is the address answered, and how quickly?

Read are ping of Windows, Linux (iputils, busybox), BSD and macOS, fping, and Test-Connection and Test-NetConnection of
PowerShell (`ping_powershell`); `ping_lines` knows the lines. The reply lines count, not the statistics, wherever there
are any: Windows counts "Destination host unreachable" and "TTL expired" as received.

Subject ``latency`` uses the thresholds that the guide "slow" gives its reader: a *minimum* above 150 ms is always slow
(question ``line``; articles slow.distance and slow.high-latency). ``low``: no reply took longer. ``unsteady``: the
quickest replies are below it, but the slowest took 150 ms more and the average one and a half times the minimum.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from wizard.evidence.line_search import has_heading, is_source
from wizard.evidence.observation import Observation, Subjects, said
from wizard.evidence.paste import Line
from wizard.evidence.reach.ping_lines import Kind, Seen, address_in, seen_in
from wizard.evidence.reach.ping_powershell import read_powershell
from wizard.evidence.telling import is_about
from wizard.evidence.transcript import Part

SUBJECTS: Subjects = {
    "ping": {
        "unknown-host": said("The name of the server is not found", "找不到这个主机名", 60),
        "general-failure": said(
            "Ping cannot be sent: the computer itself refuses (general failure)", "ping 发不出去：本机报“一般故障”", 61
        ),
        "unreachable": said("The server is unreachable: no way leads there", "目标无法访问，没有通往它的路", 62),
        "no-reply": said("Ping is not answered", "ping 没有回应", 64),
        "loss": said("Some pings are lost", "ping 有丢包", 63),
        "ok": said("Ping is answered", "ping 有回应", 66, computer="good", carrier="good"),
    },
    "ping-size": {
        "too-big": said("Packets of this size do not get through in one piece", "这么大的数据包不分片就过不去", 65),
    },
    "latency": {
        "high": said("The way to the server is slow: more than 150 ms at best", "延迟高，最快也超过 150 毫秒", 80),
        "unsteady": said("The reply time goes up and down", "延迟忽高忽低", 81),
        "low": said("The way to the server is quick", "延迟低", 85),
    },
}

SLOW_MS = 150
"""Above this every click is felt; see the top of this file."""
FEWEST_FOR_LATENCY = 4
READ_AT_EACH_END = 150
READ_BETWEEN = 80
"""Lines read of a very long ping, and lines between these that are no replies; the replies there are only counted."""
MOST_SESSIONS = 40

_OTHER_TOOLS = re.compile(
    r"tracert|traceroute6?|tracepath6?|mtr|pathping|tcping(?:64)?|psping(?:64)?|httping|arping|nping|hping3?|nmap|curl|ssh"
    r"|telnet|nc|ncat|netstat|ss"
)
# A label and the sentence in quotation marks: a table of texts, or a list of what ping may print; a docstring; such a
# sentence beside a label in bold letters.
_QUOTED = re.compile(
    r"^\s{0,60}\w{1,30} ?[:=] ?[\[({]{0,2}[\"'`]|[:：] ?\"[^\"]{1,300}\"[,;)\s]{0,4}$"
    r"|^\s{0,60}(?:\"{3}|'{3})|[\"']\*\* ?[-:]|^\s{0,60}\*\*[^*\"']{1,80}\*\*:? ?[\"']"
)
_WORD = re.compile(r"[\w./\\:%-]{1,255}")


@dataclass(slots=True)
class Session:
    """One run of ping against one target."""

    host: str = ""
    begun: bool = False
    windows: bool = False
    sure: bool = False
    sent: int = 0
    counts: tuple[int, int] | None = None
    times: tuple[float, ...] = ()
    replies: int = 0
    took: list[float] = field(default_factory=list)
    sequences: set[int] = field(default_factory=set)
    kinds: dict[Kind, list[Line]] = field(default_factory=dict)
    strange: int = 0
    after_strange: int = 0
    gaps: bool = True

    def count(self, *kinds: Kind) -> int:
        return sum(len(self.kinds.get(kind, ())) for kind in kinds)

    @property
    def failed(self) -> int:
        return self.count(Kind.TIMEOUT, Kind.UNREACHABLE, Kind.FAILURE)

    @property
    def held(self) -> bool:
        return bool(self.replies or self.failed or self.counts)


def read(part: Part) -> Iterable[Observation]:
    tool = tool_of(part.command)
    if _OTHER_TOOLS.fullmatch(tool) or has_heading(part):
        return
    found = [*read_powershell(part), *_read_lines(part, tool in ("ping", "ping6", "fping"))]
    if found and not part.says("arping", "httping", "tcping", "hping "):
        yield from found


def _read_lines(part: Part, pinged: bool) -> Iterator[Observation]:
    lines, skipped = _worth_reading(part.lines)
    sessions = list(islice(_sessions(lines, part.whole and not skipped), MOST_SESSIONS))
    if len(sessions) == 1:
        sessions[0].replies += skipped if sessions[0].replies else 0
    for session in sessions:
        session.host = session.host or (_target(part.command) if pinged else "")
        yield from _told_by(session, pinged)


def tool_of(command: str) -> str:
    """The program of a command line, small and without path: ``ping``; "" without a command."""
    words = command[:300].casefold().split()
    if words[:1] == ["sudo"]:
        words = words[1:]
    return re.split(r"[\\/]", words[0])[-1].removesuffix(".exe") if words else ""


def _target(command: str) -> str:
    """The address or name in ``ping -n 4 203.0.113.10``: the last word that has a dot or a colon."""
    words = [word for word in _WORD.findall(command[:300])[1:] if not word.startswith(("-", "/"))]
    return next((word for word in reversed(words) if re.search(r"\w[.:]\w|^localhost$", word)), "")


def _worth_reading(lines: tuple[Line, ...]) -> tuple[list[Line], int]:
    """(both ends of a very long ping and what is no plain reply between them, how many plain replies are left out)."""
    if len(lines) <= 2 * READ_AT_EACH_END:
        return list(lines), 0
    between = lines[READ_AT_EACH_END:-READ_AT_EACH_END]
    others = [line for line in between if "ttl=" not in line.text and "TTL=" not in line.text]
    kept = [*lines[:READ_AT_EACH_END], *others[:READ_BETWEEN], *lines[-READ_AT_EACH_END:]]
    return kept, len(between) - len(others)


def _sessions(lines: list[Line], whole: bool) -> Iterator[Session]:
    session = Session(gaps=whole)
    known: dict[str, Seen | None] = {}
    for line in lines:
        if line.text not in known:
            known[line.text] = seen_in(line.text)
        seen = known[line.text]
        if seen is None:
            session.after_strange += 1
            if line.text.strip(" .…") == "":
                session.gaps = False
        elif seen.kind is Kind.UNKNOWN_HOST:
            yield Session(host=seen.host, kinds={Kind.UNKNOWN_HOST: [line]})
        else:
            if _begins(session, seen):
                yield session
                session = Session(gaps=whole)
            _add(session, seen, line)
    yield session


def _begins(session: Session, seen: Seen) -> bool:
    """True if this line belongs to another run than those before."""
    if seen.kind is Kind.HEADER:
        return session.begun or session.held
    if session.counts is None:
        return False
    return seen.kind not in (Kind.TIMES, Kind.HARMLESS, Kind.STATISTICS_OF, Kind.DUPLICATE)


def _add(session: Session, seen: Seen, line: Line) -> None:
    counting = seen.kind in (Kind.STATISTICS, Kind.STATISTICS_OF, Kind.SENT)
    if session.counts is None and (counting or session.begun or session.held):
        # What stands between two lines of ping or above its statistics is strange; what follows is another matter.
        session.strange += session.after_strange
    session.after_strange = 0
    session.windows |= seen.windows
    session.sure |= seen.sure and seen.kind is not Kind.HARMLESS
    session.kinds.setdefault(seen.kind, []).append(line)
    if seen.kind is Kind.HEADER:
        session.begun = True
        session.host = seen.host
    elif seen.kind is Kind.STATISTICS_OF:
        session.host = session.host or seen.host
    elif seen.kind is Kind.STATISTICS:
        session.counts = (int(seen.numbers[0]), int(seen.numbers[1]))
        session.host = session.host or seen.host
    elif seen.kind is Kind.SENT:
        session.sent = int(seen.numbers[0])
    elif seen.kind is Kind.RECEIVED and session.sent >= int(seen.numbers[0]):
        session.counts = (session.sent, int(seen.numbers[0])) if session.sent else None
    elif seen.kind is Kind.TIMES:
        session.times = seen.numbers
    elif seen.kind is Kind.REPLY:
        _add_reply(session, seen, line)


def _add_reply(session: Session, seen: Seen, line: Line) -> None:
    if not session.host:
        session.host = address_in(line.text)
    if seen.sequence >= 0:
        if seen.sequence in session.sequences:
            return
        session.sequences.add(seen.sequence)
    session.replies += 1
    session.took.extend(seen.numbers)


def _told_by(session: Session, pinged: bool) -> Iterator[Observation]:
    """What one run says, if it is sure that ping printed it and nobody quotes it in advice."""
    value = _value(session, pinged)
    lines = _proof(session, value) if value else []
    if value and not any(_is_advice(line.text) for line in lines):
        yield Observation("ping", value, _numbers(lines), _detail(session, value))
        if value in ("ok", "loss") and (quick := _latency(session)):
            yield quick
    too_big = [line for line in session.kinds.get(Kind.TOO_BIG, ()) if not _is_advice(line.text)]
    if too_big and (session.sure or session.begun or pinged):
        yield Observation("ping-size", "too-big", _numbers(too_big[:1]), _of_host(session))


def _is_advice(text: str) -> bool:
    # "请检查该名称" (check the name) is the end of ping's own sentence.
    return is_about(text.replace("请检查该名称", "")) or is_source(text) or bool(_QUOTED.search(text))


def _value(session: Session, pinged: bool) -> str | None:
    if Kind.UNKNOWN_HOST in session.kinds:
        return "unknown-host"
    if not (session.sure or session.begun or pinged):
        return "no-reply" if _bare_timeouts(session) else None
    if session.replies:
        return _answered(session)
    if session.failed:
        return _unanswered(session)
    return _by_counts(session)


def _bare_timeouts(session: Session) -> bool:
    """Three and more lines of nothing but the time-out sentence are ping's, whatever was cut off."""
    return session.count(Kind.TIMEOUT) > 2 and not session.strange and session.failed == session.count(Kind.TIMEOUT)


def _answered(session: Session) -> str | None:
    """The value where genuine replies came: ``ok`` if less than one in a hundred is missing."""
    sent, received = _totals(session)
    if session.counts and not session.counts[1]:
        return None
    if session.windows and session.failed and not session.counts and session.failed * 100 < sent:
        return "ok"
    if (sent - received) * 100 >= sent:
        return "loss"
    # Lines in an unknown language between the replies could be losses, unless the statistics know better.
    return "ok" if session.counts or not session.strange else None


def _unanswered(session: Session) -> str | None:
    """The value where nothing but errors came."""
    if session.counts and session.counts[1] > session.count(Kind.UNREACHABLE) and session.times:
        return "loss"
    if session.count(Kind.FAILURE):
        return "general-failure"
    if session.count(Kind.UNREACHABLE):
        return "unreachable"
    if (session.counts and session.counts[1]) or session.count(Kind.TOO_BIG):
        # Packets that were too big to leave prove nothing of smaller ones.
        return None
    return "no-reply" if session.counts or session.count(Kind.TIMEOUT) > 1 else None


def _by_counts(session: Session) -> str | None:
    """The value by the statistics alone. Windows' are no proof if unknown lines stand above them."""
    if not session.counts:
        return None
    sent, received = session.counts
    if not received:
        return None if session.count(Kind.TOO_BIG) else "no-reply"
    if session.windows and not session.times and (session.strange or _lacks_times(session)):
        return None
    return "loss" if (sent - received) * 100 >= sent else "ok"


def _lacks_times(session: Session) -> bool:
    """Windows prints times below as soon as the server itself answered; without them "received" may be errors."""
    return bool(session.count(Kind.TOO_BIG, Kind.STATISTICS_OF))


def _totals(session: Session) -> tuple[int, int]:
    """(sent, received), genuine replies only."""
    if session.counts:
        sent, received = session.counts
        errors = session.count(Kind.UNREACHABLE) if session.windows else 0
        return sent, max(received - errors, min(session.replies, received))
    missing = 0 if session.windows or not session.gaps else _missing(session.sequences)
    return session.replies + max(session.failed, missing), session.replies


def _missing(sequences: set[int]) -> int:
    return max(sequences) - min(sequences) + 1 - len(sequences) if sequences else 0


def _proof(session: Session, value: str) -> list[Line]:
    by_value = {
        "ok": (Kind.REPLY,),
        "loss": (Kind.TIMEOUT, Kind.UNREACHABLE, Kind.FAILURE),
        "no-reply": (Kind.TIMEOUT,),
        "unreachable": (Kind.UNREACHABLE,),
        "general-failure": (Kind.FAILURE,),
        "unknown-host": (Kind.UNKNOWN_HOST,),
    }
    chosen = [line for kind in by_value[value] for line in session.kinds.get(kind, ())]
    chosen = [*chosen[:1], *chosen[-1:]]
    chosen += (session.kinds.get(Kind.STATISTICS) or session.kinds.get(Kind.RECEIVED, []))[:1]
    return chosen or session.kinds.get(Kind.REPLY, [])[-1:]


def _numbers(lines: Iterable[Line]) -> tuple[int, ...]:
    return tuple(sorted({line.number for line in lines}))


def _detail(session: Session, value: str) -> dict[str, Any]:
    detail = _of_host(session)
    if value == "unknown-host":
        return detail
    sent, received = _totals(session)
    if sent:
        detail |= {"sent": sent, "received": received, "loss_pct": (sent - received) * 100 // sent}
    if value in ("ok", "loss") and (times := _times(session)):
        detail |= {"avg_ms": times[1], "max_ms": times[2]}
    return detail


def _of_host(session: Session) -> dict[str, Any]:
    return {"host": session.host} if session.host else {}


def _times(session: Session) -> tuple[float, float, float] | None:
    """(least, average, most) in milliseconds, of the statistics or of the replies."""
    if len(session.times) == 3:
        least, mean, most = session.times
    elif session.took:
        least, mean, most = min(session.took), sum(session.took) / len(session.took), max(session.took)
    else:
        return None
    return _short(least), _short(mean), _short(most)


def _short(milliseconds: float) -> float:
    rounded = round(milliseconds, 1)
    return int(rounded) if rounded == int(rounded) else rounded


def _latency(session: Session) -> Observation | None:
    times = _times(session)
    if not times or max(session.replies, _totals(session)[1]) < FEWEST_FOR_LATENCY:
        return None
    least, mean, most = times
    value = latency_of(least, mean, most)
    lines = session.kinds.get(Kind.TIMES) or session.kinds.get(Kind.REPLY, [])[-1:]
    detail = _of_host(session) | {"min_ms": least, "avg_ms": mean, "max_ms": most}
    return Observation("latency", value, _numbers(lines[:1]), detail) if value and lines else None


def latency_of(least: float, mean: float, most: float) -> str | None:
    if least > SLOW_MS:
        return "high"
    if most <= SLOW_MS:
        return "low"
    return "unsteady" if most > least + SLOW_MS and mean > 1.5 * least else None
