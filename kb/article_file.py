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
from kb.diagrams.figure_file import figures
from kb.rendering import MAX_CHARACTERS, render

LANGUAGES = ("en", "zh-hans")
KINDS = ("fix", "howto", "reference")
RISKS = ("none", "interrupts", "lockout", "data-loss")
NEEDS = ("own-computer", "other-network", "cloud-console", "screen-console", "server-admin", "second-session")
KEY = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
MAX_BYTES = 200_000
MAX_LENGTHS = {"key": 80, "title": 120, "applies_to": 200}

_FIX: dict[str, tuple[str, ...]] = {
    "en": (
        "What you see",
        "Why it happens",
        "Before you start",
        "Fix it",
        "Check that it worked",
        "Undo",
        "So that it stays fixed?",
        "If it did not help",
    ),
    "zh-hans": (
        "您会看到什么",
        "为什么会这样",
        "动手之前",
        "解决步骤",
        "确认已恢复",
        "撤销",
        "避免再次发生?",
        "如果没有解决",
    ),
}
_HOWTO: dict[str, tuple[str, ...]] = {
    "en": ("When you need this", "Before you start", "Steps", "Check that it worked", "Undo", "If it did not help"),
    "zh-hans": ("什么时候需要", "动手之前", "操作步骤", "确认结果", "撤销", "如果没有解决"),
}
# A heading that ends in "?" may be left out.
HEADINGS: dict[str, dict[str, tuple[str, ...]]] = {"fix": _FIX, "howto": _HOWTO}

_FIELDS = {
    *("key", "kind", "title", "summary", "category", "minutes", "risk", "needs"),
    *("applies_to", "related", "sources", "reviewed"),
}
_OPTIONAL = {"asked"}
MAX_ASKED, MAX_ASKED_LENGTH = 20, 80
SHARED_FIELDS = ("key", "kind", "category", "minutes", "risk", "needs", "related")
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
    mistakes = [Mistake(name, lines.get(key, 2), message) for key, message in _field_mistakes(data)]
    first_body_line = front.count("\n") + 3
    mistakes += [
        Mistake(name, first_body_line + offset, message)
        for offset, message in _body_mistakes(body, str(data.get("kind")), language)
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
    )


def _front_matter(front: str, name: str) -> tuple[dict[str, Any], dict[str, int]]:
    try:
        data, node = strict_yaml.load(front)
    except strict_yaml.YamlError as error:
        raise ArticleFileError([Mistake(name, error.line + 1, str(error))]) from error
    if not isinstance(data, dict) or not isinstance(node, yaml.MappingNode):
        raise ArticleFileError([Mistake(name, 2, "front matter must be a list of “field: value”")])
    return data, {key.value: key.start_mark.line + 2 for key, _ in node.value}


