"""Boxes and codes of Remote Desktop: mstsc, Windows App, FreeRDP, rdesktop, Remmina, and Windows' sign-in screen.

The words of the boxes are in dialog_texts (English, Chinese) and dialog_texts_world, the numbers in dialog_codes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from wizard.evidence.messages.dialog_codes import (
    CODES,
    EXTENDED,
    LET_IN,
    WAY,
    Code,
    alone,
    codes_in,
    freerdp_in,
    status_in,
)
from wizard.evidence.messages.dialog_search import Hit, folded, hits_in, is_about_rdp, is_advising, looked_at
from wizard.evidence.observation import Meaning, Observation, Subjects, said
from wizard.evidence.sampled import is_code
from wizard.evidence.telling import is_about
from wizard.evidence.transcript import Part, squeezed

DIALOGS: Mapping[str, Meaning] = {
    "lsa-password-expired": said("The box blames an expired password", "提示说可能是密码已过期", 1, **LET_IN),
    "credssp": said(
        "CredSSP: one side lacks a security update of 2018", "CredSSP 加密修正：有一方缺少 2018 年的安全更新", 1, **WAY
    ),
    "license-none": said("No Remote Desktop license server is available", "没有可用的远程桌面授权服务器", 1, **WAY),
    "license-cal": said("No client access license is available", "没有远程桌面客户端访问许可证", 1, **WAY),
    "license-protocol": said("The licensing protocol failed", "授权协议中出现错误", 2, **WAY),
    "license-grace": said(
        "Remote Desktop licensing is not set up, its trial runs out", "远程桌面授权未配置，试用期将结束", 9, **LET_IN
    ),
    "console-session": said(
        "The address leads back to this computer (console session)", "连的是本机自己（已有控制台会话）", 1
    ),
    "not-authorized": said(
        "The user has no right to sign in through Remote Desktop", "用户没有通过远程桌面登录的权限", 2, **LET_IN
    ),
    "locked": said("The account is locked", "帐户已被锁定", 2, **LET_IN),
    "disabled": said("The account is disabled", "帐户已被禁用", 2, **LET_IN),
    "expired": said("The account has expired", "帐户已过期", 2, **LET_IN),
    "must-change": said("The password must be changed before signing in", "登录前必须更改密码", 2, **LET_IN),
    "password-expired": said("The password has expired", "密码已过期", 3, **LET_IN),
    "logon-type": said("The administrator restricted this type of sign-in", "管理员限制了可用的登录类型", 2, **LET_IN),
    "restriction": said("An account restriction forbids the sign-in", "帐户限制不允许登录", 3, **LET_IN),
    "nla": said("Network Level Authentication stops the sign-in", "网络级别身份验证（NLA）未通过", 3, **WAY),
    "lsa": said("The Local Security Authority cannot be contacted", "无法联系本地安全机构", 4, **WAY),
    "clock": said("The clocks of both computers differ", "两台计算机的时间或日期不一致", 2, **WAY),
    "logons-disabled": said("The server takes no remote sign-ins at present", "服务器当前禁止远程登录", 2, **LET_IN),
    "too-many": said("Too many users are connected", "连接的用户数已达上限", 3, **LET_IN),
    "currently-busy": said("Remote Desktop Services is busy", "远程桌面服务当前正忙", 3, **LET_IN),
    "low-memory": said("The server is short of memory", "服务器内存不足", 2, **WAY, service="bad"),
    "taken-over": said("Another user connected and took the session", "另一用户连接，占用了会话", 3, **LET_IN),
    "other-user-signed-in": said(
        "Another user is signed in and would be disconnected", "另一用户已登录，继续会使其断开", 6, **LET_IN
    ),
    "admin-ended": said("An administrator ended the session", "管理员结束了会话", 4, **WAY),
    "idle-ended": said("The session was ended after being idle", "会话因空闲超时被结束", 4, **WAY),
    "time-limit": said("The session reached its time limit", "会话达到了时间上限", 4, **WAY),
    "saved-credentials": said(
        "Saved passwords are not allowed for this server", "不允许用已保存的凭据登录这台服务器", 3
    ),
    "credentials": said("User name or password is not accepted", "用户名或密码不被接受", 5, **LET_IN),
    "certificate-date": said(
        "The server's certificate has expired or a clock is wrong", "服务器证书已过期，或时间不对", 3, **WAY
    ),
    "certificate": said(
        "The server's certificate is missing, wrong or unexpected", "服务器证书缺失、无效或不符", 4, **WAY
    ),
    "encryption-error": said("Encrypting the session failed", "数据加密出错", 5, **WAY),
    "security-error": said(
        "Client and server do not agree on the security", "安全错误：两边的加密协议谈不拢", 6, **WAY
    ),
    "protocol-error": said("A protocol error ended the session", "协议错误导致会话中断", 6, **WAY),
    "gateway": said("The Remote Desktop gateway stops the connection", "连接被远程桌面网关挡住", 4),
    "invalid-name": said("The computer name holds characters that are not allowed", "计算机名包含无效字符", 3),
    "cannot-find": said("Remote Desktop cannot find the computer", "远程桌面找不到这台计算机", 7),
    "profile-failed": said("The user profile cannot be loaded", "无法加载用户配置文件", 3, **LET_IN),
    "profile-temporary": said("Windows signed in with a temporary profile", "使用了临时配置文件登录", 5, **LET_IN),
    "settings-managed": said("The setting is managed by the organization", "该设置由组织管理，不能更改", 8),
    "identity-warning": said("The server's identity could not be verified", "无法验证远程计算机的身份", 10, **WAY),
    "remote-disabled": said("Remote access to the server is not enabled", "服务器未启用远程访问", 9),
    "internal-error": said("An internal error occurred while connecting", "连接时出现内部错误", 11, **WAY),
    "network-error": said("A network error ended the connection", "网络错误导致连接中断", 12),
    "connection-lost": said("The connection to the server was lost", "与服务器的连接已丢失", 12, **WAY),
    "session-ended": said("The Remote Desktop session has ended", "远程桌面会话已结束", 13, **WAY),
    "three-reasons": said("Cannot connect, with three possible reasons", "无法连接，列出三个可能原因", 12),
    "cannot-connect": said("Remote Desktop cannot connect to the computer", "远程桌面无法连接到计算机", 15),
}

SCREEN = {
    "blue-screen": said("Windows shows a blue screen", "Windows 蓝屏", 0, service="bad"),
    "getting-ready": said("Windows is getting ready or installing updates", "Windows 正在准备或更新", 4, service="bad"),
}
"""What the server's own screen shows: it goes with any box on the visitor's computer."""

SUBJECTS: Subjects = {"dialog": DIALOGS, "server-screen": SCREEN, "rdp-code": CODES, "rdp-extended-code": EXTENDED}

_GENERAL = frozenset({"cannot-connect", "session-ended", "connection-lost", "network-error"})
_COVERS = {
    "three-reasons": {"remote-disabled", "cannot-find"},
    "lsa-password-expired": {"lsa", "password-expired", "credentials"},
    "must-change": {"password-expired"},
    "license-protocol": {"internal-error", "protocol-error"},
    "license-none": {"license-grace"},
    "gateway": {"cannot-find", "certificate", "certificate-date", "credentials", "not-authorized"},
    "certificate-date": {"certificate", "clock", "identity-warning"},
    "identity-warning": {"certificate"},
    "clock": {"identity-warning", "certificate-date"},
    "saved-credentials": {"credentials", "identity-warning"},
    "logon-type": {"restriction"},
    "not-authorized": {"credentials"},
    "profile-failed": {"profile-temporary", "credentials"},
    "encryption-error": {"security-error"},
    "connection-lost": {"session-ended", "cannot-connect"},
    "session-ended": {"cannot-connect"},
    "network-error": {"session-ended", "cannot-connect", "connection-lost"},
}
"""A box of the first kind holds words of the others. What names a reason covers all of _GENERAL."""

_SENTENCE = re.compile(r"(?<=[.!?])\s+|(?<=[。！？；])")
_OWN = re.compile(
    r"若要(?:远程|從?遠端|从远端)?(?:登[录陆]|登入)|(?:如果|若)(?:您|你)?(?:要)?继续|如果繼續|如繼續|if you continue"
    r"|you may use|make sure (?:that )?(?:the|your) (?:remote )?(?:computer|pc)|if (?:the problem|this keeps)",
    re.IGNORECASE,
)
"""What boxes themselves advise."""
_STEPS = re.compile(
    r"\s{0,8}[*#>·•-]{0,4}\s{0,4}(?:步骤|第[一二三四五]步|方法[一二三四1-9]|解决(?:方法|方案|办法|思路)|处理(?:方法|步骤)"
    r"|排查步骤|可能原因|原因分析|解決方法|step \d|method \d|solution|resolution|workaround|cause[s ]?\d?:?$|lösung"
    r"|ursache|решение|対処)",
    re.IGNORECASE,
)


def read(part: Part) -> Iterable[Observation]:
    if not part.lines:
        return ()
    look = looked_at(part)
    if code := alone(look.text) if not part.command else "":
        return [Observation("rdp-code", code, (part.lines[0].number,), {"code": code})]
    hits = hits_in(look)
    codes = [*freerdp_in(look.text), *codes_in(look.text, folded, bool(hits) or _may_be_loose(look.text))]
    if not hits and not codes and "0x800903" not in look.text:
        return ()
    return _observed(_Said(part, look), hits, codes)


class _Said:
    """The searched lines as they were pasted, to see whether they report or explain."""

    def __init__(self, part: Part, look: Part) -> None:
        kept = {line.number for line in look.lines}
        self.look = look
        self.texts = {line.number: line.text for line in part.lines if line.number in kept}

    def number(self, place: int) -> int:
        """The number of the line in which a place of the searched text is."""
        return self.look.lines[self.look.text.count("\n", 0, place)].number

    def told(self, lines: Iterable[int], phrase: str) -> bool:
        """True if the sentence that holds the phrase explains or advises; what a box itself advises is another one."""
        if any(is_code(self.texts[number]) for number in lines):
            return True
        text = " ".join(self.texts[number] for number in lines)
        runs = [(sentence, squeezed(folded(sentence))) for sentence in _SENTENCE.split(text)]
        held = [sentence for sentence, run in runs if phrase[:12] in run or (len(run) > 5 and run in phrase)]
        sentence = _OWN.sub("", " ".join(held) or text)
        return is_advising(sentence)

    def is_article(self) -> bool:
        """True if two lines are headings of causes and cures, or four advise."""
        rows = [_OWN.sub("", text) for text in self.texts.values()]
        return sum(bool(_STEPS.match(row)) for row in rows) > 1 or sum(is_about(row) for row in rows) > 3


def _observed(said_so: _Said, hits: list[Hit], codes: list[Code]) -> list[Observation]:
    values = _uncovered({hit.value for hit in hits})
    if len(values) > 2 or said_so.is_article():
        return []
    found = [
        Observation("server-screen" if hit.value in SCREEN else "dialog", hit.value, hit.lines[:4])
        for hit in hits
        if hit.value in values and (hit.phrase.advising or not said_so.told(hit.lines, hit.phrase.pieces[0]))
    ]
    for value, place in status_in(said_so.look.text):
        if value not in values and not is_code(said_so.texts[said_so.number(place)]):
            values.add(value)
            found.append(Observation("dialog", value, (said_so.number(place),)))
    return found + _numbers(said_so, codes)


def _uncovered(values: set[str]) -> set[str]:
    """Without the general kinds whose words are part of another box's."""
    covered = set[str]().union(*(_COVERS.get(value, set()) for value in values))
    if values - _GENERAL - SCREEN.keys():
        covered |= _GENERAL
    return values - covered


def _may_be_loose(text: str) -> bool:
    """True if a number after a mere “error” may be one of Remote Desktop's."""
    return len(text) < 60 or is_about_rdp(text)


def _numbers(said_so: _Said, codes: list[Code]) -> list[Observation]:
    """Three different codes are a table of them, not a report."""
    found: dict[tuple[str, str], Observation] = {}
    for subject, code, place in codes:
        line = said_so.number(place)
        if not said_so.told((line,), squeezed(said_so.look.text[place : place + 6])):
            found.setdefault((subject, code), Observation(subject, code, (line,), {"code": code}))
    return [] if sum(subject == "rdp-code" for subject, _ in found) > 2 else list(found.values())
