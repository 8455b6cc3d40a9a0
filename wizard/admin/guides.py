"""Editing guides: drafts, their problems, and publishing."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb.editing.conflicts import Guarded
from wizard.measured import rows
from wizard.models import Guide
from wizard.publishing import Refused, problems, publish
from wizard.releases import current_figures

PEOPLE_DRAWN = 60
"""For figures an editor waits for."""


@admin.register(Guide)
class GuideAdmin(Guarded):
    list_display = ("key", "position", "start", "released", "figures_link")
    actions = ("lint_selected", "publish_selected")

    def get_readonly_fields(self, request: HttpRequest, obj: Guide | None = None) -> tuple[str, ...]:
        # The key stands in links that people keep, and in other guides.
        return ("key",) if obj else ()

    @admin.display(description=gettext_lazy("Release"))
    def released(self, guide: Guide) -> str:
        release = guide.current_release()
        return f"{release.number} ({release.created:%Y-%m-%d %H:%M})" if release else "–"

    @admin.display(description=gettext_lazy("How well it does"))
    def figures_link(self, guide: Guide) -> SafeString:
        address = reverse("admin:wizard_guide_figures", args=[guide.pk])
        return format_html('<a href="{}">{}</a>', address, _("Figures"))

    def get_urls(self) -> list[Any]:
        figures = self.admin_site.admin_view(self.figures_view)
        return [path("<int:pk>/figures/", figures, name="wizard_guide_figures"), *super().get_urls()]

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
            "rows": rows(current_figures(guide.key, PEOPLE_DRAWN)) if release else (),
        }
        return TemplateResponse(request, "admin/wizard/guide/figures.html", context)

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
