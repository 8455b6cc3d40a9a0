"""Do the services run that decide: sc, Get-Service, net start, services.msc, Win32_Service, and `unix_services`.

Formats: Microsoft's pages on sc.exe query and qc, net start, Get-Service and Win32_Service. sc prints numbers and
English words for states in every language, so these are read, not the headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from wizard.evidence.line_search import explains, lines_with
from wizard.evidence.observation import Observation, Subjects, said
from wizard.evidence.running.service_errors import errors
from wizard.evidence.running.service_names import DISPLAYED, STEMS, SUBJECT_OF, displayed
from wizard.evidence.running.service_states import State, commanded
from wizard.evidence.running.unix_services import states_of_unix
from wizard.evidence.transcript import Part

_CODES = {
    1058: ("it is disabled", "已被禁用"),
    1068: ("one that it needs does not start", "依赖的服务启动失败"),
    1075: ("one that it needs is missing", "依赖的服务不存在"),
    1069: ("its account cannot sign in", "服务账户登录失败"),
    1079: ("its account differs from the others", "账户与同组服务不同"),
    1290: ("its SID type differs from the others", "SID 类型与同组服务不符"),
    1053: ("it does not respond", "没有及时响应"),
    1067: ("it crashes", "进程意外终止"),
    1070: ("it hangs", "启动时停住"),
    5: ("access is denied", "拒绝访问"),
    2: ("a file is missing", "找不到文件"),
    126: ("a module is missing", "找不到模块"),
    127: ("a file does not fit", "文件版本不符"),
    193: ("its file is damaged", "程序文件损坏"),
}
_ERRORS = {
    **{
        f"error-{code}": said(
            f"The service cannot start: {en} (error {code})", f"服务无法启动：{zh}（错误 {code}）", 23
        )
        for code, (en, zh) in _CODES.items()
    },
    "start-failed": said("The service does not start, or stops again", "服务启动失败，或启动后又停止", 24),
    "error-1077": said("The service has not run since the last restart", "上次重启后服务一直没有启动过", 51),
}

SUBJECTS: Subjects = {
    "rdp-service": {
        "missing": said("There is no Remote Desktop service", "没有远程桌面服务", 20, service="bad"),
        "disabled": said("The Remote Desktop service is disabled", "远程桌面服务已被禁用", 21, service="bad"),
        "stopped": said("The Remote Desktop service is stopped", "远程桌面服务已停止", 22, service="bad"),
        "running": said("The Remote Desktop service runs", "远程桌面服务正在运行", 48),
    },
    "ssh-service": {
        "missing": said("There is no SSH service", "没有安装 SSH 服务", 20, service="bad"),
        "disabled": said("The SSH service is disabled", "SSH 服务已被禁用", 21, service="bad"),
        "stopped": said("The SSH service is stopped", "SSH 服务没有运行", 22, service="bad"),
        "running": said("The SSH service runs", "SSH 服务正在运行", 48),
    },
    "ssh-service-state": {
        "failed": said("The SSH service fails at its start", "SSH 服务启动失败", 25),
        "inactive": said("The SSH service is not started", "SSH 服务没有启动", 26),
    },
    "web-service": {
        "missing": said("There is no such web service", "没有这个 Web 服务", 34),
        "disabled": said("The web service is disabled", "Web 服务已被禁用", 31),
        "stopped": said("The web service is stopped", "Web 服务没有运行", 32),
        "running": said("The web service runs", "Web 服务正在运行", 49),
    },
    "firewall-service": {
        "missing": said("There is no such firewall service", "没有这个防火墙服务", 89),
        "disabled": said("The firewall service is disabled", "防火墙服务已被禁用", 58),
        "stopped": said("The firewall service is stopped", "防火墙服务没有运行", 59),
        "running": said("The firewall service runs", "防火墙服务正在运行", 88),
    },
    "service-error": _ERRORS,
}


_KEYS = "|".join(sorted(map(re.escape, SUBJECT_OF), key=len, reverse=True))
_SC_NAME = re.compile(r"\s*[^\s:]{1,15}_[^\s:]{1,20}\s?: ?(\S{1,80})\s*")
_SC_STATE = re.compile(r":\s{1,4}[1-7]\s{1,4}(running|stopped)\b")
_SC_START = re.compile(r":\s{1,4}[0-4]\s{1,6}(disabled)\b")
_SC_EXIT = re.compile(r"win32\S{3,16}\s*:\s*(\d{1,5})\s")
_ROW = re.compile(
    rf"\s{{0,8}}(?:(?P<state>running|stopped)(?P<gap>\s{{1,6}})(?P<name>{_KEYS})(?=\s|$)"
    rf"|(?:\d{{1,7}}\s{{1,8}})?(?P<named>{_KEYS})\s{{1,60}}(?P<rest>.{{0,200}}))"
)
_COLUMN = re.compile(r"\b(running|stopped|disabled|manual|automatic|auto)\b")
# A colon without a blank before it is YAML: what a playbook wants, not what is.
_FIELD = re.compile(
    r"\s{0,8}(name|status|state|starttype|startmode|exitcode)(?:\s{1,30}:|\s{0,30}=)\s?([\w.-]{1,60})\s*"
)
_POWERSHELL = re.compile(r"get-service|gsv\b|win32_service|\bwmic\b", re.IGNORECASE)
_RUNS = re.compile(
    r"(?:^|\s)(?:running|started|正在运行|已启动|正在執行|已啟動|wird ausgeführt|en cours d'exécution|выполняется)"
    r"(?=\s|$)"
)
_STOPPED = re.compile(r"(?:^|\s)(?:stopped|已停止|已停用)(?=\s|$)")
_DISABLED = re.compile(r"(?:^|\s)(?:disabled|禁用|已禁用|deaktiviert|désactivé|отключена)(?=\s|$)")
_START_TYPE = re.compile(r"(?:^|\s)(?:manual|automatic|手动|手動|自动|自動|disabled|禁用|已禁用)(?=\s|\(|$)")
_NET_LIST = ("windows services are started", "已经启动以下 windows", "已经启动下列 windows", "已啟動下列 windows")


def read(part: Part) -> Iterable[Observation]:
    asked_for = commanded(part.command)
    named, shown = lines_with(part, STEMS, 80), lines_with(part, DISPLAYED, 20)
    if not (asked_for or named or shown):
        return ()
    failures = list(errors(part, asked_for, named, shown))
    states = [*_states(part, asked_for, named, shown), *(state for _, state in failures if state)]
    return [*_observed(part, states), *(observation for observation, _ in failures if observation)]


def _states(part: Part, asked_for: Sequence[str], named: Sequence[int], shown: Sequence[int]) -> Iterator[State]:
    yield from _sc(part, asked_for, named)
    yield from _rows(part, named)
    yield from _fields(part, named)
    yield from _console(part, shown)
    yield from states_of_unix(part, asked_for, named)


def _observed(part: Part, states: Sequence[State]) -> Iterator[Observation]:
    """Once for each service and value. A name that is not there says nothing if the service is there by another."""
    found = {SUBJECT_OF[state.service] for state in states if state.value != "missing"}
    seen = set()
    for state in states:
        subject, key = SUBJECT_OF[state.service], (state.service, state.value)
        if key in seen or (state.value == "missing" and subject in found) or explains(part, [state.line]):
            continue
        seen.add(key)
        detail: dict[str, Any] = {"service": state.service, **state.detail}
        yield Observation(subject, state.value, (state.line,), detail)
        if subject == "ssh-service" and detail.get("state") in ("failed", "inactive"):
            yield Observation("ssh-service-state", detail["state"], (state.line,), detail)


def _sc(part: Part, asked_for: Sequence[str], named: Sequence[int]) -> Iterator[State]:
    """Blocks of sc query, queryex and qc. Without its heading the first block belongs to the service of the command."""
    headed = [(at, match[1].casefold()) for at in named if (match := _SC_NAME.fullmatch(part.lines[at].text[:160]))]
    if not headed and len(asked_for) == 1:
        headed = [(-1, asked_for[0])]
    for at, name in headed:
        if name in SUBJECT_OF:
            yield from _sc_block(part, at + 1, name)


def _sc_block(part: Part, start: int, name: str) -> Iterator[State]:
    for at in range(start, min(start + 4, len(part.lines))):
        text = part.lines[at].text.casefold()[:160]
        if _SC_NAME.fullmatch(text) and not text.lstrip().startswith("display"):
            return
        if match := _SC_STATE.search(text) or _SC_START.search(text):
            detail = _exit_code(part, at) if match[1] == "stopped" else {}
            yield State(name, match[1], part.lines[at].number, detail)
            return


def _exit_code(part: Part, at: int) -> dict[str, Any]:
    texts = [line.text.casefold()[:120] for line in part.lines[at + 1 : at + 4]]
    codes = [int(match[1]) for text in texts if (match := _SC_EXIT.search(text))]
    return {"code": codes[0]} if codes and codes[0] else {}


def _rows(part: Part, named: Sequence[int]) -> Iterator[State]:
    """Tables of Get-Service and Win32_Service: the state before the name, or in the columns after it."""
    tabular = bool(_POWERSHELL.search(part.command))
    for at in named:
        text, line = part.lines[at].text.casefold()[:300], part.lines[at].number
        match = _ROW.match(text) if "running" in text or "stopped" in text else None
        if not match or " not " in text:
            continue
        if match["state"]:
            if tabular or len(match["gap"]) > 1:
                yield State(match["name"], match["state"], line, {})
        elif tabular or "  " in text.strip():
            yield from _columns(match["named"], match["rest"], line)


def _columns(name: str, rest: str, line: int) -> Iterator[State]:
    """Words in columns after the name; more than these three kinds of words would be a sentence."""
    words = _COLUMN.findall(rest)
    states = [word for word in words if word in ("running", "stopped")]
    plain = len(rest.split()) <= 3 or "  " in rest.strip() or len(words) > 1
    if len(states) == 1 and plain:
        if "disabled" in words:
            yield State(name, "disabled", line, {})
        yield State(name, states[0], line, {})


def _fields(part: Part, named: Sequence[int]) -> Iterator[State]:
    """Get-Service | Format-List, Win32_Service and wmic /value: one field a line."""
    for at in named:
        match = _field(part, at)
        if match and match[1] == "name" and match[2] in SUBJECT_OF:
            yield from _of_block(part, at, match[2])


def _field(part: Part, at: int) -> re.Match[str] | None:
    text = part.lines[at].text
    return _FIELD.fullmatch(text.casefold()) if len(text) < 120 else None


def _of_block(part: Part, at: int, name: str) -> Iterator[State]:
    """The fields after the name, up to the next name; those before it if the blocks of this list end with the name."""
    first = next((match for before in range(max(0, at - 40), at + 1) if (match := _field(part, before))), None)
    forward = first is None or first[1] in ("name", "exitcode")
    places = range(at + 1, min(at + 20, len(part.lines))) if forward else range(at - 1, max(-1, at - 4), -1)
    seen = set[str]()
    for place in places:
        match = _field(part, place)
        if match and match[1] in ("name", "exitcode", *seen):
            return
        if match and match[2] in ("disabled", "running", "stopped"):
            seen.add(match[1])
            yield State(name, match[2], part.lines[place].number, {})


def _console(part: Part, shown: Sequence[int]) -> Iterator[State]:
    """Rows copied from services.msc (name, description, state, kind of start, account) and the list of net start."""
    listed = part.says(*_NET_LIST)
    for at in shown:
        text, line = part.lines[at].text.casefold().strip()[:600], part.lines[at].number
        name = displayed(text) if text.startswith(tuple(DISPLAYED)) else None
        if not name:
            continue
        key, rest = name[0], text[name[1] :]
        if listed and not rest:
            yield State(key, "running", line, {})
        elif _START_TYPE.search(rest):
            yield from _of_console(key, rest, line)


def _of_console(key: str, rest: str, line: int) -> Iterator[State]:
    if _DISABLED.search(rest):
        yield State(key, "disabled", line, {})
    if _RUNS.search(rest):
        yield State(key, "running", line, {})
    elif _STOPPED.search(rest):
        yield State(key, "stopped", line, {})
