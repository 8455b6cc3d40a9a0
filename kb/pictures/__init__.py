"""Pictures as this site makes them anew: what somebody sent is never shown as it came.

``make(data)`` for what somebody uploads; ``accept(data)`` for what `make` once made and a file brings back.
"""

from __future__ import annotations

from kb.pictures import raster, vector
from kb.pictures.made import MAX_INPUT, MAX_OUTPUT, Made, NotAPicture, Refused, TooLarge

__all__ = ["MAX_INPUT", "MAX_OUTPUT", "Made", "NotAPicture", "Refused", "TooLarge", "accept", "make"]


def make(data: bytes) -> Made:
    """A safe picture of what `data` shows. What it is, its content tells. Raises NotAPicture and TooLarge."""
    TooLarge.check(len(data), MAX_INPUT)
    made = vector.make(data) if vector.looks_like_one(data) else raster.make(data)
    TooLarge.check(len(made.data), MAX_OUTPUT)
    return made


def accept(data: bytes) -> Made:
    """`data` as it is, if it could have come from `make`. Raises NotAPicture and TooLarge."""
    TooLarge.check(len(data), MAX_OUTPUT)
    return vector.accept(data) if vector.looks_like_one(data) else raster.accept(data)
