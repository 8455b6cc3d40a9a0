"""One entry: `search` finds what readers can open by whatever they type, the same on every database.

Everything that holds any word of the query is a candidate; what holds more of it, in rarer words, in its title and
symptoms, and side by side as it was typed, comes first. What holds too little of it is no answer at all.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from django.db import connection

from kb.edition import cached
from kb.search import index
from kb.search.articles import KIND as ARTICLE
from kb.search.models import Document, Posting, Synonym
from kb.search.query import STOP, Query, Synonyms, Term, misspelt, parse
from kb.search.ranking import Impacts, Postings, Scored, best, nearest, spread, together
from kb.search.tokens import normalise, tokens

LIMIT = 10
CANDIDATES = 30
"""Documents looked at closely, best first (two languages of an article are two documents)."""

ENOUGH = 0.8
CLEARLY = 2.8
WORDS = 2
"""A document is an answer if it holds this share of the query's worth; or this much by itself, in so many words: long
questions tell much that no article can hold, but one word in common may be chance."""

OTHER_LANGUAGE = 0.8
SIDE_BY_SIDE = 0.9
SHARE_POWER = 0.5
KIND = {"guide": 1.1}
GUIDES = 2
NEAR_THE_FIRST = 0.4
LEADING = 10
LEADS = 0.4
UNASKED = 0.6
MISSPELT = 0.6
SHORTEST_START = 2
COMPLETIONS = 30
COMPLETED = 0.7


@dataclass(frozen=True, slots=True)
class Hit:
    """`kind` is "article" or "guide"; `language` that of the text that matched."""

    kind: str
    key: str
    language: str
    score: float


def search(text: str, language: str | None = None, limit: int = LIMIT) -> list[Hit]:
    """What fits `text` best, best first; texts in `language` count a little more. Empty if nothing fits."""
    return find(parse(text, synonyms()), language, limit)


def find(query: Query, language: str | None = None, limit: int = LIMIT) -> list[Hit]:
    """As `search`, for a query that is parsed already."""
    if not query.terms:
        return []
    terms, held = _forgiving(query.terms)
    size = 1 + max((int(part.first + part.ids[-1]) for parts in held.values() for part in parts), default=0)
    found = [(term.weight, _documents(term, held, size)) for term in terms]
    scored = best(found, max(1, documents()), max(CANDIDATES, 2 * limit))
    return _with_guides(_closely(scored, query, language), language, limit)


def completed(query: Query, text: str) -> Query:
    """The query of a text that is still being typed: its last Latin word may go on."""
    last = query.terms[-1] if query.terms else None
    if not (last and last.typed and text.lower().endswith(last.typed) and len(last.typed) >= SHORTEST_START):
        return query
    longer = heapq.nsmallest(COMPLETIONS, (word for word in vocabulary() if word.startswith(last.typed)))
    going_on = replace(last, alternatives=last.alternatives + tuple(((word,), COMPLETED) for word in longer))
    return replace(query, terms=(*query.terms[:-1], going_on))


Named = tuple[str, str]
"""What a hit is called: (kind, key)."""

leads: list[Callable[[str], Iterable[Named]]] = []
"""Functions of an article's key giving what leads to it; the apps above register theirs."""


def _with_guides(hits: Sequence[Hit], language: str | None, limit: int) -> list[Hit]:
    """The best hits, with places kept for the guides that lead to the best articles.

    A guide speaks of many faults and so of none often: what it leads to says more of whom it is for.
    """
    articles = [hit for hit in hits if hit.kind == ARTICLE]
    guides = {(hit.kind, hit.key): hit for hit in hits if hit.kind != ARTICLE}
    for place, article in enumerate(articles[:LEADING], 1):
        for name in {name for lead in leads for name in lead(article.key)}:
            known = guides.get(name) or Hit(*name, language or "", 0.0)
            guides[name] = replace(known, score=known.score + LEADS * article.score / place)
    kept = heapq.nlargest(min(GUIDES, limit), guides.values(), key=lambda hit: (hit.score, hit.key))
    kept = [hit for hit in kept if hit.score >= NEAR_THE_FIRST * kept[0].score]
    return sorted([*articles[: limit - len(kept)], *kept], key=lambda hit: (-hit.score, hit.kind, hit.key))


