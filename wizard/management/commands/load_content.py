"""manage.py load_content: the shipped articles, synonyms, guides and vignettes into the database."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

import kb.content
import kb.search.content
import wizard.content
from kb.search import index
from wizard.models import Release
from wizard.publishing import Refused


class Command(BaseCommand):
    help = "Load the shipped content. Loads everything or nothing, and keeps what an editor has changed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--folder", type=Path, default=settings.BASE_DIR / "fixtures")
        parser.add_argument("--overwrite", action="store_true", help="replace editors' changes too")
        parser.add_argument(
            "--or-keep",
            action="store_true",
            help="if the content is refused and a guide is published already, say so and keep what is there",
        )

    def handle(self, *args: Any, folder: Path, overwrite: bool, **options: Any) -> None:
        try:
            articles = kb.content.read(folder)
            synonyms = kb.search.content.read(folder / "synonyms.yaml")
            guides = wizard.content.read(folder)
            with transaction.atomic():
                if index.outdated():
                    index.ensure()
                done = kb.content.load(articles, overwrite=overwrite)
                kb.search.content.load(synonyms, overwrite=overwrite)
                walked = wizard.content.load(guides, overwrite=overwrite)
                _look_after_search()
        except (kb.content.ContentRefused, wizard.content.GuidesRefused, Refused) as refused:
            if not (options["or_keep"] and Release.objects.filter(is_current=True).exists()):
                raise CommandError(f"Nothing was loaded:\n{refused}") from refused
            _look_after_search()
            self.stderr.write(f"Nothing was loaded, the site keeps what it has:\n{refused}")
            return
        self.stdout.write(f"articles: {_told(done)}; guides: {_told(walked)}")


def _look_after_search() -> None:
    """What was loaded is in the index already; one that is empty, damaged or of older rules is made anew."""
    if index.suspect():
        index.ensure()


def _told(done: Counter[str]) -> str:
    return ", ".join(f"{count} {what}" for what, count in sorted(done.items())) or "nothing to do"
