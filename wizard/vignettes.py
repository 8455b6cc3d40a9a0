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
from functools import lru_cache

from kb.message import Message
from kb.message import gettext_noop as _
from wizard.evidence.facts import READ, facts_for, to_address
from wizard.evidence.paste import MAX_TEXT, TooLong
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
    """`source` is the address of the case it retells, if it is a documented one.

    `paste` is all that its person pastes: the outputs whose keys are `pastes`, and `own` words after them.
    """

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
    pastes: tuple[str, ...] = ()
    own: str = ""


def joined(outputs: Iterable[str]) -> str:
    """Outputs pasted one after the other."""
    return "\n".join(output for output in outputs if output)


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
    facts = facts_for(_read(vignette.paste), graph.ports, guides.foreign_ports(graph.key))
    return send(guides, vignette.guide, person(guides, vignette), {READ: to_address(facts)})


_read = lru_cache(maxsize=1000)(read)
"""The same outputs are pasted again and again: into every version of a guide, for every figure."""


class Journeys:
    """The journeys of stories through the same guides, each walked once. Raises as `sent` and `pasted`."""

    def __init__(self, guides: Guides):
        self.guides = guides
        # By identity, and with the story itself, so that no other can take its place.
        self._sent: dict[int, tuple[Vignette, Journey]] = {}
        self._pasted: dict[int, tuple[Vignette, Journey]] = {}

    def sent(self, vignette: Vignette) -> Journey:
        if id(vignette) not in self._sent:
            self._sent[id(vignette)] = vignette, sent(self.guides, vignette)
        return self._sent[id(vignette)][1]

    def pasted(self, vignette: Vignette) -> Journey:
        if id(vignette) not in self._pasted:
            self._pasted[id(vignette)] = vignette, pasted(self.guides, vignette)
        return self._pasted[id(vignette)][1]


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


def failures(
    guides: Guides, vignettes: Iterable[Vignette], journeys: Journeys | None = None
) -> list[tuple[Vignette, Message]]:
    """The vignettes that do not come to their article in time, each with what happened instead.

    `journeys` are those through these guides, if others need them too.
    """
    walked = journeys or Journeys(guides)
    found = []
    for vignette in vignettes:
        found += [(vignette, what) for what in _misfits(guides, vignette)]
        try:
            found += [(vignette, what) for what in _elsewhere(guides, walked.sent(vignette), vignette)]
            if vignette.paste:
                journey = walked.pasted(vignette)
                wrong = _elsewhere(guides, journey, vignette)
                found += [(vignette, Message(_("with its paste %(what)s"), {"what": what})) for what in wrong]
        except TooLong:
            found.append((vignette, Message(_("its paste has more than %(most)s characters"), {"most": MAX_TEXT})))
    return found


def _misfits(guides: Guides, vignette: Vignette) -> list[Message]:
    """Answers that its guide does not know."""
    graph = guides[vignette.guide]
    found = []
    for name, given in (*vignette.answers.items(), *vignette.believes.items()):
        node = guides.node(graph.absolute(name)) if guides.has(graph.absolute(name)) else None
        answer = SHORTHAND.get(given, given)
        takes = {answer for answer, _target in node.edges()} if isinstance(node, Question) else set()
        if isinstance(node, Outcome) and node.resume:
            takes = {RESUMED, NOT_HELPED}
        if answer not in takes:
            fits: str | Message = ", ".join(sorted(takes)) or Message(_("nothing"))
            told = {"answer": given, "question": name, "fits": fits}
            found.append(Message(_("answers “%(answer)s” to %(question)s, which takes %(fits)s"), told))
    return found


def _elsewhere(guides: Guides, journey: Journey, vignette: Vignette) -> list[Message]:
    wanted = vignette.article
    if journey.found and len(journey.offers) <= vignette.within:
        return []
    first = guides.node(journey.offers[0]) if journey.offers else None
    if not isinstance(first, Outcome):
        return [Message(_("never comes to an article: it ends at %(place)s"), {"place": journey.walk.ref})]
    if not journey.found:
        offers = ", ".join(journey.offers)
        return [
            Message(_("never comes to %(article)s: it is offered %(offers)s"), {"article": wanted, "offers": offers})
        ]
    if vignette.within > 1:
        late = _("comes to %(article)s only as offer %(number)s, not by offer %(within)s")
        return [Message(late, {"article": wanted, "number": len(journey.offers), "within": vignette.within})]
    ends = {"other": first.article, "place": journey.offers[0], "article": wanted}
    return [Message(_("ends at %(other)s (%(place)s), expected %(article)s"), ends)]
