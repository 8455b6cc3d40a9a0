"""What readers said of articles, version by version."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q, Window
from django.db.models.functions import RowNumber

from kb.editing.boards.wilson import Share
from kb.models import Vote

MOST_COMMENTS = 3
REASONS = dict(Vote.Reason.choices)
ORDERS = ("high", "low", "votes")


@dataclass(frozen=True, slots=True)
class Rated:
    """One version; `reasons` are (words, how often), the commonest first."""

    revision: int
    language: str
    number: int
    is_current: bool
    share: Share
    reasons: Sequence[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class RatedArticle:
    """An article with all its rated versions, the newest first; `share` takes them together."""

    pk: int
    key: str
    versions: Sequence[Rated]

    @property
    def share(self) -> Share:
        return Share(sum(one.share.hits for one in self.versions), sum(one.share.count for one in self.versions))

    @property
    def worst(self) -> Share:
        """Of what readers see now. An older version that was mended troubles nobody."""
        shares = [one.share for one in self.versions if one.is_current]
        return min(shares, key=lambda share: share.high, default=Share(0, 0))


def rated(language: str = "", category: str = "", order: str = "high") -> list[RatedArticle]:
    """Articles with votes. `order`: by the upper bound of the share it helped (surely bad first), by the lower one
    (bad perhaps), or by the number of votes."""
    found: dict[tuple[int, str], list[Rated]] = {}
    for row in _counted(language, category):
        found.setdefault((row["article_id"], row["article__key"]), []).append(_rated(row))
    articles = [RatedArticle(pk, key, versions) for (pk, key), versions in found.items()]
    return sorted(articles, key=lambda article: (*_rank(article, order), article.key))


def _rank(article: RatedArticle, order: str) -> tuple[float, ...]:
    if order == "votes":
        return (-article.share.count,)
    share = article.worst
    return (not share.count, share.low if order == "low" else share.high)


def _counted(language: str, category: str) -> Iterable[dict[str, Any]]:
    votes = Vote.objects.filter(article__archived=False).order_by()
    if language:
        votes = votes.filter(revision__language=language)
    if category:
        votes = votes.filter(article__category__key=category)
    version = ("revision_id", "revision__language", "revision__number", "revision__is_current")
    given = {f"reason_{reason}": Count("id", filter=Q(reason=reason, helpful=False)) for reason in REASONS}
    counted = votes.values("article_id", "article__key", *version).annotate(
        count=Count("id"), hits=Count("id", filter=Q(helpful=True)), **given
    )
    found: Iterable[dict[str, Any]] = counted.order_by("revision__language", "-revision__number")
    return found


def _rated(row: dict[str, Any]) -> Rated:
    reasons = [(str(words), row[f"reason_{reason}"]) for reason, words in REASONS.items() if row[f"reason_{reason}"]]
    return Rated(
        row["revision_id"],
        row["revision__language"],
        row["revision__number"],
        row["revision__is_current"],
        Share(row["hits"], row["count"]),
        sorted(reasons, key=lambda reason: -reason[1]),
    )


def last_comments(articles: Iterable[RatedArticle]) -> dict[int, list[Vote]]:
    """Revision id -> what readers wrote of it last."""
    revisions = [one.revision for article in articles for one in article.versions]
    place = Window(RowNumber(), partition_by=F("revision"), order_by=F("created").desc())
    rows = Vote.objects.filter(revision__in=revisions).exclude(comment="")
    found: dict[int, list[Vote]] = {}
    for vote in rows.annotate(place=place).filter(place__lte=MOST_COMMENTS).order_by("-created"):
        found.setdefault(vote.revision_id, []).append(vote)
    return found
