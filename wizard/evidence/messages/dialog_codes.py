"""Numbers under Remote Desktop's boxes, and the names which FreeRDP has for the same ends of a connection.

The numbers are those of Microsoft's pages on IMsTscAxEvents::OnDisconnected and ExtendedDisconnectReasonCode. What a
box shows as 0x204, the client's event 1026 and programs built on the same control give as decimal 516.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import islice

from wizard.evidence.observation import Meaning, said

WAY = {"carrier": "good", "cloud": "good", "security_group": "good", "firewall": "good"}
LET_IN = {"computer": "good", **WAY}
"""What of the path an answer of the server proves, and one after the sign-in began."""


def _same(keys: str, meaning: Meaning) -> dict[str, Meaning]:
    return dict.fromkeys(keys.split(), meaning)


CODES: Mapping[str, Meaning] = {
    **_same(
        "0x104 0x508 0x604", said("The name of the server was not found", "找不到服务器的名称（DNS 解析失败）", 16)
    ),
    **_same("0x108 0x704", said("The connection timed out", "连接超时", 17)),
    "0x107": said("The sign-in was not accepted", "身份验证失败", 17, **WAY),
    "0x204": said(
        "No connection to the port: it is closed, filtered, or the server is off",
        "连不上端口：端口关闭、被拦截，或服务器没开机",
        17,
    ),
    **_same("0x208 0x308 0x804", said("The address was not found or is not valid", "找不到该地址，或地址无效", 16)),
    "0x408": said("The computer name holds characters that are not allowed", "计算机名包含无效字符", 16),
    **_same("0x304 0x404", said("The network broke the connection in mid-session", "会话中途网络中断", 17, **WAY)),
    **_same(
        "0x406 0x606",
        said("Client and server do not agree on the security data", "客户端与服务器的安全数据对不上", 16, **WAY),
    ),
    **_same("0x506 0xb06 0xc06", said("Encrypting the session failed", "会话加密出错", 16, **WAY)),
    **_same(
        "0x706 0x907",
        said("The server's certificate is unusable or not the expected one", "服务器证书无法使用或不符", 16, **WAY),
    ),
    "0x708": said("The address leads back to this computer itself", "地址指向的是本机自己", 15),
    "0x807": said("User name or password is wrong", "用户名或密码不对", 16, **LET_IN),
    "0xa07": said("The server does not know this user", "服务器上没有这个用户", 16, **LET_IN),
    **_same("0x808 0x908", said("The licensing protocol failed", "授权协议出错", 16, **WAY)),
    "0x904": said(
        "The server answered, then closed the connection",
        "服务器有回应，随后断开了连接",
        17,
        **WAY,
    ),
    "0xb07": said("The account is disabled", "帐户已禁用", 15, **LET_IN),
    "0xd07": said("The account is locked", "帐户已锁定", 15, **LET_IN),
    "0xe07": said("The account has expired", "帐户已过期", 15, **LET_IN),
    "0xf07": said("The password has expired", "密码已过期", 15, **LET_IN),
    "0x1207": said("The password must be changed first", "必须先更改密码", 15, **LET_IN),
    "0xc07": said("A restriction of the account forbids the sign-in", "帐户限制不允许登录", 16, **LET_IN),
    "0x1007": said("The account may not sign in at this hour", "帐户不允许在这个时段登录", 15, **LET_IN),
    "0x1107": said(
        "The account may not sign in from or to this computer", "帐户不允许在这台计算机上登录", 15, **LET_IN
    ),
    "0x207": said(
        "The password has expired, or this kind of sign-in is refused",
        "密码已过期，或服务器不接受这种登录方式",
        16,
        **WAY,
    ),
    "0x1307": said("This type of sign-in is restricted for the account", "帐户的登录类型受限制", 15, **LET_IN),
    **_same(
        "0x1807 0x1607 0x1707",
        said(
            "No domain controller could check the account", "联系不到能验证帐户的域控制器，或不允许委派凭据", 16, **WAY
        ),
    ),
    **_same(
        "0x1b07 0x1d07",
        said("The certificate has expired, or the clocks differ", "证书已过期，或两边时间不一致", 15, **WAY),
    ),
    "0x2107": said(
        "The server wants a freshly typed password, not a saved one",
        "服务器要求重新输入密码，不接受已保存的凭据",
        15,
        **WAY,
    ),
    "0x2407": said(
        "The sign-in phase failed (code without a published meaning)",
        "登录阶段出错（微软未公布此代码的含义）",
        17,
        **WAY,
    ),
    "0x1104": said("The client found an error in the protocol", "客户端检测到协议错误", 16, **WAY),
    "0x112f": said(
        "The server's graphics failed, mostly for lack of memory", "服务器图形子系统出错，多半是内存不足", 15, **WAY
    ),
    "0x3": said("The server ended the session", "服务器结束了会话", 18, **WAY),
    "0x4": said("The session ended because of an error", "会话因错误而结束", 18, **WAY),
    "0x30000xx": said("The Remote Desktop gateway refused or is out of reach", "远程桌面网关拒绝连接或无法到达", 16),
    **_same("0x1 0x2", said("The connection was ended on purpose, not by an error", "连接是正常断开的，不是出错", 90)),
}

EXTENDED: Mapping[str, Meaning] = {
    "0x1": said("A program on the server ended the session", "服务器上的程序结束了会话", 14, **WAY),
    "0x2": said("The session was logged off on the server", "会话在服务器上被注销", 14, **WAY),
    "0x3": said("The session was idle for too long", "会话空闲超时", 13, **WAY),
    "0x4": said("The sign-in took longer than is allowed", "登录用时超过限制", 13, **WAY),
    "0x5": said("Another connection took over the session", "会话被另一个连接接管", 13, **WAY),
    "0x6": said("The server is out of memory", "服务器内存不足", 12, **WAY, service="bad"),
    "0x7": said("The server refused the connection", "服务器拒绝了连接", 14, **WAY),
    "0x8": said("Refused, as FIPS encryption is required", "服务器要求 FIPS 加密，拒绝了连接", 13, **WAY),
    "0x9": said("The user has no right to sign in remotely", "用户没有远程登录的权限", 12, **LET_IN),
    "0xa": said(
        "The server wants a freshly typed password, not a saved one",
        "服务器要求重新输入密码，不接受已保存的凭据",
        13,
        **WAY,
    ),
    **_same("0xb 0xc", said("The user ended the session", "用户自己结束了会话", 15, **WAY)),
    **_same("0xf 0x11 0x12", said("The display driver of the session failed", "会话的显示驱动未就绪或出错", 13, **WAY)),
    **_same("0x10 0x17 0x18", said("A system process of the session crashed", "会话的系统进程崩溃", 13, **WAY)),
    "0x101": said("No license server is available", "没有可用的授权服务器", 12, **WAY),
    "0x102": said("No license is available for this client", "没有可用的客户端许可证", 12, **WAY),
    "0x10a": said("The server has no license for remote connections", "服务器没有远程连接的授权", 12, **WAY),
    **_same(
        "0x100 0x103 0x104 0x105 0x106 0x107 0x108 0x109 0x10b",
        said("The license could not be obtained or checked", "许可证获取或验证出错", 13, **WAY),
    ),
    **_same(
        "0x112d 0x112e 0x112f 0x1134 0x1135 0x1136",
        said(
            "The graphics of the session failed, or the desktop is too large",
            "会话图形出错，或桌面、显示器尺寸过大",
            13,
            **WAY,
        ),
    ),
    **_same("0x1191 0x1192 0x1193 0x1194 0x1195", said("Encrypting the session failed", "会话加密出错", 13, **WAY)),
}

_FREERDP = {
    "PASSWORD_MUST_CHANGE": "0x1207",
    "PASSWORD_CERTAINLY_EXPIRED": "0xf07",
    "PASSWORD_EXPIRED": "0xf07",
    "ACCOUNT_DISABLED": "0xb07",
    "ACCOUNT_RESTRICTION": "0xc07",
    "ACCOUNT_LOCKED_OUT": "0xd07",
    "ACCOUNT_EXPIRED": "0xe07",
    "LOGON_TYPE_NOT_GRANTED": "0x1307",
    "WRONG_PASSWORD": "0x807",
    "LOGON_FAILURE": "0x807",
    "KDC_UNREACHABLE": "0x1807",
    "DNS_NAME_NOT_FOUND": "0x104",
    "DNS_ERROR": "0x104",
    "CONNECT_FAILED": "0x204",
    "AUTHENTICATION_FAILED": "0x107",
    "CONNECT_TRANSPORT_FAILED": "0x904",
}
"""After ERRCONNECT_, the most telling first: later ones are logged as its consequence."""

_INFO = {
    "RPC_INITIATED_DISCONNECT": "0x1",
    "RPC_INITIATED_LOGOFF": "0x2",
    "IDLE_TIMEOUT": "0x3",
    "LOGON_TIMEOUT": "0x4",
    "DISCONNECTED_BY_OTHER_CONNECTION": "0x5",
    "OUT_OF_MEMORY": "0x6",
    "SERVER_DENIED_CONNECTION": "0x7",
    "SERVER_INSUFFICIENT_PRIVILEGES": "0x9",
    "SERVER_FRESH_CREDENTIALS_REQUIRED": "0xa",
    "RPC_INITIATED_DISCONNECT_BY_USER": "0xb",
    "LOGOFF_BY_USER": "0xc",
    "SERVER_DWM_CRASH": "0x10",
    "SERVER_WINLOGON_CRASH": "0x17",
    "SERVER_CSRSS_CRASH": "0x18",
    "LICENSE_INTERNAL": "0x100",
    "LICENSE_NO_LICENSE_SERVER": "0x101",
    "LICENSE_NO_LICENSE": "0x102",
    "GRAPHICS_SUBSYSTEM_FAILED": "0x112f",
}
"""After ERRINFO_: what FreeRDP logs of the server's last word."""

