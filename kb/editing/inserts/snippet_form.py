"""The form in which a snippet is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from kb.editing.checks.article_checks import told
from kb.editing.checks.link_checks import link_problems
from kb.editing.conflicts import GuardedForm
from kb.editing.inserts.inserted import read_now
from kb.fields import LANGUAGES
from kb.models import Article, Picture
from kb.rendering import can_be_shown
from kb.snippet_rules import KEY, snippet_mistakes
from kb.snippets import expand
from kb.stock import snippets_now
from kb.unsafe_advice import unsafe_commands
from kb.yaml_text import unix

NAMES = dict(settings.LANGUAGES)


class SnippetForm(GuardedForm):
    """Readers see it at once in every article that holds it: what would harm one is refused."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        explain_key(self)
        if "body" in self.fields:
            for box in self.fields["body"].widget.widgets:
                box.attrs["rows"] = 10

    def clean_key(self) -> str:
        return checked_key(self.cleaned_data["key"])

    def clean_body(self) -> dict[str, str]:
        body: dict[str, str] = self.cleaned_data["body"]
        body = {code: unix(words) + "\n" for code, words in body.items()}
        errors = [error for code in LANGUAGES for error in _errors(code, body.get(code, ""))]
        # A new one may be named by articles already; its key is cleaned before its words.
        errors = errors or list(_too_long(self.instance.key or self.cleaned_data.get("key", ""), body))
        if errors:
            raise ValidationError(errors)
        return body


def explain_key(form: GuardedForm) -> None:
    """The key is typed once, and stands in articles ever after."""
    if "key" in form.fields:
        form.fields["key"].help_text = _("Its name in the words of articles. It stays: choose one you would guess.")
        form.fields["key"].error_messages["invalid"] = _("Small letters, digits and hyphens only.")


def checked_key(key: str) -> str:
    """It is written in articles, where only such keys are read."""
    if not KEY.fullmatch(key):
        raise ValidationError(_("Small letters, digits and hyphens only."))
    return key


def _errors(language: str, body: str) -> list[str]:
    pictures = set(Picture.objects.values_list("key", flat=True)) if "picture:" in body else set()
    found = [(line, told(message)) for line, message in snippet_mistakes(body, {"picture": pictures})]
    found += [(line, f"{command}: {_(why)}") for line, command, why in unsafe_commands(body)]
    links = link_problems(Article(key=""), language, body)
    found += [(line - 1, text) for line, text, level in links if level == "error"]
    if not body.strip():
        return [_("%(language)s says nothing yet: write it in this language too.") % {"language": NAMES[language]}]
    told_at = _("%(language)s, line %(line)s: %(text)s")
    return [told_at % {"language": NAMES[language], "line": line + 1, "text": text} for line, text in found]


def _too_long(key: str, body: dict[str, str]) -> Iterator[str]:
    """Articles that could no longer be shown with these words in them."""
    rows = read_now(key) if key else []
    known = snippets_now() if rows else {}
    for row in rows:
        expanded = expand(row.body, {**known[row.language], key: body[row.language]}.get)
        if not can_be_shown(expanded):
            yield _("The article “%(article)s” would become too long with it.") % {"article": row.article.key}
