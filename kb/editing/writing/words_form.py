"""The form for one language of an article: lenient with what is unfinished, not with what is hostile."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kb.article_fields import MAX_ASKED, MAX_ASKED_LENGTH, MAX_LENGTHS
from kb.editing.writing.words import FIELDS, BadLine, Source, Words, lines_of, read_phrases, read_sources, words
from kb.models import Revision
from kb.rendering import MAX_CHARACTERS

MAX_SUMMARY = 1000
MAX_SOURCES = 50
MAX_LIST = 20_000
_SHORTER = gettext_lazy("Please shorten this to %(limit_value)d characters; it has %(show_value)d.")
_NUL = gettext_lazy(
    "This holds a NUL character, which no article can keep. Delete it, or paste the words as plain text."
)


class Line(forms.CharField):
    """Words an editor may leave out. The browser does not cut off what is too long: nothing typed is lost unseen."""

    def __init__(self, longest: int, **kwargs: Any):
        super().__init__(required=False, max_length=longest, **kwargs)
        self.error_messages.update({"max_length": _SHORTER, "null_characters_not_allowed": _NUL})

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {}

    def to_python(self, value: Any) -> str:
        return lines_of(super().to_python(value) or "")


class Text(Line):
    """Words of several lines."""

    def __init__(self, longest: int, rows: int, **kwargs: Any):
        super().__init__(longest, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)


class WordsForm(forms.Form):
    """`base` is the revision it was opened from; `common` an older one, when somebody else saved in between."""

    base = forms.CharField(required=False, widget=forms.HiddenInput)
    common = forms.CharField(required=False, widget=forms.HiddenInput)
    title = Line(MAX_LENGTHS["title"], label=gettext_lazy("Title"))
    summary = Text(
        MAX_SUMMARY,
        3,
        label=gettext_lazy("Summary"),
        help_text=gettext_lazy("What is wrong and what will be done, in one or two sentences."),
    )
    body = Text(MAX_CHARACTERS, 26, label=gettext_lazy("Text"), strip=False)
    applies_to = Line(MAX_LENGTHS["applies_to"], label=gettext_lazy("Applies to"))
    sources = Text(
        MAX_LIST,
        4,
        label=gettext_lazy("Sources"),
        help_text=gettext_lazy("One a line: Title | https://… The address may be left out."),
    )
    asked = Text(
        MAX_LIST,
        5,
        label=gettext_lazy("How people put it"),
        help_text=gettext_lazy("One a line: words people type that the text does not hold. Only search sees them."),
    )
    significance = forms.ChoiceField(
        label=gettext_lazy("How much changes for readers"),
        choices=Revision.Significance.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    note = Line(
        200,
        label=gettext_lazy("Comment"),
        help_text=gettext_lazy("For the history: what you changed and why. Readers do not see it."),
    )

    def __init__(self, data: Any = None, *, language: str, initial: Any = None):
        super().__init__(data, prefix=language, initial=initial, use_required_attribute=False)
        for name in FIELDS:
            self.fields[name].widget.attrs |= {"lang": language}
        for name, field in self.fields.items():
            if field.help_text:
                field.widget.attrs["aria-describedby"] = f"id_{language}-{name}_help"
        self.fields["body"].widget.attrs |= {"spellcheck": "true", "class": "words-body"}

    def clean_sources(self) -> tuple[Source, ...]:
        try:
            found = read_sources(self.cleaned_data["sources"])
        except BadLine as bad:
            told = {
                "title": _("Line %(number)d has no title before the address."),
                "address": _("The address in line %(number)d must begin with https:// or http://."),
            }
            raise ValidationError(told[bad.reason] % {"number": bad.number}) from bad
        if len(found) > MAX_SOURCES:
            raise ValidationError(_("%(limit)d sources at most, please.") % {"limit": MAX_SOURCES})
        return found

    def clean_asked(self) -> tuple[str, ...]:
        found = read_phrases(self.cleaned_data["asked"])
        if len(found) > MAX_ASKED:
            raise ValidationError(_("%(limit)d lines at most, please.") % {"limit": MAX_ASKED})
        if any(len(phrase) > MAX_ASKED_LENGTH for phrase in found):
            told = ngettext(
                "%(limit)d character a line at most, please.",
                "%(limit)d characters a line at most, please.",
                MAX_ASKED_LENGTH,
            )
            raise ValidationError(told % {"limit": MAX_ASKED_LENGTH})
        return found

    def clean_significance(self) -> str:
        return self.cleaned_data["significance"] or Revision.Significance.NORMAL

    @cached_property
    def words(self) -> Words:
        """What was typed; of a field that was refused, nothing."""
        self.is_valid()
        blank = {"sources": (), "asked": ()}
        typed = {name: self.cleaned_data.get(name, blank.get(name, "")) for name in FIELDS}
        return words(SimpleNamespace(**typed))
