"""Columns that hold words in several languages, or small lists, and refuse any other shape."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.fields import InvalidJSONInput
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

Validator = Callable[[Any], None]
LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)


def validate_text(value: Any) -> None:
    """``{"en": "…", "zh-hans": "…"}``, languages may be missing."""
    if not isinstance(value, Mapping) or not all(
        language in LANGUAGES and isinstance(words, str) for language, words in value.items()
    ):
        raise ValidationError(_("Must be words by language, like {“en”: “…”, “zh-hans”: “…”}."))


def validate_texts(value: Any) -> None:
    """A list of such words."""
    for item in _list(value):
        validate_text(item)


def validate_words(value: Any) -> None:
    """A list of plain words."""
    if not all(isinstance(item, str) for item in _list(value)):
        raise ValidationError(_("Must be a list of words, like [“one”, “two”]."))


def validate_pairs(value: Any) -> None:
    """``{"name": "value"}`` of plain words."""
    if not isinstance(value, Mapping) or not all(isinstance(item, str) for item in [*value, *value.values()]):
        raise ValidationError(_("Must be pairs of words, like {“name”: “value”}."))


def validate_sources(value: Any) -> None:
    """``[{"title": "…", "url": "https://…"}]``, the url may be missing."""
    for item in _list(value):
        validate_pairs(item)
        address = item.get("url", "https://")
        if not item.get("title") or set(item) - {"title", "url"} or not address.startswith(("http://", "https://")):
            raise ValidationError(_("A source has a title and perhaps a web address (url), nothing else."))


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise ValidationError(_("Must be a list: […]."))
    return value


class LocalWidget(forms.MultiWidget):
    """One box for each language, with its name above it."""

    def __init__(self, attrs: dict[str, Any] | None = None):
        boxes: dict[str, forms.Widget | type[forms.Widget]] = {
            code: forms.Textarea(attrs={"rows": 3, "lang": code}) for code in LANGUAGES
        }
        super().__init__(boxes, attrs)

    def decompress(self, value: Any) -> list[str]:
        text = value if isinstance(value, Mapping) else {}
        return [text.get(code, "") for code in LANGUAGES]

    def _render(self, template_name: str, context: dict[str, Any], renderer: Any = None) -> SafeString:
        boxes = zip(context["widget"]["subwidgets"], settings.LANGUAGES, strict=True)
        drawn = ((name, renderer.render(box["template_name"], {"widget": box})) for box, (_code, name) in boxes)
        labelled = format_html_join("", "<label><span>{}</span>{}</label>", ((n, SafeString(box)) for n, box in drawn))
        return format_html('<div class="in-languages">{}</div>', labelled)


class LocalFormField(forms.MultiValueField):
    """Words by language; an empty box leaves its language out."""

    widget = LocalWidget

    def __init__(self, **kwargs: Any):
        kept = {name: value for name, value in kwargs.items() if name in ("label", "help_text", "initial")}
        boxes = [forms.CharField(required=False, strip=True) for _code in LANGUAGES]
        super().__init__(boxes, require_all_fields=False, required=kwargs.get("required", True), **kept)

    def compress(self, data_list: list[str] | None) -> dict[str, str]:
        return {code: words for code, words in zip(LANGUAGES, data_list or [], strict=False) if words}


class ListForm(forms.JSONField):
    """JSON typed by an editor: what is empty in any way becomes `empty()`, and what nests without end is refused."""

    def __init__(self, *, empty: Callable[[], Any] = list, **kwargs: Any):
        self.empty = empty
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except RecursionError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid", params={"value": "…"}) from error

    def clean(self, value: Any) -> Any:
        found = super().clean(value)
        return self.empty() if found in self.empty_values else found

    def bound_data(self, data: Any, initial: Any) -> Any:
        try:
            return super().bound_data(data, initial)
        except RecursionError:
            return InvalidJSONInput(data)


class ListField(models.JSONField):
    """A list or mapping of plain values, which an editor may empty but not make null."""

    def deconstruct(self) -> Any:
        # The column is a plain JSON column; only what an editor may type differs.
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", args, kwargs

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": ListForm, "empty": self.get_default, **kwargs})


class LocalField(models.JSONField):
    """Words by language."""

    default_validators = [validate_text]

    def formfield(self, **kwargs: Any) -> Any:
        label = str(self.verbose_name).capitalize()
        return LocalFormField(label=label, required=not self.blank, help_text=self.help_text)
