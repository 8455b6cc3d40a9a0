"""The shipped snippets and pictures, from files into the database, without overwriting what an editor has changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from pathlib import Path
from typing import Any

from django.db.models import Q

from kb import edition, pictures, strict_yaml
from kb.article_file import LANGUAGES, Mistake
from kb.fingerprint import fingerprint
from kb.models import Picture, Revision, Snippet
from kb.pictures import Made
from kb.search import articles, index
from kb.snippets import MAX_CHARACTERS

KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MAX_KEY, MAX_TITLE = 60, 120


@dataclass(frozen=True, slots=True)
class SnippetFile:
    key: str
    title: str
    body: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PictureFile:
    key: str
    alt: Mapping[str, str]
    made: Made


def read_snippets(path: Path) -> tuple[list[SnippetFile], list[Mistake]]:
    """A missing file holds none."""
    return _read(path, lambda item: _snippet(path, item))


def read_pictures(path: Path) -> tuple[list[PictureFile], list[Mistake]]:
    """The files stand beside, in ``pictures/``. A missing list holds none."""
    return _read(path, lambda item: _picture(path, item))


def _read(path: Path, build: Callable[[Any], Any]) -> tuple[list[Any], list[Mistake]]:
    if not path.exists():
        return [], []
    try:
        items, node = strict_yaml.load(path.read_text("utf-8"))
    except (UnicodeDecodeError, strict_yaml.YamlError) as error:
        return [], [Mistake(str(path), getattr(error, "line", 1), f"cannot be read: {error}")]
    if not isinstance(items, list):
        return [], [Mistake(str(path), 1, "must be a list")]
    found, mistakes = [], []
    for number, item in enumerate(items):
        try:
            found.append(build(item))
        except (KeyError, TypeError, ValueError, AttributeError, OSError) as error:
            mistakes.append(Mistake(str(path), strict_yaml.line_of(node, [number]), f"cannot be read: {error}"))
    counted = Counter(entry.key for entry in found)
    mistakes += [Mistake(str(path), 1, f"“{key}” stands twice") for key, count in counted.items() if count > 1]
    return found, mistakes


def _snippet(path: Path, item: dict[str, Any]) -> SnippetFile:
    _only(item, "key", "title", "body")
    title = item["title"]
    if not isinstance(title, str) or not 0 < len(title.strip()) <= MAX_TITLE:
        raise ValueError(f"“title” must be a text of at most {MAX_TITLE} characters")
    return SnippetFile(_key(item), title, _texts(item, "body", MAX_CHARACTERS))


def _picture(path: Path, item: dict[str, Any]) -> PictureFile:
    _only(item, "key", "file", "alt")
    name = str(item["file"])
    if not re.fullmatch(r"[a-z0-9-]+\.(webp|svg)", name):
        raise ValueError(f"“{name}” is not the name of a picture (webp or svg)")
    made = pictures.accept((path.parent / "pictures" / name).read_bytes())
    alt = _texts(item, "alt", MAX_CHARACTERS)
    if missing := [code for code in LANGUAGES if not alt.get(code, "").strip()]:
        raise ValueError(f"“alt” says nothing in {', '.join(missing)}")
    return PictureFile(_key(item), alt, made)


def _only(item: dict[str, Any], *known: str) -> None:
    if strange := sorted(set(map(str, item)) - set(known)):
        raise ValueError(f"“{strange[0]}” is not known here; known are {', '.join(known)}")


def _key(item: dict[str, Any]) -> str:
    key = item["key"]
    if not isinstance(key, str) or not KEY.fullmatch(key) or len(key) > MAX_KEY:
        raise ValueError(f"“{key}” is not a key (at most {MAX_KEY} small letters, digits and hyphens)")
    return key


def _texts(item: dict[str, Any], name: str, longest: int) -> dict[str, str]:
    words = dict(item[name])
    if not words or set(words) - set(LANGUAGES) or not all(isinstance(text, str) for text in words.values()):
        raise ValueError(f"“{name}” must be words by language ({', '.join(LANGUAGES)})")
    if any(len(text) > longest for text in words.values()):
        raise ValueError(f"“{name}” is longer than {longest} characters")
    return words


def load_snippets(snippets: Sequence[SnippetFile], overwrite: bool) -> None:
    """Bring the shipped snippets to what the file says, and what search knows of the articles that hold them."""
    known = {row.key: row for row in Snippet.objects.all()}
    changed = set()
    for file in snippets:
        row = known.pop(file.key, None)
        wanted = {"title": file.title, "body": dict(file.body)}
        print_of_file = fingerprint(wanted)
        if row is None or (row.loaded != print_of_file and (row.loaded or overwrite)):
            Snippet.objects.update_or_create(key=file.key, defaults={**wanted, "loaded": print_of_file})
            changed.add(file.key)
    gone = {key for key, row in known.items() if row.loaded and not _held_by_editors(key)}
    Snippet.objects.filter(key__in=gone).delete()
    if changed | gone:
        _find_again(changed | gone)
        edition.advance()


def _held_by_editors(key: str) -> bool:
    """Whether words of their own would lose it."""
    return Revision.objects.current().filter(loaded="", body__contains=f"](snippet:{key})").exists()


def _find_again(keys: Iterable[str]) -> None:
    holding = reduce(or_, (Q(body__contains=f"](snippet:{key})") for key in keys))
    index.put(articles.entries(Revision.objects.current().filter(holding).select_related("article")))


def load_pictures(files: Sequence[PictureFile], overwrite: bool) -> None:
    """Bring the shipped pictures to what the file says; one that an editor changed stays unless `overwrite`."""
    known = dict(Picture.objects.values_list("key", "loaded"))
    for file in files:
        made = file.made
        wanted = {"alt": dict(file.alt), "type": made.type, "width": made.width, "height": made.height}
        print_of_file = fingerprint({**wanted, "digest": made.digest})
        if file.key in known and (known[file.key] == print_of_file or not (known[file.key] or overwrite)):
            continue
        made_of = {"data": made.data, "digest": made.digest, "loaded": print_of_file}
        Picture.objects.update_or_create(key=file.key, defaults={**wanted, **made_of})
        edition.advance()
