"""The shipped articles: from files into the database, without overwriting what an editor has changed.

A file's fingerprint is kept with what was loaded from it. What still carries a fingerprint is ours to update; what an
editor has changed since carries none and stays, unless `overwrite` says otherwise.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction

from kb import edition, insert_checks, publishing
from kb.article_file import ArticleFile, Mistake, read_folder
from kb.article_text import usual_slug
from kb.category_content import CategoryFile, load_categories, read_categories
from kb.fingerprint import fingerprint
from kb.insert_content import (
    PictureFile,
    SnippetFile,
    load_pictures,
    load_snippets,
    read_pictures,
    read_snippets,
)
from kb.models import Article, Category, Revision

_LINK = re.compile(r"\]\(kb:([^)#\s]+)")


class ContentRefused(ValueError):
    """The folder has mistakes; nothing was loaded."""

    def __init__(self, mistakes: Iterable[Mistake]):
        self.mistakes = sorted(set(mistakes), key=lambda mistake: (mistake.name, mistake.line, mistake.message))
        super().__init__("\n".join(map(str, self.mistakes)))


@dataclass(frozen=True, slots=True)
class Content:
    """Everything a content folder holds about articles, checked."""

    categories: tuple[CategoryFile, ...]
    articles: Mapping[str, Mapping[str, ArticleFile]]
    snippets: Sequence[SnippetFile] = ()
    pictures: Sequence[PictureFile] = ()


def read(folder: Path) -> Content:
    """Read and check `folder`. Raises ContentRefused with every mistake of every file."""
    categories, mistakes = read_categories(folder / "categories.yaml")
    articles: dict[str, dict[str, ArticleFile]] = {}
    snippets, wrong_snippets = read_snippets(folder / "snippets.yaml")
    pictures, wrong_pictures = read_pictures(folder / "pictures.yaml")
    mistakes += [*wrong_snippets, *wrong_pictures]
    for path in sorted((folder / "articles").glob("*")):
        if not path.is_dir():
            mistakes.append(Mistake(str(path), 1, "is not the folder of an article"))
            continue
        articles[path.name], wrong = read_folder(path)
        mistakes += wrong
    mistakes += _cross_mistakes(folder, categories, articles)
    known = {"snippet": {file.key for file in snippets}, "picture": {file.key for file in pictures}}
    mistakes += insert_checks.missing(folder, articles, known)
    mistakes += insert_checks.wrong_snippets(folder / "snippets.yaml", snippets, known["picture"])
    mistakes += insert_checks.outgrown(folder, articles, snippets)
    if mistakes:
        raise ContentRefused(mistakes)
    return Content(tuple(categories), articles, tuple(snippets), tuple(pictures))


def _cross_mistakes(
    folder: Path, categories: list[CategoryFile], articles: Mapping[str, Mapping[str, ArticleFile]]
) -> Iterable[Mistake]:
    known = {category.key for category in categories}
    slugs: dict[str, str] = {}
    for key, files in articles.items():
        slug = next((file.slug for file in files.values()), "") or usual_slug(key)
        other = slugs.setdefault(slug, key)
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


def load(content: Content, *, overwrite: bool = False) -> Counter[str]:
    """Bring the database to what `content` says. Counts what happened: created, updated, unchanged, kept.

    One transaction: it succeeds whole or changes nothing.
    """
    done: Counter[str] = Counter()
    with transaction.atomic():
        edition.hold()
        changed = load_categories(content.categories, overwrite)
        # Before the articles: what is found in an article are the words of its snippets too.
        load_snippets(content.snippets, overwrite)
        load_pictures(content.pictures, overwrite)
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
    """Position of each article in its category: as its file says, or as usual."""
    files = [next(iter(languages.values())) for languages in content.articles.values()]
    ordered = sorted(files, key=lambda file: usual_place(file.kind, file.key))
    usual = {file.key: number for number, file in enumerate(ordered)}
    return {file.key: usual[file.key] if file.position is None else file.position for file in files}


def usual_place(kind: str, key: str) -> tuple[int, str]:
    """What articles of a category are sorted by: what to know, then how-tos, then fixes."""
    return ("reference", "howto", "fix").index(kind), key


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
    # Where the file is silent, what an editor chose stays.
    told = {"slug": file.slug, "original": file.original, "review_by": file.review_by}
    wanted |= {name: value for name, value in told.items() if value}
    print_of_file = fingerprint({**wanted, "category": file.category})
    if article is None:
        done["created"] += 1
        fields = {"slug": usual_slug(file.key), **wanted}
        return Article.objects.create(key=file.key, loaded=print_of_file, **fields)
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
