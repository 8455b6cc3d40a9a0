"""Does Remote Desktop listen, and who is signed in: qwinsta, query session, query user (quser).

Formats: Microsoft's pages on these commands. Only names and numbers are the same in every language: listeners have
an id from 65536 on and no user, ``services`` is the first row. A state counts only if its word is known.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from wizard.evidence.line_search import explains, lines_with
from wizard.evidence.observation import Observation, Subjects, said
from wizard.evidence.transcript import Part

SUBJECTS: Subjects = {
    "rdp-listener": {
        "down": said("The Remote Desktop listener is down", "远程桌面的监听器已关闭", 36, service="bad"),
        "not-listening": said("Remote Desktop does not listen", "远程桌面没有在监听", 37, service="bad"),
        "listening": said("Remote Desktop listens", "远程桌面正在监听", 47),
    },
    "rdp-listener-second": {
        "present": said("A second program has a Remote Desktop listener", "还有另一个程序的远程桌面监听器", 38),
    },
    "sessions-left": {
        "present": said("Disconnected sessions are left on the server", "服务器上留有已断开、未注销的会话", 52),
    },
}

MAX_ROWS = 250

_ANY = ("rdp-tcp", "services ", "console ", "65536", "65537")
_LISTENER_ID = re.compile(r"655[3-9]\d|65[6-9]\d\d")
# Windows cuts the name of a state to some letters, so beginnings are compared, with and without accents.
_LISTEN_WORDS = """
    listen 侦听 监听 接听 偵聽 接聽 監聽
    abhör abhor écou ecou escuch ascolt escut прослуш прием приём ожидан слуш
    リッスン 수신 nasł nasl dinle lyssn lytt luister
"""
_LEFT_WORDS = """
    disc 断开 已断开 中斷 已中斷 切断 연결
    getr déco deco desc диск разъед отключ відключ rozł rozl odpoj verbr bağl frånk
"""
_ACTIVE_WORDS = """
    active 运行 使用中 作用中 aktiv actif activ attiv ativ актив アクティブ 활성 etkin conn 已连接 已連線
"""
_LISTEN, _LEFT, _ACTIVE = (tuple(words.split()) for words in (_LISTEN_WORDS, _LEFT_WORDS, _ACTIVE_WORDS))
_DOWN = ("down", "关闭", "已关闭", "關閉", "已關閉")
# Listeners of Windows itself: Hyper-V's enhanced session and the stack of Azure Virtual Desktop.
_OWN_LISTENER = re.compile(r"rdp-tcp|[\da-f]{10,32}(?:\.{3}|…)?|rdp-sxs\w{0,20}")
_STAMP = re.compile(r"\[?\d{1,4}[-/:.]\d[\d:./t-]{0,24}\]?")
_WHOLE_TABLE = re.compile(r"(?:qwinsta|query\s+session)(?:\.exe)?(?:\s+/server:\S+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Session:
    line: int
    names: tuple[str, ...]
    number: int
    state: str

    @property
    def listens(self) -> bool:
        return self.number >= 65536

    @property
    def user(self) -> str:
        """Who is disconnected: only such a session has no name, so what stands before the number is the user."""
        return "" if self.names[0] in ("services", "console") or self.listens else " ".join(self.names)


def read(part: Part) -> Iterable[Observation]:
    if not part.says(*_ANY) and not re.match(r"(?:quser|qwinsta|query)\b", part.command, re.IGNORECASE):
        return ()
    sessions = list(_sessions(part))
    if not sessions or explains(part, [session.line for session in sessions[:10]]):
        return ()
    return [*_listener(part, sessions), *_second(sessions), *_left(sessions)]


def _sessions(part: Part) -> Iterator[_Session]:
    """The rows around the first name that every table has."""
    first = min([at for word in _ANY for at in lines_with(part, (word,), 1)], default=0)
    for line in part.lines[max(0, first - 20) : first + MAX_ROWS]:
        if len(line.text) < 140 and (
            session := _session(line.number, _unstamped(line.text.casefold().lstrip(" >*#").split(None, 10)))
        ):
            yield session


def _unstamped(words: list[str]) -> list[str]:
    """Without the date and time that a log writes before every line, which would look like a user."""
    while words and _STAMP.fullmatch(words[0]):
        words = words[1:]
    return words


def _session(line: int, words: list[str]) -> _Session | None:
    for at, word in enumerate(words[1:4], 1):
        if word.isascii() and word.isdigit() and len(word) < 6 and at + 1 < len(words):
            state = words[at + 1]
            known = state.startswith((*_LISTEN, *_DOWN, *_LEFT, *_ACTIVE))
            fits = known and (int(word) < 65536 or (at == 1 and _LISTENER_ID.fullmatch(word)))
            return _Session(line, tuple(words[:at]), int(word), state) if fits else None
        if word.isdigit():
            return None
    return None


def _listener(part: Part, sessions: Sequence[_Session]) -> Iterator[Observation]:
    own = [session for session in sessions if session.listens and session.names == ("rdp-tcp",)]
    if own:
        for value, words in (("down", _DOWN), ("listening", _LISTEN)):
            rows = [session for session in own if session.state.startswith(words)]
            if rows:
                yield Observation("rdp-listener", value, (rows[0].line,), {"name": "rdp-tcp"})
                return
    elif _is_whole(part, sessions):
        yield Observation("rdp-listener", "not-listening", tuple(session.line for session in sessions[:3]))


def _is_whole(part: Part, sessions: Sequence[_Session]) -> bool:
    """True for all of a table of qwinsta, in which somebody connected by RDP would be a contradiction."""
    if not part.whole or (part.command and not _WHOLE_TABLE.fullmatch(part.command.strip())):
        return False
    names = [session.names[0] for session in sessions]
    numbers = [line.number for line in part.lines]
    headed = sessions[0].line != numbers[0] or bool(part.command)
    # Any row with a number that is no session here may be a listener whose state has a word unknown to us.
    unread = any(
        str(number) in part.text for number in range(65536, 65546) if number not in {s.number for s in sessions}
    )
    remote = any(name.startswith("rdp-tcp") for session in sessions for name in session.names)
    return headed and names[0] == "services" and "console" in names and not unread and not remote


def _second(sessions: Sequence[_Session]) -> Iterator[Observation]:
    others = [
        session
        for session in sessions
        if session.listens and session.state.startswith(_LISTEN) and not _OWN_LISTENER.fullmatch(session.names[0])
    ]
    if others:
        names = [session.names[0] for session in others[:4]]
        yield Observation(
            "rdp-listener-second", "present", tuple(session.line for session in others[:3]), {"names": names}
        )


def _left(sessions: Sequence[_Session]) -> Iterator[Observation]:
    """Several disconnected sessions, or one beside another session of the same user."""
    left = [session for session in sessions if session.user and session.state.startswith(_LEFT)]
    users = Counter(session.names[-1] for session in sessions if session.user) + Counter(
        session.names[0] for session in sessions if session.user and len(session.names) > 1
    )
    again = [session for session in left if users[session.names[0]] > 1]
    rows = left if len(left) > 1 else again
    if rows:
        yield Observation("sessions-left", "present", tuple(session.line for session in rows[:4]), {"count": len(rows)})
