"""The piece of a text that answers a query, with the found words marked. Pure: escaped first, then marked."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence

from kb.search.query import Query, Term
from kb.search.small_words import CHINESE, ENGLISH
from kb.search.tokens import is_han

LENGTH = 180
BEFORE = 50


class Marker:
    """Marks the words of one query in any number of texts."""

    def __init__(self, query: Query):
        words = sorted({word for term in query.terms for word in _words(term)}, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(_written, words)), re.IGNORECASE) if words else None

    def marked(self, text: str) -> str:
        """The whole text as HTML."""
        parts, at = [], 0
        for start, end in self._found(text):
            parts += [html.escape(text[at:start]), "<mark>", html.escape(text[start:end]), "</mark>"]
            at = end
        return "".join(parts) + html.escape(text[at:])

    def snippet(self, texts: Iterable[str]) -> str:
        """The line with the most different words found in it, cut to LENGTH around the first, as HTML."""
        lines = [line for text in texts for line in text.splitlines() if line]
        best = max(lines, key=self._different, default="")
        if self._pattern is None or not self._different(best):
            best = lines[0] if lines else ""
        return self.marked(_cut(best, self._found(best)))

    def _found(self, text: str) -> list[tuple[int, int]]:
        return [match.span() for match in self._pattern.finditer(text)] if self._pattern else []

    def _different(self, line: str) -> int:
        return len({line[start:end].lower() for start, end in self._found(line[:2000])})


def _words(term: Term) -> Iterable[str]:
    """The words of a term as they are written; small ones are not worth marking."""
    for tokens, _ in term.alternatives:
        if all(is_han(token) for token in tokens):
            word = tokens[0] + "".join(token[-1] for token in tokens[1:])
            if len(word) > 1 and word not in CHINESE:
                yield word
        else:
            yield from (token for token in tokens if token not in ENGLISH and (len(token) > 1 or token.isdigit()))


def _written(word: str) -> str:
    if is_han(word):
        return re.escape(word)
    ending = r"[a-z]{0,6}" if word.isalpha() else ""
    return rf"(?<![a-z0-9]){re.escape(word)}{ending}(?![a-z0-9])"


def _cut(line: str, found: Sequence[tuple[int, int]]) -> str:
    if len(line) <= LENGTH:
        return line
    start = max(0, (found[0][0] if found else 0) - BEFORE)
    if start:
        start = max(start, line.find(" ", start, start + 20) + 1)
    end = min(len(line), start + LENGTH)
    if end < len(line):
        end = max(line.rfind(" ", end - 20, end), line.rfind("，", end - 20, end), end - 20)
    return ("… " if start else "") + line[start:end].strip() + (" …" if end < len(line) else "")
