"""The rules for what stands above the words of an article. Pure; yields (field, message)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from kb.message import Message
from kb.message import gettext_noop as _

KINDS = ("fix", "howto", "reference")
RISKS = ("none", "interrupts", "lockout", "data-loss")
NEEDS = ("own-computer", "other-network", "cloud-console", "screen-console", "server-admin", "second-session")
KEY = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
MAX_LENGTHS = {"key": 80, "title": 120, "applies_to": 200}
LANGUAGES = ("en", "zh-hans")
SLUG = re.compile(r"[A-Za-z0-9_-]+")
MAX_SLUG = 100
MAX_MINUTES = 480
MAX_ASKED, MAX_ASKED_LENGTH = 20, 80

Mistake = tuple[str, Message]


def field_mistakes(data: Mapping[str, Any]) -> Iterator[Mistake]:
    """Everything wrong with the fields that are there."""
    yield from shared_mistakes(data)
    yield from words_mistakes(data)


def shared_mistakes(data: Mapping[str, Any]) -> Iterator[Mistake]:
    """Of what is the same in every language."""
    yield from _text_mistakes(data, "key", "category")
    if not KEY.fullmatch(str(data.get("key", "x"))):
        yield "key", Message(_("“key” must be small letters, digits, dots and hyphens"))
    for key, allowed in (("kind", KINDS), ("risk", RISKS)):
        if key in data and data[key] not in allowed:
            text = _("“%(field)s” must be one of %(allowed)s")
            yield key, Message(text, {"field": key, "allowed": ", ".join(allowed)})
    minutes = data.get("minutes", 1)
    if isinstance(minutes, bool) or not isinstance(minutes, int) or not 1 <= minutes <= MAX_MINUTES:
        yield "minutes", Message(_("“minutes” must be a whole number from 1 to 480"))
    for day in ("reviewed", "review_by"):
        if day in data and type(data[day]) is not datetime.date:
            yield day, Message(_("“%(field)s” must be a day like 2026-11-21"), {"field": day})
    yield from _place_mistakes(data)
    for need in _list(data, "needs"):
        if need not in NEEDS:
            text = _("“%(need)s” is not a known need; known are %(known)s")
            yield "needs", Message(text, {"need": str(need), "known": ", ".join(NEEDS)})
    for related in _list(data, "related"):
        if not isinstance(related, str) or not KEY.fullmatch(related):
            yield "related", Message(_("“%(key)s” is not an article key"), {"key": str(related)})
    yield from _no_lists(data, "needs", "related")


def _place_mistakes(data: Mapping[str, Any]) -> Iterator[Mistake]:
    slug, position, original = data.get("slug", "x"), data.get("position", 0), data.get("original", "en")
    if not isinstance(slug, str) or not SLUG.fullmatch(slug) or len(slug) > MAX_SLUG:
        yield "slug", Message(_("“slug” must be letters, digits, hyphens and underscores"))
    if type(position) is not int or not 0 <= position <= 32767:
        yield "position", Message(_("“position” must be a whole number from 0 to 32767"))
    if original not in LANGUAGES:
        yield "original", Message(_("“original” must be one of %(allowed)s"), {"allowed": ", ".join(LANGUAGES)})


def words_mistakes(data: Mapping[str, Any]) -> Iterator[Mistake]:
    """Of what each language says for itself, but for the body."""
    yield from _text_mistakes(data, "title", "summary", "applies_to")
    yield from _no_lists(data, "sources", "asked")
    yield from _source_mistakes(data)
    asked = _list(data, "asked")
    if len(asked) > MAX_ASKED:
        yield "asked", Message(_("“asked” holds at most %(most)s phrases"), {"most": MAX_ASKED})
    for phrase in asked:
        if not isinstance(phrase, str) or not 0 < len(phrase.strip()) <= MAX_ASKED_LENGTH:
            text = _("“%(phrase)s” is not a phrase of 1 to %(most)s characters")
            yield "asked", Message(text, {"phrase": str(phrase), "most": MAX_ASKED_LENGTH})


def _source_mistakes(data: Mapping[str, Any]) -> Iterator[Mistake]:
    if data.get("sources") == []:
        yield "sources", Message(_("name at least one source"))
    for source in _list(data, "sources"):
        if not isinstance(source, dict) or not source.get("title") or set(source) - {"title", "url"}:
            yield "sources", Message(_("a source has a title and perhaps a url, nothing else"))
        elif not is_web_address(str(source.get("url", "https://example.com"))):
            yield "sources", Message(_("“%(address)s” is not a web address"), {"address": str(source["url"])})


def is_web_address(text: str) -> bool:
    """Whether a browser could open it: a scheme, a host name with letters or digits, no spaces."""
    if not re.match(r"https?://", text) or re.search(r"\s", text):
        return False
    try:
        parts = urlsplit(text)
        return bool(re.fullmatch(r"(?:[\w-]+\.)*[\w-]+|[\da-f:.]+", parts.hostname or "")) and parts.port != 0
    except ValueError:
        return False


def _text_mistakes(data: Mapping[str, Any], *names: str) -> Iterator[Mistake]:
    for key in names:
        value = data.get(key, "x")
        if key != "key" and (not isinstance(value, str) or not value.strip()):
            yield key, Message(_("“%(field)s” must be a text"), {"field": key})
        longest = MAX_LENGTHS.get(key)
        if longest and isinstance(value, str) and len(value) > longest:
            text = _("“%(field)s” is longer than %(most)s characters")
            yield key, Message(text, {"field": key, "most": longest})


def _no_lists(data: Mapping[str, Any], *names: str) -> Iterator[Mistake]:
    for key in names:
        if not isinstance(data.get(key, []), list):
            yield key, Message(_("“%(field)s” must be a list"), {"field": key})


def _list(data: Mapping[str, Any], key: str) -> list[Any]:
    value = data.get(key, [])
    return value if isinstance(value, list) else []
