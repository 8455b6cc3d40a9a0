"""What programs say of a connection that failed: socket errors of Windows and Unix in any language, and browser pages.

Formats: Winsock and errno numbers and sentences as Python, .NET, Java, Go, Node, Rust, MySQL, PostgreSQL, Redis, SQL Server and
kubectl print them; the error pages of Chrome, Edge, Firefox and Safari.
"""

# ruff: noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from wizard.evidence.observation import Observation
from wizard.evidence.reach.port_lines import Look, about, folded, named_target, observed, target
from wizard.evidence.reach.port_texts import CODES, REASONS, sentence_in
from wizard.evidence.transcript import Part

_ERRNO = re.compile(
    r"(?:econnrefused|etimedout|ehostunreach|enetunreach|ehostdown|enotfound|eai_again|econnreset|eaddrinuse|eaddrnotavail|eacces)\b"
)
_CALL = re.compile(r"\b(?P<call>connect|read|write|listen|bind|send|recv|getaddrinfo|querya{0,4}|code):? ?\(?(?:wsa)?$")
# A sentence about an error names it in its middle: "consider ECONNREFUSED as transient".
_IN_PROSE = re.compile(
    r"(?<![\w-])(?!(?:error|err|failed|failure|exception|code|errno|reason|with|got|cause|because|due|to)\s)[a-z]{2,20}\s{1,3}(?:wsa)?$"
)
_GOES_ON = re.compile(
    r"\s{1,3}(?!(?:on|at|to|from|for|while|when|connecting|connection|connect|read|write)\b)[a-z]{2,20}\s{1,3}[a-z]{2,20}\b"
)
_OTHER_NAMES = re.compile(
    r"\bE(?:CONN(?:REFUSED|RESET|ABORTED)|TIMEDOUT|HOSTUNREACH|NETUNREACH|NOTCONN|ISCONN|SHUTDOWN|PIPE|INTR|BADF|INVAL|AGAIN"
    r"|WOULDBLOCK|INPROGRESS|ALREADY|ADDRINUSE|NOTFOUND|AI_AGAIN|NOENT|ACCES|PERM)\b"
)
_BEFORE_NAME = re.compile(
    r"(?:^\s*|[a-z:\])>]\s{1,3}|(?:code|errno)[\"']?[:=]\s?[\"']?|[({]|(?:with|为) ?\"|wsa)(?:wsa)?$"
)
_ERRNO_VALUES = {
    "econnrefused": "refused", "etimedout": "timeout", "ehostunreach": "unreachable", "enetunreach": "unreachable",
    "ehostdown": "unreachable", "enotfound": "unknown-host", "eai_again": "unknown-host", "econnreset": "reset",
    "eaddrinuse": "address-in-use", "eaddrnotavail": "exhausted", "eacces": "forbidden",
}  # fmt: skip
_WINSOCK = re.compile(
    r"(?:winerror|wsa\w{0,20}|socket ?error|socketexception|errno|os error|error(?: ?code)?|错误(?:代码|码|号)?|錯誤(?:代碼)?|ошибка|fehler|"
    r"erreur|errore|erro|エラー|오류|/)[^\w\n]{0,4}(?P<code>100(?:13|48|49|5[145]|6[015])|1100[14]|1225)\b"
)
_WINSOCK_AT_END = re.compile(r"\((?P<code>100(?:13|48|49|5[145]|6[015])|1100[14])\)\W{0,4}$")
_WINSOCK_HEX = re.compile(r"(?:error code|provider)[^\n]{0,40}0x(?P<hex>274[cd]|2746|2751|2743|271d|2af9)\b")
_ERRNO_NUMBER = re.compile(r"(?:\[errno|os error|errno ?[=:]|system error:|socketexception \()\s?(?P<code>\d{2,3})\b")
_MYSQL = re.compile(
    r"can't connect to (?:mysql |mariadb )?server on '(?P<host>[^':]{1,100})(?::(?P<port>\d{1,5}))?' \((?P<code>\d{2,5})\b"
)
# What stands before a message that a program prints; a quoted one, or one in the middle of a sentence, is talked about.
_BEFORE = re.compile(
    r"(?:^[\s%]*|[:>\])]\s{0,3}|error\s|failed\s|\w[\"']?[:=]\s?[\"']|curl#\d{1,2} - \"|could not connect to .{1,60}, )(?:the |a )?$"
)
# A line that names several outcomes lists what may happen.
_OUTCOMES = tuple(
    re.compile(words)
    for words in (
        r"connection refused|econnrefused|\b10061\b|err_connection_refused|积极拒绝|拒绝连接|refused at once|立即被拒绝",
        r"timed out|etimedout|\b10060\b|err_connection_timed_out|超时|没有正确答复",
        r"connection (?:was )?reset|econnreset|\b10054\b|err_connection_reset|被重置|强迫关闭",
        r"no route to host|ehostunreach|\b10065\b|不可达",
        r"enotfound|err_name_not_resolved|\b11001\b|找不到|host not found",
        r"\b10055\b|缓冲区空间不足",
        r"\b10048\b|只允许使用一次",
    )
)
# "Timed out" alone is also what a program says that waited for an answer, long after the port had opened.
_TIMEOUT = re.compile(
    r"connection (?:attempt )?timed out|connect timed out|connection time-?out(?=\W{0,3}$|[.,;!)\]] |:(?! ?[\"']?\d)| (?:to|after|on|while)\b)|operation timed out|i/o timeout|连接超时|連線逾時|"
    r"die wartezeit fur die verbindung ist abgelaufen|connessione scaduta|connexion terminee par expiration|"
    r"время ожидания соединения истекло"
)
_TIMEOUT_OF = re.compile(r"connection to \S{1,150} timed out|urlopen error timed out|connecttimeouterror\(")
_CONNECTING = re.compile(
    r"connect|dial|errno|socket|exception|urlopen|establish|lookup|resolv|getaddrinfo|连接|連線|verbind|conn?ex|подключ|соедин|接続|연결|polacz"
)
_READING = re.compile(
    r"\bread\b|reading|recv|receive|transport connection|传输连接|讀取|读取|idle|inactivity|during|query|lock wait|handshake|banner|"
    r"gateway|lost connection|keepalive|established|from remote host"
)  # fmt: skip
_ORACLE = {"ora-12541": "refused", "ora-12170": "timeout", "ora-12545": "unknown-host"}
_KUBECTL = re.compile(r"connection to the server (?P<host>[\w.-]{1,150}):(?P<port>\d{1,5}) was refused")
_NOT_OPEN = (
    "unable to connect to the remote server", "无法连接到远程服务器", "無法連接至遠端伺服器", "verbindung mit dem remoteserver kann nicht hergestellt",
    "impossible de se connecter au serveur distant", "no es posible conectar con el servidor remoto", "リモート サーバーに接続できません",
)  # fmt: skip
_BIND = re.compile(r"\b(?:bind|listen|listening|binding|make_sock|start|port is already allocated)\b|监听|绑定")
_IN_USE = re.compile(
    r"address already in use|address is already in use|port is already allocated|地址已在使用|地址已被使用|已占用的地址"
)
_TAKEN = re.compile(
    r"\beaddrinuse: |\(98: ?address already in use\)|\(98\)address already in use: |port \d{1,5} (?:is|was) (?:already )?in use\b"
)
_DENIED = re.compile(
    r"\b(?:bind|listen)\b.{0,80}permission denied|permission denied: connect|connect: permission denied|"
    r"\bconnect\(\).{0,80}\(13: permission denied\)|\(13\)permission denied: .{0,20}make_sock"
)
# EADDRNOTAVAIL: a listener asked for an address of another machine, or a connection found no free port of its own.
_NO_ADDRESS = re.compile(
    r"(?:cannot assign requested address|can't assign requested address|cannot assign the requested address|无法指定被请求的地址|"
    r"die angeforderte adresse kann nicht zugewiesen werden|невозможно назначить запрошенный адрес|"
    r"no se puede asignar la direccion solicitada|impossible d'assigner l'adresse demandee)"
    # A sentence that goes on talks about the message.
    r"(?![\"']?\s{1,3}(?!while\b|for\b|to\b|at\b|on\b)[a-z]{2,20}\s)"
)
_OUTWARD = re.compile(
    r"\bdial (?:tcp|udp)|\bconnect(?:ex|\(\))?:? (?:eaddr|address already|cannot assign|can't assign)|: connect\W{0,2}$|\(connect failed\)|"
    r"\b(?:connecting|connection|connect) to\b|failed to establish a new connection|urlopen error|could not connect|"
    r"unable to connect|connectexception|noroutetohostexception|\bconnect error"
)
_INWARD = re.compile(
    r"\b(?:bind|binding|listen|listening|jvm_bind|make_sock|socket_bind)\b|\(bind failed\)|监听|绑定|attempting to bind"
)
# .NET names the other end behind the sentence, of a connection only: "… normally permitted. 203.0.113.5:443".
_FAR_END = re.compile(
    r"[.。)] ?[(\[]?(?P<host>\[?[\da-f:.]{3,45}\]?|[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}):\d{1,5}[)\]]?\W{0,2}$"
)
_OWN_ADDRESS = re.compile(r"\[?(?:0\.0\.0\.0|127\.|::\]?$|::1\]?$)")
# Calls in a stack: Java's and .NET's stand below the message, Python's above it.
_FRAME = re.compile(
    r"sockets?\.(?:\w{1,40}\.)?\w{0,24}(?P<connects>connect)|connecttotcphost|"
    r"\bnet\.(?P<net>connect|bind)|socket(?P<java>connect|bind)\b|sockets?\.\w{0,24}(?P<binds>bind|listen)"
)
_PYTHON_CALL = re.compile(r"\.(?P<call>connect|bind)(?:_ex)?\(")
_FRAMES = 6
# Of the IPv6 loopback the message means that the machine has none.
_SIX = re.compile(r"\blocalhost\b|(?<![g-z])::[\da-f]|\[[\da-f:]{3,45}\]")
_RESET = re.compile(
    r"(?:recv failure: )?connection (?:was )?reset(?: by (?:peer|remote host))?\b|"
    r"连接被对方重设|连接被重置|连接被对端重置|連線被對方重設"
)
_CLOSED = re.compile(r"empty reply from server|(?:kex|ssh)_exchange_identification: connection closed by remote host")
_BROWSER = re.compile(
    r"(?:net::|^[\s(]{0,8}(?:[^\s:'\"]{1,20} ?(?:code|代码|代碼)?: ?)?)(?P<code>err_connection_(?:refused|timed_out|reset|closed)|err_name_(?:not_resolved|resolution_failed)|err_address_unreachable|"
    r"err_empty_response|err_network_access_denied|dns_probe_finished_nxdomain|ns_error_connection_refused|ns_error_unknown_host|"
    r"ns_error_net_timeout|ns_error_net_reset)\b"
)
_BROWSER_VALUES = {
    "err_connection_refused": "refused", "err_connection_timed_out": "timeout", "err_connection_reset": "reset",
    "err_connection_closed": "closed", "err_name_not_resolved": "unknown-host", "err_name_resolution_failed": "unknown-host",
    "err_address_unreachable": "unreachable", "err_empty_response": "closed", "err_network_access_denied": "forbidden",
    "dns_probe_finished_nxdomain": "unknown-host", "ns_error_connection_refused": "refused", "ns_error_unknown_host": "unknown-host",
    "ns_error_net_timeout": "timeout", "ns_error_net_reset": "reset",
}  # fmt: skip
_PAGES = (
    (re.compile(r"^\s{0,8}(?P<host>[\w.-]{1,150}|\[[\da-f:]{3,45}\])(?::\d{1,5})? (?:refused to connect|拒绝了我们的连接请求|已拒绝连接|拒絕連線要求)\W{0,3}$"), "refused"),
    (re.compile(r"^\s{0,8}(?P<host>[\w.-]{3,150}) (?:took too long to respond|的响应时间过长|花費過多時間回應)\W{0,3}$"), "timeout"),
    (re.compile(r"^\s{0,8}(?P<host>[\w.-]{3,150})['’]s (?:server ip|dns) address could(?:n't| not) be found"), "unknown-host"),
    (re.compile(r"^\s{0,8}(?:we can't find|找不到) (?P<host>[\w.-]{3,150}?) ?(?:的服务器 ip 地址|的伺服器 ip 位址)\W{0,3}$"), "unknown-host"),
    (re.compile(r"^\s{0,8}firefox (?:can't establish a connection to the server at|无法建立到) (?P<host>[\w.-]{1,150})"), "not-open"),
    (re.compile(r"^\s{0,8}the server at (?P<host>[\w.-]{1,150}) is taking too long to respond"), "timeout"),
    (re.compile(r"^\s{0,8}safari can't connect to the server"), "not-open"),
    (re.compile(r"^\s{0,8}safari can't find the server"), "unknown-host"),
)  # fmt: skip

