"""How well documents fit a query: BM25F over fields of unequal weight, with term weights rounded to a byte. Pure.

The part of BM25F that depends on the document alone is computed when it is indexed ("impact", 1 to 255), so that a
query only adds up bytes. Reference: S. Robertson and H. Zaragoza, The Probabilistic Relevance Framework: BM25 and
Beyond, 2009, section 3.6. Lengths are compared with fixed usual lengths instead of the collection's averages, so that
a document's impacts do not change when others come and go.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from kb.search.tokens import normalise, tokens


class Field(NamedTuple):
    """`weight` of one occurrence, and the `usual` number of tokens of such a field."""

    weight: float
    usual: int


FIELDS: Mapping[str, Field] = {
    "title": Field(6.0, 18),
    "summary": Field(2.5, 50),
    "symptom": Field(3.0, 200),
    "body": Field(1.0, 1400),
}
SATURATION = 4.0
LENGTH_MATTERS = 0.5
TOP_IMPACT = 255


def impacts(texts: Mapping[str, str]) -> dict[str, int]:
    """Token -> impact (1..255) of a document with these texts; single Han characters count in its short fields only."""
    found: Counter[str] = Counter()
    for name, field in FIELDS.items():
        counts = Counter(tokens(normalise(texts.get(name, ""))))
        if name == "body":
            counts = Counter({token: n for token, n in counts.items() if len(token) > 1 or token < "\u3400"})
        size = 1 - LENGTH_MATTERS + LENGTH_MATTERS * counts.total() / field.usual
        for token, count in counts.items():
            found[token] += field.weight * count / size  # type: ignore[assignment]
    return {
        token: max(1, round(TOP_IMPACT * weight / (SATURATION + weight)))
        for token, weight in found.items()
        if len(token) > 1 or token >= "\u3400" or token.isdigit()
    }


class Postings(NamedTuple):
    """The documents that hold a token: parallel ids and impacts."""

    ids: Sequence[int]
    impacts: bytes


FLOOR = 0.6
"""What a word is worth that stands nearly everywhere: in a title it still says something."""

UNKNOWN = 2.0
"""What a word is worth that stands nowhere: people add much to a question that no article could know."""


def rarity(total: int, holding: int) -> float:
    """Inverse document frequency, with a floor; a word found nowhere is no proof that the rest does not fit."""
    return FLOOR + math.log(1 + (total - holding + 0.5) / (holding + 0.5)) if holding else UNKNOWN


def scaled(table: bytes, factor: float) -> bytes:
    """Impacts multiplied by `factor` (0 to 1), at C speed."""
    return table.translate(bytes(round(i * factor) for i in range(256))) if factor < 1 else table


def together(lists: Sequence[Mapping[int, int]]) -> dict[int, int]:
    """Documents that hold all of these tokens, with the least of their impacts."""
    shortest, *others = sorted(lists, key=len)
    ids = set(shortest)
    for other in others:
        ids &= other.keys()
    return {id: min(held[id] for held in lists) for id in ids}


class Found(NamedTuple):
    """The documents in which one term of the query was found, id -> impact, and the term's weight in the query."""

    weight: float
    documents: Mapping[int, int]


def add_up(terms: Iterable[Found], total: int) -> tuple[dict[int, float], list[float]]:
    """(document -> sum over its terms, worth of each term). A term that is nowhere keeps its worth: it is missing."""
    scores: dict[int, float] = {}
    worths = []
    get = scores.get
    for weight, documents in terms:
        worth = weight * rarity(total, len(documents))
        worths.append(worth)
        step = worth / TOP_IMPACT
        for id, impact in documents.items():
            scores[id] = get(id, 0.0) + step * impact
    return scores, worths
