"""Anonymous pages kept whole, compressed and ready to send.

A page is a function of (edition, address, language, fragment or not). It is rendered once per process and edition and
then served as bytes, without a query and without a template. Only plain 200 answers to GET and HEAD are kept.
"""

from __future__ import annotations

import functools
import gzip
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import brotli
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language

from config.htmx import wants_fragment
from kb import edition

MAX_WEIGHT = 64 * 1024 * 1024
"""Bytes of pages one process keeps."""

View = Callable[..., HttpResponseBase]


@dataclass(frozen=True, slots=True)
class Page:
    """One rendered page in the three forms a browser may accept."""

    plain: bytes
    gzip: bytes
    brotli: bytes
    content_type: str
    etag: str
    headers: tuple[tuple[str, str], ...]

    @property
    def weight(self) -> int:
        return len(self.plain) + len(self.gzip) + len(self.brotli) + 500


_pages: edition.EditionCache[Page] = edition.EditionCache(MAX_WEIGHT, lambda page: page.weight)


def cached_page(view: View) -> View:
    """Keep what `view` renders for anonymous readers. The view must not look at cookies, session or user."""

    @functools.wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD"):
            return view(request, *args, **kwargs)
        current = edition.number()
        key = (request.get_host(), request.get_full_path(), get_language(), wants_fragment(request))
        page = _pages.get(key, current)
        if page is None:
            response = view(request, *args, **kwargs)
            if response.status_code != 200 or response.streaming:
                return response
            page = _keep(response)  # type: ignore[arg-type]
            _pages.put(key, current, page)
        return _answer(request, page)

    return wrapper


def _keep(response: HttpResponse) -> Page:
    body = response.content
    digest = hashlib.blake2b(body, digest_size=12).hexdigest()
    headers = tuple((name, value) for name, value in response.items() if name != "Content-Type")
    return Page(
        plain=body,
        gzip=gzip.compress(body, 6, mtime=0),
        brotli=brotli.compress(body, quality=5),
        content_type=response["Content-Type"],
        # Weak: the compressed forms share it.
        etag=f'W/"{digest}"',
        headers=headers,
    )


def _answer(request: HttpRequest, page: Page) -> HttpResponse:
    response: HttpResponse
    if page.etag in request.headers.get("If-None-Match", ""):
        response = HttpResponseNotModified()
    else:
        body, encoding = _negotiate(request.headers.get("Accept-Encoding", ""), page)
        response = HttpResponse(body, content_type=page.content_type)
        if encoding:
            response["Content-Encoding"] = encoding
    for name, value in page.headers:
        response[name] = value
    response["ETag"] = page.etag
    # Anybody may keep a copy, but asks first whether it is still good: a publish shows within a second.
    response["Cache-Control"] = "public, no-cache"
    patch_vary_headers(response, ["Accept-Encoding", "HX-Request", "HX-History-Restore-Request"])
    return response


def _negotiate(accepted: str, page: Page) -> tuple[bytes, str]:
    offers = [offer.strip() for offer in accepted.lower().split(",")]
    if "br" in offers:
        return page.brotli, "br"
    if "gzip" in offers:
        return page.gzip, "gzip"
    return page.plain, ""
