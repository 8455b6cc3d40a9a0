"""Pages of the knowledge base."""

from __future__ import annotations

import functools
from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from kb import article_page, reading
from kb.forms import VoteForm
from kb.models import Revision, Vote
from kb.page_cache import cached_page
from kb.reading import readers_language
from kb.throttle import allowed, same_origin, visitor_mark

VOTES_PER_HOUR = 120


class Renamed(Exception):
    """The article has another address now; `entry` tells it."""

    def __init__(self, entry: reading.Entry):
        self.entry = entry


def _find(slug: str) -> reading.ReadArticle:
    """Raises Renamed for an address the article had once."""
    known = reading.entries(readers_language())
    entry = next((entry for entry in known.values() if entry.slug == slug), None)
    article: reading.ReadArticle | None = reading.read(entry.key, readers_language()) if entry else None
    if article is None:
        moved = known.get(reading.former_slugs().get(slug, ""))
        if moved:
            raise Renamed(moved)
        raise Http404
    return article


def _follows_renames(view: Callable[[HttpRequest, str], HttpResponse]) -> Callable[[HttpRequest, str], HttpResponse]:
    """Lead an old address to the article for ever; a form sent to it is kept (308)."""

    @functools.wraps(view)
    def wrapper(request: HttpRequest, slug: str) -> HttpResponse:
        try:
            return view(request, slug)
        except Renamed as renamed:
            name = request.resolver_match.view_name if request.resolver_match else "kb:article"
            query = request.META.get("QUERY_STRING")
            url = reverse(name, args=[renamed.entry.slug]) + (f"?{query}" if query else "")
            return HttpResponsePermanentRedirect(url, preserve_request=request.method == "POST")

    return wrapper


@require_safe
@cached_page
def articles(request: HttpRequest) -> HttpResponse:
    return render(request, "kb/articles.html", {"tree": reading.tree(readers_language()), "section": "articles"})


@require_safe
@cached_page
def category(request: HttpRequest, key: str) -> HttpResponse:
    branch = _branch(reading.tree(readers_language()), key)
    if branch is None:
        raise Http404
    context = {"branch": branch, "crumbs": article_page.crumbs_to(branch.category.parent), "section": "articles"}
    return render(request, "kb/category.html", context)


def _branch(branches: tuple[reading.Branch, ...], key: str) -> reading.Branch | None:
    for branch in branches:
        if branch.category.key == key:
            return branch
        if below := _branch(branch.children, key):
            return below
    return None


@require_safe
@cached_page
@_follows_renames
def article(request: HttpRequest, slug: str) -> HttpResponse:
    return _article_page(request, _find(slug), VoteForm())


def _article_page(request: HttpRequest, found: reading.ReadArticle, form: VoteForm, status: int = 200) -> HttpResponse:
    return render(request, "kb/article.html", article_page.context(request, found, form), status=status)


# Anonymous pages are the same for everybody and carry no CSRF token; `same_origin` stands in for it.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@_follows_renames
def vote(request: HttpRequest, slug: str) -> HttpResponse:
    found = _find(slug)
    if request.method != "POST":
        # Where the language switch of an answer to a form leads.
        return redirect(found.entry.url)
    if not same_origin(request):
        return render(request, "kb/refused.html", {"url": found.entry.url, "why": "origin"}, status=403)
    form = VoteForm(request.POST)
    if not form.is_valid():
        return _article_page(request, found, form, status=400)
    if not allowed(request, "vote", VOTES_PER_HOUR, 3600):
        return render(request, "kb/refused.html", {"url": found.entry.url, "why": "rate"}, status=429)
    revision = Revision.objects.get(pk=found.entry.revision)
    Vote.objects.update_or_create(
        article_id=revision.article_id,
        voter=visitor_mark(request, f"vote {found.entry.key}"),
        defaults={
            "revision": revision,
            "helpful": form.cleaned_data["helpful"] == "yes",
            "reason": form.cleaned_data["reason"],
            "comment": form.cleaned_data["comment"],
        },
    )
    return redirect(reverse("kb:thanks", args=[slug]))


@require_safe
@cached_page
@_follows_renames
def thanks(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "kb/thanks.html", {"article": _find(slug)})
