"""Walks as addresses: what stands in a link, and back."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from wizard.evidence.facts import READ, SAID

BEGIN = "begin"
"""The parameter of the first question's address, before anything is answered."""

_drafted: ContextVar[str] = ContextVar("drafted", default="")
"""Key of the guide whose draft is walked in this request."""


@contextmanager
def in_the_draft(guide: str) -> Iterator[None]:
    """Until the block ends, walks of this guide are addressed as walks of its draft.

    As with the active language, nothing that is kept for later readers may be made inside the block from addresses.
    """
    token = _drafted.set(guide)
    try:
        yield
    finally:
        _drafted.reset(token)


def answers_in(query: QueryDict) -> dict[str, str]:
    """The answers and facts a link carries; of a parameter given twice the first counts, of facts all do."""
    given = {name: values[0] for name, values in query.lists() if values and name != BEGIN}
    return given | {source: "~".join(query.getlist(source)) for source in (READ, SAID) if source in query}


def query_of(answers: Mapping[str, str]) -> str:
    return urlencode(answers) or f"{BEGIN}=1"


def walk_address(guide: str, answers: Mapping[str, str], page: str = "guide") -> str:
    """The address of this place in the walk, in the active language. `page` is a name of wizard.urls."""
    return f"{_page_address(guide, page)}?{query_of(answers)}"


def start_address(guide: str) -> str:
    """The address of the guide's start page."""
    return _page_address(guide, "guide")


def _page_address(guide: str, page: str) -> str:
    return reverse(f"wizard:draft-{page}" if guide == _drafted.get() else f"wizard:{page}", args=[guide])


def is_private(address: str) -> bool:
    """True for an address that is not one of the Internet (or no address at all)."""
    try:
        return not ipaddress.ip_address(address).is_global
    except ValueError:
        return True
