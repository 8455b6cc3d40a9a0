"""Saving what an editor wrote, in all languages or in none; whoever saved meanwhile is not overwritten."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from kb import audit
from kb.editing.writing.skeleton import carried_over, skeleton
from kb.editing.writing.words import MergedWords, Words, merged, words
from kb.fields import LANGUAGES
from kb.models import Article, Event, Revision


@dataclass(frozen=True, slots=True)
class Written:
    """What was sent for one language. `base` is the revision it was opened from, None if there was none."""

    language: str
    words: Words
    base: Revision | None
    note: str = ""
    significance: str = Revision.Significance.NORMAL


@dataclass(frozen=True, slots=True)
class Clash:
    """Somebody saved `theirs` after `mine` was opened from `base`."""

    base: Words
    mine: Words
    theirs: Revision

    @property
    def proposal(self) -> MergedWords:
        return merged(self.base, self.mine, words(self.theirs))


class SavedMeanwhile(Exception):
    """Nothing was saved; `clashes` tells by language who was quicker."""

    def __init__(self, clashes: Mapping[str, Clash]):
        self.clashes = clashes
        super().__init__(", ".join(clashes))


@transaction.atomic
def save(article: Article, written: list[Written], by: Any) -> list[Revision]:
    """The drafts made of what changed; what is sent twice makes one. Raises SavedMeanwhile, Article.DoesNotExist."""
    article.lock()
    found: list[Revision | Written] = []
    clashes = {}
    for one in written:
        newest = article.newest(one.language)
        if not _is_changed(article, one):
            continue
        if newest == one.base:
            found.append(one)
        elif newest and one.words == words(newest):
            found.append(newest)
        elif newest:
            clashes[one.language] = Clash(words(one.base) if one.base else Words(), one.words, newest)
    if clashes:
        raise SavedMeanwhile(clashes)
    return [one if isinstance(one, Revision) else _revise(article, one, by) for one in found]


def _is_changed(article: Article, one: Written) -> bool:
    return one.words != words(one.base) if one.base else not is_blank(article, one)


def is_blank(article: Article, one: Written) -> bool:
    """Nothing was written in a language that has no text yet."""
    offered, written = words_of_nobody(article, one.language), one.words
    if written.title or written.summary or written.asked or written.body not in _beginnings(article, one.language):
        return False
    return written.applies_to in ("", offered.applies_to) and written.sources in ((), offered.sources)


def _beginnings(article: Article, language: str) -> set[str]:
    """What the page itself offers to begin with."""
    found = {"", words_of_nobody(article, language).body}
    for other in LANGUAGES:
        newest = article.newest(other) if other != language else None
        if newest:
            found.add(carried_over(words(newest).body, article.kind, other, language))
    return found


def words_of_nobody(article: Article, language: str, copy: bool = False) -> Words:
    """What a language without a text begins with; `copy` brings the text of another language, to be translated."""
    others = (article.newest(other) for other in LANGUAGES if other != language)
    other = next((revision for revision in others if revision), None)
    body = skeleton(article.kind, language)
    if other is None:
        return Words(body=body)
    found = words(other)
    if copy:
        body = carried_over(found.body, article.kind, other.language, language)
    return Words(applies_to=found.applies_to, sources=found.sources, body=body)


def _revise(article: Article, one: Written, by: Any) -> Revision:
    revision = article.revise(
        one.language,
        author=by,
        note=one.note,
        significance=one.significance,
        based_on=one.base,
        **one.words.kept(),
    )
    audit.record(by, Event.Did.WROTE, "article", article.key, f"{one.language} {revision.number}", one.note)
    return revision
