"""What was added and what was removed, as a reader sees it: by words, and by lines with the words inside. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from kb.editing.comparing.matching import blocks

Mark = Literal["same", "added", "removed"]
Part = tuple[Mark, str]

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(rf"[{_HAN}]|(?:(?![{_HAN}])\w)+|\s+|.", re.DOTALL)

TINY = 8
"""Characters: what stayed between two changes is read as changed with them, if it is no longer than this or they."""
ALIKE = 0.4
"""Two texts that share less of their words than this were not changed into one another, but replaced."""
MOST = 40_000
"""Characters of changed lines in which words are compared; the lines after them are shown whole."""


def words(old: str, new: str) -> list[Part]:
    """What stayed with what was removed is `old`, what stayed with what was added is `new`."""
    if old == new:
        return _parts([("same", old)])
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    if _alike(before, after) < ALIKE:
        return _parts([("removed", old), ("added", new)])
    return _parts(_readable(_changes(before, after)))


def _alike(before: Sequence[str], after: Sequence[str]) -> float:
    """0 to 1: how much of the shorter one stands in the other one too, in any order."""
    one, other = (Counter({word: n * len(word) for word, n in Counter(text).items()}) for text in (before, after))
    for text in (one, other):
        for space in [word for word in text if word.isspace()]:
            del text[space]
    return (one & other).total() / max(1, min(one.total(), other.total()))


@dataclass(frozen=True, slots=True)
class _Change:
    """What was removed and added, and what stayed after it."""

    removed: str
    added: str
    same: str

    @property
    def size(self) -> int:
        return max(len(self.removed), len(self.added))


def _changes(before: Sequence[str], after: Sequence[str]) -> Iterator[_Change]:
    removed = added = same = ""
    i = j = 0
    for at, to, length in [*blocks(before, after), (len(before), len(after), 0)]:
        if at > i or to > j:
            yield _Change(removed, added, same)
            removed, added, same = "".join(before[i:at]), "".join(after[j:to]), ""
        same += "".join(before[at : at + length])
        i, j = at + length, to + length
    yield _Change(removed, added, same)


def _readable(changes: Iterable[_Change]) -> Iterator[Part]:
    """No letter soup: little that stayed between two larger changes is told with them."""
    joined: list[_Change] = []
    for change in changes:
        while joined and joined[-1].size and change.size and _is_tiny(joined[-1], change):
            last = joined.pop()
            kept = last.same
            change = _Change(last.removed + kept + change.removed, last.added + kept + change.added, change.same)
        joined.append(change)
    for change in joined:
        yield from (("removed", change.removed), ("added", change.added), ("same", change.same))


def _is_tiny(last: _Change, change: _Change) -> bool:
    kept = last.same
    return len(kept.strip()) <= 1 or len(kept) <= min(TINY, last.size, change.size)


def _parts(found: Iterable[Part]) -> list[Part]:
    return [(mark, text) for mark, text in found if text]


@dataclass(frozen=True, slots=True)
class Line:
    """One line; `changed` has words of both, the others have one part. A number is missing where it did not stand."""

    mark: Literal["same", "added", "removed", "changed"]
    words: tuple[Part, ...]
    old: int | None = None
    new: int | None = None


@dataclass(frozen=True, slots=True)
class Hunk:
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """So many lines that stayed as they were."""

    count: int


def lines(old: str, new: str, context: int = 3) -> list[Hunk | Gap]:
    """Changed lines with `context` lines around them; what stayed between is folded."""
    before, after = (text.replace("\r\n", "\n").split("\n") for text in (old, new))
    return list(_folded(list(_compared(before, after)), context))


def _compared(before: Sequence[str], after: Sequence[str]) -> Iterator[Line]:
    i = j = spent = 0
    for at, to, length in [*blocks(before, after), (len(before), len(after), 0)]:
        spent += sum(map(len, before[i:at])) + sum(map(len, after[j:to]))
        yield from _replaced(before[i:at], after[j:to], (i, j), by_words=spent <= MOST)
        for step in range(length):
            text = before[at + step]
            yield Line("same", (("same", text),), at + step + 1, to + step + 1)
        i, j = at + length, to + length


def _replaced(
    removed: Sequence[str], added: Sequence[str], start: tuple[int, int], *, by_words: bool
) -> Iterator[Line]:
    """Lines in place of others: a line like an old one is told as that one, changed."""
    pairs = dict(_pairs(removed, added)) if by_words else {}
    told = 0
    for at, text in enumerate(removed):
        to = pairs.get(at)
        if to is None:
            yield Line("removed", (("removed", text),), old=start[0] + at + 1)
            continue
        yield from _added(added[told:to], start[1] + told)
        yield Line("changed", tuple(words(text, added[to])), start[0] + at + 1, start[1] + to + 1)
        told = to + 1
    yield from _added(added[told:], start[1] + told)


def _added(texts: Sequence[str], start: int) -> Iterator[Line]:
    for step, text in enumerate(texts, 1):
        yield Line("added", (("added", text),), new=start + step)


NEAR = 8
"""Lines further apart than this are not looked at as one that changed."""


def _pairs(removed: Sequence[str], added: Sequence[str]) -> Iterator[tuple[int, int]]:
    tokens = [_TOKEN.findall(text) for text in added]
    first = 0
    for at, text in enumerate(removed):
        mine = _TOKEN.findall(text)
        near = range(first, min(first + NEAR, len(added)))
        likeness, to = max(((_alike(mine, tokens[to]), -to) for to in near), default=(0.0, 0))
        if likeness >= ALIKE:
            first = 1 - to
            yield at, -to


def _folded(found: Sequence[Line], context: int) -> Iterator[Hunk | Gap]:
    shown = _near_a_change(found, context)
    for is_shown, group in groupby(range(len(found)), key=shown.__getitem__):
        numbers = list(group)
        if is_shown:
            yield Hunk(tuple(found[number] for number in numbers))
        else:
            yield Gap(len(numbers))


def _near_a_change(found: Sequence[Line], context: int) -> list[bool]:
    """Which lines to show. A single line is never folded: the fold would take its place."""
    shown = [False] * len(found)
    for number, line in enumerate(found):
        if line.mark != "same":
            start = max(0, number - context)
            shown[start : number + context + 1] = [True] * (min(len(found), number + context + 1) - start)
    for number in range(1, len(shown) - 1):
        shown[number] = shown[number] or (shown[number - 1] and shown[number + 1])
    return shown
