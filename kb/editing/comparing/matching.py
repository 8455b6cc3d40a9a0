"""What two sequences have in common, in order. Pure; bounded, however long and however alike the items are.

The standard library's matcher takes minutes on a long text of a few lines that stand again and again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

Block = tuple[int, int, int]
"""a[i:i+n] == b[j:j+n], as (i, j, n)."""

MANY = 600
"""With more differences than this the parts between items that stand once in both are compared alone …"""
FEW = 100
"""… and a part with more than this counts as wholly different."""


def blocks(a: Sequence[str], b: Sequence[str]) -> list[Block]:
    """Longest stretches both have, in order, not touching one another."""
    found = _within(a, b, MANY)
    return found if found is not None else list(_joined(_between_anchors(a, b)))


def _within(a: Sequence[str], b: Sequence[str], most: int) -> list[Block] | None:
    """As `blocks`; None if more than `most` items differ."""
    shorter = min(len(a), len(b))
    head = next((at for at in range(shorter) if a[at] != b[at]), shorter)
    tail = next((at for at in range(shorter - head) if a[-1 - at] != b[-1 - at]), shorter - head)
    middle = _shortest(a[head : len(a) - tail], b[head : len(b) - tail], most)
    if middle is None:
        return None
    shifted = [(i + head, j + head, n) for i, j, n in middle]
    return list(_joined([(0, 0, head), *shifted, (len(a) - tail, len(b) - tail, tail)]))


def _shortest(a: Sequence[str], b: Sequence[str], most: int) -> list[Block] | None:
    """The shortest script of Myers, "An O(ND) Difference Algorithm and Its Variations" (1986)."""
    if not a or not b:
        return []
    reached = {1: 0}
    history = []
    for differences in range(min(most, len(a) + len(b)) + 1):
        history.append(reached)
        reached = dict(reached)
        for diagonal in range(-differences, differences + 1, 2):
            down = diagonal == -differences or (
                diagonal != differences and reached[diagonal - 1] < reached[diagonal + 1]
            )
            i = reached[diagonal + 1] if down else reached[diagonal - 1] + 1
            while i < len(a) and i - diagonal < len(b) and a[i] == b[i - diagonal]:
                i += 1
            reached[diagonal] = i
            if i >= len(a) and i - diagonal >= len(b):
                return list(_traced(history, len(a), len(b)))[::-1]
    return None


def _traced(history: list[dict[int, int]], i: int, j: int) -> Iterator[Block]:
    """The way back from the end of both, last block first."""
    for differences in range(len(history) - 1, -1, -1):
        reached, diagonal = history[differences], i - j
        down = diagonal == -differences or (diagonal != differences and reached[diagonal - 1] < reached[diagonal + 1])
        before = reached[diagonal + 1] if down else reached[diagonal - 1]
        start = before if down else before + 1
        if i > start:
            yield start, start - diagonal, i - start
        i, j = before, before - (diagonal + 1 if down else diagonal - 1)


def _between_anchors(a: Sequence[str], b: Sequence[str]) -> Iterator[Block]:
    i = j = 0
    for at, to in [*_anchors(a, b), (len(a), len(b))]:
        for start, other, length in _within(a[i:at], b[j:to], FEW) or []:
            yield i + start, j + other, length
        yield at, to, 1 if at < len(a) else 0
        i, j = at + 1, to + 1


def _anchors(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """Most items that stand once in both, in the order of both (the patience of a game of cards)."""
    there = _once(b)
    pairs = [(i, there[item]) for item, i in _once(a).items() if item in there]
    tops: list[int] = []
    piles: list[int] = []
    below: list[int] = []
    for number, (_i, j) in enumerate(pairs):
        pile = bisect_left(tops, j)
        tops[pile : pile + 1] = [j]
        piles[pile : pile + 1] = [number]
        below.append(piles[pile - 1] if pile else -1)
    chosen = []
    number = piles[-1] if piles else -1
    while number >= 0:
        chosen.append(pairs[number])
        number = below[number]
    return chosen[::-1]


def _once(items: Sequence[str]) -> dict[str, int]:
    """Where each item stands that stands only once, in order."""
    places: dict[str, int] = {}
    for place, item in enumerate(items):
        places[item] = -1 if item in places else place
    return {item: place for item, place in places.items() if place >= 0}


def _joined(found: Sequence[Block] | Iterator[Block]) -> Iterator[Block]:
    """Blocks that touch in both become one; empty ones go."""
    last: Block = (0, 0, 0)
    for i, j, length in found:
        if (i, j) == (last[0] + last[2], last[1] + last[2]):
            last = (last[0], last[1], last[2] + length)
            continue
        if last[2]:
            yield last
        last = (i, j, length)
    if last[2]:
        yield last


class Matcher:
    """`blocks` for who expects the standard library's ``SequenceMatcher``."""

    def __init__(self, isjunk: object = None, a: Sequence[str] = "", b: Sequence[str] = "", autojunk: bool = True):
        self.a, self.b = a, b

    def get_matching_blocks(self) -> list[Block]:
        return [*blocks(self.a, self.b), (len(self.a), len(self.b), 0)]
