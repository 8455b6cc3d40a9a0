"""Web servers: HTTP answers, IIS and its log, error pages; the settings of servers are in `web_servers`.

Formats of curl, wget, git, PowerShell, the default pages of nginx and IIS, Chromium, Firefox; W3C log files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from wizard.evidence.observation import Observation, Subjects, said
from wizard.evidence.paste import Line
from wizard.evidence.sampled import Sample, is_code
from wizard.evidence.telling import is_about
from wizard.evidence.transcript import Part
from wizard.evidence.web.certificates import CLIENT_CERT
from wizard.evidence.web.web_servers import APACHE, NGINX, SSLCERT, read_apache, read_nginx, read_sslcert

_REASONS = {
    200: "OK", 201: "Created", 204: "No Content", 206: "Partial Content", 301: "Moved Permanently",
    302: "Found", 303: "See Other", 304: "Not Modified", 307: "Temporary Redirect", 308: "Permanent Redirect",
    400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed",
    407: "Proxy Authentication Required", 408: "Request Timeout", 411: "Length Required",
    413: "Request Entity Too Large", 414: "URI Too Long", 421: "Misdirected Request", 429: "Too Many Requests",
    499: "Client Closed Request", 500: "Internal Server Error", 501: "Not Implemented", 502: "Bad Gateway",
    503: "Service Unavailable", 504: "Gateway Timeout", 520: "Unknown Error", 521: "Web server is down",
    522: "Connection timed out", 523: "Origin is unreachable", 524: "A timeout occurred",
    525: "SSL handshake failed", 526: "Invalid SSL certificate",
}  # fmt: skip
_SUB_STATUS = {
    "403-4": ("https is required", "必须用 https"),
    "403-5": ("128-bit encryption is required", "必须用 128 位加密"),
    "403-6": ("this address is refused", "IP 地址被拒绝"),
    "403-7": ("a client certificate is required", "需要客户端证书"),
    "403-12": ("the mapping of client certificates refuses access", "客户端证书映射拒绝访问"),
    "403-13": ("the client certificate counts as revoked", "客户端证书被视为已吊销"),
    "403-14": ("no default document", "没有默认文档"),
    "403-16": ("the client certificate is not trusted", "客户端证书不受信任"),
    "403-17": ("the client certificate has expired or is not yet valid", "客户端证书过期或未生效"),
    "401-1": ("sign-in failed", "登录失败"),
    "401-2": ("sign-in is refused by the settings", "服务器设置拒绝登录"),
    "401-3": ("no rights on the file", "没有文件权限"),
    "404-13": ("the request is too large", "请求内容过大"),
    "404-15": ("the query is too long", "查询字符串过长"),
    "413-1": ("the request is too large", "请求内容过大"),
    "500-19": ("the configuration cannot be used", "配置无效"),
    "500-21": ("a module is missing", "缺少模块"),
    "500-30": ("the program failed to start", "程序启动失败"),
    "500-31": ("the runtime is missing", "缺少运行时"),
    "502-3": ("no answer from the program behind", "后端没有回应"),
    "502-5": ("the program behind did not start", "后端程序没有启动"),
}
_CLIENT = {"403-7": "missing", "403-13": "revoked", "403-16": "untrusted", "403-17": "expired"}


def _rank(code: int) -> int:
    """An answer that all is well only rounds off what else is read."""
    return 46 if code >= 400 else 48 if code >= 300 else 84


SUBJECTS: Subjects = {
    "http-status": {
        str(code): said(f"HTTP answer {code} ({reason})", f"HTTP 回应 {code}（{reason}）", _rank(code))
        for code, reason in _REASONS.items()
    },
    "iis-status": {
        key: said(f"IIS answers {key.replace('-', '.')}: {en}", f"IIS 返回 {key.replace('-', '.')}：{zh}", 14)
        for key, (en, zh) in _SUB_STATUS.items()
    },
    "client-cert": CLIENT_CERT,
    "iis-binding": {
        "logon-session": said(
            "Windows cannot bind the certificate: 0x80070520", "Windows 无法绑定证书：0x80070520", 14
        ),
        "in-use": said("The site does not start: its port or file is in use", "网站启动不了：端口或文件被占用", 14),
    },
    "http-redirect-loop": {"seen": said("The site redirects without end", "网站不停跳转", 18)},
    "hsts": {"seen": said("The browser insists on https for this site (HSTS)", "浏览器强制此网站用 https（HSTS）", 30)},
    **SSLCERT,
    **NGINX,
    **APACHE,
}

_ANSWER = re.compile(r"^(?:< ?)?HTTP/[\d.]{1,3} (\d{3})(?: (?!connection established)|$)", re.IGNORECASE)
_TOLD_BY_TOOL = re.compile(
    r"HTTP[^\n]{0,80}\.\.\. ?(?:HTTP/[\d.]{1,3} )?(\d{3}) [A-Z]|^\S{0,30} ?(?:ERROR|错误|錯誤) (\d{3})[:：]"
    r"|returned (?:an )?error:? \(?(\d{3})\b|返回错误: ?\((\d{3})\)"
    r"|^StatusCode {1,20}: (\d{3})$|HTTP response code: (\d{3})\b|failed with status code (\d{3})\b"
    r"|HTTPError: (\d{3}) (?:Client|Server) Error|HTTP Error (\d{3}): |does not indicate success: (\d{3})\b"
    r"|tunnel failed, response (407)\b|HTTP code (407) from proxy|tunnel connection failed: (407)\b"
    r"|tunneling socket could not be established, (?:statusCode|cause)=(407)\b|Proxy returns \"HTTP/[\d.]{1,3} (407)\b"
    r"|^HTTP ERROR (\d{3})$|^HTTP 错误 (\d{3})$|^HTTP Error (\d{3})\. The |^Error (?:code )?(52[0-6])\b",
    re.IGNORECASE,
)
_PAGE = re.compile(r"(?:<[a-z0-9]{1,8}>|HTTP |Error ){0,2}(\d{3})(?: -|:|\.)? ([A-Za-z][A-Za-z -]{1,40})")
_IIS_PAGE = re.compile(
    r"^(\d{3}) - (?:File or directory not found|Forbidden: |Internal server error"
    r"|找不到文件或目录|禁止访问|内部服务器错误)"
)
_SUB_PAGE = re.compile(
    r"(?:\bHTTP[ -][^\s\d]{2,12}|[^\s\d]{2,12} HTTP) ?([345]\d\d)\.(\d{1,2})(?=\s|$|\)|-|:)", re.IGNORECASE
)
_LOG_START = re.compile(r"(?:\S{0,200}\.log:)?\d{4}-\d\d-\d\d \d\d:\d\d:\d\d ")
_LOG_END = re.compile(r" ([1-5]\d\d) (\d{1,3}) \d{1,10}(?: \d{1,12}){0,3}$")
_LOOP = re.compile(
    r"ERR_TOO_MANY_REDIRECTS|redirected you too many times|重定向的?次数过多|page isn't redirecting properly"
    r"|页面无法正确地?重定向|Maximum \(\d{1,4}\) redirects followed|Exceeded \d{1,4} redirects",
    re.IGNORECASE,
)
_HSTS = re.compile(
    r"because the website uses HSTS|因为此网站使用了 ?HSTS|security policy called HTTP Strict Transport Security"
    r"|HTTP 严格传输安全.{0,10}的安全策略",
    re.IGNORECASE,
)
_LOGON = re.compile(r"0x80070520|Error: 1312\b|错误: ?1312\b", re.IGNORECASE)
_IN_USE = re.compile(r"(?:0x|hresult: ?)80070020\b", re.IGNORECASE)
# The sentence alone is also what del and copy print, so that it counts only where a site is started; with the path of
# the file in its middle it tells of deploying.
_FILE_IN_USE = re.compile(
    r"cannot access the file because it is being used by another process|另一个程序正在使用此文件,进程无法访问"
    r"|另一個程序正在使用此檔案,處理程序無法存取|檔案正由另一個程序使用",
    re.IGNORECASE,
)
_SITES = re.compile(
    r"\biis|iissite|\bw3svc|appcmd|start-web|website|\b(?:web )?site\b|\bbindings?\b|网站|站点|網站|站台|绑定|繫結"
    r"|world wide web|process activation|\binternet (?:information services|信息服务)"
)
_SITE_STARTS = re.compile(
    r"\(iis\)|iis ?(?:manager|管理器|管理員)|iis(?:site|web)|\bw3svc|appcmd(?:\.exe)? start|start-web"
    r"|internet (?:information services|信息服务)|启动(?:此|该)?(?:网站|站点)|啟動(?:此)?網站|网站绑定"
    r"|\b(?:cannot|could not|failed to|unable to) start (?:the )?(?:web ?)?site|\bsite binding"
)
_FILE_TOOL = re.compile(
    r"(?:del|erase|copy|xcopy|robocopy|move|ren|rename|rd|rmdir|type|remove-item|copy-item|move-item)\b"
)


def read(part: Part) -> Iterable[Observation]:
    sample = Sample(part)
    yield from read_nginx(sample)
    yield from read_apache(sample)
    yield from read_sslcert(sample)
    yield from _iis_status(sample)
    yield from _http_status(sample)
    yield from _one(sample, "http-redirect-loop", "seen", _LOOP, ("redirect", "重定向"))
    yield from _one(sample, "hsts", "seen", _HSTS, ("hsts",))
    yield from _one(sample, "iis-binding", "logon-session", _LOGON, ("0x80070520", "1312"))
    yield from _in_use(sample)


def _in_use(sample: Sample) -> Iterator[Observation]:
    if not sample.says("80070020", "another process", "另一个程序", "另一個程序"):
        return
    named = f"{sample.command.casefold()}\n{sample.text}"
    coded = list(_one(sample, "iis-binding", "in-use", _IN_USE, ("80070020",))) if _SITES.search(named) else []
    yield from coded or _file_in_use(sample)


def _file_in_use(sample: Sample) -> Iterator[Observation]:
    command = sample.command.casefold()
    if _FILE_TOOL.match(command):
        return
    for place, text in enumerate(sample.low):
        if _FILE_IN_USE.search(text) and not is_about(text) and not is_code(text):
            near = "\n".join((command, *sample.low[max(0, place - 3) : place + 2]))
            if _SITE_STARTS.search(near):
                yield Observation("iis-binding", "in-use", (sample.lines[place].number,))
                return


def _one(
    sample: Sample, subject: str, value: str, pattern: re.Pattern[str], words: tuple[str, ...]
) -> Iterator[Observation]:
    if not sample.says(*words):
        return
    for line in sample.near(words):
        match = pattern.search(line.text)
        # Firefox explains its own page: "… (HSTS), which means that Firefox can only connect to it securely".
        if match and (subject == "hsts" or not is_about(line.text)) and not is_code(line.text):
            yield Observation(subject, value, (line.number,))
            return


def _http_status(sample: Sample) -> Iterator[Observation]:
    """The last answer of the command: those before it were redirects or the proxy's."""
    words = (
        "http",
        "407",
        "error",
        "错误",
        "...",
        "bad gateway",
        "unavailable",
        "not found",
        "forbidden",
        "statuscode",
        "too large",
        "timeout",
        "time-out",
        " - ",
        "bad request",
        "not allowed",
    )
    if not sample.says(*words):
        return
    last: tuple[Line, int] | None = None
    for line in sample.near(words):
        code = _status(line.text.strip())
        if code in _REASONS and not is_about(line.text) and not is_code(line.text):
            last = line, code
    if last:
        yield Observation("http-status", str(last[1]), (last[0].number,), {"code": last[1]})


