"""Settings of web servers: `nginx -t`, `apachectl configtest`, error logs, `netsh http show sslcert`, HTTP.sys."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from wizard.evidence.observation import Observation, Subjects, said
from wizard.evidence.paste import Line
from wizard.evidence.sampled import Sample

NGINX: Subjects = {
    "nginx-config": {
        "key-mismatch": said(
            "nginx: certificate and key do not belong together", "nginx：证书与私钥不匹配", 13, service="bad"
        ),
        "cannot-load": said(
            "nginx cannot read the certificate or its key", "nginx 读不了证书或私钥", 13, service="bad"
        ),
        "bind-in-use": said("nginx does not get its port: it is in use", "nginx 的端口被占用", 13, service="bad"),
        "bind-denied": said("nginx may not use its port", "nginx 没有权限使用端口", 13, service="bad"),
        "error": said("The settings of nginx hold an error", "nginx 的配置有错误", 15, service="bad"),
        "ok": said("The settings of nginx are in order", "nginx 的配置没有错误", 45),
    }
}
APACHE: Subjects = {
    "apache-config": {
        "key": said(
            "Apache: certificate or key does not fit or cannot be read",
            "Apache：证书或私钥不匹配或读不了",
            13,
            service="bad",
        ),
        "bind-in-use": said("Apache does not get its port: it is in use", "Apache 的端口被占用", 13, service="bad"),
        "bind-denied": said("Apache may not use its port", "Apache 没有权限使用端口", 13, service="bad"),
        "error": said("The settings of Apache hold an error", "Apache 的配置有错误", 15, service="bad"),
        "ok": said("The settings of Apache are in order", "Apache 的配置没有错误", 45),
    }
}
SSLCERT: Subjects = {
    "sslcert": {
        "damaged": said("Windows’ certificate entry for the port is damaged", "Windows 里该端口的证书登记已损坏", 15),
        "missing": said("Windows has no certificate entry for the port", "Windows 里没有该端口的证书登记", 15),
        "bound": said("Windows has a certificate entry for the port", "Windows 里有该端口的证书登记", 45),
    }
}

_PORT = re.compile(r"(?:bind\(\) to|bind to address) \S{0,60}?:(\d{1,5})\b")
_IN_USE = re.compile(r"\((?:98|48|OS 10048|10048)[:)]|Address already in use")
_DENIED = re.compile(r"\((?:13|OS 10013|10013)[:)]|Permission denied")
# nginx says so where it is tested without root: then what it may not read or bind tells nothing of the service.
_NOT_ROOT = re.compile(
    r"the \"user\" directive makes sense|super-user\s{1,4}privileges"
    r"|could not open error log file: open\(\)[^\n]{1,200}\(13:"
)
_NGINX_KEY = re.compile(
    r"cannot load certificate|SSL_CTX_use_(?:certificate|PrivateKey)|SSL_CTX_load_verify"
    r"|PEM_read_bio|BIO_new_file|no \"ssl_certificate\""
)
_APACHE_KEY = re.compile(
    r"AH0256[1-5]|AH02577|AH02579|does not exist or is empty|AH02241|AH02238|Unable to configure RSA server private key"
)
_APACHE_ERROR = re.compile(
    r"AH00526|Syntax error on line \d|AH00013: Pre-configuration failed|AH00014: Configuration check failed"
)
_ADDRESS = re.compile(r"^\s{0,12}[^:]{1,40}:[^:\s]{1,20}\s{1,40}: (\S{1,260}):(\d{1,5})$")
_HASH = re.compile(r": ([0-9a-f]{40,64})$", re.IGNORECASE)
_APP_ID = re.compile(r": (\{[0-9a-f-]{36}\})$", re.IGNORECASE)
_NONE = re.compile(r"cannot find the file specified|系统找不到指定的文件|系統找不到指定的檔案", re.IGNORECASE)
_ZERO = "{00000000-0000-0000-0000-000000000000}"
_HTTP_SYS = re.compile(
    r"using SSL configuration for endpoint (\S{1,80}):(\d{1,5})|使用终结点 (\S{1,80}):(\d{1,5}) 的 SSL 配置时",
    re.IGNORECASE,
)


def read_nginx(sample: Sample) -> Iterator[Observation]:
    if not sample.says("nginx", "[emerg]"):
        return
    for place, line in enumerate(sample.lines):
        text = line.text
        if "[emerg]" in text:
            if _NOT_ROOT.search(sample.text) and _is_forbidden(sample, place):
                return
            yield Observation("nginx-config", _nginx_fault(text), (line.number,), _port(text))
            return
    for line in sample.lines:
        if "nginx: configuration file " in line.text and line.text.endswith((" test is successful", " test failed")):
            yield Observation("nginx-config", "ok" if line.text.endswith("successful") else "error", (line.number,))
            return


def _is_forbidden(sample: Sample, place: int) -> bool:
    """True if the message, which a narrow window wraps, ends in "Permission denied"."""
    wrapped = takewhile(lambda text: "[" not in text and "nginx: " not in text, sample.low[place + 1 : place + 4])
    return "permissiondenied" in "".join((sample.low[place], *wrapped)).replace(" ", "")


def _nginx_fault(text: str) -> str:
    if "key values mismatch" in text:
        return "key-mismatch"
    if "bind() to" in text and (_IN_USE.search(text) or _DENIED.search(text)):
        return "bind-in-use" if _IN_USE.search(text) else "bind-denied"
    return "cannot-load" if _NGINX_KEY.search(text) else "error"


def read_apache(sample: Sample) -> Iterator[Observation]:
    if not sample.says("ah0", "make_sock", "syntax ok", "syntax error on line", "sslcertificate", "server private key"):
        return
    for line in sample.lines:
        text = line.text
        if value := _apache_fault(text):
            yield Observation("apache-config", value, (line.number,), _port(text))
            return
    # "AH00526: Syntax error on line 12 of …:" stands above its reason, which may be the key file.
    for line in sample.lines:
        if line.text.strip() == "Syntax OK" or _APACHE_ERROR.search(line.text):
            yield Observation("apache-config", "ok" if line.text.strip() == "Syntax OK" else "error", (line.number,))
            return


def _apache_fault(text: str) -> str:
    if "make_sock" in text or "could not bind to address" in text:
        return "bind-in-use" if _IN_USE.search(text) else "bind-denied" if _DENIED.search(text) else ""
    if _APACHE_KEY.search(text):
        return "key"
    return ""


def _port(text: str) -> dict[str, object]:
    match = _PORT.search(text)
    return {"port": int(match[1])} if match else {}


def read_sslcert(sample: Sample) -> Iterator[Observation]:
    asked = "sslcert" in sample.command.casefold() and "show" in sample.command.casefold()
    if sample.says("ssl"):
        for match_line, match in _events(sample):
            yield Observation(
                "sslcert", "damaged", (match_line.number,), {"port": int(match[2] or match[4]), "event": 15021}
            )
    if not asked and not sample.says("{"):
        return
    entries = list(_entries(sample))
    yield from entries[:6]
    if asked and not entries:
        yield from (
            Observation("sslcert", "missing", (line.number,))
            for line in [one for one in sample.lines if _NONE.search(one.text)][:1]
        )


def _events(sample: Sample) -> list[tuple[Line, re.Match[str]]]:
    if not sample.says("configuration for endpoint", "使用终结点"):
        return []
    return [(line, match) for line in sample.lines if (match := _HTTP_SYS.search(line.text[:400]))][:1]


def _entries(sample: Sample) -> Iterator[Observation]:
    """Each entry begins with the address; hash and GUID of the program follow, whatever the language calls them."""
    for place, line in enumerate(sample.lines):
        match = _ADDRESS.match(line.text[:400])
        below = sample.lines[place + 1 : place + 4]
        app = next((found for one in below if (found := _APP_ID.search(one.text))), None)
        if not match or not app:
            continue
        digest = next((found[1] for one in below if (found := _HASH.search(one.text))), "")
        value = "bound" if digest and app[1] != _ZERO else "damaged"
        detail = {"host": match[1], "port": int(match[2]), "hash": digest.lower(), "app": app[1].lower()}
        yield Observation("sslcert", value, tuple(one.number for one in (line, *below[:2])), detail)
