"""manage.py walk_guide GUIDE CHOICE...: where these choices lead."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kb.models import Revision
from wizard.graph import LANGUAGES, Outcome, Question, SecondLook
from wizard.releases import current_guides
from wizard.vignettes import DoesNotFit, follow
from wizard.walk import Walk


class Command(BaseCommand):
    help = "Print where these choices lead: choice keys in order, ? for “I don't know”, not-helped, resumed, as-said."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("guide")
        parser.add_argument("choices", nargs="*", metavar="CHOICE")
        parser.add_argument("--language", default="en", choices=LANGUAGES)
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, guide: str, choices: list[str], language: str, **options: Any) -> None:
        guides = current_guides()
        if guide not in guides:
            known = ", ".join(sorted(graph.key for graph in guides)) or "none"
            raise CommandError(f"There is no published guide “{guide}”; published are: {known}")
        try:
            walk = follow(guides, guide, choices)
        except DoesNotFit as misfit:
            raise CommandError(str(misfit)) from misfit
        answer = position(walk, language)
        if options["json"]:
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
        else:
            self.stdout.write("\n".join(f"{name}: {value}" for name, value in answer.items()))


def position(walk: Walk, language: str) -> dict[str, Any]:
    """The walk's end as the support scripts read it. `questions` counts those answered."""
    kinds = {Outcome: "outcome", Question: "question", SecondLook: "second-look"}
    return {
        "guide": walk.ref.partition(".")[0],
        "node": walk.ref.partition(".")[2],
        "kind": kinds[type(walk.node)],
        "article": walk.node.article if isinstance(walk.node, Outcome) else None,
        "questions": walk.questions_asked,
        "text": _text(walk, language),
    }


def _text(walk: Walk, language: str) -> str:
    if isinstance(walk.node, Question):
        return walk.node.ask.get(language, "")
    if not isinstance(walk.node, Outcome):
        return ""
    revision = Revision.objects.current().in_language(language).of([walk.node.article]).first()
    return revision.title if revision else walk.node.article
