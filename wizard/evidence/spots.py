"""Where words occur in a part, without looking at every line: a paste of ten thousand lines costs what it holds."""

from __future__ import annotations

from collections.abc import Iterator

from wizard.evidence.line_search import places
from wizard.evidence.paste import Line
from wizard.evidence.transcript import Part

MOST = 300
"""Lines of one word that are looked at; what repeats a word more often says nothing new."""


def spots(part: Part, *words: str, most: int = MOST) -> list[int]:
    """The indexes of the lines in which any of these words (lower case) occurs, in order.

    If a word occurs too often, the list ends there for all of them: what belongs together stays together.
    """
    found, last = set[int](), len(part.lines)
    for word in words:
        lines = list(places(part.text, word, most))
        found.update(lines)
        if len(lines) == most:
            last = min(last, lines[-1])
    return sorted(index for index in found if index <= last)


def shortened(part: Part, most: int = 2000, width: int = 600) -> Part:
    """A very long part without its middle and without the ends of long lines; any other as it is."""
    if len(part.lines) <= most and sum(len(line.text) for line in part.lines) < most * 120:
        return part
    kept = [*part.lines[: most // 2], *part.lines[most // 2 :][-most // 2 :]]
    fair = max(100, min(width, most * 120 // len(kept)))
    return Part(part.command, tuple(Line(line.number, line.text[:fair]) for line in kept), False, part.now)


def lines_with(part: Part, *words: str, most: int = MOST) -> Iterator[Line]:
    return (part.lines[index] for index in spots(part, *words, most=most))
