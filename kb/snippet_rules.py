"""The rules for the words of a snippet. Pure; yields (line from 0, message), as kb.article_body does."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from kb.article_body import Mistake, embedded_mistakes, headings, swallowed_items
from kb.diagrams.figure_file import figures
from kb.inserts import inserts, leaves_a_fence_open
from kb.message import Message
from kb.message import gettext_noop as _
from kb.snippets import MAX_CHARACTERS

KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def snippet_mistakes(body: str, known: Mapping[str, Collection[str]]) -> Iterator[Mistake]:
    """Everything that would harm the articles it stands in. `known`: as in kb.article_body.embedded_mistakes."""
    if not body.strip():
        yield 0, Message(_("says nothing"))
    if len(body) > MAX_CHARACTERS:
        yield 0, Message(_("is longer than %(most)s characters"), {"most": MAX_CHARACTERS})
        return
    if leaves_a_fence_open(body):
        yield 0, Message(_("begins a block of commands and does not end it: the rest of the article would be in it"))
    for line, _level, _title in headings(body):
        yield line, Message(_("headings belong to the article, not into a snippet"))
    for insert in inserts(body):
        if insert.kind == "snippet":
            yield insert.line, Message(_("a snippet cannot hold another snippet"))
    yield from swallowed_items(body)
    yield from embedded_mistakes(body, {"diagram": figures(), **known})
