"""A problem of a guide, in an editor's words. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from kb.message import Message


@dataclass(frozen=True, slots=True)
class Problem:
    """`node` is the key of the node to mend, empty for the guide itself; `level` is ``error`` or ``warning``."""

    guide: str
    node: str
    words: Message | str
    level: str = "error"

    @property
    def message(self) -> str:
        """In English."""
        return str(self.words)

    @property
    def place(self) -> str:
        return f"{self.guide}.{self.node}" if self.node else self.guide

    def __str__(self) -> str:
        return f"{self.place}: {self.words}"
