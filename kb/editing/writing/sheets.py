"""One language of an article on the page where it is written: its form, where it stands, and who else wrote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kb.editing.checks.article_checks import Problem, problems
from kb.editing.comparing import text_diff
from kb.editing.row_ids import row_id
from kb.editing.writing.saving import Clash, Written, words_of_nobody
from kb.editing.writing.toolbar import Button, buttons
from kb.editing.writing.words import FIELDS, Words, words
from kb.editing.writing.words_form import WordsForm
from kb.fields import LANGUAGES
from kb.models import Article, Revision

NAMES = dict(settings.LANGUAGES)


@dataclass(slots=True)
class Sheet:
    """`newest` is None while the article has no text in this language."""

    article: Article
    language: str
    form: WordsForm
    newest: Revision | None
    current: Revision | None
    clash: Clash | None = None
    problems: list[Problem] = field(default_factory=list)

    @property
    def name(self) -> str:
        return NAMES[self.language]

    @property
    def state(self) -> tuple[str, str | Promise]:
        """A name for the style sheet, and where the newest words stand."""
        return standing(self.newest, self.current)

    @property
    def tools(self) -> list[Button]:
        return buttons(self.language)

    @property
    def is_open(self) -> bool:
        """Something here must be looked at before anything is saved."""
        return bool(self.clash or (self.form.is_bound and self.form.errors))

    @property
    def shows_more(self) -> bool:
        return any(name in self.form.errors for name in ("applies_to", "sources", "asked"))

    @property
    def differences(self) -> list[dict[str, Any]]:
        """What the other one changed, field by field."""
        if not self.clash:
            return []
        before, after = self.clash.base.typed(), words(self.clash.theirs).typed()
        labels = {name: self.form.fields[name].label for name in FIELDS}
        return [
            {"label": labels[name], **_difference(name, before[name], after[name])}
            for name in FIELDS
            if before[name] != after[name]
        ]

    @property
    def proposal(self) -> list[dict[str, Any]]:
        """What taking the merged words would change in mine."""
        if not self.clash:
            return []
        before, after = self.clash.mine.typed(), self.clash.proposal.words.typed()
        labels = {name: self.form.fields[name].label for name in FIELDS}
        return [
            {"label": labels[name], **_difference(name, before[name], after[name])}
            for name in FIELDS
            if before[name] != after[name]
        ]


def _difference(name: str, before: str, after: str) -> dict[str, Any]:
    if name in ("title", "applies_to", "summary"):
        return {"words": text_diff.words(before, after)}
    return {"lines": text_diff.lines(before, after)}


def standing(newest: Revision | None, current: Revision | None) -> tuple[str, str | Promise]:
    if newest is None:
        return "missing", _("no text yet")
    if newest.is_current:
        return "published", _("published")
    if newest.approved:
        return "approved", _("approved, not published yet")
    if newest.review_asked:
        return "waiting", _("waiting for a review")
    if current:
        return "draft", _("draft, newer than what readers see")
    return "draft", _("draft, readers do not see it yet")


def opened(article: Article, *, begin: Mapping[str, Words], copy: str = "") -> list[Sheet]:
    """Filled from the newest revisions, or with the words of `begin` by language."""
    found = []
    for language in LANGUAGES:
        newest = article.newest(language)
        shown = begin.get(language) or (
            words(newest) if newest else words_of_nobody(article, language, copy=copy == language)
        )
        form = WordsForm(initial={**shown.typed(), **_beginning(newest)}, language=language)
        sheet = Sheet(article, language, form, newest, article.current(language))
        if newest:
            sheet.problems = problems(article, language, shown.kept())
        found.append(sheet)
    return found


def _beginning(newest: Revision | None) -> dict[str, Any]:
    """What nobody has seen published yet is not forgotten: a typo in a major draft leaves it a major one."""
    is_draft = newest is not None and newest.published is None
    significance = newest.significance if newest and is_draft else Revision.Significance.NORMAL
    return {"base": newest.pk if newest else "", "significance": significance}


def sent(article: Article, data: QueryDict) -> list[Sheet]:
    """Filled with what somebody sent; a language that was not in the form is left out."""
    return [
        Sheet(
            article,
            language,
            WordsForm(data, language=language),
            article.newest(language),
            article.current(language),
        )
        for language in LANGUAGES
        if f"{language}-body" in data
    ]


def written(sheet: Sheet) -> Written:
    cleaned = sheet.form.cleaned_data
    base = _revision(sheet, cleaned.get("base", ""))
    return Written(sheet.language, sheet.form.words, base, cleaned["note"], cleaned["significance"])


def _revision(sheet: Sheet, number: str) -> Revision | None:
    """A number that is no revision of this text counts as none: what is newest is then somebody else's."""
    return sheet.article.revisions.filter(language=sheet.language, pk=row_id(number)).first()


def told_of(sheet: Sheet, clash: Clash, base: str) -> Sheet:
    """With what was sent as it is: saved once more, it replaces the newer revision knowingly."""
    sheet.clash = clash
    sheet.form = _refilled(sheet, {"base": clash.theirs.pk, "common": base})
    return sheet


def with_merged(sheet: Sheet) -> tuple[Sheet, int]:
    """With the merged words in the form, to be read and saved; and in how many places both versions stand."""
    common = _revision(sheet, sheet.form.cleaned_data.get("common", ""))
    if sheet.newest is None:
        return sheet, 0
    clash = Clash(words(common) if common else Words(), sheet.form.words, sheet.newest)
    proposal = clash.proposal
    sheet.form = _refilled(sheet, {**proposal.words.typed(), "base": sheet.newest.pk, "common": ""})
    return sheet, proposal.conflicts


def _refilled(sheet: Sheet, changes: Mapping[str, Any]) -> WordsForm:
    data = {f"{sheet.language}-{name}": sheet.form[name].value() for name in sheet.form.fields}
    return WordsForm(
        {**data, **{f"{sheet.language}-{name}": value for name, value in changes.items()}}, language=sheet.language
    )
