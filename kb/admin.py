"""Editing articles."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponseRedirect
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb import edition, publishing, reading
from kb.models import Article, Category, Miss, Revision, Synonym, Vote
from kb.rendering import TooLong, render


class ShowsAtOnce(admin.ModelAdmin):
    """What is changed here is seen by readers at once: every change raises the edition."""

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        edition.hold()
        if hasattr(obj, "loaded"):
            # No fingerprint: from now on it is the editors', and load_content leaves it alone.
            obj.loaded = ""
        super().save_model(request, obj, form, change)
        edition.advance()

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        edition.hold()
        super().delete_model(request, obj)
        edition.advance()

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        edition.hold()
        super().delete_queryset(request, queryset)
        edition.advance()


@admin.register(Category)
class CategoryAdmin(ShowsAtOnce):
    """Without its fingerprint a changed category is the editors', and load_content leaves it alone."""

    list_display = ("key", "parent", "position", "__str__")
    list_editable = ("position",)


@admin.register(Article)
class ArticleAdmin(ShowsAtOnce):
    """What is the same in every language. The words are edited as revisions."""

    list_display = ("key", "category", "kind", "risk", "minutes", "reviewed", "archived", "words")
    list_filter = ("category", "kind", "risk", "archived")
    search_fields = ("key", "revisions__title", "revisions__body")
    readonly_fields = ("words", "archived")
    actions = ("archive_selected", "unarchive_selected")

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
                publishing.archive(article)
            except publishing.StillUsed as used:
                self.message_user(request, f"{article.key}: {used}", messages.ERROR)

    @admin.action(description=gettext_lazy("Put on the site again"), permissions=["change"])
    def unarchive_selected(self, request: HttpRequest, queryset: Any) -> None:
        for article in queryset:
            publishing.unarchive(article)


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
                publishing.publish(revision)
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


@admin.register(Vote)
class VoteAdmin(admin.ModelAdmin):
    list_display = ("revision", "helpful", "reason", "comment", "created")
    list_filter = ("helpful", "reason")
    list_select_related = ("revision__article",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Vote | None = None) -> bool:
        return False


@admin.register(Synonym)
class SynonymAdmin(ShowsAtOnce):
    """Words that find the same. They are switched off, not deleted: a deleted shipped one would come back."""

    list_display = ("key", "__str__", "active")
    list_filter = ("active",)
    search_fields = ("key", "phrases")

    def has_delete_permission(self, request: HttpRequest, obj: Synonym | None = None) -> bool:
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
