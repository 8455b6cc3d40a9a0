"""What the readers of port tests share: the lines worth a look, and the host and port named in them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from wizard.evidence.observation import Observation
from wizard.evidence.paste import Line
from wizard.evidence.telling import is_about
from wizard.evidence.transcript import Part

_MARKS = re.compile("[\u0300-\u036f\u3099\u309a]")
_MOST_CHARACTERS = 20_000
_MOST_LINES = 16
"""Of either end of a part. Nobody's port test stands in the middle of ten thousand lines, and every look costs."""

_LONGEST = 800

_TARGET = (
    re.compile(r"\bE[A-Z_]{4,16}:? (?P<host>[\da-fA-F:.]{2,45}|localhost):(?P<port>\d{1,5})\b"),
    re.compile(r"(?<![\d:.])(?P<host>\*|::|\[::\]|0\.0\.0\.0):(?P<port>\d{1,5})\b"),
    re.compile(r"\bhost\s?=\s?'(?P<host>[^'\s]{1,100})',\s{0,3}port\s?=\s?(?P<port>\d{1,5})", re.IGNORECASE),
    re.compile(r"https?://(?P<host>[\w.-]{1,100}|\[[\da-fA-F:.]{2,60}\]):(?P<port>\d{1,5})\b"),
    re.compile(r"(?:->|→)\s?\[?(?P<host>[\w.-]{1,100})\]?:(?P<port>\d{1,5})\b"),
    re.compile(
        r"(?<![\w.:])(?P<host>(?:\d{1,3}\.){3}\d{1,3}|[A-Za-z][\w-]{0,62}(?:\.[\w-]{1,63}){1,8}|localhost):(?P<port>\d{2,5})(?![\d.]|:\d)"
    ),
    re.compile(r"\[(?P<host>[\da-fA-F:.]{2,60})\]:(?P<port>\d{1,5})\b"),
    re.compile(
        r"\b(?:host|server at|to|server on|address)\s\"?'?(?P<host>[\w.:-]{1,100})\"?'?(?: \([^()]{1,60}\))?,? "
        r"(?:\(?port|on port|TCP/IP connections on port) (?P<port>\d{1,5})\b",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?P<host>localhost|(?:\d{1,3}\.){3}\d{1,3})\b"),
)
_PORT = re.compile(r"(?:\bport|端口|连接埠|連接埠|ポート)\s{0,2}[:=#]?\s{0,2}(\d{1,5})\b", re.IGNORECASE)
_TYPED_PORT = re.compile(r"(?:[:,\s]|-p\s?|port\s)(\d{1,5})(?=[\s/\"'),]|$)")


