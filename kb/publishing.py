"""The ways an article becomes visible to readers, or stops being so."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone

from kb import edition
from kb.models import Article, Revision
from kb.rendering import render
from kb.search import articles, index

before_archive = Signal()
"""Sent with `article`; a receiver answers with a reason (text) why it must stay, or None. The wizard listens."""


class Archived(Exception):
    """A revision of an archived article cannot be published: readers would not see it."""


class StillUsed(Exception):
    """The article cannot be archived; `reasons` says who uses it."""

    def __init__(self, reasons: list[str]):
        self.reasons = reasons
        super().__init__("; ".join(reasons))


def publish(revision: Revision) -> Revision:
    """Make this revision the one readers see in its language. Raises Archived, and rendering.TooLong."""
    publish_all([revision])
    return revision


@transaction.atomic
def publish_all(revisions: Sequence[Revision]) -> None:
    """Publish these together, or none: readers see and find them from the same moment on. Raises as `publish`."""
    edition.hold()
    found = []
    for revision in revisions:
        if Article.objects.get(pk=revision.article_id).archived:
            raise Archived(f"{revision.article.key} is archived")
        found.append(articles.entry(revision, render(revision.body)))
        siblings = Revision.objects.filter(article=revision.article, language=revision.language, is_current=True)
        siblings.exclude(pk=revision.pk).update(is_current=False)
        revision.is_current = True
        revision.published = timezone.now()
        revision.save(update_fields=["is_current", "published"])
    index.put(found)
    edition.advance()


@transaction.atomic
def archive(article: Article) -> None:
    """Take the article off the site. Raises StillUsed."""
    edition.hold()
    answers = before_archive.send(sender=Article, article=article)
    reasons = [str(reason) for _, reason in answers if reason]
    if reasons:
        raise StillUsed(reasons)
    article.archived = True
    article.save(update_fields=["archived"])
    index.remove((articles.KIND, article.key, code) for code, _ in settings.LANGUAGES)
    edition.advance()


@transaction.atomic
def unarchive(article: Article) -> None:
    """Put the article on the site again."""
    edition.hold()
    article.archived = False
    article.save(update_fields=["archived"])
    index.put(map(articles.entry, article.revisions.filter(is_current=True).select_related("article")))
    edition.advance()
