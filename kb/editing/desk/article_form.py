"""The form for what is the same in every language of an article, in plain widgets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb.article_fields import KEY, MAX_MINUTES
from kb.editing.conflicts import GuardedForm
from kb.models import Article, Revision
from kb.templatetags.reconnect import NEED_NAMES

BOXES = 5
"""For related articles; more come when these are full."""
MOST_KEYS = 50


class KeysWidget(forms.Widget):
    """A box for each key, with suggestions the browser shows while somebody types."""

    use_fieldset = True

    def __init__(self, suggestions: Callable[[], Iterable[tuple[str, str]]], attrs: dict[str, Any] | None = None):
        super().__init__(attrs)
        self.suggestions = suggestions

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        keys = list(value or [])
        keys += [""] * max(2, BOXES - len(keys))
        first = (attrs or {}).get("id", f"id_{name}")
        box = '<input type="text" name="{}" value="{}" id="{}" list="{}-keys" aria-label="{} {}" class="vTextField">'
        boxes = format_html_join(
            "",
            box,
            (
                (name, key, first if number == 1 else f"{first}_{number}", first, _("Article"), number)
                for number, key in enumerate(keys, 1)
            ),
        )
        options = format_html_join("", '<option value="{}">{}</option>', self.suggestions())
        return format_html('<div class="desk-keys">{}<datalist id="{}-keys">{}</datalist></div>', boxes, first, options)

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        sent = data.getlist(name) if hasattr(data, "getlist") else data.get(name, [])
        return [key for text in sent for key in re.split(r"[\s,]+", text) if key]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        # Nobody can leave all boxes out but by emptying them.
        return False


class KeysField(forms.Field):
    """Keys of articles that exist, in the order they were typed."""

    def clean(self, value: Any) -> list[str]:
        keys = list(dict.fromkeys(value or []))
        if len(keys) > MOST_KEYS:
            raise ValidationError(_("%(limit)d articles at most, please.") % {"limit": MOST_KEYS})
        # Databases refuse some of what else could be typed.
        known = set(Article.objects.filter(key__in=list(filter(KEY.fullmatch, keys))).values_list("key", flat=True))
        if unknown := [key for key in keys if key not in known]:
            raise ValidationError(_("There is no article with the key %(keys)s.") % {"keys": ", ".join(unknown)})
        return keys

    def has_changed(self, initial: Any, data: Any) -> bool:
        return list(initial or []) != list(data or [])


def all_keys() -> Iterable[tuple[str, str]]:
    """(key, title) of every article on the site."""
    titles: dict[str, str] = {}
    rows = Revision.objects.current().order_by("article__key", "-language")
    for key, title in rows.values_list("article__key", "title"):
        titles[key] = title
    return titles.items()


class ArticleForm(GuardedForm):
    needs = forms.MultipleChoiceField(
        label=gettext_lazy("What readers need"),
        choices=tuple(NEED_NAMES.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    minutes = forms.IntegerField(label=gettext_lazy("Minutes a beginner needs"), min_value=1, max_value=MAX_MINUTES)
    related = KeysField(
        label=gettext_lazy("Related articles"),
        widget=KeysWidget(all_keys),
        required=False,
        help_text=gettext_lazy("Keys of articles, one a box. Type a part of a key or title to be offered some."),
    )

    class Meta:
        model = Article
        exclude = ()
        labels = {
            "needs_change": gettext_lazy("What has to be changed"),
            "owner": gettext_lazy("Who looks after it"),
            "review_by": gettext_lazy("To be checked again by"),
            "original": gettext_lazy("Language of the original"),
        }
        help_texts = {
            "key": gettext_lazy(
                "Its name in guides and links, small words with dots: rdp.port.closed. It cannot be changed later."
            ),
            "kind": gettext_lazy("Fix: steps that mend one cause. How-to: steps for one task. Reference: to look up."),
            "position": gettext_lazy("Its place in the category; the smallest number comes first."),
            "needs_change": gettext_lazy("A reason flags the article for all editors; empty it when the work is done."),
            "review_by": gettext_lazy("Left empty: a year after it was last checked."),
            "slug": gettext_lazy(
                "The last part of its address, in small letters with hyphens. A former one leads here for ever."
            ),
        }

    def clean_needs(self) -> list[str]:
        """In the order they had, if nothing else changed: a shipped article stays as it was shipped."""
        chosen: list[str] = self.cleaned_data["needs"]
        before = list(self.instance.needs or [])
        return before if set(chosen) == set(before) else chosen

    def clean_related(self) -> list[str]:
        keys: list[str] = self.cleaned_data["related"]
        if self.instance.key and self.instance.key in keys:
            raise ValidationError(_("An article is not related to itself."))
        return keys

    def clean_needs_change(self) -> str:
        return str(self.cleaned_data["needs_change"]).strip()
