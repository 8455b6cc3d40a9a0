"""The paste box of a guide: what was read from it, and the way on from there."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from wizard import walk_responses
from wizard.addresses import walk_address
from wizard.views import visit_of


# A read, and the same for everybody: there is nothing another site could do with it.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def evidence(request: HttpRequest, key: str) -> HttpResponse:
    """Reads what was pasted at this place of the walk."""
    visit = visit_of(request, key)
    # A GET is where the language switch of an answer to a form leads.
    if request.method != "POST":
        return redirect(walk_address(key, visit.walk.kept))
    return walk_responses.evidence(request, visit)
