"""The shipped articles: from files into the database, without overwriting what an editor has changed.

A file's fingerprint is kept with what was loaded from it. What still carries a fingerprint is ours to update; what an
editor has changed since carries none and stays, unless `overwrite` says otherwise.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction

from kb import edition, publishing, strict_yaml
from kb.article_file import LANGUAGES, ArticleFile, Mistake, read_folder
from kb.models import Article, Category, Revision

_LINK = re.compile(r"\]\(kb:([^)#\s]+)")


class ContentRefused(ValueError):
    """The folder has mistakes; nothing was loaded."""

    def __init__(self, mistakes: Iterable[Mistake]):
        self.mistakes = sorted(set(mistakes), key=lambda mistake: (mistake.name, mistake.line, mistake.message))
        super().__init__("\n".join(map(str, self.mistakes)))


@dataclass(frozen=True, slots=True)
class CategoryFile:
    key: str
    parent: str
    title: Mapping[str, str]
    summary: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Content:
    """Everything a content folder holds about articles, checked."""

    categories: tuple[CategoryFile, ...]
    articles: Mapping[str, Mapping[str, ArticleFile]]


def read(folder: Path) -> Content:
    """Read and check `folder`. Raises ContentRefused with every mistake of every file."""
    categories, mistakes = _read_categories(folder / "categories.yaml")
    articles: dict[str, dict[str, ArticleFile]] = {}
    for path in sorted((folder / "articles").iterdir()):
        if not path.is_dir():
            mistakes.append(Mistake(str(path), 1, "is not the folder of an article"))
            continue
        articles[path.name], wrong = read_folder(path)
        mistakes += wrong
    mistakes += _cross_mistakes(folder, categories, articles)
    if mistakes:
        raise ContentRefused(mistakes)
    return Content(tuple(categories), articles)


def _read_categories(path: Path) -> tuple[list[CategoryFile], list[Mistake]]:
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


def _cross_mistakes(
    folder: Path, categories: list[CategoryFile], articles: Mapping[str, Mapping[str, ArticleFile]]
) -> Iterable[Mistake]:
    known = {category.key for category in categories}
    slugs: dict[str, str] = {}
    for key, files in articles.items():
        other = slugs.setdefault(slug_of(key), key)
        if other != key:
            yield Mistake(str(folder / "articles" / key), 1, f"has the same address as “{other}”")
        for language, file in files.items():
            name = str(folder / "articles" / key / f"{language}.md")
            if file.category not in known:
                yield Mistake(name, 2, f"the category “{file.category}” does not exist")
            for related in file.related:
                if related not in articles:
                    yield Mistake(name, 2, f"the related article “{related}” does not exist")
            for number, line in enumerate(file.body.splitlines()):
                for target in _LINK.findall(line):
                    if target not in articles:
                        yield Mistake(name, number + 1, f"links to the article “{target}”, which does not exist")


def slug_of(key: str) -> str:
    """The address an article gets at first."""
    return key.replace(".", "-")


def load(content: Content, *, overwrite: bool = False) -> Counter[str]:
    """Bring the database to what `content` says. Counts what happened: created, updated, unchanged, kept.

    One transaction: it succeeds whole or changes nothing.
    """
    done: Counter[str] = Counter()
    with transaction.atomic():
        edition.hold()
        changed = _load_categories(content.categories, overwrite)
        categories = {category.key: category for category in Category.objects.all()}
        known = {article.key: article for article in Article.objects.select_for_update()}
        order = _order(content)
        revisions = []
        for key, files in content.articles.items():
            article = _load_shared(known.get(key), next(iter(files.values())), categories, order[key], overwrite, done)
            for language, file in sorted(files.items()):
                if newer := _load_words(article, language, file, overwrite, done):
                    revisions.append(newer)
        publishing.publish_all(revisions)
        if changed:
            edition.advance()
    return done


def _order(content: Content) -> dict[str, int]:
    """Position of each article in its category: fixes before how-tos, otherwise by key."""
    files = [next(iter(languages.values())) for languages in content.articles.values()]
    ranks = {"reference": 0, "howto": 1, "fix": 2}
    ordered = sorted(files, key=lambda file: (ranks[file.kind], file.key))
    return {file.key: number for number, file in enumerate(ordered)}


def _load_categories(categories: Iterable[CategoryFile], overwrite: bool) -> bool:
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


def _load_shared(
    article: Article | None,
    file: ArticleFile,
    categories: Mapping[str, Category],
    position: int,
    overwrite: bool,
    done: Counter[str],
) -> Article:
    wanted: dict[str, Any] = {
        "kind": file.kind,
        "category": categories[file.category],
        "position": position,
        "minutes": file.minutes,
        "risk": file.risk,
        "needs": list(file.needs),
        "related": list(file.related),
        "reviewed": file.reviewed,
    }
    print_of_file = fingerprint({**wanted, "category": file.category})
    if article is None:
        done["created"] += 1
        return Article.objects.create(key=file.key, slug=slug_of(file.key), loaded=print_of_file, **wanted)
    if article.loaded == print_of_file:
        return article
    if article.loaded or overwrite:
        for name, value in wanted.items():
            setattr(article, name, value)
        article.loaded = print_of_file
        article.save(update_fields=[*wanted, "loaded"])
        edition.advance()
    else:
        done["kept"] += 1
    return article


def _load_words(
    article: Article, language: str, file: ArticleFile, overwrite: bool, done: Counter[str]
) -> Revision | None:
    """The revision to publish, or None if there is nothing new."""
    words = {
        "title": file.title,
        "summary": file.summary,
        "applies_to": file.applies_to,
        "sources": list(file.sources),
        "asked": list(file.asked),
        "body": file.body,
    }
    print_of_file = fingerprint(words)
    newest = article.newest(language)
    if newest and newest.loaded == print_of_file and newest.is_current:
        done["unchanged"] += 1
    elif article.archived or (newest and not (newest.loaded and newest.is_current) and not overwrite):
        # An editor wrote a newer one, went back to an older one, or took the article off the site.
        done["kept"] += 1
    else:
        done["updated" if newest else "loaded"] += 1
        return article.revise(language, note="load_content", loaded=print_of_file, **words)
    return None


def fingerprint(data: Any) -> str:
    """The same 64 hex digits for the same data, whatever the order of its keys."""
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()
