"""The words of articles."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponseRedirect
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb import publishing, reading
from kb.models import Revision
from kb.rendering import TooLong, render


@admin.register(Revision)
class RevisionAdmin(admin.ModelAdmin):
    """Revisions never change: saving makes a new one, publishing makes one current."""

    list_display = ("article", "language", "number", "title", "is_current", "created", "author")
    list_filter = ("language", "is_current", "article__category")
    search_fields = ("article__key", "title", "body")
    fields = (
        "article",
        "language",
        "title",
        "summary",
        "applies_to",
        "sources",
        "asked",
        "body",
        "significance",
        "note",
    )
    actions = ("publish_selected",)
    autocomplete_fields = ("article",)

    def get_fields(self, request: HttpRequest, obj: Revision | None = None) -> Any:
        return (*self.fields, "number", "is_current", "author", "preview") if obj else self.fields

    def get_readonly_fields(self, request: HttpRequest, obj: Revision | None = None) -> Any:
        return self.get_fields(request, obj) if obj else ()

    def has_change_permission(self, request: HttpRequest, obj: Revision | None = None) -> bool:
        # A revision itself is immutable; the list may still be used to publish.
        return obj is None and super().has_add_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: Revision | None = None) -> bool:
        return False

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """`?from=<revision>` starts from the words of that revision."""
        source = request.GET.get("from", "")
        revision = Revision.objects.filter(pk=source).first() if source.isascii() and source.isdigit() else None
        if revision is None:
            return {}
        names = ("language", "title", "summary", "applies_to", "sources", "asked", "body")
        return {"article": revision.article_id, **{name: getattr(revision, name) for name in names}}

    def save_model(self, request: HttpRequest, obj: Revision, form: Any, change: bool) -> None:
        obj.number = obj.article.next_number(obj.language)
        obj.author = request.user  # type: ignore[assignment]
        super().save_model(request, obj, form, change)

    def response_add(self, request: HttpRequest, obj: Revision, post_url_continue: str | None = None) -> Any:
        self.message_user(request, _("Saved as a draft. Publish it from the list when it is ready."), messages.INFO)
        return HttpResponseRedirect(f"/admin/kb/revision/{obj.pk}/change/")

    @admin.action(description=gettext_lazy("Publish: show these to readers"), permissions=["add"])
    def publish_selected(self, request: HttpRequest, queryset: Any) -> None:
        for revision in queryset.order_by("number"):
            try:
                publishing.publish(revision, request.user)
            except (publishing.Archived, TooLong) as refused:
                self.message_user(request, f"{revision}: {refused}", messages.ERROR)
                continue
            self.message_user(request, _("Published: %(revision)s") % {"revision": revision}, messages.SUCCESS)

    @admin.display(description=gettext_lazy("Preview"))
    def preview(self, revision: Revision) -> SafeString:
        """The page's own rendering."""
        try:
            rendered = render(revision.body, lambda kind, key: reading.address(kind, key, revision.language))
        except TooLong as error:
            return SafeString(str(error))
        return mark_safe(rendered.html)
