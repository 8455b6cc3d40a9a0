"""What a reader finds, and the words its findings have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from wizard.graph import Text


@dataclass(frozen=True, slots=True)
class Observation:
    """One fact read from evidence: ``port = refused``.

    `lines` are the numbers (from 1) of the lines of the paste that prove it. `detail` holds what else they tell, as
    plain JSON values: ``{"port": 3389, "host": "203.0.113.10"}``.
    """

    subject: str
    value: str
    lines: tuple[int, ...]
    detail: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one value of a subject says to a customer, in every language.

    `rank` orders what was found, the most decisive first (0 to 99). `path` marks places of the way that the value
    alone proves ``good`` or ``bad``, as choices of a guide do.
    """

    text: Text
    rank: int
    path: Mapping[str, str] = field(default_factory=dict)


Subjects = Mapping[str, Mapping[str, Meaning]]
"""Subject -> value -> what it means. Every reader module has one, named SUBJECTS; rules use no other words."""


def said(en: str, zh: str, rank: int, **path: str) -> Meaning:
    """A meaning in one line; places are written with an underscore: ``security_group="good"``."""
    return Meaning({"en": en, "zh-hans": zh}, rank, {place.replace("_", "-"): state for place, state in path.items()})
