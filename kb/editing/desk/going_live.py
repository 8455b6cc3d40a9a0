"""The rules of the publish page: when a draft may go before readers, and what is written down about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import transaction

from kb import audit, edition, publishing
from kb.editing.checks.article_checks import Problem, blocking, problems
from kb.editing.writing.words import words
from kb.models import Article, Event, Revision
from kb.outdated import missing_changes


@dataclass(frozen=True, slots=True)
class Seen:
    """What somebody had before their eyes when they pressed the button: ids of the current and the newest revision."""

    current: int = 0
    newest: int = 0


class Moved(Exception):
    """Another revision was published or written since; look again."""


class Older(Exception):
    """Readers saw this version before: the way back is to restore it."""


class NotReady(Exception):
    """The words have errors, by revision."""

    def __init__(self, found: dict[Revision, list[Problem]]):
        self.found = found
        super().__init__("; ".join(str(problem) for problems in found.values() for problem in problems))


class NeedsApproval(Exception):
    """On this site nobody publishes their own words before somebody else approved them."""


@dataclass(frozen=True, slots=True)
class Release:
    """A draft somebody wants to publish, as they saw it."""

    revision: Revision
    seen: Seen = field(default_factory=Seen)
    significance: str = Revision.Significance.NORMAL


def seen_of(revision: Revision) -> Seen:
    """As things stand now."""
    article, language = revision.article, revision.language
    current, newest = article.current(language), article.newest(language)
    return Seen(current.pk if current else 0, newest.pk if newest else 0)


def found_in(revision: Revision) -> list[Problem]:
    return problems(revision.article, revision.language, words(revision).kept())


def needs_approval(revision: Revision, by: Any) -> bool:
    return settings.REVIEW_REQUIRED and revision.author_id == by.pk and not revision.approved


@transaction.atomic
def publish(releases: Sequence[Release], by: Any) -> list[Revision]:
    """Publish these together; what readers already see is left alone. Gives what was published.

    Raises Moved, Older, NeedsApproval, NotReady, publishing.Archived; nothing is changed then.
    """
    edition.hold()
    wanted = [(row, release) for release in releases if not (row := _fresh(release.revision)).is_current]
    for revision, release in wanted:
        _refuse(revision, release, by)
    errors = {revision: found for revision, _release in wanted if (found := blocking(found_in(revision)))}
    if errors:
        raise NotReady(errors)
    for revision, release in wanted:
        revision.significance = release.significance
        revision.save(update_fields=["significance"])
    if wanted:
        publishing.publish_all([revision for revision, _release in wanted], by)
    return [revision for revision, _release in wanted]


def _refuse(revision: Revision, release: Release, by: Any) -> None:
    if revision.article.archived:
        raise publishing.Archived(f"{revision.article.key} is archived")
    if revision.published:
        raise Older(str(revision))
    if seen_of(revision) != release.seen:
        raise Moved(str(revision))
    if needs_approval(revision, by):
        raise NeedsApproval(str(revision))


@transaction.atomic
def ask_for_review(revision: Revision, by: Any) -> bool:
    """False if somebody asked before, or there is nothing left to review."""
    revision = _locked(revision)
    if revision.review_asked or revision.approved or revision.is_current:
        return False
    publishing.ask_for_review(revision, by)
    return True


@transaction.atomic
def approve(revision: Revision, by: Any) -> bool:
    """False if somebody did before, or readers see it already. Raises publishing.OwnWork."""
    revision = _locked(revision)
    if revision.approved or revision.is_current:
        return False
    publishing.approve(revision, by)
    return True


@transaction.atomic
def confirm(revision: Revision, by: Any) -> bool:
    """Say that a translation has everything the original says now; False if it is not said to lack anything."""
    edition.hold()
    revision = _locked(revision)
    article = revision.article
    if not revision.is_current or not missing_changes(article.revisions.all(), article.original, revision.language):
        return False
    if revision.significance == Revision.Significance.TYPO:
        # A typo alone would not bring it up to date.
        revision.significance = Revision.Significance.NORMAL
        revision.save(update_fields=["significance"])
    publishing.publish(revision, by, Event.Did.CONFIRMED)
    return True


@transaction.atomic
def restore(revision: Revision, by: Any, note: str) -> Revision:
    """A new draft with the words of an older revision. Sent twice, it is one draft."""
    article = Article.objects.get(pk=revision.article_id)
    article.lock()
    newest = article.newest(revision.language)
    if newest and (newest == revision or _is_the_same(newest, revision, by)):
        return newest
    kept = words(revision).kept()
    draft = article.revise(revision.language, author=by, note=note[:200], based_on=newest, **kept)
    version = f"{draft.language} {draft.number}"
    audit.record(by, Event.Did.RESTORED, "article", article.key, version, note)
    return draft


def _is_the_same(newest: Revision, revision: Revision, by: Any) -> bool:
    return not newest.published and newest.author_id == by.pk and words(newest) == words(revision)


def _locked(revision: Revision) -> Revision:
    revision.article.lock()
    return _fresh(revision)


def _fresh(revision: Revision) -> Revision:
    return Revision.objects.select_related("article").get(pk=revision.pk)
