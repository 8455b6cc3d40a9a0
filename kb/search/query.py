"""What somebody typed, as terms to look for. Pure.

A term is one idea with the ways to write it: the words of a synonym group, a code and its parts, a Chinese word. The
pairs of characters that straddle two Chinese words are terms of little weight, so that a wrong cut costs little.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace

import rjieba

from kb.search.small_words import CHINESE, ENGLISH
from kb.search.tokens import is_han, normalise, normalise_query, pairs, stems, units, word_tokens

MAX_TEXT = 2_000
MAX_READ = 200_000
LONGEST_WORD = 24
MAX_TERMS = 32
MAX_NEIGHBOURS = 16
ACROSS_WORDS = 0.25
BESIDE_SMALL = 0.05
SINGLE = 0.5
NUMBER = 0.25
COMMON = 0.15
SAME_MEANING = 0.75
SAID_TWICE = 1.3
PART_OF_CODE = 0.5

STOP = ENGLISH | CHINESE

SMALL_CLASSES = frozenset("rdcpuyeoqmft")
"""Parts of speech (ICTCLAS letters) that stand in any question: pronouns, adverbs, particles, times …"""

_TELLING = re.compile(
    r"error|fail|refus|denied|timed? ?out|unable|cannot|can't|invalid|reset|closed|expired|0x[0-9a-f]{3}|"
    r"错误|失败|拒绝|超时|无法|不能|无效|重置|关闭|过期|出错",
    re.IGNORECASE,
)

Alternative = tuple[tuple[str, ...], float]
"""Tokens that must stand in a document together, and how much finding them counts (0 to 1)."""


@dataclass(frozen=True, slots=True)
class Term:
    weight: float
    alternatives: tuple[Alternative, ...]
    typed: str = ""
    """The word as typed if it is a plain Latin one: it may be misspelt."""


@dataclass(frozen=True, slots=True)
class Query:
    terms: tuple[Term, ...]
    neighbours: tuple[str, ...]
    """What stands side by side in the query, as it would stand in a document's head."""


class Synonyms:
    """Groups of phrases that mean the same, ready to be found in a text."""

    def __init__(self, groups: Iterable[Sequence[str]]):
        ways: dict[str, dict[tuple[str, ...], float]] = {}
        for group in groups:
            tokens_of = {phrase: phrase_tokens(phrase) for phrase in map(line, group) if phrase}
            for phrase, own in tokens_of.items():
                # A phrase of several groups means all that they mean.
                known = ways.setdefault(phrase, {own: 1.0})
                for tokens in tokens_of.values():
                    known.setdefault(tokens, SAME_MEANING)
        self._at: dict[str, list[tuple[str, tuple[Alternative, ...]]]] = {}
        for phrase in sorted(ways, key=lambda phrase: (-len(phrase), phrase)):
            self._at.setdefault(phrase[:2], []).append((phrase, tuple(ways[phrase].items())))

    def longest(self, text: str, start: int) -> tuple[str, tuple[Alternative, ...]] | None:
        """The longest phrase that stands at `start`; Latin ones must end where a word ends."""
        for beginning in (text[start : start + 2], text[start : start + 1]):
            for phrase, alternatives in self._at.get(beginning, ()):
                if text.startswith(phrase, start) and _word_ends(text, start, start + len(phrase)):
                    return phrase, alternatives
        return None


NO_SYNONYMS = Synonyms([])


def _word_ends(text: str, start: int, end: int) -> bool:
    def latin(at: int) -> bool:
        return 0 <= at < len(text) and text[at].isascii() and text[at] != " "

    return not (latin(start - 1) and latin(start)) and not (latin(end - 1) and latin(end))


def line(text: str) -> str:
    """A text as the words and Han runs in it, one space between them: what phrases are looked for in."""
    return " ".join(units(normalise(text)))


def phrase_tokens(phrase: str) -> tuple[str, ...]:
    """What a document must hold to hold this phrase."""
    found: dict[str, None] = {}
    for unit in phrase.split():
        found.update(dict.fromkeys(_run_tokens(unit) if is_han(unit) else word_tokens(unit)[:1]))
    return tuple(found)


def _run_tokens(run: str) -> list[str]:
    return pairs(run) or [run]


