"""What an editor sends in to replace a draft."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb.yaml_text import unix
from wizard.editing.exchange.guide_import import MAX_BYTES


class ImportForm(forms.Form):
    """A file, or its text; `words` is what was sent."""

    file = forms.FileField(label=gettext_lazy("A file"), required=False)
    text = forms.CharField(
        label=gettext_lazy("or its text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 16, "spellcheck": "false", "wrap": "off"}),
        error_messages={"null_characters_not_allowed": gettext_lazy("This holds a NUL character: it is no text.")},
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        sent = cleaned.get("file")
        words = _text_of(sent.read(MAX_BYTES + 1)) if sent else cleaned.get("text", "")
        if not words.strip():
            raise ValidationError(_("Choose a file, or paste its text."))
        cleaned["words"] = unix(words)
        return cleaned


def _text_of(data: bytes) -> str:
    if len(data) > MAX_BYTES:
        raise ValidationError(_("The file is too large: %(most)s kB are allowed."), params={"most": MAX_BYTES // 1000})
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValidationError(_("This is not a text file in UTF-8.")) from error
