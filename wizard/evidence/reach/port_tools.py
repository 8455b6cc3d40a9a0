"""Tools that try a port and say in one line what they got.

Formats: OpenBSD, GNU, traditional, busybox and macOS nc; Nmap's ncat, nmap and nping; masscan; Sysinternals psping; tcping of
Elifulkerson, of Pouriya Jamshidi, of cloverstd and of Marc Kirchner; paping; hping3; Microsoft PortQry; bash's /dev/tcp;
curl and wget; OpenSSH, PuTTY, WinSCP, Xshell; telnet of Linux, BSD and busybox.
"""

# A row of the table is one line, as the tool prints one.
# ruff: noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from wizard.evidence.observation import Observation
from wizard.evidence.reach.port_lines import Look, named_target, observed, typed_host, typed_port
from wizard.evidence.reach.port_texts import reason

HOST = r"\[?(?P<host>[\w.:%-]{1,150})\]?"
PORT = r"(?P<port>\d{1,5})"


@dataclass(frozen=True, slots=True)
class Shape:
    """One line of a tool. `value` is what it proves; None: its group ``why`` tells."""

    tool: str
    word: str
    pattern: re.Pattern[str]
    value: str | None = None


def _shape(tool: str, word: str, pattern: str, value: str | None = None) -> Shape:
    pattern = pattern.replace("HOST", HOST).replace("PORT", PORT).replace("WHY", r"(?P<why>.{3,200})")
    return Shape(tool, word, re.compile(pattern, re.IGNORECASE), value)


