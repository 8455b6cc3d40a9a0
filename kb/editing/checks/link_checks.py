"""Links of words nobody has published yet that would lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Literal

from django.utils.translation import gettext as _

from kb.article_fields import is_web_address
from kb.editing.checks.linked import Link, links
from kb.links import resolvers
from kb.models import Article, Revision
from kb.reading import preferred
from kb.rendering import TooLong, render

Found = tuple[int, str, Literal["error", "warning"]]
_EMBEDDED = ("diagram:", "snippet:", "picture:")


def link_problems(article: Article, language: str, body: str) -> Iterator[Found]:
    """(line from 1, what is wrong, how bad)"""
    found = list(links(body))
    targets = Targets(found, language, article.key, body)
    for link in found:
        if link.kind == "kb":
            yield from targets.problems(link)
        elif link.kind == "part":
            yield from targets.missing_part(link, article.key)
        elif link.kind == "image":
            yield from _image_problems(link)
        elif link.kind == "web":
            yield from _address_problems(link)
        elif link.kind not in resolvers or resolvers[link.kind](link.target, language) is None:
            text = _("This links to “%(target)s”, which does not exist.")
            yield link.line, text % {"target": f"{link.kind}:{link.target}"}, "error"


class Targets:
    """The articles these links lead to, as readers of this language would meet them; a few queries for all."""

    def __init__(self, found: Iterable[Link], language: str, own: str, body: str):
        wanted = {link.target: bool(link.part) for link in sorted(found, key=lambda link: bool(link.part))}
        self.own = own
        self.archived = dict(Article.objects.filter(key__in=wanted).values_list("key", "archived"))
        rows = Revision.objects.current().of(wanted).values_list("article__key", "language")
        languages: dict[str, set[str]] = {}
        for key, code in rows:
            languages.setdefault(key, set()).add(code)
        self.read_in = {
            key: next(code for code in preferred(language) if code in codes) for key, codes in languages.items()
        }
        self.parts = {own: parts_of(body)}
        self._read_parts([key for key, has_part in wanted.items() if has_part and key != own])

    def _read_parts(self, keys: Collection[str]) -> None:
        for row in Revision.objects.current().of(keys).select_related("article"):
            if self.read_in.get(row.article.key) == row.language:
                self.parts[row.article.key] = parts_of(row.body)

    def problems(self, link: Link) -> Iterator[Found]:
        params = {"key": link.target}
        if link.target not in self.archived:
            yield link.line, _("This links to the article “%(key)s”, which does not exist.") % params, "error"
        elif self.archived[link.target]:
            yield link.line, _("This links to the article “%(key)s”, which was taken off the site.") % params, "error"
        elif link.target not in self.read_in and link.target != self.own:
            text = _("This links to the article “%(key)s”, which is not published yet: readers see no link.")
            yield link.line, text % params, "warning"
        elif link.part:
            yield from self.missing_part(link, link.target)

    def missing_part(self, link: Link, key: str) -> Iterator[Found]:
        if link.part not in self.parts.get(key, ()):
            text = _("This links to the part “#%(part)s” of “%(key)s”, which does not have it.")
            yield link.line, text % {"part": link.part, "key": key}, "error"


def parts_of(body: str) -> frozenset[str]:
    """The ids of the headings of a text: what a link to a part of it may name."""
    try:
        return frozenset(re.findall(r'<h[2-4] id="([^"]*)"', render(body).html)) | {"sources"}
    except TooLong:
        return frozenset()


def _image_problems(link: Link) -> Iterator[Found]:
    if not link.target.startswith(_EMBEDDED):
        yield (
            link.line,
            _("Readers do not see this picture: put it into the library and write ![](picture:key)."),
            "error",
        )


def _address_problems(link: Link) -> Iterator[Found]:
    if link.target.startswith(("mailto:", "tel:")) or is_web_address(link.target):
        return
    text = _("“%(address)s” is not a web address: write it in full, with https://.")
    yield link.line, text % {"address": link.target}, "error"
