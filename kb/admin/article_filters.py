"""What the list of articles can be narrowed to."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kb.editing.desk.standing import STATES, in_state
from kb.models import Article, ArticleQuerySet

SOON = datetime.timedelta(days=30)


class StateFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return list(STATES.items())

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(pk__in=in_state(self.value() or "")) if self.value() in STATES else queryset


class OwnerFilter(admin.SimpleListFilter):
    title = _("who looks after it")
    parameter_name = "owned"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [("me", _("Me")), ("nobody", _("Nobody"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() == "me":
            return queryset.filter(owner=request.user.pk)
        return queryset.filter(owner=None) if self.value() == "nobody" else queryset


class DueFilter(admin.SimpleListFilter):
    title = _("to be checked")
    parameter_name = "due"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [("now", _("Now")), ("soon", _("Within 30 days"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() not in ("now", "soon"):
            return queryset
        day = timezone.localdate() + (SOON if self.value() == "soon" else datetime.timedelta())
        return queryset.filter(pk__in=_due(day).values("pk"))


def _due(day: datetime.date) -> ArticleQuerySet:
    return Article.objects.due(day).order_by()


class FlagFilter(admin.SimpleListFilter):
    title = _("flag")
    parameter_name = "flagged"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [("yes", _("Needs a change"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.exclude(needs_change="") if self.value() == "yes" else queryset
