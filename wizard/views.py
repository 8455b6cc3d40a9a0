"""Pages of the guides: home, start, step, outcome, hand-over, solved."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from config.htmx import wants_fragment
from kb import reading
from kb.page_cache import cached_page
from kb.reading import readers_language
from kb.throttle import allowed, client_address, same_origin, visitor_mark
from wizard import evidence_pages, pages
from wizard.addresses import BEGIN, answers_in, is_private, walk_address
from wizard.graph import NOT_HELPED, RESUMED, Guides, Outcome
from wizard.models import Release, Verdict
from wizard.path import path_of
from wizard.ranking_pages import not_ruled_out
from wizard.releases import current_guides, release_ids
from wizard.replay import replay
from wizard.search_views import search_address
from wizard.transcript import transcript, transcript_markdown
from wizard.walk import Walk
from wizard.walk_pages import walk_context

VERDICTS_PER_HOUR = 600

CHECKLIST = "rdp.overview.eleven-steps"
"""For people who prefer a list to questions."""

START_HERE = (
    CHECKLIST,
    "rdp.console.connect",
    "rdp.error.code-table",
    "ops.safety-before-change",
    "help.no-console",
)
"""Articles the home page names while no reader has voted yet."""


def _walk(request: HttpRequest, key: str) -> tuple[Guides, Walk]:
    guides = current_guides()
    if key not in guides:
        raise Http404
    return guides, replay(guides, key, answers_in(request.GET))


EXAMPLES = ("Connection refused", "0x204", "CredSSP", "ERR_CERT_DATE_INVALID")
"""Searches the home page proposes; the same in every language."""


@require_safe
@cached_page
def home(request: HttpRequest) -> HttpResponse:
    guides = current_guides()
    known = reading.entries(readers_language())
    context = {
        "guides": [(graph, pages.least_most(guides, graph.key), _first_choices(guides, graph.key)) for graph in guides],
        "most_helpful": reading.most_helpful(readers_language()),
        "start_here": [known[key] for key in START_HERE if key in known],
        "tree": reading.tree(readers_language()),
        "examples": [(text, search_address(text)) for text in EXAMPLES],
        "path": path_of(replay(guides, next(iter(guides)).key, {})) if list(guides) else (),
    }
    return render(request, "wizard/home.html", context)


def _first_choices(guides: Guides, key: str) -> list[pages.Option]:
    walk = replay(guides, key, {})
    return [] if isinstance(walk.node, Outcome) else pages.options(walk)[:-1]


@require_safe
@cached_page
def guides(request: HttpRequest) -> HttpResponse:
    known = current_guides()
    listed = [(graph, pages.least_most(known, graph.key)) for graph in known]
    context = {"section": "guides", "guides": listed, "checklist": reading.entries(readers_language()).get(CHECKLIST)}
    return render(request, "wizard/guides.html", context)


@require_safe
@cached_page
def guide(request: HttpRequest, key: str) -> HttpResponse:
    """The start of a guide, or, once the address carries answers, the place in the walk they lead to."""
    known, walk = _walk(request, key)
    if BEGIN not in request.GET and not walk.begun:
        return _start_page(request, known, walk)
    if isinstance(walk.node, Outcome) and walk.node.escalates:
        return _hand_over_page(request, known, walk)
    template = "wizard/_walk.html" if wants_fragment(request) else "wizard/walk.html"
    return render(request, template, walk_context(known, walk))


def _start_page(request: HttpRequest, known: Guides, walk: Walk) -> HttpResponse:
    graph = known[walk.guide]
    elsewhere = [(entry, pages.least_most(known, entry.guide)) for entry in graph.elsewhere if entry.guide in known]
    context = {
        "section": "guides",
        "guide": graph,
        "least_most": pages.least_most(known, graph.key),
        "begin": walk_address(graph.key, {}),
        "elsewhere": elsewhere,
        "blocks": evidence_pages.block_groups(graph),
        "port": evidence_pages.usual_port(graph),
        "host": evidence_pages.usual_host(graph),
        "paste_url": walk_address(graph.key, {}, "evidence"),
    }
    return render(request, "wizard/start.html", context)


def _hand_over_page(request: HttpRequest, known: Guides, walk: Walk) -> HttpResponse:
    template = "wizard/_hand_over.html" if wants_fragment(request) else "wizard/hand_over.html"
    remains = not_ruled_out(known, walk)
    context = {
        **walk_context(known, walk),
        "transcript": _transcript_text(request, known, walk, "txt", remains),
        "advice": reading.read("support.escalate", readers_language()),
        "tried": list(_tried(walk)),
        "remains": remains,
        "text_url": walk_address(walk.guide, walk.answers, "transcript-txt"),
        "markdown_url": walk_address(walk.guide, walk.answers, "transcript-md"),
    }
    return render(request, template, context)


def _tried(walk: Walk) -> Iterable[str]:
    known = reading.entries(readers_language())
    return (known[key].title if key in known else key for key in sorted(walk.tried_articles))


@require_safe
@cached_page
def hand_over(request: HttpRequest, key: str) -> HttpResponse:
    """Stop here and hand over to support, from any step."""
    return _hand_over_page(request, *_walk(request, key))


@require_safe
@cached_page
def transcript_file(request: HttpRequest, key: str, form: str) -> HttpResponse:
    known, walk = _walk(request, key)
    kind = "text/markdown" if form == "md" else "text/plain"
    text = _transcript_text(request, known, walk, form, not_ruled_out(known, walk))
    response = HttpResponse(text, content_type=f"{kind}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="transcript.{form}"'
    return response


def _transcript_text(
    request: HttpRequest, known: Guides, walk: Walk, form: str, remains: Iterable[reading.Entry]
) -> str:
    titles = {entry.key: entry.title for entry in reading.entries(readers_language()).values()}
    link = request.build_absolute_uri(walk_address(walk.guide, walk.answers))
    write = transcript_markdown if form == "md" else transcript
    left = [entry.title for entry in remains]
    return write(walk, known[walk.guide], release_ids()[walk.guide].number, titles, link, readers_language(), left)


# Anonymous pages are the same for everybody and carry no CSRF token; `same_origin` stands in for it.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def verdict(request: HttpRequest, key: str) -> HttpResponse:
    """“Did this fix it?” Yes thanks, no goes on to the next cause; double submits count once."""
    _, walk = _walk(request, key)
    given = request.POST.get("fixed", "")
    # A GET is where the language switch of an answer to a form leads.
    if not isinstance(walk.node, Outcome) or walk.node.escalates or given not in ("yes", "no"):
        return redirect(walk_address(key, walk.answers))
    onward = _onward(walk, fixed=given == "yes")
    if not same_origin(request):
        return render(request, "kb/refused.html", {"url": onward, "why": "origin"}, status=403)
    if not allowed(request, "verdict", VERDICTS_PER_HOUR, 3600):
        return render(request, "kb/refused.html", {"url": onward, "why": "rate"}, status=429)
    Verdict.objects.update_or_create(
        release=Release.objects.get(pk=release_ids()[key].id),
        outcome=walk.ref,
        visitor=visitor_mark(request, f"verdict {walk.ref}"),
        defaults={
            "article": walk.node.article,
            "fixed": given == "yes",
            "answers": list(walk.answers.items()),
            "language": readers_language(),
        },
    )
    return redirect(onward)


def _onward(walk: Walk, *, fixed: bool) -> str:
    if not fixed:
        return walk_address(walk.guide, walk.answered(NOT_HELPED))
    if isinstance(walk.node, Outcome) and walk.node.resume:
        return walk_address(walk.guide, walk.answered(RESUMED))
    return walk_address(walk.guide, walk.answers, "solved")


@require_safe
@cached_page
def solved(request: HttpRequest, key: str) -> HttpResponse:
    known, walk = _walk(request, key)
    article = reading.read(walk.node.article, readers_language()) if isinstance(walk.node, Outcome) else None
    context = {
        "guide": known[key],
        "article": article,
        "again": article.rendered.section("again") if article else None,
        "link": walk_address(key, walk.answers),
    }
    return render(request, "wizard/solved.html", context)


@require_safe
@never_cache
def my_address(request: HttpRequest) -> HttpResponse:
    """The visitor's own public address, which a rule of a security group names. Shown, never stored."""
    address = client_address(request)
    return render(request, "wizard/my_address.html", {"address": address, "private": is_private(address)})