WORDS = (
    *(word for value in ("refused", "unreachable", "unknown-host") for word in REASONS[value]),
    "timed out", "timeout", "连接超时", "連線逾時", "wartezeit", "connessione scaduta", "par expiration", "время ожидания",
    "etimedout", "econnreset", "eaddr", "eacces", "1001", "1004", "1005", "1006", "1100", "1225", "0x27", "errno", "os error",
    "socket", "套接字", "通訊端", "сокет", "ソケット", "소켓", "没有正确答复", "並未正確回應", "nicht richtig reagiert", "n'a pas repondu",
    "no respondio", "nao respondeu", "parte connessa", "попытка установить", "nie odpowiedziala", "正しく応答", "응답이 없어",
    "verweigerte", "expressement", "denego", "recusou", "rifiuto", "geweigerd", "odmawia", "odmitl", "отверг", "etkin olarak",
    "拒否された", "연결을 거부", "nekade", "ora-12", "in use", "temporary failure", "did not properly", "connected party", "no connection could be", "关闭了一个现有", "no such host", "forcibly closed", "强迫关闭", "強制關閉", "remotehost geschlossen",
    "remote server", "远程服务器", "遠端伺服器", "remoteserver", "serveur distant", "servidor remoto", "can't connect", "already in use",
    "already allocated", "已在使用", "已被使用", "permission denied", "reset", "重置", "重设", "empty reply", "exchange_identification",
    "err_", "dns_probe", "ns_error", "拒绝了我们", "已拒绝", "響應", "响应时间过长", "assign requested", "assign the requested", "被请求的地址", "angeforderte adresse", "запрошенныи адрес", "direccion solicitada", "l'adresse demandee", "too long to respond", "server ip", "dns address",
    "firefox", "safari", "远程名称", "遠端名稱", "remote name", "缓冲区空间", "buffer space", "允许使用一次",
)  # fmt: skip
"""A (folded) line without any of these says nothing of a failed connection."""

