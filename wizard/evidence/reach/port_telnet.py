"""telnet of Windows in its languages, what telnet of Linux, BSD and macOS says when it is in, and Test-NetConnection.

Windows: "Connecting To HOST...Could not open connection to the host, on port N: Connect failed", one line in every
language; it does not tell a refusal from a time-out. Test-NetConnection prints its field names in English everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wizard.evidence.observation import Observation
from wizard.evidence.reach.port_lines import Look, folded, named_target, observed, typed_port
from wizard.evidence.reach.port_tools import COLON
from wizard.evidence.transcript import Part

_FAILS = tuple(
    folded(sentence)
    for sentence in (
        "Could not open connection to the host",
        "无法打开到主机的连接",
        "不能打开到主机的连接",
        "無法開啟到主機的連線",
        "konnte keine Verbindung mit dem Host hergestellt werden",
        "ouvrir une connexion à l'hôte",
        "No se puede abrir la conexión al host",
        "possível abrir conexão com o host",
        "possível abrir uma conexão com o host",
        "aprire una connessione con l'host",
        "aprire la connessione all'host",
        "Не удалось открыть подключение к этому узлу",
        "otworzyć połączenia z hostem",
        "ホストへ接続できませんでした",
        "호스트에 연결할 수 없습니다",
        "호스트에 연결하지 못했습니다",
        "verbinding met de host maken",
        "otevřít připojení k hostiteli",
        "anslutning till värddatorn",
    )
)
_LOST = tuple(
    map(
        folded,
        (
            "Connection to host lost",
            "遗失对主机的连接",
            "遗失了跟主机的连接",
            "與主機的連線已中斷",
            "Verbindung zu Host verloren",
        ),
    )
)
WORDS = (
    *_FAILS,
    *_LOST,
    "escape character is",
    "closed by foreign host",
    *("tcptestsucceeded", "remoteport", "computername", "remoteaddress", "pingsucceeded"),
    *("tcp connect to", "name resolution of", "ssh-2.0-", "ssh-1.99-"),
)
_HOST = re.compile(r"(?P<host>[a-z0-9][\w.-]{0,120}|\[?[\da-f:]{3,45}\]?)\.\.\.", re.IGNORECASE)
_HOST_WITH_PORT = re.compile(r"[\w.]:\d{1,5}\.\.\.")
_NUMBER = re.compile(r"(?<![\d.])(\d{1,5})(?![\d.]*\.\d)\b")
_CONNECTED = re.compile(r"^\s{0,8}connected to (?P<host>[\w.:%-]{1,150}?)\.?\s*$")
_TYPED_TELNET = re.compile(
    r"\btelnet(?:\.exe)?\s{1,4}(?:-\w{1,3}\s)?(?P<host>[^\s:]{1,150}|[\da-f:]{3,45})\s{1,4}(?P<port>\d{1,5})\b",
    re.IGNORECASE,
)
_BANNER = re.compile(r"^\s{0,8}ssh-(?:2\.0|1\.99)-[\x21-\x7e]{2,100}(?: [\x20-\x7e]{0,80})?$")


def read_telnet(looked: list[Look], part: Part) -> Iterator[tuple[int, Observation]]:
    typed = _TYPED_TELNET.search(part.command)
    if COLON.search(part.command):
        return
    port = int(typed["port"]) if typed else None
    for look in looked:
        if any(sentence in look.low for sentence in _FAILS):
            yield from _windows(look, part, port)
        elif any(sentence in look.low for sentence in _LOST):
            detail = named_target(typed["host"] if typed else None, port)
            yield look.at, observed("open", [look.line.number], "telnet", detail)
        elif "escape character is" in look.low:
            yield from _inside(look, part, port)


def _windows(look: Look, part: Part, typed: int | None) -> Iterator[tuple[int, Observation]]:
    following = part.lines[look.at + 1 : look.at + 3]
    whole = folded(" ".join([look.line.text, *(line.text for line in following)]))
    sentence = next(sentence for sentence in _FAILS if sentence in whole)
    before, after = whole.split(sentence, 1)
    if look.at and "..." not in before:
        before = folded(part.lines[look.at - 1].text) + before
    number = _NUMBER.search(after[:60])
    port = int(number[1]) if number else typed
    host = _HOST.search(before[-160:])
    # Port 23 is what telnet tries if it is given none: a result about it is meant only if somebody typed it.
    unasked = port == 23 and typed != 23 and (part.command or not host)
    if _HOST_WITH_PORT.search(before[-160:]) or port is None or unasked:
        return
    yield (
        look.at,
        observed("not-open", [look.line.number], "telnet", named_target(host["host"] if host else None, port)),
    )


def _inside(look: Look, part: Part, port: int | None) -> Iterator[tuple[int, Observation]]:
    """Linux, BSD: "Connected to HOST." stands before "Escape character is '^]'."; the rest came from there."""
    if part.command.startswith("telnet") and port is None:
        return
    above = part.lines[max(0, look.at - 3) : look.at]
    connected = next((line for line in reversed(above) if _CONNECTED.match(line.text.lower())), None)
    if connected is None:
        return
    match = _CONNECTED.match(connected.text.lower())
    detail = named_target(match["host"] if match else None, port)
    yield look.at, observed("open", [connected.number, look.line.number], "telnet", detail)
    below = part.lines[look.at + 1 : look.at + 2]
    if below and "closed by foreign host" in below[0].text.lower():
        yield look.at + 1, observed("closed", [connected.number, below[0].number], "telnet", detail, "connection")


def read_banner(looked: list[Look], part: Part) -> Iterator[tuple[int, Observation]]:
    """What an SSH server says first, alone on its line: the whole window of a telnet that got in."""
    for look in looked:
        if "ssh-" in look.low and _BANNER.match(look.low):
            typed = _TYPED_TELNET.search(part.command)
            port = int(typed["port"]) if typed else typed_port(part.command) if part.command.startswith("n") else None
            detail = named_target(typed["host"] if typed else None, port)
            tool = "telnet" if typed or not part.command else part.command.split()[0].lower()[:20]
            yield look.at, observed("open", [look.line.number], tool, detail)
            yield look.at, observed("ssh-banner", [look.line.number], tool, detail, "connection")
            return
