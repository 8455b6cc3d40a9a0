"""Editing the stories guides are tested with."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from kb.editing.conflicts import Guarded
from wizard.models import Vignette


@admin.register(Vignette)
class VignetteAdmin(Guarded):
    """Without its fingerprint a changed vignette is the editors', and load_content leaves it alone."""

    list_display = ("key", "guide", "article")
    list_filter = ("guide",)
    search_fields = ("key", "article", "story")

    def save_model(self, request: HttpRequest, obj: Vignette, form: Any, change: bool) -> None:
        obj.loaded = ""
        super().save_model(request, obj, form, change)
