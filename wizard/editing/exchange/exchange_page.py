"""The draft of one guide as a file, and back."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kb import audit, edition
from kb.editing.pages import editors_page, page_context
from kb.models import Article, Event
from wizard.editing.exchange.guide_import import Mistake, NotTaken, read_guide
from wizard.editing.exchange.import_form import ImportForm
from wizard.editing.proposal.proposed import Part, addresses, parts
from wizard.export import pastes_of, stories_of
from wizard.graph import Graph
from wizard.guide_text import guide_text
from wizard.models import Guide
from wizard.publishing import draft_graph, save_draft
from wizard.standing import fingerprint_of


@editors_page("wizard.view_guide")
@require_safe
def export_guide(request: HttpRequest, pk: int) -> HttpResponse:
    guide = get_object_or_404(Guide, pk=pk)
    return _file(f"{guide.key}.yaml", guide_text(draft_graph(guide)))


@editors_page("wizard.view_guide", "wizard.view_vignette")
@require_safe
def export_stories(request: HttpRequest, pk: int) -> HttpResponse:
    guide = get_object_or_404(Guide.objects.prefetch_related("vignettes__guide__pastes"), pk=pk)
    return _file(f"{guide.key}-stories.yaml", stories_of(guide, draft_graph(guide)))


@editors_page("wizard.view_guide", "wizard.view_paste")
@require_safe
def export_pastes(request: HttpRequest, pk: int) -> HttpResponse:
    guide = get_object_or_404(Guide, pk=pk)
    return _file(f"{guide.key}-pastes.yaml", pastes_of(guide))


def _file(name: str, text: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, content_type="application/yaml; charset=utf-8", headers=headers)


@editors_page("wizard.change_guide")
@require_http_methods(["GET", "HEAD", "POST"])
def import_guide(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows what would change first; sent again with what was seen, it replaces the draft."""
    guide = get_object_or_404(Guide, pk=pk)
    is_sent = request.method == "POST"
    form = ImportForm(request.POST, request.FILES) if is_sent else ImportForm()
    if not form.is_valid():
        return _page(request, guide, form=form)
    words = form.cleaned_data["words"]
    try:
        graph = read_guide(words, guide.key, set(Article.objects.values_list("key", flat=True)))
    except NotTaken as not_taken:
        return _page(request, guide, form=ImportForm(initial={"text": words}), mistakes=not_taken.mistakes)
    seen = request.POST.get("seen", "")
    if seen and _replaced(guide, graph, seen, request):
        messages.success(request, _("The draft was replaced. Visitors see it once it is published."))
        return redirect("admin:wizard_guide_change", guide.pk)
    return _confirm(request, guide, graph, words, is_stale=bool(seen))


@transaction.atomic
def _replaced(guide: Guide, graph: Graph, seen: str, request: HttpRequest) -> bool:
    """False if somebody changed the draft after it was compared."""
    edition.hold()
    if seen != _standing(draft_graph(Guide.objects.get(pk=guide.pk))):
        return False
    save_draft(graph)
    audit.record(request.user, Event.Did.IMPORTED, "guide", guide.key, note=_("the draft"))
    return True


def _standing(draft: Graph) -> str:
    return fingerprint_of({draft.key: draft})


def _confirm(request: HttpRequest, guide: Guide, graph: Graph, words: str, *, is_stale: bool) -> HttpResponse:
    draft = draft_graph(guide)
    found = parts(draft, graph, addresses([guide]))
    return _page(
        request,
        guide,
        confirm=True,
        is_stale=is_stale,
        parts=found,
        counts=_counts(draft, graph, found),
        words=words,
        seen=_standing(draft),
    )


def _counts(draft: Graph, graph: Graph, found: list[Part]) -> list[tuple[str, int, int, int]]:
    """(what, new, changed, gone)"""
    rows = []
    for name, kind, old, new in (
        (_("Questions"), "question", draft.questions(), graph.questions()),
        (_("Outcomes"), "outcome", draft.outcomes(), graph.outcomes()),
    ):
        before, after = {node.key for node in old}, {node.key for node in new}
        changed = {part.node for part in found if part.kind == kind} & before & after
        rows.append((name, len(after - before), len(changed), len(before - after)))
    return rows


def _page(
    request: HttpRequest,
    guide: Guide,
    *,
    form: ImportForm | None = None,
    mistakes: list[Mistake] | None = None,
    **rest: object,
) -> HttpResponse:
    title = _("Import the guide %(guide)s") % {"guide": guide}
    context = page_context(request, Guide, title, guide=guide, form=form, mistakes=mistakes, **rest)
    return TemplateResponse(request, "admin/wizard/guide/import.html", context)
