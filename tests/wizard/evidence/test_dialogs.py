"""Boxes and codes of Remote Desktop, written after the texts of the clients and of Windows."""

from __future__ import annotations

import pytest

from wizard.evidence.messages import dialog_texts, dialog_texts_world, dialogs
from wizard.evidence.observation import Observation
from wizard.evidence.transcript import parts_of


def observed(text: str) -> list[Observation]:
    return [observation for part in parts_of(text) for observation in dialogs.read(part)]


def read(text: str) -> list[tuple[str, str]]:
    return [(observation.subject, observation.value) for observation in observed(text)]


def dialog(*values: str) -> list[tuple[str, str]]:
    return [("dialog", value) for value in values]


THREE_REASONS = """[Window Title]
Remote Desktop Connection

[Content]
Remote Desktop can’t connect to the remote computer for one of these reasons:

1) Remote access to the server is not enabled
2) The remote computer is turned off
3) The remote computer is not available on the network

Make sure the remote computer is turned on and connected to the network, and that remote access is enabled.

[^] Hide details  [OK]

[Expanded Information]
Error code: 0x204
Extended error code: 0x0
Timestamp (UTC): 03/04/25 08:15:00 AM
"""

BOXES = [
    ("the whole box of mstsc with its details", THREE_REASONS, [*dialog("three-reasons"), ("rdp-code", "0x204")]),
    (
        "the same on one line, without punctuation, as read from a picture",
        "Remote Desktop can t connect to the remote computer for one of these reasons 1 Remote access to the server is "
        "not enabled 2 The remote computer is turned off 3 The remote computer is not available on "
        "the network Make sure "
        "the remote computer is turned on",
        dialog("three-reasons"),
    ),
    (
        "Chinese, quoted by a customer who asks",
        "mstsc 提示：远程桌面由于以下原因之一无法连接到远程计算机: 1)未启用对服务器的远程访问 2)远程计算机已关闭 "
        "3)在网络上远程计算机不可用。怎么解决？",
        dialog("three-reasons"),
    ),
    (
        "Chinese with its details",
        "远程桌面由于以下原因之一\n无法连接到远程计算机:\n1)未启用对服务器的远程访问\n2)远程计算机已关闭\n"
        "3)在网络上远程计算机不可用\n确保打开远程计算机、连接到网络并且启用远程访问。\n错误代码： "
        "0x204\n扩展错误代码： 0x0",
        [*dialog("three-reasons"), ("rdp-code", "0x204")],
    ),
    (
        "Traditional Chinese",
        "遠端桌面基於下列其中一個原因無法連線到遠端電腦:\n1) 未啟用伺服器的遠端存取\n2) 遠端電腦已關閉\n錯誤碼: 0x204",
        [*dialog("three-reasons"), ("rdp-code", "0x204")],
    ),
    (
        "German",
        "Remotedesktop kann aus einem der folgenden Gründe keine Verbindung mit dem Remotecomputer herstellen:\n"
        "1) Der Remotezugriff auf den Server ist nicht aktiviert.\nFehlercode: 0x204\nErweiterter Fehlercode: 0x0",
        [*dialog("three-reasons"), ("rdp-code", "0x204")],
    ),
    (
        "German without umlauts",
        "aus einem der folgenden Grunde keine Verbindung mit dem Remotecomputer herstellen",
        dialog("three-reasons"),
    ),
    (
        "only the first reason is the newer wording",
        "Remote access to the server is not enabled.",
        dialog("remote-disabled"),
    ),
    (
        "Windows App on a Mac",
        "We couldn’t connect to the remote PC. Make sure the PC is turned on and connected to the "
        "network, and that remote "
        "access is enabled.\n\nError code: 0x204",
        [*dialog("cannot-connect"), ("rdp-code", "0x204")],
    ),
    (
        "Windows App: expired password",
        "We couldn't connect to the remote PC. This might be due to an expired password. If this "
        "keeps happening, contact "
        "your network administrator for assistance.\nError code: 0x207",
        [*dialog("lsa-password-expired"), ("rdp-code", "0x207")],
    ),
    (
        "Windows App: name",
        "We couldn't connect to the remote PC because the PC can't be found. Please provide the fully-qualified name.\n"
        "Error code: 0x104",
        [*dialog("cannot-find"), ("rdp-code", "0x104")],
    ),
    ("the name is not found", 'Remote Desktop can\'t find the computer "server.example.com".', dialog("cannot-find")),
    ("the name is not found, Chinese", "远程桌面找不到计算机“server.example.com”。", dialog("cannot-find")),
    ("a name stands in the middle", 'Remotedesktop kann den Computer "SRV01" nicht finden.', dialog("cannot-find")),
    ("wrong password", "Your credentials did not work\nThe logon attempt failed", dialog("credentials")),
    ("wrong password, Chinese", "您的凭据不工作\n登录没有成功", dialog("credentials")),
    (
        "wrong password, other Chinese",
        "你的凭据不工作。用于连接到 203.0.113.10 的凭据不工作。请输入新凭据。",
        dialog("credentials"),
    ),
    ("wrong password, Taiwan", "您的認證無法運作", dialog("credentials")),
    ("wrong password, French", "Vos informations d’identification n’ont pas fonctionné", dialog("credentials")),
    ("wrong password, Russian", "Попытка входа в систему была неудачной", dialog("credentials")),
    ("wrong password, Japanese", "ユーザー名またはパスワードが正しくありません。", dialog("credentials")),
    ("Windows' own words, all alone", "The user name or password is incorrect. Try again.", dialog("credentials")),
    (
        "CredSSP",
        "An authentication error has occurred.\nThe function requested is not supported\n\nRemote "
        "computer: 203.0.113.10\n"
        "This could be due to CredSSP encryption oracle remediation.\n"
        "For more information, see https://go.microsoft.com/fwlink/?linkid=866660",
        dialog("credssp"),
    ),
    (
        "CredSSP, Chinese",
        "出现身份验证错误。\n要求的函数不受支持\n远程计算机: 203.0.113.10\n这可能是由于 CredSSP 加密数据库修正。",
        dialog("credssp"),
    ),
    ("CredSSP, second Chinese wording", "发生身份验证错误。\n要求的函数不受支持。", dialog("credssp")),
    (
        "NLA is required",
        "The remote computer requires Network Level Authentication, which your computer does not "
        "support. For assistance, "
        "contact your system administrator or technical support.",
        dialog("nla"),
    ),
    (
        "NLA and the domain controller",
        "The remote computer that you are trying to connect to requires Network Level Authentication (NLA), but your "
        "Windows domain controller cannot be contacted to perform NLA. If you are an administrator "
        "on the remote computer, "
        "you can disable NLA.",
        dialog("nla"),
    ),
    ("NLA, Chinese", "远程计算机要求网络级别身份验证，而您的计算机不支持该验证。", dialog("nla")),
    ("LSA", "An authentication error has occurred.\nThe Local Security Authority cannot be contacted", dialog("lsa")),
    (
        "LSA with an expired password",
        "An authentication error has occurred.\nThe Local Security Authority cannot be "
        "contacted\nThis could be due to an "
        "expired password.\nPlease update your password if it has expired.",
        dialog("lsa-password-expired"),
    ),
    ("LSA, Chinese", "发生身份验证错误。\n无法联系本地安全机构\n\n远程计算机: SRV01", dialog("lsa")),
    (
        "LSA with an expired password, Chinese",
        "出现身份验证错误。\n无法连接到本地安全机构\n这可能是由于密码过期。\n如果密码已过期，请更新密码。",
        dialog("lsa-password-expired"),
    ),
    (
        "locked",
        "As a security precaution, the user account has been locked because there were too many "
        "logon attempts or password "
        "change attempts. Wait a while before trying again.",
        dialog("locked"),
    ),
    ("locked, Chinese", "引用的账户当前已锁定，且可能无法登录。", dialog("locked")),
    ("disabled", "Your account has been disabled. Please see your system administrator.", dialog("disabled")),
    ("expired", "Your account has expired. Please see your system administrator.", dialog("expired")),
    (
        "restriction",
        "A user account restriction (for example, a time-of-day restriction) is preventing you from logging on.",
        dialog("restriction"),
    ),
    (
        "logon type",
        "The system administrator has restricted the type of logon (network or interactive) that you may use.",
        dialog("logon-type"),
    ),
    ("logon type, Chinese", "系统管理员已限制您可以使用的登录类型(网络或交互式)。", dialog("logon-type")),
    (
        "right to sign in",
        "To sign in remotely, you need the right to sign in through Remote Desktop Services. By "
        "default, members of the "
        "Remote Desktop Users group have this right. If the group you're in doesn't have this right, ask.",
        dialog("not-authorized"),
    ),
    (
        "right to sign in, Chinese",
        "若要远程登录，你需要具有通过远程桌面服务进行登录的权限。默认情况下，远程桌面用户组的成员拥有该权限。",
        dialog("not-authorized"),
    ),
    (
        "not authorized",
        "The connection was denied because the user account is not authorized for remote login.",
        dialog("not-authorized"),
    ),
    (
        "license server",
        "The remote session was disconnected because there are no Remote Desktop License Servers "
        "available to provide a "
        "license. Please contact the server administrator.",
        dialog("license-none"),
    ),
    ("license server, Chinese", "由于没有远程桌面授权服务器可以提供许可证，远程会话被中断。", dialog("license-none")),
    (
        "client license",
        "The remote session was disconnected because there are no Remote Desktop client access "
        "licenses available for this "
        "computer.",
        dialog("license-cal"),
    ),
    ("licensing protocol, Chinese", "由于授权协议中出现错误，远程计算机中断了会话。", dialog("license-protocol")),
    ("licensing protocol", "because of an error in the licensing protocol. Please try", dialog("license-protocol")),
    ("grace", "远程桌面服务将在 23 天内停止工作。未配置远程桌面授权模式。", dialog("license-grace")),
    (
        "somebody is signed in",
        "Another user is signed in. If you continue, they'll be disconnected.",
        dialog("other-user-signed-in"),
    ),
    ("somebody is signed in, Chinese", "其他用户已登录。如果继续，其会话将会断开。", dialog("other-user-signed-in")),
    (
        "taken over",
        "Your Remote Desktop Services session has ended.\n\nAnother user connected to the remote computer, so your "
        "connection was lost.",
        dialog("taken-over"),
    ),
    (
        "busy",
        "The task you are trying to do can't be completed because Remote Desktop Services is "
        "currently busy. Please try "
        "again in a few minutes.",
        dialog("currently-busy"),
    ),
    ("busy, Chinese", "因为远程桌面服务当前正忙，无法完成想要执行的任务。请在几分钟后重试。", dialog("currently-busy")),
    ("sign-ins disabled", "Remote logins are currently disabled.", dialog("logons-disabled")),
    (
        "protocol error",
        "Because of a protocol error (code: 0x112f), the remote session will be disconnected. "
        "Please try connecting to the "
        "remote computer again.",
        [*dialog("protocol-error"), ("rdp-code", "0x112f")],
    ),
    (
        "protocol error, Chinese",
        "由于协议错误(代码: 0x112f)，远程会话将被中断。请尝试重新连接到远程计算机。",
        [*dialog("protocol-error"), ("rdp-code", "0x112f")],
    ),
    (
        "security error",
        "Because of a security error, the client could not connect to the remote computer.",
        dialog("security-error"),
    ),
    (
        "session over, connection lost",
        "Your Remote Desktop Services session has ended.\nThe connection to the remote computer was "
        "lost, possibly due to "
        "network connectivity problems.\nError code: 0x904\nExtended error code: 0x7",
        [*dialog("connection-lost"), ("rdp-code", "0x904"), ("rdp-extended-code", "0x7")],
    ),
    ("session over, Chinese", "你的远程桌面服务会话已结束。", dialog("session-ended")),
    (
        "session over on a phone",
        "Your session ended because of an error.\nError code: 0x4",
        [*dialog("session-ended"), ("rdp-code", "0x4")],
    ),
    (
        "internal error of mstsc",
        "Remote Desktop Connection\n\nAn internal error has occurred.",
        dialog("internal-error"),
    ),
    ("internal error, Chinese", "远程桌面连接\n出现了内部错误。", dialog("internal-error")),
    (
        "clock",
        "Remote Desktop cannot verify the identity of the remote computer because there is a time or date difference "
        "between your computer and the remote computer.",
        dialog("clock"),
    ),
    (
        "certificate expired",
        "Remote Desktop cannot connect to the remote computer because the authentication certificate received from the "
        "remote computer is expired or invalid. In some cases, this error might also be caused by a "
        "large time discrepancy "
        "between the client and server computers.",
        dialog("certificate-date"),
    ),
    (
        "unexpected certificate",
        "The connection has been terminated because an unexpected server authentication certificate "
        "was received from the "
        "remote computer.",
        dialog("certificate"),
    ),
    (
        "identity",
        "The identity of the remote computer cannot be verified. Do you want to connect "
        "anyway?\nThe certificate is not "
        "from a trusted certifying authority.",
        dialog("identity-warning"),
    ),
    (
        "console session",
        "计算机无法连接到远程计算机上的另一个控制台会话，原因是你正在运行一个控制台会话。\n错误代码："
        " 0x708\n扩展错误代码： 0x0",
        [*dialog("console-session"), ("rdp-code", "0x708")],
    ),
    ("bad name", "The specified computer name contains invalid characters.", dialog("invalid-name")),
    (
        "profile",
        "The User Profile Service service failed the sign-in.\nUser profile cannot be loaded.",
        dialog("profile-failed"),
    ),
    ("profile, Chinese", "User Profile Service 服务登录失败。\n无法加载用户配置文件。", dialog("profile-failed")),
    ("temporary profile", "We can't sign in to your account", dialog("profile-temporary")),
    (
        "saved password",
        "Your system administrator does not allow the use of saved credentials to log on to the remote computer SRV01 "
        "because its identity is not fully verified. Please enter new credentials.",
        dialog("saved-credentials"),
    ),
    (
        "memory",
        "The connection was disconnected because the remote computer is low on memory.",
        dialog("low-memory"),
    ),
    (
        "idle",
        "The remote session ended because the idle timeout limit was reached. This limit is set by "
        "the server administrator.",
        dialog("idle-ended"),
    ),
    (
        "gateway",
        "Your computer can't connect to the remote computer because the Remote Desktop Gateway server is temporarily "
        "unavailable.",
        dialog("gateway"),
    ),
    ("policy", "某些设置由你的组织来管理", dialog("settings-managed")),
    ("update", "正在准备 Windows，请不要关闭你的计算机。", [("server-screen", "getting-ready")]),
    (
        "blue screen",
        "Your PC ran into a problem and needs to restart.\nStop code: CRITICAL_PROCESS_DIED",
        [("server-screen", "blue-screen")],
    ),
    ("number of an authentication error", "An authentication error has occurred (Code: 0x80090324).", dialog("clock")),
    (
        "two boxes one after the other",
        "Remote Desktop says:\nYour credentials did not work\nthen:\nRemote logins are currently disabled.",
        dialog("credentials", "logons-disabled"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), [box[1:] for box in BOXES], ids=[box[0] for box in BOXES])
def test_a_box_is_known_by_its_words(text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(read(text)) == sorted(expected)


CODES = [
    ("all that was typed", "0x204", [("rdp-code", "0x204")]),
    ("all that was typed, in brackets", "（0X904）", [("rdp-code", "0x904")]),
    ("a label", "错误代码：0x1104", [("rdp-code", "0x1104")]),
    (
        "Russian details",
        "Код ошибки: 0x904\nРасширенный код ошибки: 0x7",
        [("rdp-code", "0x904"), ("rdp-extended-code", "0x7")],
    ),
    (
        "French details",
        "Code d’erreur : 0x3\nCode d’erreur étendu : 0x10a",
        [("rdp-code", "0x3"), ("rdp-extended-code", "0x10a")],
    ),
    ("Japanese details", "エラー コード: 0x204\n拡張エラー コード: 0x0", [("rdp-code", "0x204")]),
    ("Korean details", "오류 코드: 0x4\n확장 오류 코드: 0x0", [("rdp-code", "0x4")]),
    ("event 1026", "RDP ClientActiveX has been disconnected (Reason= 516)", [("rdp-code", "0x204")]),
    ("event 1026, Chinese", "RDP ClientActiveX 已断开连接(原因= 2308)", [("rdp-code", "0x904")]),
    ("a program built on the control", "Disconnect reason 2055", [("rdp-code", "0x807")]),
    ("a customer's words", "远程桌面报错 0x904 怎么办", [("rdp-code", "0x904")]),
    ("gateway number", "Error code: 0x3000008", [("rdp-code", "0x30000xx")]),
    ("locked on a phone", "Error code: 0xD07", [("rdp-code", "0xd07")]),
    (
        "FreeRDP: password",
        "user@host:~$ xfreerdp /v:203.0.113.10 /u:anna\n[10:00:01:000] [1:2] [ERROR][com.freerdp.core] - "
        "nla_recv_pdu:freerdp_set_last_error_ex ERRCONNECT_LOGON_FAILURE [0x00020014]\n[10:00:01:001] [1:2] [ERROR]"
        "[com.freerdp.core] - transport_check_fds:freerdp_set_last_error_ex "
        "ERRCONNECT_CONNECT_TRANSPORT_FAILED [0x0002000D]",
        [("rdp-code", "0x807")],
    ),
    ("FreeRDP: no way", "freerdp_set_last_error_ex ERRCONNECT_CONNECT_FAILED [0x00020006]", [("rdp-code", "0x204")]),
    ("FreeRDP: name", "freerdp_set_last_error_ex ERRCONNECT_DNS_NAME_NOT_FOUND [0x00020005]", [("rdp-code", "0x104")]),
    ("FreeRDP: the server's word", "ERRINFO_IDLE_TIMEOUT (0x00010003)", [("rdp-extended-code", "0x3")]),
]


@pytest.mark.parametrize(("text", "expected"), [code[1:] for code in CODES], ids=[code[0] for code in CODES])
def test_a_code_is_known_by_its_label(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


SILENT = {
    "advice": "If you see “Your credentials did not work”, check the password.",
    "explanation": "0x204 usually means that the port is closed.",
    "labelled explanation": "Error code 0x204 usually means that the port is closed.",
    "Chinese explanation": "如果提示“由于以下原因之一无法连接到远程计算机”，请检查安全组。",
    "Chinese meaning": "错误代码 0x904 表示服务器断开了连接。",
    "German explanation": "Wenn Sie die Meldung „Der Anmeldeversuch ist fehlgeschlagen“ erhalten, "
    "prüfen Sie das Kennwort.",
    "a list of errors": "Your credentials did not work\nRemote logins are currently disabled\nThe "
    "user profile cannot be loaded\n"
    "The remote computer is low on memory",
    "a table of codes": "Error code: 0x204\nError code: 0x904\nError code: 0x708",
    "an article": "## 现象\n由于没有远程桌面授权服务器可以提供许可证，远程会话被中断。"
    "\n可能原因\n授权到期。\n解决方法\n删除角色。",
    "no code of ours": "Error code: 0x80070643",
    "a number in prose": "The register holds 0x204 there.",
    "a number of a program": "gen_error = 0x0004 in the table",
    "a header": "SECURITY_STATUS_CAST(SECURITY_STATUS, 0x80090311)",
    "a log of a mail server": '2026-07-20T21:23:48.514Z,110,anna,auth,"-ERR unknown user name or bad password."',
    "three alone": "0x3",
    "zero": "Extended error code: 0x0",
    "another program": '$ curl https://example.com/api\n{"error": "An internal error has occurred"}',
    "an event of Windows": "Event ID: 4625\nRemote Desktop\nFailure Reason: Unknown user name or bad password.",
    "it is over": "远程桌面不再提示出现了内部错误，谢谢",
    "another error 1326": "C:\\>net use \\\\203.0.113.10\\c$\nSystem error 1326 has occurred.\nThe "
    "user name or password is incorrect.",
    "ping": "C:\\>ping 203.0.113.10\nRequest timed out.",
    "nothing": "",
}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT.keys())
def test_what_is_no_report_says_nothing(text: str) -> None:
    assert read(text) == []


def test_the_lines_that_hold_the_words_are_given() -> None:
    found = {observation.subject: observation for observation in observed(THREE_REASONS)}
    assert found["dialog"].lines == (5,)
    assert found["rdp-code"].lines == (16,)
    assert found["rdp-code"].detail == {"code": "0x204"}


def test_a_box_below_the_output_of_a_tool_is_found() -> None:
    ping = "C:\\>ping 203.0.113.10\n" + "Reply from 203.0.113.10: bytes=32 time=20ms TTL=117\n" * 40
    assert read(ping + "and mstsc says: This computer can't connect to the remote computer.") == dialog(
        "cannot-connect"
    )


def test_a_box_at_either_end_of_a_long_log_is_found() -> None:
    log = "2025-03-04 08:15:00 nothing of note\n" * 2000
    assert read("Your credentials did not work\n" + log) == dialog("credentials")
    assert read(log + "Your credentials did not work\n") == dialog("credentials")


@pytest.mark.parametrize("texts", [dialog_texts.TEXTS, dialog_texts_world.TEXTS], ids=["en-zh", "world"])
def test_every_phrase_leads_to_its_own_kind_of_box(texts: dict[str, str]) -> None:
    for value, block in texts.items():
        for row in filter(None, map(str.strip, block.splitlines())):
            subject = "server-screen" if value in dialogs.SCREEN else "dialog"
            assert read("mstsc:\n" + row.removeprefix("~").replace("…", "SRV01")) == [(subject, value)], row


def test_every_kind_of_box_has_words_and_a_meaning() -> None:
    known = set(dialogs.SUBJECTS["dialog"]) | set(dialogs.SCREEN)
    assert set(dialog_texts.TEXTS) == known
    assert set(dialog_texts_world.TEXTS) <= known


@pytest.mark.parametrize("code", dialogs.SUBJECTS["rdp-code"])
def test_every_code_can_be_read(code: str) -> None:
    assert read(f"Error code: {code.replace('xx', '01')}") == [("rdp-code", code)]


@pytest.mark.parametrize("code", dialogs.SUBJECTS["rdp-extended-code"])
def test_every_extended_code_can_be_read(code: str) -> None:
    assert read(f"Extended error code: {code}") == [("rdp-extended-code", code)]


def test_ten_thousand_lines_full_of_its_words_do_no_harm() -> None:
    words = "remote desktop can't connect to the remote computer 0x204 errconnect_ 远程桌面 密码 disconnect reason"
    parts = parts_of((words[:98] + "\n") * 10_000)
    for part in parts:
        list(dialogs.read(part))
