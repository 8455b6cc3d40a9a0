"""What search engines should know of the knowledge base."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import Max
from django.urls import reverse

from kb import reading
from kb.edition import cached
from kb.models import Revision

if TYPE_CHECKING:
    _Base = Sitemap[Any]
else:
    _Base = Sitemap


class Bilingual(_Base):
    """Each page once a language, and each naming the others."""

    i18n = True
    alternates = True
    languages = [code for code, _ in settings.LANGUAGES]


class ArticleSitemap(Bilingual):
    """Every article in the languages it is written in."""

    def items(self) -> list[reading.Entry]:
        return list(reading.entries("en").values())

    def get_languages_for_item(self, item: reading.Entry) -> list[str]:
        entries = [(code, reading.entries(code).get(item.key)) for code in self.languages]
        return [code for code, entry in entries if entry and entry.language == code]

    def location(self, item: reading.Entry) -> str:
        return reverse("kb:article", args=[item.slug])

    def lastmod(self, item: reading.Entry) -> datetime.datetime | None:
        published: datetime.datetime | None = _published().get(item.key)
        return published


class TopicSitemap(Bilingual):
    """The list of articles and the categories."""

    def items(self) -> list[str]:
        return ["", *_keys(reading.tree("en"))]

    def location(self, item: str) -> str:
        return reverse("kb:category", args=[item]) if item else reverse("kb:articles")


def _keys(branches: tuple[reading.Branch, ...]) -> list[str]:
    return [key for branch in branches for key in (branch.category.key, *_keys(branch.children))]


@cached(limit=1)
def _published() -> dict[str, datetime.datetime]:
    """Article -> when its words were last published in any language (Django asks once for all of them)."""
    rows = Revision.objects.current().values_list("article__key").annotate(newest=Max("published"))
    return {key: newest for key, newest in rows if newest}
