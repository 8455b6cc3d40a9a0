"""A guide as a list: every node with its words, its ways onwards and what is wrong with it. Pure.

The picture and the table of a guide are both made of this, so they say the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from wizard.graph import LANGUAGES, NOT_HELPED, UNKNOWN, Graph, Guides, Node, Outcome, Question, Ref, Text
from wizard.problem import Problem

TargetKind = Literal["question", "outcome", "elsewhere", "missing"]


@dataclass(frozen=True, slots=True)
class Language:
    """What the outline says besides the guide's own words."""

    code: str
    unknown: str
    not_helped: str


class Title(NamedTuple):
    """An article, as far as the picture tells it."""

    words: str
    risk: str


@dataclass(frozen=True, slots=True)
class Target:
    """Where a way leads; `guide` is another guide for ``elsewhere``, and `name` what people know the node by."""

    kind: TargetKind
    guide: str
    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Way:
    """One edge of the graph: from `source`, by this answer."""

    source: str
    answer: str
    text: str
    to: Target

    @property
    def quiet(self) -> bool:
        return self.answer in (UNKNOWN, NOT_HELPED)


@dataclass(frozen=True, slots=True)
class Entry:
    """A node. `name` is its short form or the title of its article, `text` the whole question."""

    key: str
    asks: bool
    name: str
    text: str
    ways: tuple[Way, ...]
    starts: bool = False
    article: str = ""
    place: str = ""
    risk: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def broken(self) -> bool:
        return any(problem.level == "error" for problem in self.problems)


def outline(
    graph: Graph,
    others: Iterable[Graph],
    titles: Mapping[str, Title],
    language: Language,
    problems: Sequence[Problem] = (),
) -> tuple[Entry, ...]:
    """Every node in the order editors gave. `titles` maps keys of articles to their titles."""
    guides = Guides({**{other.key: other for other in others}, graph.key: graph})
    return tuple(_Teller(graph, guides, titles, language).entries(problems))


def in_words(text: Text, code: str) -> str:
    """In this language, else in whichever there is."""
    return next((words for one in (code, *LANGUAGES) if (words := text.get(one, "").strip())), "")


@dataclass(frozen=True)
class _Teller:
    graph: Graph
    guides: Guides
    titles: Mapping[str, Title]
    language: Language

    def entries(self, problems: Iterable[Problem]) -> Iterator[Entry]:
        wrong: dict[str, list[Problem]] = defaultdict(list)
        for problem in problems:
            wrong[problem.node].append(problem)
        for key, node in self.graph.nodes.items():
            build = self._outcome if isinstance(node, Outcome) else self._question
            yield build(node, tuple(wrong[key]))  # type: ignore[arg-type]

    def _question(self, node: Question, problems: tuple[Problem, ...]) -> Entry:
        words = {choice.key: in_words(choice.text, self.language.code) for choice in node.choices}
        words[UNKNOWN] = in_words(node.unknown_text, self.language.code) or self.language.unknown
        return Entry(
            key=node.key,
            asks=True,
            name=self._name(node),
            text=in_words(node.ask, self.language.code),
            ways=tuple(self._way(node.key, answer, words[answer], target) for answer, target in node.edges()),
            starts=node.key == self.graph.start,
            problems=problems,
        )

    def _outcome(self, node: Outcome, problems: tuple[Problem, ...]) -> Entry:
        title = self.titles.get(node.article)
        ways = (self._way(node.key, answer, self.language.not_helped, target) for answer, target in node.edges())
        return Entry(
            key=node.key,
            asks=False,
            name=self._name(node),
            text="",
            ways=tuple(ways),
            starts=node.key == self.graph.start,
            article=node.article,
            place=node.place,
            risk=node.risk or (title.risk if title else ""),
            problems=problems,
        )

    def _name(self, node: Node) -> str:
        if isinstance(node, Outcome):
            title = self.titles.get(node.article)
            return title.words if title else node.article
        return in_words(node.short, self.language.code) or in_words(node.ask, self.language.code) or node.key

    def _way(self, source: str, answer: str, text: str, target: Ref) -> Way:
        guide, _, key = self.graph.absolute(target).partition(".")
        known = self.guides[guide].nodes.get(key) if guide in self.guides else None
        kind: TargetKind = "question" if isinstance(known, Question) else "outcome"
        if known is None:
            kind = "missing"
        elif guide != self.graph.key:
            kind = "elsewhere"
        return Way(source, answer, text or answer, Target(kind, guide, key, self._name(known) if known else key))
