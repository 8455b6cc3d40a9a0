"""Simulated visitors: people with one fault who answer what a guide asks, until it offers the right article. Pure.

They are what guides are tested and measured with. A person answers what the story says; what it does not say, as the
profile of the fault has it, if that leaves one answer only; else "I don't know". An article that is not the right one
did not help. Given a second look, a person who said something wrong finds it out and says the truth; all others stay
with what they said.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from wizard.graph import ESCALATION_ARTICLE, NOT_HELPED, RESUMED, SURE, UNKNOWN, Guides, Outcome, Question, Ref
from wizard.profiles import causes
from wizard.replay import replay
from wizard.walk import Walk

AGAIN = "again "
"""At a second look: the question behind it is to be asked again."""

PATIENCE = 80
"""Answers after which a person gives up."""

Answer = Callable[[Ref, Question], str]


@dataclass(frozen=True, slots=True)
class Person:
    """`article` is the right one. `answer` tells what is true for this person, as a choice key or "unknown".

    `slip` is what they wrongly say instead, "" if nothing: it is corrected at a second look. `got_in` names the ways
    into the server that work for them.
    """

    article: str
    answer: Answer
    slip: Answer = lambda ref, question: ""
    got_in: frozenset[Ref] = frozenset()


@dataclass(frozen=True, slots=True)
class Journey:
    """How it went. `offers` are the articles offered, in their order; the last is the right one if it was `found`.

    `questions` counts the answers this person had to give, a second look as one; `moves` are the answers in the order
    they were given, ``again <question>`` for one to be asked again.
    """

    offers: tuple[Ref, ...]
    found: bool
    questions: int
    looks: int
    moves: tuple[str, ...]
    walk: Walk

    @property
    def answers(self) -> Mapping[str, str]:
        """The canonical link at the end."""
        return self.walk.answers

    def place(self) -> int:
        """Which offer was the right one, 1 for the first; 0 if none was."""
        return len(self.offers) if self.found else 0


def send(guides: Guides, guide: str, person: Person, given: Mapping[str, str] | None = None) -> Journey:
    """Let a person walk a guide. `given` are answers and facts to begin with. Raises KeyError for an unknown guide."""
    walk = replay(guides, guide, given or {})
    offers: list[Ref] = []
    moves: list[str] = []
    questions = looks = 0
    slips: dict[Ref, str] = {}
    for _turn in range(PATIENCE):
        node = walk.node
        if isinstance(node, Outcome):
            if not node.resume or node.article == person.article:
                offers.append(walk.ref)
            if node.article == person.article or node.escalates:
                break
            move = RESUMED if walk.ref in person.got_in else NOT_HELPED
        elif isinstance(node, Question):
            questions += 1
            move = _said(walk, person, slips)
        else:
            questions += 1
            looks += 1
            again = _doubted(walk, slips)
            move = AGAIN + again if again else SURE
        moves.append(move)
        walk = replay(guides, guide, after(walk, move))
    found = isinstance(walk.node, Outcome) and walk.node.article == person.article
    return Journey(tuple(offers), found, questions, looks, tuple(moves), walk)


def after(walk: Walk, move: str) -> dict[str, str]:
    """The answers after this move: an answer to where the walk stands, or a question to be asked again."""
    name = move.removeprefix(AGAIN)
    return walk.answered(move) if name == move else walk.again(name)


def _said(walk: Walk, person: Person, slips: dict[Ref, str]) -> str:
    assert isinstance(walk.node, Question)
    slip = slips.setdefault(walk.ref, person.slip(walk.ref, walk.node))
    answer = slip or person.answer(walk.ref, walk.node)
    return answer if answer in {choice.key for choice in walk.choices} else UNKNOWN


def _doubted(walk: Walk, slips: dict[Ref, str]) -> str:
    """The name of the question this person looks at again and finds to have answered wrongly; "" if there is none."""
    for doubt in walk.doubts:
        step = walk.step(doubt)
        if slips.get(doubt) and step:
            slips[doubt] = ""
            return step.name
    return ""


def knowing(guides: Guides, guide: str, article: str, told: Mapping[Ref, str]) -> Answer:
    """Answers of somebody with this fault whose story tells `told` (absolute references)."""
    cause = causes(guides, guide).get(article)

    def answer(ref: Ref, question: Question) -> str:
        if ref in told:
            return told[ref]
        if cause is None or article == ESCALATION_ARTICLE:
            return UNKNOWN
        fitting = cause.expects.get(ref, frozenset()) & {choice.key for choice in question.choices}
        return next(iter(fitting)) if len(fitting) == 1 else UNKNOWN

    return answer