# Other readers' tools, the server's own logs (a stranger's connection), and programs' source.
_NOT_OURS = re.compile(
    # A socket of the file system has no port.
    r"\bdial unix\b|\bunix:/|\.sock(?![\w.])|"
    r"^\s{0,40}(?:ping6?|traceroute6?|tracert|tracepath|mtr|arping|dig|host|nslookup|rsync error)\b\s?:|\bcurl: \(28\)|\bsshd(?:-session)?\[|\[preauth\]|\bupstream\b|"
    r"^\s{0,40}(?:connect: network is unreachable$)|inverse host lookup|"
    # The account may not sign in: Remote Desktop says so long after the port opened.
    r"连接被拒绝, ?因为没有授权|連線被拒絕, ?因為|(?:^|[\s\]>])sudo: |"
    # Rules that look for a message, and headings of a reference.
    r"^\s{0,40}<\w[^<>]{0,60}>.{0,400}</\w{1,40}>\s*$|^\s{0,20}\^|^\s{0,20}(?:category|name|title|short|label|keywords?)\s?:\s|"
    r"^\s{0,60}(?:print\w{0,2}\b|raise\b|throw\b|return\b|if\b|elif\b|except\b|catch\b|case\b|//|/\*|#|\||def\b|const\b|var\b|let\b|assert|log(?:ger)?\.|console\.)"
    r"|\]\(|^\s{0,20}[-*•] [\"'\[(]|[!=]==?\s?['\"]|\.contains\(|\.includes\("
)
ASKING = re.compile(
    r"[「『]|people (?:say|call)|says? ['\"]|提示是|常见的说法|也可能是|怎么|如何|解决|原因是|的原因|的方法|为什么|how to\b|solution\b|\bfixed\b|出现.{0,6}时|报错的|(?<!host or port)[??]\s*$",
    re.IGNORECASE,
)


