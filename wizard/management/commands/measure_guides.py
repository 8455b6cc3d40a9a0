"""manage.py measure_guides [GUIDE ...] [--json]: how well the published guides find the right article."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from wizard.measure import PEOPLE, SEED, figures
from wizard.measured import table
from wizard.models import Vignette
from wizard.releases import current_guides


class Command(BaseCommand):
    help = "Walk the published guides with simulated visitors and print how well they do; docs/measuring.md explains."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("guides", nargs="*", metavar="GUIDE")
        parser.add_argument("--people", type=int, default=PEOPLE, help="people drawn from the profiles (default 300)")
        parser.add_argument("--seed", type=int, default=SEED)
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, guides: list[str], people: int, seed: int, **options: Any) -> None:
        known = current_guides()
        if strange := [key for key in guides if key not in known]:
            raise CommandError(f"There is no published guide “{strange[0]}”")
        if not 1 <= people <= 10_000:
            raise CommandError("--people must be between 1 and 10000")
        told = [row.told() for row in Vignette.objects.tellable()]
        keys = guides or [graph.key for graph in known]
        found = [figures(known, key, told, people=people, seed=seed) for key in keys]
        if options["json"]:
            self.stdout.write(json.dumps([entry.data() for entry in found], ensure_ascii=False, indent=1))
        else:
            self.stdout.write(table(found))
