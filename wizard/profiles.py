"""Causes and their profiles: what somebody with this fault would answer, how likely and how dear it is. Pure.

A cause is an article that a guide may offer; all outcomes of that article share one profile. `expects` of an outcome
tells what somebody with this fault answers; a question of the guide that it does not name says nothing of this cause.
Where nobody wrote a profile it is taken from the graph: somebody with this fault gives the answers that lead to it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from wizard.graph import NOT_HELPED, RISKS, UNKNOWN, Guides, Outcome, Question, Ref

WEIGHTS: Mapping[str, float] = {"common": 9.0, "occasional": 3.0, "rare": 1.0}
"""Weights of the three words; only their ratio counts. Editors choose the word, never a number."""

USUAL = "occasional"
Expectation = Mapping[Ref, frozenset[str]]
"""Question -> the choices that fit."""


@dataclass(frozen=True)
class Cause:
    """`refs` are the outcomes that offer the article, those of the guide itself first. `minutes` is 0 if not known."""

    article: str
    refs: tuple[Ref, ...]
    likelihood: str
    minutes: int
    risk: str
    partners: tuple[str, ...]
    expects: Expectation

    @property
    def ref(self) -> Ref:
        """The outcome that stands for it."""
        return self.refs[0]

    @property
    def prior(self) -> float:
        return WEIGHTS[self.likelihood]

    @property
    def harm(self) -> int:
        return RISKS.index(self.risk)


def causes(guides: Guides, guide: str) -> Mapping[str, Cause]:
    """Article -> cause, for every article a walk of this guide can come to, in the order of the graph."""
    return guides.derived((_causes, guide), lambda: _causes(guides, guide))


def _causes(guides: Guides, guide: str) -> Mapping[str, Cause]:
    graph = guides[guide]
    start = graph.absolute(graph.start)
    ahead = guides.reachable.get(start, frozenset({start}))
    offered: dict[str, list[Ref]] = {}
    for ref in sorted(ahead, key=lambda ref: _place(guides, guide, ref)):
        node = guides.node(ref)
        if isinstance(node, Outcome) and not node.escalates and not node.resume:
            offered.setdefault(node.article, []).append(ref)
    straight, onward = _straight(guides), _articles_behind(guides, ahead, then=True)
    questions = [ref for ref in ahead if isinstance(guides.node(ref), Question)]
    return {
        article: _cause(
            guides, article, refs, {ref: _fitting(guides, ref, article, straight, onward) for ref in questions}
        )
        for article, refs in offered.items()
    }


def behind(guides: Guides, question: Ref) -> Mapping[str, frozenset[str]]:
    """Choice -> the articles it leads to by choices alone, whichever guide they belong to."""
    straight = _straight(guides)
    edges = guides.targets.get(question, {})
    return {answer: straight.get(target, frozenset()) for answer, target in edges.items() if answer != UNKNOWN}


def _straight(guides: Guides) -> Mapping[Ref, frozenset[str]]:
    """Every node of every guide -> the articles its choices lead to, without "did not help" in between."""
    return guides.derived(_straight, lambda: _articles_behind(guides, _nodes(guides), then=False))


def _nodes(guides: Guides) -> list[Ref]:
    return [graph.absolute(key) for graph in guides for key in graph.nodes]


def _place(guides: Guides, guide: str, ref: Ref) -> tuple[bool, str, int]:
    key, _, node = ref.partition(".")
    order = guides[key].places if key in guides else {}
    return key != guide, key, order.get(node, len(order))


def _cause(guides: Guides, article: str, refs: list[Ref], found: Mapping[Ref, frozenset[str]]) -> Cause:
    nodes = [(ref.partition(".")[0], node) for ref in refs if isinstance(node := guides.node(ref), Outcome)]
    described = {guide for guide, node in nodes if node.expects}
    expects = {ref: choices for ref, choices in found.items() if choices and ref.partition(".")[0] not in described}
    for guide, node in reversed(nodes):
        expects |= {guides[guide].absolute(key): frozenset(choices) for key, choices in node.expects.items()}
    told = [node for _, node in nodes]
    return Cause(
        article=article,
        refs=tuple(refs),
        likelihood=next((node.likelihood for node in told if node.likelihood), USUAL),
        minutes=next((node.minutes for node in told if node.minutes), 0),
        risk=next((node.risk for node in told if node.risk), RISKS[0]),
        partners=tuple(dict.fromkeys(partner for node in told for partner in node.partners)),
        expects=expects,
    )


def _fitting(
    guides: Guides,
    ref: Ref,
    article: str,
    straight: Mapping[Ref, frozenset[str]],
    onward: Mapping[Ref, frozenset[str]],
) -> frozenset[str]:
    """The choices of this question behind which the article lies; by "did not help" only if by no choice alone."""
    targets = {answer: target for answer, target in guides.targets[ref].items() if answer != UNKNOWN}
    for ways in (straight, onward):
        found = frozenset(answer for answer, target in targets.items() if article in ways.get(target, ()))
        if found:
            return found if len(found) < len(targets) else frozenset()
    return frozenset()


def _articles_behind(guides: Guides, ahead: Collection[Ref], *, then: bool) -> Mapping[Ref, frozenset[str]]:
    """Node -> the articles its choices lead to, with or without "did not help" in between."""
    left_out = {UNKNOWN} if then else {UNKNOWN, NOT_HELPED}
    found: dict[Ref, frozenset[str]] = {}
    for start in ahead:
        articles: set[str] = set()
        seen: set[Ref] = set()
        way = [start]
        while way:
            ref = way.pop()
            if ref in seen:
                continue
            seen.add(ref)
            if ref in found:
                articles |= found[ref]
                continue
            node = guides.node(ref)
            if isinstance(node, Outcome) and not (node.escalates or node.resume):
                articles.add(node.article)
            way += [to for answer, to in guides.targets.get(ref, {}).items() if answer not in left_out]
        found[start] = frozenset(articles)
    return found
