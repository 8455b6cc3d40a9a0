"""The pages of a walk as answers to a request, the same for releases and for drafts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from secrets import token_hex
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control

from config.htmx import wants_fragment
from kb import reading
from kb.reading import readers_language
from wizard import evidence_pages, pages
from wizard.addresses import BEGIN, answers_in, walk_address
from wizard.draft_banner import Banner
from wizard.evidence.paste import MAX_TEXT, TooLong
from wizard.graph import NOT_HELPED, RESUMED, Graph, Guides, Outcome, Question
from wizard.ranking_pages import not_ruled_out
from wizard.transcript import transcript, transcript_markdown
from wizard.walk import Walk
from wizard.walk_pages import walk_context


@dataclass(frozen=True, slots=True)
class Visit:
    """A walk and the guides it is walked on: release number `release`, or, with a banner, the draft."""

    guides: Guides
    walk: Walk
    release: int = 0
    draft: Banner | None = None

    @property
    def graph(self) -> Graph:
        return self.guides[self.walk.guide]


def page(request: HttpRequest, visit: Visit, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    return render(request, template, {**context, "draft": visit.draft}, status=status)


def place(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The start of a guide, or, once the address carries answers, the place in the walk they lead to."""
    walk = visit.walk
    if BEGIN not in request.GET and not walk.begun:
        return start(request, visit)
    if isinstance(walk.node, Outcome) and walk.node.escalates:
        return hand_over(request, visit)
    template = "wizard/_walk.html" if wants_fragment(request) else "wizard/walk.html"
    return page(request, visit, template, walk_context(visit.guides, walk))


def start(request: HttpRequest, visit: Visit) -> HttpResponse:
    known, graph = visit.guides, visit.graph
    elsewhere = [(entry, pages.least_most(known, entry.guide)) for entry in graph.elsewhere if entry.guide in known]
    context = {
        "section": "guides",
        "guide": graph,
        "least_most": pages.least_most(known, graph.key),
        "begin": walk_address(graph.key, {}),
        "elsewhere": elsewhere,
        "blocks": evidence_pages.block_groups(graph),
        "port": evidence_pages.usual_port(graph),
        "host": evidence_pages.usual_host(graph),
        "paste_url": walk_address(graph.key, {}, "evidence"),
    }
    return page(request, visit, "wizard/start.html", context)


def hand_over(request: HttpRequest, visit: Visit) -> HttpResponse:
    template = "wizard/_hand_over.html" if wants_fragment(request) else "wizard/hand_over.html"
    walk, remains = visit.walk, not_ruled_out(visit.guides, visit.walk)
    context = {
        **walk_context(visit.guides, walk),
        "transcript": _transcript_text(request, visit, "txt", remains),
        "advice": reading.read("support.escalate", readers_language()),
        "tried": list(_tried(walk)),
        "remains": remains,
        "text_url": walk_address(walk.guide, walk.answers, "transcript-txt"),
        "markdown_url": walk_address(walk.guide, walk.answers, "transcript-md"),
    }
    return page(request, visit, template, context)


def _tried(walk: Walk) -> Iterable[str]:
    known = reading.entries(readers_language())
    return (known[key].title if key in known else key for key in sorted(walk.tried_articles))


def transcript_file(request: HttpRequest, visit: Visit, form: str) -> HttpResponse:
    kind = "text/markdown" if form == "md" else "text/plain"
    text = _transcript_text(request, visit, form, not_ruled_out(visit.guides, visit.walk))
    response = HttpResponse(text, content_type=f"{kind}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="transcript.{form}"'
    return response


def _transcript_text(request: HttpRequest, visit: Visit, form: str, remains: Iterable[reading.Entry]) -> str:
    titles = {entry.key: entry.title for entry in reading.entries(readers_language()).values()}
    link = request.build_absolute_uri(walk_address(visit.walk.guide, visit.walk.answers))
    write = transcript_markdown if form == "md" else transcript
    left = [entry.title for entry in remains]
    return write(visit.walk, visit.graph, visit.release, titles, link, readers_language(), left)


def onward(walk: Walk, *, fixed: bool) -> str:
    """Where “did this fix it?” leads."""
    if not fixed:
        return walk_address(walk.guide, walk.answered(NOT_HELPED))
    if isinstance(walk.node, Outcome) and walk.node.resume:
        return walk_address(walk.guide, walk.answered(RESUMED))
    return walk_address(walk.guide, walk.answers, "solved")


def solved(request: HttpRequest, visit: Visit) -> HttpResponse:
    walk = visit.walk
    article = reading.read(walk.node.article, readers_language()) if isinstance(walk.node, Outcome) else None
    context = {
        "guide": visit.graph,
        "article": article,
        "again": article.rendered.section("again") if article else None,
        "link": walk_address(walk.guide, walk.answers),
    }
    return page(request, visit, "wizard/solved.html", context)


def evidence(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What a paste at this place of the walk says. Nothing of it is kept or put into an address."""
    walk = visit.walk
    # What stands before the first line counts: lines are told by their numbers.
    text = request.POST.get("q", "").rstrip()
    context = {
        "section": "guides",
        "guide": visit.graph,
        "walk": walk,
        "question": walk.node if isinstance(walk.node, Question) else None,
        "text": text,
        "back": walk_address(walk.guide, walk.kept),
    }
    try:
        paste = evidence_pages.paste_of(text, timezone.now(), token_hex(3), asked_for=True)
    except TooLong:
        return _evidence(request, visit, {**context, "text": "", "too_long": MAX_TEXT}, 413)
    if not text:
        return _evidence(request, visit, {**context, "empty": True}, 422)
    begun = evidence_pages.start_of(visit.guides, walk.guide, paste, answers_in(request.GET))
    context |= {
        "seen": evidence_pages.seen(paste.observations, paste.lines),
        "start": begun,
        "mark": paste.mark,
        "dropped": pages.dropped_texts(begun.walk),
    }
    return _evidence(request, visit, {**context, "moved": begun.walk.ref != walk.ref}, 200)


def _evidence(request: HttpRequest, visit: Visit, context: dict[str, Any], status: int) -> HttpResponse:
    response = page(request, visit, "wizard/evidence.html", context, status)
    response["X-Robots-Tag"] = "noindex"
    patch_cache_control(response, private=True)
    return response
