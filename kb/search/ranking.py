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

import numpy as np
import numpy.typing as npt

from kb.search.tokens import normalise, tokens


class Field(NamedTuple):
    """`weight` of one occurrence, `usual` number of tokens in such a field, and how much `length` beyond it costs."""

    weight: float
    usual: int
    length: float


FIELDS: Mapping[str, Field] = {
    "title": Field(10.0, 8, 0.2),
    "summary": Field(2.5, 50, 0.5),
    "asked": Field(3.0, 100, 0.35),
    "symptom": Field(3.0, 200, 0.2),
    "body": Field(1.0, 700, 0.8),
}
SATURATION = 6.0
SHAPE = 1.25
"""Above 1: a word in passing counts less beside one the document is about. (Not part of BM25F; it did better.)"""
TOP_IMPACT = 255


def impacts(texts: Mapping[str, str]) -> dict[str, int]:
    """Token -> impact (1..255) of a document with these texts; single Han characters count in its short fields only."""
    found: Counter[str] = Counter()
    for name, field in FIELDS.items():
        counts = Counter(tokens(normalise(texts.get(name, ""))))
        if name == "body":
            counts = Counter({token: n for token, n in counts.items() if len(token) > 1 or token < "\u3400"})
        size = 1 - field.length + field.length * counts.total() / field.usual
        for token, count in counts.items():
            found[token] += field.weight * count / size  # type: ignore[assignment]
    return {
        token: max(1, round(TOP_IMPACT * (weight / (SATURATION + weight)) ** SHAPE))
        for token, weight in found.items()
        if len(token) > 1 or token >= "\u3400" or token.isdigit()
    }


class Postings(NamedTuple):
    """The documents of one chunk of ids that hold a token: `first` id of the chunk, ids within it, their impacts."""

    first: int
    ids: npt.NDArray[np.uint16]
    impacts: npt.NDArray[np.uint8]


Impacts = npt.NDArray[np.uint8]
"""Impact of every document by its id; 0 where it does not hold what was looked for."""


def spread(chunks: Iterable[Postings], size: int) -> Impacts:
    """The postings of a token over all documents; `size` is one more than the largest id."""
    found = np.zeros(size, np.uint8)
    for first, ids, values in chunks:
        found[first:][ids] = values
    return found


def together(found: Sequence[Impacts]) -> Impacts:
    """Documents that hold all of these, with the least of their impacts."""
    least = found[0]
    for other in found[1:]:
        least = np.minimum(least, other)
    return least


def nearest(ways: Iterable[tuple[Impacts, float]], size: int) -> Impacts:
    """The best of several ways to write the same, each counting by its factor (0 to 1)."""
    best = np.zeros(size, np.uint8)
    for found, factor in ways:
        # Rounded up: what was found, however far from the word typed, is not nothing.
        best = np.maximum(best, found if factor == 1 else np.ceil(found * np.float32(factor)).astype(np.uint8))
    return best


FLOOR = 0.9
"""What a word is worth that stands nearly everywhere: in a title it still says something."""

UNKNOWN = 2.0
"""What a word is worth that stands nowhere: people add much to a question that no article could know."""


def rarity(total: int, holding: int) -> float:
    """Inverse document frequency, with a floor; a word found nowhere is no proof that the rest does not fit."""
    return FLOOR + math.log(1 + (total - holding + 0.5) / (holding + 0.5)) if holding else UNKNOWN


class Scored(NamedTuple):
    """The best documents: `score` is what was found in each, `matched` how many of the question's telling words, and
    `share` how much of the worth of those.
    """

    ids: list[int]
    score: dict[int, float]
    share: dict[int, float]
    matched: dict[int, int]


TELLING = 0.5
"""From this weight on a term tells what the question is about; if none does, all of them do."""


def best(terms: Sequence[tuple[float, Impacts]], total: int, limit: int) -> Scored:
    """The `limit` best of `total` documents for terms of a weight each; equal ones by their id."""
    worths = [weight * rarity(total, int(np.count_nonzero(found))) for weight, found in terms]
    sums = np.zeros(len(terms[0][1]), np.float32)
    for worth, (_, found) in zip(worths, terms, strict=True):
        sums += found * np.float32(worth / TOP_IMPACT)
    top = np.flatnonzero(sums)
    if len(top) > limit:
        least = np.partition(sums[top], -limit)[-limit]
        top = top[sums[top] >= least]
    ids = [int(id) for id in top[np.argsort(-sums[top], kind="stable")][:limit]]
    telling = [(w, found) for w, (weight, found) in zip(worths, terms, strict=True) if weight >= TELLING]
    telling = telling or [(w, found) for w, (_, found) in zip(worths, terms, strict=True)]
    shares, matched = np.zeros(len(ids), np.float32), np.zeros(len(ids), np.int32)
    whole = sum(worth for worth, _ in telling)
    for worth, found in telling:
        held = found[ids] > 0
        shares += held * np.float32(worth / whole)
        matched += held
    return Scored(
        ids,
        {id: float(sums[id]) for id in ids},
        dict(zip(ids, shares.tolist(), strict=True)),
        dict(zip(ids, matched.tolist(), strict=True)),
    )
