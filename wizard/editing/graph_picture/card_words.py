"""The words of a card, set in lines that fit it. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from kb.diagrams.lettering import width, wrap
from wizard.editing.graph_picture.outline import Entry

CARD = 330
"""Width of a card."""
PAD = 12
LEADING = 17
SIZE = 13.0
SMALL = 12.0


@dataclass(frozen=True, slots=True)
class Line:
    """Words at a place within their card; `role` says how they look, `sign` stands before them."""

    x: int
    y: int
    words: str
    role: str
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Far:
    """What can be read of a card when the whole picture is in sight: its name, as large as it fits, and its key."""

    size: int
    lines: tuple[Line, ...]


def set_words(
    words: str, size: float, role: str, *, bold: bool = False, most: int, indent: int = 0
) -> list[tuple[str, str]]:
    """Lines that fit the card; what is more than `most` of them ends in dots."""
    limit = CARD - 2 * PAD - indent
    lines = wrap(words, limit, size, bold, even=False) if words.strip() else []
    if len(lines) > most:
        last = lines[most - 1] + " " + lines[most]
        while width(last + "…", size, bold) > limit:
            last = last[:-1]
        lines = [*lines[: most - 1], last.rstrip() + "…"]
    return [(line, role) for line in lines]


def seen_from_far(entry: Entry, height: int) -> Far:
    limit = CARD - 2 * PAD
    longest = max((width(word, 1, True) for word in entry.name.split()), default=1.0)
    size = int(max(26.0, min(56.0, limit / longest)))
    most = max(1, min(4, height // (size + 8) - 1))
    lines = [(words, "far-name") for words in wrap(entry.name, limit, size, True, even=False)[:most]]
    lines.append((entry.key, "far-key"))
    top = (height - (size + 8) * len(lines)) // 2
    return Far(size, tuple(Line(PAD, top + (size + 8) * (n + 1) - 8, *line) for n, line in enumerate(lines)))
