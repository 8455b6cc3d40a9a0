"""YAML as we accept it: safe, and strict where YAML is lax. Pure.

No aliases (a few bytes could become gigabytes), no key twice, nothing nested without end; only ``true`` and ``false``
are truth values, so that the keys ``on`` and ``no`` stay words.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

MAX_DEPTH = 40
# libyaml reads nested brackets by recursion without a limit of its own, so that hopeless texts must not reach it.
_HOPELESS = re.compile(r"(?:[\[{]\s*){40}|(?:[-?:][ \t]+){40}")

# libyaml where PyYAML was built with it: ten times as fast, the same result.
_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc]
    pass


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


class YamlError(ValueError):
    """The text is not YAML as we accept it. `line` counts from 1."""

    def __init__(self, line: int, message: str):
        self.line = line
        super().__init__(message)


def load(text: str) -> tuple[Any, yaml.Node | None]:
    """The data and the node tree it came from, which knows the lines. Raises YamlError."""
    if found := _HOPELESS.search(text):
        raise YamlError(text.count("\n", 0, found.start()) + 1, "is nested too deeply")
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        if node is not None:
            _check(node, 0, set())
        return (loader.construct_document(node) if node is not None else None), node
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlError(mark.line + 1 if mark else 1, str(error.problem or error)) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        if isinstance(error, YamlError):
            raise
        raise YamlError(1, str(error)) from error


def _check(node: yaml.Node, depth: int, seen: set[int]) -> None:
    line = node.start_mark.line + 1
    if id(node) in seen:
        raise YamlError(line, "aliases are not allowed")
    if depth > MAX_DEPTH:
        raise YamlError(line, "is nested too deeply")
    if isinstance(node, yaml.ScalarNode) and "\x00" in node.value:
        raise YamlError(line, "holds a NUL character")
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        keys: set[str] = set()
        for key, value in node.value:
            if str(key.value) in keys:
                raise YamlError(key.start_mark.line + 1, f"the key “{key.value}” stands twice")
            keys.add(str(key.value))
            _check(key, depth + 1, seen)
            _check(value, depth + 1, seen)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _check(item, depth + 1, seen)


def line_of(node: yaml.Node | None, path: tuple[str | int, ...] | list[str | int]) -> int:
    """Line (from 1) of the value at `path`, or of its nearest ancestor that exists."""
    line = 1
    for part in path:
        if isinstance(node, yaml.MappingNode):
            pair = next(((key, value) for key, value in node.value if key.value == part), None)
            if pair is None:
                break
            line, node = pair[0].start_mark.line + 1, pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
            line = node.start_mark.line + 1
        else:
            break
    return line
