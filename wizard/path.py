"""What the answers say of the way from the visitor's computer to the service. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field

from wizard.graph import PLACES, Outcome, Text
from wizard.walk import Walk


@dataclass(frozen=True, slots=True)
class PlaceState:
    """One place of the path. `state` is ``good``, ``bad`` or ``unknown``; `note` says which answer shows it.

    `joined` is true if the way to the next place is known to be open: both ends are good.
    """

    place: str
    state: str
    note: Text = field(default_factory=dict)
    joined: bool = False


_TOLD = frozenset({"ping", "port", "trace", "listening"})
"""Subjects whose words explain why a place is in order; others only prove it."""


def tried_places(walk: Walk) -> frozenset[str]:
    """Places whose fix was tried and did not help."""
    return frozenset(step.node.place for step in walk.tried if isinstance(step.node, Outcome) and step.node.place)


def path_of(walk: Walk) -> tuple[PlaceState, ...]:
    """The six places in their order: what the paste shows, then the answers, a later one overriding an earlier one.

    The outcome's own place is bad.
    """
    states: dict[str, tuple[str, Text]] = {
        place: (state, fact.meaning.text if state == "bad" or fact.subject in _TOLD else {})
        for fact in reversed(walk.facts)
        if fact not in walk.torn
        for place, state in fact.meaning.path.items()
    }
    for step in walk.steps:
        if choice := step.tells:
            for place, state in choice.path.items():
                states[place] = (state, choice.says)
        elif isinstance(step.node, Outcome) and step.node.place:
            # Its fix was tried: what was broken there may be mended now.
            states.pop(step.node.place, None)
    if isinstance(walk.node, Outcome) and walk.node.place:
        note = states.get(walk.node.place, ("", {}))
        states[walk.node.place] = ("bad", note[1] if note[0] == "bad" else {})
    found = [(place, *states.get(place, ("unknown", {}))) for place in PLACES]
    return tuple(
        PlaceState(place, state, note, joined=state == "good" and following == "good")
        for (place, state, note), following in zip(found, [state for _, state, _ in found[1:]] + [""], strict=True)
    )
