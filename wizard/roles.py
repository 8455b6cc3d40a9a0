"""The groups Editors, Reviewers and Agents, made at every migrate."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import Group, Permission

EDITORS = "Editors"
REVIEWERS = "Reviewers"
AGENTS = "Agents"

_EDITED = {
    "kb": {
        "category": ("add", "change", "view"),
        "article": ("add", "change", "view"),
        "revision": ("add", "approve", "publish", "view"),
        "snippet": ("add", "change", "delete", "view"),
        "picture": ("add", "change", "delete", "view"),
        "event": ("view",),
        "vote": ("view",),
        "synonym": ("add", "change", "view"),
        "miss": ("delete", "view"),
    },
    "wizard": {
        "guide": ("add", "change", "view"),
        "node": ("add", "change", "delete", "view"),
        "choice": ("add", "change", "delete", "view"),
        "vignette": ("add", "change", "delete", "view"),
        "paste": ("add", "change", "delete", "view"),
        "release": ("add", "view"),
        "verdict": ("view",),
    },
}
_READ = {
    "kb": ("category", "article", "revision", "snippet", "picture"),
    "wizard": ("guide", "node", "choice", "vignette", "paste", "release", "verdict"),
}


def create_groups(**kwargs: Any) -> None:
    """Give the groups their permissions; what an administrator added by hand stays."""
    for name in (EDITORS, REVIEWERS, AGENTS):
        group, _ = Group.objects.get_or_create(name=name)
        for codename, app in _wanted(name):
            _grant(group, app, codename)


def _wanted(group: str) -> Iterator[tuple[str, str]]:
    """(codename, app) of every permission of a group: editors edit and publish, the others read drafts."""
    if group == EDITORS:
        for app, models in _EDITED.items():
            yield from ((f"{action}_{model}", app) for model, actions in models.items() for action in actions)
        return
    for app, names in _READ.items():
        yield from ((f"view_{model}", app) for model in names)
    if group == REVIEWERS:
        yield "approve_revision", "kb"


def _grant(group: Group, app: str, codename: str) -> None:
    permission = Permission.objects.filter(content_type__app_label=app, codename=codename).first()
    if permission:
        group.permissions.add(permission)