# Seconds to wait and how often to try are no ports: `curl -m 30`, `nc -w 5`, `wget -t 3`.
_OTHER_NUMBERS = re.compile(
    r"\s(?:-[a-zA-Z\d]{0,8}[mwiTtq]|--(?:max-time|connect-timeout|retry(?:-delay|-max-time)?|timeout|dns-timeout|"
    r"read-timeout|tries|wait|limit-rate|keepalive-time|max-redirs|speed-time|speed-limit|interval))[ =]\s?\d{1,6}"
    r"(?:\.\d{1,4})?[a-zA-Z]{0,2}(?=\s|$)"
)
_TYPED_URL = re.compile(r"\b(?:https?|telnet|ftp)://(?:[^\s/@]{1,80}@)?(?P<host>\[[\da-fA-F:.]{2,45}\]|[\w.-]{1,150})")
_TYPED_HOST = re.compile(r"\s(?P<host>localhost|(?:\d{1,3}\.){3}\d{1,3}|\[?::1\]?)(?=[\s:/]|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Look:
    """A line worth a look: `low` is its text folded (`folded`), `at` its place in the part."""

    at: int
    line: Line
    low: str


def folded(text: str) -> str:
    """Small letters without diacritics, so that stripped and full spellings are one."""
    if text.isascii():
        return text.lower()
    return _MARKS.sub("", unicodedata.normalize("NFKD", text.casefold()))


def looks(part: Part, words: Sequence[str]) -> list[Look]:
    """The lines with one of these (folded) words; of very many, the first and the last."""
    numbered = _ends(part.lines)
    text = folded("\n".join(line.text for _, line in numbered))
    present = [word for word in words if word in text]
    if not present:
        return []
    lows = text.split("\n")
    first = _worth(range(len(lows)), lows, present)
    last = _worth(range(len(lows) - 1, first[-1] if first else -1, -1), lows, present)
    return [Look(numbered[at][0], numbered[at][1], lows[at][:_LONGEST]) for at in [*first, *reversed(last)]]


def _worth(places: range, lows: Sequence[str], words: Sequence[str]) -> list[int]:
    hits = (at for at in places if any(word in lows[at] for word in words))
    return list(islice(hits, _MOST_LINES))


def _ends(lines: Sequence[Line]) -> list[tuple[int, Line]]:
    first = _within(enumerate(lines))
    last = _within((at, lines[at]) for at in range(len(lines) - 1, len(first) - 1, -1))
    return [*first, *reversed(last)]


def _within(numbered: Iterable[tuple[int, Line]]) -> list[tuple[int, Line]]:
    left = _MOST_CHARACTERS
    kept = []
    for at, line in numbered:
        left -= len(line.text)
        if left < 0:
            break
        kept.append((at, line))
    return kept


def about(text: str) -> bool:
    """`is_about`, but for the Windows sentence that itself begins with "usually"."""
    return is_about(text.replace("通常每个套接字地址", ""))


# What stands above an example: "If you see:", "如果连接失败则会返回以下输出：", "会显示类似如下信息。"
_CONDITION = re.compile(
    r"\b(?:if|when|example|expected|possible|should|would|may|might|output like)\b"
    r"|如果|若|例如|示例|预期|可能|应该|成功时|失败时",
    re.IGNORECASE,
)
_WILL_SHOW = re.compile(r"(?:会|将)(?:显示|返回|看到|输出|得到).{0,12}(?:类似|如下|以下)")


def introduced(look: Look, part: Part) -> bool:
    """True if one of the three lines above announces what one may see."""
    return any(_announces(line.text[-240:]) for line in part.lines[max(0, look.at - 3) : look.at])


def _announces(text: str) -> bool:
    end = text.rstrip(" *`")
    if end.endswith((":", ":", "like", "like this")) and _CONDITION.search(text):
        return True
    return ("会" in text or "将" in text) and bool(_WILL_SHOW.search(text))


def target(text: str) -> dict[str, Any]:
    """The host and port that a message names: ``{"host": "203.0.113.10", "port": 22}``, as far as it does."""
    text = text[:_LONGEST]
    for pattern in _TARGET:
        if match := pattern.search(text):
            named = match.groupdict()
            return named_target(named["host"], named.get("port") or _port_in(text))
    return named_target(None, _port_in(text))


def _port_in(text: str) -> str | None:
    match = _PORT.search(text)
    return match[1] if match else None


def named_target(host: str | None, port: str | int | None) -> dict[str, Any]:
    detail: dict[str, Any] = {}
    if host:
        detail["host"] = host.strip("[]")
    if port is not None and 0 < int(port) < 65536:
        detail["port"] = int(port)
    return detail


def typed_port(command: str) -> int | None:
    """The one port that was typed; None if there is none, or several."""
    plain = _OTHER_NUMBERS.sub(" ", command[:300])
    ports = {int(port) for port in _TYPED_PORT.findall(plain) if 0 < int(port) < 65536}
    return ports.pop() if len(ports) == 1 else None


def typed_host(command: str) -> str | None:
    """The one host that curl, wget or nc was given, as a URL or as an address."""
    hosts = {match["host"].lower() for match in _TYPED_URL.finditer(command[:400])}
    hosts = hosts or {match["host"].lower() for match in _TYPED_HOST.finditer(command[:400])}
    return hosts.pop() if len(hosts) == 1 else None


def observed(value: str, lines: Sequence[int], tool: str, detail: dict[str, Any], subject: str = "port") -> Observation:
    return Observation(subject, value, tuple(dict.fromkeys(lines))[:4], {**detail, "tool": tool})
