"""Articles as readers see them: in their language if there is one, rendered once per edition."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, override

from kb import stock
from kb.edition import cached
from kb.links import resolvers
from kb.models import Article, Category, FormerSlug, Revision, Vote
from kb.outdated import MAJOR, missing_changes
from kb.rendering import Rendered, no_diagrams, render
from kb.snippets import expand

MIN_VOTES = 5
"""Below this many votes a share says nothing and is not shown."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An article in a list. `language` is the one it is shown in, which may be the fallback.

    `revision` is 0 for words that are not saved.
    """

    key: str
    slug: str
    kind: str
    category: str
    minutes: int
    risk: str
    title: str
    summary: str
    language: str
    url: str
    revision: int
    reviewed: datetime.date


@dataclass(frozen=True, slots=True)
class Outdated:
    """The original of a translation was changed since: where it is, when that was, and whether old steps may harm."""

    url: str
    language: str
    changed: datetime.datetime
    is_major: bool = False


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """One article ready to be shown."""

    entry: Entry
    needs: tuple[str, ...]
    applies_to: str
    sources: tuple[Mapping[str, str], ...]
    related: tuple[Entry, ...]
    updated: datetime.datetime
    reviewed: datetime.date
    rendered: Rendered
    outdated: Outdated | None

    @property
    def has_diagram(self) -> bool:
        """Only such pages need the style of diagrams."""
        return '<figure class="diagram"' in self.rendered.html


@dataclass(frozen=True, slots=True)
class Branch:
    """A category with its articles and the categories below it."""

    category: Category
    entries: tuple[Entry, ...]
    children: tuple[Branch, ...]

    @property
    def size(self) -> int:
        return len(self.entries) + sum(child.size for child in self.children)


def readers_language() -> str:
    """The language of the page that is being made."""
    return get_language() or "en"


def preferred(language: str) -> list[str]:
    """The languages to try, the reader's first."""
    return [language, *(code for code, _ in settings.LANGUAGES if code != language)]


@cached()
def entries(language: str) -> dict[str, Entry]:
    """Every published article by key, in reading order."""
    found: dict[str, Entry] = {}
    revisions = Revision.objects.current().select_related("article__category").defer("body", "sources")
    by_language = {code: {r.article.key: r for r in revisions if r.language == code} for code, _ in settings.LANGUAGES}
    for article in Article.objects.published().select_related("category"):
        revision = next(
            by_language[code][article.key] for code in preferred(language) if article.key in by_language[code]
        )
        found[article.key] = _entry(article, revision, language)
    return found


def _entry(article: Article, revision: Revision, language: str) -> Entry:
    with override(language):
        url = reverse("kb:article", args=[article.slug])
    return Entry(
        key=article.key,
        slug=article.slug,
        kind=article.kind,
        category=article.category.key,
        minutes=article.minutes,
        risk=article.risk,
        title=revision.title,
        summary=revision.summary,
        language=revision.language,
        url=url,
        revision=revision.pk or 0,
        reviewed=article.reviewed,
    )


@cached(limit=5000)
def read(key: str, language: str) -> ReadArticle | None:
    """The article in the reader's language, else in another; None if it is not published."""
    entry = entries(language).get(key)
    if entry is None:
        return None
    return compose(Revision.objects.select_related("article__category").get(pk=entry.revision), language)


def compose(revision: Revision, language: str) -> ReadArticle:
    """The article with these words, for a reader of `language`; they need not be saved. Raises rendering.TooLong."""
    article = revision.article
    known = entries(language)
    return ReadArticle(
        entry=_entry(article, revision, language),
        needs=tuple(article.needs),
        applies_to=revision.applies_to,
        sources=tuple(revision.sources),
        related=tuple(known[other] for other in article.related if other in known),
        updated=revision.published or revision.created or timezone.now(),
        reviewed=article.reviewed,
        outdated=_outdated(revision) if revision.pk else None,
        rendered=render_body(revision.body, revision.language, reader=language),
    )


