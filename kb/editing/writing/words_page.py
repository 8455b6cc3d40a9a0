"""The page on which editors write an article, all languages on one sheet."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kb import reading
from kb.diagrams.figure_file import figures
from kb.editing.pages import editors_page, page_context
from kb.editing.row_ids import row_id
from kb.editing.writing import sheets
from kb.editing.writing.framing import frames_our_pages
from kb.editing.writing.saving import SavedMeanwhile, save
from kb.editing.writing.sheets import Sheet
from kb.editing.writing.words import Words, words
from kb.editing.writing.words_form import WordsForm
from kb.fields import LANGUAGES
from kb.models import Article, Picture, Revision, Snippet

WRITE = "kb.add_revision"


@require_http_methods(["GET", "HEAD", "POST"])
@frames_our_pages
@editors_page("kb.view_revision")
def words_page(request: HttpRequest, pk: int) -> HttpResponseBase:
    article = Article.objects.select_related("category").filter(pk=pk).first()
    if request.method == "POST":
        if not request.user.has_perm(WRITE):
            raise PermissionDenied
        return _sent(request, article) if article else _gone(request)
    if article is None:
        raise Http404
    opened = sheets.opened(article, begin=_begin(article, request), copy=request.GET.get("copy", ""))
    return _page(request, article, opened)


def _begin(article: Article, request: HttpRequest) -> dict[str, Words]:
    """`?from=<revision>` starts from the words of that revision: the way back to an older one."""
    revision = article.revisions.filter(pk=row_id(request.GET.get("from", ""))).first()
    return {revision.language: words(revision)} if revision else {}


def _sent(request: HttpRequest, article: Article) -> HttpResponse:
    found = sheets.sent(article, request.POST)
    if [sheet for sheet in found if not sheet.form.is_valid()]:
        messages.error(request, _("Nothing was saved yet: something needs your attention below."))
        return _page(request, article, found)
    if taken := next((sheet for sheet in found if request.POST.get("take") == sheet.language), None):
        return _merged(request, article, found, taken)
    try:
        saved = save(article, list(map(sheets.written, found)), request.user)
    except SavedMeanwhile as meanwhile:
        told = [_told(sheet, meanwhile) for sheet in found]
        messages.warning(
            request, _("Somebody else saved this while you wrote. Nothing was saved yet, nothing is lost.")
        )
        return _page(request, article, told)
    except Article.DoesNotExist:
        return _gone(request)
    return _saved(request, article, saved)


def _told(sheet: Sheet, meanwhile: SavedMeanwhile) -> Sheet:
    clash = meanwhile.clashes.get(sheet.language)
    return sheets.told_of(sheet, clash, sheet.form.cleaned_data["base"]) if clash else sheet


def _merged(request: HttpRequest, article: Article, found: list[Sheet], taken: Sheet) -> HttpResponse:
    _sheet, conflicts = sheets.with_merged(taken)
    if conflicts:
        messages.warning(request, _("The merged words are in the form. Where both changed the same, look for ▼▼▼."))
    else:
        messages.info(request, _("The merged words are in the form. Read them, then save."))
    return _page(request, article, found)


def _saved(request: HttpRequest, article: Article, saved: list[Revision]) -> HttpResponse:
    names = ", ".join(f"{sheets.NAMES[one.language]} {one.number}" for one in saved)
    if saved:
        messages.success(request, _("Saved as a draft: %(names)s. Readers do not see it yet.") % {"names": names})
    else:
        messages.info(request, _("Nothing was changed, so nothing was saved."))
    if "publish" in request.POST and (drafts := saved or _drafts(article)):
        return redirect(_publishing(drafts[0]))
    language = saved[0].language if len(saved) == 1 else request.POST.get("language", "")
    query = f"?language={language}" if language in LANGUAGES else ""
    return redirect(reverse("admin:kb_article_words", args=[article.pk]) + query)


def _drafts(article: Article) -> list[Revision]:
    newest = [article.newest(language) for language in LANGUAGES]
    return [revision for revision in newest if revision and not revision.is_current]


def _publishing(revision: Revision) -> str:
    try:
        return reverse("admin:kb_revision_publish", args=[revision.pk])
    except NoReverseMatch:
        return reverse("admin:kb_revision_changelist") + f"?article__id__exact={revision.article_id}"


def _page(request: HttpRequest, article: Article, found: list[Sheet]) -> HttpResponse:
    titles = {sheet.language: sheet.newest.title for sheet in found if sheet.newest and sheet.newest.title}
    title = titles.get(reading.readers_language()) or next(iter(titles.values()), article.key)
    may_write = request.user.has_perm(WRITE)
    if not may_write:
        for field in (field for sheet in found for field in sheet.form.fields.values()):
            field.widget.attrs["readonly"] = True
    context = page_context(
        request,
        Article,
        title,
        article=article,
        sheets=found,
        open=_open(request, found),
        unsaved=any(sheet.form.is_bound for sheet in found),
        may_write=may_write,
        may_publish=request.user.has_perm("kb.publish_revision"),
        articles=reading.entries(reading.readers_language()).values(),
        insertables=_insertables(),
        is_nav_sidebar_enabled=False,
    )
    return render(request, "admin/kb/article/words.html", context)


def _open(request: HttpRequest, found: list[Sheet]) -> str:
    """The language to begin with; none means side by side where there is room."""
    wanted = [sheet.language for sheet in found if sheet.is_open] or [request.GET.get("language", "")]
    return wanted[0] if len(wanted) == 1 and wanted[0] in LANGUAGES else ""


def _insertables() -> list[tuple[str, str]]:
    """(what stands in the brackets, what it is) of everything that may stand in a paragraph of its own."""
    return [
        *((f"snippet:{key}", title) for key, title in Snippet.objects.values_list("key", "title")),
        *((f"picture:{key}", alt.get("en", "")) for key, alt in Picture.objects.values_list("key", "alt")),
        *((f"diagram:{key}", figure.title.get("en", "")) for key, figure in figures().items()),
    ]


def _gone(request: HttpRequest) -> HttpResponse:
    """Deleted while somebody wrote: the words are theirs to copy."""
    forms = [WordsForm(request.POST, language=language) for language in LANGUAGES]
    context: dict[str, Any] = page_context(request, Article, _("This article was deleted"), forms=forms)
    return render(request, "admin/kb/article/words_gone.html", context, status=410)
