"""Articles as search sees them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver

from kb import edition
from kb.models import Article, Revision
from kb.rendering import Rendered, plain, render
from kb.search import index
from kb.search.index import Entry

KIND = "article"
SYMPTOM = "see"


def entry(revision: Revision, rendered: Rendered | None = None) -> Entry:
    """The revision as plain text; what the reader sees when it is broken counts more than the rest."""
    rendered = rendered or render(revision.body)
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
    for revision in Revision.objects.current().select_related("article").order_by("article__key", "language"):
        yield entry(revision)


@receiver(post_delete, sender=Article)
@transaction.atomic
def forget(instance: Article, **kwargs: Any) -> None:
    """An article that is deleted for good is no longer found."""
    index.remove((KIND, instance.key, code) for code, _ in settings.LANGUAGES)
    edition.advance()
