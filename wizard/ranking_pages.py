"""What pages show of the ranking: why this article, what else is possible, what is worth a second look. No HTTP."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import get_language

from kb import reading
from kb.templatetags.reconnect import local
from wizard.addresses import walk_address
from wizard.graph import SURE, Guides, Outcome, Question, Ref
from wizard.offering import left, possible
from wizard.pages import Proof, check_html, proofs
from wizard.ranking import Candidate, rank
from wizard.transcript import answer_text
from wizard.walk import Step, Walk

MOST = 3
"""How many other causes a page names."""

REMAIN = 5
"""How many causes the hand-over names that were not ruled out."""


@dataclass(frozen=True, slots=True)
class Said:
    """An answer as a page names it: the question's short form and the answer."""

    question: str
    answer: str
    seen: Sequence[Proof] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """An answer to look at again, `url` asks it once more; `checks` are (system, how to check)."""

    number: int
    said: Said
    url: str
    checks: Sequence[tuple[str, SafeString]]


@dataclass(frozen=True, slots=True)
class Fit:
    """What speaks for the cause that is offered, but for what the page tells as a reason; and what against it."""

    fits: Sequence[Said]
    misfits: Sequence[Said]


def fit_of(guides: Guides, walk: Walk) -> Fit:
    """For an outcome. Empty where the guide knows nothing of its article."""
    assert isinstance(walk.node, Outcome)
    article = walk.node.article
    ranked = rank(guides, walk.guide, walk.known, walk.tried_articles - {article})
    entry = next((entry for entry in ranked if entry.cause.article == article), None)
    if entry is None:
        return Fit((), ())
    told = {step.ref for step in walk.steps if (choice := step.tells) and choice.says}
    fits = [ref for ref in entry.speaks_for if ref not in told]
    return Fit(_said(guides, walk, fits), _said(guides, walk, entry.speaks_against))


def _said(guides: Guides, walk: Walk, refs: Iterable[Ref]) -> list[Said]:
    """In the order they were answered; what evidence answers without being asked comes last."""
    wanted = set(refs)
    steps = [step for step in walk.steps if step.ref in wanted]
    unasked = [ref for ref in walk.known if ref in wanted - {step.ref for step in steps}]
    return [_of_step(step) for step in steps] + [_unasked(guides, walk, ref) for ref in unasked]


def _of_step(step: Step) -> Said:
    assert isinstance(step.node, Question)
    return Said(local(step.node.short), answer_text(step, get_language() or "en"), proofs(step.facts))


def _unasked(guides: Guides, walk: Walk, ref: Ref) -> Said:
    question = guides.node(ref)
    assert isinstance(question, Question)
    choice = question.choice(walk.known[ref].answer)
    return Said(local(question.short), local(choice.text) if choice else "")


def also_possible(guides: Guides, walk: Walk) -> list[reading.Entry]:
    """The articles of the likeliest causes beside the one that is offered, best first."""
    here = {walk.node.article} if isinstance(walk.node, Outcome) else set()
    return _likeliest(guides, walk, walk.tried_articles | here, MOST)


def not_ruled_out(guides: Guides, walk: Walk) -> list[reading.Entry]:
    """The articles of the likeliest causes that were not tried, best first."""
    return _likeliest(guides, walk, walk.tried_articles, REMAIN)


def _likeliest(guides: Guides, walk: Walk, without: frozenset[str], most: int) -> list[reading.Entry]:
    known = reading.entries(get_language() or "en")
    rest = left(guides, walk.guide, walk.known, without)
    articles = [entry.cause.article for entry in rest if possible(entry) and _told(entry)]
    return [known[article] for article in articles if article in known][:most]


def _told(entry: Candidate) -> bool:
    """True if an answer speaks for it: that it is common alone is no reason to name it."""
    return bool(entry.speaks_for)


def second_look_context(guides: Guides, walk: Walk) -> Mapping[str, Any]:
    """For the second look: the answers worth it, each with how to really check it."""
    language = get_language() or "en"
    steps = [step for ref in walk.doubts if (step := walk.step(ref))]
    doubts = [
        Doubt(
            number,
            _of_step(step),
            walk_address(walk.guide, walk.again(step.name)),
            [(check.on, check_html(local(check.text), language)) for check in step.node.checks],
        )
        for number, step in enumerate(steps, 1)
        if isinstance(step.node, Question)
    ]
    return {"doubts": doubts, "go_on": walk_address(walk.guide, walk.answered(SURE)), "last": len(doubts) + 1}
