"""Where guides hold snippets and pictures, for the editors of these."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.db.models import TextField
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kb.editing.inserts.inserted import Found
from kb.editing.uses import Use
from wizard.models import Node, Release

RELEASED = _("Guides that visitors walk now")
DRAFTED = _("Questions of drafts")


def of(kind: str) -> Iterator[Found]:
    """What the checks of questions hold; both columns are JSON, which leaves keys as they are."""
    written = f"]({kind}:"
    nodes = Node.objects.annotate(text=Cast("checks", TextField())).filter(text__contains=written)
    for pk, guide, node, text in nodes.values_list("pk", "guide__key", "key", "text"):
        url = reverse("admin:wizard_node_change", args=[pk])
        for key in _keys(text, kind):
            yield key, Use(DRAFTED, f"{guide}: {node}", url, holds=True)
    releases = Release.objects.filter(is_current=True, graph__contains=written)
    for pk, guide, graph in releases.values_list("guide_id", "guide__key", "graph"):
        url = reverse("admin:wizard_guide_change", args=[pk])
        for key in _keys(graph, kind):
            yield key, Use(RELEASED, guide, url, holds=True)


def _keys(text: str, kind: str) -> set[str]:
    return set(re.findall(rf"\]\({kind}:([a-z0-9-]+)\)", text))
