"""The releases of a guide: who published what, what changed between two of them, and the way back to one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kb.editing.pages import editors_page, page_context
from wizard.editing.proposal.proposal_page import Page, proposal_page
from wizard.editing.proposal.proposed import Proposal, addresses, parts
from wizard.graph import Graph
from wizard.graph_data import ShapeError, from_data
from wizard.models import Guide, Release
from wizard.publishing import roll_back


@editors_page("wizard.view_guide", "wizard.view_release")
@require_safe
def versions_page(request: HttpRequest, pk: int) -> HttpResponse:
    """``?from=3&to=5`` shows what changed between these two."""
    guide = get_object_or_404(Guide, pk=pk)
    releases = list(guide.releases.defer("graph").select_related("author", "guide"))
    numbers = [release.number for release in releases]
    first, second = _number(request.GET.get("from")), _number(request.GET.get("to"))
    compared = {first, second} <= set(numbers) and first != second
    context = page_context(
        request,
        Guide,
        _("Versions of the guide %(guide)s") % {"guide": guide},
        guide=guide,
        releases=releases,
        may_publish=request.user.has_perm("wizard.add_release"),
        chosen=(first, second) if compared else (*numbers[1:2], *numbers[:1]),
        asked="from" in request.GET or "to" in request.GET,
        compared=compared,
        parts=_between(guide, first, second) if compared else None,
    )
    return TemplateResponse(request, "admin/wizard/guide/versions.html", context)


def _number(typed: str | None) -> int:
    """0 for what is no number of a release."""
    return int(typed) if typed and typed.isascii() and typed.isdigit() and len(typed) < 10 else 0


def _between(guide: Guide, first: int, second: int) -> Any:
    """The parts that changed; None if one of the two cannot be read any more."""
    found = {release.number: _graph(release) for release in guide.releases.filter(number__in=(first, second))}
    old, new = found[first], found[second]
    return parts(old, new, addresses([guide])) if old and new else None


def _graph(release: Release) -> Graph | None:
    """None if it was written in a form that is no longer known."""
    try:
        return from_data(release.data)
    except ShapeError:
        return None


@editors_page("wizard.view_guide", "wizard.view_release")
@require_http_methods(["GET", "HEAD", "POST"])
def roll_back_page(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The same comparison as before a draft is published, for an older release."""
    release = get_object_or_404(Release.objects.select_related("guide"), guide=pk, number=number)
    versions = reverse("admin:wizard_guide_versions", args=[pk])
    graph = _graph(release)
    if graph is None:
        messages.error(request, _("This release was written in a form that is no longer known."))
        return redirect(versions)

    def go(**decision: Any) -> list[Release]:
        return [roll_back(release, **decision)]

    told = {"guide": release.guide, "number": number}
    page = Page(_("Roll back the guide %(guide)s to release %(number)s") % told, _("Roll back"), versions)
    return proposal_page(request, Proposal([release.guide], {graph.key: graph}, go), page, release=release)
