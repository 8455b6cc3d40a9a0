"""Which column each card stands in, so that arrows lead to the right and stay short. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, TypeVar


class Edge(Protocol):
    @property
    def source(self) -> str: ...

    @property
    def target(self) -> str: ...


E = TypeVar("E", bound=Edge)


def leading_right(keys: Iterable[str], edges: Sequence[E]) -> list[E]:
    """The edges without those that close a circle: a draft may hold one, and must be drawn all the same."""
    ahead = defaultdict(list)
    for edge in edges:
        ahead[edge.source].append(edge)
    done: set[str] = set()
    kept: list[E] = []
    for key in keys:
        open_nodes = {key: iter(ahead[key])} if key not in done else {}
        while open_nodes:
            key = next(reversed(open_nodes))
            way = next(open_nodes[key], None)
            if way is None:
                done.add(key)
                del open_nodes[key]
            elif way.target not in open_nodes:
                kept.append(way)
                if way.target not in done:
                    open_nodes[way.target] = iter(ahead[way.target])
    return kept


def in_columns(keys: Iterable[str], edges: Sequence[Edge], start: str = "") -> dict[str, int]:
    """Column of each key. `edges` must hold no circle; `start` stays in the first column."""
    sources, targets = defaultdict(list), defaultdict(list)
    for edge in edges:
        sources[edge.target].append(edge.source)
        targets[edge.source].append(edge.target)
    columns = _earliest(keys, sources)
    moved = 1
    while moved:
        moved = sum(_move(key, columns, sources, targets) for key in columns if key != start)
    return columns


def _earliest(keys: Iterable[str], sources: Mapping[str, Sequence[str]]) -> dict[str, int]:
    wanted, columns = list(keys), dict[str, int]()
    for key in wanted:
        ahead = [key]
        while ahead:
            before = sources.get(ahead[-1], ())
            waiting = [source for source in before if source not in columns]
            if waiting:
                ahead += waiting
            else:
                columns[ahead.pop()] = 1 + max((columns[source] for source in before), default=-1)
    return {key: columns[key] for key in wanted}


def _move(
    key: str, columns: dict[str, int], sources: Mapping[str, Sequence[str]], targets: Mapping[str, Sequence[str]]
) -> bool:
    """Move a card to where the lines from and to it are shortest; whether it moved."""
    if not targets[key]:
        return False
    first = 1 + max((columns[source] for source in sources[key]), default=-1)
    last = min(columns[target] for target in targets[key]) - 1

    def length(column: int) -> int:
        return _tracks({**columns, key: column}, (key, *targets[key]), sources)

    best = min(range(last, first - 1, -1), key=length)
    if length(best) >= length(columns[key]):
        return False
    columns[key] = best
    return True


def _tracks(columns: Mapping[str, int], keys: Iterable[str], sources: Mapping[str, Sequence[str]]) -> int:
    """Length of the lines that lead to these cards, each as long as its farthest source is away."""
    return sum(columns[key] - min(columns[source] for source in sources[key]) for key in set(keys) if sources[key])
