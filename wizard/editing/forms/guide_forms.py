"""The form of a guide: what stands around its questions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb.editing.conflicts import GuardedForm
from wizard.editing.draft import Draft, in_my_language
from wizard.editing.forms.fields import WordsField, ports_field, without_articles, words_field
from wizard.editing.forms.rows import Row, RowsField
from wizard.models import NODE_KEY, Guide


class LineRow(Row):
    text = WordsField(label=gettext_lazy("Line"))

    @classmethod
    def opened(cls, value: Any) -> dict[str, Any]:
        return {"text": value}

    def value(self) -> Any:
        return self.cleaned_data["text"]


class ElsewhereRow(Row):
    guide = forms.CharField(label=gettext_lazy("Guide"), max_length=40, validators=[NODE_KEY])
    text = WordsField(label=gettext_lazy("When to go there"))


class GuideForm(GuardedForm):
    title = WordsField(label=gettext_lazy("Title"))
    summary = WordsField(label=gettext_lazy("Summary"), rows=3)
    scope = WordsField(
        label=gettext_lazy("Scope"), rows=3, help_text=gettext_lazy("What this guide is for, and what it is not for.")
    )
    start = forms.CharField(
        label=gettext_lazy("First question"),
        max_length=40,
        validators=[NODE_KEY],
        help_text=gettext_lazy("Its key. The question itself is written afterwards."),
    )
    at_hand = RowsField(
        LineRow,
        "admin/wizard/guide/_line.html",
        label=gettext_lazy("Have at hand"),
        add=gettext_lazy("Add a line"),
        most=12,
    )
    elsewhere = RowsField(
        ElsewhereRow,
        "admin/wizard/guide/_elsewhere.html",
        label=gettext_lazy("Better served by another guide"),
        add=gettext_lazy("Add a guide"),
        most=12,
    )
    ports = ports_field(
        label=gettext_lazy("Ports of the service"),
        help_text=gettext_lazy("Numbers, apart by commas: evidence about other guides' ports says nothing here."),
    )
    checklist = words_field(
        label=gettext_lazy("The list people use without the guide"),
        rows=8,
        help_text=gettext_lazy("Keys of articles, one per line, in that order. The guide is measured against it."),
    )

    class Meta:
        model = Guide
        fields = (
            *("key", "title", "summary", "scope", "minutes", "start"),
            *("at_hand", "elsewhere", "ports", "checklist"),
        )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.draft = Draft(self.instance) if self.instance.pk else None
        if self.draft and self.draft.graph.nodes:
            self.fields["start"] = forms.ChoiceField(label=_("First question"), choices=starts(self.draft))

    def clean_checklist(self) -> list[str]:
        keys: list[str] = self.cleaned_data["checklist"]
        kept = self.instance.checklist if self.instance.pk else []
        unknown = without_articles(key for key in keys if key not in kept)
        if unknown:
            raise ValidationError([_("There is no article “%(value)s”.") % {"value": key[:80]} for key in unknown[:5]])
        return keys


def starts(draft: Draft) -> list[tuple[str, str]]:
    """The questions of a guide, and where it starts now even if that is none."""
    known = {question.key: in_my_language(question.ask) for question in draft.graph.questions()}
    return [(key, f"{words} ({key})") for key, words in ({draft.graph.start: "–"} | known).items()]
