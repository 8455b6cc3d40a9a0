"""What visitors would meet if drafts were published: stories, walks that helped somebody, and figures. Pure.

`old` are the guides as visitors walk them now, `new` the same with the drafts in their place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kb.message import Message
from wizard.affected import affected
from wizard.editing.proposal.confirmed import Confirmed, Walked, confirmed
from wizard.editing.proposal.worse import reasons
from wizard.graph import Guides, Outcome
from wizard.measure import SEED, WRONG, Figures, figures
from wizard.people import Journey
from wizard.vignettes import Journeys, Vignette, failures

PEOPLE = 60
"""People drawn for figures an editor waits for."""


@dataclass(frozen=True, slots=True)
class Ending:
    """`article` is offered first, empty if none is. `fails` says why the story does not come to its article in time."""

    article: str
    fails: Sequence[Message]
    questions: int


Endings = Mapping[str, Ending]
"""By vignette."""


@dataclass(frozen=True, slots=True)
class Story:
    """`before` is None if its guide was not published yet."""

    vignette: Vignette
    before: Ending | None
    now: Ending

    @property
    def elsewhere(self) -> bool:
        return self.before is not None and self.before.article != self.now.article

    @property
    def mended(self) -> bool:
        return self.before is not None and bool(self.before.fails) and not self.now.fails


@dataclass(frozen=True, slots=True)
class Compared:
    """The figures of one guide; `before` is None if it was not published yet."""

    guide: str
    before: Figures | None
    after: Figures


@dataclass(frozen=True, slots=True)
class WhatIf:
    """`worse` says why the drafts do worse than what visitors walk now: empty if they do not."""

    stories: Sequence[Story]
    walks: Confirmed
    figures: Sequence[Compared]
    worse: Sequence[Message]

    @property
    def failing(self) -> Sequence[Story]:
        """Stories that keep it from being published."""
        return [story for story in self.stories if story.now.fails]

    @property
    def told(self) -> Sequence[Story]:
        """The stories worth telling: what fails first, then what ends elsewhere, then what is mended."""
        found = [story for story in self.stories if story.now.fails or story.elsewhere or story.mended]
        return sorted(found, key=lambda story: (not story.now.fails, story.mended))


def endings(journeys: Journeys, vignettes: Iterable[Vignette]) -> Endings:
    """Where each story ends; those of guides that nobody can walk are left out."""
    guides = journeys.guides
    told = [vignette for vignette in vignettes if vignette.guide in guides]
    wrong: dict[str, list[Message]] = {}
    for vignette, what in failures(guides, told, journeys):
        wrong.setdefault(vignette.id, []).append(what)
    return {vignette.id: _ending(guides, journeys.sent(vignette), wrong.get(vignette.id, [])) for vignette in told}


def _ending(guides: Guides, journey: Journey, fails: Sequence[Message]) -> Ending:
    first = guides.node(journey.offers[0]) if journey.offers else None
    return Ending(first.article if isinstance(first, Outcome) else "", fails, journey.questions)


def what_if(
    old: Guides,
    new: Guides,
    published: Sequence[str],
    vignettes: Sequence[Vignette],
    walks: Mapping[Walked, int],
    measured: Mapping[str, Figures] | None = None,
    ended: Endings | None = None,
) -> WhatIf:
    """`walks` says how often each was walked; `measured` and `ended` are what is known already of `old`."""
    near = affected(old, new, published)
    told = [vignette for vignette in vignettes if vignette.guide in near]
    were, are = Journeys(old), Journeys(new)
    before = endings(were, told) if ended is None else ended
    stories = _stories(before, endings(are, told), told)
    helped = confirmed(old, new, Counter({walk: count for walk, count in walks.items() if walk.guide in near}))
    known = measured or {}
    compared = [_compared(were, are, guide, vignettes, known.get(guide)) for guide in published]
    return WhatIf(stories, helped, compared, _worse(stories, helped, compared))


def _stories(before: Endings, now: Endings, told: Iterable[Vignette]) -> list[Story]:
    return [Story(vignette, before.get(vignette.id), now[vignette.id]) for vignette in told if vignette.id in now]


def measure(journeys: Journeys, guide: str, vignettes: Iterable[Vignette]) -> Figures:
    """Alike for both versions: the same people, drawn from the same seed, none of whom says anything wrong."""
    rates = WRONG[:1]
    return figures(journeys.guides, guide, vignettes, people=PEOPLE, seed=SEED, rates=rates, journeys=journeys)


def _compared(
    were: Journeys, are: Journeys, guide: str, vignettes: Sequence[Vignette], before: Figures | None
) -> Compared:
    if before is None and guide in were.guides:
        before = measure(were, guide, vignettes)
    return Compared(guide, before, measure(are, guide, vignettes))


def _worse(stories: Iterable[Story], walks: Confirmed, compared: Iterable[Compared]) -> list[Message]:
    failing = [story.vignette.id for story in stories if story.now.fails]
    pairs = [(entry.before, entry.after) for entry in compared if entry.before]
    return reasons(failing, walks, pairs)
