"""One line of ping: what it says, by its structure first and by words only where it has none.

Read are Windows (XP to 11, any language: ``…: …=32 …=38ms TTL=116``), iputils, busybox, BSD and macOS (``64 bytes from
…: icmp_seq=1 ttl=64 time=1.2 ms``), Huawei and H3C devices, Cisco (``Success rate is 100 percent (5/5)``), MikroTik and
the summary of fping.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from wizard.evidence.reach.ping_words import (
    BYTES,
    FAILURES,
    NO_WAY,
    REPLIES,
    TIMEOUTS,
    UNREACHABLE,
    folded,
    host_not_found,
    unresolved,
)

MAX_LINE = 400
"""No line of ping is longer; what is longer says nothing."""


LONG_LINE = 130
"""Longer than a reply or the statistics of any language: the line ends are lost."""


class Kind(Enum):
    HEADER = "header"
    REPLY = "reply"
    DUPLICATE = "duplicate"
    TIMEOUT = "timeout"
    UNREACHABLE = "unreachable"
    FAILURE = "failure"
    TOO_BIG = "too big"
    STATISTICS_OF = "statistics of"
    STATISTICS = "statistics"
    SENT = "sent"
    RECEIVED = "received"
    TIMES = "times"
    UNKNOWN_HOST = "unknown host"
    HARMLESS = "harmless"


class Seen(NamedTuple):
    """`numbers`: (ms,) of a reply, (sent, received) of statistics, (min, avg, max) of times. `sure` is false for words
    that other programs print too, so that they count only beside other lines of ping."""

    kind: Kind
    host: str = ""
    numbers: tuple[float, ...] = ()
    sequence: int = -1
    windows: bool = False
    sure: bool = True


ADDRESS = re.compile(
    r"(?<![\d.])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![\d])"
    r"|(?<![\w:])(?!\d\d:\d\d:\d\d(?![\w:]))[0-9a-fA-F]{0,4}:(?:[0-9a-fA-F]{0,4}:){1,6}[0-9a-fA-F]{1,4}(?![\w])"
)
_UNIT = r"(?:ms|msec|мс|мсек|毫秒|ミリ秒)"
_TTL = re.compile(r"(?:ttl|hlim) ?= ?\d{1,3}")
# Spanish Windows cuts the unit: "tiempo<1m".
_TIME = re.compile(rf"[=<] ?(\d{{1,7}}(?:[.,]\d{{1,6}})?) ?(?:{_UNIT}|m(?!\w))")
_SEQUENCE = re.compile(r"seq(?:uence)?[= ](\d{1,7})")
_BYTES_FROM = re.compile(r"(?<![\w.])\d{1,6} bytes from (\S{1,255})")
# Small programs that ping themselves tell which one was lost.
_OF_NUMBER = re.compile(r" (?:for|para) (?:icmp_)?seq[ =]{1,2}\d{1,7}\.?\s{0,9}$")
_THREE = r"[^\d=]{1,40}= ?(\d{1,7})"
_WINDOWS_COUNTS = re.compile(rf":{_THREE} ?[,、،;]{_THREE} ?[,、،;]{_THREE}(?!\d)(?! ?{_UNIT})")
_HALF_COUNTS = re.compile(rf"[^=:]{{3,30}}:{_THREE} ?,{_THREE} ?,\s*")
_MILLISECONDS = rf"= {{0,2}}(\d{{1,7}}) ?{_UNIT}"
_WINDOWS_TIMES = re.compile(
    rf"{_MILLISECONDS} ?[,、،;][^\d=]{{1,40}}{_MILLISECONDS} ?[,、،;][^\d=]{{1,40}}= {{0,2}}(\d{{1,7}})"
)
_UNIX_TIMES = re.compile(r"= ?(\d{1,7}[.,]?\d{0,6})/(\d{1,7}[.,]?\d{0,6})/(\d{1,7}[.,]?\d{0,6})")
_ENGLISH_COUNTS = re.compile(r"(\d{1,8}) packets transmitted, (\d{1,8}) (?:packets )?received,")
_ALONE_COUNT = re.compile(r"\s{0,12}(\d{1,8}) packet(?:\(s\)|s)? (transmitted|received)\s*")
_CISCO_COUNTS = re.compile(r"success rate is \d{1,3} percent \((\d{1,7})/(\d{1,7})\)")
_MIKROTIK_COUNTS = re.compile(r"sent=(\d{1,7}) received=(\d{1,7}) packet-loss=\d")
_NUMBERED = re.compile(r"icmp_seq[= ]\d")
_SHARE = re.compile(r"(\d{1,3})(?:\.\d{1,7})? ?%")
_ANY_NUMBER = re.compile(r"\d{1,8}")
_FPING_COUNTS = re.compile(r"(\S{1,255})\s{0,80}: xmt/rcv/%loss = (\d{1,7})/(\d{1,7})/")
_UNIX_HEADER = re.compile(
    r"(?:^|[\s\]])PING6? ?(?:(?P<host>[\w.:%-]{1,255}) ?\(|\((?P<address>[\da-fA-F.:]{3,45})\)"
    r"|\([^()]{1,40}\) \S{1,45} --> (?P<six>\S{1,45}))"
)
_NUMBER_OF_BYTES = re.compile(r"(?<![\d=])\d{1,5}(?:\(\d{1,5}\))? ?\w")
_NAMED = re.compile(r"(?P<name>[\w.-]{1,255}) ?\[(?P<address>[\da-fA-F.:%]{3,60})\]")
_STATISTICS_OF = re.compile(r"-{2,3} ?(?P<host>[\w.:%-]{0,255}) ping6? \w", re.IGNORECASE)
_MESSAGE = re.compile(r"ping[46]?: {0,3}(?P<message>.{1,300})")
_HOP = re.compile(r"\s{0,4}\d{1,2}[:.]?\s{1,8}[\d<*\[a-z]")
_BSD_ERRORS = ("unreachable", "exceeded", "prohibited", "redirect", "frag needed", "source quench", "weird", "bad ")
_IN_PIECES = (
    "fragment",
    "framment",
    "фрагмент",
    "拆分",
    "切割",
    "分割",
    "分段",
    "断片",
    "조각",
    "parcalan",
    "pirstot",
    "toredez",
)
_DF = re.compile(r"(?<![\w./%-])DF(?![\w./%=])")
_FOREIGN = ("src=", "proto=", "probing ", "port=", "connected to", "connecting to", "http", "tcp", " > ")


def seen_in(text: str) -> Seen | None:
    """What the line says; None if it is no line of ping that is known."""
    if len(text) > MAX_LINE:
        return None
    low = text.casefold()
    if "packet" in low and (alone := _ALONE_COUNT.fullmatch(low)):
        return Seen(Kind.SENT if alone[2] == "transmitted" else Kind.RECEIVED, "", (int(alone[1]),))
    if "success rate" in low and (rate := _CISCO_COUNTS.search(low)):
        return _counts(rate[2], rate[1])
    if "=" in low or "%" in low or "<" in low:
        if found := _with_numbers(low):
            return found
    elif "-- " in low and (match := _STATISTICS_OF.search(text)):
        return Seen(Kind.STATISTICS_OF, match["host"])
    return _answer_in_words(low) or _header(text, low) or _message(text, low)


def _with_numbers(low: str) -> Seen | None:
    if ("ttl" in low or "hlim" in low) and _TTL.search(low):
        return _run_together(low) if len(low) > LONG_LINE else _reply(low)
    if "seq" not in low:
        if found := _statistics(low):
            # On one line with its replies: only errors, which Windows counts as received.
            together = len(low) > LONG_LINE and found.kind is Kind.STATISTICS
            return Seen(Kind.UNREACHABLE, windows=True) if together and _names_error(low, UNREACHABLE) else found
        # Windows prints no TTL for IPv6.
        if any(words in low for words in REPLIES) and (match := _TIME.search(low)) and not _is_foreign(low):
            return Seen(Kind.REPLY, "", (_number(match[1]),), windows=True)
    return None


def _run_together(low: str) -> Seen | None:
    """A whole ping on one line, as chats and forms make it: the statistics count, if no error stands beside replies."""
    counts = _statistics(low)
    if counts and counts.kind is Kind.STATISTICS:
        return None if _names_error(low, UNREACHABLE + FAILURES) else counts
    if low.count("ttl") > 1 and _names_error(low, UNREACHABLE + FAILURES + TIMEOUTS):
        return None
    return _reply(low)


def _names_error(low: str, sentences: tuple[str, ...]) -> bool:
    text = folded(low)
    return any(sentence in text for sentence in sentences)


def _reply(low: str) -> Seen | None:
    time, number = _TIME.search(low), _SEQUENCE.search(low)
    if _is_foreign(low) or not (time or (number and "bytes from" in low)):
        return None
    if "dup!" in low:
        return Seen(Kind.DUPLICATE)
    milliseconds = (_number(time[1]),) if time else ()
    windows = number is None
    return Seen(Kind.REPLY, "", milliseconds, int(number[1]) if number else -1, windows)


def _is_foreign(low: str) -> bool:
    """True for lines of packet logs and of testers of ports, which look alike."""
    return any(words in low for words in _FOREIGN)


def _statistics(low: str) -> Seen | None:
    if low.count("=") == 2 and (match := _HALF_COUNTS.fullmatch(low)):
        # Italian Windows breaks the line after these two.
        sent, received = int(match[1]), int(match[2])
        return Seen(Kind.STATISTICS, "", (sent, received), windows=True, sure=False) if sent >= received else None
    if low.count("=") > 2:
        if ":" in low and (match := _WINDOWS_COUNTS.search(low)) and "attempt" not in low:
            sent, received, lost = map(int, match.groups())
            if not received + lost == sent > 0:
                return None
            # Without a share of loss, three numbers that add up may be anything that a program counts.
            return Seen(Kind.STATISTICS, "", (sent, received), windows=True, sure="%" in low)
        if match := _WINDOWS_TIMES.search(low):
            least, most, mean = map(_number, match.groups())
            return Seen(Kind.TIMES, "", (least, mean, most), windows=True)
    if "min/avg/max" in low and "%loss" not in low:
        match = _UNIX_TIMES.search(low)
        return Seen(Kind.TIMES, "", tuple(map(_number, match.groups()))) if match else None
    return _unix_counts(low) if "%" in low else None


def _unix_counts(low: str) -> Seen | None:
    if "packet-loss=" in low and (match := _MIKROTIK_COUNTS.search(low)):
        return _counts(match[1], match[2])
    if "xmt/rcv" in low and (match := _FPING_COUNTS.search(low)):
        return _counts(match[2], match[3], match[1])
    if "packets transmitted" in low and (match := _ENGLISH_COUNTS.search(low)):
        return None if "unanswered" in low else _counts(match[1], match[2])
    if "=" not in low and low.count(",") > 1 and "connects" not in low and not _is_foreign(low):
        return _translated_counts(low.split(",", 5))
    return None


def _translated_counts(pieces: list[str]) -> Seen | None:
    """iputils in another language: "已发送 4 个包,已接收 4 个包,0% 包丢失", one number in each piece."""
    sent, received = _ANY_NUMBER.findall(pieces[0]), _ANY_NUMBER.findall(pieces[1])
    share = next((match for piece in pieces[2:] if (match := _SHARE.search(piece))), None)
    if len(sent) != 1 or len(received) != 1 or not share or int(sent[0]) < 1:
        return None
    lost = 100 - 100 * int(received[0]) / int(sent[0])
    found = _counts(sent[0], received[0]) if abs(lost - int(share[1])) <= 1 else None
    return found._replace(sure=False) if found else None


def _counts(sent: str, received: str, host: str = "") -> Seen | None:
    if int(sent) < 1 or int(received) > int(sent):
        return None
    return Seen(Kind.STATISTICS, host, (int(sent), int(received)))


def _answer_in_words(low: str) -> Seen | None:
    """A router's or the own system's answer instead of the server's."""
    if "icmp_seq" in low:
        return _unix_answer(low) if _NUMBERED.search(low) else None
    if match := _BYTES_FROM.search(low):
        return _error(low, match[1].rstrip(":")) if any(words in low for words in _BSD_ERRORS) else None
    if ":" in low and "=" not in low and any(words in low for words in REPLIES) and not _HOP.match(low):
        return _windows_answer(low)
    return None


