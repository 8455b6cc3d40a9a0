"""The addresses of pictures."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from kb.models import Picture
from kb.stock import ENDINGS, picture_addresses

TYPES = {ending: type for type, ending in ENDINGS.items()}
# A changed picture has another address, so that what stands under one never changes.
CACHE_CONTROL = "public, max-age=31536000, immutable"
# Opened by itself, a drawing is a page: it may do nothing at all.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'"


@require_safe
def picture(request: HttpRequest, digest: str, ending: str) -> HttpResponseBase:
    type = TYPES.get(ending, "")
    shown = picture_addresses().get((digest, type))
    if shown is None:
        raise Http404
    etag = f'"{digest}"'
    response: HttpResponseBase | None = get_conditional_response(request, etag=etag)
    if response is None:
        response = HttpResponse(_data(shown.pk, digest), content_type=type)
    response["ETag"] = etag
    response["Cache-Control"] = CACHE_CONTROL
    response["Content-Security-Policy"] = POLICY
    return response


def _data(pk: int, digest: str) -> bytes:
    """Raises Http404 if the picture was replaced within this second."""
    data = Picture.objects.filter(pk=pk, digest=digest).values_list("data", flat=True).first()
    if data is None:
        raise Http404
    return bytes(data)