_STATUS = {
    "0x80090302": "credssp",
    "0x80090304": "lsa",
    "0x8009030c": "credentials",
    "0x80090311": "nla",
    "0x80090324": "clock",
    "0x80090328": "certificate-date",
    "0x80090331": "security-error",
}
"""What an authentication error shows in brackets: SEC_E_ names of which the meaning here is certain."""

_HEX = re.compile(r"(?<![\w.])0x[0-9a-f]{1,8}\b")
_MANY = 40
_ALONE = re.compile(r"\W{0,6}(0x[0-9a-f]{3,7})\W{0,6}")
_STRONG = (
    "error code|errorcode|disconnect code|错误代码|错误码|错误编号|錯誤碼|錯誤代碼|fehlercode|code d'erreur|code erreur"
    "|codigo de error|codigo do erro|codigo de erro|codice errore|codice di errore|foutcode|felkod|kod bledu|kod chyby"
    "|hata kodu|код ошибки|код помилки|エラー コード|エラーコード|오류 코드|오류코드"
)
_WEAK = "code|error|报错|错误|代码|代碼|錯誤|fehler|erreur|codigo|codice|kod|код|コード|코드|오류"
_WIDER = (
    "exten|esten|etend|erweit|扩展|扩充|擴|延伸|拡張|확장|расшир|розшир|uitgebreid|rozszerz|rozsir|genislet|utoka|avanc"
    "|expand|alargad|ampli"
)
_BETWEEN = re.compile(r"[\s:=(\[\"'-]{0,6}")
_ADJECTIVE = re.compile(r"[\s:=(\[\"'-]{0,4}[^\W\d_]{0,14}[\s:=(\[\"'-]{0,6}")
_IN_WORD = re.compile(r"[a-z_]")
_REASON = re.compile(
    r"(?:clientactivex[^\n=]{0,60}=|disconnect(?:ion|ed)?[ _]?(?:reason|code)(?: code)?\W{0,5}|discreason\W{0,5}"
    r"|(?:断开|断线|斷線|中斷)(?:连接|連線)?的?(?:原因|代码|代碼)(?:代码)?\W{0,5}|rdp disconnected!\s{0,4}"
    r"|exit with error code\W{0,3})\s{0,2}(?P<number>\d{1,5})\b"
)
_ERRCONNECT = re.compile(r"\berrconnect_([a-z_]{5,40})\b")
_ERRINFO = re.compile(r"\berrinfo_([a-z_]{5,45})\b")

