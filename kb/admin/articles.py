"""Articles: their list, and what is the same of each in every language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb import publishing
from kb.admin.article_filters import DueFilter, FlagFilter, OwnerFilter, StateFilter
from kb.admin.at_once import ShowsAtOnce
from kb.editing import uses
from kb.editing.desk import care
from kb.editing.desk.article_form import ArticleForm
from kb.editing.desk.history_page import history_page
from kb.editing.desk.standing import Standing, standings, standings_of
from kb.editing.export_page import export_article
from kb.editing.writing.preview import preview
from kb.editing.writing.words_page import words_page
from kb.models import Article, Revision
from kb.rendering import TooLong


class ArticleList(ChangeList):
    """Knows where the languages of the articles on its page stand, at the price of one query."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        self.result_list = list(self.result_list)
        found = standings(self.result_list)
        for article in self.result_list:
            article.standings = found[article.pk]


@admin.register(Article)
class ArticleAdmin(ShowsAtOnce):
    """The words are written on a page of their own (kb/editing/writing/words_page.py)."""

    form = ArticleForm
    list_display = ("title", "languages", "flag", "owner", "to_check")
    list_filter = (StateFilter, OwnerFilter, DueFilter, FlagFilter, "archived", "category", "kind", "risk")
    list_display_links = ("title",)
    list_select_related = ("owner",)
    search_fields = ("key", "revisions__title", "revisions__body")
    actions = ("archive_selected", "unarchive_selected")
    # The browser's own calendar: that of the admin writes styles into the page, which our policy forbids.
    formfield_overrides = {models.DateField: {"widget": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}}
    fieldsets = (
        (None, {"fields": ("key", "slug", "kind", "category", "position", "original")}),
        (gettext_lazy("What readers are told first"), {"fields": ("minutes", "risk", "needs", "related")}),
        (gettext_lazy("Keeping it true"), {"fields": ("owner", "reviewed", "review_by", "needs_change")}),
    )

    class Media:
        css = {"all": ("editing/desk.css",)}

    SHIPPED = frozenset(("category", "kind", "position", "minutes", "risk", "needs", "related", "reviewed"))
    """What the files hold too: who changes one of these takes the article over from them."""

    def is_the_editors(self, form: Any) -> bool:
        return bool(self.SHIPPED & set(getattr(form, "changed_data", self.SHIPPED)))

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return ArticleList

    def get_readonly_fields(self, request: HttpRequest, obj: Article | None = None) -> tuple[str, ...]:
        # The key stands in guides; a changed slug is kept as a former one.
        return ("key",) if obj else ()

    def get_urls(self) -> list[Any]:
        return [
            path("<int:pk>/words/", words_page, name="kb_article_words"),
            path("<int:pk>/preview/<str:language>/", preview, name="kb_article_preview"),
            path("<int:pk>/export/<str:language>.md", export_article, name="kb_article_export"),
            path("<int:pk>/history/", history_page, name="kb_article_history"),
            path("<int:pk>/archive/", care.archive_page, name="kb_article_archive"),
            path("<int:pk>/checked/", care.checked_today, name="kb_article_checked"),
            *super().get_urls(),
        ]

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "owner":
            # Who looks after one now stays on the list, though they may have left.
            now = Q(owned_articles__isnull=False)
            staff = get_user_model()._default_manager.filter(Q(is_staff=True, is_active=True) | now)
            kwargs["queryset"] = staff.order_by("username").distinct()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        article = self.get_object(request, object_id)
        if article is None or not self.has_view_or_change_permission(request, article):
            return super().change_view(request, object_id, form_url, extra_context)
        found = uses.uses_of(article)
        stands = standings_of(article)
        desk = {
            "title": _title(stands) or article.key,
            "article": article,
            "standings": stands,
            "uses": uses.grouped(found),
            "uses_count": len(found),
        }
        return super().change_view(request, object_id, form_url, {**desk, **(extra_context or {})})

    def response_add(self, request: HttpRequest, obj: Article, post_url_continue: str | None = None) -> HttpResponse:
        """An article needs words next."""
        if "_addanother" in request.POST or "_popup" in request.POST:
            return super().response_add(request, obj, post_url_continue)
        self.message_user(request, _("The article is there. Now write its words."), messages.SUCCESS)
        return redirect("admin:kb_article_words", obj.pk)

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        care.flag(obj, form.initial.get("needs_change", "") if change else "", request.user)
        super().save_model(request, obj, form, change)

    def record_change(self, request: HttpRequest, obj: Article, changed: list[str]) -> None:
        """Flags are told by themselves."""
        if others := [name for name in changed if name != "needs_change"]:
            super().record_change(request, obj, others)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, Any, Any, Any]:
        """Its own revisions go with it."""
        listed, counts, lacking, protected = super().get_deleted_objects(objs, request)
        lacking.discard(Revision._meta.verbose_name)
        return listed, counts, lacking, protected

    def kept_by(self, rows: Iterable[Article]) -> list[str]:
        """What leads people to it."""
        return [
            format_html('{}: <a href="{}">{}</a>', use.what, use.url, use.title)
            for article in rows
            for use in uses.uses_of(article)
        ]

    @admin.display(description=gettext_lazy("article"), ordering="key")
    def title(self, article: Any) -> SafeString:
        """In the first language that has one; below it the key, which stands in guides and links."""
        title = _title(article.standings) or "–"
        return format_html('{} <span class="list-key">{}</span>', title, article.key)

    @admin.display(description=gettext_lazy("words"))
    def languages(self, article: Any) -> SafeString:
        url = reverse("admin:kb_article_words", args=[article.pk])
        rows = ((url, one.language, one.name, " · ".join(one.told)) for one in article.standings)
        return format_html_join(mark_safe("<br>"), '<a href="{}?language={}">{}</a>: {}', rows)

    @admin.display(description=gettext_lazy("check by"), ordering="reviewed")
    def to_check(self, article: Article) -> SafeString | str:
        if article.archived:
            return _("off the site")
        day = f"{article.due:%Y-%m-%d}"
        return (
            format_html("<b>{}</b>", _("%(day)s (due)") % {"day": day}) if article.due <= timezone.localdate() else day
        )

    @admin.display(description=gettext_lazy("flag"), ordering="needs_change_at")
    def flag(self, article: Article) -> str:
        return article.needs_change or "–"

    @admin.action(description=gettext_lazy("Take off the site"), permissions=["change"])
    def archive_selected(self, request: HttpRequest, queryset: Any) -> None:
        for article in queryset.filter(archived=False):
            try:
                publishing.archive(article, request.user)
            except publishing.StillUsed as used:
                url = reverse("admin:kb_article_archive", args=[article.pk])
                told = format_html('{}: {} · <a href="{}">{}</a>', article.key, used, url, _("see where"))
                self.message_user(request, told, messages.ERROR)

    @admin.action(description=gettext_lazy("Put on the site again"), permissions=["change"])
    def unarchive_selected(self, request: HttpRequest, queryset: Any) -> None:
        for article in queryset.filter(archived=True):
            try:
                publishing.unarchive(article, request.user)
            except TooLong:
                self.message_user(request, care.outgrown(article), messages.ERROR)


def _title(found: Iterable[Standing]) -> str:
    shown = (one.current or one.draft for one in found)
    return next((revision.title for revision in shown if revision), "")
