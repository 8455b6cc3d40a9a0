"""The form of a synonym: one phrase on a line."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kb.editing.conflicts import GuardedForm
from kb.search.models import Synonym, validate_phrases


class LinesField(forms.CharField):
    """A list of texts, typed as lines."""

    widget = forms.Textarea(attrs={"rows": 6})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(map(str, value)) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        return [line.strip() for line in str(value or "").splitlines() if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(list(initial or []) != self.to_python(data))


class SynonymForm(GuardedForm):
    phrases = LinesField(
        label=_("Words that mean the same"),
        help_text=_(
            "One on a line, at least two, in any language: what readers type, and what articles say. "
            "Whoever looks for one finds what is written with any of the others."
        ),
        validators=[validate_phrases],
    )

    class Meta:
        model = Synonym
        exclude = ()
        help_texts = {"key": _("A short name for editors: letters, digits and hyphens. Readers never see it.")}
        error_messages = {"key": {"invalid": _("Letters, digits and hyphens only, without spaces.")}}