def parse(text: str, synonyms: Synonyms = NO_SYNONYMS) -> Query:
    """The terms of what somebody typed, at most MAX_TERMS; none if it is only small words like “how do I”."""
    typed = " ".join(units(normalise_query(_essence(text))[: 2 * MAX_TEXT]))
    terms: dict[tuple[Alternative, ...], Term] = {}
    rest = ""
    at = 0
    while at < len(typed):
        found = synonyms.longest(typed, at)
        if found is None:
            rest += typed[at]
            at += 1
            continue
        _add_rest(terms, rest)
        rest = ""
        phrase, alternatives = found
        _add(terms, Term(1.0, alternatives))
        at += len(phrase)
    _add_rest(terms, rest)
    if all(term.weight == COMMON and term.typed for term in terms.values()):
        return Query((), ())
    return Query(tuple(terms.values())[:MAX_TERMS], _neighbours(typed))


def _essence(text: str) -> str:
    """At most MAX_TEXT characters of a long text: lines that tell of an error, then its end, then its beginning."""
    if len(text) <= MAX_TEXT:
        return text
    lines = list(dict.fromkeys(line.strip() for line in re.findall(r"[^\r\n]{1,300}", text[:MAX_READ])))
    telling = [line for line in lines if _TELLING.search(line)]
    kept = "\n".join(dict.fromkeys([*telling[:10], *reversed(lines[-10:]), *lines]))
    return kept[:MAX_TEXT]


def _add_rest(terms: dict[tuple[Alternative, ...], Term], rest: str) -> None:
    for unit in rest.split():
        for term in _han_terms(unit) if is_han(unit) else _word_terms(unit):
            _add(terms, term)


def _add(terms: dict[tuple[Alternative, ...], Term], term: Term) -> None:
    """What somebody says twice counts more, however often it is said."""
    known = terms.get(term.alternatives)
    if known is None:
        terms[term.alternatives] = term
    elif min(known.weight, term.weight) >= 1:
        terms[term.alternatives] = replace(term, weight=SAID_TWICE)
    elif known.weight < term.weight:
        terms[term.alternatives] = term


def _word_terms(unit: str) -> Iterable[Term]:
    whole, *parts = word_tokens(unit)
    alternatives: list[Alternative] = [((whole,), 1.0)]
    if parts:
        alternatives.append((tuple(dict.fromkeys(parts)), PART_OF_CODE))
    weight = COMMON if unit in STOP else NUMBER if unit.isdigit() and len(unit) < 3 else 1.0
    yield Term(weight, tuple(alternatives), unit if unit.isalpha() else "")


def _han_terms(run: str) -> Iterable[Term]:
    if len(run) == 1:
        yield Term(COMMON if run in STOP else SINGLE, (((run,), 1.0),))
        return
    at, small_before = 0, True
    for word, part_of_speech in rjieba.tag(run):
        small = word in STOP or part_of_speech[0] in SMALL_CLASSES
        if at:
            joint = run[at - 1 : at + 1]
            yield Term(BESIDE_SMALL if small or small_before else ACROSS_WORDS, (((joint,), 1.0),))
        if len(word) > 1:
            yield Term(COMMON if small else 1.0, ((tuple(pairs(word)), 1.0),))
        at, small_before = at + len(word), small


def _neighbours(typed: str) -> tuple[str, ...]:
    """Pairs of words, and fours of Han characters, as they stand side by side."""
    pieces = typed.split()
    found = [f"{one} {two}" for one, two in itertools.pairwise(pieces) if not (is_han(one) and is_han(two))]
    for piece in pieces:
        if is_han(piece):
            found += [piece[i : i + 4] for i in range(max(1, len(piece) - 3)) if len(piece) > 1]
    return tuple(dict.fromkeys(found))[:MAX_NEIGHBOURS]


def misspelt(word: str, known: Container[str]) -> list[str]:
    """Known stems one slip away (a letter wrong, missing, too many, or two swapped); not for short words."""
    if not 4 <= len(word) <= LONGEST_WORD:
        return []
    slips = sorted(_slips(word))
    return sorted({token for pair in zip(slips, stems(slips), strict=True) for token in pair if token in known})


def _slips(word: str) -> set[str]:
    letters = "abcdefghijklmnopqrstuvwxyz"
    halves = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    slips = {a + b[1:] for a, b in halves if b}
    slips |= {a + b[1] + b[0] + b[2:] for a, b in halves if len(b) > 1}
    slips |= {a + c + b[1:] for a, b in halves if b for c in letters}
    slips |= {a + c + b for a, b in halves for c in letters}
    return slips - {word}
