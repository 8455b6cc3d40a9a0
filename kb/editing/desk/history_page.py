"""Every version of an article, what was done with it and by whom, and the way back to an older one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kb.editing.desk import differences, going_live
from kb.editing.desk.standing import Standing, standings_of
from kb.editing.pages import editors_page, page_context
from kb.editing.row_ids import row_id
from kb.models import Article, Event, Revision
from kb.publishing import Archived

NAMES = dict(settings.LANGUAGES)
MOST_EVENTS = 200


@dataclass(frozen=True, slots=True)
class Shelf:
    """One language: all its revisions, the newest first."""

    standing: Standing
    revisions: list[Revision]

    @property
    def name(self) -> str:
        return self.standing.name


@require_safe
@editors_page("kb.view_article", "kb.view_revision")
def history_page(request: HttpRequest, pk: int) -> HttpResponseBase:
    """`?from=<revision>&to=<revision>` shows what changed between two of them."""
    article = get_object_or_404(Article, pk=pk)
    if "from" in request.GET or "to" in request.GET:
        return _comparison(request, article)
    people = ("author", "approved_by", "published_by")
    rows = list(article.revisions.select_related(*people).defer("body").order_by("-number"))
    context = page_context(
        request,
        Article,
        _("History of %(key)s") % {"key": article.key},
        article=article,
        shelves=[
            Shelf(standing, [row for row in rows if row.language == standing.language])
            for standing in standings_of(article)
        ],
        events=Event.objects.filter(kind="article", key=article.key)[:MOST_EVENTS],
        may_restore=request.user.has_perm("kb.add_revision"),
        may_publish=request.user.has_perm("kb.publish_revision"),
    )
    return render(request, "admin/kb/article/history.html", context)


def _comparison(request: HttpRequest, article: Article) -> HttpResponse:
    old, new = (_chosen(article, request.GET.get(name, "")) for name in ("from", "to"))
    if old is None or new is None:
        messages.error(request, _("Choose two versions of this article to compare."))
        return redirect("admin:kb_article_history", article.pk)
    context = page_context(
        request,
        Article,
        _("What changed in %(key)s") % {"key": article.key},
        article=article,
        old=old,
        new=new,
        differences=differences.between(old, new),
        may_restore=request.user.has_perm("kb.add_revision"),
    )
    return render(request, "admin/kb/article/compare.html", context)


def _chosen(article: Article, pk: str) -> Revision | None:
    return article.revisions.select_related("author").filter(pk=row_id(pk)).first()


@require_POST
@editors_page("kb.add_revision", "kb.view_revision")
def restore(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A draft with the words of an older version; its publish page shows what that means."""
    revision = get_object_or_404(Revision.objects.select_related("article"), pk=pk)
    note = _("restored from %(number)s") % {"number": revision.number}
    draft = going_live.restore(revision, request.user, note)
    messages.success(request, _told(revision, draft))
    return redirect("admin:kb_revision_publish", draft.pk)


def _told(revision: Revision, draft: Revision) -> str:
    if draft == revision:
        return _("This is the newest version: nothing had to be restored.")
    numbers: dict[str, Any] = {"old": revision.number, "new": draft.number}
    return _("Version %(new)s has the words of version %(old)s. Readers see it once you publish it.") % numbers


@require_POST
@editors_page("kb.publish_revision", "kb.view_revision")
def confirm(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The translation has everything its original says now."""
    revision = get_object_or_404(Revision.objects.select_related("article"), pk=pk)
    try:
        done = going_live.confirm(revision, request.user)
    except Archived:
        messages.error(request, _("The article is off the site. Put it on the site again first."))
        return redirect("admin:kb_article_history", revision.article_id)
    if done:
        messages.success(request, _("Readers are no longer told that this translation is behind."))
    else:
        messages.info(request, _("Nothing to do: this is not what readers see, or it is up to date."))
    return redirect("admin:kb_article_history", revision.article_id)
