"""Lines of a part by the words in them, so that the work does not grow with lines that are of no interest."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from wizard.evidence.telling import is_about
from wizard.evidence.transcript import Part

_SOURCE = re.compile(
    r"^\s{0,60}[rfbuL]{0,2}\"[^\"]{0,400}\"\s{0,4}[,;)\]}]{1,4}\s*$|^\s{0,60}[rfbuL]{0,2}'[^']{0,400}'\s{0,4}[,;)\]}]{1,4}\s*$"
    r"|\$\{|<\*>|%[sd](?![\w%])|\);\s*$|(?<!\*)(?<!\[tcp)(?<!\[udp)/\*|\*/(?!\*)|(?:^|\s)//\s|`toml:"
    # Ansible writes "UNREACHABLE! => {" and "ok: [host] => {".
    r"|(?<![!\]] )=>\s?[{`\"']"
    r"|\b(?:console|log(?:ger)?|assert|expect|fmt|print\w{0,3}|echo|regexp?|re|strings|raises|setTimeout)"
    r"[.\w]{0,20}\(.{0,40}?[\"'`]"
    r"|^\s{0,60}[\w.]{1,60} :?= [\w.]{1,60}\("
    # Rows of a table in source; JSON has a colon behind its first string, and knows no single quotes.
    r"|^\s{0,60}[({]\s{0,4}[rfbuL@]{0,2}(?:\"[^\"]{0,400}\"|'[^']{0,400}')\s{0,4},"
    r"|^\s{0,60}'[^']{1,200}'\s?:\s?'"
    r"|\bnew [A-Z]\w{1,40}\([\"']|\berrors\.New\("
)


def is_source(text: str) -> bool:
    """True if the line is of a program's source, which holds the sentences that it may print."""
    return bool(_SOURCE.search(text[:800]))


def has_heading(part: Part) -> bool:
    """True if the part stands below the heading or the remark of an article in Chinese."""
    first = part.lines[0].text if part.lines else ""
    heading = part.command or (first.lstrip("# ") if first.startswith(("# ", "## ")) else "")
    return bool(heading) and (is_about(heading) or not _LETTER.search(heading))


_LETTER = re.compile("[A-Za-z]")


def lines_with(part: Part, words: Iterable[str], limit: int = 300) -> list[int]:
    """Places in `part.lines`, in order, of lines that hold one of `words` (small letters); so many for each."""
    return sorted({at for word in words for at in places(part.text, word, limit)})


def places(text: str, word: str, limit: int) -> Iterator[int]:
    """The indexes, from 0, of the first `limit` lines of `text` that hold `word`."""
    at, counted, found = 0, 0, text.find(word)
    while found >= 0 and limit:
        at += text.count("\n", counted, found)
        yield at
        counted, limit = found, limit - 1
        end = text.find("\n", found)
        found = text.find(word, end) if end >= 0 else -1


def explains(part: Part, numbers: Iterable[int]) -> bool:
    """True if one of the lines with these numbers explains or advises. Quicker than `told` for many lines."""
    return any(is_about(_text(part, number)) for number in numbers)


def in_source(part: Part, numbers: Iterable[int]) -> bool:
    """True if one of the lines with these numbers is of a program's source."""
    return any(is_source(_text(part, number)) for number in numbers)


def _text(part: Part, number: int) -> str:
    at = bisect_left(part.lines, number, key=lambda line: line.number)
    return part.lines[at].text if at < len(part.lines) and part.lines[at].number == number else ""
