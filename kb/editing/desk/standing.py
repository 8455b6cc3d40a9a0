"""Where each language of an article stands, for one article or for many at the price of one query."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb.models import Article, Revision
from kb.outdated import MAJOR, missing_changes

NAMES = dict(settings.LANGUAGES)
STATES = {
    "draft": gettext_lazy("A draft is newer than what readers see"),
    "waiting": gettext_lazy("Waiting for a review"),
    "approved": gettext_lazy("Approved, not published yet"),
    "outdated": gettext_lazy("Translation outdated"),
    "missing": gettext_lazy("A language is missing"),
    "unpublished": gettext_lazy("Not published in any language"),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """One language of an article. `draft` is the newest revision, if readers see an older one or none."""

    language: str
    current: Revision | None
    draft: Revision | None
    changes: tuple[Revision, ...] = ()

    @property
    def name(self) -> str:
        return NAMES[self.language]

    @property
    def is_outdated(self) -> bool:
        return bool(self.changes)

    @property
    def is_major(self) -> bool:
        """Who follows the translation may go wrong."""
        return any(change.significance == MAJOR for change in self.changes)

    @property
    def since(self) -> datetime.datetime | None:
        return self.changes[-1].published if self.changes else None

    @property
    def states(self) -> set[str]:
        """Of STATES."""
        found = set()
        if self.draft:
            waiting = "approved" if self.draft.approved else "waiting" if self.draft.review_asked else ""
            found |= {"draft", waiting} - {""}
        if self.is_outdated:
            found.add("outdated")
        if not self.current:
            found.add("missing" if not self.draft else "draft")
        return found

    @property
    def told(self) -> list[str]:
        """In the words of a list: “published 3”, “draft 4”, “waiting for a review” …"""
        found = [_("published %(number)s") % {"number": self.current.number}] if self.current else []
        if self.draft:
            found.append(_("draft %(number)s") % {"number": self.draft.number})
            found += [_("approved")] if self.draft.approved else []
            found += [_("waiting for a review")] if self.draft.review_asked and not self.draft.approved else []
        if self.is_outdated:
            found.append(_("translation outdated"))
        return found or [_("missing")]


def standings(articles: Iterable[Article]) -> dict[int, list[Standing]]:
    """Article id -> where its languages stand, in the site's order; one query."""
    known = {article.pk: article for article in articles}
    versions: dict[int, list[Revision]] = {pk: [] for pk in known}
    # The words are long, and nobody asks for them here.
    rows = Revision.objects.filter(article__in=known).order_by("number").defer("summary", "sources", "asked", "body")
    for row in rows:
        versions[row.article_id].append(row)
    return {pk: _standings(article, versions[pk]) for pk, article in known.items()}


def standings_of(article: Article) -> list[Standing]:
    return standings([article])[article.pk]


def _standings(article: Article, versions: Collection[Revision]) -> list[Standing]:
    return [_standing(article, language, versions) for language in NAMES]


def _standing(article: Article, language: str, versions: Collection[Revision]) -> Standing:
    own = [row for row in versions if row.language == language]
    current = next((row for row in own if row.is_current), None)
    newest = own[-1] if own else None
    draft = newest if newest and newest != current and (not current or newest.number > current.number) else None
    return Standing(language, current, draft, tuple(missing_changes(versions, article.original, language)))


def in_state(state: str) -> list[int]:
    """Ids of the articles on the site of which some language is in this state (see STATES); three queries at most."""
    found = standings(Article.objects.filter(archived=False))
    if state == "unpublished":
        return [pk for pk, languages in found.items() if not any(one.current for one in languages)]
    return [pk for pk, languages in found.items() if any(state in one.states for one in languages)]
