"""What changed between two versions of an article's words, for admin/kb/article/_differences.html."""

from __future__ import annotations

from typing import Any

from kb.editing.comparing import text_diff
from kb.editing.writing.words import FIELDS, Words, words
from kb.editing.writing.words_form import WordsForm
from kb.models import Revision

SHORT = ("title", "summary", "applies_to")


def between(old: Revision | None, new: Revision) -> list[dict[str, Any]]:
    """Field by field, changed ones only; `words` of a short field, `lines` of a long one."""
    before, after = (words(old) if old else Words()).typed(), words(new).typed()
    return [_difference(name, before[name], after[name]) for name in FIELDS if before[name] != after[name]]


def _difference(name: str, before: str, after: str) -> dict[str, Any]:
    label = WordsForm.base_fields[name].label
    if name in SHORT:
        return {"label": label, "words": text_diff.words(before, after)}
    return {"label": label, "lines": text_diff.lines(before, after)}
