"""Words that stand in many bodies, put in before a body is rendered. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable

from kb.inserts import ALONE, unfenced

MAX_CHARACTERS = 5_000
"""Of one snippet: it may stand in a body many times."""

Find = Callable[[str], str | None]


def none_known(key: str) -> str | None:
    """A `find` that knows no snippet: their lines disappear."""
    return None


def expand(text: str, find: Find) -> str:
    """`text` with the words of its snippets, indented as they stand there.

    `find(key)` gives the Markdown of a snippet, or None if there is no such snippet: its line disappears. A snippet
    within a snippet is never put in, so that this always ends.
    """
    if "](snippet:" not in text:
        return text
    lines = text.splitlines()
    for number, line in list(unfenced(text)):
        place = ALONE.fullmatch(line)
        if place and place["kind"] == "snippet":
            lines[number] = _words(place, find)
    return "\n".join(lines) + "\n" * text.endswith("\n")


def _words(place: re.Match[str], find: Find) -> str:
    found = find(place["key"])
    if found is None:
        return ""
    first, *rest = expand(found.strip("\n"), none_known).split("\n")
    # What belongs to an item of a list is indented by four spaces (docs/writing.md).
    inner = place["indent"] + "    " * bool(place["mark"])
    lines = [place["indent"] + (place["mark"] or "") + first, *(inner + line if line else "" for line in rest)]
    return "\n".join(lines)
