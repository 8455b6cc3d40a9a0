"""What editors have to look after, as lists: everything the boards show but for what readers said."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from kb.editing.boards import traffic
from kb.editing.desk.standing import Standing, standings
from kb.models import Article, Miss, Revision

SOON = datetime.timedelta(days=14)
"""Reviews that are due within this time are listed already."""


def misses(language: str = "", order: str = "count") -> QuerySet[Miss]:
    found = Miss.objects.filter(language=language) if language else Miss.objects.all()
    return found.order_by("-last", "-count", "pk") if order == "last" else found.order_by("-count", "-last", "pk")


@dataclass(frozen=True, slots=True)
class Aged:
    """A published article: days since somebody checked it, and how often it was used lately."""

    article: Article
    days: int
    uses: int


def aged(now: datetime.datetime, category: str = "") -> list[Aged]:
    """What is used most and was not checked for longest comes first."""
    uses = traffic.uses(now - datetime.timedelta(days=traffic.DAYS))
    today = timezone.localdate(now)
    articles = in_category(Article.objects.published(), category).select_related("owner")
    found = [Aged(article, (today - article.reviewed).days, uses[article.key]) for article in articles]
    return sorted(found, key=lambda one: (-one.uses * max(one.days, 0), -one.days, one.article.key))


def in_category(articles: Any, category: str) -> Any:
    return articles.filter(category__key=category) if category else articles


@dataclass(frozen=True, slots=True)
class Translation:
    """A language of a published article that is outdated or missing."""

    article: Article
    standing: Standing

    @property
    def rank(self) -> tuple[int, datetime.datetime, str]:
        """Where readers may go wrong first, then what waits longest, what is missing last."""
        state = 0 if self.standing.is_major else 1 if self.standing.is_outdated else 2
        return state, self.standing.since or timezone.now(), self.article.key


def translations(language: str = "", category: str = "") -> list[Translation]:
    articles = in_category(Article.objects.published(), category).order_by()
    found = [
        Translation(article, standing)
        for article, languages in _standing_of(articles)
        for standing in languages
        if (standing.is_outdated or not standing.current) and language in ("", standing.language)
    ]
    return sorted(found, key=lambda one: one.rank)


def _standing_of(articles: Iterable[Article]) -> list[tuple[Article, list[Standing]]]:
    known = {article.pk: article for article in articles}
    return [(known[pk], languages) for pk, languages in standings(known.values()).items()]


def due(today: datetime.date, owner: Any = None) -> QuerySet[Article]:
    """What is to be checked by today or soon, the longest overdue first. `owner` None means everybody's."""
    return _of(Article.objects.due(today + SOON), owner).select_related("owner")


def overdue(today: datetime.date, owner: Any = None) -> QuerySet[Article]:
    return _of(Article.objects.due(today), owner)


def flagged(owner: Any = None) -> QuerySet[Article]:
    found = Article.objects.needing_change().filter(archived=False)
    return _of(found, owner).select_related("owner", "needs_change_by")


def _of(articles: QuerySet[Article], owner: Any) -> QuerySet[Article]:
    return articles.filter(owner=owner) if owner else articles


def waiting(owner: Any = None) -> QuerySet[Revision]:
    """The newest drafts that wait for a review, the longest waiting first."""
    newer = Revision.objects.filter(
        article=OuterRef("article"), language=OuterRef("language"), number__gt=OuterRef("number")
    )
    found = Revision.objects.filter(
        ~Exists(newer), review_asked__isnull=False, approved=None, published=None, article__archived=False
    )
    found = found.filter(article__owner=owner) if owner else found
    return found.select_related("article", "author").defer("body", "asked", "sources").order_by("review_asked", "pk")
