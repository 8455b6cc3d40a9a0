"""A sentence for editors, which a page can translate. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Message:
    """`text` is English with ``%(name)s`` where `params` go, messages again perhaps; the catalogue is asked for it."""

    text: str
    params: Mapping[str, str | int | Message] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.told(str)

    def told(self, translate: Callable[[str], str]) -> str:
        """In the language of `translate`."""
        gaps = {
            name: value.told(translate) if isinstance(value, Message) else value for name, value in self.params.items()
        }
        return translate(self.text) % gaps if gaps else translate(self.text)


def gettext_noop(words: str) -> str:
    """Marks words for the catalogue; the page that shows them translates them."""
    return words
