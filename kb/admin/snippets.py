"""Words that stand in many articles."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import path
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from kb.admin.held import KeptWhileHeld
from kb.editing.inserts.inserted import read_now
from kb.editing.inserts.snippet_form import SnippetForm
from kb.editing.inserts.snippet_preview import snippet_preview
from kb.editing.writing.framing import frames_our_pages
from kb.models import Snippet
from kb.search import articles, index


@admin.register(Snippet)
class SnippetAdmin(KeptWhileHeld):
    """A change is shown, and found by search, in every article that holds it."""

    kind = "snippet"
    form = SnippetForm
    list_display = ("key", "title")
    search_fields = ("key", "title", "body")
    readonly_fields = ("how_to_use", "preview", "where_used")

    def get_fields(self, request: HttpRequest, obj: Snippet | None = None) -> Any:
        return (
            ("key", "how_to_use", "title", "body", "preview", "where_used")
            if obj
            else ("key", "title", "body", "preview")
        )

    def get_urls(self) -> list[Any]:
        return [path("preview/", snippet_preview, name="kb_snippet_preview"), *super().get_urls()]

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        return frames_our_pages(super().changeform_view)(request, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Snippet, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        index.put(articles.entries(read_now(obj.key)))

    @admin.display(description=_("Preview"))
    def preview(self, snippet: Snippet) -> SafeString:
        return render_to_string("admin/kb/snippet/_preview.html", {"snippet": snippet})
