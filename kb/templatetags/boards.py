"""Tags of the boards' templates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy, override

from kb.editing.boards import needs
from kb.models import Miss

register = template.Library()

APPS = ("kb", "wizard")
PLACES = (
    *("Article", "Snippet", "Picture", "Miss", "Event", "Synonym", "Category", "Vote", "Revision"),
    *("Guide", "Node", "Vignette", "Paste", "Release", "Verdict"),
)
"""What editors open most comes first."""
LISTED_AS = {"Event": gettext_lazy("Who did what"), "Vote": gettext_lazy("What readers said of articles")}


@register.inclusion_tag("admin/boards/_needs.html", takes_context=True)
def what_needs_you(context: template.RequestContext) -> dict[str, Any]:
    """What waits for the signed-in person, and the other boards they may open."""
    user = context["request"].user
    found = needs.needs(user)
    return {"needs": [need for need in found if need.count], "boards": needs.other_boards(user), "any": bool(found)}


@register.filter
def most_used_first(apps: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The lists of the admin, in the order of editors' work instead of the alphabet."""
    ordered = sorted(apps, key=lambda app: _place(APPS, app["app_label"]))
    return [{**app, "models": _ordered(app["models"])} for app in ordered]


def _ordered(models: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    ordered = sorted(models, key=lambda model: _place(PLACES, model["object_name"]))
    return [{**model, "name": LISTED_AS.get(model["object_name"], model["name"])} for model in ordered]


def _place(order: Sequence[str], name: str) -> int:
    return order.index(name) if name in order else len(order)


@register.filter
def of(mapping: Mapping[Any, Any], key: Any) -> Any:
    """The value of `key`; empty if there is none."""
    return mapping.get(key, "")


@register.simple_tag
def searched(miss: Miss) -> str:
    """The page a reader sees who looks for this."""
    with override(miss.language):
        return _with(reverse("wizard:search"), q=miss.text)


@register.simple_tag
def new_article(miss: Miss) -> str:
    """The form of a new article, begun with what is known."""
    today = timezone.localdate().isoformat()
    return _with(reverse("admin:kb_article_add"), slug=slugify(miss.text), original=miss.language, reviewed=today)


@register.simple_tag
def new_synonym(miss: Miss) -> str:
    return _with(reverse("admin:kb_synonym_add"), phrase=miss.text)


def _with(address: str, **parameters: str) -> str:
    query = QueryDict(mutable=True)
    query.update({name: value for name, value in parameters.items() if value})
    return f"{address}?{query.urlencode()}"
