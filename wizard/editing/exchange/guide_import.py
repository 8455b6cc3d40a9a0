"""A guide that an editor pastes or uploads: everything that is wrong with it, line by line. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from kb import strict_yaml
from kb.message import Message
from kb.message import gettext_noop as _
from wizard.graph import PLACES, RESERVED_ANSWERS, Graph, Node, Outcome, Question
from wizard.graph_data import ShapeError, from_data

MAX_BYTES = 1_500_000
MAX_NODES = 500

MAX_TARGET = 121
"""Characters: a column of the draft holds no more."""

MOST_TOLD = 50

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Mistake:
    line: int
    message: Message


class NotTaken(ValueError):
    """The text cannot become the draft; `mistakes` in the order of its lines."""

    def __init__(self, mistakes: Sequence[Mistake]):
        self.mistakes = sorted(mistakes, key=lambda mistake: mistake.line)
        super().__init__("\n".join(f"{mistake.line}: {mistake.message}" for mistake in self.mistakes))


def read_guide(text: str, key: str, articles: Collection[str]) -> Graph:
    """The guide `key`; `articles` are those that exist. Raises NotTaken."""
    data, node = _data(text)
    found = [Mistake(strict_yaml.line_of(node, list(error.path)), error.words) for error in _shapes(data)]
    if not found:
        graph = from_data(data)
        told = list(_unfit(graph, key, articles))
        found = [Mistake(strict_yaml.line_of(node, list(path)), message) for path, message in told]
    if found:
        raise NotTaken(found[:MOST_TOLD])
    return graph


def _data(text: str) -> tuple[Any, yaml.Node | None]:
    if len(text.encode(errors="replace")) > MAX_BYTES:
        raise NotTaken([Mistake(1, Message(_("This is larger than %(most)s bytes."), {"most": MAX_BYTES}))])
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        raise NotTaken([Mistake(line, Message(_("This holds a NUL character: it is no text.")))])
    try:
        return strict_yaml.load(text)
    except strict_yaml.YamlError as error:
        raise NotTaken([Mistake(error.line, Message(str(error)))]) from error


def _shapes(data: Any) -> Iterator[ShapeError]:
    """Every node that is not as it should be; of the guide itself only the first mistake."""
    left = data
    for _number in range(MOST_TOLD):
        try:
            from_data(left)
        except ShapeError as error:
            yield error
            left = _without(left, error.path)
        if left is None or left is data:
            return
        data = left


def _without(data: Any, path: Path) -> Any:
    """The guide without the node at this path; None if the mistake is not in a node."""
    if len(path) < 2 or path[0] not in ("questions", "outcomes"):
        return None
    section, key = path[:2]
    return {**data, section: {name: value for name, value in data[section].items() if name != key}}


def _unfit(graph: Graph, key: str, articles: Collection[str]) -> Iterator[tuple[Path, Message]]:
    """What has the right shape, and still no draft can hold."""
    if graph.key != key:
        yield ("key",), Message(_("This is the guide “%(other)s”, not “%(key)s”."), {"other": graph.key, "key": key})
    if len(graph.nodes) > MAX_NODES:
        yield ("questions",), Message(_("More than %(most)s questions and outcomes"), {"most": MAX_NODES})
        return
    for node in graph.nodes.values():
        yield from _long_targets(node)
        yield from _unfit_choices(node) if isinstance(node, Question) else _unfit_outcome(node, articles)


def _long_targets(node: Node) -> Iterator[tuple[Path, Message]]:
    section = "questions" if isinstance(node, Question) else "outcomes"
    for answer, target in node.edges():
        if len(target) > MAX_TARGET:
            told: Mapping[str, str | int] = {"answer": answer, "most": MAX_TARGET}
            text = _("“%(answer)s” leads to a key that is longer than %(most)s characters.")
            yield (section, node.key), Message(text, told)


def _unfit_choices(question: Question) -> Iterator[tuple[Path, Message]]:
    seen: set[str] = set()
    for number, choice in enumerate(question.choices):
        path = ("questions", question.key, "choices", number)
        told: Mapping[str, str] = {"choice": choice.key}
        if choice.key in seen:
            yield path, Message(_("The choice “%(choice)s” stands twice."), told)
        if choice.key in RESERVED_ANSWERS:
            yield path, Message(_("“%(choice)s” is a reserved word and cannot be the key of a choice."), told)
        seen.add(choice.key)


def _unfit_outcome(outcome: Outcome, articles: Collection[str]) -> Iterator[tuple[Path, Message]]:
    if outcome.article not in articles:
        told = {"article": outcome.article}
        yield ("outcomes", outcome.key, "article"), Message(_("There is no article “%(article)s”."), told)
    if outcome.place and outcome.place not in PLACES:
        places = {"place": outcome.place, "known": ", ".join(PLACES)}
        text = _("“%(place)s” is not a place of the path; known are %(known)s")
        yield ("outcomes", outcome.key, "place"), Message(text, places)
