"""What the templates of a walk show: links and words prepared from a walk. No HTTP here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.html import linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kb import reading
from kb.edition import cached
from kb.rendering import TooLong
from kb.templatetags.reconnect import local
from wizard.addresses import walk_address
from wizard.evidence.facts import SAID, Fact, to_address
from wizard.graph import UNKNOWN, Guides, Outcome, Position, Question, SecondLook
from wizard.path import tried_places
from wizard.rules import subjects_of
from wizard.transcript import answer_text
from wizard.walk import Step, Walk


@dataclass(frozen=True, slots=True)
class Option:
    """A choice as a link; `number` is the key that presses it."""

    number: int
    text: str
    url: str
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer so far, with the link that takes it back, and what of a paste gives it.

    `skipped` says why nobody was asked, as in wizard.walk; `checked` is true after a second look.
    """

    question: str
    answer: str
    change: str
    seen: Sequence[Proof] = ()
    skipped: str = ""
    checked: bool = False


@dataclass(frozen=True, slots=True)
class Proof:
    """What shows an answer: a fact of the paste and its lines, or what the visitor said and confirmed."""

    fact: str
    numbers: str
    said: bool


@dataclass(frozen=True, slots=True)
class Reason:
    """What an answer proves: that a place is in order (``good``) or broken (``bad``), or just a fact (``plain``)."""

    state: str
    text: str
    seen: Sequence[Proof] = ()


@cached(limit=2000)
def check_html(markdown: str, language: str) -> SafeString:
    try:
        # A step has no style for drawings.
        return mark_safe(reading.render_body(markdown, language, diagrams=False).html)
    except TooLong:
        # Lint tells it, but for a snippet that grew afterwards; and a draft is walked whatever it holds.
        return mark_safe(linebreaks(markdown, autoescape=True))


def least_most(guides: Guides, key: str) -> tuple[int, int]:
    """How many questions a walk of this guide asks at least and at most."""
    return guides.questions_left.get(f"{key}.{guides[key].start}", (0, 0))


def options(walk: Walk) -> list[Option]:
    question = walk.node
    assert isinstance(question, Question)
    texts = [(choice.key, local(choice.text), False) for choice in walk.choices]
    texts.append((UNKNOWN, local(question.unknown_text) or _("I don't know"), True))
    return [
        Option(number, text, walk_address(walk.guide, walk.answered(answer)), unsure)
        for number, (answer, text, unsure) in enumerate(texts, 1)
    ]


def trail(guides: Guides, walk: Walk) -> list[Answered]:
    """Answers and tried articles so far, in order."""
    language = get_language() or "en"
    return [
        Answered(
            *_words(step, language),
            walk_address(walk.guide, walk.without(step.name)),
            proofs(step.facts),
            skipped=step.skipped,
            checked=step.name in walk.checked,
        )
        for step in (*walk.steps, *walk.earlier)
    ] + [
        Answered(
            _title(guides.node(guides[walk.guide].absolute(name)), language),
            _("I can get in now"),
            walk_address(walk.guide, walk.without(name)),
        )
        for name in walk.resumed
    ]


def proofs(facts: Iterable[Fact]) -> list[Proof]:
    return [Proof(to_address([fact]), ", ".join(map(str, fact.lines)), fact.source == SAID) for fact in facts]


def _words(step: Step, language: str) -> tuple[str, str]:
    if isinstance(step.node, Question):
        return local(step.node.short), answer_text(step, language)
    if isinstance(step.node, SecondLook):
        return _("Second look"), _("all as said")
    return _title(step.node, language), _("did not help")


def _title(outcome: Position, language: str) -> str:
    """The title of the article an outcome offers."""
    assert isinstance(outcome, Outcome)
    entry = reading.entries(language).get(outcome.article)
    return entry.title if entry else outcome.article


def reasons(walk: Walk) -> list[Reason]:
    """What the answers and the paste prove, bad news last; not what a tried fix may have mended since."""
    tried = tried_places(walk)
    found = [
        Reason(_state(choice.path.values()), local(choice.says), proofs(step.facts))
        for step in walk.steps
        if (choice := step.tells) and choice.says and not _mended(choice.path, tried)
    ]
    told = {fact.key for step in walk.steps if step.choice and step.choice.says for fact in step.facts}
    found += [
        Reason(_state(fact.meaning.path.values()), local(fact.meaning.text), proofs([fact]))
        for fact in {fact.key: fact for fact in reversed(walk.facts)}.values()
        if fact.key not in told and fact not in walk.torn and not _mended(fact.meaning.path, tried)
    ]
    return sorted(found, key=lambda reason: reason.state == "bad")


def _mended(marks: Mapping[str, str], tried: frozenset[str]) -> bool:
    return any(place in tried and state == "bad" for place, state in marks.items())


def _state(marks: Iterable[str]) -> str:
    found = set(marks)
    return "bad" if "bad" in found else "good" if found else "plain"


def dropped_texts(walk: Walk) -> list[str]:
    """The names of the answers that no longer fit; those of nodes that no longer exist are told as one."""
    named = [local(entry.node.short) for entry in walk.dropped if isinstance(entry.node, Question)]
    if len(named) < len(walk.dropped):
        named.append(_("a part of this link that this guide does not know (any more)"))
    return named


def torn_texts(walk: Walk) -> list[str]:
    """What the paste says in two ways about the question the visitor stands at."""
    question = walk.node
    assert isinstance(question, Question)
    asked = set(subjects_of(question.choices))
    facts = [fact for fact in walk.facts if fact.subject in asked]
    if walk.decision.torn or any(fact in walk.torn for fact in facts):
        return list(dict.fromkeys(local(fact.meaning.text) for fact in facts))
    return []


def step_context(guides: Guides, walk: Walk) -> dict[str, Any]:
    """For a question: everything the step page shows."""
    question = walk.node
    assert isinstance(question, Question)
    language = get_language() or "en"
    checks = [(check.on, check_html(local(check.text), language)) for check in question.checks]
    return {
        "question": question,
        "title": local(question.ask),
        "options": options(walk),
        "checks": checks,
        "names_example_address": any("203.0.113.10" in html for _on, html in checks),
        "number": walk.questions_asked + 1,
        "torn": torn_texts(walk),
        "again": walk.name in walk.checked,
    }


def outcome_context(guides: Guides, walk: Walk) -> dict[str, Any]:
    """For an outcome: the article opened inside the walk, and the ways on."""
    outcome = walk.node
    assert isinstance(outcome, Outcome)
    article = reading.read(outcome.article, get_language() or "en")
    return {
        "outcome": outcome,
        "article": article,
        "title": article.entry.title if article else outcome.article,
        "sections": {section.id: section for section in article.rendered.sections} if article else {},
    }
