"""What stands around a node: where it comes from, where it leads, and which questions are asked on the way. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from wizard.graph import NOT_HELPED, UNKNOWN, Graph, Guides, Outcome, Question, Ref, Text


@dataclass(frozen=True, slots=True)
class Edge:
    """`answer` of `source` leads to `target`; both are absolute references."""

    source: Ref
    answer: str
    target: Ref


def leading_to(guides: Guides, ref: Ref) -> list[Edge]:
    """Every edge of every guide that ends there."""
    return [
        Edge(graph.absolute(key), answer, target)
        for graph in guides
        for key, answer, target in graph.edges()
        if target == ref
    ]


def leading_from(guides: Guides, ref: Ref) -> list[Edge]:
    return [Edge(ref, answer, target) for answer, target in guides.targets.get(ref, {}).items()]


def asked_before(graph: Graph, key: str) -> list[str]:
    """Questions of this guide that a walk may pass on its way to this node, in the guide's order.

    Ways through a fix that did not help count only if there is no other way.
    """
    return _before(graph, key, {NOT_HELPED}) or _before(graph, key, set())


def _before(graph: Graph, key: str, left_out: Iterable[str]) -> list[str]:
    sources: dict[Ref, list[str]] = {}
    for source, answer, target in graph.edges():
        if answer not in left_out:
            sources.setdefault(target, []).append(source)
    seen: set[str] = set()
    ahead = [key]
    while ahead:
        for source in sources.get(graph.absolute(ahead.pop()), ()):
            if source not in seen:
                seen.add(source)
                ahead.append(source)
    return [question.key for question in graph.questions() if question.key in seen - {key}]


def expected(
    graph: Graph, before: Mapping[str, Sequence[str]], ticked: Mapping[str, Sequence[str]]
) -> dict[str, list[str]]:
    """The profile as ticked: what stood there keeps its place, what is new comes in the guide's order after it."""
    found: dict[str, list[str]] = {}
    for key in [*before, *(question.key for question in graph.questions())]:
        chosen = set(ticked.get(key, ()))
        if chosen and key not in found:
            kept = [choice for choice in before.get(key, ()) if choice in chosen]
            new = [choice for choice in choices_of(graph, key) if choice in chosen and choice not in kept]
            if kept or new:
                found[key] = kept + new
    return found


def choices_of(graph: Graph, key: str) -> dict[str, Text]:
    """Choice -> its words, of a question of this guide; empty if it is none."""
    node = graph.nodes.get(key)
    return {choice.key: choice.text for choice in node.choices} if isinstance(node, Question) else {}


def answers_of(guides: Guides, guide: str, name: str) -> list[str]:
    """What a story may answer to a node, as it writes it: ``?`` for "I don't know". Empty if nothing is asked there."""
    ref = guides[guide].absolute(name)
    node = guides.node(ref) if guides.has(ref) else None
    if isinstance(node, Question):
        return [*(choice.key for choice in node.choices), "?"]
    return ["resumed", NOT_HELPED] if isinstance(node, Outcome) and node.resume else []


def answer_words(guides: Guides, edge: Edge) -> Text:
    """What the choice of an edge says; empty for "I don't know" and "did not help"."""
    node = guides.node(edge.source)
    if edge.answer in (UNKNOWN, NOT_HELPED) or not isinstance(node, Question):
        return {}
    choice = node.choice(edge.answer)
    return choice.text if choice else {}


def way_to(guides: Guides, guide: str, key: str) -> dict[str, str] | None:
    """The fewest answers that lead from the start to this node; None if nothing does."""
    graph = guides[guide]
    start, goal = graph.absolute(graph.start), graph.absolute(key)
    ways: dict[Ref, dict[str, str]] = {start: {}}
    ahead = [start]
    for ref in ahead:
        if ref == goal:
            return ways[ref]
        for answer, target in guides.targets.get(ref, {}).items():
            if target not in ways:
                ways[target] = ways[ref] | {ref.removeprefix(f"{guide}."): answer}
                ahead.append(target)
    return None
