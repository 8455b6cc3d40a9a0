"""Why a service does not start: sc start, net start, Start-Service, the boxes of services.msc.

Formats: Microsoft's system error codes; sc and services.msc print the number in every language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wizard.evidence.line_search import explains, lines_with
from wizard.evidence.observation import Observation
from wizard.evidence.running.service_names import SUBJECT_OF, displayed
from wizard.evidence.running.service_states import State
from wizard.evidence.transcript import Part

Failure = tuple[Observation | None, State | None]

START_ERRORS = {2, 5, 126, 127, 193, 1053, 1058, 1067, 1068, 1069, 1070, 1075, 1077, 1079, 1290}
_STOPS = {126, 127, 193, 1067, 1068, 1069, 1075, 1079, 1290}
"""After these the service certainly does not run; 1053 may still come up, 2 and 5 may be about the asker."""

_SC = re.compile(r"\[sc\]\s?(?P<call>[a-z]{4,30}(?::\s?[a-z]{4,30})?)\D{1,30}?(?P<code>\d{1,5})\s?:")
_SYSTEM_ERROR = re.compile(
    r"(?:system error|发生系统错误|系统错误|發生系統錯誤|systemfehler|erreur système|error de sistema|erro de sistema"
    r"|errore di sistema|системная ошибка|システム エラー|시스템 오류)\s?(?P<code>\d{1,5})"
)
_BOX = re.compile(
    r"(?:error|fehler|erreur|错误|錯誤|ошибка|помилка|errore|erro|エラー|오류|błąd|chyba|hata|fout|fel)\s?(?P<code>\d{1,5})\s?:"
)
_HELP = re.compile(r"helpmsg (?P<code>2185|2182|3521)")
_HELPED = {"2185": "missing", "2182": "running", "3521": "stopped"}
_START = re.compile(r"\bstart\b", re.IGNORECASE)
_NOT_FOUND = re.compile(r"objectnotfound:?\s?\((?P<name>[\w.-]{1,40}):string\)\s?\[get-service\]")
_NAME_IN_ERROR = re.compile(r"^\s*get-service\s?:.{0,80}['\"](?P<name>[\w.-]{1,40})['\"]")
_NONE_FOUND = ("cannot find any service", "找不到任何服务", "找不到任何服務", "找不到任何具有")
_NAME_TO_START = re.compile(r"^\s*start-service\s?:.{0,200}?\((?P<name>[\w.-]{1,40})\)")
_STOPS_AGAIN = re.compile(r"started and then stopped|服务启动后(?:又)?停止|服務啟動後(?:又)?停止")
_STARTED = (
    "was started successfully",
    "has already been started",
    "启动成功",
    "已经启动成功",
    "服务已经启动。",
    "啟動成功",
)
_ENDED = ("was stopped successfully", "成功停止")


def errors(part: Part, asked_for: Sequence[str], named: Sequence[int], shown: Sequence[int]) -> Iterator[Failure]:
    """Failures and the states they prove. `named` and `shown` are places of lines with names of services in them."""
    name = asked_for[0] if len(asked_for) == 1 else ""
    if name:
        yield from _of_sc(part, name)
    if name and re.match(r"(?:sudo )?net1?(?:\.exe)?\s", part.command, re.IGNORECASE):
        yield from _of_net(part, name)
    yield from _of_powershell(part, named)
    yield from _of_boxes(part, shown)


def _failure(part: Part, name: str, code: int, lines: tuple[int, ...]) -> Iterator[Failure]:
    if code in START_ERRORS and name in SUBJECT_OF and not explains(part, lines):
        value = "disabled" if code == 1058 else "stopped" if code in _STOPS else ""
        state = State(name, value, lines[0], {"code": code}) if value else None
        yield Observation("service-error", f"error-{code}", lines, {"service": name, "code": code}), state


def _of_sc(part: Part, name: str) -> Iterator[Failure]:
    for at in lines_with(part, ("[sc]",), 20):
        match = _SC.search(part.lines[at].text.casefold()[:200])
        if not match:
            continue
        code, line = int(match["code"]), part.lines[at].number
        if code in (1056, 1060):
            yield None, State(name, "missing" if code == 1060 else "running", line, {"code": code})
        elif match["call"] == "startservice":
            # OpenService 5 is a prompt without administrator rights, which says nothing of the service.
            yield from _failure(part, name, code, (line,))


def _of_net(part: Part, name: str) -> Iterator[Failure]:
    starts = bool(_START.search(part.command))
    for line in part.lines[:30]:
        text = line.text.casefold()[:200]
        # System error 5 is a prompt without administrator rights.
        if (match := _SYSTEM_ERROR.search(text)) and starts and match["code"] != "5":
            yield from _failure(part, name, int(match["code"]), (line.number,))
        elif match := _HELP.search(text):
            yield None, State(name, _HELPED[match["code"]], line.number, {})
        elif any(words in text for words in _STARTED) and starts:
            yield None, State(name, "running", line.number, {})
        elif any(words in text for words in _ENDED) and not starts:
            yield None, State(name, "stopped", line.number, {})


def _of_powershell(part: Part, named: Sequence[int]) -> Iterator[Failure]:
    for at in named:
        text, line = part.lines[at].text.casefold()[:300], part.lines[at].number
        # The console wraps these sentences before or after the name.
        around = [other.text.casefold()[:300] for other in part.lines[max(0, at - 1) : at + 2]]
        if not any("-service" in other for other in around):
            continue
        windows = (text, " ".join(around[: 2 if at else 1]), " ".join(around[1 if at else 0 :]))
        if match := _NOT_FOUND.search(text):
            yield from _missing(part, match["name"], line)
        elif match := _first(_NAME_IN_ERROR, windows):
            if any(words in window for window in windows for words in _NONE_FOUND):
                yield from _missing(part, match["name"], line)
        elif match := _first(_NAME_TO_START, windows[:2]):
            yield from _start_failed(part, match["name"], line)


def _first(pattern: re.Pattern[str], texts: Sequence[str]) -> re.Match[str] | None:
    return next((match for text in texts if (match := pattern.search(text))), None)


def _missing(part: Part, name: str, line: int) -> Iterator[Failure]:
    # `Get-Service ssh` finds nothing on a Windows server whose service sshd runs; only these names are the real ones.
    if name in ("termservice", "sshd", "w3svc", "mpssvc") and not explains(part, [line]):
        yield None, State(name, "missing", line, {})


def _start_failed(part: Part, name: str, line: int) -> Iterator[Failure]:
    if name in SUBJECT_OF and not explains(part, [line]):
        state = State(name, "stopped", line, {})
        yield Observation("service-error", "start-failed", (line,), {"service": name}), state


def _of_boxes(part: Part, shown: Sequence[int]) -> Iterator[Failure]:
    """The name of the service, and the number of the error on the same line or a few lines below."""
    for at in shown:
        name = displayed(part.lines[at].text.casefold()[:600])
        for line in part.lines[at : at + 4] if name else ():
            text = line.text.casefold()[:600]
            match = _BOX.search(text)
            if name and match:
                yield from _failure(part, name[0], int(match["code"]), (line.number,))
            elif name and _STOPS_AGAIN.search(text):
                yield from _start_failed(part, name[0], line.number)
            if match:
                break
