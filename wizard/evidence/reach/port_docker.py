"""Docker that cannot publish a port of a container.

Formats: what `docker run` and `docker compose up` print since version 1.10 (libnetwork's and the daemon's messages),
and what Docker Desktop says ("Ports are not available"). They wrap in nearly every window: three lines are one message.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wizard.evidence.observation import Observation, Subjects, said
from wizard.evidence.reach.port_lines import Look, named_target, observed
from wizard.evidence.reach.port_programs import ASKING
from wizard.evidence.transcript import Part

DOCKER: Subjects = {
    "docker": {
        "port-taken": said("Docker cannot publish the port: it is in use", "Docker 发布不了端口：端口已被占用", 29),
        "no-chain": said("Docker's firewall rules are missing", "Docker 的防火墙规则不见了", 29),
        "failed": said("Docker cannot publish the port", "Docker 发布不了端口", 30),
    },
}

WORDS = (
    "port is already allocated",
    "external connectivity",
    "userland proxy",
    "ports are not available",
    "no chain/target",
)

_WRAPPED = 2
_TAKEN = (
    re.compile(r"\bbind for (?P<host>\S{1,60}):(?P<port>\d{1,5}) failed: port is already allocated"),
    re.compile(
        r"(?:error starting userland proxy|ports are not available|external connectivity).{0,300}?\blisten "
        r"(?:tcp|udp)[46]? \[?(?P<host>[\w.:]{0,45}?)\]?:(?P<port>\d{1,5}): bind: "
        r"(?:address already in use|only one usage of each socket)"
    ),
)
_NO_CHAIN = re.compile(r"\biptables(?:-legacy|-nft)?(?: v[\d.]{3,9} \(\w{2,8}\))?: no chain/target/match by that name")
_TO_PORT = re.compile(r"--dport (?P<port>\d{1,5}) -j dnat")
_DRIVER = re.compile(r"driver failed programming external connectivity on endpoint \S{1,120} \([\da-f ]{8,70}\)")
# The system forbids the port or has not the address: that is no matter of Docker's.
_DENIED = re.compile(
    r"permission denied|forbidden by its access|access permissions|assign requested address|不允许的方式"
)


def read_docker(looked: list[Look], part: Part) -> Iterator[tuple[int, Observation]]:
    """(place in the part, observation); of a message that is wrapped or repeated, the first."""
    seen = dict[str, set[int | None]]()
    for look in looked:
        if not any(word in look.low for word in WORDS) or ASKING.search(look.line.text):
            continue
        found = _of_message(look, part)
        if not found:
            continue
        port, known = found.detail.get("port"), seen.setdefault(found.value, set())
        if port not in known and (port or not known):
            yield look.at, found
        known.add(port)


def _of_message(look: Look, part: Part) -> Observation | None:
    below = part.lines[look.at + 1 : look.at + 1 + _WRAPPED]
    text = " ".join([look.low, *(line.text.strip().lower()[:400] for line in below)])
    for pattern in _TAKEN:
        if match := pattern.search(text):
            return _observed("port-taken", look, match["port"])
    if _NO_CHAIN.search(text) and "docker" in text:
        port = _TO_PORT.search(text)
        return _observed("no-chain", look, port["port"] if port else None)
    return _observed("failed", look, None) if _DRIVER.search(text) and not _DENIED.search(text) else None


def _observed(value: str, look: Look, port: str | None) -> Observation:
    return observed(value, [look.line.number], "docker", named_target(None, port), "docker")
