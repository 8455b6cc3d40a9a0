"""Name look-ups: nslookup of Windows and BIND, dig, host, getent and Resolve-DnsName.

nslookup of Windows translates some of its words ("Server:", "Name:", "Non-existent domain") by version and language; its
shape stays: the name server first, then a name with its addresses below.
"""

# ruff: noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterator

from wizard.evidence.observation import Observation
from wizard.evidence.paste import Line

_NOT_FOUND = re.compile(
    r"^\s{0,8}\*{2,3} .{1,160}?(?P<host>[\w.-]{1,150}): (?:non-existent domain|nxdomain|not existent|non existent domain|不存在的域|no existe|"
    r"domaine inexistant|nicht vorhandene domäne|nicht existierende domäne|dominio inexistente|dominio inesistente|niet-bestaand domein|nieistniejąca domena)\b"
    r"|^\s{0,8}host (?P<host2>[\w.-]{1,150}) not found: 3\(nxdomain\)"
    r"|^\s{0,8}\*{2,3} .{0,80}?(?:找不到|伺服器找不到) ?(?P<host3>[\w.-]{3,150}): ?(?:non-existent domain|nxdomain)"
    r"|^\s{0,8};; ->>header<<- opcode: query, status: (?P<dig>nxdomain)\b"
    r"|^\s{0,8}resolve-dnsname : (?P<host4>[\w.-]{1,150}) ?: ?(?:dns name does not exist|dns 名称不存在|dns 名稱不存在|der dns-name ist nicht vorhanden)",
    re.IGNORECASE,
)  # fmt: skip
_NO_SERVER = re.compile(
    r"^\s{0,8}(?:;; )?(?:connection timed out; no servers could be reached|no servers could be reached)"
    r"|^\s{0,8}\*{3} (?:request to .{1,100} timed[- ]out|.{0,40}请求.{1,100}超时|.{0,100}(?:要求|請求).{1,100}逾時|Zeitüberschreitung bei Anforderung an .{1,100})"
    r"|^\s{0,8}\*{3} .{1,100} can't find .{1,150}: (?:no response from server|timed out)"
    r"|^\s{0,8};; communications error to .{1,100}: (?:timed out|connection refused|host unreachable)"
    r"|^\s{0,8}resolve-dnsname : .{1,150}: (?:this operation returned because the timeout period expired|由于超时时间已过)",
    re.IGNORECASE,
)  # fmt: skip
_TIMED_OUT = re.compile(
    r"^\s{0,8}DNS (?:request timed out|请求超时|要求逾時)|^\s{0,8}DNS-Zeitüberschreitung", re.IGNORECASE
)
_ADDRESS = re.compile(
    r"^\s{0,8}(?:address(?:es)?|地址|位址|adressen?|adresses?|direcci[oó]n(?:es)?|endere[cç]os?|indirizz[oi]|addressen|адрес|アドレス|주소)\s{0,3}\d{0,2}:\s{1,4}"
    r"(?P<address>[\da-f.:]{3,45})(?P<port>#53|:53)?\s*$",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"^\s{0,8}(?:name|名称|名稱|nom|nombre|nome|naam|nazwa|имя|名前|이름):\s{1,6}(?P<host>[\w.-]{1,150})\s*$",
    re.IGNORECASE,
)
_HAS_ADDRESS = re.compile(r"^\s{0,8}(?P<host>[\w.-]{1,150}) has (?:IPv6 )?address (?P<address>[\da-f.:]{3,45})\s*$")
_RECORD = re.compile(
    r"^(?P<host>[\w.-]{1,150})\.?\s{1,40}\d{1,8}\s{1,8}IN\s{1,8}A{1,4}\s{1,12}(?P<address>[\da-f.:]{3,45})\s*$".replace(
        "A{1,4}", "(?:A|AAAA)"
    )
)
_RESOLVED_ROW = re.compile(
    r"^(?P<host>[\w.-]{1,150})\s{1,60}(?:A|AAAA)\s{1,12}\d{1,8}\s{1,8}(?:Answer|Antwort|Respuesta|回答|应答)\s{1,12}(?P<address>[\da-f.:]{3,45})\s*$"
)
_GETENT = re.compile(r"^(?P<address>[\da-f.:]{3,45})\s{1,30}(?:STREAM |DGRAM |RAW )?\s{0,4}(?P<host>[\w.-]{1,150})?")
_WORDS = ("nxdomain", "non-existent domain", "存在的域", "no servers could", "timed", "超时", "逾時", "timeout", "名称不存在", "does not exist", "inexist",
          "nicht ", "can't find", "address", "地址", "位址", "adress", "direcc", "endere", "indirizz", "адрес", "アドレス", "주소", "answer", " in ",
          "dns ")  # fmt: skip


def read_names(command: str, lines: tuple[Line, ...], text: str) -> Iterator[Observation]:
    """`lines` are the first ones of the part, `text` the same in lower case."""
    command = command.lower().removeprefix("sudo ")
    typed = re.match(r"(?:nslookup|dig|host|getent (?:a?hosts|ahostsv4)|resolve-dnsname)\b", command)
    if (command and not typed) or not (command.startswith("getent") or any(word in text for word in _WORDS)):
        return
    if found := _answer(lines, command):
        line, detail = found
        yield Observation("name", "resolves", (line.number,), detail)
    elif negative := next(((line, match) for line in lines if (match := _NOT_FOUND.search(line.text))), None):
        hosts = [host for key, host in negative[1].groupdict().items() if host and key != "dig"]
        yield Observation("name", "not-found", (negative[0].number,), {"host": hosts[0]} if hosts else {})
    else:
        yield from _silent(lines, bool(typed))


def _silent(lines: tuple[Line, ...], typed: bool) -> Iterator[Observation]:
    """No name server answered. A first time-out alone is only the look-up of the server's own name."""
    if line := next((line for line in lines if _NO_SERVER.search(line.text)), None):
        yield Observation("name", "no-server", (line.number,))
        return
    timed_out = [line.number for line in lines if _TIMED_OUT.search(line.text)]
    if len(timed_out) > 2 or (typed and len(timed_out) == 2):
        yield Observation("name", "no-server", tuple(timed_out[:3]))


def _answer(lines: tuple[Line, ...], command: str) -> tuple[Line, dict[str, str]] | None:
    name: str | None = None
    for line in lines:
        if match := _HAS_ADDRESS.match(line.text) or _RECORD.match(line.text) or _RESOLVED_ROW.match(line.text):
            return line, {"host": match["host"].rstrip("."), "address": match["address"]}
        if match := _NAME.match(line.text):
            name = match["host"]
        elif name and (match := _ADDRESS.match(line.text)) and not match["port"]:
            return line, {"host": name, "address": match["address"]}
    if command.startswith("getent") and lines and (match := _GETENT.match(lines[0].text)):
        return lines[0], {"address": match["address"]}
    return None
