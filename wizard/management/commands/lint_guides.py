"""manage.py lint_guides: every problem of the drafts."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand

from wizard.models import Guide
from wizard.publishing import problems


class Command(BaseCommand):
    help = "Print every problem of the guide drafts; exit 1 if there is one that keeps a guide from being published."

    def handle(self, *args: Any, **options: Any) -> None:
        found = problems(Guide.objects.all())
        for problem in found:
            self.stdout.write(f"{problem.level}: {problem}")
        if any(problem.level == "error" for problem in found):
            sys.exit(1)
        self.stdout.write(f"{Guide.objects.count()} guides, no problem that keeps one from being published")
