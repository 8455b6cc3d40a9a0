"""What the page of an article shows, whoever it is made for: readers, or an editor who looks at a draft."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from kb import reading, structured_data
from kb.forms import VoteForm
from kb.links import leading_to
from kb.models import Category
from kb.reading import readers_language


def context(request: HttpRequest, found: reading.ReadArticle, form: VoteForm) -> dict[str, Any]:
    """For kb/article.html, in the language of the page that is being made."""
    before, after = reading.neighbours(found.entry, readers_language())
    crumbs = crumbs_to(Category.objects.select_related("parent").get(key=found.entry.category))
    return {
        "article": found,
        "crumbs": crumbs,
        "guides": leading_to(found.entry.key, readers_language()),
        "before": before,
        "after": after,
        "helped": reading.helped(found.entry.key),
        "form": form,
        "fallback": found.entry.language != readers_language(),
        "structured": _structured(request, found, crumbs),
        "section": "articles",
    }


def crumbs_to(category: Category | None) -> list[Category]:
    return [*crumbs_to(category.parent), category] if category else []


def _structured(request: HttpRequest, found: reading.ReadArticle, crumbs: list[Category]) -> SafeString:
    titles = reading.category_titles(readers_language())
    trail = [(titles.get(row.key, row.key), row.get_absolute_url()) for row in crumbs]
    name = settings.SITE["name"]
    data = structured_data.article(
        title=found.entry.title,
        summary=found.entry.summary,
        language=found.entry.language,
        url=request.build_absolute_uri(found.entry.url),
        updated=found.updated,
        published_by=name.get(readers_language(), name["en"]),
        crumbs=[(title, request.build_absolute_uri(url)) for title, url in trail],
    )
    return mark_safe(data)
