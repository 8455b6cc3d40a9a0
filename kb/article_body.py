"""The rules for the words of an article below its title. Pure.

Every rule yields (line, message), lines counted from 0; `kb.article_file` tells them of a file, the checks of an
editor's draft of what is about to be published.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from kb.diagrams.figure_file import figures
from kb.inserts import inserts, unfenced
from kb.message import Message
from kb.message import gettext_noop as _
from kb.rendering import MAX_CHARACTERS, TooLong, render

Mistake = tuple[int, Message]
TANGLED = Message(_("This text is too long, or its lists and quotes stand too deep in one another."))

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


def body_mistakes(body: str, kind: str, language: str) -> Iterator[Mistake]:
    """Everything wrong with the body of an article of this kind, as far as it can be told without other articles."""
    if len(body) > MAX_CHARACTERS:
        yield 0, Message(_("is longer than %(most)s characters"), {"most": MAX_CHARACTERS})
        return
    yield from swallowed_items(body)
    yield from embedded_mistakes(body, {"diagram": figures()})
    found = list(headings(body))
    yield from (
        (line, Message(_("a level-one heading: the title of an article has its own field")))
        for line, level, _title in found
        if level == 1
    )
    sections = [(line, title) for line, level, title in found if level == 2]
    if kind in HEADINGS:
        yield from _section_mistakes(HEADINGS[kind][language], sections)
        yield from _empty_sections(body, sections)
    elif len(sections) < 2:
        yield 0, Message(_("needs at least two second-level headings"))


def _section_mistakes(expected: tuple[str, ...], found: list[tuple[int, str]]) -> Iterator[Mistake]:
    titles = [title for _line, title in found]
    known = [heading.rstrip("?") for heading in expected]
    for line, title in found:
        if title not in known:
            yield line, Message(_("“%(title)s” is not a heading of this kind of article"), {"title": title})
    for heading in expected:
        if not heading.endswith("?") and heading not in titles:
            yield 0, Message(_("the section “%(title)s” is missing"), {"title": heading})
    in_order = [title for title in titles if title in known]
    if in_order != sorted(in_order, key=known.index) or len(in_order) != len(set(in_order)):
        yield 0, Message(_("the sections are not in order, or one stands twice"))


def swallowed_items(body: str) -> Iterator[Mistake]:
    """Markdown reads a list item that follows a paragraph without an empty line as more of that paragraph.

    Where nothing can be shown at all, that is the mistake.
    """
    written = [line for line, text in unfenced(body) if re.match(r"\s*(\d+\.|[-*+])\s", text)]
    try:
        shown = render(body).html.count("<li>")
    except TooLong:
        yield 0, TANGLED
        return
    if shown != len(written):
        text = _("%(written)s list items are written, %(shown)s are shown: put an empty line before each list and step")
        yield (written[0] if written else 0), Message(text, {"written": len(written), "shown": shown})


def embedded_mistakes(body: str, known: Mapping[str, Collection[str]]) -> Iterator[Mistake]:
    """What is not known, or stands where it is not drawn, would silently be missing.

    `known`: "diagram", "snippet" or "picture" -> their keys; what is not named is not looked for.
    """
    for insert in inserts(body):
        if insert.kind not in known:
            continue
        # The words in the brackets of a picture say what it shows.
        if not insert.placed or (insert.words and insert.kind != "picture"):
            text = _("a %(kind)s stands alone between empty lines, without any words: ![](%(kind)s:key)")
            yield insert.line, Message(text, {"kind": insert.kind})
        elif insert.key not in known[insert.kind]:
            yield insert.line, _unknown(insert.kind, insert.key, known[insert.kind])


def _unknown(kind: str, key: str, known: Collection[str]) -> Message:
    params: dict[str, str | int] = {"kind": kind, "key": key, "known": ", ".join(sorted(known))}
    if kind == "diagram":
        return Message(_("the %(kind)s “%(key)s” is not known; known are %(known)s"), params)
    return Message(_("the %(kind)s “%(key)s” does not exist"), params)


def _empty_sections(body: str, found: list[tuple[int, str]]) -> Iterator[Mistake]:
    lines = body.splitlines()
    ends = [line for line, _title in found[1:]] + [len(lines)]
    for (line, title), end in zip(found, ends, strict=False):
        if not any(text.strip() for text in lines[line + 1 : end]):
            yield line, Message(_("the section “%(title)s” is empty"), {"title": title})


def headings(body: str) -> Iterator[tuple[int, int, str]]:
    """(line, level, title) of every heading outside fenced blocks."""
    for number, line in unfenced(body):
        if heading := re.match(r"(#{1,6})\s+(.*?)\s*#*$", line):
            yield number, len(heading.group(1)), heading.group(2)
