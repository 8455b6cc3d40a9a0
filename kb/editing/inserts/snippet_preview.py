"""What a snippet looks like in an article, in every language, saved or not."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_http_methods

from kb import reading
from kb.article_body import TANGLED
from kb.editing.checks.article_checks import told
from kb.editing.pages import editors_page
from kb.editing.writing.framing import is_framed_by_us
from kb.fields import LANGUAGES, LocalWidget
from kb.models import Snippet
from kb.rendering import TooLong
from kb.snippet_rules import KEY


@require_http_methods(["GET", "HEAD", "POST"])
@is_framed_by_us
@editors_page("kb.view_snippet")
def snippet_preview(request: HttpRequest) -> HttpResponseBase:
    """POST shows what is typed in the form, GET what is saved (`?key=`)."""
    names = dict(settings.LANGUAGES)
    shown = [(code, names[code], _rendered(words, code)) for code, words in _bodies(request).items() if words.strip()]
    response: HttpResponse = render(request, "admin/kb/snippet/preview.html", {"shown": shown})
    return response


def _bodies(request: HttpRequest) -> dict[str, str]:
    widget = LocalWidget()
    if not widget.value_omitted_from_data(request.POST, request.FILES, "body"):
        boxes = widget.value_from_datadict(request.POST, request.FILES, "body")
        return {code: words or "" for code, words in zip(LANGUAGES, boxes, strict=True)}
    key = request.GET.get("key", "")
    saved = Snippet.objects.filter(key=key).first() if KEY.fullmatch(key) else None
    return {code: saved.body.get(code, "") for code in LANGUAGES} if saved else {}


def _rendered(words: str, language: str) -> SafeString:
    try:
        return mark_safe(reading.render_body(words, language).html)
    except TooLong:
        return SafeString(told(TANGLED))
