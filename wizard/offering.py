"""What a walk goes on with: the next article after one that did not help, and questions nobody needs to be asked. Pure.

The graph asks, the ranking offers. After "did not help" come, in this order: a fault that goes together with the one
just tried (`partners`); the question the editors put next, if the way to the likeliest cause leads through it; the
second look, unless one cause is clearly the likeliest; the likeliest cause anywhere in the guide; the article the
editors put next; the hand-over. What evidence speaks against the ranking never offers, and nothing that interrupts,
locks out or loses data while an answer speaks against it.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping

from wizard.graph import NOT_HELPED, RISKY, Guides, Outcome, Question, Ref
from wizard.profiles import behind
from wizard.ranking import Candidate, Known, rank

OFFER = 0.04
"""Least share of all causes left that makes one worth trying."""

POSSIBLE = math.log(0.03)
"""A cause is out of the question once the answers against it weigh more than this (natural logarithm)."""

ENOUGH = 5
"""After so many articles that did not help, support is the better help."""

NEXT_BEST = 0.5
"""The article the editors put next goes before the likeliest one if it is at least so likely as this part of it."""

SAFER = 3.0
"""What locks out or loses data waits for every cause without that risk up to so many times less likely."""

TRUST = 0.4
"""With a smaller share of the likeliest cause, what was said is looked at again first."""


def left(guides: Guides, guide: str, known: Mapping[Ref, Known], tried: Collection[str]) -> list[Candidate]:
    """The causes not tried yet that evidence does not rule out, best first. `tried` holds article keys."""
    return [entry for entry in rank(guides, guide, known, tried) if entry.certain]


def likely(entry: Candidate) -> bool:
    """True if it is worth trying."""
    return entry.share >= OFFER and safe(entry)


def safe(entry: Candidate) -> bool:
    """False for what interrupts, locks out or loses data while an answer speaks against it."""
    return not (entry.cause.harm and entry.speaks_against)


def possible(entry: Candidate) -> bool:
    """True if too little speaks against it to leave it out of account."""
    return entry.certain and entry.doubt >= POSSIBLE


def onward(
    guides: Guides,
    guide: str,
    failed: Ref,
    known: Mapping[Ref, Known],
    tried: Collection[str],
    passed: Collection[Ref],
    *,
    look: bool,
) -> Ref:
    """Where "did not help" leads from the outcome `failed`.

    `tried` are the articles that were offered, `passed` the nodes the walk has been at. `look` is true if a second
    look is still to come.
    """
    node = guides.node(failed)
    following = guides.targets.get(failed, {}).get(NOT_HELPED, "")
    if not isinstance(node, Outcome) or node.resume:
        return following or guides[guide].hand_over
    second = guides[guide].second_look
    rest = [entry for entry in left(guides, guide, known, tried) if possible(entry)]
    offers = [entry for entry in rest if likely(entry)]
    following = _untried(guides, following, tried)
    asked = _partner(node, offers) or _question(guides, following, offers or rest, passed)
    if asked:
        return asked
    unsure = not offers or offers[0].share < TRUST
    if unsure and look:
        return second
    further = _best(guides, following, offers) or _next_in_line(guides, following, rest)
    return further or (second if look else guides[guide].hand_over)


def _untried(guides: Guides, ref: Ref, tried: Collection[str]) -> Ref:
    """The first node along "did not help" that was not offered yet."""
    for _turn in range(len(guides.targets)):
        node = guides.node(ref)
        if not isinstance(node, Outcome) or node.article not in tried:
            break
        ref = guides.targets.get(ref, {}).get(NOT_HELPED, "")
    return ref


def _partner(node: Outcome, offers: Iterable[Candidate]) -> Ref:
    by_article = {entry.cause.article: entry.cause.ref for entry in offers}
    return next((by_article[partner] for partner in node.partners if partner in by_article), "")


def _question(guides: Guides, ref: Ref, offers: list[Candidate], passed: Collection[Ref]) -> Ref:
    """The question, if the likeliest cause lies behind it."""
    if ref in passed or not isinstance(guides.node(ref), Question) or not offers:
        return ""
    articles = frozenset[str]().union(*behind(guides, ref).values())
    return ref if offers[0].cause.article in articles else ""


def _next_in_line(guides: Guides, ref: Ref, rest: Iterable[Candidate]) -> Ref:
    """The article the editors put next, however unlikely, unless answers speak clearly against it."""
    node = guides.node(ref)
    if not isinstance(node, Outcome) or node.resume:
        return ""
    return next((ref for entry in rest if entry.cause.article == node.article and safe(entry)), "")


def _best(guides: Guides, following: Ref, offers: list[Candidate]) -> Ref:
    node = guides.node(following)
    if not offers:
        return ""
    if isinstance(node, Outcome):
        for entry in offers:
            if entry.cause.article == node.article and entry.share >= NEXT_BEST * offers[0].share:
                return following
    harmless = (entry for entry in offers if entry.cause.harm < RISKY and entry.share * SAFER >= offers[0].share)
    return next(harmless, offers[0]).cause.ref


def settled(guides: Guides, guide: str, ref: Ref, known: Mapping[Ref, Known], tried: Collection[str]) -> str:
    """The answer to this question that every cause left would give; "" if they differ, or if none would answer.

    Only what did not help and what evidence shows rules causes out: memory alone never spares a question.
    A question that leads to a way in, or to the hand-over, asks for more than the cause and is always asked.
    """
    node = guides.node(ref)
    sure = tried or any(entry.source == "read" for entry in known.values())
    if not sure or not isinstance(node, Question) or any(choice.detour for choice in node.choices):
        return ""
    leads = behind(guides, ref)
    if not all(leads[choice.key] for choice in node.choices):
        return ""
    found: set[str] = set()
    for entry in left(guides, guide, known, tried):
        ways = {choice for choice, articles in leads.items() if entry.cause.article in articles}
        if ways and possible(entry):
            found |= ways | (entry.cause.expects.get(ref, frozenset()) & leads.keys())
        if len(found) > 1:
            return ""
    return next(iter(found), "")
