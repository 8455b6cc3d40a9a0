"""What every page of a walk shows, whichever place it stands at. No HTTP here."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from wizard.addresses import walk_address
from wizard.graph import Guides, Outcome, Question
from wizard.pages import dropped_texts, outcome_context, reasons, step_context, trail
from wizard.path import path_of
from wizard.ranking_pages import also_possible, fit_of, second_look_context
from wizard.walk import SETTLED, Walk


def walk_context(guides: Guides, walk: Walk) -> dict[str, Any]:
    """The place, the answers so far, and what they prove."""
    path = path_of(walk)
    passed = trail(guides, walk)
    return {
        "section": "guides",
        "guide": guides[walk.guide],
        "walk": walk,
        "trail": passed,
        "skipped": passed[-1] if passed and passed[-1].skipped == SETTLED else None,
        "path": path,
        "path_known": any(place.state != "unknown" for place in path),
        "reasons": reasons(walk),
        "dropped": dropped_texts(walk),
        "link": walk_address(walk.guide, walk.answers),
        "hand_over_url": walk_address(walk.guide, walk.kept, "hand-over"),
        **_place(guides, walk),
    }


def _place(guides: Guides, walk: Walk) -> dict[str, Any]:
    if isinstance(walk.node, Question):
        return step_context(guides, walk)
    if isinstance(walk.node, Outcome):
        fit = {} if walk.node.resume or walk.node.escalates else {"fit": fit_of(guides, walk)}
        return {**outcome_context(guides, walk), **fit, "also_possible": also_possible(guides, walk)}
    return {"title": _("Is one of these answers wrong?"), **second_look_context(guides, walk)}
