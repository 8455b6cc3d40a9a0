"""What a draft is compared with before it is published, and a fingerprint of it: did anything change since?"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict

from kb.fingerprint import fingerprint
from wizard.graph import Graph
from wizard.graph_data import to_data
from wizard.models import Release, Vignette
from wizard.vignettes import Vignette as Told


def stories(guides: Collection[str]) -> list[Told]:
    """The stories of these guides, but for those in their old form, which cannot be walked."""
    rows = Vignette.objects.filter(guide__key__in=guides).tellable()
    return [row.told() for row in rows if not row.is_old]


def fingerprint_of(graphs: Mapping[str, Graph]) -> str:
    """Of drafts, or of releases to go back to."""
    return fingerprint([[key, [list(graph.nodes), to_data(graph)]] for key, graph in sorted(graphs.items())])


def surroundings() -> str:
    """A fingerprint of the current releases and of all stories."""
    current = Release.objects.filter(is_current=True).order_by("guide_id").values_list("guide_id", "id")
    told = Vignette.objects.tellable().order_by("id")
    return fingerprint([list(current), [asdict(row.told()) for row in told]])


def standing(graphs: Mapping[str, Graph], around: str = "") -> str:
    """What an editor who compares these with what visitors walk has seen. Short enough for a form.

    `around` are their surroundings, if they were read before.
    """
    return fingerprint([fingerprint_of(graphs), around or surroundings()])
