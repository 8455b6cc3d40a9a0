"""The form in which a picture is uploaded and described."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb import pictures
from kb.editing.conflicts import GuardedForm
from kb.editing.inserts.snippet_form import checked_key, explain_key
from kb.fields import LANGUAGES
from kb.models import Picture

MAX_ALT = 300
ACCEPTED = "image/png,image/jpeg,image/webp,image/gif,image/svg+xml"


class PictureForm(GuardedForm):
    """What is sent is never kept: `made` is the picture as the site made it anew."""

    upload = forms.FileField(
        label=gettext_lazy("Picture"),
        required=False,
        help_text=gettext_lazy(
            "PNG, JPEG, WebP, GIF or SVG, 4 MB at most. It is packed anew without anything but what is seen: "
            "place, time and camera are left out. Cover names, addresses and passwords before you upload it."
        ),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )

    class Meta:
        model = Picture
        fields = ("key", "upload", "alt")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        explain_key(self)

    def typed_value(self, name: str, value: Any) -> Any:
        """Browsers never send a file again by themselves."""
        return _("your file; choose it once more") if name == "upload" and value else value

    def clean_key(self) -> str:
        return checked_key(self.cleaned_data["key"])

    def clean_alt(self) -> dict[str, str]:
        alt: dict[str, str] = {code: " ".join(words.split()) for code, words in self.cleaned_data["alt"].items()}
        if [code for code in LANGUAGES if not alt.get(code)]:
            raise ValidationError(_("Say in every language what it shows: some readers cannot see it."))
        if [words for words in alt.values() if len(words) > MAX_ALT]:
            text = _("Say it in %(most)s characters or fewer; what needs more belongs into the article.")
            raise ValidationError(text % {"most": MAX_ALT})
        return alt

    def clean_upload(self) -> pictures.Made | None:
        sent = self.cleaned_data["upload"]
        if not sent:
            if not self.instance.pk:
                raise ValidationError(_("Choose a picture."))
            return None
        try:
            pictures.TooLarge.check(sent.size, pictures.MAX_INPUT)
            return pictures.make(sent.read())
        except pictures.Refused as refused:
            raise ValidationError(str(refused)) from refused

    def save(self, commit: bool = True) -> Any:
        made = self.cleaned_data.get("upload")
        if made:
            for name in ("type", "width", "height", "data", "digest"):
                setattr(self.instance, name, getattr(made, name))
        return super().save(commit)
