"""Publishing guides: one, or several that refer to each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kb.editing.pages import editors_page
from wizard.editing.proposal.proposal_page import Page, proposal_page
from wizard.editing.proposal.proposed import Proposal
from wizard.models import Guide, Release
from wizard.publishing import draft_graph, publish

MOST_TOGETHER = 50


@editors_page("wizard.view_guide")
@require_http_methods(["GET", "HEAD", "POST"])
def publish_page(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, [get_object_or_404(Guide, pk=pk)])


@editors_page("wizard.view_guide")
@require_http_methods(["GET", "HEAD", "POST"])
def publish_several(request: HttpRequest) -> HttpResponse:
    """``?guide=1&guide=2``: all of them, or none."""
    asked = {value for value in request.GET.getlist("guide") if value.isascii() and value.isdigit() and len(value) < 10}
    guides = list(Guide.objects.filter(pk__in=sorted(asked)[:MOST_TOGETHER]))
    if not guides:
        messages.warning(request, _("Choose the guides to publish."))
        return redirect("admin:wizard_guide_changelist")
    return _page(request, guides)


def _page(request: HttpRequest, guides: Sequence[Guide]) -> HttpResponse:
    names = ", ".join(map(str, guides))
    title = _("Publish the guide %(guide)s") if len(guides) == 1 else _("Publish the guides %(guide)s")
    one = reverse("admin:wizard_guide_versions", args=[guides[0].pk])
    done = one if len(guides) == 1 else reverse("admin:wizard_guide_changelist")
    return proposal_page(
        request,
        _proposal(guides),
        Page(title % {"guide": names}, _("Publish"), done),
        others=Guide.objects.exclude(pk__in=[guide.pk for guide in guides]),
    )


def _proposal(guides: Sequence[Guide]) -> Proposal:
    drafts = {guide.key: draft_graph(guide) for guide in guides}

    def go(**decision: Any) -> list[Release]:
        return publish([guide for guide in guides if guide.key in proposal.graphs], **decision)

    proposal = Proposal(guides, drafts, go)
    return proposal
