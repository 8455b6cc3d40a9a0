"""The current releases as compiled guides, once per process and edition."""

from __future__ import annotations

from typing import NamedTuple

from kb.edition import cached
from wizard.graph import Guides
from wizard.measure import Figures, figures
from wizard.models import Release, Vignette
from wizard.publishing import released_graphs


class ReleaseId(NamedTuple):
    id: int
    number: int


@cached()
def current_guides() -> Guides:
    """What walks run on."""
    return Guides(released_graphs())


@cached(limit=20)
def current_figures(guide: str, people: int) -> Figures:
    """How well the current release does; a new edition, which may hold new vignettes, is measured anew."""
    told = [row.told() for row in Vignette.objects.filter(guide__key=guide).tellable()]
    return figures(current_guides(), guide, told, people=people)


@cached()
def release_ids() -> dict[str, ReleaseId]:
    """Guide key -> its current release."""
    rows = Release.objects.filter(is_current=True).values_list("guide__key", "id", "number")
    return {key: ReleaseId(id, number) for key, id, number in rows}
