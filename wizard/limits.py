"""What a guide is measured against: the list it replaces, and the fewest questions any guide could need. Pure."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import cache

from wizard.graph import UNKNOWN, Guides, Question, Ref
from wizard.profiles import Cause, causes

EXACT = 15
"""Causes up to which the optimal order is computed: its states are the subsets of the causes, 2 s for 15."""


def linear(guides: Guides, guide: str) -> float:
    """L, the mean number of entries before the right one for somebody who goes through the list from the top.

    The list is the guide's `checklist`, for Remote Desktop the eleven steps; then the causes in the guide's own order.
    """
    known = causes(guides, guide)
    listed = [article for article in guides[guide].checklist if article in known]
    return _tried_before([known[article] for article in [*listed, *(a for a in known if a not in listed)]])


def by_effort(guides: Guides, guide: str) -> float:
    """Lpc, the same with the list sorted by likelihood per minute: the best order without questions.

    Heckerman, Breese and Rommelse, CACM 38 (1995); Jensen et al., AI EDAM 15 (2001).
    """
    known = causes(guides, guide).values()
    return _tried_before(sorted(known, key=lambda cause: (-cause.prior / max(cause.minutes, 1), cause.article)))


def _tried_before(order: Sequence[Cause]) -> float:
    total = sum(cause.prior for cause in order) or 1.0
    return sum(place * cause.prior for place, cause in enumerate(order)) / total


def entropy(guides: Guides, guide: str) -> float:
    """Questions it takes at least, on average, to know the cause without trying anything (Shannon).

    Bits of the likelihoods over the bits of the widest question.
    """
    weights = [cause.prior for cause in causes(guides, guide).values()]
    total = sum(weights)
    bits = -sum(weight / total * math.log2(weight / total) for weight in weights) if weights else 0.0
    return bits / math.log2(_widest(guides, guide))


def _widest(guides: Guides, guide: str) -> int:
    """Answers of the widest question a walk may meet, "I don't know" being one of them."""
    graph = guides[guide]
    ahead = guides.reachable.get(graph.absolute(graph.start), frozenset())
    questions = [node for ref in ahead if isinstance(node := guides.node(ref), Question)]
    return 1 + max((len(question.choices) for question in questions), default=1)


def optimal(guides: Guides, guide: str) -> tuple[float, bool]:
    """(the fewest questions and vain trials, on average, that find the cause; whether that is exact).

    Exact for people who always give the same answer, the first that fits, and "I don't know" where their profile says
    nothing. The bound lets every question split as it likes: one cause at no question, k at one, k * k at two ...
    """
    known = list(causes(guides, guide).values())
    if len(known) > EXACT:
        return _bound([cause.prior for cause in known], _widest(guides, guide)), False
    return _exact(known, guides), True


def _bound(weights: Iterable[float], widest: int) -> float:
    left = sorted(weights, reverse=True)
    total = sum(left)
    found, depth, room = 0.0, 0, 1
    while left:
        found += depth * sum(left[:room])
        left, depth, room = left[room:], depth + 1, room * widest
    return found / total


def _exact(known: Sequence[Cause], guides: Guides) -> float:
    splits = _splits(known, guides)

    @cache
    def cost(group: int) -> float:
        """Weight times questions still to come for the causes of this group, a bit each."""
        members = [place for place in range(len(known)) if group >> place & 1]
        if len(members) < 2:
            return 0.0
        mass = sum(known[place].prior for place in members)
        best = min(mass - known[place].prior + cost(group & ~(1 << place)) for place in members)
        for parts in splits:
            inside = [part & group for part in parts if part & group]
            if len(inside) > 1:
                best = min(best, mass + sum(map(cost, inside)))
        return best

    total = sum(cause.prior for cause in known)
    return cost((1 << len(known)) - 1) / total if known else 0.0


def _splits(known: Sequence[Cause], guides: Guides) -> list[tuple[int, ...]]:
    """Each question as the groups of causes that answer it alike."""
    found = set()
    for ref in {ref for cause in known for ref in cause.expects}:
        groups: dict[str, int] = {}
        for place, cause in enumerate(known):
            answer = _first(guides, ref, cause)
            groups[answer] = groups.get(answer, 0) | 1 << place
        found.add(tuple(sorted(groups.values())))
    return sorted(found)


def _first(guides: Guides, ref: Ref, cause: Cause) -> str:
    question = guides.node(ref)
    choices: Iterable[str] = (choice.key for choice in question.choices) if isinstance(question, Question) else ()
    return next((key for key in choices if key in cause.expects.get(ref, ())), UNKNOWN)
