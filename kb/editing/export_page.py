"""One language of an article as a file."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kb.article_text import article_text
from kb.editing.pages import editors_page
from kb.models import Article


@editors_page("kb.view_article", "kb.view_revision")
@require_safe
def export_article(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """What readers see; with ``?newest=1`` the newest revision, published or not."""
    article = get_object_or_404(Article.objects.select_related("category"), pk=pk)
    revision = article.newest(language) if request.GET.get("newest") else article.current(language)
    if revision is None:
        raise Http404(_("This article has no such text."))
    headers = {"Content-Disposition": f'attachment; filename="{article.key}.{language}.md"'}
    text = article_text(article, revision)
    return HttpResponse(text, content_type="text/markdown; charset=utf-8", headers=headers)
