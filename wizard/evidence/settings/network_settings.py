"""Settings of the machine's network: its default route, its WinHTTP proxy, its port forwarding.

Formats: ip route, route -n, netstat -rn, route print; netsh winhttp show proxy; netsh interface portproxy show.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from wizard.evidence.observation import Observation
from wizard.evidence.paste import Line
from wizard.evidence.settings.adapter_texts import DIRECT
from wizard.evidence.transcript import Part

_DEFAULT_ROUTE = re.compile(
    r"^\s{0,30}(?:default(?: via)?\s{1,30}|0\.0\.0\.0/0\s.{0,40}?|0\.0\.0\.0\s{1,30}(?:0\.0\.0\.0\s{1,30})?)"
    r"(?P<via>(?:\d{1,3}\.){3}\d{1,3})\b"
)
_LISTS_ROUTES = re.compile(
    r"ip (?:-\S{1,6} )?r(?:o(?:ute)?)?\b(?!.{0,20} (?:get|add|del|replace))|route (?:print|-n)|netstat -\w{0,4}r"
)
_LISTS_ALL_ROUTES = re.compile(r"ip r(?:o(?:ute)?)?(?: show| list| ls)?")
_IP_ROUTE_LINE = re.compile(
    r"^(?:(?:\d{1,3}\.){3}\d{1,3}(?:/\d{1,2})? |unreachable |blackhole )(?:via |dev |proto |scope )?"
)


def read_routes(lines: Sequence[Line], part: Part) -> Iterator[Observation]:
    """The default route of ip route, route -n, netstat -rn or route print."""
    command = part.command.lower().removeprefix("sudo ")
    if not _LISTS_ROUTES.match(command):
        return
    for line in lines:
        if (match := _DEFAULT_ROUTE.match(line.text)) and match["via"] != "0.0.0.0":
            yield Observation("gateway", "present", (line.number,), {"gateway": match["via"]})
            return
    # A filter behind the command hides lines; only the bare command shows all there are.
    routes = bool(lines) and all(_IP_ROUTE_LINE.match(line.text) for line in lines)
    if _LISTS_ALL_ROUTES.fullmatch(command) and part.whole and routes:
        yield Observation("gateway", "missing", tuple(line.number for line in lines[:2]))


_PROXY_VALUE = re.compile(
    r"^\s{1,12}[^:]{3,50}:\s{1,4}(?P<proxy>(?:https?=|socks=)?(?:https?://)?[\w.-]{1,150}:\d{1,5}\S{0,200})\s*$"
)


def read_proxy(lines: Sequence[Line]) -> Iterator[Observation]:
    """netsh winhttp show proxy: the two lines after its title."""
    title = next(
        (at for at, line in enumerate(lines) if "winhttp" in line.text.lower() and line.text.rstrip().endswith(":")),
        None,
    )
    if title is None:
        return
    for line in lines[title + 1 : title + 4]:
        if match := _PROXY_VALUE.match(line.text):
            yield Observation("proxy", "set", (line.number,), {"proxy": match["proxy"][:150]})
            return
        if DIRECT.search(line.text):
            yield Observation("proxy", "direct", (line.number,))
            return


_FORWARD = re.compile(
    r"^\s{0,4}(?P<listen>\*|[\w.:-]{1,60})\s{1,20}(?P<port>\d{1,5})\s{1,20}(?P<host>[\w.:-]{1,100})\s{1,20}(?P<to>\d{1,5})\s*$"
)


def read_forwards(lines: Sequence[Line]) -> Iterator[Observation]:
    """netsh interface portproxy show: a table below a line of dashes, its headings in the language of Windows."""
    rules = [at for at, line in enumerate(lines) if line.text.count("-") > 20 and set(line.text.strip()) <= {"-", " "}]
    for rule in rules[:4]:
        for line in lines[rule + 1 : rule + 9]:
            if not (match := _FORWARD.match(line.text)):
                break
            detail: dict[str, Any] = {"port": int(match["port"]), "to": f"{match['host']}:{match['to']}"}
            yield Observation("port-forward", "set", (line.number,), detail)
