"""What readers said and looked for."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest

from kb.models import Miss, Vote


@admin.register(Vote)
class VoteAdmin(admin.ModelAdmin):
    list_display = ("revision", "helpful", "reason", "comment", "created")
    list_filter = ("helpful", "reason")
    list_select_related = ("revision__article",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Vote | None = None) -> bool:
        return False


@admin.register(Miss)
class MissAdmin(admin.ModelAdmin):
    """What people looked for and did not find."""

    list_display = ("text", "language", "count", "first", "last")
    list_filter = ("language",)
    search_fields = ("text",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Miss | None = None) -> bool:
        return False
