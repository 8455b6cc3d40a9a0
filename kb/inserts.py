"""What a body may hold besides its words: ``![](snippet:key)``, ``![](picture:key)``, ``![](diagram:key)``. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

KINDS = ("snippet", "picture", "diagram")
# The place may be an item of a list: "- ![](snippet:key)".
ALONE = re.compile(
    r"(?P<indent>[ \t]*)(?P<mark>(?:[-*+]|\d+\.)[ \t]+)?"
    r"!\[(?P<words>[^][]*)\]\((?P<kind>snippet|picture|diagram):(?P<key>[^()\s]*)\)[ \t]*"
)
_SOMEWHERE = re.compile(r"!\[[^][]*\]\(\s*<?(?P<kind>snippet|picture|diagram):(?P<key>[^()\s>]*)")
_LIST_ITEM = re.compile(r"\s*(?:[-*+]|\d+\.)\s")
_BOX = re.compile(r"\s*(?:!!!|\?\?\?\+?)\s")


@dataclass(frozen=True, slots=True)
class Insert:
    """`line` counts from 0; `placed` is false where it stands among words and readers would not see it."""

    line: int
    kind: str
    key: str
    words: str
    placed: bool


def inserts(body: str) -> Iterator[Insert]:
    """Every one outside fenced blocks, in order."""
    lines = body.splitlines()
    for number, text in unfenced(body):
        if whole := ALONE.fullmatch(text):
            placed = _stands_alone(lines, number, whole)
            yield Insert(number, whole["kind"], whole["key"], whole["words"], placed)
        else:
            yield from (Insert(number, found["kind"], found["key"], "", False) for found in _SOMEWHERE.finditer(text))


def _stands_alone(lines: list[str], number: int, whole: re.Match[str]) -> bool:
    before = lines[number - 1] if number else ""
    after = lines[number + 1] if number + 1 < len(lines) else ""
    if whole["mark"]:
        # Only words may fill an item; a picture would need a paragraph of its own.
        return whole["kind"] == "snippet" and (not after.strip() or bool(_LIST_ITEM.match(after)))
    return not after.strip() and (not before.strip() or bool(_BOX.match(before)))


def keys_of(body: str, kind: str) -> set[str]:
    """The keys of this kind that the body names."""
    return {insert.key for insert in inserts(body) if insert.kind == kind}


def unfenced(body: str) -> Iterator[tuple[int, str]]:
    """(number from 0, text) of every line outside fenced blocks."""
    fence = ""
    for number, line in enumerate(body.splitlines()):
        mark = re.match(r"\s*(`{3,}|~{3,})", line)
        if mark and not fence:
            fence = mark.group(1)
        elif mark and line.strip() == fence:
            fence = ""
        elif not fence:
            yield number, line


def leaves_a_fence_open(body: str) -> bool:
    """True if a fenced block is begun and not ended: what comes after it would be swallowed."""
    shown = {number for number, _line in unfenced(body + "\n.")}
    return len((body + "\n.").splitlines()) - 1 not in shown
