"""A guide's files as YAML: what is wrong is told with file and line. Pure."""

from __future__ import annotations

from typing import Any

import yaml

from kb import strict_yaml

MAX_BYTES = 2_000_000


class GuideFileError(ValueError):
    """The file cannot be read as what it should be. The message begins with ``file:line:``."""


def read_yaml(text: str, name: str) -> tuple[Any, yaml.Node | None]:
    """The data and the node tree it came from. Raises GuideFileError."""
    if "\x00" in text:
        raise GuideFileError(f"{name}:{text.count(chr(10), 0, text.index(chr(0))) + 1}: holds a NUL character")
    if len(text.encode(errors="replace")) > MAX_BYTES:
        raise GuideFileError(f"{name}:1: is larger than {MAX_BYTES} bytes")
    try:
        return strict_yaml.load(text)
    except strict_yaml.YamlError as error:
        raise GuideFileError(f"{name}:{error.line}: {error}") from error
