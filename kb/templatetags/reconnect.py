"""Filters and tags that the templates of every app use."""

from __future__ import annotations

from collections.abc import Mapping

from django import template
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from kb.message import Message
from kb.typography import breakable

register = template.Library()

RISK_BARS = {"none": 0, "interrupts": 1, "lockout": 2, "data-loss": 3}
RISK_COLOURS = {"none": "good", "interrupts": "warn", "lockout": "warn", "data-loss": "bad"}


@register.filter
def local(text: Mapping[str, str] | None) -> str:
    """The text in the reader's language, in English if there is none."""
    if not text:
        return ""
    return text.get(get_language() or "en") or text.get("en", "")


@register.filter
def told(message: Message | str) -> str:
    """A sentence for editors in their language."""
    return message.told(gettext) if isinstance(message, Message) else str(message)


@register.filter
def heading(text: str) -> SafeString:
    """A heading that breaks between Chinese words."""
    return breakable(str(text))


@register.inclusion_tag("kb/_risk.html")
def risk_badge(risk: str) -> dict[str, object]:
    count = RISK_BARS.get(risk, 0)
    return {"risk": risk, "colour": RISK_COLOURS.get(risk, "good"), "bars": [number < count for number in range(3)]}


NEED_NAMES = {
    "own-computer": _("your own computer"),
    "other-network": _("another network (a phone hotspot will do)"),
    "cloud-console": _("a sign-in at the cloud provider"),
    "screen-console": _("the server’s screen (screen console, VNC)"),
    "server-admin": _("administrator rights on the server"),
    "second-session": _("a second session"),
}


@register.simple_tag
def need_name(need: str) -> str | Promise:
    return NEED_NAMES.get(need, need)
