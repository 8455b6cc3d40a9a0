"""Rows that belong to one guide from the start: its stories, and the outputs they paste."""

from __future__ import annotations

from typing import Any

from django.forms import Script
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from kb import audit
from kb.editing.conflicts import SEEN, Guarded
from kb.models import Event
from wizard.models import Guide


class OfAGuideAdmin(Guarded):
    """`kind` is what the trail calls it. What is saved loses its fingerprint: load_content leaves it alone."""

    kind = ""

    class Media:
        css = {"all": ["editing/nodes.css"]}
        js = [Script("editing/rows.js", defer=True)]

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> Any:
        if object_id is None and self.has_add_permission(request) and guide_asked(request) is None:
            return self.ask_for_guide(request)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def ask_for_guide(self, request: HttpRequest) -> TemplateResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": _("For which guide?"),
            "opts": self.opts,
            "kinds": [(f"?guide={guide.pk}", guide) for guide in Guide.objects.all()],
        }
        return TemplateResponse(request, "admin/wizard/node/add_kind.html", context)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form: Any = super().get_form(request, obj, change, **kwargs)
        form.given = None if obj else guide_asked(request)
        return form

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        obj.loaded = ""
        super().save_model(request, obj, form, change)
        changed = ", ".join(name for name in form.changed_data if name != SEEN)
        audit.record(request.user, Event.Did.CHANGED, self.kind, str(obj), note=changed if change else "new")

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        audit.record(request.user, Event.Did.DELETED, self.kind, str(obj))
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        for obj in queryset.select_related("guide"):
            audit.record(request.user, Event.Did.DELETED, self.kind, str(obj))
        super().delete_queryset(request, queryset)


def guide_asked(request: HttpRequest) -> Guide | None:
    """The guide of the address: `?guide=` with its number or its key."""
    asked = request.GET.get("guide", "")
    if asked.isascii() and asked.isdigit() and len(asked) < 10:
        return Guide.objects.filter(pk=int(asked)).first()
    return Guide.objects.filter(key=asked).first()
