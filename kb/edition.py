"""The edition number and the process caches keyed by it.

Publishing raises the number; a process asks the database for it at most once a second, so that what was published shows
everywhere within a second while warm pages cost no query.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, Generic, TypeVar
from weakref import WeakSet

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import F

from kb.models import Edition

MAX_AGE = 1.0
"""Seconds an edition number may be used without asking again."""

_T = TypeVar("_T")
_lock = threading.Lock()
_caches: WeakSet[EditionCache[Any]] = WeakSet()
_known: tuple[int, float] | None = None


def number() -> int:
    """The current edition. While the database is away the last known one stands, so that warm pages stay up."""
    known = _known
    if known and time.monotonic() - known[1] < MAX_AGE:
        return known[0]
    return fresh_number()


def fresh_number() -> int:
    """The current edition, asked for now; the last known one while the database is away."""
    global _known
    known = _known
    now = time.monotonic()
    try:
        fresh = Edition.objects.filter(pk=1).values_list("number", flat=True).first() or 0
    except (OperationalError, InterfaceError):
        if known is None:
            raise
        fresh = known[0]
    with _lock:
        _known = (fresh, now)
    return fresh


def advance() -> None:
    """Raise the edition, in the transaction of the caller; this process sees it as soon as that is committed."""
    hold()
    Edition.objects.filter(pk=1).update(number=F("number") + 1)
    transaction.on_commit(forget)


def hold() -> None:
    """Be the only one who publishes until the end of the caller's transaction.

    Called first by everything that publishes, so that what is read afterwards is what others have committed, and so
    that nobody waits for two locks in different orders. (On SQLite every writing transaction holds everything.)
    """
    Edition.objects.get_or_create(pk=1, defaults={"number": 0})
    Edition.objects.select_for_update().get(pk=1)


def forget() -> None:
    """Ask the database at the next use (after a publish in this process, and between tests)."""
    global _known
    with _lock:
        _known = None


def clear_caches() -> None:
    """Forget everything this process keeps: for tests, and after the database was replaced under a running process."""
    forget()
    for cache in list(_caches):
        cache.clear()


class EditionCache(Generic[_T]):
    """A bounded cache whose entries live as long as their edition. Safe for threads."""

    def __init__(self, limit: int, weigh: Callable[[_T], int] = lambda value: 1):
        self.limit = limit
        self.weigh = weigh
        self._entries: OrderedDict[Hashable, _T] = OrderedDict()
        self._weight = 0
        self._edition = -1
        self._lock = threading.Lock()
        _caches.add(self)

    def clear(self) -> None:
        with self._lock:
            self._entries.clear()
            self._weight = 0
            self._edition = -1

    def get(self, key: Hashable, edition: int) -> _T | None:
        with self._lock:
            self._turn_to(edition)
            value = self._entries.get(key)
            if value is not None:
                self._entries.move_to_end(key)
            return value

    def put(self, key: Hashable, edition: int, value: _T) -> None:
        """Keep `value`, unless a newer edition came up while it was made."""
        with self._lock:
            if edition < self._edition:
                return
            self._turn_to(edition)
            if key in self._entries:
                self._weight -= self.weigh(self._entries.pop(key))
            self._entries[key] = value
            self._weight += self.weigh(value)
            while self._weight > self.limit and len(self._entries) > 1:
                self._weight -= self.weigh(self._entries.popitem(last=False)[1])

    def remember(self, key: Hashable, build: Callable[[], _T]) -> _T:
        """The cached value of the current edition, built if there is none."""
        edition = number()
        value = self.get(key, edition)
        if value is None:
            value = build()
            self.put(key, edition, value)
        return value

    def _turn_to(self, edition: int) -> None:
        if edition > self._edition:
            self._entries.clear()
            self._weight = 0
            self._edition = edition


def cached(limit: int = 64) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Decorator: remember the results of a function of hashable arguments for the length of an edition."""

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        cache: EditionCache[Any] = EditionCache(limit)

        def wrapper(*args: Hashable) -> Any:
            return cache.remember(args, lambda: function(*args))

        wrapper.__wrapped__ = function  # type: ignore[attr-defined]
        return wrapper

    return decorate
