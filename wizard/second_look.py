"""The second look: which answers are worth checking before a walk goes on to what is unlikely, or gives up. Pure.

An answer is worth it if it was only said from memory and stands in the way of a cause that would be likely else; a
question the visitor did not know, if knowing it would make a cause likely. What decides most comes first.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping

from wizard.graph import Guides, Question, Ref
from wizard.offering import left
from wizard.ranking import Candidate, Known, weight

MOST = 4
"""How many questions are put to the visitor again."""


def doubtful(
    guides: Guides, guide: str, known: Mapping[Ref, Known], unsure: Collection[Ref], tried: Collection[str]
) -> list[Ref]:
    """The questions to look at again, best first. `unsure` are those answered with "I don't know"."""
    gains: dict[Ref, float] = {}
    for entry in left(guides, guide, known, tried):
        weights = entry.weights
        against = [ref for ref in entry.speaks_against if known[ref].source == "said"]
        for ref in (*against, *unsure):
            gain = _gain(guides, entry, ref)
            if gain > 0:
                gains[ref] = max(gains.get(ref, -math.inf), entry.score - weights.get(ref, 0) + gain)
    order = {ref: place for place, ref in enumerate((*known, *unsure))}
    return sorted(gains, key=lambda ref: (ref in unsure, -round(gains[ref], 3), order[ref]))[:MOST]


def _gain(guides: Guides, entry: Candidate, ref: Ref) -> float:
    """What a fitting answer to this question, checked, would add to the score of this cause."""
    question = guides.node(ref)
    if not isinstance(question, Question):
        return 0.0
    fitting = entry.cause.expects.get(ref, frozenset())
    return max((weight(entry.cause, ref, question, Known(choice, "checked")) for choice in fitting), default=0.0)