def render_body(body: str, language: str, *, reader: str = "", diagrams: bool = True) -> Rendered:
    """What readers see of a body: every page that shows one gets it here. Raises rendering.TooLong.

    `language` is that of the body and its snippets; `reader` that of the page around it, if it is another one.
    """
    reader = reader or language
    return render(
        expand(body, stock.snippets().get(language, {}).get),
        lambda kind, target: address(kind, target, reader),
        (lambda key, number: stock.diagram(key, number, reader)) if diagrams else no_diagrams,
        lambda key, words: stock.picture(key, words, reader),
    )


def _outdated(revision: Revision) -> Outdated | None:
    """What a translation lacks."""
    article = revision.article
    if revision.language == article.original:
        return None
    told = ("article", "language", "significance", "loaded", "published", "is_current")
    lacks = missing_changes(article.revisions.exclude(published=None).only(*told), article.original, revision.language)
    if not lacks or lacks[0].published is None:
        return None
    with override(article.original):
        url = article.get_absolute_url()
    return Outdated(url, article.original, lacks[0].published, any(change.significance == MAJOR for change in lacks))


@cached(limit=4)
def former_slugs() -> dict[str, str]:
    """Addresses articles had -> key of the article."""
    return dict(FormerSlug.objects.values_list("slug", "article__key"))


def address(kind: str, target: str, language: str) -> str | None:
    """The address of a ``kb:`` or ``guide:`` link, or None if there is no such page."""
    target, hash, part = target.partition("#")
    if kind == "kb":
        entry = entries(language).get(target)
        found = entry.url if entry else None
    else:
        found = resolvers[kind](target, language) if kind in resolvers else None
    return found + hash + part if found else None


@cached(limit=8)
def tree(language: str) -> tuple[Branch, ...]:
    """The categories as readers browse them; those without any article are left out."""
    categories = list(Category.objects.order_by("position"))
    listed = entries(language).values()

    def branches(parent: int | None) -> tuple[Branch, ...]:
        found = (
            Branch(
                category,
                tuple(entry for entry in listed if entry.category == category.key),
                branches(category.pk),
            )
            for category in categories
            if category.parent_id == parent
        )
        return tuple(branch for branch in found if branch.size)

    return branches(None)


@cached(limit=8)
def category_titles(language: str) -> dict[str, str]:
    """Category key -> its title in the reader's language."""
    return {row.key: row.title.get(language) or row.title.get("en", row.key) for row in Category.objects.all()}


def neighbours(entry: Entry, language: str) -> tuple[Entry | None, Entry | None]:
    """The articles before and after this one in its category; none if it is not published."""
    same = [other for other in entries(language).values() if other.category == entry.category]
    position = next((i for i, other in enumerate(same) if other.key == entry.key), None)
    if position is None:
        return None, None
    before = same[position - 1] if position else None
    after = same[position + 1] if position + 1 < len(same) else None
    return before, after


def helped(key: str) -> tuple[int, int] | None:
    """(percent of readers it helped, readers who voted), or None below MIN_VOTES."""
    votes = Vote.objects.filter(article__key=key).aggregate(
        count=Count("id"), helpful=Count("id", filter=Q(helpful=True))
    )
    if votes["count"] < MIN_VOTES:
        return None
    return round(100 * votes["helpful"] / votes["count"]), votes["count"]


def shares_helped(keys: Collection[str]) -> dict[str, int]:
    """Article key -> percent of readers it helped; those below MIN_VOTES are missing."""
    rows = (
        Vote.objects.filter(article__key__in=keys)
        .values_list("article__key")
        .annotate(count=Count("id"), helpful=Count("id", filter=Q(helpful=True)))
    )
    return {key: round(100 * helpful / count) for key, count, helpful in rows if count >= MIN_VOTES}


def most_helpful(language: str, limit: int = 5) -> list[Entry]:
    """Articles by the number of readers they helped, most first; empty while nobody has voted."""
    rows = (
        Vote.objects.filter(helpful=True)
        .values_list("article__key")
        .annotate(count=Count("id"))
        .order_by("-count", "article__key")
    )
    known = entries(language)
    return [known[key] for key, _ in rows[: limit * 2] if key in known][:limit]
