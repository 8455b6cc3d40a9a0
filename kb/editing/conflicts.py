"""Two people who save the same thing at once: the second is told, and sees both versions."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.contrib import admin
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import HttpRequest, QueryDict
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kb import edition

SEEN = "seen"
"""The hidden field that says which state of the row its form was filled from."""


def state_of(rows: Iterable[Model]) -> str:
    """The same 64 hex digits as long as nobody saved anything in these rows."""
    text = serializers.serialize("json", list(rows), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


class GuardedForm(forms.ModelForm):
    """Refuses to replace what somebody else saved after the form was opened; sent again, it replaces knowingly."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial[SEEN] = state_of(self.guarded_rows())

    def guarded_rows(self) -> list[Model]:
        """The rows this form stands for, as the database has them now."""
        return list(type(self.instance)._default_manager.filter(pk=self.instance.pk))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.instance.pk and self.is_bound:
            self._refuse_if_changed(cleaned)
        return cleaned

    def _refuse_if_changed(self, cleaned: dict[str, Any]) -> None:
        edition.hold()
        now = state_of(self.guarded_rows())
        if cleaned.get(SEEN, "") in ("", now):
            return
        # The next attempt is made by somebody who has seen what they replace.
        data = cast(QueryDict, self.data).copy()
        data[self.add_prefix(SEEN)] = now
        self.data = data
        raise ValidationError(self._both_versions(cleaned), code="conflict")

    def saved_value(self, row: Any, name: str) -> Any:
        """What the row now holds for this field; None for a field that is no part of it."""
        return getattr(row, name, None)

    def typed_value(self, name: str, value: Any) -> Any:
        """What to show of a field of this form that was sent."""
        return value

    def _both_versions(self, cleaned: dict[str, Any]) -> SafeString:
        theirs = type(self.instance)._default_manager.get(pk=self.instance.pk)
        rows = [
            (self.fields[name].label or name, saved, mine)
            for name in cleaned
            if name != SEEN
            and (saved := _shown(self.saved_value(theirs, name)))
            != (mine := _shown(self.typed_value(name, cleaned[name])))
        ]
        listed = format_html_join(
            "",
            "<li><b>{}</b>: {} <q>{}</q> · {} <q>{}</q></li>",
            ((name, _("saved now:"), saved, _("yours:"), mine) for name, saved, mine in rows),
        )
        told = _("Somebody else saved this while you had it open. Nothing of yours is lost: it stands below.")
        onward = _("Bring both together, then save once more; that replaces what they saved.")
        return format_html('{} {}<ul class="conflict">{}</ul>', told, onward, listed)


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{name}: {shown}" for name, one in value.items() if (shown := _shown(one)))
    if isinstance(value, list):
        return " · ".join(map(_shown, value))
    return str(value if value else "")


class Guarded(admin.ModelAdmin):
    """An admin page whose form notices that somebody else saved meanwhile."""

    form = GuardedForm

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """The hidden field belongs to the form whatever its fieldsets say."""
        groups: list[tuple[Any, dict[str, Any]]] = [
            (name, dict(options)) for name, options in super().get_fieldsets(request, obj)
        ]
        named = {field for _name, options in groups for field in options["fields"]}
        if obj and SEEN not in named and self.has_change_permission(request, obj):
            groups[0][1]["fields"] = (*groups[0][1]["fields"], SEEN)
        return groups
