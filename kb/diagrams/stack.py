"""Where the boxes of a stack stand: one below the other on a line. Pure."""

from __future__ import annotations

from kb.diagrams.canvas import DISC, LABEL, NOTE, TITLE, WIDTH, Box, Canvas
from kb.diagrams.figure import Line, Stack, StackBox

_PAD = 12
_AXIS = 1 + _PAD + DISC
_LEFT = _AXIS + DISC + 10
_LIMIT = WIDTH - 1 - _PAD - _LEFT
_MARK = 15


def draw_stack(stack: Stack, language: str) -> tuple[Canvas, float]:
    """The drawing and its height."""
    canvas = Canvas()
    y = 1.0
    for index, box in enumerate(stack.boxes):
        y = _box(canvas, box, index + 1, language, y)
        if index + 1 < len(stack.boxes):
            y = _link(canvas, box.link[language] if box.link else "", y)
    return canvas, y + 1


def _box(canvas: Canvas, box: StackBox, number: int, language: str, top: float) -> float:
    y = canvas.write(box.title[language], _LEFT, top + _PAD, _LIMIT, TITLE) + 3
    y = canvas.write(box.text[language], _LEFT, y, _LIMIT, NOTE)
    for line in box.lines:
        y = _line(canvas, line, language, y + 6)
    y += _PAD
    canvas.frame("d-box", Box(1, top, WIDTH - 2, y - top), 10, ground=True)
    canvas.disc(number, _AXIS, top + _PAD + TITLE.leading / 2)
    return y


def _line(canvas: Canvas, line: Line, language: str, top: float) -> float:
    mark = Box(_LEFT, top + (NOTE.leading - _MARK) / 2, _MARK, _MARK)
    canvas.frames.append(mark)
    canvas.front.append(
        f'<use class="{line.mark}" href="#i-{line.mark}" x="{mark.x:g}" y="{mark.y:g}" '
        f'width="{mark.width:g}" height="{mark.height:g}"/>'
    )
    return canvas.write(line.text[language], _LEFT + _MARK + 7, top, _LIMIT - _MARK - 7, NOTE)


def _link(canvas: Canvas, text: str, top: float) -> float:
    bottom = canvas.write(text, _LEFT, top + 9, _LIMIT, LABEL) + 9 if text else top + 24
    canvas.front.append(f'<path class="d-arrow" d="M{_AXIS} {top:g}V{bottom - 8:g}"/>')
    canvas.front.append(f'<path class="d-head" d="M{_AXIS} {bottom - 1:g}l-6 -11h12z"/>')
    return bottom
