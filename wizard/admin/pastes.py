"""Editing the outputs that stories paste."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from wizard.admin.of_a_guide import OfAGuideAdmin
from wizard.editing.forms.story_forms import PasteForm
from wizard.editing.story_page import seen_in
from wizard.models import Paste


@admin.register(Paste)
class PasteAdmin(OfAGuideAdmin):
    form = PasteForm
    kind = "paste"
    list_display = ("key", "guide")
    list_filter = ("guide",)
    list_select_related = ("guide",)
    search_fields = ("key", "text")

    def get_readonly_fields(self, request: HttpRequest, obj: Paste | None = None) -> tuple[str, ...]:
        # Stories name it.
        return ("key",) if obj else ()

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        obj = kwargs.get("obj")
        if obj is not None:
            text = Paste.objects.get(pk=obj.pk).text
            seen, refused = seen_in(text)
            using = [row for row in obj.guide.vignettes.all() if obj.key in row.pastes]
            context.update(seen=seen, refused=refused, using=using)
        return super().render_change_form(request, context, *args, **kwargs)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """A story that pastes it protects it."""
        deleted, counts, perms_needed, protected = super().get_deleted_objects(objs, request)
        for paste in objs:
            protected += [f"{row}: {paste.key}" for row in paste.guide.vignettes.all() if paste.key in row.pastes]
        return deleted, counts, perms_needed, protected