Fold = Callable[[str], str]
Code = tuple[str, str, int]
"""(subject, code, place in the text)"""


def alone(text: str) -> str:
    """The code, if it is all that was typed; else ''."""
    match = _ALONE.fullmatch(text.strip()) if len(text) < 24 else None
    return _key(match[1], CODES) if match else ""


def codes_in(text: str, fold: Fold, loosely: bool) -> Iterator[Code]:
    """Every labelled number. `text` is folded; `loosely` takes short labels such as “error”."""
    found = list(islice(_HEX.finditer(text), _MANY + 1)) if "0x" in text else []
    labels = _folded_words(_STRONG, fold), _folded_words(_WEAK, fold) if loosely else (), _folded_words(_WIDER, fold)
    for match in found if len(found) <= _MANY else ():
        before = text[max(0, match.start() - 60) : match.start()].rpartition("0x")[2]
        subject = _labelled(before, *labels)
        if key := _key(match[0], EXTENDED if subject == "rdp-extended-code" else CODES) if subject else "":
            yield subject, key, match.start()
    yield from _reasons(text)


@cache
def _folded_words(words: str, fold: Fold) -> tuple[str, ...]:
    return tuple(map(fold, words.split("|")))


def _labelled(before: str, strong: tuple[str, ...], weak: tuple[str, ...], wider: tuple[str, ...]) -> str:
    """Which kind of number the words right before it announce."""
    for names, gap in ((strong, _ADJECTIVE), (weak, _BETWEEN)):
        for label in names:
            at = before.rfind(label)
            whole = at <= 0 or names is strong or not _IN_WORD.match(before[at - 1])
            if at >= 0 and whole and gap.fullmatch(before[at + len(label) :]):
                near = before[max(0, at - 20) : at].rpartition("\n")[2] + before[at + len(label) :]
                return "rdp-extended-code" if any(word in near for word in wider) else "rdp-code"
    return ""


