"""Secure connections: curl, openssl s_client, browsers, Python, Java, Go, Node, .NET, git and Schannel's events.

One observation `tls` a command, the most decisive fault of its connection; what else it shows stands beside it. The
words are in `tls_texts`. OpenSSL prints "Verify return code: 0 (ok)" after a failed handshake as well, so that a good
verdict asks for a cipher, too.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from wizard.evidence.observation import Observation, Subjects, said
from wizard.evidence.sampled import Sample, is_code
from wizard.evidence.telling import is_about
from wizard.evidence.transcript import Part
from wizard.evidence.web import certificates
from wizard.evidence.web.certificates import CLIENT_CERT
from wizard.evidence.web.tls_texts import (
    ALERTS,
    BESIDE,
    CLIENT_ALERTS,
    HEADINGS,
    NEAR,
    VERDICTS,
    VERIFY_CODES,
    packed,
    texts_of,
)

SUBJECTS: Subjects = {
    "tls": {
        "cert-revoked": said("The certificate has been revoked", "证书已被吊销", 8),
        "cert-expired": said("The certificate has expired", "证书已过期", 9),
        "cert-not-yet-valid": said("The certificate is not yet valid", "证书尚未生效", 9),
        "cert-name-mismatch": said("The certificate belongs to another name", "证书与域名不符", 10),
        "cert-self-signed": said(
            "The certificate, or the root it hangs on, is self-signed", "证书或其根证书是自签名的", 11
        ),
        "cert-unknown-ca": said("The issuer of the certificate is not trusted", "证书的颁发者不受信任", 12),
        "cert-weak": said("Signature or key of the certificate is too weak", "证书的签名或密钥太弱", 12),
        "cert-rules": said("The certificate breaks newer rules", "证书不符合新规定", 12),
        "cert-rejected": said("The certificate is not accepted", "证书不被接受", 14),
        "protocol-version": said("Both sides have no TLS version in common", "双方没有共同的 TLS 版本", 13),
        "handshake-failure": said("The secure connection could not be set up", "安全连接没有建成", 15),
        "ok": said("The secure connection works, and the certificate is accepted", "安全连接正常，证书被接受", 24),
    },
    "client-cert": CLIENT_CERT,
    "tls-plain": {
        "seen": said("One side speaks plain http where the other expects TLS", "一方用明文 http，另一方要求 TLS", 16)
    },
    "tls-weak": {"seen": said("Something too old or too weak is refused", "因过旧或太弱而被拒绝", 17)},
    "tls-cut": {
        "reset": said("The secure connection is reset", "安全连接被重置", 18),
        "closed": said("The secure connection is closed too early", "安全连接被提前关闭", 18),
    },
    "revocation": {"offline": said("Whether it is revoked could not be checked", "无法检查证书是否被吊销", 17)},
    "chain": {
        "incomplete": said("The server sends only its own certificate", "服务器只发了自己的证书", 16),
        "private-root": said("The chain ends in a root that is not trusted here", "证书链的根证书在这里不受信任", 16),
        "complete": said("The chain of certificates is complete", "证书链完整", 62),
    },
    "tls-alert": {
        f"alert-{number}": said(f"TLS alert {number}: {name}", f"TLS 警报 {number}：{name}", 19)
        for name, number in ALERTS.items()
    },
    "tls-protocol": {
        f"tls-1-{minor}": said(f"The connection speaks TLS 1.{minor}", f"连接使用 TLS 1.{minor}", 66)
        for minor in range(4)
    },
    "browser-clock": {"wrong": said("The clock of this computer is wrong", "这台电脑的时间不对", 16)},
    **certificates.SUBJECTS,
}

_TABLE = [(value, texts_of(block)) for value, block in VERDICTS]
_BESIDE = [(subject, value, texts_of(block)) for subject, value, block in BESIDE]
_ALERT_NAMES = {packed(name): number for name, number in ALERTS.items()}
_BUDGET = 10_000
"""Characters that are looked at closely; what s_client or curl -v print is shorter."""
_TOOL = re.compile(r"curl: ?\(|schannel|SSL routines|fatal:|Exception|x509:|_ssl\.c", re.IGNORECASE)
_VERIFY = re.compile(r"verifyerror:num=(\d{1,3}):|verifyreturncode:(\d{1,3})\(|verifyresult:[^()\n]{0,80}\((\d{1,3})\)")
_ALERT_NUMBER = re.compile(
    r"alertnumber(\d{1,3})|\(in\),tlsalert,[a-z]{3,30}\(5(\d\d)\)|\(in\),tlsalert,[a-z]{3,30}\(6(\d\d)\)"
)
_NUMBERED = re.compile(r"alertnumber(\d{1,3})")
_SENT = re.compile(r" {0,8}\d{1,2} s:")
_ALERT_NAME = re.compile(r"(?:tlsv1|sslv3|tlsv13|tlsv1\.3|ssl/tls|fatal|remoteerror)(?::tls:|alert:?)([a-z]{7,26})")
_ALERT_EVENT = re.compile(
    r"fatalalertwas(?:received|generated)[^0-9\n]{0,170}(\d{1,3})|严重(?:警告|警报|错误)(?:代码)?(?:为|是|:){0,2}(\d{1,3})"
    r"|name=[\"']?(?:alertdesc|errorcode)[\"']?>(\d{1,3})<"
)
_CIPHER = re.compile(r"cipheris(?!\(none\))[a-z0-9]{5}|\bcipher:(?!0000)[a-z0-9]{5}|ciphersuite:[a-z]{3}")
_PROTOCOL = re.compile(
    r"(?:protocol:|protocolversion:|connectionusing|new,)tlsv1(?:\.([0-3]))?(?=[,/\s]|$|cipher|compress)"
)
_NO_HANDSHAKE = ("nopeercertificateavailable", "cipheris(none)")
_HTTP_ANSWER = re.compile(r"(?:< ?)?HTTP/[\d.]{1,3} [2-5]\d\d(?! connection established)", re.IGNORECASE)
_SERVER_LOG = ("whilesslhandshaking", "tlshandshakeerrorfrom", "sslaccept", "schannel", "readclient")
_QUOTED = re.compile(r"\w,? [\"'](?:Verify return code|verify error:num)", re.IGNORECASE)
_WHEN = re.compile(
    r"(?:^|[。;])\s{0,9}当.{0,20}(?:提示|出现|显示|遇到)"
    r"|^\W{0,9}when(?:ever)? (?:you|the|your)\b.{0,40}\b(?:see|shows?|says?|get)\b"
    r"|\bis (?:thrown|raised|shown|displayed)\b",
    re.IGNORECASE,
)
"""Words of an article, whose explanation may stand on the next line."""
_OWN_EXAMPLE = re.compile(r"\((?:例如|for example)[^()]{1,80}\)", re.IGNORECASE)
"""What a browser's warning itself gives as examples: passwords, messages."""
_COUNTER = re.compile(r"\)\s{4,80}\d{1,12}$|\(ssl-handshake-failed\)")
"""A row of a table that counts how often something happened."""
_CURL_LIST = re.compile(r"\W{0,8}(?:\d{1,2}\W{1,4}CURLE_[A-Z0-9_]{3,50}\b|CURLE_[A-Z0-9_]{3,50}\W{1,4}\d{1,3}\b)")
_FALLBACK = re.compile(r"(?:[:(]|sslerror|alert,)(inappropriatefallback)")
_SESSION = re.compile(r"(?:session-id: |master-key: ?|resumption psk: ?)[0-9a-f]{32}")
_UNCHECKED = re.compile(r"(?:^|\s)(?:-[a-zA-Z]{0,8}k[a-zA-Z]{0,8}|--insecure|--proxy-insecure)(?:\s|$)")
_HOST = re.compile(
    r"-connect ([^\s:]{1,200}):(\d{1,5})|in connection to ([^\s:]{1,200}):(\d{1,5})|https://([\w.-]{1,200})(?::(\d{1,5}))?"
)


