"""Rows whose changes readers see at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest

from kb import audit, edition
from kb.editing.conflicts import SEEN, Guarded
from kb.models import Event


class ShowsAtOnce(Guarded):
    """What is changed here is seen by readers at once: every change raises the edition and is recorded."""

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        changed = [name for name in form.changed_data if name != SEEN]
        if change and not changed:
            return
        edition.hold()
        if self.is_the_editors(form) and hasattr(obj, "loaded"):
            # No fingerprint: from now on it is the editors', and load_content leaves it alone.
            obj.loaded = ""
        super().save_model(request, obj, form, change)
        self.record_change(request, obj, changed)
        edition.advance()

    def record_change(self, request: HttpRequest, obj: Any, changed: list[str]) -> None:
        """`changed`: names of the fields."""
        note = ", ".join(changed)
        audit.record(request.user, Event.Did.CHANGED, self.opts.model_name or "", str(obj), note=note)

    def is_the_editors(self, form: Any) -> bool:
        """True if what was changed is what shipped files hold too."""
        return True

    def kept_by(self, rows: Iterable[Any]) -> list[str]:
        """Why these rows must not be deleted, a line for each reason."""
        return []

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Django's own page refuses to delete what is named as protected."""
        names, counts, lacking, protected = super().get_deleted_objects(objs, request)
        return names, counts, lacking, [*protected, *self.kept_by(objs)]

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        with self._deleting(request, [obj]):
            super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        with self._deleting(request, queryset):
            super().delete_queryset(request, queryset)

    @contextmanager
    def _deleting(self, request: HttpRequest, rows: Iterable[Any]) -> Iterator[None]:
        """Nobody publishes between the last look and the end of the transaction, which the admin's lists lack."""
        with transaction.atomic():
            edition.hold()
            if self.kept_by(rows):
                raise PermissionDenied
            for obj in rows:
                audit.record(request.user, Event.Did.DELETED, self.opts.model_name or "", str(obj))
            yield
            edition.advance()
