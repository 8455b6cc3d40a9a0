"""Editing articles: what is the same in every language."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb import publishing
from kb.admin.at_once import ShowsAtOnce
from kb.models import Article


@admin.register(Article)
class ArticleAdmin(ShowsAtOnce):
    """What is the same in every language. The words are edited as revisions."""

    list_display = ("key", "category", "kind", "risk", "minutes", "reviewed", "archived", "words")
    list_filter = ("category", "kind", "risk", "archived")
    search_fields = ("key", "revisions__title", "revisions__body")
    readonly_fields = ("words", "archived")
    actions = ("archive_selected", "unarchive_selected")

    SHIPPED = frozenset(("category", "kind", "position", "minutes", "risk", "needs", "related", "reviewed"))
    """What the files hold too: who changes one of these takes the article over from them."""

    def is_the_editors(self, form: Any) -> bool:
        return bool(self.SHIPPED & set(getattr(form, "changed_data", self.SHIPPED)))

    def get_readonly_fields(self, request: HttpRequest, obj: Article | None = None) -> tuple[str, ...]:
        # The key stands in guides; a changed slug is kept as a former one.
        return (*self.readonly_fields, "key") if obj else self.readonly_fields

    @admin.display(description=gettext_lazy("Revisions"))
    def words(self, article: Article) -> SafeString:
        rows = article.revisions.filter(is_current=True).order_by("language") if article.pk else []
        links = [
            format_html(
                '<a href="/admin/kb/revision/{}/change/">{} {}</a> · <a href="/admin/kb/revision/add/?from={}">{}</a>',
                row.pk,
                row.language,
                row.number,
                row.pk,
                _("revise"),
            )
            for row in rows
        ]
        return mark_safe("<br>".join(links))

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return super().has_delete_permission(request, obj) and not (obj and obj.uses.exists())

    @admin.action(description=gettext_lazy("Archive: take off the site"), permissions=["change"])
    def archive_selected(self, request: HttpRequest, queryset: Any) -> None:
        for article in queryset:
            try:
                publishing.archive(article, request.user)
            except publishing.StillUsed as used:
                self.message_user(request, f"{article.key}: {used}", messages.ERROR)

    @admin.action(description=gettext_lazy("Put on the site again"), permissions=["change"])
    def unarchive_selected(self, request: HttpRequest, queryset: Any) -> None:
        for article in queryset:
            publishing.unarchive(article, request.user)
