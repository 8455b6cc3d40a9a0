"""Cards in columns, joined by arrows that lead to the right and seldom cross. Pure.

Layered drawing after Sugiyama, Tagawa and Toda (1981), with two things the libraries lack: arrows leave a card at the
height of their row, and all arrows to one card share one line (a track) through the columns between.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from wizard.editing.graph_picture.board import TRACK, Board, Item, Joint, is_track
from wizard.editing.graph_picture.columns import in_columns, leading_right
from wizard.editing.graph_picture.settle import settle
from wizard.editing.graph_picture.untangle import untangle


@dataclass(frozen=True, slots=True)
class Arrow:
    """From `out` below the top of one card to the entry of another."""

    source: str
    target: str
    out: float


@dataclass(frozen=True, slots=True)
class Layout:
    """`columns` and `tops` of cards; `tracks` is card -> column -> height of the line that leads to it."""

    columns: Mapping[str, int]
    tops: Mapping[str, float]
    tracks: Mapping[str, Mapping[int, float]]


def lay_out(heights: Mapping[str, float], arrows: Sequence[Arrow], entry: float, start: str = "") -> Layout:
    """Places for cards of these heights, in the same way for the same input.

    Arrows enter a card `entry` below its top. Those that close a circle get no track.
    """
    forward = leading_right(heights, arrows)
    columns = in_columns(heights, forward, start)
    board = _board(heights, forward, columns, entry)
    untangle(board)
    settle(board)
    tracks: dict[str, dict[int, float]] = {}
    for item, top in board.tops.items():
        if is_track(item):
            key, column = item
            tracks.setdefault(key, {})[column] = top + TRACK / 2
    return Layout(columns, {key: board.tops[key, -1] for key in heights}, tracks)


def _board(heights: Mapping[str, float], arrows: Iterable[Arrow], columns: Mapping[str, int], entry: float) -> Board:
    sizes: dict[Item, float] = {(key, -1): height for key, height in heights.items()}
    joints: dict[tuple[Item, Item, float], Joint] = {}
    for arrow in arrows:
        left: Item = (arrow.source, -1)
        out = arrow.out
        for column in range(columns[arrow.source] + 1, columns[arrow.target] + 1):
            arrives = column == columns[arrow.target]
            right: Item = (arrow.target, -1 if arrives else column)
            sizes.setdefault(right, TRACK)
            joints[left, right, out] = Joint(left, right, out, entry if arrives else TRACK / 2)
            left, out = right, TRACK / 2
    order: list[list[Item]] = [[] for _ in range(max(columns.values(), default=0) + 1)]
    for item in sizes:
        order[_column(item, columns)].append(item)
    gaps: list[list[Joint]] = [[] for _ in order]
    for joint in joints.values():
        gaps[_column(joint.left, columns)].append(joint)
    return Board(sizes, order, gaps)


def _column(item: Item, columns: Mapping[str, int]) -> int:
    return item[1] if is_track(item) else columns[item[0]]
