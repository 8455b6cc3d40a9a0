"""Tags of the pages that compare releases."""

from __future__ import annotations

from collections.abc import Sequence

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kb.editing.comparing.text_diff import Part, words
from wizard.editing.proposal.change import Change

register = template.Library()

KIND_NAMES: dict[str, str | Promise] = {
    "guide": _("The guide itself"),
    "question": _("Question"),
    "outcome": _("Outcome"),
}
SIGNS = {"added": "+", "removed": "−", "moved": "↕", "changed": "~"}


@register.filter
def word_diff(change: Change) -> Sequence[Part]:
    """What was added to its words and what was removed."""
    return words(change.old or "", change.new or "")


@register.filter
def kind_name(kind: str) -> str | Promise:
    return KIND_NAMES.get(kind, kind)


@register.filter
def sign(change: Change) -> str:
    return SIGNS[change.what]
