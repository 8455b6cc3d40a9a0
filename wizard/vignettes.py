"""Vignettes: stories that must end at their article.

A vignette's `answers` are given in the order they are asked, as a customer would: choice keys, ``?`` for "I don't
know", ``not-helped`` and ``resumed``. `follow` turns them into the answers of a walk. A vignette may have a `paste`,
the output somebody with this story would have: `pasted` is the walk of one who pastes it first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from wizard.evidence.facts import READ, facts_for, to_address
from wizard.evidence.paste import TooLong
from wizard.evidence.reading import read
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
    paste: str = ""


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


def pasted(guides: Guides, vignette: Vignette) -> Walk:
    """The walk of somebody who pastes first and is asked only what the output leaves open.

    Raises DoesNotFit if the story itself does not fit, wizard.evidence.paste.TooLong if the paste is too long.
    """
    told = follow(guides, vignette.guide, vignette.answers).answers
    graph = guides[vignette.guide]
    facts = facts_for(read(vignette.paste), graph.ports, guides.foreign_ports(graph.key))
    given = {READ: to_address(facts)}
    walk = replay(guides, vignette.guide, given)
    while walk.name in told and walk.name not in given:
        given[walk.name] = told[walk.name]
        walk = replay(guides, vignette.guide, given)
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
            found += [(vignette, what) for what in _elsewhere(walk, vignette)]
            if vignette.paste:
                walk = pasted(guides, vignette)
                found += [(vignette, f"with its paste {what}") for what in _elsewhere(walk, vignette)]
        except (DoesNotFit, TooLong) as misfit:
            found.append((vignette, str(misfit)))
    return found


def _elsewhere(walk: Walk, vignette: Vignette) -> list[str]:
    if not isinstance(walk.node, Outcome):
        return [f"ends at the question {walk.ref}, not at an article"]
    if walk.node.article != vignette.article:
        return [f"ends at {walk.node.article} ({walk.ref}), expected {vignette.article}"]
    return []
