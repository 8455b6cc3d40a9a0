"""The boards of articles: what to do next, each row with the page that mends it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kb import reading
from kb.editing.boards import helpfulness, traffic
from kb.editing.boards import lists as boards
from kb.editing.pages import editors_page, page_context
from kb.models import Article, Miss

PAGE_SIZE = 50


def board_page(request: HttpRequest, name: str, title: str, **rest: Any) -> HttpResponse:
    """`name` is that of its address and of its template."""
    known = {
        "titles": {key: entry.title for key, entry in reading.entries(reading.readers_language()).items()},
        "languages": settings.LANGUAGES,
        "names": dict(settings.LANGUAGES),
        "categories": sorted(reading.category_titles(reading.readers_language()).items(), key=lambda pair: pair[1]),
        "language": chosen_language(request),
        "category": chosen_category(request),
        # Tables need the room.
        "is_nav_sidebar_enabled": False,
    }
    context = page_context(request, Article, title, **{**known, **rest})
    return render(request, f"admin/boards/{name}.html", context)


def chosen(request: HttpRequest, name: str, among: Any, otherwise: str = "") -> str:
    """What a filter of the address says, if it is one of these."""
    value = request.GET.get(name, otherwise)
    return value if value in among else otherwise


def chosen_language(request: HttpRequest) -> str:
    return chosen(request, "language", dict(settings.LANGUAGES))


def chosen_category(request: HttpRequest) -> str:
    return chosen(request, "category", reading.category_titles(reading.readers_language()))


def page_of(request: HttpRequest, rows: Any) -> Page[Any]:
    return Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))


@require_safe
@editors_page("kb.view_miss")
def searches(request: HttpRequest) -> HttpResponse:
    order = chosen(request, "order", ("count", "last"), "count")
    page = page_of(request, boards.misses(chosen_language(request), order))
    return board_page(request, "searches", _("Searches that found nothing"), page=page, order=order)


@require_POST
@editors_page("kb.delete_miss")
def search_done(request: HttpRequest, pk: int) -> HttpResponseRedirect:
    """Off the list; it comes back if somebody looks for it in vain again."""
    Miss.objects.filter(pk=pk).delete()
    query = request.GET.urlencode()
    return redirect(reverse("boards:searches") + (f"?{query}" if query else ""))


@require_safe
@editors_page("kb.view_vote")
def rated(request: HttpRequest) -> HttpResponse:
    order, category = chosen(request, "order", helpfulness.ORDERS, "high"), chosen_category(request)
    page = page_of(request, helpfulness.rated(chosen_language(request), category, order))
    comments = helpfulness.last_comments(page.object_list)
    title = _("What readers say of articles")
    return board_page(request, "helpfulness", title, page=page, comments=comments, order=order)


@require_safe
@editors_page("kb.view_vote")
def age(request: HttpRequest) -> HttpResponse:
    category = chosen_category(request)
    page = page_of(request, boards.aged(timezone.now(), category))
    return board_page(request, "age", _("Age against use"), page=page, days=traffic.DAYS)


@require_safe
@editors_page("kb.add_revision")
def translations(request: HttpRequest) -> HttpResponse:
    category = chosen_category(request)
    page = page_of(request, boards.translations(chosen_language(request), category))
    title = _("Outdated and missing translations")
    return board_page(request, "translations", title, page=page)


@require_safe
@editors_page("kb.approve_revision")
def reviews(request: HttpRequest) -> HttpResponse:
    whose = chosen(request, "whose", ("mine", "all"), "all")
    owner = request.user if whose == "mine" else None
    today = timezone.localdate()
    context = {
        "page": page_of(request, boards.due(today, owner)),
        "flagged": boards.flagged(owner),
        "waiting": boards.waiting(owner),
        "today": today,
        "soon": boards.SOON.days,
    }
    return board_page(request, "reviews", _("Reviews and reminders"), whose=whose, **context)
