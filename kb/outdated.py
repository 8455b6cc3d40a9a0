"""Which changes of the original a translation lacks. Pure.

Shipped files are checked to say the same in both languages, so what was loaded from one never counts as a change. A
corrected typo in the original asks nothing of a translation, and one in a translation does not bring it up to date.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Protocol, TypeVar

TYPO, MAJOR = "typo", "major"


class Version(Protocol):
    """What is asked of a revision, read-only."""

    language: str
    significance: str
    loaded: str
    published: datetime.datetime | None
    is_current: bool


AnyVersion = TypeVar("AnyVersion", bound=Version)


def missing_changes(versions: Iterable[AnyVersion], original: str, language: str) -> list[AnyVersion]:
    """Of all versions of an article: those of the original that its translation lacks, the newest first."""
    known = [version for version in versions if version.published]
    own = [version for version in known if version.language == language]
    if language == original or not any(version.is_current for version in own):
        return []
    followed = [version.published for version in own if version.significance != TYPO]
    since = max(followed or [version.published for version in own], key=_moment)
    changes = [
        version
        for version in known
        if version.language == original
        and not version.loaded
        and version.significance != TYPO
        and _moment(version.published) > _moment(since)
    ]
    return sorted(changes, key=lambda version: _moment(version.published), reverse=True)


def _moment(published: datetime.datetime | None) -> datetime.datetime:
    assert published is not None
    return published
