"""An article's file: front matter (YAML) and Markdown. Pure; every mistake is told with file and line.

``python -m kb.article_file fixtures/articles/<key> …`` checks article folders without a site. The format is described
in docs/writing.md.
"""

from __future__ import annotations

import datetime
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from kb import strict_yaml
from kb.article_body import body_mistakes
from kb.article_fields import field_mistakes

LANGUAGES = ("en", "zh-hans")
MAX_BYTES = 200_000
_FIELDS = {
    *("key", "kind", "title", "summary", "category", "minutes", "risk", "needs"),
    *("applies_to", "related", "sources", "reviewed"),
}
_OPTIONAL = {"asked", "slug", "position", "original", "review_by"}
SHARED_FIELDS = (
    *("key", "kind", "category", "minutes", "risk", "needs", "related", "reviewed"),
    *("slug", "position", "original", "review_by"),
)
"""The same in every language of an article."""


@dataclass(frozen=True, slots=True)
class Mistake:
    name: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.name}:{self.line}: {self.message}"


class ArticleFileError(ValueError):
    """The file is refused; `mistakes` lists everything wrong with it."""

    def __init__(self, mistakes: Sequence[Mistake]):
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(map(str, mistakes)))


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """One language of an article, as its file says.

    `minutes` is a beginner's time, `reviewed` the day of the last check, `asked` how people put it (for search alone).
    `slug`, `position`, `original` and `review_by` are left empty where they are as usual.
    """

    key: str
    language: str
    kind: str
    title: str
    summary: str
    category: str
    minutes: int
    risk: str
    applies_to: str
    reviewed: datetime.date
    body: str
    needs: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    sources: tuple[dict[str, str], ...] = field(default_factory=tuple)
    asked: tuple[str, ...] = ()
    slug: str = ""
    position: int | None = None
    original: str = ""
    review_by: datetime.date | None = None


def parse(text: str, language: str, name: str) -> ArticleFile:
    """Raises ArticleFileError with all mistakes."""
    if len(text.encode()) > MAX_BYTES:
        raise ArticleFileError([Mistake(name, 1, f"is larger than {MAX_BYTES} bytes")])
    if "\x00" in text:
        raise ArticleFileError([Mistake(name, text.count("\n", 0, text.index("\x00")) + 1, "holds a NUL character")])
    match = re.match(r"---\r?\n(.*?\n)---[ \t]*\r?\n(.*)", text, re.DOTALL)
    if not match:
        raise ArticleFileError([Mistake(name, 1, "does not begin with front matter between two lines “---”")])
    front, body = match.groups()
    data, lines = _front_matter(front, name)
    mistakes = [Mistake(name, lines.get(key, 2), message) for key, message in _front_matter_mistakes(data)]
    first_body_line = front.count("\n") + 3
    mistakes += [
        Mistake(name, first_body_line + offset, str(message))
        for offset, message in body_mistakes(body, str(data.get("kind")), language)
    ]
    if mistakes:
        raise ArticleFileError(mistakes)
    return ArticleFile(
        **{key: data[key] for key in _FIELDS - {"needs", "related", "sources"}},
        language=language,
        body=body.strip() + "\n",
        needs=tuple(data["needs"]),
        related=tuple(data["related"]),
        sources=tuple(data["sources"]),
        asked=tuple(data.get("asked", ())),
        slug=data.get("slug", ""),
        position=data.get("position"),
        original=data.get("original", ""),
        review_by=data.get("review_by"),
    )


def _front_matter(front: str, name: str) -> tuple[dict[str, Any], dict[str, int]]:
    try:
        data, node = strict_yaml.load(front)
    except strict_yaml.YamlError as error:
        raise ArticleFileError([Mistake(name, error.line + 1, str(error))]) from error
    if not isinstance(data, dict) or not isinstance(node, yaml.MappingNode):
        raise ArticleFileError([Mistake(name, 2, "front matter must be a list of “field: value”")])
    return data, {key.value: key.start_mark.line + 2 for key, _ in node.value}


def _front_matter_mistakes(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for missing in sorted(_FIELDS - set(data)):
        yield missing, f"the field “{missing}” is missing"
    for unknown in sorted(set(map(str, data)) - _FIELDS - _OPTIONAL):
        yield unknown, f"the field “{unknown}” is not known"
    yield from ((key, str(message)) for key, message in field_mistakes(data))


def read_folder(folder: Path) -> tuple[dict[str, ArticleFile], list[Mistake]]:
    """The languages of one article that could be read, and all mistakes, differences between the languages included."""
    found: dict[str, ArticleFile] = {}
    mistakes: list[Mistake] = []
    for path in sorted(folder.iterdir()):
        language = path.stem
        if path.suffix != ".md" or language not in LANGUAGES:
            mistakes.append(Mistake(str(path), 1, f"is not a language of an article ({', '.join(LANGUAGES)})"))
            continue
        try:
            found[language] = parse(path.read_text("utf-8"), language, str(path))
        except UnicodeDecodeError as error:
            mistakes.append(Mistake(str(path), 1, f"is not UTF-8: {error}"))
        except ArticleFileError as error:
            mistakes += error.mistakes
    if not found and not mistakes:
        mistakes.append(Mistake(str(folder), 1, "holds no article"))
    return found, mistakes + differences(folder, list(found.values()))


def missing_languages(folder: Path) -> list[Mistake]:
    paths = [folder / f"{language}.md" for language in LANGUAGES]
    return [Mistake(str(path), 1, "is missing") for path in paths if not path.exists()]


def differences(folder: Path, files: Sequence[ArticleFile]) -> list[Mistake]:
    """Fields that must be the same in every language and equal the folder's name, but are not."""
    mistakes = [
        Mistake(f"{folder}/{file.language}.md", 2, f"the key “{file.key}” is not the folder's name")
        for file in files
        if file.key != folder.name
    ]
    for name in SHARED_FIELDS:
        if len({getattr(file, name) for file in files}) > 1:
            mistakes.append(Mistake(str(folder), 1, f"the languages differ in “{name}”"))
    return mistakes


def main(arguments: Sequence[str]) -> int:
    folders = [Path(argument) for argument in arguments]
    mistakes = [mistake for folder in folders for mistake in [*missing_languages(folder), *read_folder(folder)[1]]]
    for mistake in mistakes:
        print(mistake)
    return 1 if mistakes else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
