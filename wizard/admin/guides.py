"""Editing guides: drafts, their problems, and publishing."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.forms import Script
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb import audit, edition
from kb.editing.conflicts import SEEN, Guarded
from kb.models import Event
from kb.templatetags.reconnect import told
from wizard.admin.placed import Placed
from wizard.editing.draft import Draft, in_my_language
from wizard.editing.exchange.exchange_page import export_guide, export_pastes, export_stories, import_guide
from wizard.editing.forms.guide_forms import GuideForm
from wizard.editing.graph_picture.page import graph_page
from wizard.editing.guide_desk import about_guide
from wizard.editing.order import place_guide
from wizard.editing.proposal.publish_page import publish_page, publish_several
from wizard.editing.proposal.versions_page import roll_back_page, versions_page
from wizard.measured import lines
from wizard.models import Guide, Release
from wizard.publishing import problems
from wizard.releases import current_figures

PEOPLE_DRAWN = 60
"""For figures an editor waits for."""


@admin.register(Guide)
class GuideAdmin(Guarded, Placed):
    form = GuideForm
    list_display = ("titled", "position", "picture_link", "released", "publish_link", "figures_link")
    list_editable = ("position",)
    actions = ("lint_selected", "publish_selected")
    fieldsets = (
        (None, {"fields": ("title", "summary", "scope", "minutes", "start")}),
        (gettext_lazy("Before and instead"), {"fields": ("at_hand", "elsewhere")}),
        (gettext_lazy("What it is about"), {"fields": ("ports", "checklist")}),
    )

    class Media:
        css = {"all": ["editing/nodes.css"]}
        js = [Script("editing/rows.js", defer=True)]

    def get_fieldsets(self, request: HttpRequest, obj: Guide | None = None) -> Any:
        groups = [(name, dict(options)) for name, options in super().get_fieldsets(request, obj)]
        if obj is None:
            # Afterwards it stands in links that people keep, and in other guides.
            groups[0][1]["fields"] = ("key", *groups[0][1]["fields"])
        return groups

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        obj = kwargs.get("obj")
        if obj is not None:
            draft = context["adminform"].form.draft or Draft(obj)
            desk = about_guide(draft, may_change=self.has_change_permission(request, obj))
            context.update(desk, title=in_my_language(obj.title) or obj.key, subtitle=None)
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Guide, form: Any, change: bool) -> None:
        if not isinstance(form, GuideForm):
            # from the list of guides; readers see their order at once
            edition.hold()
            place_guide(obj)
            edition.advance()
        else:
            obj.position = obj.position if change else Guide.objects.count() + 1
            super().save_model(request, obj, form, change)
        changed = ", ".join(name for name in form.changed_data if name != SEEN)
        audit.record(request.user, Event.Did.CHANGED, "guide", obj.key, note=changed if change else "new")

    def delete_model(self, request: HttpRequest, obj: Guide) -> None:
        audit.record(request.user, Event.Did.DELETED, "guide", obj.key)
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        for guide in queryset:
            audit.record(request.user, Event.Did.DELETED, "guide", guide.key)
        super().delete_queryset(request, queryset)

    def get_queryset(self, request: HttpRequest) -> Any:
        # A release in full is hundreds of kilobytes, and a list needs its number only.
        current = Release.objects.filter(is_current=True).defer("graph")
        return super().get_queryset(request).prefetch_related(Prefetch("releases", current, to_attr="current"))

    @admin.display(description=gettext_lazy("Guide"), ordering="key")
    def titled(self, guide: Guide) -> SafeString:
        return format_html('{} <span class="list-key">{}</span>', in_my_language(guide.title), guide.key)

    @admin.display(description=gettext_lazy("Questions and answers"))
    def picture_link(self, guide: Guide) -> SafeString:
        address = reverse("admin:wizard_guide_graph", args=[guide.pk])
        return format_html('<a href="{}">{}</a>', address, _("Picture"))

    @admin.display(description=gettext_lazy("Release"))
    def released(self, guide: Any) -> str:
        release = next(iter(guide.current), None)
        if not release:
            return "–"
        address = reverse("admin:wizard_guide_versions", args=[guide.pk])
        when = timezone.localtime(release.created)
        return format_html('<a href="{}">{}</a>', address, f"{release.number} ({when:%Y-%m-%d %H:%M})")

    @admin.display(description=gettext_lazy("Draft"))
    def publish_link(self, guide: Guide) -> SafeString:
        address = reverse("admin:wizard_guide_publish", args=[guide.pk])
        return format_html('<a href="{}">{}</a>', address, _("Compare and publish"))

    @admin.display(description=gettext_lazy("How well it does"))
    def figures_link(self, guide: Guide) -> SafeString:
        address = reverse("admin:wizard_guide_figures", args=[guide.pk])
        return format_html('<a href="{}">{}</a>', address, _("Figures"))

    def get_urls(self) -> list[Any]:
        figures = self.admin_site.admin_view(self.figures_view)
        return [
            path("<int:pk>/figures/", figures, name="wizard_guide_figures"),
            path("<int:pk>/graph/", graph_page, name="wizard_guide_graph"),
            path("<int:pk>/export.yaml", export_guide, name="wizard_guide_export"),
            path("<int:pk>/stories.yaml", export_stories, name="wizard_guide_stories"),
            path("<int:pk>/pastes.yaml", export_pastes, name="wizard_guide_pastes"),
            path("<int:pk>/import/", import_guide, name="wizard_guide_import"),
            path("publish/", publish_several, name="wizard_guide_publish_several"),
            path("<int:pk>/publish/", publish_page, name="wizard_guide_publish"),
            path("<int:pk>/versions/", versions_page, name="wizard_guide_versions"),
            path("<int:pk>/versions/<int:number>/roll-back/", roll_back_page, name="wizard_guide_roll_back"),
            *super().get_urls(),
        ]

    def figures_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """How well the current release does. Takes seconds the first time, so few people are drawn."""
        guide = get_object_or_404(Guide, pk=pk)
        if not self.has_view_permission(request, guide):
            raise PermissionDenied
        release = guide.current_release()
        context = {
            **self.admin_site.each_context(request),
            "title": _("Figures of the guide %(guide)s") % {"guide": guide},
            "opts": self.opts,
            "guide": guide,
            "release": release,
            "people": PEOPLE_DRAWN,
            "lines": lines(current_figures(guide.key, PEOPLE_DRAWN)) if release else (),
        }
        return TemplateResponse(request, "admin/wizard/guide/figures.html", context)

    @admin.action(description=gettext_lazy("Check: list every problem"), permissions=["view"])
    def lint_selected(self, request: HttpRequest, queryset: Any) -> None:
        found = problems(queryset)
        for problem in found:
            level = messages.ERROR if problem.level == "error" else messages.WARNING
            self.message_user(request, f"{problem.place}: {told(problem.words)}", level)
        if not found:
            self.message_user(request, _("No problem found."), messages.SUCCESS)

    @admin.action(description=gettext_lazy("Publish: see first what it would do"), permissions=["view"])
    def publish_selected(self, request: HttpRequest, queryset: Any) -> HttpResponse:
        chosen = urlencode([("guide", guide.pk) for guide in queryset])
        return redirect(f"{reverse('admin:wizard_guide_publish_several')}?{chosen}")
