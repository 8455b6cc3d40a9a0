"""One change of a guide in an editor's words, and how values, texts and lists are compared. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from kb.message import Message
from wizard.graph import LANGUAGES, Text
from wizard.lint import LANGUAGE_NAMES

What = Literal["added", "removed", "moved", "changed"]
NOTHING = "–"
"""Stands where there is no value."""

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Change:
    """`kind` is what changed: ``guide``, ``question`` or ``outcome``; `node` its key, empty for the guide itself.

    `old` and `new` are there where words changed that are worth comparing, `language` if they are of one language.
    """

    kind: str
    node: str
    message: Message
    what: What = "changed"
    old: str | None = None
    new: str | None = None
    language: str = ""

    def __str__(self) -> str:
        place = f"{self.kind} {self.node}".rstrip()
        return f"{place}: {self.message}"


@dataclass(frozen=True, slots=True)
class Place:
    """Where changes are found; what `about` says (such as the choice) goes into every message."""

    kind: str
    node: str = ""
    about: Mapping[str, str | int | Message] = field(default_factory=dict)

    def change(self, message: str, what: What = "changed", **params: str | Message) -> Change:
        return Change(self.kind, self.node, Message(message, {**self.about, **params}), what)

    def value(self, message: str, old: str | Message, new: str | Message) -> Iterator[Change]:
        """The message has ``%(old)s`` and ``%(new)s``."""
        if old != new:
            yield self.change(message, old=old or NOTHING, new=new or NOTHING)

    def flag(self, old: bool, new: bool, *, on: str, off: str) -> Iterator[Change]:
        if old != new:
            yield self.change(on if new else off)

    def words(self, message: str, old: str, new: str, what: What = "changed") -> Iterator[Change]:
        """Words to be compared beside the message."""
        if old != new:
            yield Change(self.kind, self.node, Message(message, self.about), what, old, new)

    def text(self, message: str, old: Text, new: Text, **params: str) -> Iterator[Change]:
        """Each language by itself: the message has ``%(language)s``."""
        for language in dict.fromkeys((*LANGUAGES, *old, *new)):
            before, after = old.get(language, ""), new.get(language, "")
            if before != after:
                about = {**self.about, **params, "language": Message(LANGUAGE_NAMES.get(language, language))}
                yield Change(self.kind, self.node, Message(message, about), "changed", before, after, language)

    def order(self, message: str, first: str, old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
        """What stands elsewhere among those that stayed; `message` has ``%(name)s`` and ``%(after)s``."""
        stayed = [name for name in new if name in set(old)]
        for name, after in moved([name for name in old if name in set(new)], stayed):
            yield (
                self.change(message, "moved", name=name, after=after)
                if after
                else self.change(first, "moved", name=name)
            )


def moved(old: Sequence[str], new: Sequence[str]) -> list[tuple[str, str]]:
    """The fewest of the same names that have to move to come from one order to the other: (name, what it now follows).

    What comes first follows "".
    """
    places = {name: place for place, name in enumerate(old)}
    ways: list[list[str]] = []
    for name in new:
        best: list[str] = max((way for way in ways if places[way[-1]] < places[name]), key=len, default=[])
        ways.append([*best, name])
    longest: list[str] = max(ways, key=len, default=[])
    kept = set(longest)
    return [(name, after) for name, after in zip(new, ["", *new], strict=False) if name not in kept]


def named(items: Iterable[_T], name: Callable[[_T], str]) -> dict[str, _T]:
    """By name, in their order; a second one of a name is told apart by its number."""
    found: dict[str, _T] = {}
    for item in items:
        words, number = name(item), 1
        while words in found:
            number += 1
            words = f"{name(item)} ({number})"
        found[words] = item
    return found


def joined(names: Iterable[str]) -> str:
    return ", ".join(names)
