"""People at the article desk, and what they press."""

from __future__ import annotations

import re
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from kb import edition
from kb.editing.writing.words import words
from tests.builders import BODY


def person(group: str = "Editors", name: str = "", **fields: Any) -> Any:
    """A client signed in as somebody of this group; `client.user` is the account."""
    user = get_user_model().objects.create_user(name or f"{group}-person", is_staff=True, **fields)
    user.groups.add(Group.objects.get(name=group))
    client: Any = Client()
    client.force_login(user)
    client.user = user
    return client


def visitor() -> Any:
    client: Any = Client()
    client.force_login(get_user_model().objects.create_user("visitor"))
    return client


def draft(article: Any, language: str = "en", by: Any = None, **changes: Any) -> Any:
    """A revision that differs from the newest one in `changes`."""
    newest = article.newest(language)
    new = {
        "title": "New",
        "summary": "s",
        "applies_to": "a",
        "sources": [{"title": "A source"}],
        "body": BODY[language],
    }
    kept = words(newest).kept() if newest else new
    meta = {name: changes.pop(name) for name in ("note", "significance") if name in changes}
    return article.revise(language, author=by, based_on=newest, **meta, **{**kept, **changes})


def publish_url(revision: Any) -> str:
    return reverse("admin:kb_revision_publish", args=[revision.pk])


def form_of(page: str) -> dict[str, Any]:
    """What the page's form would send: its hidden fields, chosen options and ticked buttons."""
    form = re.search(r'<form method="post" class="desk-decide">.*?</form>', page, re.DOTALL)
    assert form, "the page has no form to decide"
    sent = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form[0]))
    for name, options in re.findall(r'<select id="[^"]*" name="([^"]+)">(.*?)</select>', form[0], re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options)
        assert chosen
        sent[name] = chosen[1]
    return sent | dict(re.findall(r'<input type="radio" name="([^"]+)" value="([^"]*)" checked', form[0]))


def press_publish(client: Any, revision: Any, **changes: Any) -> Any:
    """Open the page, then press its button."""
    sent = form_of(client.get(publish_url(revision)).content.decode())
    return client.post(publish_url(revision), {**sent, "publish": "1", **changes})


def readers_page(slug: str, language: str = "en") -> str:
    edition.clear_caches()
    with override(language):
        return Client().get(reverse("kb:article", args=[slug])).content.decode()
