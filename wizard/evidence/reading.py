"""`read`: everything a paste says, the most decisive first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from wizard.evidence.listening import listening, sessions
from wizard.evidence.messages import dialogs, events
from wizard.evidence.observation import Meaning, Observation, Subjects
from wizard.evidence.reach import ping, ports, trace
from wizard.evidence.running import load, service
from wizard.evidence.settings import adapters, firewall, policy, registry
from wizard.evidence.ssh import ssh, sshd
from wizard.evidence.transcript import Part, parts_of
from wizard.evidence.web import tls, web
from wizard.evidence.words import plain_words

READERS = (
    dialogs,
    ssh,
    sshd,
    tls,
    web,
    ports,
    listening,
    sessions,
    service,
    registry,
    firewall,
    policy,
    events,
    ping,
    trace,
    load,
    adapters,
)
"""Each has `read(part) -> Iterable[Observation]` and SUBJECTS."""


def _all_subjects(tables: Iterable[Subjects]) -> Subjects:
    """One table of what all readers may say; two of them may speak of one subject."""
    found: dict[str, dict[str, Meaning]] = {}
    for table in tables:
        for subject, values in table.items():
            found.setdefault(subject, {}).update(values)
    return found


SUBJECTS: Subjects = _all_subjects(reader.SUBJECTS for reader in (*READERS, plain_words))

Reader = Callable[[Part], Iterable[Observation]]


BACKGROUND = 80
"""From this rank on an observation only rounds off others: a name that resolves, memory that suffices."""


def read(text: str, now: datetime | None = None, *, background: bool = False) -> list[Observation]:
    """What the tools in this paste printed, the most decisive first; empty if nothing is certain.

    Nothing decisive at all is nothing, unless somebody asked for just this output (`background`). `now` is for the
    dates of certificates. Raises wizard.evidence.paste.TooLong, nothing else, for any text.
    """
    parts = parts_of(text, now)
    found = [observation for part in parts for reader in READERS for observation in reader.read(part)]
    found = listening.with_owners(found, parts)
    if not background and all(meaning(observation).rank >= BACKGROUND for observation in found):
        return []
    return sorted(_once(found), key=lambda observation: (meaning(observation).rank, -observation.lines[-1]))


def meaning(observation: Observation) -> Meaning:
    """What an observation says. The value of ``rdp-port`` carries the number: ``port=3389``."""
    return SUBJECTS[observation.subject][observation.value.partition("=")[0]]


def _once(found: Iterable[Observation]) -> Iterable[Observation]:
    seen = set()
    for observation in found:
        key = (observation.subject, observation.value, repr(sorted(observation.detail.items())))
        if key not in seen:
            seen.add(key)
            yield observation
