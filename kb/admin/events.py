"""Who did what. Nobody changes the trail, whatever else they may."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from kb.models import Event

APPS = {
    "kb": {"article", "category", "picture", "snippet", "synonym"},
    "wizard": {"guide", "node", "paste", "vignette"},
}

KEYED = {"article", "guide", "picture", "snippet"}
"""Kinds which the trail names by their key; a search would find everything that speaks of it."""


def titled(kind: Any, words: Any) -> Any:
    """A filter of this kind under a heading of its own."""

    class Titled(kind):  # type: ignore[misc]
        def __init__(self, *args: Any, **kwargs: Any):
            super().__init__(*args, **kwargs)
            self.title = words

    return Titled


@admin.register(Event)
class EventAdmin(admin.ModelAdmin):
    """``?kind__exact=article&key__exact=…`` shows what was done with one thing."""

    list_display = ("when", "who", "did", "what", "note")
    list_display_links = None
    list_filter = (
        ("did", titled(admin.ChoicesFieldListFilter, gettext_lazy("what was done"))),
        ("kind", titled(admin.AllValuesFieldListFilter, gettext_lazy("kind of thing"))),
        ("at", titled(admin.DateFieldListFilter, gettext_lazy("date"))),
        ("person", titled(admin.RelatedOnlyFieldListFilter, gettext_lazy("person"))),
    )
    search_fields = ("key", "name", "note")
    list_per_page = 50

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        title = {"title": gettext_lazy("Who did what")}
        return super().changelist_view(request, {**title, **(extra_context or {})})

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Event | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Event | None = None) -> bool:
        return False

    @admin.display(description=gettext_lazy("when"), ordering="at")
    def when(self, event: Event) -> str:
        return f"{timezone.localtime(event.at):%Y-%m-%d %H:%M}"

    @admin.display(description=gettext_lazy("who"), ordering="name")
    def who(self, event: Event) -> str:
        return event.name or "–"

    @admin.display(description=gettext_lazy("what"), ordering="key")
    def what(self, event: Event) -> SafeString:
        return format_html("{} {} {}", event.kind, _linked(event), event.version)


def _linked(event: Event) -> SafeString | str:
    """The key of the thing, leading to where it is found."""
    app = next((name for name, kinds in APPS.items() if event.kind in kinds), "")
    try:
        found = reverse(f"admin:{app}_{event.kind}_changelist")
    except NoReverseMatch:
        return event.key
    asked = "key__exact" if event.kind in KEYED else "q"
    return format_html('<a href="{}?{}={}">{}</a>', found, asked, event.key, event.key)
