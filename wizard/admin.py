"""Editing guides: drafts, their problems, and publishing."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wizard.models import Choice, Guide, Node, Release, Verdict, Vignette
from wizard.publishing import Refused, problems, publish, roll_back


@admin.register(Guide)
class GuideAdmin(admin.ModelAdmin):
    list_display = ("key", "position", "start", "released")
    actions = ("lint_selected", "publish_selected")

    def get_readonly_fields(self, request: HttpRequest, obj: Guide | None = None) -> tuple[str, ...]:
        # The key stands in links that people keep, and in other guides.
        return ("key",) if obj else ()

    @admin.display(description=gettext_lazy("Release"))
    def released(self, guide: Guide) -> str:
        release = guide.current_release()
        return f"{release.number} ({release.created:%Y-%m-%d %H:%M})" if release else "–"

    @admin.action(description=gettext_lazy("Check: list every problem"), permissions=["view"])
    def lint_selected(self, request: HttpRequest, queryset: Any) -> None:
        found = problems(queryset)
        for problem in found:
            level = messages.ERROR if problem.level == "error" else messages.WARNING
            self.message_user(request, str(problem), level)
        if not found:
            self.message_user(request, _("No problem found."), messages.SUCCESS)

    @admin.action(description=gettext_lazy("Publish: visitors walk these from now on"), permissions=["publish"])
    def publish_selected(self, request: HttpRequest, queryset: Any) -> None:
        try:
            releases = publish(list(queryset), author=request.user)
        except Refused as refused:
            for problem in refused.problems:
                self.message_user(request, str(problem), messages.ERROR)
            return
        for release in releases:
            self.message_user(request, _("Published: %(release)s") % {"release": release}, messages.SUCCESS)

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("wizard.add_release")


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


@admin.register(Vignette)
class VignetteAdmin(admin.ModelAdmin):
    """Without its fingerprint a changed vignette is the editors', and load_content leaves it alone."""

    list_display = ("key", "guide", "article")
    list_filter = ("guide",)
    search_fields = ("key", "article", "story")

    def save_model(self, request: HttpRequest, obj: Vignette, form: Any, change: bool) -> None:
        obj.loaded = ""
        super().save_model(request, obj, form, change)


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
