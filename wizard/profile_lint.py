"""Problems of the profiles of a guide: what names nothing, fits nothing, or tells nothing apart. Pure, all warnings."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from wizard.graph import ESCALATION_ARTICLE, NOT_HELPED, Graph, Guides, Outcome, Question, Ref
from wizard.problem import Problem
from wizard.profiles import Cause, behind, causes


def profile_problems(graph: Graph, guides: Guides) -> Iterator[Problem]:
    if graph.start not in graph.nodes:
        return
    offered = {outcome.article for other in guides for outcome in other.outcomes()}
    for outcome in graph.outcomes():
        for partner in outcome.partners:
            if partner not in offered:
                yield _warning(graph, outcome.key, f"its partner “{partner}” is offered by no guide")
        for key, choices in outcome.expects.items():
            for message in _expected(graph, outcome, key, choices):
                yield _warning(graph, outcome.key, message)
    own = {outcome.article for outcome in graph.outcomes()} - {ESCALATION_ARTICLE}
    known = [cause for article, cause in causes(guides, graph.key).items() if article in own]
    yield from _not_expected(graph, guides)
    yield from _out_of_reach(graph, guides, known)
    yield from _alike(graph, known)


def _warning(graph: Graph, node: str, message: str) -> Problem:
    return Problem(graph.key, node, message, "warning")


def _expected(graph: Graph, outcome: Outcome, key: str, choices: Collection[str]) -> Iterator[str]:
    question = graph.nodes.get(key)
    if not isinstance(question, Question):
        yield f"its profile speaks of “{key}”, which is no question"
        return
    for choice in choices:
        if question.choice(choice) is None:
            yield f"its profile expects “{choice}” at “{key}”, which is no choice there"
    here = [choice.key for choice in question.choices if choice.go in (outcome.key, f"{graph.key}.{outcome.key}")]
    if here and not set(here) & set(choices):
        yield f"“{key}” leads here by “{here[0]}”, which its own profile does not expect"


def _not_expected(graph: Graph, guides: Guides) -> Iterator[Problem]:
    """Choices that lead to articles, though nobody with any fault would make them."""
    known = causes(guides, graph.key).values()
    for question in graph.questions():
        ref = graph.absolute(question.key)
        expected = frozenset[str]().union(*(cause.expects.get(ref, frozenset()) for cause in known))
        leads = behind(guides, ref)
        for choice in question.choices:
            if expected and choice.key not in expected and not choice.detour and leads.get(choice.key):
                yield _warning(graph, question.key, f"no cause expects the choice “{choice.key}”")


def _out_of_reach(graph: Graph, guides: Guides, known: Collection[Cause]) -> Iterator[Problem]:
    for cause in known:
        if not set(cause.refs) & _allowed(graph, guides, cause):
            message = f"nobody with this fault gets here: every way to “{cause.article}” contradicts its profile"
            yield _warning(graph, cause.ref.partition(".")[2], message)


def _allowed(graph: Graph, guides: Guides, cause: Cause) -> set[Ref]:
    """Where somebody with this fault can come to by the answers the profile expects and "I don't know" alone."""
    seen: set[Ref] = set()
    ahead = [graph.absolute(graph.start)]
    while ahead:
        ref = ahead.pop()
        if ref not in seen:
            seen.add(ref)
            node = guides.node(ref)
            refused = set() if isinstance(node, Outcome) and node.resume else {NOT_HELPED}
            if isinstance(node, Question) and (fitting := cause.expects.get(ref)):
                refused = {choice.key for choice in node.choices} - fitting
            ahead += [target for answer, target in guides.targets.get(ref, {}).items() if answer not in refused]
    return seen


def _alike(graph: Graph, known: Collection[Cause]) -> Iterator[Problem]:
    groups: dict[frozenset[tuple[Ref, frozenset[str]]], list[Cause]] = {}
    for cause in known:
        groups.setdefault(frozenset(cause.expects.items()), []).append(cause)
    for group in groups.values():
        if len(group) > 1:
            names = " and ".join(f"“{cause.article}”" for cause in group)
            yield _warning(graph, group[0].ref.partition(".")[2], f"nothing can tell {names} apart")
