"""Pages of the guides: home, start, step, outcome, hand-over, solved."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from kb import reading
from kb.page_cache import cached_page
from kb.reading import readers_language
from kb.throttle import allowed, client_address, same_origin, visitor_mark
from wizard import pages, walk_responses
from wizard.addresses import answers_in, is_private, walk_address
from wizard.graph import Guides, Outcome
from wizard.models import Release, Verdict
from wizard.path import path_of
from wizard.releases import current_guides, release_ids
from wizard.replay import replay
from wizard.search_views import search_address
from wizard.walk_responses import Visit

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


def visit_of(request: HttpRequest, key: str) -> Visit:
    """The walk the address tells, on what visitors walk now. Raises Http404."""
    guides, release = current_guides(), release_ids().get(key)
    if key not in guides:
        raise Http404
    return Visit(guides, replay(guides, key, answers_in(request.GET)), release.number if release else 0)


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
    return walk_responses.place(request, visit_of(request, key))


@require_safe
@cached_page
def hand_over(request: HttpRequest, key: str) -> HttpResponse:
    """Stop here and hand over to support, from any step."""
    return walk_responses.hand_over(request, visit_of(request, key))


@require_safe
@cached_page
def transcript_file(request: HttpRequest, key: str, form: str) -> HttpResponse:
    return walk_responses.transcript_file(request, visit_of(request, key), form)


# Anonymous pages are the same for everybody and carry no CSRF token; `same_origin` stands in for it.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def verdict(request: HttpRequest, key: str) -> HttpResponse:
    """“Did this fix it?” Yes thanks, no goes on to the next cause; double submits count once."""
    walk = visit_of(request, key).walk
    given = request.POST.get("fixed", "")
    # A GET is where the language switch of an answer to a form leads.
    if not isinstance(walk.node, Outcome) or walk.node.escalates or given not in ("yes", "no"):
        return redirect(walk_address(key, walk.answers))
    onward = walk_responses.onward(walk, fixed=given == "yes")
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


@require_safe
@cached_page
def solved(request: HttpRequest, key: str) -> HttpResponse:
    return walk_responses.solved(request, visit_of(request, key))


@require_safe
@never_cache
def my_address(request: HttpRequest) -> HttpResponse:
    """The visitor's own public address, which a rule of a security group names. Shown, never stored."""
    address = client_address(request)
    return render(request, "wizard/my_address.html", {"address": address, "private": is_private(address)})
