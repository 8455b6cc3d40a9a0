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

"I don't know" is no answer here and changes nothing. Causes about as likely as each other (within a factor of 1.3)
stand with the harmless before the harmful and the quick before the dear; the rest of a tie is broken by the article's
key, never by the order of the answers.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from wizard.graph import UNKNOWN, Guides, Question, Ref
from wizard.profiles import Cause, causes

ERRORS = {"read": 0.02, "checked": 0.07, "said": 0.15}
"""Source of an answer -> how often it is wrong."""

OTHER = 0.35
"""Weight of "something this guide does not know", in parts of all its causes: no answer speaks for it or against."""

ABOUT_EQUAL = math.log(1.3)


@dataclass(frozen=True, slots=True)
class Known:
    """An answer to a question, and where it comes from: a key of ERRORS."""

    answer: str
    source: str = "said"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A cause beside what is known. `score` is a logarithm: only differences mean anything.

    `share` is its part of all causes left and of what the guide does not know, 0 to 1. `certain` is false if evidence
    itself speaks against it. `refs` are the questions that any profile speaks of, `values` what each adds here.
    """

    cause: Cause
    score: float
    share: float
    certain: bool
    refs: tuple[Ref, ...] = ()
    values: tuple[float, ...] = ()

    @property
    def weights(self) -> Mapping[Ref, float]:
        """What each answer that its profile speaks of adds to the score."""
        return {ref: value for ref, value in zip(self.refs, self.values, strict=True) if value}

    @property
    def speaks_for(self) -> tuple[Ref, ...]:
        return tuple(ref for ref, value in zip(self.refs, self.values, strict=True) if value > 0)

    @property
    def speaks_against(self) -> tuple[Ref, ...]:
        return tuple(ref for ref, value in zip(self.refs, self.values, strict=True) if value < 0)

    @property
    def doubt(self) -> float:
        """What the answers against it weigh together: 0 or a negative logarithm."""
        return sum(value for value in self.values if value < 0)


def rank(guides: Guides, guide: str, known: Mapping[Ref, Known], tried: Collection[str] = ()) -> list[Candidate]:
    """Every cause of the guide but those `tried` (article keys), best first.

    `known` maps questions to what was answered. Raises KeyError for an unknown guide, else nothing.
    """
    told = [(ref, known[ref], _weights(guides, guide, ref, known[ref])) for ref in sorted(known)]
    told = [(ref, entry, column) for ref, entry, column in told if column]
    refs = tuple(ref for ref, _, _ in told)
    read = [place for place, (_, entry, _) in enumerate(told) if entry.source == "read"]
    every = list(causes(guides, guide).values())
    rows = zip(*(column for _, _, column in told), strict=True) if told else ((),) * len(every)
    found = [
        (cause, math.log(cause.prior) + sum(values), values)
        for cause, values in zip(every, rows, strict=True)
        if cause.article not in tried
    ]
    total = OTHER * sum(cause.prior for cause in every) + sum(math.exp(score) for _, score, _ in found)
    candidates = [
        Candidate(cause, score, math.exp(score) / total, all(values[place] >= 0 for place in read), refs, values)
        for cause, score, values in found
    ]
    return sorted(candidates, key=_order)


def _order(candidate: Candidate) -> tuple[int, int, int, str]:
    cause = candidate.cause
    return -round(candidate.score / ABOUT_EQUAL), cause.harm, cause.minutes, cause.article


def _weights(guides: Guides, guide: str, ref: Ref, entry: Known) -> tuple[float, ...]:
    """What this answer adds to the score of each cause, in their order; () if it says nothing of any."""
    columns: dict[tuple[str, Ref, Known], tuple[float, ...]] = guides.derived(_weights, dict)
    key = (guide, ref, entry)
    if key not in columns:
        node = guides.node(ref)
        if not isinstance(node, Question) or node.choice(entry.answer) is None:
            return ()
        found = tuple(weight(cause, ref, node, entry) for cause in causes(guides, guide).values())
        columns[key] = found if any(found) else ()
    return columns[key]


def weight(cause: Cause, ref: Ref, question: Question, entry: Known) -> float:
    """What this answer adds to the score of one cause: 0 if its profile does not speak of the question."""
    offered = {choice.key for choice in question.choices}
    fitting = cause.expects.get(ref, frozenset()) & offered
    if not fitting or len(fitting) == len(offered) or entry.answer == UNKNOWN:
        return 0.0
    error = ERRORS[entry.source]
    if entry.answer in fitting:
        return max(0.0, math.log((1 - error) * len(offered) / len(fitting)))
    return math.log(error * len(offered) / (len(offered) - len(fitting)))
