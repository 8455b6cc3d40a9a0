"""ssh and what is built on it, the client's side: ssh -v, scp, sftp, git, PuTTY, WinSCP, Xshell, libraries.

The sentences stand in ssh_texts.py with their sources. One part is taken as one try, so what came last counts: a
question about the fingerprint that was answered, or a password that was right the second time, is no trouble.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from wizard.evidence.observation import Observation, Subjects, said
from wizard.evidence.ssh.ssh_found import Found, Trouble, mismatches, of_server, troubles
from wizard.evidence.ssh.ssh_run import Hit, Run, bare
from wizard.evidence.ssh.ssh_texts import KEY_LINES, METHOD_LISTS, NEVER_ASKS, PASSWORD_PROMPTS, WENT_ON
from wizard.evidence.transcript import Part

_ANSWERS = {"carrier": "good", "cloud": "good", "security_group": "good", "firewall": "good"}
"""An SSH service answered: nothing on the way blocks the port."""

SUBJECTS: Subjects = {
    "ssh": {
        "host-key-changed": said(
            "The server’s host key is not the one stored here",
            "服务器的主机密钥和本机保存的不一样", 2
        ),
        "bad-permissions": said(
            "SSH refuses your key or config file because of its permissions",
            "密钥或配置文件权限不对，SSH 拒绝使用", 4, computer="bad"
        ),
        "config-bad": said(
            "Your own SSH configuration file has a fault",
            "本机的 SSH 配置文件有错", 5, computer="bad"
        ),
        "kex-mismatch": said(
            "Program and server share no SSH algorithm",
            "客户端和服务器没有共同的 SSH 算法", 6, **_ANSWERS
        ),
        "too-many-failures": said(
            "SSH cut you off after too many failed tries",
            "失败次数太多，被 SSH 切断", 7, **_ANSWERS
        ),
        "agent-refused": said("The SSH agent refuses to use the key", "SSH agent 拒绝使用密钥", 8, computer="bad"),
        "key-invalid": said("The key file cannot be read as a key", "密钥文件无法识别", 9, computer="bad"),
        "wrong-user": said("The server wants another user name", "服务器要求用另一个用户名登录", 10, **_ANSWERS),
        "permission-denied": said("SSH does not accept the key or password", "SSH 不接受密钥或密码", 11, **_ANSWERS),
        "host-key-unknown": said("SSH does not know the server’s host key yet", "SSH 还不认识服务器的主机密钥", 12),
        "not-ssh": said("Something answers at this port, but it is not SSH", "端口有回应，但不是 SSH 服务", 13),
        "banner-timeout": said(
            "It connects, but SSH does not introduce itself",
            "能连上，但 SSH 一直没有报出版本", 14
        ),
        "kex-stuck": said(
            "It connects, and stops while keys are exchanged",
            "能连上，但停在密钥交换这一步", 14
        ),
        "reset": said("The connection is reset before the sign-in", "登录之前连接被重置", 15),
        "closed": said("The connection is closed before the sign-in", "登录之前连接被关闭", 16),
        "closed-signing-in": said("The server closes the connection during the sign-in", "登录过程中连接被关闭", 16),
        "account-unavailable": said(
            "Signed in, but this account may not have a session",
            "登录成功，但这个账户不能使用", 17
        ),
        "password-expired": said("The password has expired", "密码已过期", 17),
        "too-many-logins": said("This user has too many sessions", "该用户的会话数已达上限", 17),
        "no-subsystem": said("Signed in, but the server offers no SFTP", "登录成功，但服务器没有提供 SFTP", 18),
        "sftp-garbled": said(
            "A login script on the server disturbs file transfer",
            "服务器的登录脚本输出文字，干扰了文件传输", 18
        ),
        "auto-logout": said(
            "The server’s shell signed you out because nothing was typed",
            "长时间未输入，被服务器的 shell 自动退出", 18
        ),
        "idle-drop": said("An open SSH session broke off", "已建立的 SSH 会话中断", 19),
        "server-ended": said("The server ended an open SSH session", "服务器结束了已建立的 SSH 会话", 19),
        "authenticated": said("The sign-in by SSH works", "SSH 登录成功", 25, **_ANSWERS),
    },
    "ssh-fingerprint": {
        "refused": said("The question about the fingerprint was not answered with yes", "询问指纹时没有回答 yes", 44),
        "not-asked": said("SSH could not ask about the fingerprint", "SSH 没有询问指纹就失败了", 45),
        "asked": said("SSH asks whether to trust the fingerprint", "SSH 正在询问是否信任指纹", 46),
    },
    "ssh-denied": {
        "publickey-only": said("The server takes keys only, no password", "服务器只接受密钥，不接受密码", 47),
        "password": said("The server takes passwords", "服务器接受密码登录", 48),
    },
    "ssh-mismatch": {
        "kex": said("No key exchange method in common", "没有共同的密钥交换算法", 50),
        "host-key": said("No type of host key in common", "没有共同的主机密钥类型", 50),
        "cipher": said("No cipher in common", "没有共同的加密算法", 50),
        "mac": said("No message authentication code in common", "没有共同的 MAC 算法", 50),
        "signature": said("No signature algorithm for this key in common", "这个密钥没有共同的签名算法", 50),
    },
    "ssh-key": {
        "no-mutual": said("No signature method in common for this key", "这个密钥没有双方都支持的签名方法", 52),
        "not-offered": said("No key is offered to the server", "没有向服务器提供密钥", 53),
        "accepted": said("The server knows the key, but still refuses", "服务器认识这个密钥，但仍拒绝登录", 54),
        "offered": said("A key is offered, the server does not accept it", "提供了密钥，服务器没有接受", 55),
    },
    "ssh-server": {
        "windows": said("The server runs OpenSSH for Windows", "服务器运行的是 Windows 版 OpenSSH", 70, **_ANSWERS),
        "openssh": said("The server runs OpenSSH", "服务器运行的是 OpenSSH", 70, **_ANSWERS),
        "dropbear": said("The server runs Dropbear", "服务器运行的是 Dropbear", 70, **_ANSWERS),
        "other": said("The server runs another SSH program", "服务器运行的是其他 SSH 程序", 70, **_ANSWERS),
    },
}  # fmt: skip

_HINTS = (
    "ssh", "key", "auth", "denied", "connection closed", "connection reset", "connection timed out", "closed by remote",
    "broken pipe", "network error", "not responding", "rather than the user", "negotiat", "unexpectedly", "match",
    "password", "account", "auto-logout", "too many", "message too long", "sftp packet", "kex_",
    "host identification", "密钥", "秘钥"
)  # fmt: skip
_SERVER_TOOL = re.compile(r"(?:sudo\s+(?:-\S+\s+)?)?(?:\S*/)?(?:journalctl|systemctl|service|sshd)\b")
_ASKS = re.compile(r"(?:sudo\s+)?(?:ssh|scp|sftp|git|rsync|ansible|ansible-playbook)(?:\.exe)?\s")
_ASKED_AGAIN = re.compile(
    r"please try again|rejected your password|拒绝了密码|password authentication failed", re.IGNORECASE
)
_BEFORE_IN = {
    "permission-denied", "too-many-failures", "closed", "reset", "banner-timeout", "kex-mismatch", "closed-signing-in"
}  # fmt: skip
_OVER_WHEN_IN = {
    "host-key-unknown", "permission-denied", "kex-mismatch", "key-invalid", "agent-refused", "too-many-failures"
}  # fmt: skip
_EXPLAINS = {
    "permission-denied", "too-many-failures", "idle-drop", "bad-permissions", "config-bad", "kex-mismatch", "not-ssh"
}  # fmt: skip


def read(part: Part) -> Iterable[Observation]:
    if not part.says(*_HINTS) or _SERVER_TOOL.match(part.command):
        return
    run = Run(part)
    found, kinds = troubles(run), mismatches(run)
    if kinds:
        found["kex-mismatch"] = max(kinds.values(), key=lambda one: one.at)
    _settle(run, found)
    for value, one in found.items():
        yield Observation("ssh", value, one.lines, one.detail)
    if "kex-mismatch" in found:
        yield from (Observation("ssh-mismatch", kind, one.lines) for kind, one in kinds.items() if kind != "other")
    if "permission-denied" in found:
        yield from _denied(run, found["permission-denied"])
    if "host-key-unknown" in found:
        yield from _fingerprint(run, part.command, found["host-key-unknown"].hit)
    yield from _key(run, found)
    yield from _server(run)


# ---- what is left of it


def _settle(run: Run, found: Found) -> None:
    """Takes away what was over when the paste ended, and what only follows from something else."""
    in_at = run.last(*WENT_ON)
    for value in ("closed", "reset"):
        if value in found:
            _place_the_end(run, found, value, in_at)
    for value in _OVER_WHEN_IN & found.keys():
        if found[value].at < in_at:
            del found[value]
    if "host-key-changed" in found or ("host-key-unknown" in found and _went_on(run, found)):
        found.pop("host-key-unknown", None)
    if _BEFORE_IN & _after(found, "authenticated"):
        del found["authenticated"]


def _after(found: Found, value: str) -> set[str]:
    """What came after this value; nothing if it is not there."""
    return {other for other, one in found.items() if one.at > found[value].at} if value in found else set()


def _place_the_end(run: Run, found: Found, value: str, in_at: int) -> None:
    """A connection that is closed during or after the sign-in is another thing than one closed before it."""
    hit = found[value].hit
    if "exchange_identification" in hit.text or "not allowed at this time" in hit.text.casefold():
        return
    tried = run.last("authenticationsthatcancontinue:", "nextauthenticationmethod:", *PASSWORD_PROMPTS)
    if 0 <= in_at < hit.at:
        found.setdefault("idle-drop", found[value])
    elif not any(found[other].at < hit.at for other in _EXPLAINS & found.keys()):
        if not 0 <= tried < hit.at:
            return
        found["closed-signing-in"] = found[value]
    del found[value]


def _went_on(run: Run, found: Found) -> bool:
    """True if the fingerprint was accepted: ssh told so and went on, asked for a password, or failed later."""
    hit = found["host-key-unknown"].hit
    if "verification failed" in hit.text:
        return False
    if _after(found, "host-key-unknown") or run.last(*PASSWORD_PROMPTS) > hit.at:
        return True
    added = next(run.hits(bare("Warning: Permanently added")), None)
    # The notice itself is often wrapped: its end is no sign of life.
    return bool(added and added.at > hit.at and any("known hosts" not in one.text for one in run.following(added)))


# ---- what follows from it


def _denied(run: Run, denied: Trouble) -> Iterator[Observation]:
    methods, lines = str(denied.detail.get("methods", "")), denied.hit.numbers
    if not methods:
        listed = _latest(run, METHOD_LISTS)
        if listed and listed.rest:
            methods, lines = re.split(r"[)\]]", listed.rest)[0], listed.numbers
    if "password" in methods or "keyboard-interactive" in methods:
        yield Observation("ssh-denied", "password", lines)
    elif "publickey" in methods:
        yield Observation("ssh-denied", "publickey-only", lines)
    elif _ASKED_AGAIN.search(denied.hit.text):
        yield Observation("ssh-denied", "password", lines)


def _fingerprint(run: Run, command: str, hit: Hit) -> Iterator[Observation]:
    asked = run.last("continueconnecting(yes/no", "storekeyincache?(y/n", "doyouwanttocontinueconnecting?(y/n)")
    failed = run.last("hostkeyverificationfailed")
    if asked >= 0:
        yield Observation("ssh-fingerprint", "refused" if failed > asked else "asked", hit.numbers)
    elif run.whole and (_ASKS.match(command) or run.last(*NEVER_ASKS) >= 0):
        yield Observation("ssh-fingerprint", "not-asked", hit.numbers)


def _key(run: Run, found: Found) -> Iterator[Observation]:
    """What ssh -v, PuTTY's log and the rest tell of the keys; only of a sign-in that did not work."""
    if not {"permission-denied", "too-many-failures", "kex-mismatch", "key-invalid"} & found.keys():
        return
    for value, phrases in KEY_LINES.items():
        if hit := _latest(run, phrases):
            yield Observation("ssh-key", value, hit.numbers)
            return
    # Without a single line of an offer, ssh -v had no key to offer; a part of the log proves nothing.
    tried = _latest(run, ("nextauthenticationmethod:publickey",))
    if tried and run.whole and "permission-denied" in found:
        yield Observation("ssh-key", "not-offered", tried.numbers)


def _latest(run: Run, phrases: Iterable[str]) -> Hit | None:
    hits = (hit for phrase in phrases for hit in run.hits(phrase, 3) if not of_server(run, hit))
    return max(hits, key=lambda hit: hit.at, default=None)


def _server(run: Run) -> Iterator[Observation]:
    for phrase in ("remotesoftwareversion", "remoteversion:ssh-2.0-", "serverversion:ssh-2.0-", "ssh-2.0-"):
        for hit in run.hits(phrase, 4):
            version = re.match(r"[\w.+~-]{2,60}", hit.rest)
            if version and (phrase != "ssh-2.0-" or not hit.before) and not of_server(run, hit):
                yield Observation("ssh-server", _program(version[0]), hit.numbers, {"version": version[0]})
                return


def _program(version: str) -> str:
    if "for_windows" in version:
        return "windows"
    return next((name for name in ("openssh", "dropbear") if version.startswith(name)), "other")
