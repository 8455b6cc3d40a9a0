"""Walks as addresses: what stands in a link, and back."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from wizard.evidence.facts import READ, SAID

BEGIN = "begin"
"""The parameter of the first question's address, before anything is answered."""


def answers_in(query: QueryDict) -> dict[str, str]:
    """The answers and facts a link carries; of a parameter given twice the first counts, of facts all do."""
    given = {name: values[0] for name, values in query.lists() if values and name != BEGIN}
    return given | {source: "~".join(query.getlist(source)) for source in (READ, SAID) if source in query}


def query_of(answers: Mapping[str, str]) -> str:
    return urlencode(answers) or f"{BEGIN}=1"


def walk_address(guide: str, answers: Mapping[str, str], page: str = "guide") -> str:
    """The address of this place in the walk, in the active language. `page` is a name of wizard.urls."""
    return f"{reverse(f'wizard:{page}', args=[guide])}?{query_of(answers)}"


def is_private(address: str) -> bool:
    """True for an address that is not one of the Internet (or no address at all)."""
    try:
        return not ipaddress.ip_address(address).is_global
    except ValueError:
        return True
