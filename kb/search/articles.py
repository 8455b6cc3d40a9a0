"""Articles as search sees them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver

from kb import edition, stock
from kb.models import Article, Revision
from kb.rendering import plain, render
from kb.search import index
from kb.search.index import Entry
from kb.snippets import expand

KIND = "article"
SYMPTOM = "see"


def entries(revisions: Iterable[Revision]) -> Iterator[Entry]:
    """The revisions as plain text, with the words of their snippets. Raises rendering.TooLong."""
    # Not those of the current edition: who changes a snippet calls this before the change is committed.
    snippets = stock.snippets_now()
    for revision in revisions:
        yield _entry(revision, snippets[revision.language])


def _entry(revision: Revision, snippets: Mapping[str, str]) -> Entry:
    """What the reader sees when it is broken counts more than the rest."""
    rendered = render(expand(revision.body, snippets.get))
    body = (section for section in rendered.sections if section.id != SYMPTOM)
    symptom = rendered.section(SYMPTOM)
    texts = {
        "title": revision.title,
        "summary": revision.summary,
        "asked": "\n".join(map(str, revision.asked)),
        "symptom": plain(symptom.html) if symptom else "",
        "body": "\n".join((revision.applies_to, *(f"{section.title}\n{plain(section.html)}" for section in body))),
    }
    return Entry(KIND, revision.article.key, revision.language, texts)


def all_entries() -> Iterable[Entry]:
    """Every article readers can open now."""
    return entries(Revision.objects.current().select_related("article").order_by("article__key", "language"))


@receiver(post_delete, sender=Article)
@transaction.atomic
def forget(instance: Article, **kwargs: Any) -> None:
    """An article that is deleted for good is no longer found."""
    index.remove((KIND, instance.key, code) for code, _ in settings.LANGUAGES)
    edition.advance()
