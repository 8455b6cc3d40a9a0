"""Tags of the boards' templates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import override

from kb.editing.boards import needs
from kb.models import Miss

register = template.Library()


@register.inclusion_tag("admin/boards/_needs.html", takes_context=True)
def what_needs_you(context: template.RequestContext) -> dict[str, Any]:
    """What waits for the signed-in person, and the other boards they may open."""
    user = context["request"].user
    found = needs.needs(user)
    return {"needs": [need for need in found if need.count], "boards": needs.other_boards(user), "any": bool(found)}


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
