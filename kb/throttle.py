"""Limits on what anonymous visitors may write, and the nameless mark that tells one visitor from another for a day.

Nothing personal is stored: the mark is a keyed hash of address and browser that changes every day.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import time
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection
from django.http import HttpRequest

from kb.models import Throttle


def client_address(request: HttpRequest) -> str:
    """The visitor's address: the connection's, or the one the outermost trusted proxy saw (PROXY_COUNT)."""
    if settings.PROXY_COUNT:
        hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",") if hop.strip()]
        if len(hops) >= settings.PROXY_COUNT and (address := _plain_address(hops[-settings.PROXY_COUNT])):
            return address
    return _plain_address(str(request.META.get("REMOTE_ADDR", ""))) or "0.0.0.0"


def _plain_address(text: str) -> str:
    """The address without brackets and port, which some gateways add; empty if it is none."""
    bare = text[1:].partition("]")[0] if text.startswith("[") else text
    if bare.count(":") == 1:
        bare = bare.partition(":")[0]
    try:
        return str(ipaddress.ip_address(bare))
    except ValueError:
        return ""


def _network(address: str) -> str:
    """What belongs to one visitor: an IPv4 address, or the /64 every IPv6 household has."""
    if ":" not in address:
        return address
    return str(ipaddress.ip_network(f"{address.partition('%')[0]}/64", strict=False))


def visitor_mark(request: HttpRequest, purpose: str, now: float | None = None) -> str:
    """64 hex digits: the same for one visitor, purpose and day; useless to find out who it was."""
    day = int((time.time() if now is None else now) // 86_400)
    agent = request.headers.get("User-Agent", "")
    return _mark(f"{purpose}|{day}|{_network(client_address(request))}|{agent}")


def address_mark(request: HttpRequest, purpose: str, now: float) -> str:
    """As `visitor_mark` without the browser, which a flooder would simply vary."""
    return _mark(f"{purpose}|{int(now // 86_400)}|{_network(client_address(request))}")[:40]


def _mark(message: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), message.encode(), hashlib.sha256).hexdigest()


def allowed(request: HttpRequest, purpose: str, limit: int, seconds: int, now: float | None = None) -> bool:
    """Count one attempt; False if this visitor made more than `limit` within the current window of `seconds`.

    One atomic statement, so that it is right over several processes on both databases.
    """
    now = time.time() if now is None else now
    window = int(now // seconds)
    key = f"{purpose}:{window}:{address_mark(request, purpose, now)}"
    table = Throttle._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (key, expires, count) VALUES (%s, %s, 1) "
            f"ON CONFLICT (key) DO UPDATE SET count = {table}.count + 1 RETURNING count",
            [key, (window + 1) * seconds],
        )
        (count,) = cursor.fetchone()
    if count == 1:
        Throttle.objects.filter(expires__lt=now).delete()
    return int(count) <= limit


def same_origin(request: HttpRequest) -> bool:
    """True if the browser says that the form was sent from this site.

    Anonymous pages carry no CSRF token because they are the same for everybody; the Origin header (or Referer, from
    browsers that leave Origin out) takes its place. A request with neither is refused.
    """
    origin = request.headers.get("Origin") or request.headers.get("Referer", "")
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    if parts.scheme not in ("http", "https"):
        return False
    return parts.netloc == request.get_host() or f"{parts.scheme}://{parts.netloc}" in settings.CSRF_TRUSTED_ORIGINS
