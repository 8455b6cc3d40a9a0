"""manage.py export_content FOLDER: what readers see, as files that load_content reads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

import kb.content
import kb.export
import kb.search.content
import wizard.content
import wizard.export
from kb import edition

OWN = (
    *("articles/*/*.md", "guides/*.yaml", "vignettes/*.yaml", "pastes/*.yaml", "pictures/*.*"),
    *("synonyms.yaml", "snippets.yaml", "pictures.yaml"),
)
"""What load_content reads in a folder: --replace deletes such files when nothing stands for them any more."""
MARK = "categories.yaml"
"""A folder without it is no content folder, and nothing is deleted in it."""


class Command(BaseCommand):
    help = (
        "Write articles, synonyms, snippets, pictures, guides and vignettes as files: what readers see now, "
        "without drafts, archived articles, people, votes and history."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--replace", action="store_true", help="write into a folder that holds content already")
        parser.add_argument("--drafts", action="store_true", help="the drafts of the guides, not their releases")
        parser.add_argument("--all", action="store_true", help="archived articles too (loading publishes them)")

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        if folder.exists() and not (folder.is_dir() and (_is_empty(folder) or options["replace"])):
            raise CommandError(f"{folder} is not an empty folder. Say --replace to write over the content in it.")
        if folder.exists() and not _is_empty(folder) and not (folder / MARK).exists():
            raise CommandError(f"{folder} holds something else than content: there is no {MARK} in it.")
        with transaction.atomic():
            # Nobody publishes while it is read.
            edition.hold()
            files = dict(kb.export.files(archived=options["all"]))
            files |= wizard.export.files(drafts=options["drafts"])
        write(folder, files)
        self.stdout.write(f"{len(files)} files in {folder}")
        for mistake in _mistakes(folder):
            self.stderr.write(f"load_content would refuse this: {mistake}")


def _is_empty(folder: Path) -> bool:
    return not any(folder.iterdir())


def write(folder: Path, files: dict[str, bytes]) -> None:
    for pattern in OWN if folder.exists() else ():
        for path in folder.glob(pattern):
            if path.relative_to(folder).as_posix() not in files:
                path.unlink()
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    for path in (folder / "articles").glob("*"):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def _mistakes(folder: Path) -> list[str]:
    """What is published but would not pass the checks of files, such as a link to an archived article."""
    found: list[str] = []
    for read in (kb.content.read, lambda there: kb.search.content.read(there / "synonyms.yaml"), wizard.content.read):
        try:
            read(folder)
        except (kb.content.ContentRefused, wizard.content.GuidesRefused) as refused:
            found += str(refused).splitlines()
    return found