SHAPES = (
    _shape("nc", "succeeded!", r"\bconnection to HOST (?:\([^()]{1,60}\) )?(?:port )?PORT (?:port )?\[tcp/[^\]]{1,40}\] succeeded!", "open"),
    _shape("nc", "nc: connect", r"\bnc(?:\.\w{3,12})?: connectx? to HOST (?:\([^()]{1,60}\) )?port PORT \(tcp\) (?:failed: )?WHY"),
    _shape("nc", "nc: getaddrinfo", r"\bnc(?:\.\w{3,12})?: getaddrinfo(?: for host \"(?P<host>[^\"]{1,100})\" port PORT)?:? WHY"),
    _shape("nc", "] ", r"^\s{0,8}\S{1,100} \[(?P<host>[\da-f.:]{3,45})\] PORT(?: \([^()]{0,40}\))? ?: ?(?P<why>.{3,60})$"),
    _shape("nc", " open", r"^\s{0,8}\S{1,100} \[(?P<host>[\da-f.:]{3,45})\] PORT(?: \([^()]{0,40}\))? open\s*$", "open"),
    _shape("nc", " open", r"^\s{0,8}\S{1,100} \((?P<host>[\da-f.:]{3,45}?):PORT\) open\s*$", "open"),
    _shape("nc", " open", r"^\s{0,8}(?P<host>(?:\d{1,3}\.){3}\d{1,3}|localhost) PORT \([^()]{1,40}\) open\s*$", "open"),
    _shape("nc", "nc: ", r"\bnc: \S{1,100} \((?P<host>[\da-f.:]{3,45}?):PORT\): WHY"),
    _shape("nc", "can't connect to remote host", r"\bnc: can't connect to remote host(?: \((?P<host>[^()]{2,60})\))?: WHY"),
    _shape("nc", "bad address", r"\b(?:nc|telnet|wget): bad address '(?P<host>[^':]{1,100})'", "unknown-host"),
    _shape("nc", "forward host lookup failed", r"^\s{0,8}(?:nc: )?(?P<host>[\w.-]{1,100}): forward host lookup failed", "unknown-host"),
    _shape("ncat", "ncat: connected to", r"\bncat: connected to HOST:PORT\.", "open"),
    _shape("ncat", "ncat: could not resolve", r"\bncat: could not resolve hostname [\"'](?P<host>[^\"']{1,100})", "unknown-host"),
    _shape("ncat", "ncat: ", r"\bncat: (?P<why>(?!idle|connection reset|could not).{3,200})"),
    _shape("psping", "connecting to ", r"^\s{0,8}connecting to HOST:PORT(?: \([^()]{1,20}\))?:(?: from \S{3,60}:)? ?[\d.,]{1,12} ?ms", "open"),
    _shape("psping", "connecting to ", r"^\s{0,8}connecting to HOST:PORT(?: \([^()]{1,20}\))?:(?: from \S{3,60}:)?(?P<why> ?\D{8,200})$"),
    _shape("tcping", "/tcp - port is open", r"\bprobing HOST:PORT/tcp - port is open", "open"),
    # Windows may need longer than this tool waits to learn of a refusal: silence here does not tell which it was.
    _shape("tcping", "/tcp - no response", r"\bprobing HOST:PORT/tcp - no response", "not-open"),
    _shape("tcping", "/tcp - ", r"\bprobing HOST:PORT/tcp - (?P<why>(?:connection|port is closed)[^-]{0,60})"),
    _shape("tcping", "reply from", r"^\s{0,8}(?:[\d/: -]{0,30})reply from .{1,150} on port PORT\b.{0,80}(?:tcp_conn|seq)=", "open"),
    _shape("tcping", "no reply from", r"^\s{0,8}(?:[\d/: -]{0,30})no reply from .{1,150} on port PORT\b", "not-open"),
    _shape("tcping", "ping tcp://", r"\bping tcp://HOST:PORT(?:\([^()]{1,80}\))? - connected", "open"),
    _shape("tcping", "ping tcp://", r"\bping tcp://HOST:PORT(?:\([^()]{1,80}\))? - WHY"),
    _shape("tcping", " port ", r"^\s{0,8}HOST port PORT open\.$", "open"),
    _shape("tcping", " port ", r"^\s{0,8}HOST port PORT closed\.$", "refused"),
    _shape("tcping", " port ", r"^\s{0,8}HOST port PORT user timeout\.$", "timeout"),
    _shape("tcping", " - connected - ", r"^\s{0,8}HOST:PORT - connected - [\d.]{1,12} ?ms", "open"),
    _shape("tcping", "attempt to connect to host timed out", r"\btcping\[[\d:]{1,20}\] attempt to connect to host timed out", "timeout"),
    _shape("paping", "protocol=tcp", r"^\s{0,8}connected to HOST: time=[\d.]{1,12}ms protocol=tcp port=PORT", "open"),
    _shape("nmap", "/tcp", r"^\s{0,8}PORT/tcp\s{1,10}open\b(?!\|)", "open"),
    _shape("nmap", "/tcp", r"^\s{0,8}PORT/tcp\s{1,10}closed\b(?!\|)", "refused"),
    _shape("nmap", "/tcp", r"^\s{0,8}PORT/tcp\s{1,10}filtered\b", "timeout"),
    _shape("nmap", "scanned port", r"^\s{0,8}all \d{1,5} scanned ports on .{1,150} are (?:in ignored states|filtered)\.?(?: because .{0,80})?$", "timeout"),
    _shape("masscan", "discovered open port", r"\bdiscovered open port PORT/tcp on HOST", "open"),
    _shape("nping", "handshake with", r"\bhandshake with HOST:PORT completed", "open"),
    _shape("hping", "flags=sa", r"^\s{0,8}len=\d{1,5} ip=HOST ttl=.{1,60} sport=PORT flags=SA\b", "open"),
    _shape("hping", "flags=ra", r"^\s{0,8}len=\d{1,5} ip=HOST ttl=.{1,60} sport=PORT flags=RA\b", "refused"),
    _shape("portqry", "listening", r"\btcp port PORT \([^()]{1,60}\): listening\s*$", "open"),
    _shape("portqry", "listening", r"\btcp port PORT \([^()]{1,60}\): not listening\s*$", "refused"),
    _shape("portqry", "filtered", r"\btcp port PORT \([^()]{1,60}\): filtered\s*$", "timeout"),
    _shape("bash", "/dev/tcp/", r"/dev/tcp/(?P<host>[\w.:-]{1,100})/PORT: WHY"),
    _shape("curl", "* connected to", r"^\s{0,12}(?:[\d:.]{0,16} )?\* (?:schannel: )?connected to .{1,120}? \((?P<host>[\w.:%-]{1,80})\) port PORT\b", "open"),
    _shape("curl", "failed to connect to", r"\bfailed to connect to HOST port PORT(?: via \S{1,100})?(?: after (?P<ms>\d{1,7}) ms)?: ?(?P<why>.{0,200})"),
    _shape("curl", "failed connect to", r"\bfailed connect to HOST:PORT; WHY"),
    _shape("curl", "connect to", r"^\s{0,12}\* (?:immediate )?connect(?: to)? .{0,10}?(?P<host>[\da-f.:]{3,60}) port PORT (?:from .{1,80} )?failed: WHY"),
    _shape("curl", "curl: (28)", r"\bcurl: \(28\) (?:connection timed out|connect\(\) timed out|connection timeout)", "timeout"),
    _shape("curl", "curl: (7)", r"\bcurl: \(7\) (?P<why>.{0,200})"),
    _shape("curl", "curl: (6)", r"\bcurl: \(6\) could(?:n't| not) resolve host:? '?(?P<host>[\w.-]{1,150})", "unknown-host"),
    _shape("curl", "curl: (28) resolving", r"\bcurl: \(28\) resolving timed out", "unknown-host"),
    _shape("wget", "|:", r"^.{3,120}?\|(?P<host>[\da-f.:]{3,60})\|:PORT\.\.\. ?(?:connected|已连接|已連上|已連線|verbunden|connecte|conectado|connesso|соединение установлено|接続しました)\b", "open"),
    _shape("wget", "|:", r"^.{3,120}?\|(?P<host>[\da-f.:]{3,60})\|:PORT\.\.\. ?(?P<why>[^\d.]{3,20}: ?.{3,120})$"),
    _shape("wget", "unable to resolve host address", r"\bwget: unable to resolve host address ['\"](?P<host>[\w.-]{1,150})", "unknown-host"),
    _shape("wget", "wget: can't connect", r"\bwget: can't connect to remote host(?: \((?P<host>[^()]{2,60})\))?: WHY"),
    _shape("ssh", "connect to host", r"\bconnect to host HOST port PORT: WHY"),
    _shape("ssh", "connect to address", r"\bdebug1: connect to address HOST port PORT: WHY"),
    _shape("ssh", "could not resolve hostname", r"\bcould not resolve hostname HOST: WHY", "unknown-host"),
    _shape("putty", "network error: ", r"^\s{0,8}(?:fatal error: |error: )?network error: (?P<why>connection (?:refused|timed out)|no route to host|network is unreachable)"),
    _shape("winscp", "network error: ", r"\bnetwork error: connection to [\"'](?P<host>[\w.:-]{1,100})[\"'] (?P<why>timed out|refused)"),
    _shape("winscp", "网络错误", r"网络错误: ?连接(?:到? ?\"(?P<host>[\w.:-]{1,100})\")? ?(?:已?超时)", "timeout"),
    _shape("winscp", "网络错误", r"网络错误: ?连接(?:到? ?\"(?P<host>[\w.:-]{1,100})\")? ?(?:被拒绝|遭到拒绝)", "refused"),
    _shape("xshell", "could not connect to", r"^\s{0,8}could not connect to '(?P<host>[\w.:-]{1,100})' \(port PORT\): connection failed", "not-open"),
    _shape("telnet", "unable to connect to remote host", r"\btelnet: unable to connect to remote host: WHY"),
    _shape("telnet", "telnet: connect to address", r"\btelnet: connect to address HOST: WHY"),
    _shape("telnet", "can't connect to remote host", r"\btelnet: can't connect to remote host(?: \((?P<host>[^()]{2,60})\))?: WHY"),
    _shape("telnet", "telnet: ", r"\btelnet: (?:could not resolve )?(?P<host>[\w.-]{1,150})(?:/[\w-]{1,20})?: (?P<why>(?:name or|nodename|temporary|no address|unknown host).{0,100})", "unknown-host"),
)  # fmt: skip

