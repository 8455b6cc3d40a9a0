"""Windows' event log: copies from Event Viewer, Get-WinEvent, Get-EventLog, wevtutil, XML and CSV; counts of sign-ins.

Small numbers mean something else in every program's log, so a number needs its source unless only one source uses it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from wizard.evidence.messages.event_texts import EVENTS, LABELS, REASONS, SOURCES, SUB_STATUS
from wizard.evidence.observation import Observation, Subjects, said
from wizard.evidence.sampled import is_code
from wizard.evidence.spots import lines_with, shortened, spots
from wizard.evidence.telling import is_about, told
from wizard.evidence.transcript import Part

SUBJECTS: Subjects = {
    **{f"event-{number}": {"seen": event.meaning} for number, event in EVENTS.items()},
    "logon-failure": {
        "wrong-password": said("A sign-in failed: the password was wrong", "登录失败：密码错误", 33),
        "no-user": said("A sign-in failed: there is no such user", "登录失败：用户名不存在", 34),
        "locked": said("A sign-in failed: the account is locked", "登录失败：帐户已锁定", 30),
        "disabled": said("A sign-in failed: the account is disabled", "登录失败：帐户已禁用", 30),
        "expired": said("A sign-in failed: the account has expired", "登录失败：帐户已过期", 30),
        "password-expired": said("A sign-in failed: the password has expired", "登录失败：密码已过期", 30),
        "must-change": said("A sign-in failed: the password must be changed", "登录失败：必须先更改密码", 30),
        "not-granted": said("A sign-in failed: this way is not allowed to the user", "登录失败：未授予该登录类型", 30),
        "hours": said("A sign-in failed: not allowed at this hour", "登录失败：不在允许的登录时间", 30),
        "computer": said("A sign-in failed: not allowed from this computer", "登录失败：不允许从这台计算机登录", 30),
        "clock": said("A sign-in failed: the clocks differ too much", "登录失败：两台计算机时间相差过大", 30),
        "restriction": said("A sign-in failed: a restriction of the account", "登录失败：帐户受限制", 32),
    },
    "attack": {
        "seen": said("Somebody is trying passwords", "有人在反复尝试密码", 39),
        "few": said("Few sign-ins failed", "登录失败次数很少", 87),
    },
}

MANY = 100
"""Failed sign-ins in one paste from which on it is an attack; up to FEW is what people mistype."""
FEW = 20

_SOURCES = {source for event in EVENTS.values() for source in event.sources}
_NUMBERS = "|".join(str(number) for number in sorted(EVENTS, reverse=True))
_NUMBER = re.compile(rf"(?<![\w.:/\\%#-])(?:{_NUMBERS})(?![\w:/\\%-]|\.\d)")
_LABEL = "|".join(re.escape(label) for label in sorted(LABELS, key=len, reverse=True))
_LABELLED = re.compile(
    rf"(?:^|[\s,;|(\[<\"{{])(?:{_LABEL})\"?\s?(?:\(\w\))?(?P<mark>\s{{0,30}}[:=]\s{{0,30}}\"?|(?:\s[^<>]{{0,60}})?>|\s{{0,8}})"
    rf"(?P<number>{_NUMBERS})(?![\w:/%-]|\.\d)(?P<rest>.?)",
    re.IGNORECASE,
)
_ID = re.compile(rf"^\s{{0,40}}Id\s{{1,30}}:\s(?P<number>{_NUMBERS})$")
_SOURCE_LABEL = "|".join(map(re.escape, SOURCES))
_SOURCE = re.compile(
    rf"^\s{{0,20}}(?:{_SOURCE_LABEL})\s?(?:\(\w\))?\s{{0,30}}[:=]\s{{0,30}}(\S.{{0,120}})$", re.IGNORECASE
)
_CLOCK = re.compile(r"\b\d{1,2}:\d\d\b")
_LEVEL = re.compile(
    r"\b(?:Error|Warning|Information|Critical|Failure ?A?\w{0,6}|Success ?A?\w{0,6})\b"
    r"|错误|警告|信息|严重|关键|审核|錯誤|資訊|嚴重|稽核"
)
# A field ends with its code; in prose and in tables of codes other things stand before it.
_CODE = re.compile(r"[:>=]\s{0,30}0x(c[0-9a-f]{7}|0{1,8})(?!\w)", re.IGNORECASE)
_REASON = re.compile(r"\bReason\s?=\s?(\d{1,5})\b|原因\s?=\s?(\d{1,5})")
_COUNT = re.compile(r"^\s{0,20}(?:Count\s{1,20}:\s{1,9})?(\d{1,9})$")
_BANNER = re.compile(
    r"^There (?:were|was) (\d{1,9}) failed login attempts? since the last successful login", re.IGNORECASE
)
_QUERY = re.compile(r"\[System\[|FilterHashtable|FilterXPath|wevtutil |Get-WinEvent|Get-EventLog", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_MOST, _WIDTH = 150, 300


@dataclass(slots=True)
class _Seen:
    lines: list[int] = field(default_factory=list)
    count: int = 0
    reason: int | None = None

    def add(self, line: int) -> None:
        self.count += 1
        if len(self.lines) < 4:
            self.lines.append(line)


def read(part: Part) -> Iterator[Observation]:
    part = shortened(part)
    seen = _events(part)
    _by_sentence(part, seen)
    for number, found in seen.items():
        detail = {"count": found.count} | ({"reason": found.reason} if found.reason is not None else {})
        yield Observation(f"event-{number}", "seen", tuple(found.lines), detail)
    yield from _reasons(part, seen)
    yield from _attack(part, seen)


def _events(part: Part) -> dict[int, _Seen]:
    """Every event with a number, in the order of the paste."""
    seen: dict[int, _Seen] = {}
    named = {source for source in _SOURCES if source in part.text}
    words = [str(number) for number, event in EVENTS.items() if event.own or not named.isdisjoint(event.sources)]
    heading = next(iter(_headings(part)), len(part.lines))
    providers = spots(part, "providername:", "providername :", most=100)
    for index in spots(part, *words, most=_MOST)[:_MOST]:
        text = part.lines[index].text[:_WIDTH]
        if _QUERY.search(text):
            continue
        number = _labelled(part, index, text)
        if not number and ":" in text:
            above = bisect_left(providers, index)
            provider = part.lines[providers[above - 1]].text.casefold() if above else ""
            number = _row(text, provider, heading < index)
        if number:
            found = seen.setdefault(number, _Seen())
            found.add(part.lines[index].number)
            _reason(part, index, number, found)
    return seen


def _headings(part: Part) -> Iterator[int]:
    """The headings of Get-WinEvent, Get-EventLog and of CSV files from Event Viewer."""
    for index in spots(part, "timecreated", "instanceid", "event id", "事件 id", "事件id", most=20):
        folded = part.lines[index].text.casefold()
        columns = "," in folded or "  " in folded.strip()
        if ("timecreated" in folded and " id " in folded) or (columns and not _DIGIT.search(folded)):
            yield index


def _labelled(part: Part, index: int, text: str) -> int:
    """The number of an event's own field, if its source fits or is not needed."""
    match = _LABELLED.search(text) or _ID.match(text)
    if not match:
        return 0
    number, whole = int(match["number"]), match.groupdict()
    at_start = not text[: match.start()].strip(" \t<|\"'{[(*-")
    if not whole.get("mark", ":").strip() and not (at_start and (whole["rest"] or "") in ",;，；(:-"):
        # No colon between: a field only where the line is the number's own, or names the source.
        return number if _fits(number, text.casefold()) and not is_about(text) else 0
    source = _near(part, index)
    if source:
        return number if _fits(number, source) else 0
    return number if (EVENTS[number].own and not is_about(text)) or _fits(number, text.casefold()) else 0


