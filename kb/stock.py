"""What bodies may hold besides their own words, as readers see it: snippets, pictures and drawings, by key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html

from kb.diagrams.drawing import draw
from kb.diagrams.figure_file import figures
from kb.edition import cached
from kb.models import Picture, Snippet

ENDINGS = {Picture.Type.WEBP.value: "webp", Picture.Type.SVG.value: "svg"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture without its data, which stands under `pk`."""

    pk: int
    type: str
    width: int
    height: int
    digest: str
    alt: Mapping[str, str]

    @property
    def url(self) -> str:
        return address_of(self.digest, self.type)


def address_of(digest: str, type: str) -> str:
    return reverse("picture", args=[digest, ENDINGS[type]])


@cached(limit=4)
def snippets() -> dict[str, dict[str, str]]:
    """Snippets of the current edition: language -> key -> Markdown, in another language where one is missing."""
    return snippets_now()


def snippets_now() -> dict[str, dict[str, str]]:
    """As `snippets`, for who is changing them in this transaction."""
    rows = list(Snippet.objects.values_list("key", "body"))
    return {code: {key: in_language(body, code) for key, body in rows} for code, _name in settings.LANGUAGES}


@cached(limit=4)
def pictures() -> dict[str, Shown]:
    """Key -> picture, in the current edition."""
    columns = ("pk", "type", "width", "height", "digest", "alt")
    return {key: Shown(*rest) for key, *rest in Picture.objects.values_list("key", *columns)}


@cached(limit=4)
def picture_addresses() -> dict[tuple[str, str], Shown]:
    """(digest, type) -> picture."""
    return {(shown.digest, shown.type): shown for shown in pictures().values()}


def picture(key: str, words: str, language: str) -> str | None:
    """HTML of a ``picture:`` image; `words`, if there are any, say what it shows in this place."""
    shown = pictures().get(key)
    return picture_html(shown, words or in_language(shown.alt, language)) if shown else None


def picture_html(shown: Shown, alt: str) -> str:
    return format_html(
        '<p><img src="{}" width="{}" height="{}" alt="{}" loading="lazy"></p>',
        shown.url,
        shown.width,
        shown.height,
        alt,
    )


def diagram(key: str, number: int, language: str) -> str | None:
    """HTML of the figure of a ``diagram:`` image, the `number`-th of its page; None if there is no such figure."""
    figure = figures().get(key)
    return draw(figure, language, f"diagram-{key}-{number}") if figure else None


def in_language(words: Mapping[str, str], language: str) -> str:
    """These words in the language, or in another if it is missing."""
    return words.get(language) or next((found for found in words.values() if found), "")
