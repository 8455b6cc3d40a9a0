"""Words that find the same."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.text import slugify

from kb.admin.at_once import ShowsAtOnce
from kb.editing.synonym_form import SynonymForm
from kb.models import Synonym
from kb.search.models import MAX_PHRASE


@admin.register(Synonym)
class SynonymAdmin(ShowsAtOnce):
    """Words that find the same. They are switched off, not deleted: a deleted shipped one would come back."""

    form = SynonymForm
    list_display = ("__str__", "key", "active")
    list_filter = ("active",)
    search_fields = ("key", "phrases")

    def has_delete_permission(self, request: HttpRequest, obj: Synonym | None = None) -> bool:
        return False

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """`?phrase=…` begins with what somebody looked for in vain."""
        phrase = request.GET.get("phrase", "").strip()[:MAX_PHRASE]
        return {"key": slugify(phrase)[:50], "phrases": [phrase]} if phrase else {}
