"""What services are asked for by a command, and the state of one as the readers of services hand it on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wizard.evidence.running.service_names import SUBJECT_OF


@dataclass(frozen=True, slots=True)
class State:
    """A service (its key in small letters), `value` as in the subjects, the line that tells, and what else it tells."""

    service: str
    value: str
    line: int
    detail: Mapping[str, Any]


_COMMAND = re.compile(
    r"(?:sudo\s+)?(?:\S{0,40}[\\/])?(?:sc(?:\.exe)?(?:\s+\\\\\S+)?\s+(?:query|queryex|qc|start|stop|config|failure)"
    r"|net1?(?:\.exe)?\s+(?:start|stop)"
    r"|(?:get|start|stop|restart|set)-service|gsv|sasv"
    r"|systemctl\s+(?:-\S+\s+){0,3}[a-z-]{4,20}|(?:rc-)?service|/etc/init\.d/)(?P<names>.*)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w.$-]{2,60}")


def commanded(command: str) -> list[str]:
    """Keys of the known services that this command names; none if it is about others as well."""
    match = _COMMAND.match(command[:300])
    if not match:
        return []
    names = match["names"].split("|")[0].split(";")[0].split("&")[0]
    words = [word.lower().removesuffix(".service") for word in _WORD.findall(names) if not word.startswith("-")]
    return [word for word in words if word in SUBJECT_OF]
