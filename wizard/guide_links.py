"""What the knowledge base may ask of the guides: their addresses and pages, and which of them lead to an article."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import override

from kb.edition import cached
from kb.links import Place
from wizard.releases import current_guides


def address(guide: str, language: str) -> str | None:
    if guide not in current_guides():
        return None
    with override(language):
        return reverse("wizard:guide", args=[guide])


def page_address(page: str, language: str) -> str | None:
    """``site:my-address``, the page that shows the reader's own public address."""
    if page != "my-address":
        return None
    with override(language):
        return reverse("wizard:my-address")


@cached(limit=4)
def _articles() -> dict[str, list[str]]:
    """Article key -> keys of the guides that offer it."""
    found: dict[str, list[str]] = {}
    for graph in current_guides():
        for article in {outcome.article for outcome in graph.outcomes()}:
            found.setdefault(article, []).append(graph.key)
    return found


def guides_of(article: str) -> list[tuple[str, str]]:
    """What search may offer beside the article: ("guide", key) for every guide that leads to it."""
    return [("guide", key) for key in _articles().get(article, [])]


def leading_to(article: str, language: str) -> list[Place]:
    guides = current_guides()
    return [
        Place(guides[key].title.get(language, key), address(key, language) or "")
        for key in _articles().get(article, [])
    ]
