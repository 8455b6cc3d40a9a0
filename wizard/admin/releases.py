"""What was published, and what visitors said of it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wizard.models import Release, Verdict


@admin.register(Release)
class ReleaseAdmin(admin.ModelAdmin):
    list_display = ("guide", "number", "is_current", "created", "author", "note")
    list_filter = ("guide", "is_current")
    actions = ("roll_back_to",)

    def get_queryset(self, request: HttpRequest) -> Any:
        # hundreds of kilobytes each
        return super().get_queryset(request).defer("graph")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Release | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Release | None = None) -> bool:
        return False

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("wizard.add_release")

    @admin.action(description=gettext_lazy("Roll back: see first what it would do"), permissions=["publish"])
    def roll_back_to(self, request: HttpRequest, queryset: Any) -> HttpResponse | None:
        chosen = list(queryset.defer("graph")[:2])
        if len(chosen) == 1:
            return redirect("admin:wizard_guide_roll_back", chosen[0].guide_id, chosen[0].number)
        self.message_user(request, _("Choose one release to go back to."), messages.WARNING)
        return None


@admin.register(Verdict)
class VerdictAdmin(admin.ModelAdmin):
    list_display = ("outcome", "article", "fixed", "language", "created")
    list_filter = ("fixed", "language", "article")
    search_fields = ("outcome", "article")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Verdict | None = None) -> bool:
        return False
