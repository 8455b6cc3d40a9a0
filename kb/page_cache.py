"""Anonymous pages kept whole, compressed and ready to send.

A page is a function of (edition, address, fragment or not); the address holds the language. It is rendered once per
process and edition and then served as bytes, without a query, a template or the middleware below this one. Only plain
200 answers of views marked with `cached_page` are kept, and only if they set no cookie. Such a page is made anew when
something was published while it was made, so that none is ever half old and half new.
"""

from __future__ import annotations

import functools
import gzip
import hashlib
from collections.abc import Callable
from typing import Any, NamedTuple

import brotli
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified

from kb import edition

MAX_WEIGHT = 64 * 1024 * 1024
"""Bytes of pages one process keeps."""
MAX_TRIES = 10
"""How often a page is made anew because something was published meanwhile."""

VARY = "Accept-Encoding, HX-Request, HX-History-Restore-Request"
# Anybody may keep a copy, but asks first whether it is still good: a publish shows within a second.
CACHE_CONTROL = "public, no-cache"

View = Callable[..., HttpResponseBase]
GetResponse = Callable[[HttpRequest], HttpResponseBase]


class Page(NamedTuple):
    """One rendered page in the three forms a browser may accept."""

    plain: bytes
    gzip: bytes
    brotli: bytes
    etag: str
    headers: dict[str, str]

    @property
    def weight(self) -> int:
        return len(self.plain) + len(self.gzip) + len(self.brotli) + 1000


_pages: edition.EditionCache[Page] = edition.EditionCache(MAX_WEIGHT, lambda page: page.weight)


def cached_page(view: View) -> View:
    """Mark what `view` renders as the same for everybody. It must not look at cookies, session or user."""

    @functools.wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response.same_for_everybody = True  # type: ignore[attr-defined]
        return response

    return wrapper


class PageCache:
    """Middleware: stands above everything a kept page already went through (policy, language, session …)."""

    def __init__(self, get_response: GetResponse):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        try:
            current = edition.number()
        except (OperationalError, InterfaceError):
            return self.get_response(request)
        meta = request.META
        key = (
            meta.get("HTTP_HOST"),
            meta["PATH_INFO"],
            meta.get("QUERY_STRING"),
            meta.get("HTTP_HX_REQUEST"),
            meta.get("HTTP_HX_HISTORY_RESTORE_REQUEST"),
            request.scheme,
        )
        page = _pages.get(key, current)
        if page is None:
            response, made_in = self._of_one_edition(request, current)
            if made_in is None or not _may_be_kept(response):
                return response
            page = _keep(response)  # type: ignore[arg-type]
            _pages.put(key, made_in, page)
        return _answer(meta, page)

    def _of_one_edition(self, request: HttpRequest, current: int) -> tuple[HttpResponseBase, int | None]:
        """(the response, the edition that all of it belongs to, None if nobody can say)."""
        for _ in range(MAX_TRIES):
            response = self.get_response(request)
            if not getattr(response, "same_for_everybody", False):
                return response, current
            before, current = current, edition.fresh_number()
            if before == current:
                return response, current
        return response, None


def _may_be_kept(response: HttpResponseBase) -> bool:
    marked = getattr(response, "same_for_everybody", False)
    return marked and response.status_code == 200 and not response.streaming and not response.cookies


def _keep(response: HttpResponse) -> Page:
    body = response.content
    digest = hashlib.blake2b(body, digest_size=12).hexdigest()
    # Weak: the compressed forms share it.
    etag = f'W/"{digest}"'
    headers = {**dict(response.items()), "ETag": etag, "Cache-Control": CACHE_CONTROL, "Vary": VARY}
    headers.pop("Content-Length", None)
    return Page(body, gzip.compress(body, 6, mtime=0), brotli.compress(body, quality=5), etag, headers)


def _answer(meta: dict[str, Any], page: Page) -> HttpResponse:
    # Without the W/, which some proxies strip.
    if page.etag[2:] in meta.get("HTTP_IF_NONE_MATCH", ""):
        headers = {name: value for name, value in page.headers.items() if name != "Content-Type"}
        return HttpResponseNotModified(headers=headers)
    accepted = meta.get("HTTP_ACCEPT_ENCODING", "")
    if "br" in accepted and _takes(accepted, "br"):
        return _send(page.brotli, page.headers, "br")
    if "gzip" in accepted and _takes(accepted, "gzip"):
        return _send(page.gzip, page.headers, "gzip")
    return _send(page.plain, page.headers, "")


def _send(body: bytes, headers: dict[str, str], encoding: str) -> HttpResponse:
    headers = {**headers, "Content-Length": str(len(body))}
    if encoding:
        headers["Content-Encoding"] = encoding
    return HttpResponse(body, headers=headers)


def _takes(accepted: str, encoding: str) -> bool:
    """True if the list names the encoding and does not forbid it (``q=0``)."""
    for offer in accepted.lower().split(","):
        name, _, quality = offer.partition(";")
        if name.strip() == encoding:
            return quality.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False