def _status(text: str) -> int:
    if match := _ANSWER.match(text) or _TOLD_BY_TOOL.search(text) or _IIS_PAGE.match(text):
        return int(next(filter(None, match.groups())))
    if len(text) < 90 and (match := _PAGE.match(text)):
        code, words = int(match[1]), match[2].casefold()
        reason = _REASONS.get(code, "").casefold()
        if (
            code >= 400
            and reason
            and (words.startswith(reason) or words.startswith("request entity") or words == "gateway time-out")
        ):
            return code
    return 0


def _iis_status(sample: Sample) -> Iterator[Observation]:
    found = dict[str, int]()
    for key, line in (*_from_pages(sample), *_from_logs(sample)):
        if key in _SUB_STATUS:
            found.setdefault(key, line.number)
    for key, number in list(found.items())[:4]:
        yield Observation("iis-status", key, (number,), {"code": key.replace("-", ".")})
        if key in _CLIENT:
            yield Observation("client-cert", _CLIENT[key], (number,))


def _from_pages(sample: Sample) -> Iterator[tuple[str, Line]]:
    if sample.says("http"):
        for line in sample.near(("http",)):
            if (match := _SUB_PAGE.search(line.text[:300])) and not is_about(line.text) and not is_code(line.text):
                yield f"{match[1]}-{match[2]}", line


def _from_logs(sample: Sample) -> Iterator[tuple[str, Line]]:
    """W3C lines: by their #Fields, else in IIS's usual order, which ends in status, sub-status, win32-status, time."""
    if not sample.says(" get ", " post ", " put ", " head ", " delete ", " options "):
        return
    fields: list[str] = []
    for line in sample.lines:
        if line.text.startswith("#Fields:"):
            fields = line.text.split()[1:]
        elif _LOG_START.match(line.text) and (key := _logged(line.text, fields)):
            yield key, line


def _logged(text: str, fields: list[str]) -> str:
    words = text.split()
    if "sc-substatus" in fields and "sc-status" in fields and len(words) == len(fields):
        return f"{words[fields.index('sc-status')]}-{words[fields.index('sc-substatus')]}"
    match = _LOG_END.search(text[-80:])
    return f"{match[1]}-{match[2]}" if match else ""
