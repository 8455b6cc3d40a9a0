"""What the evidence readers see in files."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from wizard.evidence.observation import Observation
from wizard.evidence.paste import MAX_TEXT, TooLong, decoded
from wizard.evidence.reading import read


class Command(BaseCommand):
    help = "Reads pasted output (what a tool printed, an error box) from files and prints what it shows."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", help="a file, or - for standard input")
        parser.add_argument("--json", action="store_true", help="one JSON object a file, in their order")

    def handle(self, *args: Any, **options: Any) -> None:
        unread = 0
        for name in options["files"]:
            try:
                found = read(_text(name), timezone.now())
            except (OSError, TooLong) as error:
                unread += 1
                reason = f"more than {MAX_TEXT} characters" if isinstance(error, TooLong) else str(error)
                self.stderr.write(f"{name}: {reason}")
                found = []
            self.stdout.write(_as_json(name, found) if options["json"] else _as_words(name, found))
        if unread:
            raise CommandError(f"{unread} of {len(options['files'])} could not be read")


def _text(name: str) -> str:
    # Four bytes are the most a character takes in any of the encodings that are known.
    with sys.stdin.buffer if name == "-" else Path(name).open("rb") as file:
        return decoded(file.read(4 * MAX_TEXT + 1))


def _as_json(name: str, found: list[Observation]) -> str:
    observations = [
        {"subject": one.subject, "value": one.value, "lines": list(one.lines), "detail": dict(one.detail)}
        for one in found
    ]
    return json.dumps({"file": name, "observations": observations}, ensure_ascii=False)


def _as_words(name: str, found: list[Observation]) -> str:
    lines = [
        f"  {one.subject} = {one.value}  (line {', '.join(map(str, one.lines))}) {dict(one.detail) or ''}"
        for one in found
    ]
    return "\n".join([name, *(lines or ["  nothing that is certain"])])
