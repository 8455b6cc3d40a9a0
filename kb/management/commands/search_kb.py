"""manage.py search_kb: what search finds for each line of standard input."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from kb.search.finder import LIMIT, search


class Command(BaseCommand):
    help = "Search for every line of standard input, and print what is found: best first."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="one JSON object a line")
        parser.add_argument("--limit", type=int, default=LIMIT, help="at most so many results a query")
        parser.add_argument("--language", choices=[code for code, _ in settings.LANGUAGES])

    def handle(self, **options: Any) -> None:
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
        for text in sys.stdin:
            query = text.rstrip("\r\n")
            hits = search(query, options["language"], max(0, options["limit"]))
            if options["json"]:
                results = [{"kind": hit.kind, "key": hit.key, "score": round(hit.score, 3)} for hit in hits]
                self.stdout.write(json.dumps({"query": query, "results": results}, ensure_ascii=False))
            else:
                self.stdout.write(f"{query}\n" + "".join(f"  {hit.score:7.2f}  {hit.key}\n" for hit in hits))