def read_programs(looked: list[Look], part: Part, taken: set[int]) -> Iterator[tuple[int, Observation]]:
    """(place in the part, observation) for each line that reports a failed connection; `taken` places are passed over."""
    for look in looked:
        if look.at in taken or _NOT_OURS.search(look.low) or about(look.line.text) or _asks(look.line.text):
            continue
        if found := _of_line(look, part):
            value, detail = found
            detail = {**_target(look, part, value), **detail}
            # What another daemon writes into the system's log is about its own peers, unless it names the port.
            if value in _SOCKET or "port" in detail or not _SYSLOG.search(look.line.text[:200]):
                yield look.at, _observation(value, look, detail)


def _asks(text: str) -> bool:
    """True for the title of an answer. Who asks politely behind a message (请问) asks about the own one."""
    return bool(ASKING.search(text.partition("请问")[0] or text))


def _of_line(look: Look, part: Part) -> tuple[str, dict[str, Any]] | None:
    low = look.low
    if sum(bool(outcome.search(low)) for outcome in _OUTCOMES) > 1:
        return None
    for recognise in (_browser, _mysql, _own_side, _numbers, _sentence, _names, _phrases):
        if found := recognise(low, look, part):
            return found
    return None


def _browser(low: str, look: Look, part: Part) -> tuple[str, dict[str, Any]] | None:
    if match := _BROWSER.search(low):
        return _BROWSER_VALUES[match["code"]], {"code": match["code"].upper(), "tool": "browser"}
    for page, value in _PAGES:
        if match := page.search(low):
            return value, {**named_target(match.groupdict().get("host"), None), "tool": "browser"}
    return None


