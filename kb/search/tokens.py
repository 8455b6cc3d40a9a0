"""Text into the tokens that are indexed and looked for. Pure: no database, no settings.

Latin words are stemmed (English). Codes stay whole (``0x204``, ``known_hosts``, ``ERR_CERT_DATE_INVALID``), and their
parts are given too. Chinese becomes single characters and pairs of neighbours, so that every piece of two characters or
more can be found without knowing where words end.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import opencc
import Stemmer

VERSION = 2
"""Raise it when the same text gives other tokens: the index is then made anew (kb.search.index.ensure)."""

MAX_TOKEN = 64

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_UNIT = re.compile(rf"[{_HAN}]+|[a-z0-9]+(?:[._-][a-z0-9]+)*")
_PART = re.compile(r"[a-z]+|[0-9]+(?:\.[0-9]+)*")
_HEX = re.compile(r"0x0*(?=[0-9a-f])")
_DROPPED = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff'’`´]"
)
_ADDRESS = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}")

_to_simplified = opencc.OpenCC("t2s")
_from_taiwan = opencc.OpenCC("tw2sp")
_stemmer = Stemmer.Stemmer("english", 0)
_stemming = threading.Lock()


def normalise(text: str) -> str:
    """Lower case, half width, Simplified characters; apostrophes and invisible characters are gone."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return str(_to_simplified.convert(_HEX.sub("0x", _DROPPED.sub("", plain))))


def normalise_query(text: str) -> str:
    """As `normalise`; words of Taiwan and Hong Kong become those of the mainland (伺服器 -> 服务器)."""
    if _to_simplified.convert(text) != text:
        text = _from_taiwan.convert(text)
    return normalise(text)


def units(normalised: str) -> list[str]:
    """The Han runs, words and codes of a normalised text, in order; addresses like 203.0.113.10 are left out."""
    return [unit for unit in _UNIT.findall(normalised) if not _ADDRESS.fullmatch(unit)]


def is_han(unit: str) -> bool:
    return unit[0] >= "\u3400"


def tokens(normalised: str) -> Iterator[str]:
    """What is indexed of a normalised text, repeats included."""
    for unit in units(normalised):
        if is_han(unit):
            yield from unit
            yield from pairs(unit)
        else:
            yield from word_tokens(unit)


def pairs(run: str) -> list[str]:
    """Neighbouring characters of a Han run."""
    return [run[i : i + 2] for i in range(len(run) - 1)]


@lru_cache(maxsize=50_000)
def word_tokens(unit: str) -> tuple[str, ...]:
    """A Latin unit as tokens: the stem of a word; a code whole, then the stems of its parts."""
    unit = unit[: 2 * MAX_TOKEN]
    if unit.isalpha():
        return (stem(unit[:MAX_TOKEN]),)
    if unit.isdigit() or unit.startswith("0x"):
        return (unit[:MAX_TOKEN],)
    parts = [stem(part) if part.isalpha() else part for part in _PART.findall(unit)]
    return (unit[:MAX_TOKEN], *(part[:MAX_TOKEN] for part in parts if len(part) > 1))


def stems(words: list[str]) -> list[str]:
    """The stems of many words that will hardly come again."""
    with _stemming:
        return list(map(str, _stemmer.stemWords(words)))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    with _stemming:  # the library's object is not safe for threads
        return str(_stemmer.stemWord(word))
