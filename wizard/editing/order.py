"""Places in a list, numbered without gaps: of the nodes in a guide, and of the guides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from wizard.models import Guide, Node

_Row = TypeVar("_Row", Guide, Node)


def order_nodes(guide: Guide) -> None:
    """Close the gaps."""
    _number(list(guide.nodes.order_by("position", "key")), first=0)


def place_node(node: Node) -> None:
    """Put a node where its `position` says, and the others around it."""
    others = node.guide.nodes.exclude(pk=node.pk).order_by("position", "key")
    _number(_inserted(list(others), node, node.position), first=0)


def place_guide(guide: Guide) -> None:
    """Put a guide where its `position`, from 1, says. A guide at 0 has no place yet and stands first."""
    others = Guide.objects.exclude(pk=guide.pk).order_by("position", "key")
    _number(_inserted(list(others), guide, max(0, guide.position - 1)), first=1)


def _inserted(rows: Sequence[_Row], row: _Row, place: int) -> list[_Row]:
    found = list(rows)
    found.insert(place, row)
    return found


def _number(rows: Sequence[_Row], first: int) -> None:
    for place, row in enumerate(rows, first):
        row.position = place
    if rows:
        type(rows[0])._default_manager.bulk_update(rows, ["position"], batch_size=200)
