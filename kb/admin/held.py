"""What stands in articles by its key, and is kept as long as it does."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

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

    def kept_by(self, rows: Iterable[Any]) -> list[str]:
        uses = all_uses(self.kind)
        words = _("%(key)s stands in %(place)s")
        return [words % {"key": row.key, "place": use.title} for row in rows for use in uses.get(row.key, ())]