def _mysql(low: str, look: Look, part: Part) -> tuple[str, dict[str, Any]] | None:
    if match := _MYSQL.search(low):
        code = int(match["code"])
        detail = {**named_target(match["host"], match["port"]), "code": code, "tool": "mysql"}
        return (CODES[code], detail) if code in CODES else None
    if oracle := next((code for code in _ORACLE if code in low), None):
        return _ORACLE[oracle], {"code": oracle.upper(), "tool": "oracle"}
    if match := _KUBECTL.search(low):
        return "refused", {**named_target(match["host"], match["port"]), "tool": "kubectl"}
    return None


def _own_side(low: str, look: Look, part: Part) -> tuple[str, dict[str, Any]] | None:
    """Errors that the machine itself makes: the port is taken, or it may not be used."""
    if _opens(low, _IN_USE) or _TAKEN.search(low):
        return "exhausted" if _goes_out(low, look, part) else "address-in-use", {}
    if _NO_ADDRESS.search(low):
        return _no_address(low, look, part)
    return ("forbidden", {}) if _DENIED.search(low) else None


def _goes_out(low: str, look: Look, part: Part) -> bool:
    """True if a taken address is that of a connection to somebody else: no port of the machine is free for it."""
    if "dial " in low or (_OUTWARD.search(low) and not _INWARD.search(low)):
        return True
    far = _FAR_END.search(low)
    if far and not _OWN_ADDRESS.match(far["host"]) and not _INWARD.search(low):
        return True
    return not _INWARD.search(low) and _call_of(look, part) == "connect"