class Looked:
    """The lines that may matter, packed, and where in them a text stands."""

    def __init__(self, part: Part, sample: Sample):
        self.part = part
        self.sample = sample
        chosen = _chosen(sample)
        self._lines = [sample.lines[index] for index in chosen]
        # A wrapped sentence goes on in the next line; lines that were apart stay apart.
        ends = ["" if after == index + 1 else "\n" for index, after in zip(chosen, [*chosen[1:], -1], strict=False)]
        pieces = [packed(line.text) + end for line, end in zip(self._lines, ends, strict=True)]
        self.text = "".join(pieces)
        self._starts = list(accumulate(map(len, pieces), initial=0))

    def numbers(self, start: int, end: int) -> tuple[int, ...]:
        first, last = bisect_right(self._starts, start) - 1, bisect_right(self._starts, end - 1) - 1
        return tuple(line.number for line in self._lines[first : last + 1])

    def find(self, text: str) -> tuple[int, ...]:
        """Line numbers of the first place of `text` that a program printed, () if there is none."""
        at = self.text.find(text)
        for _ in range(4):
            if at < 0:
                break
            found = self.numbers(at, at + len(text))
            if not self._is_told(found, at):
                return found
            at = self.text.find(text, at + len(text))
        return ()

    def first(self, texts: Iterable[str]) -> tuple[int, ...]:
        return next(filter(None, map(self.find, texts)), ())

    def matches(self, pattern: re.Pattern[str]) -> Iterator[tuple[tuple[int, ...], str]]:
        for match in pattern.finditer(self.text):
            found = self.numbers(match.start(), match.end())
            if not self._is_told(found, match.start()):
                yield found, next(filter(None, match.groups()), "")

    def _is_told(self, found: tuple[int, ...], at: int) -> bool:
        lines = [line.text for line in self._lines if line.number in found]
        if self._is_listed(found[0]):
            return True
        if any(_COUNTER.search(text) or _QUOTED.search(text) or _WHEN.search(text) for text in lines):
            return True
        # Prose that quotes: msg="…" and {"error":"…"} have a sign before the quotation mark, a sentence a blank.
        if self.text[max(0, at - 1) : at] in ("'", '"'):
            # … and Python shows the arguments of an exception: SSLEOFError(8, 'EOF occurred …').
            opens = re.compile(rf"(?<!\(\d)[\w,] [\"']{re.escape(self.text[at])}", re.IGNORECASE)
            if any(opens.search(text) for text in lines):
                return True
        return any(is_about(_OWN_EXAMPLE.sub("", text)) and not _TOOL.search(text) for text in lines)

    def _is_listed(self, number: int) -> bool:
        """True in curl's own list of its errors, where the explanation stands beside the name or below it."""
        if "curle_" not in self.sample.text:
            return False
        lines = self.sample.lines
        at = bisect_right(lines, number, key=lambda line: line.number)
        return any(_CURL_LIST.match(line.text) for line in lines[max(0, at - 3) : at])


