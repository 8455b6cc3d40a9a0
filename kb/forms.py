"""What readers may send."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kb.models import Vote

MAX_COMMENT = 1000


class VoteForm(forms.Form):
    """“Was this helpful?” A reason and words only go with a no."""

    helpful = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")])
    reason = forms.ChoiceField(choices=Vote.Reason.choices, required=False, widget=forms.RadioSelect)
    comment = forms.CharField(
        max_length=MAX_COMMENT,
        required=False,
        error_messages={"max_length": _("Please shorten this to %(limit_value)d characters; it has %(show_value)d.")},
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("helpful") == "yes":
            data["reason"] = data["comment"] = ""
        return data
