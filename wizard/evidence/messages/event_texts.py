"""Windows events that matter here: number -> sources, what it says to a customer, and sentences of its message.

`own` marks a number that no other source of Windows is known to use for something else: it counts without its source.
"""

from __future__ import annotations

from dataclasses import dataclass

from wizard.evidence.observation import Meaning, said
from wizard.evidence.transcript import squeezed


@dataclass(frozen=True, slots=True)
class Event:
    sources: tuple[str, ...]
    meaning: Meaning
    sentences: tuple[str, ...] = ()
    own: bool = False


def _event(sources: str, en: str, zh: str, rank: int, *sentences: str, own: bool = False) -> Event:
    return Event(tuple(sources.casefold().split("|")), said(en, zh, rank), tuple(map(squeezed, sentences)), own)


_LISTENER = "RemoteConnectionManager|TerminalServices|TermService"
_LOCAL = "LocalSessionManager"
_SCHANNEL = "Schannel"
_AUDIT = "Security-Auditing|Microsoft Windows security auditing|Microsoft Windows security|Security"
_SERVICES = "Service Control Manager"
_PROFILES = "User Profiles Service|User Profile|Userenv"
_TCPIP = "Tcpip"

EVENTS: dict[int, Event] = {
    21: _event(_LOCAL, "A Remote Desktop session began", "有人登录了远程桌面会话", 84),
    24: _event(_LOCAL, "A Remote Desktop session was disconnected", "远程桌面会话断开过", 80),
    25: _event(_LOCAL, "A Remote Desktop session was resumed", "远程桌面会话重新连接过", 84),
    40: _event(
        _LOCAL, "A Remote Desktop session was disconnected, with a reason", "远程桌面会话断开，并记录了原因", 79
    ),
    41: _event(
        "Kernel-Power",
        "The server lost power or hung and restarted",
        "服务器异常断电或死机后重启",
        49,
        "The system has rebooted without cleanly shutting down first",
        "系统已在未先正常关机的情况下重新启动",
        "系统在未先正常关机的情况下重新启动",
    ),
    50: _event(
        "TermDD|TerminalServices|RemoteDesktopServices",
        "Remote Desktop broke off over an error in its protocol",
        "远程桌面协议出错，连接被断开",
        47,
        "detected an error in the protocol stream and has disconnected the client",
        "在协议流中检测到错误并且中断了客户端连接",
        "在协议流中检测到错误并已中断客户端连接",
    ),
    55: _event("Ntfs", "The file system on the disk is damaged", "磁盘上的文件系统已损坏", 40),
    56: _event(
        "TermDD|TerminalServices|RemoteDesktopServices",
        "Remote Desktop's security layer broke off the connection",
        "远程桌面安全层断开了连接",
        47,
        "The Terminal Server security layer detected an error in the protocol stream",
        "终端服务器安全层在协议流中检测到错误",
    ),
    1000: _event("Application Error", "A program crashed", "有程序崩溃", 70),
    1001: _event("BugCheck|WER-SystemErrorReporting", "Windows stopped with a blue screen", "系统蓝屏过", 42),
    1004: _event(_LISTENER, "Remote Desktop could not get a licence", "远程桌面无法获取许可证", 43),
    1010: _event(_LISTENER, "Remote Desktop found no licence server", "远程桌面找不到许可证服务器", 43),
    1026: _event(
        "ClientActiveXCore|RDPClient", "The Remote Desktop program was disconnected", "远程桌面客户端断开过", 66
    ),
    1057: _event(
        _LISTENER,
        "Remote Desktop could not make its certificate",
        "远程桌面无法创建自签名证书",
        41,
        "has failed to create a new self signed certificate",
        "无法创建新的自签名证书",
        "未能创建新的自签名证书",
    ),
    1058: _event(
        _LISTENER,
        "Remote Desktop could not renew its certificate",
        "远程桌面无法替换过期的自签名证书",
        41,
        "has failed to replace the expired self signed certificate",
        "无法替换过期的自签名证书",
        "未能替换过期的自签名证书",
    ),
    1074: _event("User32", "A program or a user restarted the server", "服务器由程序或用户重启、关机", 74),
    1102: _event("Eventlog|Security", "The security log was cleared", "安全日志被清除过", 62),
    1149: _event(
        _LISTENER,
        "A Remote Desktop sign-in was accepted",
        "远程桌面身份验证成功过",
        82,
        "Remote Desktop Services: User authentication succeeded",
        "远程桌面服务: 用户身份验证已成功",
    ),
    1500: _event(_PROFILES, "The user's profile could not be loaded", "用户配置文件无法加载", 45),
    1502: _event(_PROFILES, "The user's profile could not be loaded", "用户配置文件无法加载", 45),
    1508: _event(_PROFILES, "The user's settings could not be loaded", "用户的注册表设置无法加载", 45),
    1511: _event(
        _PROFILES,
        "The user was signed in with a temporary profile",
        "用户以临时配置文件登录",
        45,
        "is logging you on with a temporary profile",
        "将使用临时配置文件让你登录",
        "将使用临时配置文件让您登录",
    ),
    1515: _event(_PROFILES, "The user's profile was set aside", "用户配置文件已被备份停用", 46),
    1530: _event(_PROFILES, "A program held the user's settings open at sign-out", "注销时有程序占用注册表", 83),
    2004: _event(
        "Resource-Exhaustion-Detector",
        "The server ran out of memory",
        "服务器内存不足",
        38,
        "Windows successfully diagnosed a low virtual memory condition",
        "Windows 成功诊断出虚拟内存不足的情况",
        "Windows 已成功診斷出虛擬記憶體不足的狀況",
    ),
    4199: _event(_TCPIP, "Another computer uses the same IP address", "IP 地址与另一台设备冲突", 38),
    4227: _event(
        _TCPIP,
        "Ports for outgoing connections run short",
        "对外连接的本地端口紧张",
        44,
        "because the selected local endpoint was recently used to connect to the same remote endpoint",
    ),
    4231: _event(
        _TCPIP,
        "Ports for outgoing connections ran out",
        "对外连接的本地端口已用尽",
        43,
        "A request to allocate an ephemeral port number from the global TCP port space has failed",
        "从全局 TCP 端口空间分配一个临时端口号的请求失败",
    ),
    4624: _event(_AUDIT, "A sign-in succeeded", "有帐户登录成功", 86, own=True),
    4625: _event(_AUDIT, "A sign-in failed", "有帐户登录失败", 64, own=True),
    4720: _event(_AUDIT, "A user account was created", "新建过用户帐户", 66, own=True),
    4732: _event(_AUDIT, "A user was put into a group", "有用户被加入本地组", 67, own=True),
    4740: _event(
        _AUDIT,
        "A user account was locked",
        "有帐户被锁定",
        40,
        "A user account was locked out.",
        "已锁定用户帐户",
        own=True,
    ),
    4771: _event(_AUDIT, "A Kerberos sign-in failed", "Kerberos 预身份验证失败", 63, own=True),
    4776: _event(_AUDIT, "A password was checked by NTLM", "进行过 NTLM 凭据验证", 85, own=True),
    6008: _event(
        "EventLog",
        "The server went down unexpectedly",
        "服务器上一次意外关机",
        49,
        "was unexpected. The previous system shutdown",
        own=False,
    ),
    7000: _event(_SERVICES, "A service could not start", "有服务启动失败", 48),
    7001: _event(
        _SERVICES, "A service could not start, as one it needs did not", "有服务因依赖的服务没有启动而失败", 47
    ),
    7009: _event(_SERVICES, "A service took too long to start", "有服务启动超时", 50),
    7011: _event(_SERVICES, "A service did not answer in time", "有服务响应超时", 50),
    7022: _event(_SERVICES, "A service hung while starting", "有服务启动时挂起", 48),
    7023: _event(_SERVICES, "A service ended with an error", "有服务因错误终止", 48),
    7024: _event(_SERVICES, "A service ended with an error of its own", "有服务因特定错误终止", 48),
    7031: _event(_SERVICES, "A service crashed", "有服务意外终止", 48),
    7034: _event(_SERVICES, "A service crashed", "有服务意外终止", 48),
    7038: _event(_SERVICES, "A service could not sign in with its account", "有服务无法用其帐户登录", 47),
    7045: _event(_SERVICES, "A service was installed", "安装过新服务", 72),
    15005: _event(
        "HttpEvent|HttpService|HTTP", "Windows could not listen on a web port", "系统无法在网页端口上监听", 43
    ),
    15021: _event(
        "HttpEvent|HttpService|HTTP", "The certificate bound to the port is unusable", "端口绑定的证书无法使用", 41
    ),
    15300: _event("HttpEvent|HttpService|HTTP", "A certificate binding was removed", "删除过证书绑定", 72),
    36870: _event(
        _SCHANNEL,
        "Windows cannot read the certificate's private key",
        "系统无法读取证书的私钥",
        41,
        "A fatal error occurred when attempting to access the TLS server credential private key",
        "A fatal error occurred when attempting to access the TLS client credential private key",
        "A fatal error occurred when attempting to access the SSL server credential private key",
        "A fatal error occurred when attempting to access the SSL client credential private key",
        "尝试访问 TLS 服务器凭据私钥时发生严重错误",
        "尝试访问 TLS 客户端凭据私钥时发生严重错误",
        "尝试访问 SSL 服务器凭据私钥时发生严重错误",
        "尝试访问 SSL 客户端凭据私钥时发生严重错误",
        own=True,
    ),
    36871: _event(
        _SCHANNEL,
        "Windows could not set up TLS",
        "系统创建 TLS 凭据失败",
        44,
        "A fatal error occurred while creating a TLS client credential",
        "A fatal error occurred while creating a TLS server credential",
        "A fatal error occurred while creating an SSL client credential",
        "A fatal error occurred while creating an SSL server credential",
        "创建 TLS 客户端凭据时发生严重错误",
        "创建 TLS 服务器凭据时发生严重错误",
        "创建 SSL 客户端凭据时发生严重错误",
        "创建 SSL 服务器凭据时发生严重错误",
        "建立 TLS 用戶端認證時發生嚴重錯誤",
        own=True,
    ),
    36872: _event(_SCHANNEL, "The server has no certificate for TLS", "服务器没有可用的 TLS 证书", 44, own=True),
    36874: _event(
        _SCHANNEL,
        "A client and the server share no encryption",
        "客户端与服务器没有共同的加密套件",
        46,
        "but none of the cipher suites supported by the client application are supported by the server",
        "但是服务器不支持客户端应用程序支持的任何密码套件",
        "但服务器不支持客户端应用程序所支持的任何密码套件",
        own=True,
    ),
    36885: _event(
        _SCHANNEL, "The list of trusted authorities is too long", "受信任的证书颁发机构列表过长", 46, own=True
    ),
    36887: _event(
        _SCHANNEL,
        "The other side broke off TLS with an alert",
        "对方发来 TLS 严重警报",
        47,
        "A fatal alert was received from the remote endpoint",
        "The following fatal alert was received",
        "从远程终点接收到一个严重警告",
        "从远程终结点接收到一个严重警告",
        "收到下列严重警告",
        own=True,
    ),
    36888: _event(
        _SCHANNEL,
        "The server broke off TLS with an alert",
        "服务器发出 TLS 严重警报",
        47,
        "A fatal alert was generated and sent to the remote endpoint",
        "The following fatal alert was generated",
        "生成了一个严重警告并将其发送到远程终结点",
        "生成以下严重警告",
        "生成下列严重警告",
        own=True,
    ),
}

