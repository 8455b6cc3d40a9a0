"""A draft as guides that can be walked: the draft itself, and the current releases of the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wizard.graph import HAND_OVER, Graph, Guides, Node, Question
from wizard.graph_data import ShapeError, from_data, to_data
from wizard.lint import circles
from wizard.models import Guide
from wizard.problem import Problem
from wizard.publishing import draft_graph
from wizard.releases import current_guides


class NotWalkable(Exception):
    """Not even its editor can walk this draft; `problems` says why."""

    def __init__(self, problems: Sequence[Problem]):
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, problems)))


def draft_guides(guide: Guide) -> Guides:
    """What the walk of a draft runs on; with other problems than those of NotWalkable the draft may still be walked."""
    graph = _graph(guide)
    guides = Guides({known.key: known for known in current_guides()} | {guide.key: graph})
    if found := circles(graph, guides):
        raise NotWalkable(found)
    return guides


def _graph(guide: Guide) -> Graph:
    try:
        graph = draft_graph(guide)
        whole = replace(graph, nodes={key: _whole(node) for key, node in graph.nodes.items()})
        # Read back, as a release would be: what is odd is told here, and not met somewhere in a page.
        return from_data(to_data(whole))
    except ShapeError as error:
        raise NotWalkable([Problem(guide.key, _node(error), error.words)]) from error


def _whole(node: Node) -> Node:
    """The node with the hand-over behind every answer that nobody has said yet where it leads."""
    if isinstance(node, Question):
        return replace(node, unknown=node.unknown or HAND_OVER.key)
    return node if node.then or node.escalates else replace(node, then=HAND_OVER.key)


def _node(error: ShapeError) -> str:
    inside = len(error.path) > 1 and error.path[0] in ("questions", "outcomes")
    return str(error.path[1]) if inside else ""
