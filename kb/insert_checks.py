"""What is wrong with the snippets and pictures of a content folder, and with the articles that hold them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from kb.article_file import ArticleFile, Mistake
from kb.insert_content import SnippetFile
from kb.inserts import keys_of
from kb.rendering import can_be_shown
from kb.snippet_rules import snippet_mistakes
from kb.snippets import expand
from kb.stock import in_language

Articles = Mapping[str, Mapping[str, ArticleFile]]


def missing(folder: Path, articles: Articles, known: Mapping[str, set[str]]) -> Iterator[Mistake]:
    """Readers would see nothing in their place. `known`: "snippet" or "picture" -> their keys."""
    for path, file in _files(folder, articles):
        for kind, keys in known.items():
            for key in sorted(keys_of(file.body, kind) - keys):
                yield Mistake(path, 1, f"the {kind} “{key}” does not exist")


def outgrown(folder: Path, articles: Articles, snippets: Iterable[SnippetFile]) -> Iterator[Mistake]:
    """What could not be shown with its snippets put in."""
    bodies = {file.key: file.body for file in snippets}
    for path, file in _files(folder, articles):
        if not keys_of(file.body, "snippet"):
            continue
        known = {key: in_language(words, file.language) for key, words in bodies.items()}
        if not can_be_shown(expand(file.body, known.get)):
            yield Mistake(path, 1, "is too long or too tangled to be shown with its snippets")


def wrong_snippets(path: Path, snippets: Iterable[SnippetFile], pictures: Collection[str]) -> Iterator[Mistake]:
    """What an editor could not save either."""
    for file in snippets:
        for language, words in file.body.items():
            for line, message in snippet_mistakes(words, {"picture": pictures}):
                yield Mistake(str(path), 1, f"“{file.key}” ({language}), line {line + 1}: {message}")


def _files(folder: Path, articles: Articles) -> Iterator[tuple[str, ArticleFile]]:
    """(name, what is in it)"""
    for key, languages in articles.items():
        for language, file in languages.items():
            yield str(folder / "articles" / key / f"{language}.md"), file
