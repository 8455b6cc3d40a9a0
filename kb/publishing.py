"""The ways an article becomes visible to readers, or stops being so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone

from kb import audit, edition
from kb.models import Article, Event, Revision
from kb.search import articles, index

before_archive = Signal()
"""Sent with `article`; a receiver answers with a reason (text) why it must stay, or None. The wizard listens."""


class Archived(Exception):
    """A revision of an archived article cannot be published: readers would not see it."""


class OwnWork(Exception):
    """Nobody approves what they wrote themselves."""


class StillUsed(Exception):
    """The article cannot be archived; `reasons` says who uses it."""

    def __init__(self, reasons: list[str]):
        self.reasons = reasons
        super().__init__("; ".join(reasons))


def publish(revision: Revision, by: Any = None, did: Event.Did = Event.Did.PUBLISHED) -> Revision:
    """Make this revision the one readers see in its language. Raises Archived, and rendering.TooLong.

    `by` is the person who does it, None for the site's own commands; `did` is how the trail tells it.
    """
    publish_all([revision], by, did)
    return revision


@transaction.atomic
def publish_all(revisions: Sequence[Revision], by: Any = None, did: Event.Did = Event.Did.PUBLISHED) -> None:
    """Publish these together, or none: readers see and find them from the same moment on. Raises as `publish`."""
    edition.hold()
    # One moment for all: of two languages published together neither is older than the other.
    now = timezone.now()
    for revision in revisions:
        if Article.objects.get(pk=revision.article_id).archived:
            raise Archived(f"{revision.article.key} is archived")
        siblings = Revision.objects.filter(article=revision.article, language=revision.language, is_current=True)
        siblings.exclude(pk=revision.pk).update(is_current=False)
        revision.is_current = True
        revision.published = now
        revision.published_by = by
        revision.save(update_fields=["is_current", "published", "published_by"])
        if by:
            _record(by, did, revision)
    index.put(articles.entries(revisions))
    edition.advance()


@transaction.atomic
def ask_for_review(revision: Revision, by: Any) -> None:
    """Put this draft on the reviewers' list."""
    revision.review_asked = timezone.now()
    revision.save(update_fields=["review_asked"])
    _record(by, Event.Did.ASKED, revision)


@transaction.atomic
def approve(revision: Revision, by: Any) -> None:
    """Say that this draft is fit to be published. Raises OwnWork."""
    if revision.author_id == by.pk:
        raise OwnWork(f"{revision}")
    revision.approved, revision.approved_by = timezone.now(), by
    revision.save(update_fields=["approved", "approved_by"])
    _record(by, Event.Did.APPROVED, revision)


def _record(by: Any, did: Event.Did, revision: Revision) -> None:
    version = f"{revision.language} {revision.number}"
    audit.record(by, did, "article", revision.article.key, version, revision.note)


@transaction.atomic
def archive(article: Article, by: Any = None) -> None:
    """Take the article off the site. Raises StillUsed."""
    edition.hold()
    answers = before_archive.send(sender=Article, article=article)
    reasons = [str(reason) for _, reason in answers if reason]
    if reasons:
        raise StillUsed(reasons)
    article.archived = True
    article.save(update_fields=["archived"])
    audit.record(by, Event.Did.ARCHIVED, "article", article.key)
    index.remove((articles.KIND, article.key, code) for code, _ in settings.LANGUAGES)
    edition.advance()


@transaction.atomic
def unarchive(article: Article, by: Any = None) -> None:
    """Put the article on the site again. Raises rendering.TooLong if its snippets outgrew it meanwhile."""
    edition.hold()
    article.archived = False
    article.save(update_fields=["archived"])
    audit.record(by, Event.Did.RETURNED, "article", article.key)
    index.put(articles.entries(article.revisions.filter(is_current=True).select_related("article")))
    edition.advance()
