"""The one box: what it finds, as a page with an address, and suggestions while somebody types."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from secrets import token_hex
from unicodedata import normalize

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from kb import reading
from kb.masking import mask
from kb.models import Document
from kb.reading import readers_language
from kb.search import finder, misses
from kb.search.articles import KIND as ARTICLE
from kb.search.query import MAX_TEXT, parse
from kb.search.snippets import Marker
from kb.throttle import allowed
from wizard import evidence_pages, pages
from wizard.evidence.paste import MAX_TEXT as MAX_PASTE
from wizard.evidence.paste import TooLong
from wizard.graph import Graph
from wizard.guide_entries import KIND as GUIDE
from wizard.releases import current_guides

logger = logging.getLogger(__name__)

LONGEST_ADDRESS = 200
"""Characters of a question that still go into an address; what is longer was pasted, and stays out of every log."""

GUIDES = 3
ARTICLES = 10
SUGGESTIONS = 6
MISSES_PER_HOUR = 60


@dataclass(frozen=True, slots=True)
class Article:
    """An article that was found: `title` and `snippet` are HTML with the found words marked."""

    entry: reading.Entry
    title: SafeString
    snippet: SafeString
    category: str
    helped: int | None


@dataclass(frozen=True, slots=True)
class Guide:
    graph: Graph
    title: SafeString
    range: tuple[int, int]


# A read, and the same for everybody: there is nothing another site could do with it.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def results(request: HttpRequest) -> HttpResponse:
    """GET ?q= for what fits into an address; POST for what was pasted."""
    posted = request.method == "POST"
    text = (request.POST if posted else request.GET).get("q", "").replace("\x00", " ").rstrip()
    if posted and _may_stand_in_an_address(text.strip()):
        return redirect(search_address(text.strip()) if text else f"{reverse('wizard:search')}?q=")
    try:
        paste = evidence_pages.paste_of(text, timezone.now(), token_hex(3))
    except TooLong:
        return _page(request, {"text": "", "too_long": MAX_PASTE}, 413)
    starts = evidence_pages.starts(current_guides(), paste)
    query = parse((posted and evidence_pages.searched(paste)) or text, finder.synonyms())
    hits = finder.find(query, readers_language(), GUIDES + ARTICLES)
    marker = Marker(query)
    articles = _articles([hit for hit in hits if hit.kind != GUIDE][:ARTICLES], marker)
    guides = _guides([hit.key for hit in hits if hit.kind == GUIDE][:GUIDES], marker)
    seen = evidence_pages.seen(paste.observations, paste.lines)
    if text and not (hits or seen or posted):
        _note_miss(request, text)
    started = {start.graph.key for start in starts}
    context = {
        "text": text,
        "posted": posted,
        "mark": paste.mark,
        "seen": seen,
        "starts": starts,
        "cut": len(text) > MAX_TEXT,
        "articles": articles,
        "guides": [guide for guide in guides if guide.graph.key not in started],
        "all_guides": [] if guides or starts else _guides([graph.key for graph in current_guides()], marker),
        "nothing": bool(text) and not hits and not seen and not starts,
        "empty": "q" in request.GET and not text,
    }
    return _page(request, context)


def _page(request: HttpRequest, context: dict[str, object], status: int = 200) -> HttpResponse:
    response = render(request, "search/results.html", context, status=status)
    response["X-Robots-Tag"] = "noindex"
    patch_cache_control(response, private=True)
    return response


def _may_stand_in_an_address(text: str) -> bool:
    """A short question without an address, a name or a secret: those stay out of every log and history."""
    return len(text) <= LONGEST_ADDRESS and "\n" not in text and mask(text) == normalize("NFKC", text)


def _note_miss(request: HttpRequest, text: str) -> None:
    """Best effort: a search is a read, and waits for no writer. What was pasted is not kept at all."""
    try:
        with misses.without_waiting():
            if allowed(request, "miss", MISSES_PER_HOUR, 3600):
                misses.log(text, readers_language())
    except DatabaseError:
        logger.info("a search without result was not noted: the database is busy")


def search_address(text: str) -> str:
    """The page of results for `text`."""
    if not text:
        return reverse("wizard:search")
    question = QueryDict(mutable=True)
    question["q"] = text
    return f"{reverse('wizard:search')}?{question.urlencode()}"


def _articles(hits: Iterable[finder.Hit], marker: Marker) -> list[Article]:
    hits = list(hits)
    known = reading.entries(readers_language())
    titles = reading.category_titles(readers_language())
    texts = _texts(hits)
    shares = reading.shares_helped([hit.key for hit in hits])
    found = []
    for hit in hits:
        entry, text = known.get(hit.key), texts.get(hit.key)
        if entry and text:
            snippet = marker.snippet((text.summary, text.symptom, text.body))
            found.append(
                Article(
                    entry=entry,
                    title=mark_safe(marker.marked(entry.title)),
                    snippet=mark_safe(snippet),
                    category=titles.get(entry.category, ""),
                    helped=shares.get(hit.key),
                )
            )
    return found


def _texts(hits: Iterable[finder.Hit]) -> dict[str, Document]:
    """Article key -> its text in the reader's language, else in the one it was found in."""
    spoken = {hit.key: hit.language for hit in hits}
    texts = Document.objects.filter(kind=ARTICLE, key__in=spoken)
    found = {text.key: text for text in texts if text.language == spoken[text.key]}
    return {**found, **{text.key: text for text in texts if text.language == readers_language()}}


def _guides(keys: Iterable[str], marker: Marker) -> list[Guide]:
    known = current_guides()
    found = []
    for key in keys:
        if key in known:
            title = known[key].title.get(readers_language(), key)
            found.append(Guide(known[key], mark_safe(marker.marked(title)), pages.least_most(known, key)))
    return found


# By POST from the box, because what is typed may turn out to be a paste, and a paste stays out of every address.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def suggestions(request: HttpRequest) -> HttpResponse:
    """Titles for what is typed so far, as a fragment."""
    text = (request.POST if request.method == "POST" else request.GET).get("q", "").replace("\x00", " ")
    query = parse(text if len(text) <= LONGEST_ADDRESS else "", finder.synonyms())
    hits = finder.find(finder.completed(query, text), readers_language(), SUGGESTIONS)
    marker = Marker(query)
    known = reading.entries(readers_language())
    found = [
        (mark_safe(marker.marked(known[hit.key].title)), known[hit.key].url)
        for hit in hits
        if hit.kind != GUIDE and hit.key in known
    ]
    guides = _guides([hit.key for hit in hits if hit.kind == GUIDE], marker)
    response = render(request, "search/_suggestions.html", {"guides": guides, "articles": found})
    response.content = response.content.strip()
    response["X-Robots-Tag"] = "noindex"
    patch_cache_control(response, private=True, max_age=60)
    return response
