"""The tree readers browse."""

from __future__ import annotations

from django.contrib import admin

from kb.admin.at_once import ShowsAtOnce
from kb.models import Category


@admin.register(Category)
class CategoryAdmin(ShowsAtOnce):
    """Without its fingerprint a changed category is the editors', and load_content leaves it alone."""

    list_display = ("key", "parent", "position", "__str__")
    list_editable = ("position",)
    list_select_related = ("parent",)
