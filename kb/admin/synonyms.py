"""Words that find the same."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest

from kb.admin.at_once import ShowsAtOnce
from kb.models import Synonym


@admin.register(Synonym)
class SynonymAdmin(ShowsAtOnce):
    """Words that find the same. They are switched off, not deleted: a deleted shipped one would come back."""

    list_display = ("key", "__str__", "active")
    list_filter = ("active",)
    search_fields = ("key", "phrases")

    def has_delete_permission(self, request: HttpRequest, obj: Synonym | None = None) -> bool:
        return False
