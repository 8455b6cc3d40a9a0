"""What two people wrote from the same words, brought together: nothing either of them wrote is lost. Pure.

Where both changed the same lines, both versions stand in the text between lines that say whose is whose. They are
the same in every language of the site, are understood without a manual, and keep a text from being published.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import merge3

from kb.editing.comparing.matching import Matcher

YOURS = "▼▼▼ YOURS · 你的 ▼▼▼"
THEIRS = "◆◆◆ THEIRS · 对方的 ◆◆◆"
END = "▲▲▲ KEEP WHAT IS RIGHT, DELETE THE REST · 留下正确的，删掉其余 ▲▲▲"
_SIGNS = ("▼▼▼", "◆◆◆", "▲▲▲")

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Merged:
    """`conflicts`: how many places hold both versions, between the marks."""

    text: str
    conflicts: int = 0


def unresolved(text: str) -> bool:
    """Whether a mark, or what is left of one, still stands in it."""
    return any(sign in text for sign in _SIGNS)


def merge(base: str, mine: str, theirs: str) -> Merged:
    """A text of many lines. All three should end their lines in the same way."""
    groups = list(_groups(base.split("\n"), mine.split("\n"), theirs.split("\n")))
    conflicts = sum(is_conflict for is_conflict, _lines in groups)
    return Merged("\n".join(line for _is_conflict, lines in groups for line in lines), conflicts)


def _groups(base: list[str], mine: list[str], theirs: list[str]) -> Iterator[tuple[bool, Sequence[str]]]:
    for found in merge3.Merge3(base, mine, theirs, sequence_matcher=Matcher).merge_groups():
        if found[0] == "conflict":
            yield True, [YOURS, *found[2], THEIRS, *found[3], END]
        else:
            yield False, found[1]


def merge_field(base: str, mine: str, theirs: str) -> Merged:
    """A text of one line, such as a title: whoever changed it alone is right; both versions if both did."""
    if mine == theirs or theirs == base:
        return Merged(mine)
    if mine == base:
        return Merged(theirs)
    return Merged(f"{mine} {THEIRS} {theirs}", 1)


def merge_items(base: Sequence[Item], mine: Sequence[Item], theirs: Sequence[Item]) -> list[Item]:
    """A list, such as sources: what either added is in it, what either took away is not. Never a conflict."""
    if mine == base:
        return list(theirs)
    kept = [item for item in mine if item in theirs or item not in base]
    return kept + [item for item in theirs if item not in base and item not in mine]