def read(part: Part) -> Iterable[Observation]:
    yield from certificates.read(part)
    sample = Sample(part)
    if not sample.says(*NEAR):
        return
    look = Looked(part, sample)
    verdicts = dict(_verdicts(look))
    complete = _is_complete(look)
    if complete:
        _without_late_end(look, verdicts)
    yield from _verdict(look, verdicts, complete)
    yield from _beside(look, complete)
    yield from _alerts(look)
    yield from _chain(look, complete)
    if complete:
        yield from _protocol(look)


def _chosen(sample: Sample) -> list[int]:
    """Indexes of the lines that hold a word of ours and of those below them; from both ends if there are too many."""
    words = [word for word in NEAR if word in sample.text]
    near = [index for index, text in enumerate(sample.low) if any(word in text for word in words)]
    around = sorted({index + step for index in near for step in (0, 1)})
    kept = [index for index in around if index < len(sample.lines)]
    spent, result = 0, list[int]()
    for place in range(len(kept)):
        index = kept[place // 2] if place % 2 == 0 else kept[-1 - place // 2]
        if is_code(sample.lines[index].text):
            continue
        spent += len(sample.lines[index].text)
        if spent > _BUDGET and result:
            break
        result.append(index)
    return sorted(result)


def _verdicts(look: Looked) -> Iterator[tuple[str, tuple[int, ...]]]:
    """(value, lines) of every fault, the least decisive first, so that a dict keeps each value's best lines."""
    found = [(value, lines) for value, texts in _TABLE if (lines := look.first(texts))]
    found += [(VERIFY_CODES[int(code)], lines) for lines, code in look.matches(_VERIFY) if int(code) in VERIFY_CODES]
    found += _by_alert(look)
    order = {value: place for place, value in enumerate(dict.fromkeys(value for value, _ in _TABLE))}
    yield from sorted(found, key=lambda pair: -order[pair[0]])
    if not found and (lines := _heading(look)):
        yield "cert-rejected", lines


def _by_alert(look: Looked) -> list[tuple[str, tuple[int, ...]]]:
    events = [(int(code), lines) for lines, code in look.matches(_ALERT_EVENT)]
    numbers = [(int(code), lines) for lines, code in look.matches(_NUMBERED)]
    known = [(code, lines) for code, lines in events + numbers if code in ALERTS.values()]
    return [("protocol-version" if code == 70 else "handshake-failure", lines) for code, lines in known]


def _heading(look: Looked) -> tuple[int, ...]:
    return next(
        ((line.number,) for line in look.sample.lines if len(line.text) < 90 and packed(line.text) in HEADINGS), ()
    )


def _is_complete(look: Looked) -> bool:
    agreed = _CIPHER.search(look.text) or _SESSION.search(look.sample.text)
    return bool(agreed) and not any(text in look.text for text in _NO_HANDSHAKE)


def _without_late_end(look: Looked, verdicts: dict[str, tuple[int, ...]]) -> None:
    """After a completed handshake, a server that hangs up without a word is no failure of TLS."""
    lines = verdicts.get("handshake-failure", ())
    text = packed(" ".join(line.text for line in look.sample.lines if line.number in lines))
    if "unexpectedeof" in text or "errno" in text:
        del verdicts["handshake-failure"]


def _verdict(look: Looked, verdicts: dict[str, tuple[int, ...]], complete: bool) -> Iterator[Observation]:
    if verdicts:
        value = _most_decisive(look, verdicts)
        yield _tls(look, value, verdicts[value], [other for other in reversed(verdicts) if other != value])
    elif lines := look.first(_NO_HANDSHAKE):
        yield _tls(look, "handshake-failure", lines, [])
    elif lines := _success(look, complete):
        yield _tls(look, "ok", lines, [])


def _most_decisive(look: Looked, verdicts: dict[str, tuple[int, ...]]) -> str:
    """The last one; but s_client goes on in spite of the certificate, so that there a refused handshake comes first."""
    value = list(verdicts)[-1]
    in_date = look.text.find("certificatehasexpiredorisnotyetvalid:currenttime")
    if value == "cert-expired" and in_date >= 0 and "isbefore" in look.text[in_date : in_date + 120]:
        verdicts["cert-not-yet-valid"] = verdicts.pop("cert-expired")
        value = "cert-not-yet-valid"
    if "connected(" in look.text and "certificateverifyfailed" not in look.text:
        value = next((one for one in ("protocol-version", "handshake-failure") if one in verdicts), value)
    return value


def _tls(look: Looked, value: str, lines: tuple[int, ...], also: list[str]) -> Observation:
    detail: dict[str, object] = {"also": also} if also else {}
    codes = [int(code) for _, code in look.matches(_VERIFY) if VERIFY_CODES.get(int(code)) == value]
    if codes:
        detail["code"] = codes[0]
    near = " ".join(line.text for line in look.sample.lines if line.number in lines)
    if match := _HOST.search(f"{look.part.command} {near}"):
        host, port = match[1] or match[3] or match[5], int(match[2] or match[4] or match[6] or 443)
        if not host.startswith("curl."):
            detail |= {"host": host, "port": port}
    return Observation("tls", value, lines[:4], detail)


def _success(look: Looked, complete: bool) -> tuple[int, ...]:
    if "curl:(" in look.text:
        return ()
    if complete and (lines := look.first(("verifyreturncode:0(ok)", "verification:ok", "sslcertificateverifyok"))):
        return lines
    if lines := look.first(("sslcertificateverifyok",)):
        return lines
    return _answered(look.part)


def _answered(part: Part) -> tuple[int, ...]:
    """curl checks certificates unless told otherwise: an answer over https means that TLS works."""
    command = part.command
    if not re.match(r"curl(?:\.exe)? .*https://", command) or "http://" in command or _UNCHECKED.search(command):
        return ()
    return next(((line.number,) for line in part.lines if _HTTP_ANSWER.match(line.text.lstrip())), ())


def _beside(look: Looked, complete: bool) -> Iterator[Observation]:
    seen = set()
    for subject, value, texts in _BESIDE:
        if subject in seen or (subject == "tls-cut" and complete):
            continue
        if lines := look.first(texts):
            seen.add(subject)
            yield Observation(subject, value, lines[:4])
    if (
        "tls-cut" not in seen
        and not complete
        and (lines := look.first(("write:errno=104", "write:errno=10054", "write:errno=54")))
    ):
        yield Observation("tls-cut", "reset", lines)


def _alerts(look: Looked) -> Iterator[Observation]:
    found = dict[int, tuple[int, ...]]()
    for lines, text in look.matches(_ALERT_NUMBER):
        found.setdefault(int(text), lines)
    for lines, text in look.matches(_ALERT_EVENT):
        found.setdefault(int(text), lines)
    for lines, text in look.matches(_ALERT_NAME):
        for name, number in _ALERT_NAMES.items():
            if text.startswith(name):
                found.setdefault(number, lines)
    for lines, _ in look.matches(_FALLBACK):
        found.setdefault(86, lines)
    for number, lines in list(found.items())[:4]:
        if number in ALERTS.values():
            yield Observation("tls-alert", f"alert-{number}", lines[:4])
            if number in CLIENT_ALERTS and _is_client(look):
                yield Observation("client-cert", CLIENT_ALERTS[number], lines[:4], {"alert": number})


def _is_client(look: Looked) -> bool:
    """True if surely a client got the alert: a server's log tells of visitors who refuse the server's certificate."""
    client = ("curl:(", "curlerror", "connected(", "unabletoaccess'")
    return any(text in look.text for text in client) and not any(text in look.text for text in _SERVER_LOG)


def _chain(look: Looked, complete: bool) -> Iterator[Observation]:
    """What s_client lists as sent by the server."""
    if "certificatechain" not in look.text:
        return
    sent = [line.number for line in look.sample.lines if _SENT.match(line.text)]
    codes = {int(code) for _, code in look.matches(_VERIFY)}
    if len(sent) == 1 and 20 in codes and 21 not in codes:
        yield Observation("chain", "incomplete", (sent[0],))
    elif len(sent) > 1 and complete and codes == {0}:
        yield Observation("chain", "complete", tuple(sent[:4]), {"sent": len(sent)})


def _protocol(look: Looked) -> Iterator[Observation]:
    # In old versions "New, TLSv1/SSLv3" names the family of the cipher; the line "Protocol" stands below it.
    for lines, minor in [*look.matches(_PROTOCOL)][-1:]:
        yield Observation("tls-protocol", f"tls-1-{minor or 0}", lines)
