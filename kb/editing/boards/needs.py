"""What waits for somebody, counted for the first page of the admin."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from kb.editing.boards import lists as boards
from kb.models import Miss


@dataclass(frozen=True, slots=True)
class Need:
    """`count` things of a kind, on the page where they are mended."""

    label: str
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class Board:
    title: str
    url: str


def of_articles(user: Any) -> Iterator[Need]:
    today = timezone.localdate()
    reviews = reverse("boards:reviews")
    if user.has_perm("kb.approve_revision"):
        yield Need(_("Your articles to check again"), boards.overdue(today, user).count(), f"{reviews}?whose=mine")
        yield Need(_("All articles to check again"), boards.overdue(today).count(), reviews)
        yield Need(_("Articles flagged as needing a change"), boards.flagged().count(), f"{reviews}#flagged")
        yield Need(_("Drafts waiting for a review"), boards.waiting().count(), f"{reviews}#waiting")
    if user.has_perm("kb.add_revision"):
        outdated = [one for one in boards.translations() if one.standing.is_outdated]
        yield Need(_("Outdated translations"), len(outdated), reverse("boards:translations"))
    if user.has_perm("kb.view_miss"):
        yield Need(_("Searches that found nothing"), Miss.objects.count(), reverse("boards:searches"))


def boards_of_articles(user: Any) -> Iterator[Board]:
    if user.has_perm("kb.approve_revision"):
        yield Board(_("Reviews and reminders"), reverse("boards:reviews"))
    if user.has_perm("kb.add_revision"):
        yield Board(_("Outdated and missing translations"), reverse("boards:translations"))
    if user.has_perm("kb.view_miss"):
        yield Board(_("Searches that found nothing"), reverse("boards:searches"))
    if user.has_perm("kb.view_vote"):
        yield Board(_("What readers say of articles"), reverse("boards:helpfulness"))
        yield Board(_("Age against use"), reverse("boards:age"))
    if user.has_perm("kb.view_event"):
        yield Board(_("Who did what"), reverse("admin:kb_event_changelist"))


sources: list[Callable[[Any], Iterable[Need]]] = [of_articles]
listed: list[Callable[[Any], Iterable[Board]]] = [boards_of_articles]
"""Functions of a user; the wizard adds its own."""


def needs(user: Any) -> list[Need]:
    return [need for source in sources for need in source(user)]


def other_boards(user: Any) -> list[Board]:
    return [board for source in listed for board in source(user)]
