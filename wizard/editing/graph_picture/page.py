"""The whole of a guide at a glance: as a picture and as a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kb.editing.pages import editors_page, page_context
from kb.models import Article
from kb.templatetags.reconnect import told
from wizard.editing.graph_picture.cards import Marks
from wizard.editing.graph_picture.outline import Entry, Language, Title, outline
from wizard.editing.graph_picture.picture import picture
from wizard.graph import Graph
from wizard.graph_data import ShapeError, from_data
from wizard.models import Guide, Release
from wizard.publishing import draft_graph, problems_at_sight
from wizard.releases import current_guides
from wizard.templatetags.walks import PLACE_NAMES


@editors_page("wizard.view_guide")
def graph_page(request: HttpRequest, pk: int) -> HttpResponse:
    guide = get_object_or_404(Guide, pk=pk)
    release = asked_release(guide, request)
    graph = released_graph(release) if release else draft_graph(guide)
    found = [] if release else [replace(problem, words=told(problem.words)) for problem in problems_at_sight(guide)]
    entries = outline(graph, current_guides(), titles_of(graph), words(), found)
    context = page_context(
        request,
        Guide,
        _("The graph of the guide %(guide)s") % {"guide": guide},
        is_nav_sidebar_enabled=False,  # the picture needs the room
        guide=guide,
        release=release,
        entries=entries,
        picture=picture(entries, marks()),
        edit={} if release else edit_links(guide),
        graphs=graph_links(entries),
        problems=[problem for problem in found if not problem.node],
        wrong=any(problem.node for problem in found),
        places=marks().places,
        risks=marks().risks,
    )
    return TemplateResponse(request, "admin/wizard/guide/graph.html", context)


def asked_release(guide: Guide, request: HttpRequest) -> Release | None:
    """The release named in the address, None for the draft."""
    number = request.GET.get("release")
    if number is None:
        return None
    if not (number.isascii() and number.isdigit() and len(number) < 9):
        raise Http404
    return get_object_or_404(guide.releases, number=int(number))


def released_graph(release: Release) -> Graph:
    try:
        return from_data(release.data)
    except ShapeError as error:
        raise Http404("written in a form that is no longer known") from error


def words() -> Language:
    return Language(get_language() or "en", _("I don't know"), _("Did not help"))


def marks() -> Marks:
    return Marks(
        {place: str(name) for place, name in PLACE_NAMES.items()},
        {value: str(name) for value, name in Article.Risk.choices if value != Article.Risk.NONE},
    )


def titles_of(graph: Graph) -> dict[str, Title]:
    """Titles as readers have them, in the editor's language if there is one."""
    keys = {outcome.article for outcome in graph.outcomes()}
    own = get_language() or "en"
    rows = Article.objects.filter(key__in=keys, revisions__is_current=True)
    found = sorted(
        rows.values_list("key", "risk", "revisions__language", "revisions__title"), key=lambda row: row[2] == own
    )
    return {key: Title(title, risk) for key, risk, _language, title in found}


def edit_links(guide: Guide) -> dict[str, str]:
    return {key: reverse("admin:wizard_node_change", args=[pk]) for key, pk in guide.nodes.values_list("key", "pk")}


def graph_links(entries: Iterable[Entry]) -> dict[str, str]:
    """The same page of every other guide that this one leads into."""
    keys = {way.to.guide for entry in entries for way in entry.ways if way.to.kind == "elsewhere"}
    rows = Guide.objects.filter(key__in=keys).values_list("key", "pk")
    return {key: reverse("admin:wizard_guide_graph", args=[pk]) for key, pk in rows}
