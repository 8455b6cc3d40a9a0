"""Walks at whose end somebody said “this fixed it”: where would these visitors end now? Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wizard.evidence.facts import READ, SAID
from wizard.graph import NOT_HELPED, RESUMED, UNKNOWN, Guides, Outcome, Question, Ref
from wizard.people import Person, send
from wizard.walk import CHECKED


@dataclass(frozen=True, slots=True)
class Walked:
    """`answers` as they were stored: node (``guide.node`` for one of another guide) and answer, in order."""

    guide: str
    answers: tuple[tuple[str, str], ...]
    article: str


@dataclass(frozen=True, slots=True)
class Turn:
    """So many visitors whom `article` helped are now offered `instead`; empty if no article is."""

    article: str
    instead: str
    count: int


@dataclass(frozen=True, slots=True)
class Confirmed:
    """`lost` came to the article that helped them before, and would not now. Questions are means of a walk."""

    count: int = 0
    elsewhere_before: int = 0
    elsewhere: int = 0
    questions_before: float = 0.0
    questions: float = 0.0
    lost: Sequence[Turn] = ()

    @property
    def lost_count(self) -> int:
        return sum(turn.count for turn in self.lost)


@dataclass(frozen=True, slots=True)
class _End:
    article: str
    questions: int


def confirmed(old: Guides, new: Guides, walks: Mapping[Walked, int]) -> Confirmed:
    """`walks` says how often each was walked. Walks of guides that one of the two lacks do not count."""
    pairs = [
        (walk, count, _end(old, old, walk), _end(old, new, walk))
        for walk, count in walks.items()
        if walk.guide in old and walk.guide in new
    ]
    total = sum(count for _, count, _, _ in pairs)
    lost: Counter[tuple[str, str]] = Counter()
    for walk, count, before, now in pairs:
        if before.article == walk.article != now.article:
            lost[walk.article, now.article] += count
    return Confirmed(
        count=total,
        elsewhere_before=sum(count for walk, count, before, _ in pairs if before.article != walk.article),
        elsewhere=sum(count for walk, count, _, now in pairs if now.article != walk.article),
        questions_before=sum(count * before.questions for _, count, before, _ in pairs) / max(total, 1),
        questions=sum(count * now.questions for _, count, _, now in pairs) / max(total, 1),
        lost=tuple(Turn(article, instead, count) for (article, instead), count in lost.most_common()),
    )


def _end(old: Guides, guides: Guides, walk: Walked) -> _End:
    """The first article offered that was not tried in vain on this walk, and the questions asked till the end."""
    told = {guides[walk.guide].absolute(node): answer for node, answer in walk.answers}
    given = {node: answer for node, answer in walk.answers if node in (READ, SAID, CHECKED)}
    journey = send(guides, walk.guide, _visitor(walk, told), given)
    vain = {_article(old, ref) for ref, answer in told.items() if answer == NOT_HELPED} - {walk.article}
    offered = (_article(guides, ref) for ref in journey.offers)
    return _End(next((article for article in offered if article not in vain), ""), journey.questions)


def _visitor(walk: Walked, told: Mapping[Ref, str]) -> Person:
    """Somebody who answers what was stored, and knows nothing else."""

    def answer(ref: Ref, question: Question) -> str:
        return told.get(ref, UNKNOWN)

    return Person(walk.article, answer, got_in=frozenset(ref for ref, said in told.items() if said == RESUMED))


def _article(guides: Guides, ref: Ref) -> str:
    node = guides.node(ref)
    return node.article if isinstance(node, Outcome) else ""
