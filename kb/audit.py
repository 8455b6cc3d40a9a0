"""The trail of who did what to what readers see."""

from __future__ import annotations

from typing import Any

from kb.models import Event

MAX_NOTE = 2000


def record(person: Any, did: Event.Did, kind: str, key: str, version: str = "", note: str = "") -> Event:
    """Write one line of the trail, in the caller's transaction. `person` is None for the site's own commands."""
    known = person if getattr(person, "pk", None) else None
    return Event.objects.create(
        person=known,
        name=known.get_username() if known else "",
        did=did,
        kind=kind,
        key=key[:121],
        version=version[:60],
        note=note[:MAX_NOTE],
    )
