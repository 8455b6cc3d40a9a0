"""Figures as YAML files in kb/diagrams/figures; a mistake is told with file and line. Pure.

The format is described in docs/writing.md.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any, TypeVar

from kb import strict_yaml
from kb.diagrams.figure import GROUNDS, LANGUAGES, MARKS, Figure, Line, Message, Phase, Sequence, Stack, StackBox, Text
from kb.strict_yaml import line_of

FOLDER = Path(__file__).parent / "figures"
KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

Path_ = tuple[str | int, ...]
T = TypeVar("T")


class FigureFileError(ValueError):
    """The file cannot be read as a figure. The message begins with ``file:line:``."""


class _Wrong(ValueError):
    def __init__(self, path: Path_, message: str):
        self.path = path
        super().__init__(message)


@functools.cache
def figures() -> Mapping[str, Figure]:
    """Key (the file's name) -> figure, read once per process. Raises FigureFileError."""
    return {path.stem: parse(path.read_text("utf-8"), str(path)) for path in sorted(FOLDER.glob("*.yaml"))}


def parse(text: str, name: str) -> Figure:
    """Raises FigureFileError."""
    if not KEY.fullmatch(Path(name).stem):
        raise FigureFileError(f"{name}:1: the name must be small letters, digits and hyphens")
    try:
        data, node = strict_yaml.load(text)
    except strict_yaml.YamlError as error:
        raise FigureFileError(f"{name}:{error.line}: {error}") from error
    try:
        return _figure(data)
    except _Wrong as wrong:
        raise FigureFileError(f"{name}:{line_of(node, wrong.path)}: {wrong}") from wrong


def _figure(data: Any) -> Figure:
    kind = data.get("kind") if isinstance(data, dict) else None
    if kind == "sequence":
        return _sequence(data)
    if kind == "stack":
        return _stack(data)
    raise _Wrong(("kind",), "“kind” must be sequence or stack")


def _sequence(data: Any) -> Sequence:
    _fields(data, (), {"kind", "title", "caption", "lifelines", "phases"}, {"states"})
    lifelines = data["lifelines"]
    if not isinstance(lifelines, dict) or not 2 <= len(lifelines) <= 3:
        raise _Wrong(("lifelines",), "a sequence has two or three lifelines")
    return Sequence(
        title=_text(data["title"], ("title",)),
        caption=_text(data["caption"], ("caption",)),
        lifelines={str(key): _text(name, ("lifelines", key)) for key, name in lifelines.items()},
        states=_states(data.get("states"), ("states",), lifelines),
        phases=_list(data["phases"], ("phases",), lambda item, path: _phase(item, path, lifelines)),
    )


def _phase(data: Any, path: Path_, lifelines: Collection[str]) -> Phase:
    _fields(data, path, {"messages"}, {"name", "ground"})
    return Phase(
        name=_text(data["name"], (*path, "name")) if "name" in data else None,
        ground=_one_of(data.get("ground", "clear"), (*path, "ground"), GROUNDS),
        messages=_list(data["messages"], (*path, "messages"), lambda item, at: _message(item, at, lifelines)),
    )


def _message(data: Any, path: Path_, lifelines: Collection[str]) -> Message:
    _fields(data, path, {"from", "to", "label"}, {"note", "states", "both_ways"})
    if data["from"] == data["to"]:
        raise _Wrong((*path, "to"), "a message goes from one lifeline to another")
    if not isinstance(data.get("both_ways", False), bool):
        raise _Wrong((*path, "both_ways"), "“both_ways” is true or false")
    return Message(
        sender=_one_of(data["from"], (*path, "from"), lifelines),
        receiver=_one_of(data["to"], (*path, "to"), lifelines),
        label=_text(data["label"], (*path, "label")),
        note=_text(data["note"], (*path, "note")) if "note" in data else None,
        states=_states(data.get("states"), (*path, "states"), lifelines),
        both_ways=data.get("both_ways", False),
    )


def _states(data: Any, path: Path_, lifelines: Collection[str]) -> Mapping[str, str]:
    if data is None:
        return {}
    _fields(data, path, set(), set(lifelines))
    for key, state in data.items():
        if not isinstance(state, str) or not state.strip():
            raise _Wrong((*path, key), "a state is a name")
    return dict(data)


def _stack(data: Any) -> Stack:
    _fields(data, (), {"kind", "title", "caption", "boxes"}, set())
    return Stack(
        title=_text(data["title"], ("title",)),
        caption=_text(data["caption"], ("caption",)),
        boxes=_list(data["boxes"], ("boxes",), _box),
    )


def _box(data: Any, path: Path_) -> StackBox:
    _fields(data, path, {"title", "text"}, {"lines", "link"})
    return StackBox(
        title=_text(data["title"], (*path, "title")),
        text=_text(data["text"], (*path, "text")),
        lines=_list(data["lines"], (*path, "lines"), _line) if "lines" in data else (),
        link=_text(data["link"], (*path, "link")) if "link" in data else None,
    )


def _line(data: Any, path: Path_) -> Line:
    _fields(data, path, {"mark", "text"}, set())
    return Line(_one_of(data["mark"], (*path, "mark"), MARKS), _text(data["text"], (*path, "text")))


def _text(data: Any, path: Path_) -> Text:
    if not isinstance(data, dict):
        raise _Wrong(path, f"must be a text in {' and '.join(LANGUAGES)}")
    _fields(data, path, set(LANGUAGES), set())
    for language, words in data.items():
        if not isinstance(words, str) or not words.strip():
            raise _Wrong((*path, language), f"the text in {language} is empty or no text")
    # Not split(): an author may hold words together with a no-break space.
    return {language: re.sub(r"[ \n]+", " ", words).strip() for language, words in data.items()}


def _list(data: Any, path: Path_, read: Callable[[Any, Path_], T]) -> tuple[T, ...]:
    if not isinstance(data, list) or not data:
        raise _Wrong(path, f"“{path[-1]}” must be a list with something in it")
    return tuple(read(item, (*path, index)) for index, item in enumerate(data))


def _fields(data: Any, path: Path_, required: set[str], optional: set[str]) -> None:
    if not isinstance(data, dict):
        raise _Wrong(path, "must be a list of “field: value”")
    for missing in sorted(required - set(data)):
        raise _Wrong(path, f"“{missing}” is missing")
    for unknown in sorted(set(map(str, data)) - required - optional):
        raise _Wrong((*path, unknown), f"the field “{unknown}” is not known")


def _one_of(value: Any, path: Path_, known: Collection[str]) -> str:
    if not isinstance(value, str) or value not in known:
        raise _Wrong(path, f"“{value}” is not one of {', '.join(known)}")
    return value
