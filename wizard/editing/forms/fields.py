"""Form fields for what guides hold, without JSON: words side by side, lines, places on the path, targets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb.fields import LocalFormField, LocalWidget
from kb.models import Article
from wizard.editing.forms.plain_lines import (
    Unreadable,
    pairs_from,
    pairs_text,
    ports_from,
    ports_text,
    words_from,
    words_text,
)
from wizard.graph import PLACES
from wizard.models import NODE_REF

Words = str | Promise

NODES, ARTICLES = "known-nodes", "known-articles"
"""Ids of the lists that a page offers beside an input."""

PLACE_NAMES: Mapping[str, Words] = {
    "computer": gettext_lazy("their computer"),
    "carrier": gettext_lazy("the way through the Internet"),
    "cloud": gettext_lazy("the cloud"),
    "security-group": gettext_lazy("the security group"),
    "firewall": gettext_lazy("the server's firewall"),
    "service": gettext_lazy("the service"),
}


def refusal(unreadable: Unreadable) -> ValidationError:
    return ValidationError([message.told(_) for message in unreadable.messages])


class OwnTemplate(forms.Widget):
    """Drawn by a template of the site."""

    def _render(self, template_name: str, context: dict[str, Any], renderer: Any = None) -> SafeString:
        return mark_safe(render_to_string(template_name, context))


class SideBySide(OwnTemplate, LocalWidget):
    """A box for each language, beside each other where there is room."""

    template_name = "admin/wizard/forms/side_by_side.html"
    label: Words = ""
    rows = 2

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        boxes = zip(context["widget"]["subwidgets"], settings.LANGUAGES, strict=True)
        return {**context, "boxes": list(boxes), "label": self.label, "rows": self.rows}


class WordsField(LocalFormField):
    widget = SideBySide

    def __init__(self, *, rows: int = 2, **kwargs: Any):
        super().__init__(**kwargs)
        assert isinstance(self.widget, SideBySide)
        self.widget.label, self.widget.rows = kwargs.get("label", ""), rows
        for box in self.fields:
            assert isinstance(box, forms.CharField)
            box.strip = False

    def clean(self, value: Any) -> Any:
        return super().clean(tidy(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(initial, tidy(data))


def tidy(boxes: Any) -> Any:
    """What browsers send, with the line ends of files: a text that ended with one still does."""
    if not isinstance(boxes, list):
        return boxes
    lines = [box.replace("\r\n", "\n") if isinstance(box, str) else box for box in boxes]
    return [box.strip() + "\n" * (box.endswith("\n") and bool(box.strip())) if box else box for box in lines]


class LinesField(forms.CharField):
    """Lines that are read into a value and written again from it."""

    def __init__(self, read: Callable[[str], Any], write: Callable[[Any], str], *, rows: int = 4, **kwargs: Any):
        self.read, self.write = read, write
        box = forms.Textarea(attrs={"rows": rows, "class": "plain-lines", "spellcheck": "false"})
        super().__init__(**{"widget": box, "required": False, **kwargs})

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) else self.write(value or type(self.read(""))())

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), (data or "").replace("\r\n", "\n"))

    def clean(self, value: Any) -> Any:
        try:
            return self.read(super().clean(value))
        except Unreadable as unreadable:
            raise refusal(unreadable) from unreadable


def pairs_field(**kwargs: Any) -> LinesField:
    return LinesField(pairs_from, pairs_text, **kwargs)


def words_field(**kwargs: Any) -> LinesField:
    return LinesField(words_from, words_text, **kwargs)


def ports_field(**kwargs: Any) -> LinesField:
    return LinesField(ports_from, ports_text, widget=forms.TextInput(attrs={"class": "vTextField"}), **kwargs)


class TargetField(forms.CharField):
    """Where an edge leads. A node that does not exist yet is allowed in a draft: its problems tell it."""

    default_validators = [NODE_REF]

    def __init__(self, **kwargs: Any):
        box = forms.TextInput(attrs={"list": NODES, "class": "target", "autocomplete": "off", "spellcheck": "false"})
        super().__init__(**{"max_length": 121, "widget": box, **kwargs})


def article_box() -> forms.TextInput:
    return forms.TextInput(attrs={"list": ARTICLES, "class": "target", "autocomplete": "off", "spellcheck": "false"})


class ArticleField(forms.ModelChoiceField):
    """An article by its key."""

    def __init__(self, **kwargs: Any):
        wrong = {"invalid_choice": gettext_lazy("There is no article “%(value)s”.")}
        articles = Article.objects.order_by("key")
        super().__init__(articles, to_field_name="key", widget=article_box(), error_messages=wrong, **kwargs)


class MarksWidget(OwnTemplate, forms.MultiWidget):
    """Good, bad or nothing for each place."""

    template_name = "admin/wizard/forms/marks.html"

    def __init__(self) -> None:
        states = [("", "–"), ("good", gettext_lazy("in order")), ("bad", gettext_lazy("broken"))]
        super().__init__({place: forms.Select(choices=states) for place in PLACES})

    def decompress(self, value: Any) -> list[str]:
        return [(value or {}).get(place, "") for place in PLACES]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        boxes = list(zip(context["widget"]["subwidgets"], PLACE_NAMES.values(), strict=True))
        return {**context, "boxes": boxes}


class MarksField(forms.MultiValueField):
    """Which places of the path an answer shows to be in order or broken."""

    widget = MarksWidget

    def __init__(self, **kwargs: Any):
        states = [(state, state) for state in ("", "good", "bad")]
        each = [forms.ChoiceField(choices=states, required=False) for _place in PLACES]
        super().__init__(each, require_all_fields=False, required=False, **kwargs)

    def compress(self, data_list: list[str] | None) -> dict[str, str]:
        return {place: state for place, state in zip(PLACES, data_list or [], strict=False) if state}


def without_articles(keys: Iterable[str]) -> list[str]:
    """Those of these keys that no article has."""
    wanted = list(keys)
    known = set(Article.objects.filter(key__in=wanted).values_list("key", flat=True))
    return [key for key in wanted if key not in known]


def must_be_articles(keys: Iterable[str]) -> None:
    unknown = without_articles(keys)
    if unknown:
        raise ValidationError([_("There is no article “%(value)s”.") % {"value": key[:80]} for key in unknown[:5]])