def _no_address(low: str, look: Look, part: Part) -> tuple[str, dict[str, Any]] | None:
    call = "bind" if _INWARD.search(low) or "cannot bind" in low or "could not bind" in low else ""
    call = call or ("connect" if _OUTWARD.search(low) else _call_of(look, part))
    if call == "bind":
        return "address-missing", {}
    below = part.lines[look.at + 1].text.lower()[:200] if look.at + 1 < len(part.lines) else ""
    local = _SIX.search(low) or ("connect to server" in low and _SIX.search(below))
    return ("exhausted", {}) if call == "connect" and not local else None


def _call_of(look: Look, part: Part) -> str:
    """``connect`` or ``bind``, by the calls of a stack around the message; "" if it has none."""
    for line in part.lines[look.at + 1 : look.at + 1 + _FRAMES]:
        if match := _FRAME.search(line.text[:300].lower()):
            found = match["net"] or match["java"] or ("bind" if match["binds"] else "connect")
            return "bind" if found == "bind" else "connect"
    above = part.lines[max(0, look.at - _FRAMES) : look.at]
    if above and "httprequestexception" in above[-1].text.lower():
        return "connect"
    for line in reversed(above):
        if match := _PYTHON_CALL.search(line.text[:300]):
            return match["call"]
    return ""


def _numbers(low: str, look: Look, part: Part) -> tuple[str, dict[str, Any]] | None:
    match = (
        _WINSOCK.search(low) or (_CONNECTING.search(low) and _WINSOCK_AT_END.search(low)) or _ERRNO_NUMBER.search(low)
    )
    code = int(match["code"]) if match else 0
    if not match and (found := _WINSOCK_HEX.search(low)):
        code = int(found["hex"], 16)
    if code in {60, 61, 65, 51, 48} and "errno" not in low:
        return None
    return _of_code(code, low, look, part)


def _sentence(low: str, look: Look, part: Part) -> tuple[str, dict[str, Any]] | None:
    """The sentence itself, perhaps running on in the next line."""
    code = sentence_in(low)
    if (
        code is None
        and len(low) > 20
        and (below := " ".join(line.text[:200] for line in part.lines[look.at + 1 : look.at + 3]))
    ):
        wrapped = sentence_in(folded(low[-300:] + below))
        code = wrapped if wrapped and sentence_in(folded(below)) is None else None
    return _of_code(code, low, look, part) if code else None


def _of_code(code: int, low: str, look: Look, part: Part) -> tuple[str, dict[str, Any]] | None:
    value = CODES.get(code)
    if value is None or (value == "timeout" and _READING.search(low)):
        return None
    outwards = ("connect" in low or "dial" in low) and not _BIND.search(low)
    if value == "address-in-use" and (outwards or _goes_out(low, look, part)):
        value = "exhausted"
    return value, ({"code": code} if code > 1000 else {})


