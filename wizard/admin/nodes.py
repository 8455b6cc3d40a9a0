"""Editing the questions and outcomes of drafts."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.forms import Script
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb import audit
from kb.editing.conflicts import SEEN, Guarded
from kb.models import Event
from kb.templatetags.reconnect import told
from wizard.admin.placed import Placed
from wizard.editing.draft import Draft, in_my_language
from wizard.editing.forms.node_forms import NodeForm, OutcomeForm, QuestionForm
from wizard.editing.node_page import about_node, still_led_to
from wizard.editing.order import order_nodes, place_node
from wizard.models import Choice, Guide, Node
from wizard.problem import Problem

MOST_TOLD = 6

QUESTION_FIELDS = (
    (None, {"fields": ("ask", "short")}),
    (gettext_lazy("Choices"), {"fields": ("choices",)}),
    (gettext_lazy("“I don't know”"), {"fields": ("unknown", "unknown_text")}),
    (gettext_lazy("Help for answering"), {"fields": ("hint", "why", "checks")}),
)
OUTCOME_FIELDS = (
    (None, {"fields": ("article", "then", "place", "resume")}),
    (gettext_lazy("The fault"), {"fields": ("likelihood", "minutes", "risk", "partners")}),
    (gettext_lazy("What somebody with this fault would answer"), {"fields": ("expects",)}),
)


def kind_asked(request: HttpRequest) -> str:
    kind = request.GET.get("kind", "")
    return kind if kind in Node.Kind.values else ""


@admin.register(Node)
class NodeAdmin(Guarded, Placed):
    list_display = ("key", "guide", "kind", "words", "position")
    list_display_links = ("key", "words")
    list_editable = ("position",)
    list_filter = ("guide", "kind")
    list_select_related = ("guide",)
    search_fields = ("key", "ask", "article__key")

    class Media:
        css = {"all": ["editing/nodes.css"]}
        js = [Script("editing/rows.js", defer=True)]

    @admin.display(description=gettext_lazy("Question, or article"))
    def words(self, node: Node) -> str:
        return in_my_language(node.ask) if node.kind == Node.Kind.QUESTION else str(node.article_id)

    def get_form(self, request: HttpRequest, obj: Node | None = None, change: bool = False, **kwargs: Any) -> Any:
        kind = obj.kind if obj else kind_asked(request)
        form = OutcomeForm if kind == Node.Kind.OUTCOME else QuestionForm
        return super().get_form(request, obj, change, form=form, **kwargs)

    def get_fieldsets(self, request: HttpRequest, obj: Node | None = None) -> Any:
        kind = obj.kind if obj else kind_asked(request)
        groups = [(name, dict(rest)) for name, rest in (OUTCOME_FIELDS if kind == "outcome" else QUESTION_FIELDS)]
        first = groups[0][1]
        if obj is None:
            first["fields"] = ("guide", "key", *first["fields"])
        elif self.has_change_permission(request, obj):
            first["fields"] = (*first["fields"], SEEN)
        return groups

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """`?guide=` takes the number or the key of a guide."""
        initial = super().get_changeform_initial_data(request)
        guide = Guide.objects.filter(key=initial.get("guide", "")).first()
        return {**initial, "guide": guide.pk} if guide else initial

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> Any:
        if object_id is None and not kind_asked(request) and self.has_add_permission(request):
            return self.ask_for_kind(request)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def ask_for_kind(self, request: HttpRequest) -> HttpResponse:
        given = request.GET.copy()
        given.pop("kind", None)
        context = {
            **self.admin_site.each_context(request),
            "title": _("What do you want to add?"),
            "opts": self.opts,
            "kinds": [(f"?{_with(given, kind=value)}", label) for value, label in Node.Kind.choices],
        }
        return TemplateResponse(request, "admin/wizard/node/add_kind.html", context)

    def render_change_form(
        self,
        request: HttpRequest,
        context: Any,
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> Any:
        form = context["adminform"].form
        draft = form.draft if isinstance(form, NodeForm) else None
        more: dict[str, Any] = {"draft": draft}
        if obj is not None:
            draft = draft or Draft(obj.guide)
            more |= {**about_node(draft, obj), "title": draft.words(draft.graph.absolute(obj.key)) or obj.key}
        else:
            more["title"] = _("New outcome") if kind_asked(request) == Node.Kind.OUTCOME else _("New question")
            more["written_for"] = _written_for(request, draft.guide if draft else None)
        context.update(more, subtitle=None)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def save_model(self, request: HttpRequest, obj: Node, form: Any, change: bool) -> None:
        if not isinstance(form, NodeForm):
            # from the list of nodes, where only places are changed
            place_node(obj)
            audit.record(request.user, Event.Did.CHANGED, "guide", obj.guide.key, version=obj.key, note="position")
            return
        before = set(map(str, Draft(obj.guide).problems))
        if not change:
            obj.position = obj.guide.nodes.count()
        super().save_model(request, obj, form, change)
        form.save_rest()
        if not change:
            self._lead_here(request, obj)
        changed = ", ".join(name for name in form.changed_data if name != SEEN)
        audit.record(
            request.user, Event.Did.CHANGED, "guide", obj.guide.key, version=obj.key, note=changed if change else "new"
        )
        draft = Draft(obj.guide)
        self._tell(request, draft, [problem for problem in draft.problems if str(problem) not in before])

    def _lead_here(self, request: HttpRequest, node: Node) -> None:
        """A node written for a choice becomes what that choice leads to."""
        choice = _written_for(request, node.guide)
        if choice and choice.go != node.key:
            Choice.objects.filter(pk=choice.pk).update(go=node.key)
            audit.record(
                request.user, Event.Did.CHANGED, "guide", node.guide.key, version=choice.node.key, note="choices"
            )

    def _tell(self, request: HttpRequest, draft: Draft, found: list[Problem]) -> None:
        for problem in found[:MOST_TOLD]:
            self.message_user(request, _told(draft, problem), messages.WARNING)
        if len(found) > MOST_TOLD:
            rest = _("… and %(count)s more: see the page of the guide.") % {"count": len(found) - MOST_TOLD}
            self.message_user(request, rest, messages.WARNING)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What still leads to a node protects it."""
        deleted, counts, perms_needed, protected = super().get_deleted_objects(objs, request)
        guides: dict[Guide, list[str]] = {}
        for node in objs:
            guides.setdefault(node.guide, []).append(node.key)
        for guide, keys in guides.items():
            edges = still_led_to(Draft(guide), keys)
            protected += [format_html('<a href="{}">{}</a>', address, words) for words, address in edges]
        return deleted, counts, perms_needed, protected

    def delete_model(self, request: HttpRequest, obj: Node) -> None:
        self._record_deleted(request, obj)
        super().delete_model(request, obj)
        order_nodes(obj.guide)

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        nodes = list(queryset.select_related("guide"))
        for node in nodes:
            self._record_deleted(request, node)
        super().delete_queryset(request, queryset)
        for guide in {node.guide for node in nodes}:
            order_nodes(guide)

    def _record_deleted(self, request: HttpRequest, node: Node) -> None:
        audit.record(request.user, Event.Did.CHANGED, "guide", node.guide.key, version=node.key, note="deleted")


def _with(given: Any, **more: str) -> str:
    given.update(more)
    query: str = given.urlencode()
    for name in more:
        given.pop(name)
    return query


def _written_for(request: HttpRequest, guide: Guide | None) -> Choice | None:
    """The choice that a new node is written for, from the address: `?for=<question>.<choice>`."""
    question, dot, choice = request.GET.get("for", "").partition(".")
    if not (guide and dot):
        return None
    return Choice.objects.filter(node__guide=guide, node__key=question, key=choice).select_related("node").first()


def _told(draft: Draft, problem: Problem) -> SafeString:
    address = draft.addresses.get(draft.graph.absolute(problem.node), "") if problem.node else ""
    place, words = problem.node or draft.graph.key, told(problem.words)
    if not address:
        return format_html("{}: {}", place, words)
    return format_html('<a href="{}">{}</a>: {}', address, place, words)
