"""Vignettes: stories that must end at their article.

A vignette's `answers` are given in the order they are asked, as a customer would: choice keys, ``?`` for "I don't
know", ``not-helped`` and ``resumed``. `follow` turns them into the answers of a walk.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from wizard.graph import RESUMED, UNKNOWN, Guides, Outcome, Text
from wizard.walk import Walk, replay

SHORTHAND = {"?": UNKNOWN}


class DoesNotFit(Exception):
    """An answer is not among those the position offers. The message says which and where."""


@dataclass(frozen=True, slots=True)
class Vignette:
    id: str
    guide: str
    article: str
    answers: tuple[str, ...]
    story: Text = field(default_factory=dict)
    obs: Mapping[str, str] = field(default_factory=dict)


def follow(guides: Guides, guide: str, answers: Sequence[str]) -> Walk:
    """The walk after answering the questions as they come. Raises DoesNotFit, and KeyError for an unknown guide."""
    walk = replay(guides, guide, {})
    for given in answers:
        answer = SHORTHAND.get(given, given)
        after = replay(guides, guide, walk.answered(answer)) if answer in options(guides, walk) else None
        if after is None:
            offered = ", ".join(options(guides, walk)) or "nothing"
            raise DoesNotFit(f"“{given}” does not fit at {walk.ref}, which offers {offered}")
        walk = after
    return walk


def options(guides: Guides, walk: Walk) -> list[str]:
    """Every answer the position takes."""
    answers = [answer for answer in guides.targets.get(walk.ref, {}) if answer not in walk.hidden]
    if isinstance(walk.node, Outcome) and walk.node.resume:
        answers.append(RESUMED)
    return answers


def failures(guides: Guides, vignettes: Iterable[Vignette]) -> list[tuple[Vignette, str]]:
    """The vignettes that do not end at their article, each with what happened instead."""
    found = []
    for vignette in vignettes:
        try:
            walk = follow(guides, vignette.guide, vignette.answers)
        except DoesNotFit as misfit:
            found.append((vignette, str(misfit)))
            continue
        if not isinstance(walk.node, Outcome):
            found.append((vignette, f"ends at the question {walk.ref}, not at an article"))
        elif walk.node.article != vignette.article:
            found.append((vignette, f"ends at {walk.node.article} ({walk.ref}), expected {vignette.article}"))
    return found
