"""How well a guide does: simulated visitors walk it, and the walks are counted. Pure.

Two populations. The **vignettes** of the guide, each walked as its story has it and once more with every answer wrong
by chance (10 %). And **people drawn from the profiles**: the cause by its likelihood, every answer by what the profile
expects of it, with 0, 5 or 10 % wrong ones and 20 % "I don't know", from a fixed seed.

top1, top3, found
    Share of walks whose first offer, one of whose first three, any of whose offers is the right article; the measure of
    the evaluations of symptom checkers (Semigran et al., BMJ 2015; Hill et al., Medical Journal of Australia 2020).
questions (Q)
    Mean answers until the right article; an article that is not the right one costs one more.
minutes
    Half a minute an answer, and the minutes of every article offered, the right one included.
unsafe
    Share of walks in which an article that locks out or loses data came before a right one that does not. Of two faults
    the first has to be mended whatever it takes, so such stories do not count.
efficiency
    (L - Q) / (L - Q*), of people who say nothing wrong: 0 as the list, 1 as the optimum (both: wizard.limits).
coverage
    Share of the guide's choices that some vignette takes, pasting or not.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from wizard import limits
from wizard.evidence.paste import TooLong
from wizard.graph import RISKY, UNKNOWN, Guides, Outcome, Question, Ref
from wizard.people import Journey, Person, send
from wizard.profiles import Cause, causes
from wizard.vignettes import Journeys, Vignette, person

ANSWER_MINUTES = 0.5
"""An assumption: what a visitor needs to read and answer a question."""

WRONG = (0.0, 0.05, 0.1)
NOT_KNOWN = 0.2
PEOPLE = 300
SEED = 2026


@dataclass(frozen=True, slots=True)
class Walks:
    """What a population of walks came to; shares are 0 to 1, `questions` and `minutes` means of a walk."""

    count: int
    top1: float
    top3: float
    found: float
    questions: float
    minutes: float
    unsafe: float


@dataclass(frozen=True, slots=True)
class Figures:
    """One guide. `population` maps the share of wrong answers to its walks; `exact` tells of what kind `optimal` is."""

    guide: str
    vignettes: Walks
    vignettes_wrong: Walks
    population: Mapping[float, Walks]
    linear: float
    by_effort: float
    optimal: float
    exact: bool
    entropy: float
    efficiency: float
    coverage: float

    def data(self) -> dict[str, Any]:
        """As plain values, for JSON."""
        return asdict(self)


def figures(
    guides: Guides,
    guide: str,
    vignettes: Iterable[Vignette],
    *,
    people: int = PEOPLE,
    seed: int = SEED,
    rates: Sequence[float] = WRONG,
    journeys: Journeys | None = None,
) -> Figures:
    """All figures of a guide. Raises KeyError for an unknown guide.

    `vignettes` may hold those of other guides too; `rates` are the shares of wrong answers of the people drawn, the
    first of which is none; `journeys` are those of the vignettes through these guides, if others need them too.
    """
    told = [vignette for vignette in vignettes if vignette.guide == guide]
    walked = journeys or Journeys(guides)
    trips = [_told(walked, vignette) for vignette in told]
    population = {wrong: _walks(guides, guide, _drawn(guides, guide, people, wrong, seed)) for wrong in rates}
    linear, by_effort = limits.linear(guides, guide), limits.by_effort(guides, guide)
    fewest, exact = limits.optimal(guides, guide)
    asked = population[rates[0]].questions
    return Figures(
        guide=guide,
        vignettes=_walks(guides, guide, trips),
        vignettes_wrong=_walks(guides, guide, [_confused(guides, vignette, seed) for vignette in told]),
        population=population,
        linear=linear,
        by_effort=by_effort,
        optimal=fewest,
        exact=exact,
        entropy=limits.entropy(guides, guide),
        efficiency=(linear - asked) / (linear - fewest) if linear > fewest else 1.0,
        coverage=_coverage(guides, guide, [*(trip.journey for trip in trips), *_pasting(walked, told)]),
    )


@dataclass(frozen=True, slots=True)
class _Trip:
    """A journey to this article; `steps_needed` if other articles had to be followed before it."""

    journey: Journey
    article: str
    steps_needed: bool = False


def _walks(guides: Guides, guide: str, trips: Sequence[_Trip]) -> Walks:
    if not trips:
        return Walks(0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    known = causes(guides, guide)
    count = len(trips)
    places = [trip.journey.place() for trip in trips]
    return Walks(
        count=count,
        top1=sum(place == 1 for place in places) / count,
        top3=sum(1 <= place <= 3 for place in places) / count,
        found=sum(place > 0 for place in places) / count,
        questions=sum(trip.journey.questions + _missed(trip.journey) for trip in trips) / count,
        minutes=sum(_minutes(guides, known, trip.journey) for trip in trips) / count,
        unsafe=sum(_unsafe(guides, known, trip) for trip in trips) / count,
    )


def _missed(journey: Journey) -> int:
    """Articles that were offered in vain; the hand-over is none."""
    node = journey.walk.node
    return len(journey.offers) - (journey.found or (isinstance(node, Outcome) and node.escalates))


def _offered(guides: Guides, known: Mapping[str, Cause], journey: Journey) -> list[Cause]:
    nodes = [guides.node(ref) for ref in journey.offers]
    return [known[node.article] for node in nodes if isinstance(node, Outcome) and node.article in known]


def _minutes(guides: Guides, known: Mapping[str, Cause], journey: Journey) -> float:
    return journey.questions * ANSWER_MINUTES + sum(cause.minutes for cause in _offered(guides, known, journey))


def _unsafe(guides: Guides, known: Mapping[str, Cause], trip: _Trip) -> bool:
    safe = trip.article in known and known[trip.article].harm < RISKY and not trip.steps_needed
    return safe and any(cause.harm >= RISKY for cause in _offered(guides, known, trip.journey))


def _told(journeys: Journeys, vignette: Vignette) -> _Trip:
    return _Trip(journeys.sent(vignette), vignette.article, vignette.kind == "two-faults")


def _confused(guides: Guides, vignette: Vignette, seed: int) -> _Trip:
    """The story, each answer of its people wrong by chance."""
    honest = person(guides, vignette)

    def slip(ref: Ref, question: Question) -> str:
        rng = random.Random(f"{seed} {vignette.id} {ref}")
        others = [choice.key for choice in question.choices if choice.key != honest.answer(ref, question)]
        return rng.choice(sorted(others)) if others and rng.random() < WRONG[-1] else honest.slip(ref, question)

    journey = send(guides, vignette.guide, replace(honest, slip=slip))
    return _Trip(journey, vignette.article, vignette.kind == "two-faults")


def _drawn(guides: Guides, guide: str, people: int, wrong: float, seed: int) -> list[_Trip]:
    known = list(causes(guides, guide).values())
    weights = [cause.prior for cause in known]
    found = []
    for number in range(people if known else 0):
        who = f"{seed} {guide} {number}"
        cause = random.Random(who).choices(known, weights)[0]
        found.append(_Trip(send(guides, guide, _somebody(cause, wrong, who)), cause.article))
    return found


def _somebody(cause: Cause, wrong: float, who: str) -> Person:
    """Somebody with this fault. Asked twice, they say the same.

    Chance has a source of its own for every person and question: two versions of a guide are measured with the same
    people, whatever else one of them asks and in whichever order its choices stand.
    """

    def answer(ref: Ref, question: Question) -> str:
        fitting, _others = _sides(cause, ref, question)
        rng = random.Random(f"{who} {ref}")
        return UNKNOWN if rng.random() < NOT_KNOWN else rng.choice(sorted(fitting))

    def slip(ref: Ref, question: Question) -> str:
        _fitting, others = _sides(cause, ref, question)
        rng = random.Random(f"{who} {ref} slip")
        return rng.choice(sorted(others)) if others and rng.random() < wrong else ""

    return Person(cause.article, answer, slip)


def _sides(cause: Cause, ref: Ref, question: Question) -> tuple[list[str], list[str]]:
    """(choices that fit, choices that do not); all fit where the profile says nothing."""
    offered = [choice.key for choice in question.choices]
    fitting = [key for key in offered if key in cause.expects.get(ref, ())] or offered
    return fitting, [key for key in offered if key not in fitting]


def _coverage(guides: Guides, guide: str, journeys: Iterable[Journey]) -> float:
    graph = guides[guide]
    every = {
        (graph.absolute(question.key), choice.key) for question in graph.questions() for choice in question.choices
    }
    taken = {(step.ref, step.answer) for journey in journeys for step in journey.walk.steps}
    return len(every & taken) / len(every) if every else 1.0


def _pasting(journeys: Journeys, told: Iterable[Vignette]) -> Iterable[Journey]:
    for vignette in told:
        if vignette.paste:
            try:
                yield journeys.pasted(vignette)
            except TooLong:
                continue
