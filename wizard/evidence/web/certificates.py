"""Certificates by themselves: openssl x509, certutil, PowerShell's Cert: drive, keytool, curl -v, viewers of browsers.

Their dates are compared with the day on which the paste is read; without one, or if the order of day and month leaves
the answer open, nothing is said. Several certificates of which some have expired prove nothing about the one in use.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from wizard.evidence.observation import Meaning, Observation, Subjects, said
from wizard.evidence.paste import Line
from wizard.evidence.sampled import Sample, is_code
from wizard.evidence.transcript import Part

CLIENT_CERT: dict[str, Meaning] = {
    "missing": said("The server got no client certificate", "服务器没有收到客户端证书", 16),
    "expired": said("The client certificate has expired", "客户端证书已过期", 16),
    "revoked": said("The client certificate counts as revoked", "客户端证书被视为已吊销", 16),
    "untrusted": said("The server does not trust the client certificate", "服务器不信任客户端证书", 16),
    "key": said("Certificate and key of the client do not fit", "客户端证书与私钥不符", 16),
    "refused": said("The server refuses the client certificate", "服务器拒绝客户端证书", 17),
}

SUBJECTS: Subjects = {
    "cert-date": {
        "expired": said("The end date of the certificate is past", "证书已过截止日期", 12),
        "not-yet-valid": said("The start date of the certificate is in the future", "证书还没到生效日期", 12),
        "valid": said("The certificate is in date", "证书在有效期内", 42),
    },
    "cert-key": {
        "mismatch": said("Certificate and private key do not belong together", "证书与私钥不匹配", 13),
        "missing": said("The private key is missing", "缺少私钥", 14),
        "unreadable": said("The private key cannot be read", "私钥无法读取", 14),
        "present": said("The private key is there", "有私钥", 44),
    },
}

_END = re.compile(
    r"not ?after(?: {0,40}[:=]| +[A-Z][a-z]{2},)|\bexpire date:|^\W{0,9}expires on\b|\buntil:|\bexpires '"
    r"|失效时间|截止日期|不晚于|到期时间|過期時間",
    re.IGNORECASE,
)
_START = re.compile(
    r"not ?before(?: {0,40}[:=]| +[A-Z][a-z]{2},)|\bstart date:|^\W{0,9}issued on\b"
    r"|valid from:|activated '|生效时间|颁发日期|不早于|有效期开始",
    re.IGNORECASE,
)
_ABOUT_CERTIFICATES = (
    "notafter", "not after", "notbefore", "not before", "expire date:", "start date:", "certificate", "keystore",
    "证书", "憑證", "指纹",
)  # fmt: skip
_MONTHS = {
    name: place
    for place, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
_C_DATE = re.compile(
    r"([A-Z][a-z]{2}) {1,2}(\d{1,2}) (\d\d):(\d\d):(\d\d)(?:\.\d{1,6})? "
    r"(?:([A-Z]{2,5}|[+-]\d\d:?\d\d) )?(\d{4})(?: ([A-Z]{3})\b)?"
)
_DAY_NAMED = re.compile(r"\b(\d{1,2}) ([A-Z][a-z]{2,8})\.? (\d{4})|\b([A-Z][a-z]{2,8})\.? (\d{1,2}), (\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4}) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"\b(\d{1,2})[./-](\d{1,2})[./-](\d{4})\b")

Span = tuple[datetime, datetime]
"""The earliest and the latest moment that a written date can mean."""

_KEYS = (
    (
        "missing",
        re.compile(
            r"missing stored keyset|缺少存储的密钥集|丢失存储的密钥集|HasPrivateKey +: False|HasPrivateKey *= *False",
            re.I,
        ),
    ),
    (
        "missing",
        re.compile(
            r"cannot find the certificate and private key for decryption|找不到用于解密的证书和私钥|0x80090011", re.I
        ),
    ),
    ("unreadable", re.compile(r"0x80090016\b|0x8009030d\b|(?:keyset does not exist|密钥集不存在)", re.I)),
    (
        "mismatch",
        re.compile(r"key[ _]values[ _]mismatch|AH02565|certificate and private key .{0,120}do not match", re.I),
    ),
    (
        "present",
        re.compile(
            r"encryption test passed|signature test passed|加密测试通过|加密測試通過|签名测试通过"
            r"|HasPrivateKey +: True",
            re.I,
        ),
    ),
)
_KEY_WORDS = (
    "keyset",
    "密钥",
    "私钥",
    "hasprivatekey",
    "0x800900",
    "0x8009030d",
    "mismatch",
    "ah02565",
    "not match",
    "test passed",
    "测试通过",
    "測試通過",
)


def read(part: Part) -> Iterable[Observation]:
    sample = Sample(part)
    if part.now is not None and part.whole:
        yield from _dates(sample, part.now)
    yield from _keys(sample)


def _keys(sample: Sample) -> Iterator[Observation]:
    if not sample.says(*_KEY_WORDS):
        return
    found = dict[str, tuple[int, ...]]()
    for line in sample.near(_KEY_WORDS, 60):
        value = next((value for value, pattern in _KEYS if pattern.search(line.text)), "")
        if value and len(found.get(value, ())) < 4 and not is_code(line.text):
            found[value] = (*found.get(value, ()), line.number)
    if "present" in found and len(found) > 1:
        return
    for value, lines in found.items():
        yield Observation("cert-key", value, lines)


def _dates(sample: Sample, now: datetime) -> Iterator[Observation]:
    if not sample.says(*_ABOUT_CERTIFICATES):
        return
    found = [one for one in _judged(sample, now) if one[0]]
    # Who checked the certificate at the time of the paste knew better than today's calendar.
    if sample.says("certificate verify ok", "verify return code: 0 (ok)", "verification: ok"):
        found = [one for one in found if one[0] == "valid"]
    if len({value for value, _, _ in found}) != 1:
        return
    value, line, span = found[0]
    yield Observation("cert-date", value, (line.number,), {"date": _middle(span).date().isoformat()})


def _middle(span: Span) -> datetime:
    return span[0] + (span[1] - span[0]) / 2


_MARKS = (
    "not",
    "expire",
    "issued",
    "until",
    "start",
    "valid",
    "activated",
    "时间",
    "日期",
    "不晚于",
    "不早于",
    "有效期",
    "時間",
)


def _judged(sample: Sample, now: datetime) -> Iterator[tuple[str, Line, Span]]:
    """(expired, valid or not-yet-valid; "" if it cannot be told) of every certificate whose dates are written."""
    near = [place for place, text in enumerate(sample.low) if any(mark in text for mark in _MARKS)]
    start: Span | None = None
    chain = False
    for place in near[:60]:
        line = sample.lines[place]
        if _of_issuer(sample, place):
            continue
        # s_client lists the dates of the whole chain; the server's own certificate is the first.
        if line.text.lstrip().startswith("v:NotBefore"):
            if chain:
                continue
            chain = True
        begin, end = _written(sample, place)
        start = begin or start
        if begin and now < begin[0]:
            yield "not-yet-valid", line, begin
        if end:
            if not (start and now < start[0]):
                yield _judgement(start, end, now), line, end
            start = None


_DEPTH = re.compile(r"\bdepth=(\d{1,2})\b|^ {0,8}(\d{1,2}) s:|^- certificate\[(\d{1,2})\] info:")


def _of_issuer(sample: Sample, place: int) -> bool:
    """True for a date of an issuer or a root: s_client prints it below its depth, other lists below its number."""
    for text in reversed(sample.low[max(0, place - 4) : place + 1]):
        if "verify return:" in text:
            return False
        if match := _DEPTH.search(text[:400]):
            return int(next(filter(None, match.groups()))) > 0
    return False


def _written(sample: Sample, place: int) -> tuple[Span | None, Span | None]:
    """The start and the end that a line gives; viewers put the date on the line below its name."""
    text = sample.lines[place].text[:400]
    below = sample.lines[place + 1].text[:100] if place + 1 < len(sample.lines) else ""
    begin, end = _START.search(text), _END.search(text)
    until = end.start() if begin and end and end.start() > begin.end() else None
    started = _span(text[begin.end() : until].strip(" :=\t") or below) if begin else None
    return started, _span(text[end.end() :].strip(" :=\t") or below) if end else None


def _judgement(start: Span | None, end: Span, now: datetime) -> str:
    if end[1] < now:
        return "expired"
    return "valid" if now < end[0] and (start is None or start[1] < now) else ""


def _span(text: str) -> Span | None:
    """What a date can mean: to the second with a time zone, else a day and its neighbours."""
    if match := _C_DATE.search(text):
        month, day, hour, minute, second, before, year, behind = match.groups()
        moment = _moment(int(year), _MONTHS.get(month.lower(), 0), int(day), int(hour), int(minute), int(second))
        return _around(moment, moment, 0 if (before or behind) in ("GMT", "UTC") else 26)
    if match := _YEAR_FIRST.search(text):
        moment = _moment(*map(int, match.groups()))
        return _around(moment, moment, 38)
    if match := _DAY_NAMED.search(text):
        day, month, year = (match[1], match[2], match[3]) if match[1] else (match[5], match[4], match[6])
        moment = _moment(int(year), _MONTHS.get(month[:3].lower(), 0), int(day))
        return _around(moment, moment, 38)
    if match := _YEAR_LAST.search(text):
        first, second_, year_ = map(int, match.groups())
        either = [one for one in (_moment(year_, first, second_), _moment(year_, second_, first)) if one]
        return _around(min(either), max(either), 38) if either else None
    return None


def _moment(year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0) -> datetime | None:
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC) if 1970 < year < 9990 else None
    except ValueError:
        return None


def _around(first: datetime | None, last: datetime | None, hours: int) -> Span | None:
    if first is None or last is None:
        return None
    return first - timedelta(hours=hours), last + timedelta(hours=hours)