def _unix_answer(low: str) -> Seen | None:
    if any(word in low for word in BYTES):
        # A reply whose end is cut off.
        return None
    if low.startswith(("request timeout", "no answer yet")) or not (sender := ADDRESS.search(low)):
        return Seen(Kind.TIMEOUT)
    return _error(low, sender[0])


def _windows_answer(low: str) -> Seen | None:
    """Every answer without a time is an error; but a reply may be cut off, so it must be a whole sentence."""
    if low.rstrip().endswith((".", "。")) or folded(low).endswith(UNREACHABLE + FAILURES):
        return _error(low, address_in(low), windows=True)
    return None


def _error(low: str, sender: str, windows: bool = False) -> Seen:
    if "redirect" in low or "重定向" in low or "source quench" in low:
        return Seen(Kind.HARMLESS)
    if "frag" in low or "too long" in low or "too big" in low or " df" in low or "mtu" in low:
        return Seen(Kind.TOO_BIG)
    if windows and folded(low).endswith(FAILURES):
        return Seen(Kind.FAILURE, windows=True)
    return Seen(Kind.UNREACHABLE, sender, windows=windows)


def _header(text: str, low: str) -> Seen | None:
    if "PING" in text and (match := _UNIX_HEADER.search(text)):
        return Seen(Kind.HEADER, match["host"] or match["address"] or match["six"] or "")
    if "icmp echos to" in low:
        return Seen(Kind.HEADER, address_in(text))
    if "=" in low or not any(word in low for word in BYTES) or not _NUMBER_OF_BYTES.search(low):
        return None
    if match := _NAMED.search(text):
        return Seen(Kind.HEADER, match["name"], windows=True)
    if (address := address_in(text)) or "ping" in low:
        return Seen(Kind.HEADER, address, windows=True)
    return None


