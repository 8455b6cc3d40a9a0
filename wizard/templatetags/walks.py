"""Tags of the walk's templates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wizard.addresses import start_address, walk_address
from wizard.path import PlaceState
from wizard.walk import Walk

register = template.Library()

PLACE_NAMES: Mapping[str, str | Promise] = {
    "computer": _("Your computer"),
    "carrier": _("Carrier"),
    "cloud": _("Cloud edge"),
    "security-group": _("Security group"),
    "firewall": _("Host firewall"),
    "service": _("Service"),
}
STATE_NAMES: Mapping[str, str | Promise] = {
    "good": _("in order"),
    "bad": _("here it stops"),
    "unknown": _("not known yet"),
}
SYSTEM_NAMES: Mapping[str, str | Promise] = {
    "windows": "Windows",
    "macos": "macOS",
    "linux": "Linux",
    "phone": _("Phone"),
    "server": _("On the server"),
    "cloud": _("Cloud console"),
}


def _named(path: Iterable[PlaceState]) -> list[tuple[PlaceState, str | Promise, str | Promise]]:
    return [(state, PLACE_NAMES[state.place], STATE_NAMES[state.state]) for state in path]


@register.inclusion_tag("wizard/_path.html")
def path_picture(path: Iterable[PlaceState], variant: str) -> dict[str, Any]:
    """The way to the service; `variant` "always" stays upright on wide screens too."""
    return {"places": _named(path), "variant": variant}


@register.inclusion_tag("wizard/_path_strip.html")
def path_strip(path: Iterable[PlaceState]) -> dict[str, Any]:
    return {"places": _named(path)}


@register.simple_tag
def system_name(system: str) -> str | Promise:
    return SYSTEM_NAMES.get(system, system)


@register.simple_tag
def start_url(guide: str) -> str:
    """Where the guide begins: in its draft, if that is what is walked."""
    return start_address(guide)


@register.simple_tag
def verdict_url(walk: Walk) -> str:
    return walk_address(walk.guide, walk.kept, "verdict")


@register.simple_tag
def evidence_url(walk: Walk) -> str:
    return walk_address(walk.guide, walk.kept, "evidence")


@register.filter
def words(text: str) -> list[str]:
    return text.split()


@register.filter
def get(mapping: Mapping[str, Any], key: str) -> Any:
    return mapping.get(key)
