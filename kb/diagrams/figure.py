"""What a figure says, before it is drawn. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

LANGUAGES = ("en", "zh-hans")
GROUNDS = ("clear", "encrypted")
MARKS = ("good", "bad", "unknown")

Text = Mapping[str, str]
"""Language -> words; every language of LANGUAGES is there."""


@dataclass(frozen=True, slots=True)
class Message:
    """An arrow from one lifeline to another (keys of the sequence's lifelines).

    `states` are the names of the states the lifelines are in afterwards; they are the same in every language.
    """

    sender: str
    receiver: str
    label: Text
    note: Text | None
    states: Mapping[str, str]
    both_ways: bool


@dataclass(frozen=True, slots=True)
class Phase:
    """Messages that belong together. Without a `name` no band is drawn; `ground` is one of GROUNDS."""

    name: Text | None
    ground: str
    messages: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Sequence:
    """Who says what to whom, from top to bottom; two or three lifelines."""

    title: Text
    caption: Text
    lifelines: Mapping[str, Text]
    states: Mapping[str, str]
    phases: tuple[Phase, ...]

    @property
    def messages(self) -> Iterator[Message]:
        return (message for phase in self.phases for message in phase.messages)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that may happen in a box: `mark` is one of MARKS, the text says it without the mark too."""

    mark: str
    text: Text


@dataclass(frozen=True, slots=True)
class StackBox:
    """`link` is what the line down to the next box says."""

    title: Text
    text: Text
    lines: tuple[Line, ...]
    link: Text | None


@dataclass(frozen=True, slots=True)
class Stack:
    """Things one below the other, each joined to the next."""

    title: Text
    caption: Text
    boxes: tuple[StackBox, ...]


Figure = Sequence | Stack
