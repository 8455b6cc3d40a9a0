"""Whose walks a publication can change. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from wizard.graph import Guides


def affected(old: Guides, new: Guides, published: Iterable[str]) -> frozenset[str]:
    """The guides whose walks can come by what is published, these included."""
    changed = set(published)
    before = {graph.key: graph.ports for graph in old}
    if any(before.get(key, ()) != new[key].ports for key in changed):
        # What a paste says depends on the ports of all other guides.
        return frozenset(graph.key for graph in new)
    return frozenset(graph.key for guides in (old, new) for graph in guides if _comes_by(guides, graph.key) & changed)


def _comes_by(guides: Guides, guide: str) -> set[str]:
    start = guides[guide].absolute(guides[guide].start)
    return {guide} | {ref.partition(".")[0] for ref in guides.reachable.get(start, ())}
