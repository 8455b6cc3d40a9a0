"""The rows of a question and of an outcome: choices, ways to check, partners."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wizard.editing.forms.fields import LinesField, MarksField, TargetField, WordsField, article_box
from wizard.editing.forms.plain_lines import rule_from, rule_text
from wizard.editing.forms.rows import Row
from wizard.graph import RESERVED_ANSWERS, SYSTEMS
from wizard.graph_data import MAX_KEY, when_data, when_from
from wizard.models import NODE_KEY, Choice, Node

SYSTEM_NAMES = {
    "windows": gettext_lazy("on Windows"),
    "macos": gettext_lazy("on a Mac"),
    "linux": gettext_lazy("on Linux"),
    "phone": gettext_lazy("on a phone"),
    "server": gettext_lazy("on the server"),
    "cloud": gettext_lazy("at the cloud provider"),
}


class CheckRow(Row):
    """How to find the answer on one system."""

    on = forms.ChoiceField(
        label=gettext_lazy("Where"), choices=[("", "–"), *((key, SYSTEM_NAMES[key]) for key in SYSTEMS)]
    )
    text = WordsField(label=gettext_lazy("What to do"), rows=5)


class ChoiceRow(Row):
    key = forms.CharField(
        label=gettext_lazy("Key"),
        max_length=MAX_KEY,
        validators=[NODE_KEY],
        widget=forms.TextInput(attrs={"class": "key", "autocomplete": "off", "spellcheck": "false"}),
    )
    text = WordsField(label=gettext_lazy("What the visitor chooses"))
    go = TargetField(label=gettext_lazy("Leads to"))
    says = WordsField(
        label=gettext_lazy("What it says of their connection"),
        required=False,
        help_text=gettext_lazy("Told back to the visitor and in the transcript: “you get as far as the password”."),
    )
    path = MarksField(label=gettext_lazy("What it shows on the path"))
    when = LinesField(
        lambda text: when_data(rule_from(text)),
        lambda value: rule_text(when_from(value)),
        rows=3,
        label=gettext_lazy("Evidence that gives this answer"),
        help_text=gettext_lazy(
            "One line for each kind of evidence, any of which is enough: “port: refused, timeout; ping: ok” asks for a "
            "port that refuses or does not answer, and a ping that comes back."
        ),
    )
    detour = forms.BooleanField(
        label=gettext_lazy("A detour: it leads to a way into the server, and then back to this question"),
        required=False,
    )

    def clean_key(self) -> str:
        key: str = self.cleaned_data["key"]
        if key in RESERVED_ANSWERS:
            raise ValidationError(_("“%(key)s” has a meaning of its own: take another key.") % {"key": key})
        return key


class PartnerRow(Row):
    article = forms.CharField(label=gettext_lazy("Article"), max_length=80, widget=article_box())

    @classmethod
    def opened(cls, value: Any) -> dict[str, Any]:
        return {"article": value}

    def value(self) -> str:
        return str(self.cleaned_data["article"])


def choice_values(node: Node) -> list[dict[str, Any]]:
    """The choices of a question as its rows hold them."""
    if not node.pk:
        return []
    names = tuple(ChoiceRow.base_fields)
    return [{name: getattr(choice, name) for name in names} for choice in node.choices.order_by("position", "key")]


def save_choices(node: Node, values: list[dict[str, Any]]) -> None:
    """The question has these choices from now on, in this order."""
    node.choices.all().delete()
    Choice.objects.bulk_create(Choice(node=node, position=place, **value) for place, value in enumerate(values))
