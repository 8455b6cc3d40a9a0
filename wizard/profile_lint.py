"""Problems of the profiles of a guide: what names nothing, fits nothing, or tells nothing apart. Pure, all warnings."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kb.message import Message
from kb.message import gettext_noop as _
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
                yield _warning(
                    graph,
                    outcome.key,
                    Message(_("its partner “%(article)s” is offered by no guide"), {"article": partner}),
                )
        for key, choices in outcome.expects.items():
            for message in _expected(graph, outcome, key, choices):
                yield _warning(graph, outcome.key, message)
    own = {outcome.article for outcome in graph.outcomes()} - {ESCALATION_ARTICLE}
    known = [cause for article, cause in causes(guides, graph.key).items() if article in own]
    yield from _not_expected(graph, guides)
    yield from _out_of_reach(graph, guides, known)
    yield from _alike(graph, known)


def _warning(graph: Graph, node: str, message: Message) -> Problem:
    return Problem(graph.key, node, message, "warning")


def _expected(graph: Graph, outcome: Outcome, key: str, choices: Collection[str]) -> Iterator[Message]:
    question = graph.nodes.get(key)
    if not isinstance(question, Question):
        yield Message(_("its profile speaks of “%(question)s”, which is no question"), {"question": key})
        return
    for choice in choices:
        if question.choice(choice) is None:
            yield Message(
                _("its profile expects “%(choice)s” at “%(question)s”, which is no choice there"),
                {"choice": choice, "question": key},
            )
    here = [choice.key for choice in question.choices if choice.go in (outcome.key, f"{graph.key}.{outcome.key}")]
    if here and not set(here) & set(choices):
        yield Message(
            _("“%(question)s” leads here by “%(choice)s”, which its own profile does not expect"),
            {"question": key, "choice": here[0]},
        )


def _not_expected(graph: Graph, guides: Guides) -> Iterator[Problem]:
    """Choices that lead to articles, though nobody with any fault would make them."""
    known = causes(guides, graph.key).values()
    for question in graph.questions():
        ref = graph.absolute(question.key)
        expected = frozenset[str]().union(*(cause.expects.get(ref, frozenset()) for cause in known))
        leads = behind(guides, ref)
        for choice in question.choices:
            if expected and choice.key not in expected and not choice.detour and leads.get(choice.key):
                yield _warning(
                    graph, question.key, Message(_("no cause expects the choice “%(choice)s”"), {"choice": choice.key})
                )


def _out_of_reach(graph: Graph, guides: Guides, known: Collection[Cause]) -> Iterator[Problem]:
    for cause in known:
        if not set(cause.refs) & _allowed(graph, guides, cause):
            message = Message(
                _("nobody with this fault gets here: every way to “%(article)s” contradicts its profile"),
                {"article": cause.article},
            )
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
            names = ", ".join(f"“{cause.article}”" for cause in group)
            yield _warning(
                graph,
                group[0].ref.partition(".")[2],
                Message(_("nothing can tell %(articles)s apart"), {"articles": names}),
            )
