"""The paste box of a guide: what was read from it, and the way on from there."""

from __future__ import annotations

from secrets import token_hex

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from wizard import evidence_pages, pages
from wizard.addresses import answers_in, walk_address
from wizard.evidence.paste import MAX_TEXT, TooLong
from wizard.graph import Question
from wizard.releases import current_guides
from wizard.replay import replay


# A read, and the same for everybody: there is nothing another site could do with it.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def evidence(request: HttpRequest, key: str) -> HttpResponse:
    """Reads what was pasted at this place of the walk. Nothing of it is kept or put into an address."""
    guides = current_guides()
    if key not in guides:
        raise Http404
    answers = answers_in(request.GET)
    walk = replay(guides, key, answers)
    # A GET is where the language switch of an answer to a form leads.
    if request.method != "POST":
        return redirect(walk_address(key, walk.kept))
    # What stands before the first line counts: lines are told by their numbers.
    text = request.POST.get("q", "").rstrip()
    context = {
        "section": "guides",
        "guide": guides[key],
        "walk": walk,
        "question": walk.node if isinstance(walk.node, Question) else None,
        "text": text,
        "back": walk_address(key, walk.kept),
    }
    try:
        paste = evidence_pages.paste_of(text, timezone.now(), token_hex(3), asked_for=True)
    except TooLong:
        return _page(request, {**context, "text": "", "too_long": MAX_TEXT}, 413)
    if not text:
        return _page(request, {**context, "empty": True}, 422)
    start = evidence_pages.start_of(guides, key, paste, answers)
    context |= {
        "seen": evidence_pages.seen(paste.observations, paste.lines),
        "start": start,
        "mark": paste.mark,
        "dropped": pages.dropped_texts(start.walk),
    }
    return _page(request, {**context, "moved": start.walk.ref != walk.ref}, 200)


def _page(request: HttpRequest, context: dict[str, object], status: int) -> HttpResponse:
    response = render(request, "wizard/evidence.html", context, status=status)
    response["X-Robots-Tag"] = "noindex"
    patch_cache_control(response, private=True)
    return response
