"""What people looked for and did not find: the editors' list of what to write next."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import IntegrityError, connection, transaction
from django.db.models import F
from django.utils import timezone

from kb.masking import mask
from kb.search.models import Miss

MAX_LENGTH = 120
MAX_ROWS = 5_000
FORGOTTEN_AFTER = timedelta(days=90)
"""When the list is full, what was looked for once and never again makes room."""

PATIENCE = 200
"""Milliseconds to wait on SQLite for somebody else's writing."""


@contextmanager
def without_waiting() -> Iterator[None]:
    """Let SQLite give up soon instead of after its usual time. PostgreSQL has no such queue."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        (usual,) = cursor.execute("PRAGMA busy_timeout").fetchone()
        cursor.execute(f"PRAGMA busy_timeout = {PATIENCE}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA busy_timeout = {usual}")


def log(text: str, language: str) -> None:
    """Count this search, without anything that could name somebody; a full list only counts the known ones."""
    kept = " ".join(mask(text[: 4 * MAX_LENGTH]).replace("\x00", " ").split())[:MAX_LENGTH].strip()
    if not kept:
        return
    if Miss.objects.filter(text=kept, language=language).update(count=F("count") + 1, last=timezone.now()):
        return
    if Miss.objects.count() >= MAX_ROWS:
        long_ago = timezone.now() - FORGOTTEN_AFTER
        Miss.objects.filter(count=1, last__lt=long_ago).delete()
    if Miss.objects.count() < MAX_ROWS:
        try:
            with transaction.atomic():
                Miss.objects.create(text=kept, language=language)
        except IntegrityError:  # somebody else looked for it at the same moment
            Miss.objects.filter(text=kept, language=language).update(count=F("count") + 1, last=timezone.now())
