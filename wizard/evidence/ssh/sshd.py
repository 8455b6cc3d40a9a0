"""sshd, the server's side: `sshd -t`, its lines in the journal, auth.log, secure, Windows' OpenSSH/Operational.

Sources: OpenSSH (servconf.c, sshd.c, auth.c, auth2-pubkey.c, srclimit.c), Linux-PAM, tcp wrappers, fail2ban. sshd
writes English everywhere. Whether the service runs is read by services.py; here only what sshd itself wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from wizard.evidence.observation import Observation, Subjects, said
from wizard.evidence.ssh.ssh_run import Hit, Run
from wizard.evidence.ssh.sshd_lines import LOG_LINES, LogLine
from wizard.evidence.transcript import Part

SUBJECTS: Subjects = {
    "sshd-config": {
        "bad": said("The SSH server’s configuration has a fault", "SSH 服务的配置文件有错", 40, service="bad"),
    },
    "sshd-hostkeys": {
        "open": said(
            "The server’s host keys are there but not usable",
            "服务器的主机密钥文件在，但不能用", 41, service="bad"
        ),
        "missing": said("The server’s host keys are missing", "服务器的主机密钥文件缺失", 42, service="bad"),
    },
    "sshd-bind": {
        "in-use": said("Another program holds the SSH port", "SSH 端口被别的程序占用", 41, service="bad"),
        "denied": said("The system forbids sshd this port", "系统不允许 sshd 使用这个端口", 41, service="bad"),
        "no-address": said(
            "sshd shall listen at an address this server does not have",
            "sshd 要监听的地址不在本机上", 41, service="bad"
        ),
        "cannot": said("sshd cannot take any port", "sshd 无法监听任何端口", 43, service="bad"),
    },
    "sshd-penalty": {"seen": said("sshd shuts an address out for a while", "sshd 暂时挡住某个 IP（penalty）", 44)},
    "sshd-maxstartups": {"seen": said(
        "Too many connections wait for their sign-in (MaxStartups)",
        "等待登录的连接太多（MaxStartups）", 45)
    },
    "sshd-refused": {"seen": said("A deny list of the server refuses connections", "服务器的黑名单拒绝了连接", 46)},
    "sshd-not-allowed": {"seen": said(
        "A rule of the server does not let this user in",
        "服务器的规则不允许这个用户登录", 47)
    },
    "sshd-root-refused": {"seen": said("The server does not let root in", "服务器不允许 root 登录", 48)},
    "sshd-bad-ownership": {"seen": said(
        "The server ignores the key: its file or folder has wrong permissions",
        "密钥文件或目录的权限不对，服务器不采用", 49)
    },
    "sshd-old-key": {"seen": said("The server no longer takes this kind of key", "服务器不再接受这种密钥", 50)},
    "sshd-locked": {"seen": said("The account is locked after failed sign-ins", "登录失败太多，账户被锁定", 51)},
    "sshd-pam": {"seen": said(
        "The system’s sign-in rules (PAM) refuse the session",
        "系统的登录规则（PAM）拒绝了会话", 52)
    },
    "sshd-subsystem": {"seen": said("The server cannot start its SFTP part", "服务器启动不了 SFTP 子系统", 53)},
    "sshd-accepted": {"seen": said("The server let somebody in by SSH", "服务器接受过一次 SSH 登录", 65)},
    "sshd-ban": {"seen": said("The server has banned addresses", "服务器封禁了一些 IP", 68)},
    "sshd-negotiate": {"seen": said(
        "A connection shared no algorithm with the server",
        "有连接和服务器没有共同的算法", 80)
    },
    "sshd-key-failed": {"seen": said("The server refused a key", "服务器拒绝过密钥", 84)},
    "sshd-password-failed": {"seen": said(
        "Wrong passwords were tried at the server",
        "有人在服务器上试过错误的密码", 86)
    },
    "sshd-invalid-user": {"seen": said("Unknown users were tried at the server", "有人用不存在的用户试过登录", 87)},
    "sshd-no-identification": {"seen": said(
        "Somebody connected and said nothing",
        "有连接没有报出 SSH 版本就断开", 88)
    },
}  # fmt: skip

_HINTS = (
    "ssh",
    "preauth",
    "host key",
    "hostkeys",
    "bind",
    "pam_",
    "publickey",
    "password",
    "maxstartups",
    "penalty",
    "ban",
)
_FAULT = re.compile(
    r"(?P<file>[^\s:\"'=]{0,160}sshd_config[\w./\\-]{0,80}):? line (?P<line>\d{1,6}): ?(?P<words>\S.{0,200})"
)
_OTHER_FILE = re.compile(r"(?P<file>[^\s:]{1,160}):? line (?P<line>\d{1,6}): ?(?P<words>\S.{0,200})")
_ONLY_WARNS = re.compile(r"deprecated option|unsupported option [^\"\s]", re.IGNORECASE)
_BIND_FAULTS = {
    "addressalreadyinuse": "in-use", "addressinuse": "in-use",
    "permissiondenied": "denied", "cannotassignrequestedaddress": "no-address"
}  # fmt: skip
_BIND = re.compile(r"(?P<port>\d{1,5})on(?P<host>[\w.:%\[\]-]{2,60}?)failed:(?P<why>[a-z]{5,40})")
_UNUSABLE = re.compile(
    r"\W{1,3}[^\"]{1,200}\":(?:badpermissions|invalidformat|errorinlibcrypto|incorrectpassphrase|unknown)"
)
# A line of syslog names its program; others sign people in with the same words.
_OTHER_PROGRAM = re.compile(r"(?<!sshd)(?<!sshd-session)(?<!sshd-auth)(?<!fail2ban\.actions)(?<!sshguard)\[\d{1,9}\]:")
_WORKS = ("serverlisteningon", "acceptedpublickeyfor", "acceptedpasswordfor", "connectionfrom", "sessionopenedforuser")


def read(part: Part) -> Iterable[Observation]:
    if not part.says(*_HINTS) and "sshd" not in part.command:
        return
    run = Run(part)
    yield from _config(run, part.command)
    yield from _hostkeys(run)
    yield from _bind(run)
    seen: dict[str, Observation] = {}
    for wanted in LOG_LINES:
        if wanted.subject not in seen and (observation := _seen(run, wanted)):
            seen[wanted.subject] = observation
    yield from seen.values()


# ---- what keeps it from starting


def _config(run: Run, command: str) -> Iterator[Observation]:
    tested = re.search(r"\bsshd\b.*\s-\w{0,5}t\b", command[:200])
    lines = run.lines[:200] if tested else [hit.lines[0] for hit in run.hits("sshd_config", 40)][::-1]
    faults = 0
    for line in lines:
        match = _FAULT.search(line.text[:400]) or (tested and _OTHER_FILE.match(line.text))
        if match and not _ONLY_WARNS.match(match["words"]) and faults < 4:
            faults += 1
            detail = {"file": match["file"], "line": int(match["line"]), "words": match["words"].rstrip(".")}
            yield Observation("sshd-config", "bad", (line.number,), detail)
    for hit in () if faults else run.hits("sshd_config:terminating,", 2):
        yield Observation("sshd-config", "bad", hit.numbers, {})
        return
    for hit in () if faults else run.hits("sshd_config:nosuchfileordirectory", 2):
        # sshd begins the line with the path; cat, ls and grep with their own name.
        if re.match(r"(?:.{0,90}sshd(?:\[\d+\])?:)?(?:[a-z]:)?[\\/][^:]*$", hit.before):
            yield Observation("sshd-config", "bad", hit.numbers, {"words": "No such file or directory"})
            return


def _hostkeys(run: Run) -> Iterator[Observation]:
    unusable = next(_unusable(run), None)
    if not unusable and _not_root(run):
        return
    none = next(run.hits("nohostkeysavailable", 3), None)
    lost = next((hit for phrase in _LOST for hit in run.hits(phrase, 3)), None)
    if unusable:
        numbers = tuple(sorted({*unusable.numbers, *(none.numbers if none else ())}))
        yield Observation("sshd-hostkeys", "open", numbers)
    elif none:
        yield Observation("sshd-hostkeys", "missing", tuple(sorted({*none.numbers, *(lost.numbers if lost else ())})))
    # Old versions complain at every connection of a kind of key they can do without.
    elif lost and run.last(*_WORKS) < 0:
        yield Observation("sshd-hostkeys", "missing", lost.numbers)


def _not_root(run: Run) -> bool:
    """True if a key of the server, or its settings, may not be read: who tests sshd without root gets this of all."""
    above = (run.text[max(0, hit.at - 240) : hit.at] for hit in run.hits("permissiondenied"))
    return any(_SERVER_FILE.search(text) for text in above)


_SERVER_FILE = re.compile(r"(?:hostkey|keyfile|loadkey|ssh_host_|sshd_config)[^:]{0,160}:(?:open\()?$")
_LOST = ("couldnotloadhostkey:", "unabletoloadhostkey:")


def _unusable(run: Run) -> Iterator[Hit]:
    for phrase in ("unabletoloadhostkey", "couldnotloadhostkey", "loadkey"):
        yield from (hit for hit in run.hits(phrase, 6) if _UNUSABLE.match(hit.after) and _of_host(run, hit, phrase))
    for hit in run.hits("aretooopen", 6):
        above = run.text[max(0, hit.at - 300) : hit.at]
        if re.search(r"permissions(?:\d{3,5})?for['\"][^'\"]{0,200}ssh_host_[^'\"]{1,60}['\"]$", above):
            yield hit


def _of_host(run: Run, hit: Hit, phrase: str) -> bool:
    return phrase != "loadkey" or "ssh_host_" in hit.after[:200]


def _bind(run: Run) -> Iterator[Observation]:
    found = dict[str, tuple[Hit, dict[str, Any]]]()
    for hit in run.hits("bindtoport"):
        match = _BIND.match(hit.rest) or _BIND.match(hit.after)
        why = next((value for words, value in _BIND_FAULTS.items() if match and match["why"].startswith(words)), "")
        # The port may be taken by sshd itself, which listens at :: for IPv4 as well: then all is well.
        if match and why and why not in found and not _listens(run, match["port"]):
            found[why] = (hit, {"port": int(match["port"]), "host": match["host"]})
    for value, (hit, detail) in found.items():
        yield Observation("sshd-bind", value, hit.numbers, detail)
    cannot = next(run.hits("cannotbindanyaddress", 3), None)
    if cannot and not found:
        yield Observation("sshd-bind", "cannot", cannot.numbers)


def _listens(run: Run, port: str) -> bool:
    at = run.last("serverlisteningon")
    return at > run.last("cannotbindanyaddress") and f"port{port}" in run.text[at : at + 80]


# ---- what it wrote of connections


def _seen(run: Run, wanted: LogLine) -> Observation | None:
    for hit in (hit for phrase in wanted.phrases for hit in run.hits(phrase)):
        # The line alone first: without spaces, a number at its end runs into the date of the next.
        match = wanted.after.match(hit.rest) or wanted.after.match(hit.after)
        ours = _is_log(hit) if wanted.in_log else not _OTHER_PROGRAM.search(hit.before)
        if match and ours and not _lifted(run, hit, match):
            return Observation(wanted.subject, "seen", hit.numbers, _detail(match))
    return None


def _is_log(hit: Hit) -> bool:
    """True if sshd wrote the line: a client prints some of its sentences as well."""
    return bool(re.search(r"sshd(?:-session|-auth)?(?:\[\d{1,9}\])?:", hit.before)) or "[preauth]" in hit.after


def _detail(match: re.Match[str]) -> dict[str, Any]:
    named = {name: text for name, text in match.groupdict().items() if text}
    return {name: int(text) if name == "port" else text for name, text in named.items()}


def _lifted(run: Run, hit: Hit, match: re.Match[str]) -> bool:
    """True for a ban of fail2ban that is over."""
    return "host" in match.groupdict() and run.text.find(f"]unban{match['host']}", hit.at) >= 0
