"""How much articles are used. The boards ask `uses` and nothing else, so that a real tally can take its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime

from django.db.models import Count

from kb.models import Vote

DAYS = 90

Counted = Callable[[datetime], Mapping[str, int]]


def votes(since: datetime) -> Mapping[str, int]:
    rows = Vote.objects.filter(created__gte=since).order_by().values_list("article__key").annotate(Count("id"))
    return dict(rows)


sources: list[Counted] = [votes]
"""Functions of a moment giving article key -> signs of use since then; the wizard adds its own."""


def uses(since: datetime) -> Counter[str]:
    """Article key -> how often somebody is known to have used it since then."""
    found: Counter[str] = Counter()
    for source in sources:
        found.update(source(since))
    return found
