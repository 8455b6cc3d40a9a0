"""The boards of guides: where walks leave them unhelped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kb.editing.boards.needs import Board, Need
from kb.editing.boards.views import board_page
from kb.editing.pages import editors_page
from wizard.editing.boards.exits import Exit, Told, exits
from wizard.editing.draft import in_my_language
from wizard.graph import Guides, Outcome, Question
from wizard.graph_data import ShapeError, to_data
from wizard.models import Guide, Node, Verdict
from wizard.publishing import draft_graph
from wizard.releases import current_guides

MOST_VERDICTS = 20_000
"""The newest ones are counted, so that the page stays quick."""


@dataclass(frozen=True, slots=True)
class Row:
    question: Question
    exit: Exit
    edit: str


@require_safe
@editors_page("wizard.view_verdict")
def guides(request: HttpRequest) -> HttpResponse:
    given = Verdict.objects.order_by().values_list("release__guide__key").annotate(Count("id"))
    counts = dict(given)
    rows = [(graph, counts.get(graph.key, 0)) for graph in current_guides()]
    return board_page(request, "guides", _("Where walks end unhelped"), rows=rows)


@require_safe
@editors_page("wizard.view_verdict")
def exits_page(request: HttpRequest, key: str) -> HttpResponse:
    known = current_guides()
    if key not in known:
        raise Http404
    verdicts = told(known)
    rows = _rows(known, key, exits(verdicts))
    title = _("Where walks of “%(guide)s” end unhelped") % {"guide": in_my_language(known[key].title) or key}
    context = {"guide": known[key], "rows": rows, "walks": len(verdicts), "most": MOST_VERDICTS}
    return board_page(request, "exits", title, **context)


def _rows(known: Guides, key: str, found: Mapping[str, Exit]) -> list[Row]:
    """The questions of the guide that some walk passed, the surest trouble first."""
    edit = dict(Node.objects.filter(guide__key=key).values_list("key", "pk"))
    rows = [
        Row(question, found[ref], reverse("admin:wizard_node_change", args=[edit[question.key]]))
        for question in known[key].questions()
        if (ref := f"{key}.{question.key}") in found and question.key in edit
    ]
    return sorted(rows, key=lambda row: -row.exit.unhelped.low)


def told(known: Guides) -> list[Told]:
    """What visitors said, in the order they said it; that they can get in again is not the end of a walk."""
    newest = Verdict.objects.order_by("-created", "-pk").values_list(
        "release__guide__key", "outcome", "fixed", "answers"
    )[:MOST_VERDICTS]
    found = [
        Told(outcome, fixed, frozenset((_absolute(guide, name), answer) for name, answer in answers))
        for guide, outcome, fixed, answers in newest
        if not (fixed and _only_a_way_in(known, outcome))
    ]
    return found[::-1]


def _absolute(guide: str, name: str) -> str:
    return name if "." in name else f"{guide}.{name}"


def _only_a_way_in(known: Guides, outcome: str) -> bool:
    node = known.node(outcome)
    return isinstance(node, Outcome) and node.resume


def verdicts_since(since: datetime) -> Mapping[str, int]:
    """Article key -> verdicts on it since then; a sign that it was used."""
    rows = Verdict.objects.filter(created__gte=since).order_by().values_list("article").annotate(Count("id"))
    return dict(rows)


def changed_drafts() -> list[str]:
    """Keys of the guides whose draft is not what visitors walk."""
    known = current_guides()
    return [guide.key for guide in Guide.objects.all() if guide.key not in known or _differs(guide, known)]


def _differs(guide: Guide, known: Guides) -> bool:
    try:
        return to_data(draft_graph(guide)) != to_data(known[guide.key])
    except ShapeError:
        return True


def needs_of(user: Any) -> Iterator[Need]:
    if user.has_perm("wizard.change_guide"):
        url = reverse("admin:wizard_guide_changelist")
        yield Need(_("Guides with changes that are not published"), len(changed_drafts()), url)


def boards_of(user: Any) -> Iterator[Board]:
    if user.has_perm("wizard.view_verdict"):
        yield Board(_("Where walks end unhelped"), reverse("boards:guides"))
