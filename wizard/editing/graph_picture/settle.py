"""How high each card and track stands, its column's order kept. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wizard.editing.graph_picture.board import Board, Item, Joint, is_track

ROUNDS = 16
APART = 26.0
STRAIGHT = 4.0
"""How much more a track pulls than an arrow, so that long lines bend little."""


def settle(board: Board) -> None:
    """Heights that keep the order and bring what is joined to one level, as near as the room allows."""
    for column in board.order:
        _stack(board, column, dict.fromkeys(column, (0.0, 1.0)))
    for turn in range(ROUNDS):
        places = range(len(board.order))
        for place in places if turn % 2 == 0 else reversed(places):
            _stack(board, board.order[place], _wishes(board, place))
    lowest = min(board.tops.values(), default=0.0)
    for item in board.tops:
        board.tops[item] -= lowest


def _wishes(board: Board, place: int) -> dict[Item, tuple[float, float]]:
    """Item -> (the top it would like, how much it matters)."""
    sums: dict[Item, tuple[float, float]] = {item: (board.tops[item] * 0.1, 0.1) for item in board.order[place]}

    def wish(item: Item, top: float, weight: float) -> None:
        total, mass = sums[item]
        sums[item] = total + top * weight, mass + weight

    for joint in board.gaps[place - 1] if place else ():
        wish(joint.right, board.tops[joint.left] + joint.out - joint.into, _weight(joint))
    for joint in board.gaps[place]:
        wish(joint.left, board.tops[joint.right] + joint.into - joint.out, _weight(joint))
    return {item: (total / mass, mass) for item, (total, mass) in sums.items()}


def _weight(joint: Joint) -> float:
    return STRAIGHT if is_track(joint.left) and is_track(joint.right) else 1.0


def _stack(board: Board, column: Sequence[Item], wishes: Mapping[Item, tuple[float, float]]) -> None:
    """The nearest tops to those wished for that keep the order and the distances: pooled neighbours (Kruskal 1964)."""
    blocks: list[tuple[float, float, int]] = []  # wish less what stands above, weight, items
    above = 0.0
    starts = []
    for before, item in zip([None, *column], column, strict=False):
        if before is not None:
            above += board.heights[before] + _distance(before, item)
        starts.append(above)
        top, weight = wishes[item]
        block = (top - above, weight, 1)
        while blocks and blocks[-1][0] > block[0]:
            other = blocks.pop()
            mass = other[1] + block[1]
            block = ((other[0] * other[1] + block[0] * block[1]) / mass, mass, other[2] + block[2])
        blocks.append(block)
    moved = [shift for shift, _, count in blocks for _ in range(count)]
    board.tops.update({item: start + shift for item, start, shift in zip(column, starts, moved, strict=True)})


def _distance(one: Item, other: Item) -> float:
    """Tracks may lie closer together than cards."""
    return 2.0 if is_track(one) and is_track(other) else APART
