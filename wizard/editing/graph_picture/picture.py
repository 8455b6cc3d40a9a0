"""A guide as a drawing: one card for each question, with a row for each answer. Pure.

An outcome is a row, not a box: 306 boxes would show nothing. All numbers are whole units of the viewBox, one pixel each
at full size.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from wizard.editing.graph_picture.card_words import CARD
from wizard.editing.graph_picture.cards import ENTRY, Card, Marks, Row, cards_of
from wizard.editing.graph_picture.layout import Arrow, Layout, lay_out
from wizard.editing.graph_picture.outline import Entry, Way

GAP = 120
MARGIN = 24


@dataclass(frozen=True, slots=True)
class Edge:
    """A drawn line: its ends, and the path data of SVG."""

    way: Way
    source: str
    target: str
    path: str
    long: bool


@dataclass(frozen=True, slots=True)
class Picture:
    width: int
    height: int
    cards: tuple[Card, ...]
    edges: tuple[Edge, ...]


def picture(entries: Sequence[Entry], marks: Marks) -> Picture:
    drafts = cards_of(entries, marks)
    arrows = [
        Arrow(card.key, row.way.to.key, float(row.port))
        for card in drafts
        for row in card.rows
        if row.way and row.drawn
    ]
    start = next((entry.key for entry in entries if entry.starts), "")
    layout = lay_out({card.key: float(card.height) for card in drafts}, arrows, float(ENTRY), start)
    entered = {arrow.target for arrow in arrows}
    cards = tuple(
        sorted(
            (_placed(card, layout, card.key in entered) for card in drafts),
            key=lambda card: (card.key != start, card.x, card.y),
        )
    )
    return Picture(
        width=max((card.x + CARD for card in cards), default=0) + GAP,
        height=max((card.y + card.height for card in cards), default=0) + MARGIN,
        cards=cards,
        edges=tuple(_edges(cards, layout)),
    )


def _placed(card: Card, layout: Layout, entered: bool) -> Card:
    x = MARGIN + layout.columns[card.key] * (CARD + GAP)
    y = MARGIN + round(layout.tops[card.key])
    return replace(card, x=x, y=y, entered=entered)


def _edges(cards: Sequence[Card], layout: Layout) -> Iterator[Edge]:
    places = {card.key: card for card in cards}
    for card in cards:
        for row in card.rows:
            if row.way and row.drawn:
                target = places[row.way.to.key]
                path = _path(card, row, target, layout)
                yield Edge(row.way, card.key, target.key, path, target.x - card.x > CARD + GAP)


def _path(card: Card, row: Row, target: Card, layout: Layout) -> str:
    """From the port of a row, along the track of its target, to the head of its card."""
    x, y = card.x + CARD, card.y + row.port
    parts = [f"M{x} {y}"]
    tracks = layout.tracks.get(target.key, {})
    for column in range(layout.columns[card.key] + 1, layout.columns[target.key]):
        along = MARGIN + round(tracks[column])
        parts.append(_bend(x, y, x + GAP, along) + f"H{x + GAP + CARD}")
        x, y = x + GAP + CARD, along
    parts.append(_bend(x, y, target.x, target.y + ENTRY))
    return "".join(parts)


def _bend(x: int, y: int, to_x: int, to_y: int) -> str:
    half = max(abs(to_x - x) // 2, GAP // 2)
    return f"C{x + half} {y} {to_x - half} {to_y} {to_x} {to_y}"
