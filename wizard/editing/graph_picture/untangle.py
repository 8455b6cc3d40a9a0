"""The order of a column's cards and tracks in which few lines cross. Pure."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict

from wizard.editing.graph_picture.board import Board, Item, ranks

SWEEPS = 24


def untangle(board: Board) -> None:
    """Sweep to and fro, each column ordered by what it is joined to; keep the order with the fewest crossings."""
    best, fewest = [list(column) for column in board.order], crossings(board)
    for sweep in range(SWEEPS):
        forward = sweep % 2 == 0
        for place in range(len(board.order)) if forward else reversed(range(len(board.order))):
            _sort_column(board, place, forward)
        _swap_neighbours(board)
        if (count := crossings(board)) < fewest:
            best, fewest = [list(column) for column in board.order], count
    board.order = best


def _sort_column(board: Board, place: int, forward: bool) -> None:
    beside = place - 1 if forward else place + 1
    if not 0 <= beside < len(board.order):
        return
    pulls = _pulls(board, beside, forward)
    column = board.order[place]
    own = ranks(column)
    scale = len(board.order[beside]) / len(column)
    column.sort(key=lambda item: sum(pulls[item]) / len(pulls[item]) if item in pulls else own[item] * scale)


def _pulls(board: Board, beside: int, forward: bool) -> dict[Item, list[float]]:
    """For each item the places, in the column beside, of what it is joined to."""
    pulls: dict[Item, list[float]] = defaultdict(list)
    places = ranks(board.order[beside])
    for joint in board.gaps[beside if forward else beside - 1]:
        down = joint.out / (board.heights[joint.left] + 1)
        if forward:
            pulls[joint.right].append(places[joint.left] + down)
        else:
            # the lower its row, the further up the card may stand
            pulls[joint.left].append(places[joint.right] - down / 2)
    return pulls


def _swap_neighbours(board: Board) -> None:
    """Swap those that stand next to each other wherever that undoes crossings."""
    for place, column in enumerate(board.order):
        ends = _ends(board, place)
        moved = True
        while moved:
            moved = False
            for upper in range(len(column) - 1):
                one, other = ends[column[upper]], ends[column[upper + 1]]
                if _above(other, one) < _above(one, other):
                    column[upper], column[upper + 1] = column[upper + 1], column[upper]
                    moved = True


_Ends = tuple[list[tuple[float, float]], list[tuple[float, float]]]
"""Where the lines of an item end in the column before and in the one after."""


def _ends(board: Board, place: int) -> dict[Item, _Ends]:
    ends: dict[Item, _Ends] = {item: ([], []) for item in board.order[place]}
    if place:
        places = ranks(board.order[place - 1])
        for joint in board.gaps[place - 1]:
            ends[joint.right][0].append((places[joint.left], joint.out))
    if place + 1 < len(board.order):
        places = ranks(board.order[place + 1])
        for joint in board.gaps[place]:
            ends[joint.left][1].append((places[joint.right], 0))
    return ends


def _above(one: _Ends, other: _Ends) -> int:
    """Crossings of their lines when `one` stands above `other`."""
    return sum(a > b for mine, theirs in zip(one, other, strict=True) for a in mine for b in theirs)


def crossings(board: Board) -> int:
    return sum(_crossed(board, place) for place in range(len(board.order) - 1))


def _crossed(board: Board, place: int) -> int:
    left, right = ranks(board.order[place]), ranks(board.order[place + 1])
    ends = sorted((left[joint.left], joint.out, right[joint.right]) for joint in board.gaps[place])
    count, seen = 0, list[int]()
    for _, _, end in ends:
        count += len(seen) - bisect_right(seen, end)
        insort(seen, end)
    return count
