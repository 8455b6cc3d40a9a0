"""Lists in which editors type the place of each row."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext as _


class Placed(admin.ModelAdmin):
    """The boxes stand in a column, and none has a label that a screen reader would say."""

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and db_field.name == "position":
            field.widget.attrs["aria-label"] = _("Place")
        return field
