"""What stands in articles by its key, and is kept as long as it does."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb import edition
from kb.admin.at_once import ShowsAtOnce
from kb.editing.inserts.inserted import all_uses, uses_of
from kb.editing.uses import grouped


class KeptWhileHeld(ShowsAtOnce):
    """`kind` is the word before the key: ``![](snippet:key)``."""

    kind = ""

    class Media:
        css = {"all": ("editing/held.css",)}

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        # The key stands in articles.
        return (*super().get_readonly_fields(request, obj), "key") if obj else super().get_readonly_fields(request)

    @admin.display(description=gettext_lazy("Write in an article"))
    def how_to_use(self, row: Any) -> str:
        return f"![]({self.kind}:{row.key})"

    @admin.display(description=gettext_lazy("Where it stands"))
    def where_used(self, row: Any) -> SafeString:
        groups = grouped(uses_of(self.kind, row.key))
        return render_to_string("admin/kb/_held.html", {"groups": groups})

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Django's own page refuses to delete what is named as protected."""
        names, counts, missing, protected = super().get_deleted_objects(objs, request)
        return names, counts, missing, [*protected, *self._held(objs)]

    def _held(self, rows: Any) -> list[str]:
        uses = all_uses(self.kind)
        words = _("%(key)s stands in %(place)s")
        return [words % {"key": row.key, "place": use.title} for row in rows for use in uses.get(row.key, ())]

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        self._refuse_held([obj])
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        self._refuse_held(queryset)
        super().delete_queryset(request, queryset)

    def _refuse_held(self, rows: Any) -> None:
        """Nobody publishes between this look and the end of the transaction."""
        edition.hold()
        if self._held(rows):
            raise PermissionDenied