def _fits(number: int, text: str) -> bool:
    return any(source in text for source in EVENTS[number].sources)


def _near(part: Part, index: int) -> str:
    """The source of the event whose number stands in this line: a little above, or further below."""
    for at in (*range(index, index - 6, -1), *range(index + 1, index + 12)):
        if 0 <= at < len(part.lines):
            text = part.lines[at].text[:200]
            if ("=" in text or ":" in text) and (match := _SOURCE.match(text)):
                return match[1].casefold()
    return ""


def _row(text: str, provider: str, table: bool) -> int:
    """One event in a line: it has a time of day, a level or a source, and its number in a column."""
    if not _CLOCK.search(text):
        return 0
    folded = text.casefold()
    for match in islice(_NUMBER.finditer(text), 6):
        number = int(match[0])
        before = folded[: match.start()]
        named = _fits(number, before) or (provider and table and _fits(number, provider))
        if named and (_LEVEL.search(text) or table or number > 1000):
            return 0 if is_about(folded[:120]) and not table else number
        if EVENTS[number].own and table and not provider and _CLOCK.search(before):
            return number
    return 0


def _reason(part: Part, index: int, number: int, found: _Seen) -> None:
    if number != 1026:
        return
    for line in part.lines[index : index + 12]:
        if match := _REASON.search(line.text):
            found.reason = int(match[1] or match[2])
            return


