"""Looking after articles: flags, checks, and taking them off the site."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kb import audit, edition, publishing
from kb.editing import uses
from kb.editing.pages import editors_page, page_context
from kb.models import Article, Event
from kb.rendering import TooLong


def flag(article: Article, before: str, by: Any) -> None:
    """Note who set, changed or took away the flag since it said `before`; the caller saves the article."""
    if article.needs_change == before:
        return
    if article.needs_change:
        article.needs_change_at, article.needs_change_by = timezone.now(), by
        audit.record(by, Event.Did.FLAGGED, "article", article.key, note=article.needs_change)
    else:
        article.needs_change_at = article.needs_change_by = None
        audit.record(by, Event.Did.SETTLED, "article", article.key, note=before)


@transaction.atomic
def check(article: Article, day: datetime.date, by: Any) -> bool:
    """Somebody read it on `day` and found it right; False if that was noted before."""
    edition.hold()
    article = Article.objects.get(pk=article.pk)
    is_planned = bool(article.review_by and article.review_by <= day)
    if article.reviewed >= day and not is_planned:
        return False
    article.reviewed = max(day, article.reviewed)
    if is_planned:
        article.review_by = None
    # The files say another day: from now on it is the editors'.
    article.loaded = ""
    article.save(update_fields=["reviewed", "review_by", "loaded"])
    audit.record(by, Event.Did.CONFIRMED, "article", article.key)
    edition.advance()
    return True


@require_POST
@editors_page("kb.change_article")
def checked_today(request: HttpRequest, pk: int) -> HttpResponseBase:
    article = get_object_or_404(Article, pk=pk)
    if check(article, timezone.localdate(), request.user):
        messages.success(request, _("Noted: checked today."))
    else:
        messages.info(request, _("That was noted already."))
    return redirect("admin:kb_article_change", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@editors_page("kb.change_article")
def archive_page(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Taking an article off the site, or putting it back, with what that means."""
    article = get_object_or_404(Article, pk=pk)
    if request.method != "POST":
        return _page(request, article)
    if "archive" in request.POST:
        return _archived(request, article)
    if "unarchive" in request.POST:
        return _returned(request, article)
    return redirect("admin:kb_article_change", pk)


def _archived(request: HttpRequest, article: Article) -> HttpResponse:
    try:
        if not article.archived:
            publishing.archive(article, request.user)
            messages.success(request, _("The article is off the site. Nothing of it is lost."))
    except publishing.StillUsed:
        messages.error(request, _("The article is still used, so it stays on the site. See below where."))
        return _page(request, article, status=409)
    return redirect("admin:kb_article_change", article.pk)


def _returned(request: HttpRequest, article: Article) -> HttpResponse:
    try:
        if article.archived:
            publishing.unarchive(article, request.user)
            messages.success(request, _("The article is on the site again."))
    except TooLong:
        messages.error(request, outgrown(article))
        return _page(request, Article.objects.get(pk=article.pk), status=409)
    return redirect("admin:kb_article_change", article.pk)


def outgrown(article: Article) -> str:
    """Why it cannot be put on the site again."""
    told = _("%(key)s stays off the site: with its snippets it is too long to be shown. Shorten the snippets first.")
    return told % {"key": article.key}


def _page(request: HttpRequest, article: Article, status: int = 200) -> HttpResponse:
    found = uses.uses_of(article)
    title = _("Put %(key)s on the site again") if article.archived else _("Take %(key)s off the site")
    context = page_context(
        request,
        Article,
        title % {"key": article.key},
        article=article,
        holding=uses.grouped(uses.holding(found)),
        others=uses.grouped(use for use in found if not use.holds),
    )
    return render(request, "admin/kb/article/archive.html", context, status=status)