def _message(text: str, low: str) -> Seen | None:
    """Sentences without any number: time-out, general failure, name not found."""
    if "*" in low or _HOP.match(low) or len(low) > 110:
        return None
    if (host := host_not_found(low)) is not None:
        return Seen(Kind.UNKNOWN_HOST, host)
    if "ping" in low and (match := _MESSAGE.search(low)):
        return _own_message(match["message"])
    if "ping" in low and low.rstrip().endswith(":") and (address := address_in(text)):
        return Seen(Kind.STATISTICS_OF, address)
    if low.startswith("connect: network is unreachable"):
        return Seen(Kind.UNREACHABLE, sure=False)
    sentence = folded(_OF_NUMBER.sub("", low))
    if sentence.endswith(TIMEOUTS):
        return Seen(Kind.TIMEOUT, windows=True, sure=False)
    if sentence.endswith(FAILURES):
        return Seen(Kind.FAILURE, windows=True, sure=False)
    if sentence.endswith(UNREACHABLE):
        return Seen(Kind.UNREACHABLE, windows=True, sure=False)
    return Seen(Kind.TOO_BIG, sure=False) if _is_too_big(text, sentence) else None


def _is_too_big(text: str, sentence: str) -> bool:
    """ "Packet needs to be fragmented but DF set", in a language that is known or by the name of the flag alone."""
    if any(stem in sentence for stem in _IN_PIECES):
        # Russian Windows does not name the flag.
        return "df" in sentence or "пакет" in sentence
    return bool(_DF.search(text)) and ":" not in text and len(sentence) > 12


def _own_message(message: str) -> Seen | None:
    """What stands after ``ping: ``; words about missing rights or wrong options are no answer."""
    if (host := unresolved(message)) is not None:
        return Seen(Kind.UNKNOWN_HOST, host)
    if "message too long" in message:
        return Seen(Kind.TOO_BIG)
    if any(words in message for words in NO_WAY):
        return Seen(Kind.UNREACHABLE)
    if message.startswith(("sendmsg: operation not permitted", "sendto: operation not permitted")):
        return Seen(Kind.FAILURE)
    if folded(message).endswith(FAILURES) or message.startswith("transmit failed"):
        return Seen(Kind.FAILURE, windows=True)
    return None


def address_in(text: str) -> str:
    match = ADDRESS.search(text)
    return match[0] if match else ""


def _number(text: str) -> float:
    return float(text.rstrip(".,").replace(",", "."))
