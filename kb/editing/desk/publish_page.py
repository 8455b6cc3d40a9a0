"""The page between a draft and its readers: what changes for them, and what still is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kb.editing import uses
from kb.editing.checks.article_checks import Problem, blocking
from kb.editing.desk import differences, going_live
from kb.editing.desk.going_live import Release, Seen
from kb.editing.desk.standing import Standing, standings_of
from kb.editing.pages import editors_page, page_context
from kb.editing.row_ids import row_id
from kb.models import Article, Revision
from kb.publishing import Archived, OwnWork

PUBLISH, APPROVE, ASK = "kb.publish_revision", "kb.approve_revision", "kb.add_revision"
NAMES = dict(settings.LANGUAGES)


@dataclass(frozen=True, slots=True)
class Part:
    """One language on the page: the draft, what readers see now, and what is wrong with the draft."""

    revision: Revision
    current: Revision | None
    seen: Seen
    problems: list[Problem]
    changes: list[dict[str, Any]]
    standing: Standing

    @property
    def name(self) -> str:
        return NAMES[self.revision.language]

    @property
    def prefix(self) -> str:
        return f"r{self.revision.pk}"

    @property
    def errors(self) -> list[Problem]:
        return blocking(self.problems)

    @property
    def is_original(self) -> bool:
        return self.revision.language == self.revision.article.original


@require_http_methods(["GET", "HEAD", "POST"])
@editors_page("kb.view_revision")
def publish_page(request: HttpRequest, pk: int) -> HttpResponseBase:
    revision = get_object_or_404(Revision.objects.select_related("article", "author", "approved_by"), pk=pk)
    if request.method != "POST":
        return _page(request, revision)
    if "ask" in request.POST:
        return _asked(request, revision)
    if "approve" in request.POST:
        return _approved(request, revision)
    return _published(request, revision)


def _asked(request: HttpRequest, revision: Revision) -> HttpResponse:
    _demand(request, ASK)
    if going_live.ask_for_review(revision, request.user):
        messages.success(request, _("You asked for a review. The draft now stands on the reviewers’ list."))
    else:
        messages.info(request, _("Somebody asked for a review already, or there is nothing left to review."))
    return redirect(request.path)


def _approved(request: HttpRequest, revision: Revision) -> HttpResponse:
    _demand(request, APPROVE)
    try:
        done = going_live.approve(revision, request.user)
    except OwnWork:
        messages.error(request, _("You wrote this yourself: ask somebody else to approve it."))
        return _page(request, revision, status=409)
    if done:
        messages.success(request, _("Approved. An editor can publish it now."))
    else:
        messages.info(request, _("Nothing to do: it was approved before, or readers see it already."))
    return redirect(request.path)


def _published(request: HttpRequest, revision: Revision) -> HttpResponse:
    _demand(request, PUBLISH)
    together = [revision, *_chosen_too(revision, request.POST)]
    try:
        done = going_live.publish([_release(row, request.POST) for row in together], request.user)
    except going_live.Moved:
        told = _("Something changed since you opened this page. Nothing was published yet: look again, and decide.")
    except going_live.Older:
        told = _("Readers saw this version before. Restore it: that makes a new draft with its words.")
    except going_live.NeedsApproval:
        told = _("Somebody else has to approve your draft before you can publish it.")
    except going_live.NotReady:
        told = _("Nothing was published: the errors below have to be mended first.")
    except Archived:
        told = _("Nothing was published: the article is off the site. Put it on the site again first.")
    else:
        return _went_live(request, revision, done)
    messages.error(request, told)
    return _page(request, revision, status=409)


def _went_live(request: HttpRequest, revision: Revision, done: list[Revision]) -> HttpResponse:
    if done:
        names = ", ".join(f"{NAMES[row.language]} {row.number}" for row in done)
        messages.success(request, _("Published: %(names)s. Readers see it now.") % {"names": names})
    else:
        messages.info(request, _("Readers see this version already. Nothing was changed."))
    return redirect("admin:kb_article_history", revision.article_id)


def _chosen_too(revision: Revision, data: QueryDict) -> list[Revision]:
    """Other languages of the same article, by the ids in the boxes that were ticked."""
    wanted = set(map(row_id, data.getlist("too"))) - {revision.pk}
    return list(revision.article.revisions.filter(pk__in=wanted).exclude(language=revision.language))


def _release(revision: Revision, data: QueryDict) -> Release:
    prefix = f"r{revision.pk}"
    chosen = data.get(f"{prefix}-significance", "")
    significance = chosen if chosen in Revision.Significance.values else revision.significance
    # Nonsense is no revision: then the page is shown again.
    return Release(
        revision, Seen(*(row_id(data.get(f"{prefix}-{name}", "")) for name in ("current", "newest"))), significance
    )


def _others(revision: Revision) -> list[Revision]:
    """Newest drafts of the article's other languages."""
    languages = [code for code in NAMES if code != revision.language]
    found = (revision.article.newest(code) for code in languages)
    return [row for row in found if row and not row.is_current and not row.published]


def _demand(request: HttpRequest, permission: str) -> None:
    if not request.user.has_perm(permission):
        raise PermissionDenied


def _page(request: HttpRequest, revision: Revision, status: int = 200) -> HttpResponse:
    revision.refresh_from_db()
    article = revision.article
    standings = {standing.language: standing for standing in standings_of(article)}
    used = uses.uses_of(article)
    own = revision.author_id == request.user.pk
    context = page_context(
        request,
        Article,
        _("Publish: %(title)s") % {"title": revision.title or article.key},
        article=article,
        revision=revision,
        part=_part(revision, standings),
        others=[_part(row, standings) for row in _others(revision)] if not revision.is_current else [],
        newer=_newer(revision),
        uses=uses.grouped(used),
        told_languages=[one.name for one in standings.values() if one.current and one.language != article.original],
        significances=Revision.Significance.choices,
        may_publish=request.user.has_perm(PUBLISH),
        may_ask=request.user.has_perm(ASK),
        may_approve=request.user.has_perm(APPROVE) and not own,
        own=own,
        needs_approval=going_live.needs_approval(revision, request.user),
    )
    return render(request, "admin/kb/article/publish.html", context, status=status)


def _part(revision: Revision, standings: dict[str, Standing]) -> Part:
    standing = standings[revision.language]
    current = revision.article.current(revision.language)
    changes = differences.between(current, revision) if current != revision else []
    seen = going_live.seen_of(revision)
    return Part(revision, current, seen, going_live.found_in(revision), changes, standing)


def _newer(revision: Revision) -> Revision | None:
    """A newer version than this one, if there is any."""
    newest = revision.article.newest(revision.language)
    return newest if newest and newest.number > revision.number else None
