"""The cards of a guide's picture, not yet at their places: words set in lines, rows below each other. Pure.

Every outcome has one home among the rows: where a question first offers it, or else below the outcome it follows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from wizard.editing.graph_picture.card_words import CARD, LEADING, PAD, SIZE, SMALL, Far, Line, seen_from_far, set_words
from wizard.editing.graph_picture.outline import Entry, Target, TargetKind, Way
from wizard.graph import NOT_HELPED

TOP = 30
"""Room above the words of a card, for its key."""
ENTRY = 22
"""Where arrows enter a card, below its top."""
LOOSE = ""
"""Key of the card that holds outcomes to which no question leads."""


@dataclass(frozen=True, slots=True)
class Row:
    """An answer and where it leads. `entry` is the outcome it offers; `home` that the outcome's own ways are below."""

    way: Way | None
    entry: Entry | None
    home: bool
    y: int
    height: int
    lines: tuple[Line, ...]
    depth: int = 0

    @property
    def port(self) -> int:
        """Height from which its line leaves, below the top of the card."""
        return self.y + self.height - 15

    @property
    def beside(self) -> int:
        """Height of what is written beside the card."""
        return self.port + 4

    @property
    def kind(self) -> TargetKind:
        return self.way.to.kind if self.way else "outcome"

    @property
    def drawn(self) -> bool:
        """Whether a line leaves from it: "did not help" is told in words only, or lines would hide everything."""
        return self.kind == "question" and self.depth == 0


@dataclass(frozen=True, slots=True)
class Card:
    """A question at its place; without an `entry` it holds what no question leads to."""

    entry: Entry | None
    x: int
    y: int
    height: int
    head: int
    lines: tuple[Line, ...]
    far: Far
    rows: tuple[Row, ...]
    entered: bool = False

    width = CARD
    inside = CARD - 2
    beside = CARD + 28
    entrance = ENTRY

    @property
    def key(self) -> str:
        return self.entry.key if self.entry else LOOSE


@dataclass(frozen=True, slots=True)
class Marks:
    """Words for the places and risks of outcomes."""

    places: Mapping[str, str]
    risks: Mapping[str, str]


def cards_of(entries: Sequence[Entry], marks: Marks) -> tuple[Card, ...]:
    """A card for each question, all at the origin, and one for outcomes that nothing leads to."""
    return tuple(_Writer(entries, marks).cards())


class _Writer:
    """Writes the cards, each still at the origin. Every outcome has one home among their rows."""

    def __init__(self, entries: Sequence[Entry], marks: Marks):
        self._entries = {entry.key: entry for entry in entries}
        self._marks = marks
        self._told: set[str] = set()
        asked = (way.to.key for entry in entries if entry.asks for way in entry.ways if way.to.kind == "outcome")
        self._offered = set(asked)

    def cards(self) -> Iterator[Card]:
        for entry in self._entries.values():
            if entry.asks:
                yield self._card(entry)
        loose = [entry for entry in self._entries.values() if not entry.asks and entry.key not in self._told]
        if loose:
            yield self._loose_card(loose)

    def _card(self, entry: Entry) -> Card:
        lines = [
            *set_words(entry.name, SIZE, "name", bold=True, most=2),
            *set_words(entry.text, SIZE, "ask", most=4),
            *_problem_lines(entry),
        ]
        placed = [Line(PAD, TOP + LEADING * (place + 1) - 4, words, role) for place, (words, role) in enumerate(lines)]
        head = TOP + LEADING * len(lines) + 8
        rows = list(self._rows(entry.ways, head, 0))
        height = (rows[-1].y + rows[-1].height if rows else head) + 6
        return Card(entry, 0, 0, height, head, tuple(placed), seen_from_far(entry, height), tuple(rows))

    def _loose_card(self, entries: Iterable[Entry]) -> Card:
        rows: list[Row] = []
        head = 36
        for entry in entries:
            if entry.key not in self._told:
                rows += self._offer(None, entry, rows[-1].y + rows[-1].height if rows else head, 0)
        height = rows[-1].y + rows[-1].height + 6
        return Card(None, 0, 0, height, head, (), Far(0, ()), tuple(rows))

    def _rows(self, ways: Iterable[Way], top: int, depth: int) -> Iterator[Row]:
        for way in ways:
            rows = list(self._answer(way, top, depth))
            top = rows[-1].y + rows[-1].height
            yield from rows

    def _answer(self, way: Way, top: int, depth: int) -> Iterator[Row]:
        entry = self._entries.get(way.to.key) if way.to.kind == "outcome" else None
        if entry:
            # what a question offers is told there, not below an outcome that leads to it
            may_settle = way.answer != NOT_HELPED or entry.key not in self._offered
            yield from self._offer(way, entry, top, depth, may_settle)
        else:
            yield _row(way, None, False, top, depth, [(_told(way.to), "to")])

    def _offer(self, way: Way | None, entry: Entry, top: int, depth: int, may_settle: bool = True) -> Iterator[Row]:
        home = may_settle and entry.key not in self._told
        if home:
            self._told.add(entry.key)
        row = _row(way, entry, home, top, depth, self._offer_lines(entry, home))
        yield row
        if home:
            yield from self._rows(entry.ways, row.y + row.height, depth + 1)

    def _offer_lines(self, entry: Entry, home: bool) -> list[tuple[str, str]]:
        marks = (self._marks.places.get(entry.place, entry.place), self._marks.risks.get(entry.risk, ""))
        told = " · ".join(filter(None, marks)) if home else ""
        return [(entry.name, "offer"), *([(told, "marks")] if told else []), *(_problem_lines(entry) if home else ())]


def _row(
    way: Way | None, entry: Entry | None, home: bool, top: int, depth: int, target: Sequence[tuple[str, str]]
) -> Row:
    told = [(way.text, "answer")] if way and not depth else []
    most = 1 if depth else 3
    lines: list[tuple[str, str]] = []
    for words, role in (*told, *target):
        size = SMALL if depth or role == "marks" else SIZE
        lines += set_words(words, size, role, bold=role in BOLD and not depth, most=most, indent=_indent(role, depth))
    placed = []
    for place, (words, role) in enumerate(lines):
        first = place == 0 or lines[place - 1][1] != role
        x = PAD + _indent(role, depth)
        sign = ""
        if first and role in BOLD:
            sign = "↳" if depth else SIGNS[way.to.kind if way else "outcome"]
        placed.append(Line(x - (18 if sign else 0), top + LEADING * (place + 1) + 2, words, role, sign))
    return Row(way, entry, home, top, LEADING * len(lines) + 10, tuple(placed), depth)


def _told(target: Target) -> str:
    """Its name and, since many have the same, its key."""
    return " · ".join(dict.fromkeys((target.name, target.key)))


SIGNS = {"question": "→", "elsewhere": "↗", "missing": "✕", "outcome": "■"}
BOLD = ("to", "offer")


def _problem_lines(entry: Entry) -> list[tuple[str, str]]:
    """The first problem, and how many more there are; the table tells them all."""
    if not entry.problems:
        return []
    more = f" (+{len(entry.problems) - 1})" if len(entry.problems) > 1 else ""
    sign = "✕" if entry.broken else "⚠"
    return set_words(f"{sign}{more} {entry.problems[0].message}", SMALL, "problem", most=2, indent=18)


def _indent(role: str, depth: int) -> int:
    return 16 * min(depth, 3) + (0 if role == "answer" else 18)
