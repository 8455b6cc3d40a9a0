"""The groups Editors and Agents, made at every migrate."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group, Permission

EDITORS = "Editors"
AGENTS = "Agents"

_EDITED = {
    "kb": {
        "category": ("add", "change", "view"),
        "article": ("add", "change", "view"),
        "revision": ("add", "view"),
        "vote": ("view",),
        "synonym": ("add", "change", "view"),
        "miss": ("delete", "view"),
    },
    "wizard": {
        "guide": ("add", "change", "view"),
        "node": ("add", "change", "delete", "view"),
        "choice": ("add", "change", "delete", "view"),
        "vignette": ("add", "change", "delete", "view"),
        "release": ("add", "view"),
        "verdict": ("view",),
    },
}
_READ = {"kb": ("category", "article", "revision"), "wizard": ("guide", "node", "choice", "release", "verdict")}


def create_groups(**kwargs: Any) -> None:
    """Give both groups their permissions; what an administrator added by hand stays."""
    editors, _ = Group.objects.get_or_create(name=EDITORS)
    agents, _ = Group.objects.get_or_create(name=AGENTS)
    for app, models in _EDITED.items():
        for model, actions in models.items():
            for action in actions:
                _grant(editors, app, f"{action}_{model}")
    for app, names in _READ.items():
        for model in names:
            _grant(agents, app, f"view_{model}")


def _grant(group: Group, app: str, codename: str) -> None:
    permission = Permission.objects.filter(content_type__app_label=app, codename=codename).first()
    if permission:
        group.permissions.add(permission)