def _names(low: str, look: Look, part: Part) -> tuple[str, dict[str, Any]] | None:
    match = _ERRNO.search(low)
    if not match or not _BEFORE_NAME.search(low[max(0, match.start() - 24) : match.start()]):
        return None
    before = _CALL.search(low[max(0, match.start() - 24) : match.start()])
    name, call = match[0], before["call"] if before else ""
    if len(set(_OTHER_NAMES.findall(look.line.text[:800]))) > 1:
        return None
    prose = _IN_PROSE.search(low[max(0, match.start() - 24) : match.start()])
    if not call and (prose or _GOES_ON.match(low[match.end() : match.end() + 48])):
        return None
    value = _ERRNO_VALUES[name]
    if name == "etimedout" and (call in {"read", "write"} or _READING.search(low)):
        return None
    if name == "eacces" and call not in {"listen", "bind", "connect"}:
        return None
    if name == "eaddrnotavail":
        value = "exhausted" if call == "connect" else "address-missing"
        if call == "connect" and _SIX.search(low):
            return None
    if name == "eaddrinuse" and call == "connect":
        value = "exhausted"
    return value, {"code": name.upper()}


def _phrases(low: str, look: Look, part: Part) -> tuple[str, dict[str, Any]] | None:
    if (match := _CLOSED.search(low)) and not _is_quoted(low, match):
        return "closed", {}
    if _opens(low, _RESET) and (match := _RESET.search(low)) and not _is_quoted(low, match):
        return "reset", {}
    for value in ("refused", "unreachable", "unknown-host"):
        if _begins(low, REASONS[value]) and (value == "refused" or _CONNECTING.search(low)):
            return value, {}
    if "lookup " in low and "i/o timeout" in low:
        return "unknown-host", {}
    if (_opens(low, _TIMEOUT) or _TIMEOUT_OF.search(low)) and not _READING.search(low.replace("connect timeout", "")):
        return "timeout", {}
    return ("not-open", {}) if any(sentence in low for sentence in _NOT_OPEN) else None


def _begins(low: str, words: tuple[str, ...]) -> bool:
    """True if one of the words begins a message ("error: connection refused"), instead of standing in a sentence."""
    places = (low.find(word) for word in words)
    return any(at >= 0 and _BEFORE.search(low[max(0, at - 90) : at]) for at in places)


def _opens(low: str, message: re.Pattern[str]) -> bool:
    match = message.search(low)
    return bool(match and _BEFORE.search(low[max(0, match.start() - 90) : match.start()]))


def _is_quoted(low: str, message: re.Match[str]) -> bool:
    """True if a sentence or a command has the message in quotation marks; fields of a log (err="…") do not count."""
    before = low[max(0, message.start() - 200) : message.start()]
    mark = max(before.rfind('"'), before.rfind("'"))
    return mark >= 0 and before.count(before[mark]) % 2 == 1 and bool(_QUOTES.search(before[:mark]))


_QUOTES = re.compile(r"(?:^|[\w,]\s|[(,]\s?)$")


def _target(look: Look, part: Part, value: str) -> dict[str, Any]:
    """The host and port named in the line, else in the two after it (PostgreSQL asks there whether the server runs)."""
    detail = target(look.line.text)
    if "port" not in detail and "connect to server" in look.low:
        for line in part.lines[look.at + 1 : look.at + 3]:
            if "port" in (below := target(line.text)):
                return below
    if value == "unknown-host":
        detail.pop("port", None)
    return detail


_SYSLOG = re.compile(
    r"(?:^|[\s>])(?:[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT[\d:.+Z-]{8,32}) \S{1,80} [\w./-]{1,40}(?:\[\d{1,9}\])?: "
)
_CONNECTION = {"reset", "closed"}
_SOCKET = {"forbidden", "exhausted", "address-in-use", "address-missing"}


def _observation(value: str, look: Look, detail: dict[str, Any]) -> Observation:
    subject = "connection" if value in _CONNECTION else "socket" if value in _SOCKET else "port"
    tool = detail.pop("tool", "program")
    return observed(value, [look.line.number], tool, detail, subject)
