"""A picture that may be shown, and why one may not."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

MAX_INPUT = 4_000_000
MAX_OUTPUT = 200_000
"""Bytes: readers load it on a phone."""
MAX_WIDTH, MAX_HEIGHT = 1600, 4800
WEBP, SVG = "image/webp", "image/svg+xml"


@dataclass(frozen=True, slots=True)
class Made:
    """`type` is WEBP or SVG; `width` and `height` are what a page says of it."""

    type: str
    width: int
    height: int
    data: bytes

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


class Refused(ValueError):
    """The message says why, in words an editor understands and a page can translate."""

    def __str__(self) -> str:
        return str(self.args[0])


class NotAPicture(Refused):
    """This cannot be shown safely, or not at all."""


class TooLarge(Refused):
    """It is a picture perhaps, but too much of one."""

    @classmethod
    def check(cls, size: int, most: int) -> None:
        if size > most:
            text = _(
                "The picture has %(size)s kB; %(most)s kB are allowed. Make it smaller, or cut it to what matters."
            )
            raise cls(text % {"size": -(-size // 1000), "most": most // 1000})


def fitting(width: float, height: float) -> tuple[int, int]:
    """The largest size in these proportions that a page takes, never larger than it is."""
    scale = min(1, MAX_WIDTH / width, MAX_HEIGHT / height)
    return max(1, round(width * scale)), max(1, round(height * scale))
