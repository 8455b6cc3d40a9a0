"""Rows whose changes readers see at once."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from kb import audit, edition
from kb.editing.conflicts import SEEN, Guarded
from kb.models import Event


class ShowsAtOnce(Guarded):
    """What is changed here is seen by readers at once: every change raises the edition and is recorded."""

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        edition.hold()
        if self.is_the_editors(form) and hasattr(obj, "loaded"):
            # No fingerprint: from now on it is the editors', and load_content leaves it alone.
            obj.loaded = ""
        super().save_model(request, obj, form, change)
        self.record_change(request, obj, [name for name in getattr(form, "changed_data", ()) if name != SEEN])
        edition.advance()

    def record_change(self, request: HttpRequest, obj: Any, changed: list[str]) -> None:
        """`changed`: names of the fields."""
        note = ", ".join(changed)
        audit.record(request.user, Event.Did.CHANGED, self.opts.model_name or "", str(obj), note=note)

    def is_the_editors(self, form: Any) -> bool:
        """True if what was changed is what shipped files hold too."""
        return True

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        edition.hold()
        audit.record(request.user, Event.Did.DELETED, self.opts.model_name or "", str(obj))
        super().delete_model(request, obj)
        edition.advance()

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        edition.hold()
        for obj in queryset:
            audit.record(request.user, Event.Did.DELETED, self.opts.model_name or "", str(obj))
        super().delete_queryset(request, queryset)
        edition.advance()