def _field_mistakes(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for missing in sorted(_FIELDS - set(data)):
        yield missing, f"the field “{missing}” is missing"
    for unknown in sorted(set(map(str, data)) - _FIELDS - _OPTIONAL):
        yield unknown, f"the field “{unknown}” is not known"
    for key in ("title", "summary", "applies_to", "category"):
        if key in data and (not isinstance(data[key], str) or not data[key].strip()):
            yield key, f"“{key}” must be a text"
    for key, longest in MAX_LENGTHS.items():
        if isinstance(data.get(key), str) and len(data[key]) > longest:
            yield key, f"“{key}” is longer than {longest} characters"
    if not KEY.fullmatch(str(data.get("key", "x"))):
        yield "key", "“key” must be small letters, digits, dots and hyphens"
    for key, allowed in (("kind", KINDS), ("risk", RISKS)):
        if key in data and data[key] not in allowed:
            yield key, f"“{key}” must be one of {', '.join(allowed)}"
    minutes = data.get("minutes", 1)
    if isinstance(minutes, bool) or not isinstance(minutes, int) or not 1 <= minutes <= 480:
        yield "minutes", "“minutes” must be a whole number from 1 to 480"
    if "reviewed" in data and type(data["reviewed"]) is not datetime.date:
        yield "reviewed", "“reviewed” must be a day like 2026-11-21"
    yield from _list_mistakes(data)


def _list_mistakes(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key in ("needs", "related", "sources", "asked"):
        if key in data and not isinstance(data[key], list):
            yield key, f"“{key}” must be a list"
            return
    if len(data.get("asked", [])) > MAX_ASKED:
        yield "asked", f"“asked” holds at most {MAX_ASKED} phrases"
    for phrase in data.get("asked", []):
        if not isinstance(phrase, str) or not 0 < len(phrase.strip()) <= MAX_ASKED_LENGTH:
            yield "asked", f"“{phrase}” is not a phrase of 1 to {MAX_ASKED_LENGTH} characters"
    for need in data.get("needs", []):
        if need not in NEEDS:
            yield "needs", f"“{need}” is not a known need; known are {', '.join(NEEDS)}"
    for related in data.get("related", []):
        if not isinstance(related, str) or not KEY.fullmatch(related):
            yield "related", f"“{related}” is not an article key"
    if "sources" in data and not data["sources"]:
        yield "sources", "name at least one source"
    for source in data.get("sources", []):
        if not isinstance(source, dict) or not source.get("title") or set(source) - {"title", "url"}:
            yield "sources", "a source has a title and perhaps a url, nothing else"
        elif not re.match(r"https?://", str(source.get("url", "https://"))):
            yield "sources", f"“{source['url']}” is not a web address"


def _body_mistakes(body: str, kind: str, language: str) -> Iterator[tuple[int, str]]:
    if len(body) > MAX_CHARACTERS:
        yield 0, f"is longer than {MAX_CHARACTERS} characters"
        return
    yield from _swallowed_items(body)
    yield from _diagram_mistakes(body)
    headings = list(_headings(body))
    yield from (
        (line, "a level-one heading: the title is in the front matter") for line, level, _ in headings if level == 1
    )
    found = [(line, title) for line, level, title in headings if level == 2]
    if kind not in HEADINGS:
        if len(found) < 2:
            yield 0, "needs at least two second-level headings"
        return
    expected = HEADINGS[kind][language]
    titles = [title for _, title in found]
    known = [heading.rstrip("?") for heading in expected]
    yield from (
        (line, f"“{title}” is not a heading of this kind of article") for line, title in found if title not in known
    )
    yield from ((0, f"the section “{h}” is missing") for h in expected if not h.endswith("?") and h not in titles)
    in_order = [title for title in titles if title in known]
    if in_order != sorted(in_order, key=known.index) or len(in_order) != len(set(in_order)):
        yield 0, "the sections are not in order, or one stands twice"
    yield from _empty_sections(body, found)


def _swallowed_items(body: str) -> Iterator[tuple[int, str]]:
    """Markdown reads a list item that follows a paragraph without an empty line as more of that paragraph."""
    written = [line for line, text in _unfenced(body) if re.match(r"\s*(\d+\.|[-*+])\s", text)]
    shown = render(body).html.count("<li>")
    if shown != len(written):
        message = (
            f"{len(written)} list items are written, {shown} are shown: put an empty line before each list and step"
        )
        yield (written[0] if written else 0), message


def _diagram_mistakes(body: str) -> Iterator[tuple[int, str]]:
    """A figure that is not known, or that stands where it is not drawn, would silently be missing."""
    lines = body.splitlines()
    for number, text in _unfenced(body):
        if not re.search(r"!\[[^]]*\]\(\s*<?diagram:", text):
            continue
        alone = re.fullmatch(r"!\[\]\(diagram:([^()\s]*)\)", text.strip())
        if not alone or any(
            line.strip() for line in (*lines[max(number - 1, 0) : number], *lines[number + 1 : number + 2])
        ):
            yield number, "a diagram stands alone between empty lines, without any words: ![](diagram:key)"
        elif alone.group(1) not in figures():
            yield number, f"the diagram “{alone.group(1)}” is not known; known are {', '.join(figures())}"


def _empty_sections(body: str, found: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    lines = body.splitlines()
    ends = [line for line, _ in found[1:]] + [len(lines)]
    for (line, title), end in zip(found, ends, strict=True):
        if not any(text.strip() for text in lines[line + 1 : end]):
            yield line, f"the section “{title}” is empty"


def _headings(body: str) -> Iterator[tuple[int, int, str]]:
    """(line, level, title) of every heading outside fenced blocks."""
    for number, line in _unfenced(body):
        if heading := re.match(r"(#{1,6})\s+(.*?)\s*#*$", line):
            yield number, len(heading.group(1)), heading.group(2)


def _unfenced(body: str) -> Iterator[tuple[int, str]]:
    """(number, text) of every line outside fenced blocks."""
    fence = ""
    for number, line in enumerate(body.splitlines()):
        mark = re.match(r"\s*(`{3,}|~{3,})", line)
        if mark and not fence:
            fence = mark.group(1)
        elif mark and line.strip() == fence:
            fence = ""
        elif not fence:
            yield number, line


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
