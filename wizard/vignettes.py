"""Vignettes: stories that must end at their article.

A vignette tells what its person answers to the questions the story decides: `answers` maps questions to choice keys,
``?`` for "I don't know"; a way into the server that works for them is ``resumed``. What they wrongly say at first, and
find out at a second look, stands in `believes`. Everything else they answer as
`wizard.people` has it, and what does not help them they say so, until the guide offers their article. `within` is the
offer by which that must be: 1, the first, unless the story leaves it open.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from wizard.evidence.facts import READ, facts_for, to_address
from wizard.evidence.paste import TooLong
from wizard.evidence.reading import read
from wizard.graph import NOT_HELPED, RESUMED, SURE, UNKNOWN, Guides, Outcome, Question, SecondLook, Text
from wizard.people import AGAIN, Journey, Person, after, knowing, send
from wizard.replay import replay
from wizard.walk import Walk

SHORTHAND = {"?": UNKNOWN}
KINDS = ("plain", "wrong-belief", "two-faults", "no-console", "nothing-fits")


class DoesNotFit(Exception):
    """An answer is not among those the position offers. The message says which and where."""


@dataclass(frozen=True, slots=True)
class Vignette:
    """`source` is the address of the case it retells, if it is a documented one."""

    id: str
    guide: str
    article: str
    answers: Mapping[str, str]
    story: Text = field(default_factory=dict)
    obs: Mapping[str, str] = field(default_factory=dict)
    paste: str = ""
    believes: Mapping[str, str] = field(default_factory=dict)
    within: int = 1
    kind: str = KINDS[0]
    source: str = ""


def person(guides: Guides, vignette: Vignette) -> Person:
    """The person of the story. Raises KeyError for an unknown guide."""
    graph = guides[vignette.guide]
    told = {graph.absolute(name): SHORTHAND.get(answer, answer) for name, answer in vignette.answers.items()}
    got_in = frozenset(ref for ref, answer in told.items() if answer == RESUMED)
    slips = {graph.absolute(name): answer for name, answer in vignette.believes.items()}
    return Person(
        vignette.article,
        knowing(guides, vignette.guide, vignette.article, told),
        slip=lambda ref, question: slips.get(ref, ""),
        got_in=got_in,
    )


def sent(guides: Guides, vignette: Vignette) -> Journey:
    """The story as it is told. Raises KeyError for an unknown guide."""
    return send(guides, vignette.guide, person(guides, vignette))


def pasted(guides: Guides, vignette: Vignette) -> Journey:
    """The journey of somebody who pastes first and is asked only what the output leaves open.

    Raises wizard.evidence.paste.TooLong, and KeyError for an unknown guide.
    """
    graph = guides[vignette.guide]
    facts = facts_for(read(vignette.paste), graph.ports, guides.foreign_ports(graph.key))
    return send(guides, vignette.guide, person(guides, vignette), {READ: to_address(facts)})


def follow(guides: Guides, guide: str, answers: Sequence[str]) -> Walk:
    """The walk after answering what comes, in this order; the moves of a journey are such answers.

    Raises DoesNotFit, and KeyError for an unknown guide.
    """
    walk = replay(guides, guide, {})
    for given in answers:
        answer, offered = SHORTHAND.get(given, given), options(guides, walk)
        if answer not in offered:
            told = ", ".join(offered) or "nothing"
            raise DoesNotFit(f"“{given}” does not fit at {walk.ref}, which offers {told}")
        walk = replay(guides, guide, after(walk, answer))
    return walk


def options(guides: Guides, walk: Walk) -> list[str]:
    """Every answer the position takes."""
    if isinstance(walk.node, SecondLook):
        return [*(AGAIN + step.name for ref in walk.doubts if (step := walk.step(ref))), SURE]
    answers = [answer for answer in guides.targets.get(walk.ref, {}) if answer not in walk.hidden]
    if isinstance(walk.node, Outcome) and walk.node.resume:
        answers.append(RESUMED)
    return answers


def failures(guides: Guides, vignettes: Iterable[Vignette]) -> list[tuple[Vignette, str]]:
    """The vignettes that do not come to their article in time, each with what happened instead."""
    found = []
    for vignette in vignettes:
        found += [(vignette, what) for what in _misfits(guides, vignette)]
        try:
            found += [(vignette, what) for what in _elsewhere(guides, sent(guides, vignette), vignette)]
            if vignette.paste:
                journey = pasted(guides, vignette)
                found += [(vignette, f"with its paste {what}") for what in _elsewhere(guides, journey, vignette)]
        except TooLong as too_long:
            found.append((vignette, str(too_long)))
    return found


def _misfits(guides: Guides, vignette: Vignette) -> list[str]:
    """Answers that its guide does not know."""
    graph = guides[vignette.guide]
    found = []
    for name, given in (*vignette.answers.items(), *vignette.believes.items()):
        node = guides.node(graph.absolute(name)) if guides.has(graph.absolute(name)) else None
        answer = SHORTHAND.get(given, given)
        takes = {answer for answer, _ in node.edges()} if isinstance(node, Question) else set()
        if isinstance(node, Outcome) and node.resume:
            takes = {RESUMED, NOT_HELPED}
        if answer not in takes:
            found.append(f"answers “{given}” to {name}, which takes {', '.join(sorted(takes)) or 'nothing'}")
    return found


def _elsewhere(guides: Guides, journey: Journey, vignette: Vignette) -> list[str]:
    if journey.found and len(journey.offers) <= vignette.within:
        return []
    first = guides.node(journey.offers[0]) if journey.offers else None
    if not isinstance(first, Outcome):
        return [f"never comes to an article: it ends at {journey.walk.ref}"]
    if not journey.found:
        return [f"never comes to {vignette.article}: it is offered {', '.join(journey.offers)}"]
    if vignette.within > 1:
        return [f"comes to {vignette.article} only as offer {len(journey.offers)}, not by offer {vignette.within}"]
    return [f"ends at {first.article} ({journey.offers[0]}), expected {vignette.article}"]