def _closely(scored: Scored, query: Query, language: str | None) -> list[Hit]:
    """One hit for each article or guide that is an answer, in its better language."""
    answers = [
        id
        for id in scored.ids
        if scored.share[id] >= ENOUGH or (scored.score[id] >= CLEARLY and scored.matched[id] >= WORDS)
    ]
    hits: dict[tuple[str, str], Hit] = {}
    asked = {token for term in query.terms for tokens, _ in term.alternatives for token in tokens}
    for id, kind, key, spoken, head, title in _heads(answers):
        beside = len([pair for pair in query.neighbours if pair in head]) / max(1, len(query.neighbours))
        score = scored.score[id] * scored.share[id] ** SHARE_POWER * (1 + SIDE_BY_SIDE * beside) * KIND.get(kind, 1.0)
        named = _title_tokens(title)
        score *= 1 - UNASKED * len(named - asked) / max(1, len(named))
        if language and spoken != language:
            score *= OTHER_LANGUAGE
        known = hits.get((kind, key))
        if known is None or known.score < score:
            hits[kind, key] = Hit(kind, key, spoken, score)
    return sorted(hits.values(), key=lambda hit: (-hit.score, hit.kind, hit.key))


def _heads(ids: Sequence[int]) -> Iterable[tuple[int, str, str, str, str, str]]:
    if not ids:
        return []
    marks = ", ".join(["%s"] * len(ids))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id, kind, key, language, head, title FROM kb_document WHERE id IN ({marks})", list(ids))
        rows: list[tuple[int, str, str, str, str, str]] = cursor.fetchall()
    place = {id: number for number, id in enumerate(ids)}
    return sorted(rows, key=lambda row: place[row[0]])


@lru_cache(maxsize=4096)
def _title_tokens(title: str) -> frozenset[str]:
    """What a title is about."""
    return frozenset(token for token in tokens(normalise(title)) if len(token) > 1 and token not in STOP)


_Held = Mapping[str, Sequence[Postings]]


def _forgiving(terms: Sequence[Term]) -> tuple[Sequence[Term], _Held]:
    """The terms with their postings; a word that is nowhere is taken for the words it may be a slip of."""
    wanted = {token for term in terms for tokens, _ in term.alternatives for token in tokens}
    held = index.postings(sorted(wanted))
    meant = {
        term: misspelt(term.typed, vocabulary())
        for term in terms
        if term.typed and term.alternatives[0][0][0] not in held
    }
    guessed = sorted({token for tokens in meant.values() for token in tokens} - wanted)
    if not any(meant.values()):
        return terms, held
    corrected = [
        replace(term, alternatives=term.alternatives + tuple(((token,), MISSPELT) for token in meant.get(term, ())))
        for term in terms
    ]
    return corrected, {**held, **index.postings(guessed)}


def _documents(term: Term, held: _Held, size: int) -> Impacts:
    """Where the term is found, in one of its ways or another."""
    ways = [
        (together([spread(held[token], size) for token in tokens]), factor)
        for tokens, factor in term.alternatives
        if all(token in held for token in tokens)
    ]
    return nearest(ways, size)


@cached(limit=1)
def documents() -> int:
    """How many documents there are: what makes a word rare."""
    return Document.objects.count()


@cached(limit=1)
def vocabulary() -> frozenset[str]:
    """The Latin words (stems) there are, to compare a misspelt one with."""
    # A regular expression, because what lies between "a" and "z" depends on the database's collation.
    rows = Posting.objects.filter(token__regex=r"^[a-z]+$").values_list("token", flat=True).distinct()
    return frozenset(token for token in rows if token.isascii() and token.isalpha())


@cached(limit=1)
def synonyms() -> Synonyms:
    return Synonyms(row.phrases for row in Synonym.objects.filter(active=True))
