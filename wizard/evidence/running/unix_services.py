"""Services of Linux and BSD: systemctl status, is-active, list-units; service X status; OpenRC; upstart.

Formats: the manual page of systemctl and the init scripts of Debian and Red Hat. Lines of the journal below a status
begin with a date and are no evidence here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from wizard.evidence.running.service_names import SUBJECT_OF
from wizard.evidence.running.service_states import State
from wizard.evidence.transcript import Part

_KEYS = "|".join(sorted(map(re.escape, SUBJECT_OF), key=len, reverse=True))
_HEAD = re.compile(
    r"\s{0,4}(?:[●○◯•×✕x*↻∗·?]\s{1,2})?(?P<unit>[\w@.:\\-]{1,80}?)\.(?P<kind>service|socket|timer|target)"
    r"(?:\s+-\s.{0,200})?"
)
_ACTIVE = re.compile(
    r"\s{0,12}active:\s(?P<state>(?:in|de)?activ(?:e|ating)|failed|reloading)(?:\s\((?P<sub>[\w-]{1,20})\))?"
)
_MASKED = re.compile(r"\s{0,12}loaded:\smasked")
_MAIN = re.compile(r"\s{0,12}(?:main pid|process):\s(?P<pid>\d{1,9})\s(?:.{0,200}?status=(?P<code>\d{1,3}))?")
_TRIGGER = re.compile(r"\s{0,12}triggeredby:\s*[●*]\s")
_UNIT_ROW = re.compile(
    rf"\W{{0,6}}(?P<name>{_KEYS})\.service\s+(?:loaded|masked)\s+(?P<state>active|inactive|failed)\s+[\w-]+"
)
_MISSING = re.compile(
    rf"\s{{0,4}}(?:unit|failed to (?:start|restart|stop|reload|get unit file state for))\s(?P<name>{_KEYS})\.service"
    r"(?::\sunit\s\S{1,60})?\s(?:could not be found|not found|is masked)"
)
_JOB = re.compile(rf"\s{{0,4}}job for (?P<name>{_KEYS})\.service failed")
_INIT = re.compile(
    r"(?P<tag>\s{0,4}(?:\[[^\]]{1,8}\]|\*)\s{1,4})?\s{0,4}"
    rf"(?P<name>{_KEYS})(?P<pid>\s\(pids?\s+[\d ]{{1,60}}\))?"
    r"\s(?P<says>is running|is stopped|is not running|dead but \S.{0,40}|start/running|stop/waiting)(?P<rest>.{0,40})"
)
_OPENRC = re.compile(r"\s{0,4}\*\sstatus:\s(?P<state>started|stopped|crashed)\s*")
_NAMED = re.compile(r"service|init\.d|systemctl", re.IGNORECASE)


def states_of_unix(part: Part, asked_for: Sequence[str], named: Sequence[int]) -> Iterator[State]:
    """`named` are the places of lines that may name a service."""
    yield from _status(part, named)
    yield from _messages(part, named)
    yield from _init(part, asked_for, named)
    if asked_for and "is-active" in part.command:
        yield from _is_active(part, asked_for)
    elif len(asked_for) == 1 and _NAMED.search(part.command):
        yield from _openrc(part, asked_for[0])


def _texts(part: Part, start: int, end: int) -> list[str]:
    return [line.text.casefold()[:300] for line in part.lines[max(0, start) : end]]


def _status(part: Part, named: Sequence[int]) -> Iterator[State]:
    """The heading names the unit, the line "Active:" below it the state."""
    for at in named:
        head = _HEAD.fullmatch(part.lines[at].text.casefold()[:300])
        if not head or head["unit"] not in SUBJECT_OF or head["kind"] != "service":
            continue
        for below in range(at + 1, min(at + 20, len(part.lines))):
            text = part.lines[below].text.casefold()[:300]
            if match := _ACTIVE.match(text):
                yield from _of_unit(part, head["unit"], at, below, match)
            if match or _HEAD.fullmatch(text):
                break


def _of_unit(part: Part, unit: str, head: int, at: int, match: re.Match[str]) -> Iterator[State]:
    before, after = _texts(part, head + 1, at), _texts(part, at + 1, at + 12)
    if value := _value(match, before, after):
        yield State(unit, value, part.lines[at].number, _detail(match, after))


def _value(match: re.Match[str], before: Sequence[str], after: Sequence[str]) -> str | None:
    if any(_MASKED.match(text) for text in before[-4:]):
        return "disabled"
    if match["state"] in ("active", "reloading"):
        return "running"
    if match["state"] == "inactive":
        # With socket activation (Ubuntu 22.10 and later) the service rests until somebody connects.
        return None if any(_TRIGGER.search(text) for text in after[:7]) else "stopped"
    return "stopped" if match["state"] == "failed" or match["sub"] == "auto-restart" else None


def _detail(match: re.Match[str], after: Sequence[str]) -> dict[str, Any]:
    if match["state"] in ("active", "reloading"):
        main = next((main for text in after[:6] if (main := _MAIN.match(text)) and "main pid" in text), None)
        return {"pid": int(main["pid"])} if main and not main["code"] else {}
    detail: dict[str, Any] = {"state": "failed" if match["sub"] == "auto-restart" else match["state"]}
    codes = [main["code"] for text in after if (main := _MAIN.match(text)) and main["code"]]
    return detail | ({"code": int(codes[-1])} if codes else {})


def _messages(part: Part, named: Sequence[int]) -> Iterator[State]:
    absent: dict[str, int] = {}
    for at in named:
        text, line = part.lines[at].text.casefold()[:300], part.lines[at].number
        if row := _UNIT_ROW.match(text):
            value = "running" if row["state"] == "active" else "stopped"
            yield State(row["name"], value, line, {} if value == "running" else {"state": row["state"]})
        elif missing := _MISSING.match(text):
            if "masked" in text:
                yield State(missing["name"], "disabled", line, {})
            else:
                absent[missing["name"]] = line
        elif (job := _JOB.match(text)) and re.search(r"\b(?:re)?start\b", part.command):
            yield State(job["name"], "stopped", line, {"state": "failed"})
    # Debian calls the unit ssh, others sshd: only if both are missing there is none.
    if {"ssh", "sshd"} <= absent.keys():
        yield State("sshd", "missing", absent["sshd"], {})


def _init(part: Part, asked_for: Sequence[str], named: Sequence[int]) -> Iterator[State]:
    trusted = bool(asked_for and _NAMED.search(part.command))
    for at in named:
        match = _INIT.fullmatch(part.lines[at].text.casefold()[:160])
        # A bare "sshd is running" may be somebody's own words.
        if match and (trusted or match["tag"] or match["pid"] or "/" in match["says"]):
            value = "running" if match["says"] in ("is running", "start/running") else "stopped"
            yield State(match["name"], value, part.lines[at].number, {})


def _openrc(part: Part, name: str) -> Iterator[State]:
    for line in part.lines[:8]:
        if status := _OPENRC.fullmatch(line.text.casefold()[:80]):
            detail = {"state": "failed"} if status["state"] == "crashed" else {}
            yield State(name, "running" if status["state"] == "started" else "stopped", line.number, detail)


def _is_active(part: Part, asked_for: Sequence[str]) -> Iterator[State]:
    """One word a line, in the order of the names. "inactive" is said of units that do not exist, too."""
    for name, line in zip(asked_for, part.lines, strict=False):
        word = line.text.strip().casefold()
        if word in ("active", "failed"):
            failed = word == "failed"
            yield State(name, "stopped" if failed else "running", line.number, {"state": "failed"} if failed else {})
