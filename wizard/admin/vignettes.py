"""Editing the stories guides are tested with."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb.editing.pages import editors_page, page_context
from wizard.admin.of_a_guide import OfAGuideAdmin
from wizard.editing.draft import Draft
from wizard.editing.forms.story_forms import VignetteForm
from wizard.editing.story_page import check_all, ways
from wizard.models import Guide, Vignette


@admin.register(Vignette)
class VignetteAdmin(OfAGuideAdmin):
    form = VignetteForm
    kind = "vignette"
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    list_display = ("key", "guide", "article", "kind", "within")
    list_filter = ("guide", "kind")
    list_select_related = ("guide",)
    search_fields = ("key", "article", "story")
    fieldsets = (
        (None, {"fields": ("story", "article", "kind", "within", "source")}),
        (gettext_lazy("What they answer"), {"fields": ("answers", "believes")}),
        (gettext_lazy("What they see"), {"fields": ("observations", "pastes", "paste")}),
    )

    def get_fieldsets(self, request: HttpRequest, obj: Vignette | None = None) -> Any:
        groups = [(name, dict(options)) for name, options in super().get_fieldsets(request, obj)]
        if obj is None:
            groups[0][1]["fields"] = ("key", *groups[0][1]["fields"])
        return groups

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        obj = kwargs.get("obj")
        form = context["adminform"].form
        context["draft"] = form.draft
        if obj is not None:
            # What is typed but refused is on the instance already; the story is told as it was saved.
            saved = Vignette.objects.select_related("guide").get(pk=obj.pk)
            draft = form.draft or Draft(saved.guide)
            context.update(draft=draft, saved=saved, ways=[] if saved.is_old else ways(draft, saved))
        return super().render_change_form(request, context, *args, **kwargs)

    def get_urls(self) -> list[Any]:
        return [path("check/<int:pk>/", check_stories, name="wizard_vignette_check"), *super().get_urls()]


@editors_page("wizard.view_vignette", "wizard.view_guide")
def check_stories(request: HttpRequest, pk: int) -> HttpResponse:
    """Every story of a guide on its draft, once the button is pressed: it takes seconds."""
    guide = get_object_or_404(Guide, pk=pk)
    context = page_context(request, Vignette, _("Check all stories of %(guide)s") % {"guide": guide}, guide=guide)
    if request.method == "POST":
        failed, count, refused = check_all(guide)
        context |= {"checked": True, "failed": failed, "count": count, "refused": refused}
    return TemplateResponse(request, "admin/wizard/vignette/check.html", context)
