"""Port tests: does a TCP port open, and what happens then? One reader for all the tools that try a port.

The formats stand in `port_tools` (one line a result), `port_telnet`, `port_netconnection` and `port_programs` (errors
of programs and browsers); this module settles what they say together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from wizard.evidence.line_search import has_heading, is_source
from wizard.evidence.observation import Observation, Subjects, said
from wizard.evidence.reach import port_docker, port_netconnection, port_programs, port_telnet, port_tools
from wizard.evidence.reach.port_lines import Look, about, introduced, looks, named_target, observed, typed_host
from wizard.evidence.sampled import is_code
from wizard.evidence.transcript import Part

SUBJECTS: Subjects = {
    "port": {
        "refused": said("Port refuses the connection", "能到达，但端口拒绝连接", 20, carrier="good", cloud="good"),
        "timeout": said("Port does not answer: it times out", "端口没有回应，连接超时", 21),
        "unreachable": said("No way to the host: it is unreachable", "主机或网络不可达", 22),
        "unknown-host": said("The name is not found", "找不到这个域名或主机名", 23),
        "not-open": said("Port does not open, refused or timed out", "端口连不上，看不出是被拒绝还是超时", 24),
        "open": said(
            "Port is open", "端口是通的", 39,
            computer="good", carrier="good", cloud="good", security_group="good", firewall="good", service="good",
        ),
    },
    "connection": {
        "reset": said("The connection is reset by the other side", "连接被对方重置", 36),
        "closed": said("It connects and is closed at once", "一连上就被关闭", 37),
        "ssh-banner": said(
            "An SSH server answers", "有 SSH 服务在回应", 57,
            computer="good", carrier="good", cloud="good", security_group="good", firewall="good",
        ),
        "http": said(
            "A web server answers", "有 Web 服务在回应", 58,
            computer="good", carrier="good", cloud="good", security_group="good", firewall="good",
        ),
    },
    "socket": {
        "address-in-use": said("The port is already in use by another program", "端口已被其他程序占用", 25),
        "forbidden": said("The system forbids this connection or port", "系统不允许使用这个连接或端口", 26),
        "exhausted": said("The machine has no port or buffer left for a connection", "本机的端口或缓冲区已用完", 27),
        "address-missing": said("The address to use is not on this machine", "本机没有程序要用的这个地址", 28),
    },
    **port_docker.DOCKER,
}  # fmt: skip

_WORDS = tuple(
    dict.fromkeys(
        (
            *port_tools.WORDS,
            *port_telnet.WORDS,
            *port_programs.WORDS,
            *port_docker.WORDS,
            "http/",
            "response... ",
            "proxy",
            "connect ",
        )
    )
)
_STATUS = re.compile(
    r"^\s{0,12}(?:< ?|(?:\d\d:){2}\d\d[\d.]{0,8} < )?http/(?:1\.[01]|[23](?:\.0)?) (?P<code>[1-5]\d\d)(?: |$)"
)
_WGET_STATUS = re.compile(r"\.\.\. (?P<code>[1-5]\d\d) [a-z]")
_PROXY = re.compile(
    r"uses proxy env|proxy tunnel|connect tunnel|> connect \S|proxy request sent|已发出 proxy|"
    r"from proxy after connect|connection established$"
)
# "#出现了…": a remark in Chinese. Behind the sign of root's prompt stands a command.
_REMARK = re.compile(r"\s{0,60}#{1,6}\s?[^\x00-\x7f]")
_NO_TESTS = re.compile(
    r"^(?:sudo )?(?:ping6?|tracert|traceroute6?|mtr|pathping|nslookup|dig|"
    r"journalctl|cat|tail|grep|netstat|ss|ufw|iptables)\b",
    re.IGNORECASE,
)

Placed = tuple[int, Observation]


def read(part: Part) -> Iterable[Observation]:
    looked = looks(part, _WORDS)
    found = list(port_netconnection.read_quiet(part))
    if looked and not _NO_TESTS.match(part.command) and not has_heading(part):
        found += _found(looked, part)
    return _once(_settled(sorted(found, key=lambda placed: placed[0])))


def _found(looked: list[Look], part: Part) -> Iterator[Placed]:
    told = list(_reported(looked, part))
    proxied = any(_PROXY.search(look.low) for look in looked)
    tools = list(port_tools.read_tools(told, part.command))
    # What connects through a proxy proves the proxy, not the port that was asked for.
    tools = [placed for placed in tools if not (proxied and placed[1].value == "open")]
    tools += port_telnet.read_telnet(told, part)
    tools += port_telnet.read_banner(told, part)
    tools += port_netconnection.read_netconnection(told, part)
    yield from tools
    yield from port_programs.read_programs(told, part, {at for at, _ in tools})
    yield from port_docker.read_docker(told, part)
    if not proxied:
        yield from _answers(told, part, tools)


def _reported(looked: list[Look], part: Part) -> Iterator[Look]:
    """Without examples that an advice announces, with the lines that follow them."""
    example = -4
    for look in looked:
        if look.at - example <= 3 or introduced(look, part):
            example = look.at
        elif _reports(look):
            yield look


def _reports(look: Look) -> bool:
    """False for advice, rows of tables and the source of programs."""
    text = look.line.text
    if look.low.lstrip().startswith(("|", "# ")) or "](http" in look.low or _REMARK.match(text):
        return False
    return not (about(text) or is_source(text) or is_code(text))


def _answers(looked: list[Look], part: Part, tools: list[Placed]) -> Iterator[Placed]:
    """The status line of a web server, at the start of a line: printed by curl, by telnet or nc, or by wget."""
    for look in looked:
        match = _STATUS.match(look.low) or (("|:" in look.low or "http" in look.low) and _WGET_STATUS.search(look.low))
        if match:
            detail = {"code": int(match["code"]), **named_target(_asked_host(part, look, tools), None)}
            yield look.at, observed("http", [look.line.number], "http", detail, "connection")
            return


def _asked_host(part: Part, look: Look, tools: list[Placed]) -> str | None:
    """Which host answered: the last that was connected to above, or the one that was typed."""
    above = [
        str(one.detail["host"]) for at, one in tools if at < look.at and one.value == "open" and "host" in one.detail
    ]
    return above[-1] if above else typed_host(part.command)


def _settled(found: list[Placed]) -> Iterator[Observation]:
    """Without what a later or a more exact line of the same test makes void."""
    for at, one in found:
        if not any(_voids(other, place, one, at) for place, other in found if other is not one):
            yield one


def _voids(other: Observation, place: int, one: Observation, at: int) -> bool:
    """True if `other`, at `place`, makes `one` void: the next address answered, or it is more exact."""
    if one.subject != "port" or other.subject != "port" or one.value == "open" or not _same_test(one, other):
        return False
    if other.value == "open":
        return one.detail["tool"] in port_tools.IN_TURN and at < place <= at + 12
    if other.value == one.value:
        return "port" in other.detail and "port" not in one.detail
    near = abs(place - at) <= 12
    unrouted = one.value == "unreachable" and ":" in str(one.detail.get("host", ""))
    return near and ((one.value == "not-open" and other.value != "unknown-host") or unrouted)


def _same_test(one: Observation, other: Observation) -> bool:
    ports = {one.detail.get("port"), other.detail.get("port")} - {None}
    tools = {one.detail["tool"], other.detail["tool"]}
    return len(ports) < 2 and (len(tools) == 1 or "program" in tools)


def _once(found: Iterable[Observation]) -> Iterator[Observation]:
    seen: dict[tuple[str, str, object, object], bool] = {}
    for one in found:
        key = (one.subject, one.value, one.detail.get("port"), one.detail.get("host"))
        if key not in seen:
            seen[key] = True
            yield one
