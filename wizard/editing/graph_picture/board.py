"""What the layout of a picture is worked out on: columns of cards and tracks, joined by pieces of lines. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

TRACK = 14.0
"""Height kept free for a line that passes between cards."""

Item = tuple[str, int]
"""A card (its key, -1), or the track to a card in one column (the card's key, the column)."""


@dataclass(frozen=True, slots=True)
class Joint:
    """A piece of a line between neighbouring columns; `out` and `into` are heights below the tops of its ends."""

    left: Item
    right: Item
    out: float
    into: float


@dataclass(slots=True)
class Board:
    """`order` holds the items of each column from top to bottom, `gaps` what joins each to the next one."""

    heights: Mapping[Item, float]
    order: list[list[Item]]
    gaps: list[list[Joint]]
    tops: dict[Item, float] = field(default_factory=dict)


def is_track(item: Item) -> bool:
    return item[1] >= 0


def ranks(column: Sequence[Item]) -> dict[Item, int]:
    return {item: rank for rank, item in enumerate(column)}
