"""Where a link of an article leads, and who leads to an article.

The knowledge base knows nothing of the apps above it; they register here what they can answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A page with its title, in one language."""

    title: str
    url: str


Resolver = Callable[[str, str], str | None]
Source = Callable[[str, str], Iterable[Place]]

resolvers: dict[str, Resolver] = {}
"""Kind of link ("guide") -> function of (key, language) giving the address, or None."""

sources: list[Source] = []
"""Functions of (article key, language) giving the places that lead to the article."""


def leading_to(article: str, language: str) -> list[Place]:
    return [place for source in sources for place in source(article, language)]