LABELS = (
    *(
        "event id",
        "eventid",
        "event code",
        "instanceid",
        "事件id",
        "事件 id",
        "事件标识",
        "事件識別碼",
        "事件編號",
        "事件代码",
    ),
    *("ereignis-id", "ereignis id", "ereigniskennung", "id de l'événement", "id d'événement", "id événement"),
    *("id. del evento", "id. de evento", "id del evento", "id de evento", "identificação do evento", "id do evento"),
    *("id evento", "gebeurtenis-id", "identyfikator zdarzenia", "id události", "код события", "id события"),
    *("код події", "ідентифікатор події", "olay kimliği", "olay kodu", "イベント id", "이벤트 id", "händelse-id"),
)
SOURCES = (
    *(
        "source",
        "provider",
        "providername",
        "provider name",
        "来源",
        "源",
        "來源",
        "quelle",
        "origen",
        "origem",
        "origine",
    ),
    *("źródło", "zdroj", "источник", "джерело", "kaynak", "ソース", "원본", "bron", "källa", "sourcename"),
)
SUB_STATUS = (
    *(
        "sub status",
        "substatus",
        "子状态",
        "子狀態",
        "unterstatus",
        "sous-état",
        "sous-statut",
        "subestado",
        "stato secondario",
    ),
    *(
        "substatus",
        "подсостояние",
        "дополнительный код состояния",
        "サブ ステータス",
        "하위 상태",
        "podstatus",
        "alt durum",
    ),
)
REASONS = {
    0xC000006A: "wrong-password",
    0xC0000064: "no-user",
    0xC0000234: "locked",
    0xC0000072: "disabled",
    0xC0000193: "expired",
    0xC0000071: "password-expired",
    0xC0000224: "must-change",
    0xC000015B: "not-granted",
    0xC000006F: "hours",
    0xC0000070: "computer",
    0xC0000133: "clock",
    0xC000006E: "restriction",
}
