"""The machine's own network: its adapters, its default gateway, its name look-ups and its proxy.

Formats: ipconfig [/all] in the languages of Windows, ifconfig, ip addr, ip route, route print, Get-NetAdapter,
Get-NetIPConfiguration, nslookup, Resolve-DnsName, dig, host, getent, netsh winhttp, netsh portproxy.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from wizard.evidence.observation import Observation, Subjects, said
from wizard.evidence.paste import Line
from wizard.evidence.settings import name_lookups, network_settings
from wizard.evidence.settings.adapter_texts import GATEWAY, MEDIA, RADIO, TITLE, VIRTUAL
from wizard.evidence.transcript import Part

SUBJECTS: Subjects = {
    "adapter": {
        "missing": said("The machine shows no network adapter", "系统里没有任何网卡", 33, computer="bad"),
        "disconnected": said("The adapter is disconnected or disabled", "网卡已断开或被禁用", 34, computer="bad"),
        "apipa": said(
            "The adapter got no address, only a 169.254 one of its own",
            "网卡没有拿到地址，只有 169.254 开头的地址",
            35,
            computer="bad",
        ),
        "up": said("The network adapter is up and has an address", "网卡正常，有地址", 82),
    },
    "gateway": {
        "missing": said("There is no default gateway", "没有默认网关", 38, computer="bad"),
        "present": said("There is a default gateway", "有默认网关", 83),
    },
    "name": {
        "not-found": said("The name server does not know the name", "域名服务器找不到这个域名", 30),
        "no-server": said("The name server does not answer", "域名服务器没有回应", 31),
        "resolves": said("The name is translated into an address", "域名能解析出地址", 81),
    },
    "proxy": {
        "set": said("Windows services use a proxy", "系统服务设置了代理", 70),
        "direct": said("Windows services use no proxy", "系统服务没有设置代理", 90),
    },
    "port-forward": {
        "set": said("The machine itself forwards a port to another address", "本机设置了端口转发", 71),
    },
}  # fmt: skip

_MOST_LINES = 500
_MOST_CHARACTERS = 40_000
_HEAD = re.compile(r"^\s{0,3}(?P<name>(?!.{0,80}\. \.)\S.{0,150}?)(?<![. ])\s?:\s*$")
_FIELD = re.compile(r"^\s{1,12}(?P<name>[^:]{3,60}?)(?:[ .]{0,60}\.)?\s{0,3}:\s{0,3}(?P<value>.{0,200})$")
_ADDRESS = re.compile(r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])")


@dataclass(slots=True)
class Adapter:
    """What one block tells; `addresses` are those of IPv4 with their lines."""

    name: str
    line: int
    addresses: list[tuple[str, int]] = field(default_factory=list)
    gateway: list[int] = field(default_factory=list)
    asked_gateway: list[int] = field(default_factory=list)
    down: list[int] = field(default_factory=list)
    up: bool = False
    text: str = ""

    @property
    def virtual(self) -> bool:
        return bool(VIRTUAL.search(self.name) or VIRTUAL.search(self.text))

    @property
    def radio(self) -> bool:
        return bool(RADIO.search(self.name) or RADIO.search(self.text))


def read(part: Part) -> Iterable[Observation]:
    lines = _first(part.lines)
    text = "\n".join(line.text for line in lines).lower()
    yield from name_lookups.read_names(part.command, lines, text)
    if "winhttp" in text:
        yield from network_settings.read_proxy(lines)
    if "-----" in text and "ipv" in text:
        yield from network_settings.read_forwards(lines)
    if _is_ipconfig(part.command, lines, text):
        yield from _verdicts(list(_ipconfig(lines)), _whole(part, lines))
        yield from _no_adapter(part, lines)
    elif "mtu " in text or "link encap" in text:
        yield from _of_unix(list(_unix(lines)), part.command)
    elif "ifindex" in text or "interfacealias" in text:
        yield from _net_adapters(lines, part.command.lower())
        yield from _net_configuration(lines)
    if part.command:
        yield from network_settings.read_routes(lines, part)


def _first(lines: Sequence[Line]) -> tuple[Line, ...]:
    left = _MOST_CHARACTERS
    kept = []
    for line in lines[:_MOST_LINES]:
        left -= len(line.text)
        if left < 0:
            break
        kept.append(line)
    return tuple(kept)


def _is_ipconfig(command: str, lines: Sequence[Line], text: str) -> bool:
    if command:
        return bool(re.match(r"ipconfig\b(?!.{0,20}/(?:flush|release|renew|display|register))", command, re.IGNORECASE))
    return ". . ." in text and any(_HEAD.match(line.text) for line in lines[:60])


def _whole(part: Part, lines: Sequence[Line]) -> bool:
    """True if nothing is left out between the title and the end, so that what is not there does not exist."""
    bare = bool(part.command) and "|" not in part.command
    return part.whole and bare and any(TITLE.search(line.text) for line in lines[:3])


def _no_adapter(part: Part, lines: Sequence[Line]) -> Iterator[Observation]:
    """The title and perhaps the names of the machine, but no adapter at all: its driver is missing."""
    headed = any(_HEAD.match(line.text) or _ADDRESS.search(line.text) for line in lines)
    if (
        not headed
        and 0 < len(lines) < 12
        and _whole(part, lines)
        and (len(lines) == 1 or "/all" in part.command.lower())
    ):
        yield Observation("adapter", "missing", (lines[0].number,))


def _ipconfig(lines: Sequence[Line]) -> Iterator[Adapter]:
    adapter: Adapter | None = None
    in_gateway = False
    for line in lines:
        if head := _HEAD.match(line.text):
            if adapter:
                yield adapter
            adapter, in_gateway = Adapter(head["name"], line.number), False
        elif adapter and ((found := _FIELD.match(line.text)) and ". " in line.text):
            in_gateway = _take(adapter, found["name"], found["value"], line.number)
        elif adapter and in_gateway and _ADDRESS.search(line.text):
            adapter.gateway.append(line.number)
    if adapter:
        yield adapter


def _take(adapter: Adapter, name: str, value: str, number: int) -> bool:
    """Take a field in; True if it is the gateway, whose second address stands on a line of its own."""
    if GATEWAY.search(name):
        adapter.asked_gateway.append(number)
        if value.strip() and value.strip() != "0.0.0.0":
            adapter.gateway.append(number)
        return True
    if MEDIA.search(value):
        adapter.down.append(number)
    elif "ipv4" in name.lower() or name.lower().strip(" .") in {
        "ip address",
        "ip-adresse",
        "adresse ip",
        "dirección ip",
    }:
        adapter.addresses += [(address, number) for address in _ADDRESS.findall(value)[:1]]
    elif "mac" not in name.lower():
        adapter.text = (adapter.text + " " + value)[:400]
    return False


_IFCONFIG = re.compile(
    r"^(?:\d{1,4}: )?(?P<name>[a-zA-Z][\w.@:-]{0,40}?):? (?:flags=\S{1,20}?)?"
    r"<(?P<flags>[A-Z0-9_,-]{2,200})>.{0,40}\bmtu \d"
)
_OLD_IFCONFIG = re.compile(r"^(?P<name>[a-z][\w.:-]{0,30})\s{1,10}Link encap:")
_INET = re.compile(r"^\s{1,20}inet (?:addr:)?(?P<address>(?:\d{1,3}\.){3}\d{1,3})")


def _unix(lines: Sequence[Line]) -> Iterator[Adapter]:
    adapter: Adapter | None = None
    for line in lines:
        if head := _IFCONFIG.match(line.text) or _OLD_IFCONFIG.match(line.text):
            if adapter:
                yield adapter
            adapter = Adapter(head["name"].rstrip(":"), line.number)
            flags = (head.groupdict().get("flags") or "").split(",")
            adapter.up = "UP" in flags
            if flags != [""] and ("NO-CARRIER" in flags or "UP" not in flags or " state DOWN" in line.text):
                adapter.down.append(line.number)
        elif adapter and (inet := _INET.match(line.text)):
            adapter.addresses.append((inet["address"], line.number))
    if adapter:
        yield adapter


def _verdicts(adapters: list[Adapter], whole: bool) -> Iterator[Observation]:
    """One verdict for the machine: a spare adapter that is down says nothing while another one has an address."""
    own = [one for one in adapters if not one.virtual]
    held = [pair for one in own for pair in one.addresses if not pair[0].startswith(("127.", "0."))]
    good = [pair for pair in held if not pair[0].startswith("169.254.")]
    if good:
        yield Observation("adapter", "up", (good[0][1],), {"address": good[0][0]})
    elif held:
        yield Observation("adapter", "apipa", (held[0][1],), {"address": held[0][0]})
    elif all(one.down for one in own) and any(not one.radio for one in own):
        yield Observation(
            "adapter", "disconnected", tuple(one.down[0] for one in own)[:4], {"adapter": own[0].name[:80]}
        )
    yield from _gateway(adapters, [one for one in own if any(pair in good for pair in one.addresses)], whole)


def _of_unix(adapters: list[Adapter], command: str) -> Iterator[Observation]:
    # The list of a Linux machine is pasted for many reasons: without its command, that all is well is no answer.
    yield from (found for found in _verdicts(adapters, False) if found.value != "up" or command)


def _gateway(adapters: list[Adapter], with_address: list[Adapter], whole: bool) -> Iterator[Observation]:
    have = [number for one in adapters for number in one.gateway]
    asked = [number for one in with_address for number in one.asked_gateway]
    if have:
        yield Observation("gateway", "present", (have[0],))
    elif whole and asked and len(asked) == len(with_address):
        yield Observation("gateway", "missing", tuple(asked)[:4])


_NET_ADAPTER = re.compile(
    r"\s(?P<index>\d{1,4})\s{1,6}(?P<state>Up|Disconnected|Disabled|Not Present)\s{1,12}"
    r"(?:[0-9A-F]{2}-){5}[0-9A-F]{2}\b"
)
_NET_FIELD = re.compile(
    r"^\s{0,8}(?P<name>InterfaceAlias|IPv4Address|IPv4DefaultGateway|NetAdapter\.Status)\s{0,20}:\s{0,3}(?P<value>.{0,150})$"
)


def _net_adapters(lines: Sequence[Line], command: str) -> Iterator[Observation]:
    """Get-NetAdapter: a row for each adapter, with its state in English everywhere."""
    rows = [(line, match["state"]) for line in lines if (match := _NET_ADAPTER.search(line.text))]
    up = [line.number for line, state in rows if state == "Up"]
    main_up = [line.number for line, state in rows if state == "Up" and not VIRTUAL.search(line.text)]
    down = [line.number for line, state in rows if state != "Up" and not VIRTUAL.search(line.text)]
    if main_up:
        yield Observation("adapter", "up", tuple(main_up[:2]))
    elif down and not up and not all(RADIO.search(line.text) for line, _ in rows) and "|" not in command:
        yield Observation("adapter", "disconnected", tuple(down[:4]))


def _net_configuration(lines: Sequence[Line]) -> Iterator[Observation]:
    """Get-NetIPConfiguration: a list of fields for each adapter."""
    adapters: list[Adapter] = []
    for line in lines:
        if not (match := _NET_FIELD.match(line.text)):
            continue
        value = match["value"].strip()
        if match["name"] == "InterfaceAlias":
            adapters.append(Adapter(value, line.number))
        elif adapters and match["name"] == "IPv4Address":
            adapters[-1].addresses += [(address, line.number) for address in _ADDRESS.findall(value)[:1]]
        elif adapters and match["name"] == "IPv4DefaultGateway":
            adapters[-1].asked_gateway.append(line.number)
            adapters[-1].gateway += [line.number] if _ADDRESS.search(value) else []
        elif adapters and value == "Disconnected":
            adapters[-1].down.append(line.number)
    yield from _verdicts(adapters, False)
