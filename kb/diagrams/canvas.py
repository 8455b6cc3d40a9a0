"""A sheet on which shapes are placed from top to bottom, and which remembers where words are. Pure.

Units are those of the viewBox. Colours come from the style sheet through classes; no style attribute is written,
because the content security policy forbids it.
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape

from kb.diagrams.lettering import width, wrap

WIDTH = 340
"""At 320 px a page leaves 288 px for this, so 14.25 units are 12 px: no letters may be smaller."""


@dataclass(frozen=True, slots=True)
class Style:
    """How words are set: a class of the style sheet, font size and distance of the lines."""

    name: str
    size: float
    leading: float
    bold: bool = False


TITLE = Style("d-title", 15.5, 20, bold=True)
LABEL = Style("d-label", 14.5, 19, bold=True)
NOTE = Style("d-note", 14.25, 18.5)
BAND = Style("d-band", 14.25, 18.5, bold=True)
STATE = Style("d-state", 14.25, 18, bold=True)
NUMBER = Style("d-number", 14.25, 18, bold=True)


@dataclass(frozen=True, slots=True)
class Box:
    """Where something stands; `content` says what, for the tests."""

    x: float
    y: float
    width: float
    height: float
    content: str = ""

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def holds(self, other: Box) -> bool:
        return (
            self.x <= other.x
            and other.x + other.width <= self.x + self.width
            and self.y <= other.y
            and other.bottom <= self.bottom
        )

    def overlaps(self, other: Box) -> bool:
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.bottom
            and other.y < self.bottom
        )


class Canvas:
    """Grounds lie below lines, lines below everything else.

    `words` are the boxes of all letters, `frames` those of the things that letters stand in or keep clear of.
    """

    def __init__(self) -> None:
        self.grounds: list[str] = []
        self.lines: list[str] = []
        self.front: list[str] = []
        self.words: list[Box] = []
        self.frames: list[Box] = []

    @property
    def shapes(self) -> list[str]:
        return [*self.grounds, *self.lines, *self.front]

    def write(self, text: str, x: float, top: float, limit: float, style: Style, middle: bool = False) -> float:
        """Set words in lines not wider than `limit`, from `x` or (with `middle`) around it. Returns the bottom."""
        for line in wrap(text, limit, style.size, style.bold):
            anchor = ' text-anchor="middle"' if middle else ""
            baseline = top + style.leading / 2 + style.size * 0.36
            self.front.append(
                f'<text class="{style.name}" x="{x:g}" y="{baseline:g}" font-size="{style.size:g}"{anchor}>'
                f"{escape(line)}</text>"
            )
            wide = width(line, style.size, style.bold)
            self.words.append(Box(x - wide / 2 if middle else x, top, wide, style.leading, line))
            top += style.leading
        return top

    def frame(self, name: str, box: Box, radius: float, ground: bool = False) -> None:
        """A rectangle with round corners, of the class `name`; on the ground it lies below the lines."""
        self.frames.append(box)
        (self.grounds if ground else self.front).append(
            f'<rect class="{name}" x="{box.x:g}" y="{box.y:g}" width="{box.width:g}" height="{box.height:g}" '
            f'rx="{radius:g}"/>'
        )

    def disc(self, number: int, x: float, y: float) -> None:
        """A numbered disc with its centre at (x, y)."""
        self.frames.append(Box(x - DISC, y - DISC, 2 * DISC, 2 * DISC))
        self.front.append(f'<circle class="d-disc" cx="{x:g}" cy="{y:g}" r="{DISC:g}"/>')
        self.write(str(number), x, y - NUMBER.leading / 2, 2 * DISC, NUMBER, middle=True)

    def arrow(self, start: float, end: float, y: float) -> None:
        """A level arrow from `start` to `end`."""
        back = -1 if end > start else 1
        self.front.append(f'<path class="d-arrow" d="M{start:g} {y:g}H{end + 8 * back:g}"/>')
        self.front.append(f'<path class="d-head" d="M{end:g} {y:g}l{11 * back} -6v12z"/>')


DISC = 12
"""Radius of a numbered disc."""
