"""The shipped tree of categories, from its file into the database."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kb import strict_yaml
from kb.article_file import LANGUAGES, Mistake
from kb.fingerprint import fingerprint
from kb.models import Category


@dataclass(frozen=True, slots=True)
class CategoryFile:
    key: str
    parent: str
    title: Mapping[str, str]
    summary: Mapping[str, str]


def read_categories(path: Path) -> tuple[list[CategoryFile], list[Mistake]]:
    """The tree as its file says, and what is wrong with it."""
    try:
        items, _ = strict_yaml.load(path.read_text("utf-8"))
        categories = [
            CategoryFile(item["key"], item.get("parent", ""), dict(item["title"]), dict(item.get("summary", {})))
            for item in items
        ]
    except (OSError, UnicodeDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        return [], [Mistake(str(path), 1, f"cannot be read: {error!r}")]
    mistakes = []
    known: set[str] = set()
    for category in categories:
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", category.key) or len(category.key) > 50:
            mistakes.append(Mistake(str(path), 1, f"“{category.key}” is not a key (small letters, digits and hyphens)"))
        if category.key in known:
            mistakes.append(Mistake(str(path), 1, f"the category “{category.key}” stands twice"))
        if category.parent and category.parent not in known:
            mistakes.append(Mistake(str(path), 1, f"the parent of “{category.key}” must stand above it"))
        if missing := [code for code in LANGUAGES if not category.title.get(code)]:
            mistakes.append(Mistake(str(path), 1, f"“{category.key}” has no title in {', '.join(missing)}"))
        known.add(category.key)
    return categories, mistakes


def load_categories(categories: Iterable[CategoryFile], overwrite: bool) -> bool:
    """True if anything changed; what an editor changed stays unless `overwrite`."""
    changed = False
    known = {category.key: category for category in Category.objects.all()}
    for position, file in enumerate(categories):
        wanted = {
            "parent": known.get(file.parent),
            "position": position,
            "title": dict(file.title),
            "summary": dict(file.summary),
        }
        print_of_file = fingerprint({**wanted, "parent": file.parent})
        category = known.get(file.key)
        if category is None or (category.loaded != print_of_file and (category.loaded or overwrite)):
            known[file.key], _ = Category.objects.update_or_create(
                key=file.key, defaults={**wanted, "loaded": print_of_file}
            )
            changed = True
    return changed
