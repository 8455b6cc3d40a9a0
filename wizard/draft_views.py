"""A guide's draft, walked by who may read drafts: the visitors' pages with a banner above them."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from kb.editing.pages import View, editors_page
from wizard import walk_responses
from wizard.addresses import answers_in, in_the_draft, walk_address
from wizard.draft_banner import banner_of, node_address
from wizard.drafts import NotWalkable, draft_guides
from wizard.graph import Outcome
from wizard.models import Guide
from wizard.releases import current_guides
from wizard.replay import replay
from wizard.walk_responses import Visit

Page = Callable[..., HttpResponse]


def draft_page(make: Page) -> View:
    """`make` answers with the visitors' page of a Visit. Never kept, by this site or by anybody, and not indexed."""

    @editors_page("wizard.view_guide")
    @functools.wraps(make)
    def page(request: HttpRequest, key: str, **kwargs: Any) -> HttpResponseBase:
        guide = get_object_or_404(Guide, key=key)
        try:
            visit = _visit(request, guide)
        except NotWalkable as refused:
            response = _refusal(request, guide, refused)
        else:
            with in_the_draft(key):
                response = make(request, visit, **kwargs)
        response["X-Robots-Tag"] = "noindex"
        return response

    return page


def _visit(request: HttpRequest, guide: Guide) -> Visit:
    guides = draft_guides(guide)
    walk = replay(guides, guide.key, answers_in(request.GET))
    banner = banner_of(request, guide, guides, walk, published=guide.key in current_guides())
    return Visit(guides, walk, draft=banner)


def _refusal(request: HttpRequest, guide: Guide, refused: NotWalkable) -> HttpResponse:
    context = {
        "guide": guide,
        "desk": reverse("admin:wizard_guide_change", args=[guide.pk]),
        "problems": [(problem, node_address(problem.guide, problem.node)) for problem in refused.problems],
    }
    response = render(request, "wizard/not_walkable.html", context, status=409)
    # htmx shows no answer that says no: have it load the page anew.
    response["HX-Refresh"] = "true"
    return response


guide = draft_page(require_safe(walk_responses.place))
hand_over = draft_page(require_safe(walk_responses.hand_over))
transcript_file = draft_page(require_safe(walk_responses.transcript_file))
solved = draft_page(require_safe(walk_responses.solved))


# The visitors' form carries no token, and there is nothing another site could do with it.
@draft_page
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def evidence(request: HttpRequest, visit: Visit) -> HttpResponse:
    if request.method != "POST":
        return redirect(walk_address(visit.walk.guide, visit.walk.kept))
    return walk_responses.evidence(request, visit)


# As above: nothing is stored.
@draft_page
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def verdict(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Leads where a visitor's answer would, and counts nothing."""
    walk, given = visit.walk, request.POST.get("fixed", "")
    if not isinstance(walk.node, Outcome) or walk.node.escalates or given not in ("yes", "no"):
        return redirect(walk_address(walk.guide, walk.answers))
    return redirect(walk_responses.onward(walk, fixed=given == "yes"))
