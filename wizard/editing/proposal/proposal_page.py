"""Before something is published: what is wrong with it, what changes, and what it would do. Then the deed."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from config.htmx import wants_fragment
from kb.editing.pages import page_context
from wizard.editing.proposal.effects import effects, known_effects
from wizard.editing.proposal.proposed import Proposal
from wizard.editing.proposal.what_if import PEOPLE, WhatIf
from wizard.editing.proposal.worse import beside
from wizard.models import Guide, Vignette
from wizard.publishing import Changed, Refused

MIN_REASON = 10
"""Characters."""


class Decision(forms.Form):
    """`seen` is what the page showed when it was made up."""

    note = forms.CharField(
        label=gettext_lazy("What you changed, and why"),
        help_text=gettext_lazy("For your colleagues, in the list of versions."),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    reason = forms.CharField(
        label=gettext_lazy("Why it is published although it does worse"),
        help_text=gettext_lazy("Needed only if it does worse in something; at least 10 characters."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    seen = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)


@dataclass(frozen=True, slots=True)
class Page:
    """The words of the page, and where it leads when it is done."""

    title: str
    button: str
    done: str


def proposal_page(request: HttpRequest, proposal: Proposal, page: Page, **context: Any) -> HttpResponse:
    """GET shows, POST publishes. With ``?effects`` what it would do is computed, if it takes half a minute or not."""
    if request.method == "POST":
        return _decide(request, proposal, page, context)
    form = Decision(initial={"seen": proposal.seen})
    if "effects" in request.GET and wants_fragment(request):
        late = {**_everything(request, proposal, page, form), "late": True}
        return TemplateResponse(request, "admin/wizard/guide/_effects.html", late)
    return _show(request, proposal, page, context, form)


def _decide(request: HttpRequest, proposal: Proposal, page: Page, context: dict[str, Any]) -> HttpResponse:
    if not request.user.has_perm("wizard.add_release"):
        raise PermissionDenied
    form = Decision(request.POST)
    if form.is_valid() and form.cleaned_data["seen"] != proposal.seen:
        return _stale(request, proposal, page, context)
    if (
        not form.is_valid()
        or not proposal.graphs
        or proposal.broken
        or _objection(form, effects(proposal.seen, proposal.graphs))
    ):
        return _show(request, proposal, page, context, form)
    try:
        releases = proposal.go(author=request.user, **form.cleaned_data)
    except Changed:
        return _stale(request, proposal, page, context)
    except Refused as refused:
        found = [proposal.found(problem) for problem in refused.problems]
        return _show(request, proposal, page, {**context, "problems": found}, form)
    for release in releases:
        messages.success(request, _("Published: %(release)s") % {"release": release})
    return redirect(page.done)


def _objection(form: Decision, found: WhatIf) -> bool:
    """True if it must not be published so; the form says why."""
    if found.failing:
        form.add_error(None, _("Some stories do not come to their article in time: nothing was published."))
    elif found.worse and len(form.cleaned_data["reason"].strip()) < MIN_REASON:
        form.add_error("reason", _("It does worse in something. Write down why it is published all the same."))
    return not form.is_valid()


def _stale(request: HttpRequest, proposal: Proposal, page: Page, context: dict[str, Any]) -> HttpResponse:
    told = _("Something changed since you opened this page, so nothing was published. This is how it stands now.")
    messages.warning(request, told)
    form = Decision(initial={**request.POST.dict(), "seen": proposal.seen})
    response = _show(request, proposal, page, context, form)
    response.status_code = HTTPStatus.CONFLICT
    return response


def _show(
    request: HttpRequest, proposal: Proposal, page: Page, context: dict[str, Any], form: Decision
) -> HttpResponse:
    everything = {**_everything(request, proposal, page, form), **context}
    return TemplateResponse(
        request, "admin/wizard/guide/publish.html", page_context(request, Guide, page.title, **everything)
    )


def _everything(request: HttpRequest, proposal: Proposal, page: Page, form: Decision) -> dict[str, Any]:
    """The form to decide with is `shown` beside what it would do, not before."""
    found = _effects(request, proposal)
    return {
        "guides": proposal.guides,
        "proposal": proposal,
        "page": page,
        "problems": proposal.problems,
        "form": form,
        "effects_url": _effects_url(request),
        "may_publish": request.user.has_perm("wizard.add_release"),
        "blocked": proposal.broken or (found is not None and bool(found.failing)),
        "shown": found is not None or request.method == "POST",
        **_told(found),
    }


def _effects_url(request: HttpRequest) -> str:
    query = request.GET.copy()
    query["effects"] = "1"
    return f"?{query.urlencode()}"


def _effects(request: HttpRequest, proposal: Proposal) -> WhatIf | None:
    """None if there is nothing to tell, or if it is to be told later."""
    if proposal.broken or not proposal.graphs:
        return None
    return effects(proposal.seen, proposal.graphs) if "effects" in request.GET else known_effects(proposal.seen)


def _told(found: WhatIf | None) -> dict[str, Any]:
    """What the fragment with the effects needs."""
    if found is None:
        return {"effects": None}
    rows = Vignette.objects.filter(key__in=[story.vignette.id for story in found.told])
    pages = {key: reverse("admin:wizard_vignette_change", args=[pk]) for pk, key in rows.values_list("pk", "key")}
    return {
        "effects": found,
        "stories": [(story, pages.get(story.vignette.id, "")) for story in found.told],
        "tables": [(pair.guide, pair.before is not None, beside(pair.before, pair.after)) for pair in found.figures],
        "people": PEOPLE,
    }
