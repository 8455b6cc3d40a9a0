"""How a story goes now: on the draft, and on what visitors walk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from wizard.editing.draft import Draft, in_my_language
from wizard.evidence.observation import Observation
from wizard.evidence.paste import MAX_TEXT, TooLong
from wizard.evidence.reading import meaning, read
from wizard.graph import NOT_HELPED, RESUMED, SURE, UNKNOWN, Guides, Outcome, Question
from wizard.models import Guide, Vignette
from wizard.people import Journey
from wizard.releases import current_guides
from wizard.vignettes import Vignette as Told
from wizard.vignettes import failures, sent
from wizard.walk import Step


@dataclass(frozen=True, slots=True)
class Move:
    words: str
    key: str
    answer: str
    address: str


@dataclass(frozen=True, slots=True)
class Went:
    """`refused` says why it was not walked; otherwise `failed` holds what is wrong, empty if it ends where it must."""

    title: str
    refused: str = ""
    moves: Sequence[Move] = ()
    offers: Sequence[Move] = ()
    questions: int = 0
    failed: Sequence[str] = ()


def ways(draft: Draft, vignette: Vignette) -> list[Went]:
    told = vignette.told()
    return [on_the_draft(draft, told), on_the_release(draft, told)]


def on_the_draft(draft: Draft, told: Told) -> Went:
    title = _("On the draft")
    if any(problem.level == "error" for problem in draft.problems):
        return Went(title, refused=_("The draft has errors: mend them first, then stories can walk it."))
    return _went(draft, draft.guides, told, title)


def on_the_release(draft: Draft, told: Told) -> Went:
    title = _("On what visitors walk now")
    if told.guide not in current_guides():
        return Went(title, refused=_("This guide is not published yet."))
    return _went(draft, current_guides(), told, title)


def _went(draft: Draft, guides: Guides, told: Told, title: str) -> Went:
    journey = sent(guides, told)
    return Went(
        title,
        moves=[_move(draft, step) for step in journey.walk.steps if not step.skipped],
        offers=_offers(draft, guides, journey),
        questions=journey.questions,
        failed=[what.told(_) for _vignette, what in failures(guides, [told])],
    )


def _move(draft: Draft, step: Step) -> Move:
    node = step.node
    words = in_my_language(node.ask) if isinstance(node, Question) else draft.words(step.ref) or step.name
    names = {
        UNKNOWN: _("I don't know"),
        NOT_HELPED: _("It did not help"),
        RESUMED: _("I can get in now"),
        SURE: _("All as I said"),
    }
    answer = in_my_language(step.choice.text) if step.choice else names.get(step.answer, step.answer)
    return Move(words, step.name, answer, draft.addresses.get(step.ref, ""))


def _offers(draft: Draft, guides: Guides, journey: Journey) -> list[Move]:
    found = []
    for ref in journey.offers:
        node = guides.node(ref)
        article = node.article if isinstance(node, Outcome) else ""
        found.append(Move(draft.titles.get(article, article), ref, article, draft.addresses.get(ref, "")))
    return found


@dataclass(frozen=True, slots=True)
class Seen:
    """One observation, in an editor's words."""

    subject: str
    value: str
    words: str
    lines: str


def seen_in(text: str) -> tuple[list[Seen], str]:
    """(what is read from an output, why nothing is)."""
    try:
        return [_seen(observation) for observation in read(text, background=True)], ""
    except TooLong:
        return [], _("It has more than %(most)s characters.") % {"most": MAX_TEXT}


def _seen(observation: Observation) -> Seen:
    lines = ", ".join(map(str, observation.lines))
    return Seen(observation.subject, observation.value, in_my_language(meaning(observation).text), lines)


@dataclass(frozen=True, slots=True)
class Failed:
    vignette: Vignette
    what: Sequence[str]


def check_all(guide: Guide) -> tuple[list[Failed], int, str]:
    """(the stories of the draft that fail, how many there are, why none was walked). Takes seconds."""
    draft = Draft(guide)
    rows = {row.key: row for row in guide.vignettes.tellable()}
    if any(problem.level == "error" for problem in draft.problems):
        return [], len(rows), _("The draft has errors: mend them first, then stories can walk it.")
    found: dict[str, list[str]] = {}
    for told, what in failures(draft.guides, [row.told() for row in rows.values() if not row.is_old]):
        found.setdefault(told.id, []).append(what.told(_))
    old = _("has to be told anew: question by question")
    failed = [Failed(rows[key], what) for key, what in found.items()]
    return failed + [Failed(row, [old]) for row in rows.values() if row.is_old], len(rows), ""
