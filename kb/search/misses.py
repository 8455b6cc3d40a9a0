"""What people looked for and did not find: the editors' list of what to write next."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from kb.masking import mask
from kb.search.models import Miss

MAX_LENGTH = 120
MAX_ROWS = 5_000


def log(text: str, language: str) -> None:
    """Count this search, without anything that could name somebody; a full list only counts the known ones."""
    kept = " ".join(mask(text[: 4 * MAX_LENGTH]).replace("\x00", " ").split())[:MAX_LENGTH].strip()
    if not kept:
        return
    if Miss.objects.filter(text=kept, language=language).update(count=F("count") + 1, last=timezone.now()):
        return
    if Miss.objects.count() < MAX_ROWS:
        try:
            with transaction.atomic():
                Miss.objects.create(text=kept, language=language)
        except IntegrityError:  # somebody else looked for it at the same moment
            Miss.objects.filter(text=kept, language=language).update(count=F("count") + 1, last=timezone.now())
