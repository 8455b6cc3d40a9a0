"""What was published, and what visitors said of it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wizard.models import Release, Verdict
from wizard.publishing import Refused, roll_back


@admin.register(Release)
class ReleaseAdmin(admin.ModelAdmin):
    list_display = ("guide", "number", "is_current", "created", "author", "note")
    list_filter = ("guide", "is_current")
    actions = ("roll_back_to",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Release | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Release | None = None) -> bool:
        return False

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("wizard.add_release")

    @admin.action(description=gettext_lazy("Roll back: publish this release again"), permissions=["publish"])
    def roll_back_to(self, request: HttpRequest, queryset: Any) -> None:
        for release in queryset:
            try:
                newer = roll_back(release, author=request.user)
            except Refused as refused:
                self.message_user(request, str(refused), messages.ERROR)
            else:
                self.message_user(request, _("Published: %(release)s") % {"release": newer}, messages.SUCCESS)


@admin.register(Verdict)
class VerdictAdmin(admin.ModelAdmin):
    list_display = ("outcome", "article", "fixed", "language", "created")
    list_filter = ("fixed", "language", "article")
    search_fields = ("outcome", "article")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Verdict | None = None) -> bool:
        return False