def _reasons(text: str) -> Iterator[Code]:
    """The decimal numbers that a label says to be reasons of a disconnect."""
    if not any(word in text for word in ("disconnect", "discreason", "clientactivex", "原因", "代", "exit with error")):
        return
    for match in islice(_REASON.finditer(text), _MANY):
        if key := _key(hex(int(match["number"])), CODES):
            yield "rdp-code", key, match.start("number")


def freerdp_in(text: str) -> Iterator[Code]:
    """FreeRDP's names for the end, one of each kind at most. `text` is case folded."""
    if "errconnect_" in text:
        yield from _named("rdp-code", _ERRCONNECT, _FREERDP, text)
    if "errinfo_" in text:
        yield from _named("rdp-extended-code", _ERRINFO, _INFO, text)


def _named(subject: str, pattern: re.Pattern[str], names: Mapping[str, str], text: str) -> Iterator[Code]:
    places = {match[1].upper(): match.start() for match in pattern.finditer(text)}
    for name, key in names.items():
        if name in places:
            yield subject, key, places[name]
            return


def status_in(text: str) -> Iterator[tuple[str, int]]:
    """(dialog, place) of an authentication error's number in brackets: ``(Code: 0x80090331)``."""
    if "0x800903" not in text:
        return
    for match in re.finditer(r"\([^()\d\n,_]{2,20}:?\s{0,2}(0x800903[0-9a-f]{2})\)", text):
        if match[1] in _STATUS:
            yield _STATUS[match[1]], match.start()


def _key(number: str, table: Mapping[str, Meaning]) -> str:
    """The key of a number as a table has it, '' if it has none."""
    value = int(number, 16)
    if table is CODES and 0x3000001 <= value <= 0x30000FF:
        return "0x30000xx"
    return hex(value) if hex(value) in table else ""
