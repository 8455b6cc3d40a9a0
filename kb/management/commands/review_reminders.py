"""manage.py review_reminders: which articles are to be checked again, person by person."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from kb.editing.boards import lists as boards
from kb.models import Article

NOBODY = "(nobody)"


class Command(BaseCommand):
    help = "Print the articles that are due for a check, for every owner, the longest overdue first."

    def handle(self, **options: Any) -> None:
        by_owner: dict[str, list[Article]] = {}
        for article in boards.due(timezone.localdate()):
            by_owner.setdefault(article.owner.get_username() if article.owner else NOBODY, []).append(article)
        for owner, articles in sorted(by_owner.items()):
            self.stdout.write(owner)
            for article in articles:
                self.stdout.write(f"  {article.due:%Y-%m-%d}  {article.key}")
        if not by_owner:
            self.stdout.write("Nothing has to be checked now.")
