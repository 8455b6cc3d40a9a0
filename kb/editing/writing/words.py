"""The words of an article in one language: as a form has them, as a revision keeps them, and brought together. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from kb.editing.comparing.merging import merge, merge_field, merge_items

FIELDS = ("title", "summary", "applies_to", "sources", "asked", "body")

Source = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Words:
    """Made by `words`, so that the same words are always equal."""

    title: str = ""
    summary: str = ""
    applies_to: str = ""
    sources: tuple[Source, ...] = ()
    asked: tuple[str, ...] = ()
    body: str = ""

    def kept(self) -> dict[str, Any]:
        """As a revision keeps them."""
        return {**asdict(self), "sources": [dict(source) for source in self.sources], "asked": list(self.asked)}

    def typed(self) -> dict[str, str]:
        """As a form shows them."""
        return {**asdict(self), "sources": sources_text(self.sources), "asked": "\n".join(self.asked)}


def words(found: Any) -> Words:
    """The words of anything that has these attributes, such as a revision; line ends and blank edges made alike."""
    return Words(
        title=_line(found.title),
        summary=lines_of(found.summary).strip(),
        applies_to=_line(found.applies_to),
        sources=tuple(_source(source) for source in found.sources),
        asked=tuple(_line(phrase) for phrase in found.asked),
        body=tidy(found.body),
    )


def lines_of(text: str) -> str:
    """Browsers send CRLF; we keep LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def tidy(body: str) -> str:
    """As shipped files have it: one line end at the end, nothing blank around it."""
    text = lines_of(body).strip()
    return f"{text}\n" if text else ""


def _line(text: str) -> str:
    return " ".join(text.split())


def _source(source: Source) -> Source:
    return {name: _line(value) for name, value in source.items() if value}


def sources_text(sources: Iterable[Source]) -> str:
    """One line each: ``Title | https://…``."""
    return "\n".join(f"{one['title']} | {one['url']}" if one.get("url") else one["title"] for one in sources)


# Titles and addresses may hold bars themselves: the last one with an address behind it counts.
_WITH_ADDRESS = re.compile(r"(?P<title>.*)\|\s*(?P<url>(?:[a-z][a-z0-9+.-]*:(?!\s)|//|www\.).*)", re.IGNORECASE)
_ADDRESS_ALONE = re.compile(r"(?P<title>)(?P<url>(?:https?:)?//.*|www\..*)", re.IGNORECASE)


class BadLine(ValueError):
    """A line that is no source; `number` counts from 1, `reason` is "title" or "address"."""

    def __init__(self, number: int, reason: str):
        self.number = number
        self.reason = reason
        super().__init__(f"line {number}: {reason}")


def read_sources(text: str) -> tuple[Source, ...]:
    """Raises BadLine."""
    numbered = ((number, _line(line)) for number, line in enumerate(lines_of(text).split("\n"), 1))
    return tuple(_read_source(number, line) for number, line in numbered if line)


def _read_source(number: int, line: str) -> Source:
    found = _WITH_ADDRESS.fullmatch(line) or _ADDRESS_ALONE.fullmatch(line)
    if found is None:
        return {"title": line}
    title, url = found["title"].strip(), found["url"]
    if not title:
        raise BadLine(number, "title")
    if not re.fullmatch(r"https?://[^\s/]\S*", url):
        raise BadLine(number, "address")
    return {"title": title, "url": url}


def read_phrases(text: str) -> tuple[str, ...]:
    return tuple(line for line in map(_line, lines_of(text).split("\n")) if line)


@dataclass(frozen=True, slots=True)
class MergedWords:
    """`conflicts`: in how many places both versions stand side by side, to be decided by hand."""

    words: Words
    conflicts: int


def merged(base: Words, mine: Words, theirs: Words) -> MergedWords:
    """What two people wrote from the same words, brought together."""
    lines = {
        name: merge_field(getattr(base, name), getattr(mine, name), getattr(theirs, name))
        for name in ("title", "summary", "applies_to")
    }
    body = merge(base.body, mine.body, theirs.body)
    found = Words(
        **{name: one.text for name, one in lines.items()},
        sources=tuple(merge_items(base.sources, mine.sources, theirs.sources)),
        asked=tuple(merge_items(base.asked, mine.asked, theirs.asked)),
        body=body.text,
    )
    return MergedWords(found, body.conflicts + sum(one.conflicts for one in lines.values()))