def _by_sentence(part: Part, seen: dict[int, _Seen]) -> None:
    """Messages that are unmistakable, pasted without their number."""
    if not part.says(
        "fatal", "严重", "protocol stream", "协议流", "certificate", "证书", "memory", "内存", "嚴重", "記憶體"
    ) and (
        not part.says(
            "cleanly",
            "正常关机",
            "temporary profile",
            "临时配置",
            "port",
            "端口",
            "authentication",
            "locked",
            "锁定",
            "身份",
        )
    ):
        return
    for number, event in EVENTS.items():
        if number in seen:
            continue
        lines = next((lines for sentence in event.sentences if (lines := part.finds(sentence))), ())
        if lines and len(lines) <= 6 and not _is_listed(part, lines[0], number) and not (number == 50 and 56 in seen):
            seen[number] = _Seen(list(lines[:4]), 1)


def _is_listed(part: Part, line: int, number: int) -> bool:
    """True if the sentence explains, is quoted, or stands behind its own number in a list of events."""
    text = part.lines[bisect_left(part.lines, line, key=lambda one: one.number)].text
    return told(part, (line,)) or is_code(text) or bool(re.match(rf"[\W\d]{{0,40}}\b{number}[\s,;:|-]", text))


def _reasons(part: Part, seen: dict[int, _Seen]) -> Iterator[Observation]:
    """Why sign-ins failed. Status and Sub Status stand together, and the second one is the finer."""
    if not part.says("0xc0000") or not (4625 in seen or 4776 in seen or part.says(*SUB_STATUS)):
        return
    lines = spots(part, "0xc0000", "0x0", most=200)[:200]
    codes = [
        (index, int(code, 16)) for index in lines for code in _CODE.findall(part.lines[index].text[: _WIDTH * 3])[:6]
    ]
    given, position = dict[str, int](), 0
    while position < len(codes):
        index, code = codes[position]
        paired = position + 1 < len(codes) and codes[position + 1][0] - index <= 2
        second = codes[position + 1] if paired else (index, 0)
        at, final = second if second[1] else (index, code)
        position += 2 if paired else 1
        if final in REASONS:
            given.setdefault(REASONS[final], part.lines[at].number)
    for value, line in given.items():
        yield Observation("logon-failure", value, (line,))


def _attack(part: Part, seen: dict[int, _Seen]) -> Iterator[Observation]:
    failed = [line.number for line in lines_with(part, "failed password for")]
    audits = seen.get(4625, _Seen())
    if max(len(failed), audits.count) >= MANY:
        lines = tuple(failed[:2]) if len(failed) >= audits.count else tuple(audits.lines[:2])
        yield Observation("attack", "seen", lines, {"count": max(len(failed), audits.count)})
    elif counted := _counted(part):
        line, count = counted
        if count >= MANY or count <= FEW:
            yield Observation("attack", "seen" if count >= MANY else "few", (line,), {"count": count})


def _counted(part: Part) -> tuple[int, int] | None:
    """(line, how many sign-ins failed) where a command counted them, or a greeting of Linux tells."""
    command = part.command.casefold()
    asked = any(word in command for word in ("4625", "failed password", "lastb"))
    if asked and any(word in command for word in ("measure", ".count", "grep -c", "wc -l", "-ic ", "-c ")):
        for line in part.lines[:6]:
            if match := _COUNT.match(line.text):
                return line.number, int(match[1])
    if part.says("failed login attempt"):
        for line in lines_with(part, "failed login attempt", most=20):
            match = _BANNER.match(line.text)
            if match and int(match[1]) >= MANY:
                return line.number, int(match[1])
    return None
