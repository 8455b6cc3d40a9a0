"""Where the parts of a sequence stand: lifelines downwards, messages across, phases as bands. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from kb.diagrams.canvas import BAND, DISC, LABEL, NOTE, STATE, TITLE, WIDTH, Box, Canvas, Style
from kb.diagrams.figure import Message, Phase, Sequence
from kb.diagrams.lettering import width, wrap

_MARGIN = 20
_GAP = 8
_INSET = 6
"""Nothing reaches nearer to the edge, where the bands end."""


def draw_sequence(sequence: Sequence, language: str) -> tuple[Canvas, float]:
    """The drawing and its height."""
    canvas = Canvas()
    layout = _Layout(sequence, language, canvas)
    head = layout.heads()
    y = layout.states(sequence.states, head + _GAP) if sequence.states else head
    number = 1
    for phase in sequence.phases:
        y = layout.phase(phase, number, y + _GAP + 4)
        number += len(phase.messages)
    layout.lifelines(head, y + _GAP)
    return canvas, y + _GAP + 1


class _Layout:
    """Each method places one thing below `top` and returns where it ends."""

    def __init__(self, sequence: Sequence, language: str, canvas: Canvas):
        self.sequence = sequence
        self.language = language
        self.canvas = canvas
        count = len(sequence.lifelines)
        step = (WIDTH - 2 * _MARGIN) / (count - 1)
        self.x = {key: _MARGIN + step * index for index, key in enumerate(sequence.lifelines)}
        self.column = (WIDTH - 2 * _INSET - _GAP * (count - 1)) / count
        """Width for what belongs to one lifeline alone: its name, its state."""

    def heads(self) -> float:
        return self._row({key: name[self.language] for key, name in self.sequence.lifelines.items()}, 1, TITLE, 8, 7)

    def states(self, states: Mapping[str, str], top: float) -> float:
        return self._row(states, top, STATE, 9, 10)

    def _row(self, texts: Mapping[str, str], top: float, style: Style, pad: float, radius: float) -> float:
        """Small boxes of equal height, each on its lifeline and inside its column."""
        limit = self.column - 2 * pad - 2
        lines = {key: wrap(text, limit, style.size, style.bold) for key, text in texts.items()}
        height = max(map(len, lines.values())) * style.leading + pad
        for key, text in texts.items():
            wide = max(width(line, style.size, style.bold) for line in lines[key]) + 2 * pad
            middle = self._inside(self.x[key], wide)
            self.canvas.frame(f"{style.name}-box", Box(middle - wide / 2, top, wide, height), radius)
            first = top + (height - len(lines[key]) * style.leading) / 2
            self.canvas.write(text, middle, first, limit, style, middle=True)
        return top + height

    def _inside(self, x: float, wide: float) -> float:
        """The middle nearest to `x` for something that must not reach over the edge."""
        return min(max(x, wide / 2 + _INSET), WIDTH - wide / 2 - _INSET)

    def phase(self, phase: Phase, number: int, top: float) -> float:
        y = top
        if phase.name:
            y = self._name(phase, top + _GAP) + _GAP
        for offset, message in enumerate(phase.messages):
            y = self._message(message, number + offset, y + (_GAP + 6 if offset else 0))
        if phase.name:
            y += _GAP + 2
            self.canvas.frame(f"d-{phase.ground}", Box(1, top, WIDTH - 2, y - top), 10, ground=True)
        return y

    def _name(self, phase: Phase, top: float) -> float:
        name = (phase.name or {})[self.language]
        limit = WIDTH - 4 * _MARGIN - 2 * DISC
        bottom = self.canvas.write(name, WIDTH / 2, top, limit, BAND, middle=True)
        if phase.ground == "encrypted":
            longest = max(width(line, BAND.size, bold=True) for line in wrap(name, limit, BAND.size, bold=True))
            self._lock(WIDTH / 2 - longest / 2 - 18, top + 2)
        return bottom

    def _lock(self, x: float, y: float) -> None:
        self.canvas.frames.append(Box(x, y, 12, 14))
        self.canvas.front.append(f'<path class="d-lock" d="M{x + 3:g} {y + 7:g}v-3a3 3 0 0 1 6 0v3"/>')
        self.canvas.front.append(f'<rect class="d-lock-body" x="{x:g}" y="{y + 6:g}" width="12" height="8" rx="1.5"/>')

    def _message(self, message: Message, number: int, top: float) -> float:
        start, end = self.x[message.sender], self.x[message.receiver]
        middle, limit = (start + end) / 2, abs(end - start) - 2 * DISC - 10
        y = self.canvas.write(message.label[self.language], middle, top, limit, LABEL, middle=True) + 7
        forward = 1 if end > start else -1
        if message.both_ways:
            self.canvas.arrow(middle, start + (DISC + 1) * forward, y)
            self.canvas.arrow(middle, end - 2 * forward, y)
        else:
            self.canvas.arrow(start + DISC * forward, end - 2 * forward, y)
        self.canvas.disc(number, start, y)
        bottom = y + DISC
        if message.note:
            bottom = self.canvas.write(message.note[self.language], middle, y + 6, limit, NOTE, middle=True)
        if message.states:
            bottom = self.states(message.states, max(bottom, y + DISC) + 5) + 2
        return max(bottom, y + DISC)

    def lifelines(self, top: float, bottom: float) -> None:
        """Downwards, with a gap where words stand."""
        for x in self.x.values():
            path, y = "", top
            for box in sorted(self.canvas.words, key=lambda box: box.y):
                if box.x < x < box.x + box.width and box.bottom > y:
                    path += f"M{x:g} {y:g}V{box.y:g}" if box.y > y else ""
                    y = box.bottom
            self.canvas.lines.append(f'<path class="d-life" d="{path}M{x:g} {y:g}V{bottom:g}"/>')
