"""Which causes fit a walk, best first, each with what speaks for and against it. Pure, the same in every process.

Naive Bayes over causes, as in troubleshooters since Heckerman, Breese and Rommelse, "Decision-theoretic
troubleshooting" (CACM 38, 1995): the weight of a cause is how common it is, times, for every answer given, how much
better the answer fits this cause than an answer chosen blindly would. Answers are taken as independent given the
cause. An answer that a cause expects raises it by (1 - e) * n / m, where n choices are offered and m of them fit, or
leaves it as it is where that is less than one; any other answer lowers it by e * n / (n - m). A question the profile
does not speak of changes nothing. The error rate e depends on where the answer comes from:

| read from evidence | 0.02 | about what readers get wrong in real outputs they were not written for (8 of 487) |
| checked | 0.07 | looked at again, with the commands of the question: an assumption between the two others |
| said | 0.15 | from memory: an assumption, until fixes that visitors confirm tell better |

Ties are broken by the editors' order of harm, minutes and the article's key, never by the order of the answers.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from wizard.graph import Guides, Question
from wizard.profiles import Cause, causes
from wizard.walk import Step, Walk

ERRORS = {"read": 0.02, "checked": 0.07, "said": 0.15}
"""Source of an answer -> how often it is wrong."""

LIKELY = math.log(0.03)
"""A cause is out of the question once the answers against it weigh more than this (natural logarithm)."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A cause beside a walk. `score` is a logarithm: only differences mean anything.

    `certain` is false if evidence itself speaks against it.
    """

    cause: Cause
    score: float
    speaks_for: tuple[Step, ...]
    speaks_against: tuple[Step, ...]
    doubt: float
    certain: bool

    @property
    def likely(self) -> bool:
        return self.certain and self.doubt >= LIKELY


def rank(guides: Guides, walk: Walk, checked: Collection[str] = ()) -> list[Candidate]:
    """Every cause of the guide, best first. `checked` names the questions that were looked at again."""
    answered = [step for step in walk.steps if step.choice and isinstance(step.node, Question)]
    found = (_candidate(cause, answered, checked) for cause in causes(guides, walk.guide).values())
    return sorted(found, key=_order)


def _order(candidate: Candidate) -> tuple[float, int, int, str]:
    cause = candidate.cause
    return -round(candidate.score, 6), cause.harm, cause.minutes, cause.article


def _candidate(cause: Cause, answered: Iterable[Step], checked: Collection[str]) -> Candidate:
    score = math.log(cause.prior)
    doubt = 0.0
    certain = True
    good, bad = [], []
    for step in sorted(answered, key=lambda step: step.ref):
        weight = _weight(cause, step, ERRORS[source(step, checked)])
        score += weight
        if weight > 0:
            good.append(step)
        elif weight < 0:
            bad.append(step)
            doubt += weight
            certain = certain and source(step, checked) != "read"
    return Candidate(cause, score, tuple(good), tuple(bad), doubt, certain)


def source(step: Step, checked: Collection[str] = ()) -> str:
    """Where this answer comes from: a key of ERRORS."""
    if any(fact.source == "read" for fact in step.facts):
        return "read"
    return "checked" if step.name in checked else "said"


def _weight(cause: Cause, step: Step, error: float) -> float:
    """What this answer adds to the score of the cause: nothing if its profile does not speak of the question."""
    assert isinstance(step.node, Question)
    expected = cause.expects.get(step.ref)
    offered = {choice.key for choice in step.node.choices}
    if not expected or not expected & offered or expected >= offered:
        return 0.0
    fitting = len(expected & offered)
    if step.answer in expected:
        return max(0.0, math.log((1 - error) * len(offered) / fitting))
    return math.log(error * len(offered) / (len(offered) - fitting))
