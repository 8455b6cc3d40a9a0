"""Where a snippet or a picture stands: what changes with it, and what would lose it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from django.db.models import F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kb.editing.uses import Use
from kb.inserts import keys_of
from kb.models import Revision, Snippet

Found = tuple[str, Use]
Source = Callable[[str], Iterable[Found]]
sources: list[Source] = []
"""Functions of a kind ("snippet", "picture") giving (key, use); the apps above register theirs."""

READ = _("Readers see it in")
DRAFTED = _("Drafts that hold it")
SNIPPETS = _("Snippets that hold it")


def uses_of(kind: str, key: str) -> list[Use]:
    return all_uses(kind).get(key, [])


def all_uses(kind: str) -> dict[str, list[Use]]:
    """Key -> where it stands, in a few queries however many there are."""
    found: dict[str, list[Use]] = defaultdict(list)
    for source in (_in_articles, _in_snippets, *sources):
        for key, use in source(kind):
            found[key].append(use)
    return found


def read_now(key: str) -> list[Revision]:
    """The revisions that readers see with this snippet in them."""
    rows = Revision.objects.current().filter(body__contains=f"](snippet:{key})").select_related("article")
    return [row for row in rows if key in keys_of(row.body, "snippet")]


def _in_articles(kind: str) -> Iterator[Found]:
    """What readers see, and what they would see if the newest draft were published."""
    same = Revision.objects.filter(article=OuterRef("article"), language=OuterRef("language"))
    newest = Subquery(same.order_by("-number").values("number")[:1])
    rows = Revision.objects.filter(body__contains=f"]({kind}:").annotate(newest=newest)
    rows = rows.filter(Q(is_current=True) | Q(number=F("newest"))).select_related("article")
    for row in rows.order_by("article__key", "language", "number"):
        url = reverse("admin:kb_article_words", args=[row.article_id])
        title = f"{row.article.key}: {row.title} ({row.get_language_display()})"
        for key in keys_of(row.body, kind):
            yield key, Use(READ if row.is_current else DRAFTED, title, url, holds=True)


def _in_snippets(kind: str) -> Iterator[Found]:
    for row in Snippet.objects.all() if kind == "picture" else ():
        for key in set().union(*(keys_of(words, kind) for words in row.body.values())):
            yield key, Use(SNIPPETS, row.key, reverse("admin:kb_snippet_change", args=[row.pk]), holds=True)
