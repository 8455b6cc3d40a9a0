"""What is wrong with words nobody has published yet, told before readers could see them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.translation import gettext as _

from kb.article_body import body_mistakes, embedded_mistakes
from kb.article_fields import words_mistakes
from kb.editing.checks.link_checks import link_problems
from kb.editing.comparing.merging import unresolved
from kb.message import Message
from kb.models import Article, Picture, Snippet
from kb.rendering import can_be_shown
from kb.snippets import expand
from kb.stock import snippets_now
from kb.unsafe_advice import unsafe_commands

LONG_TITLE = {"en": 80, "zh-hans": 40}
LONG_SUMMARY = {"en": 320, "zh-hans": 160}
"""Characters: beyond these a card or a result of the search is cut or hard to take in."""


@dataclass(frozen=True, slots=True)
class Problem:
    """An error keeps the words from being published. `line` is counted from 1 in the body, 0 for anything else."""

    message: str
    level: Literal["error", "warning"] = "error"
    line: int = 0
    field: str = "body"

    def __str__(self) -> str:
        return self.message


def problems(article: Article, language: str, words: Mapping[str, Any]) -> list[Problem]:
    """Everything wrong with these words of the article: errors first, then in the order of the text.

    `words` holds title, summary, applies_to, sources, asked and body, as a revision keeps them.
    """
    found = [
        *_field_problems(words),
        *_body_problems(article, language, str(words.get("body", ""))),
        *_mark_problems(words),
        *_long_texts(language, words),
    ]
    return sorted(dict.fromkeys(found), key=lambda problem: (problem.level != "error", problem.line))


def blocking(found: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in found if problem.level == "error"]


def told(message: Message) -> str:
    """In the language of the page."""
    return _(message.text) % message.params


def _field_problems(words: Mapping[str, Any]) -> Iterator[Problem]:
    for field, message in words_mistakes(words):
        yield Problem(told(message), field=field)


def _body_problems(article: Article, language: str, body: str) -> Iterator[Problem]:
    known = {
        "snippet": set(Snippet.objects.values_list("key", flat=True)) if "snippet:" in body else set(),
        "picture": set(Picture.objects.values_list("key", flat=True)) if "picture:" in body else set(),
    }
    if "snippet:" in body and not can_be_shown(expand(body, snippets_now()[language].get)):
        yield Problem(_("With its snippets put in, this text is too long to be shown. Make it shorter, or use fewer."))
    for line, message in [*body_mistakes(body, article.kind, language), *embedded_mistakes(body, known)]:
        yield Problem(told(message), line=line + 1)
    for line, command, why in unsafe_commands(body):
        text = _("“%(command)s” is not safe advice: %(why)s.")
        yield Problem(text % {"command": command, "why": _(why)}, line=line + 1)
    for line, text, level in link_problems(article, language, body):
        yield Problem(text, level, line)


def _mark_problems(words: Mapping[str, Any]) -> Iterator[Problem]:
    for field, text in words.items():
        for number, line in enumerate(str(text).splitlines(), 1):
            if unresolved(line):
                message = _("Two versions stand here between marks: keep what is right, and delete the rest.")
                yield Problem(message, line=number if field == "body" else 0, field=field)


def _long_texts(language: str, words: Mapping[str, Any]) -> Iterator[Problem]:
    for field, longest in (("title", LONG_TITLE), ("summary", LONG_SUMMARY)):
        size, most = len(str(words.get(field, ""))), longest.get(language, longest["en"])
        if size > most:
            text = _("This has %(size)s characters; %(most)s or fewer are easier to take in.")
            yield Problem(text % {"size": size, "most": most}, "warning", field=field)
