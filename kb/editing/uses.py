"""Where an article is used: what an editor should look at before changing, archiving or deleting it.

The knowledge base knows nothing of the apps above it; they register here what they can answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb.models import Article, Revision, Snippet


@dataclass(frozen=True, slots=True)
class Use:
    """`what` groups them ("Guides that offer it"); while one `holds` it, the article stays on the site."""

    what: str | Promise
    title: str
    url: str
    holds: bool = False


Source = Callable[[Article], Iterable[Use]]
sources: list[Source] = []
"""Functions of an article giving its uses."""

LINKED = gettext_lazy("Articles that link to it")
RELATED = gettext_lazy("Articles that name it as related")
SNIPPETS = gettext_lazy("Snippets that link to it")


def uses_of(article: Article) -> list[Use]:
    """Those that hold it first, then in groups."""
    found = [use for source in (*sources, _linked, _related, _snippets) for use in source(article)]
    return sorted(found, key=lambda use: not use.holds)


def holding(found: Iterable[Use]) -> list[Use]:
    return [use for use in found if use.holds]


def grouped(found: Iterable[Use]) -> dict[str, list[Use]]:
    groups: dict[str, list[Use]] = {}
    for use in found:
        groups.setdefault(str(use.what), []).append(use)
    return groups


def _link_to(key: str) -> re.Pattern[str]:
    return re.compile(rf"\]\(\s*<?kb:{re.escape(key)}[#)>\s]")


def _linked(article: Article) -> Iterator[Use]:
    """What readers see now; one line for each article and language."""
    rows = Revision.objects.current().filter(body__contains=f"kb:{article.key}").exclude(article=article)
    for row in rows.select_related("article").order_by("article__key", "language"):
        if _link_to(article.key).search(row.body):
            yield Use(LINKED, f"{row.title} ({row.get_language_display()})", _form_of(row.article_id))


def _related(article: Article) -> Iterator[Use]:
    # Lists in JSON columns are searched in different ways by the databases; they are short, so Python looks.
    for pk, key, related in Article.objects.filter(archived=False).values_list("pk", "key", "related"):
        if article.key in related:
            yield Use(RELATED, key, _form_of(pk))


def _snippets(article: Article) -> Iterator[Use]:
    for snippet in Snippet.objects.all():
        if any(_link_to(article.key).search(words) for words in snippet.body.values()):
            title = _("%(key)s: %(title)s") % {"key": snippet.key, "title": snippet.title}
            yield Use(SNIPPETS, title, reverse("admin:kb_snippet_change", args=[snippet.pk]))


def _form_of(pk: int) -> str:
    return reverse("admin:kb_article_change", args=[pk])
