"""Editing the questions and outcomes of drafts."""

from __future__ import annotations

from django.contrib import admin

from wizard.models import Choice, Node


class ChoiceInline(admin.StackedInline):
    model = Choice
    extra = 0


@admin.register(Node)
class NodeAdmin(admin.ModelAdmin):
    list_display = ("guide", "key", "kind", "article", "position")
    list_display_links = ("key",)
    list_filter = ("guide", "kind")
    search_fields = ("key", "ask", "article__key")
    autocomplete_fields = ("article",)
    inlines = (ChoiceInline,)
