"""What readers would see of words that are not published: the article's own page, made by the same code."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kb import article_page, reading
from kb.article_body import TANGLED
from kb.editing.checks.article_checks import problems, told
from kb.editing.pages import editors_page
from kb.editing.row_ids import row_id
from kb.editing.writing import sheets
from kb.editing.writing.framing import is_framed_by_us
from kb.editing.writing.words import words
from kb.editing.writing.words_form import WordsForm
from kb.fields import LANGUAGES
from kb.forms import VoteForm
from kb.models import Article, Revision
from kb.rendering import TooLong


@require_http_methods(["GET", "HEAD", "POST"])
@is_framed_by_us
@editors_page("kb.view_revision")
def preview(request: HttpRequest, pk: int, language: str) -> HttpResponseBase:
    """POST shows what is typed in the form, GET a saved revision (`?revision=`), else the newest."""
    article = get_object_or_404(Article.objects.select_related("category"), pk=pk)
    if language not in LANGUAGES:
        raise Http404
    if request.method != "POST":
        return _shown(request, _saved(request, article, language), [])
    form = WordsForm(request.POST, language=language)
    refused = [f"{form.fields[name].label}: {error}" for name, errors in form.errors.items() for error in errors]
    if "body" in form.errors:
        return _refused(request, refused)
    return _shown(request, Revision(article=article, language=language, **form.words.kept()), refused)


def _saved(request: HttpRequest, article: Article, language: str) -> Revision:
    number = request.GET.get("revision")
    if number is None:
        revision = article.newest(language)
    else:
        revision = article.revisions.filter(language=language, pk=row_id(number)).first()
    if revision is None:
        raise Http404
    return revision


def _shown(request: HttpRequest, revision: Revision, refused: list[str]) -> HttpResponse:
    note = _note(revision)
    context: dict[str, Any] = {"preview": True, "note": note, "editors_language": get_language(), "refused": refused}
    try:
        context["problems"] = problems(revision.article, revision.language, words(revision).kept())
        with override(revision.language):
            revision.title = revision.title or _("No title yet")
            found = reading.compose(revision, revision.language)
    except TooLong:
        return _refused(request, [told(TANGLED)])
    with override(revision.language):
        context |= article_page.context(request, found, VoteForm())
        context["other_language"] = _other(revision)
        response = render(request, "kb/preview.html", context)
        response["Content-Language"] = revision.language
    return response


def _note(revision: Revision) -> str:
    if not revision.pk:
        return _("This is what you typed. Readers see it once it is saved and published.")
    if revision.is_current:
        return _("Readers see this version.")
    number = {"number": revision.number}
    return (
        _("This is version %(number)d, which readers do not see. Only people who are signed in can open it.") % number
    )


def _other(revision: Revision) -> dict[str, str]:
    """Where the language switch leads: the preview of the other language."""
    code = next(language for language in LANGUAGES if language != revision.language)
    url = reverse("admin:kb_article_preview", args=[revision.article_id, code])
    return {"code": code, "label": sheets.NAMES[code], "url": url}


def _refused(request: HttpRequest, reasons: list[str]) -> HttpResponse:
    return render(request, "kb/preview_refused.html", {"reasons": reasons, "preview": True})
