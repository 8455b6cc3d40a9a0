"""The words of articles."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb.editing.desk.history_page import confirm, restore
from kb.editing.desk.publish_page import publish_page
from kb.editing.row_ids import row_id
from kb.models import Revision


@admin.register(Revision)
class RevisionAdmin(admin.ModelAdmin):
    """Every version of every text. They are written on the page of their article (kb/editing/writing/words_page.py)."""

    list_display = ("article", "language", "number", "title", "is_current", "created", "author", "page")
    list_filter = ("language", "is_current", "article__category")
    list_select_related = ("article", "author")
    search_fields = ("article__key", "title", "body")

    def has_change_permission(self, request: HttpRequest, obj: Revision | None = None) -> bool:
        # A revision is immutable, and published on a page of its own (kb/editing/desk/publish_page.py).
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Revision | None = None) -> bool:
        return False

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """Words are written on the page of their article; `?from=<revision>` starts there from that revision."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        revision = Revision.objects.filter(pk=row_id(request.GET.get("from", ""))).first()
        if revision is None:
            self.message_user(request, _("Choose the article you want to write in."), messages.INFO)
            return redirect("admin:kb_article_changelist")
        return redirect(words_of(revision) + f"&from={revision.pk}")

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """A revision never changes: who wants to change its words writes a new one."""
        revision = self.get_object(request, unquote(object_id))
        if request.method == "POST" or not self.has_view_permission(request, revision):
            raise PermissionDenied
        if revision is None:
            return super().change_view(request, object_id, form_url, extra_context)
        return redirect(words_of(revision))

    def get_urls(self) -> list[Any]:
        return [
            path("<int:pk>/publish/", publish_page, name="kb_revision_publish"),
            path("<int:pk>/restore/", restore, name="kb_revision_restore"),
            path("<int:pk>/confirm/", confirm, name="kb_revision_confirm"),
            *super().get_urls(),
        ]

    @admin.display(description=gettext_lazy("Page"))
    def page(self, revision: Revision) -> SafeString:
        url = reverse("admin:kb_article_preview", args=[revision.article_id, revision.language])
        return format_html('<a href="{}?revision={}">{}</a>', url, revision.pk, _("as readers see it"))


def words_of(revision: Revision) -> str:
    """Where this language of its article is written."""
    return reverse("admin:kb_article_words", args=[revision.article_id]) + f"?language={revision.language}"
