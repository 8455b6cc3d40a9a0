"""Pages of the knowledge base."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from kb import reading
from kb.forms import VoteForm
from kb.links import leading_to
from kb.models import Category, Revision, Vote
from kb.page_cache import cached_page
from kb.throttle import allowed, same_origin, visitor_mark

VOTES_PER_HOUR = 120


def _language() -> str:
    return get_language() or "en"


def _find(slug: str) -> reading.ReadArticle:
    entry = next((entry for entry in reading.entries(_language()).values() if entry.slug == slug), None)
    article: reading.ReadArticle | None = reading.read(entry.key, _language()) if entry else None
    if article is None:
        raise Http404
    return article


@require_safe
@cached_page
def articles(request: HttpRequest) -> HttpResponse:
    return render(request, "kb/articles.html", {"tree": reading.tree(_language()), "section": "articles"})


@require_safe
@cached_page
def category(request: HttpRequest, key: str) -> HttpResponse:
    branch = _branch(reading.tree(_language()), key)
    if branch is None:
        raise Http404
    context = {"branch": branch, "crumbs": _crumbs(branch.category.parent), "section": "articles"}
    return render(request, "kb/category.html", context)


def _branch(branches: tuple[reading.Branch, ...], key: str) -> reading.Branch | None:
    for branch in branches:
        if branch.category.key == key:
            return branch
        if below := _branch(branch.children, key):
            return below
    return None


def _crumbs(category: Category | None) -> list[Category]:
    return [*_crumbs(category.parent), category] if category else []


@require_safe
@cached_page
def article(request: HttpRequest, slug: str) -> HttpResponse:
    return _article_page(request, _find(slug), VoteForm())


def _article_page(request: HttpRequest, found: reading.ReadArticle, form: VoteForm, status: int = 200) -> HttpResponse:
    before, after = reading.neighbours(found.entry, _language())
    context = {
        "article": found,
        "crumbs": _crumbs(Category.objects.select_related("parent").get(key=found.entry.category)),
        "guides": leading_to(found.entry.key, _language()),
        "before": before,
        "after": after,
        "helped": reading.helped(found.entry.key),
        "form": form,
        "fallback": found.entry.language != _language(),
        "section": "articles",
    }
    return render(request, "kb/article.html", context, status=status)


# Anonymous pages are the same for everybody and carry no CSRF token; `same_origin` stands in for it.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
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
def thanks(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "kb/thanks.html", {"article": _find(slug)})