_CURL_28 = re.compile(r"\bcurl(?: error)?:? \(?28\b")
_GENERIC = {"] ", "/tcp", " open", " port "}
WORDS = (
    *dict.fromkeys(shape.word for shape in SHAPES if shape.word not in _GENERIC),
    *["refused", "timed out", "timedout", "no route to host", "/tcp ", ") open", " open.", " closed.", "user timeout"],
)
"""A line without any of these is no line of theirs."""

# "telnet host:port" asks for port 23 of a host of that odd name: whatever it prints is not about the port that was meant.
COLON = re.compile(r"\btelnet(?:\.exe)?\s{1,4}[^\s:]{1,150}:\d{1,5}\s*$", re.IGNORECASE)
_UDP = re.compile(r"\bn(?:c|cat|etcat)\b.{0,80}\s-\w{0,6}u")
# These try every address of a name in turn, in one call; a later success settles the earlier failures.
IN_TURN = frozenset({"curl", "wget", "telnet", "ssh", "nc", "ncat", "program"})


def read_tools(looked: list[Look], command: str) -> Iterator[tuple[int, Observation]]:
    """(place in the part, observation) for each line that one of the tools printed."""
    if _UDP.search(command):
        return
    for look in looked:
        if found := _first_shape(look, command):
            yield look.at, found


def _first_shape(look: Look, command: str) -> Observation | None:
    for shape in SHAPES:
        if shape.word in look.low and (match := shape.pattern.search(look.low)):
            return _found(shape, match, look, command)
    return None


def _found(shape: Shape, match: re.Match[str], look: Look, command: str) -> Observation | None:
    named = match.groupdict()
    port = named.get("port") or (typed_port(command) if shape.tool in {"nc", "ncat", "wget", "curl"} else None)
    typed = typed_host(command) if shape.tool in {"nc", "ncat", "wget", "curl"} else None
    detail = named_target(named.get("host") or typed, port)
    value = shape.value or _why(shape.tool, named.get("why") or "", named.get("ms"))
    if value == "not-open" and _CURL_28.search(look.low):
        value = "timeout"
    if value is None or not _fits(shape.tool, value) or (shape.tool == "telnet" and COLON.search(command)):
        return None
    subject = "socket" if value in {"forbidden", "exhausted"} else "port"
    return observed(value, [look.line.number], shape.tool, detail, subject)


def _why(tool: str, why: str, milliseconds: str | None) -> str | None:
    value = reason(why)
    if tool == "tcping" and "closed" in why:
        return "refused"
    if value is None and tool == "winscp":
        return "refused" if "refused" in why else None
    if value is not None or tool not in {"curl", "ssh"}:
        return value
    # Refusals come at once or, on Windows, after two seconds for each address. Only silence lasts that long.
    return "timeout" if milliseconds and int(milliseconds) >= 20_000 else "not-open"


def _fits(tool: str, value: str) -> bool:
    """False for what is no verdict of this tool about a port (ncat complains of its own options in the same form)."""
    return not (tool in {"ncat", "nc"} and value == "forbidden")
