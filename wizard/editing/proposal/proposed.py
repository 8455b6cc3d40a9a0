"""Something an editor may put in the place of what visitors walk: drafts, or an older release."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from wizard.editing.proposal.change import Change
from wizard.editing.proposal.graph_diff import differences
from wizard.graph import Graph
from wizard.graph_data import to_data
from wizard.models import Guide, Node, Release
from wizard.problem import Problem
from wizard.publishing import lint_together, released_graphs, untold
from wizard.standing import standing, surroundings

Addresses = Mapping[tuple[str, str], str]
"""(guide, node) -> the page on which it is edited; the guide itself under ""."""


@dataclass(frozen=True, slots=True)
class Part:
    """What changes in one node, or in the guide itself; `url` is where it is edited."""

    kind: str
    node: str
    url: str
    changes: Sequence[Change]


@dataclass(frozen=True, slots=True)
class Difference:
    """`parts` is None if the guide was never published."""

    guide: str
    parts: Sequence[Part] | None


@dataclass(frozen=True)
class Found:
    problem: Problem
    url: str


class Proposal:
    """`graphs` are to be published; `go` does it: note, reason and what was seen in, the releases out.

    `unchanged` are guides that were named but are what visitors walk already.
    """

    def __init__(self, guides: Sequence[Guide], graphs: Mapping[str, Graph], go: Callable[..., list[Release]]):
        self.guides = guides
        # Read first: what changes while the rest is read is then noticed when it is published.
        around = surroundings()
        self.released = released_graphs()
        self.graphs = {key: graph for key, graph in graphs.items() if not same(self.released.get(key), graph)}
        self.unchanged = [key for key in graphs if key not in self.graphs]
        self.seen = standing(self.graphs, around)
        self.go = go

    @cached_property
    def problems(self) -> list[Found]:
        """All that show without walking the stories; errors first."""
        found = lint_together(self.graphs) if self.graphs else []
        if not any(problem.level == "error" for problem in found):
            found += untold(self.graphs)
        return [self.found(problem) for problem in sorted(found, key=lambda problem: problem.level != "error")]

    @property
    def broken(self) -> bool:
        return any(found.problem.level == "error" for found in self.problems)

    @cached_property
    def differences(self) -> list[Difference]:
        return [
            Difference(key, parts(self.released[key], graph, self._addresses) if key in self.released else None)
            for key, graph in self.graphs.items()
        ]

    def found(self, problem: Problem) -> Found:
        """The problem with the page on which it is mended."""
        return Found(problem, self._addresses.get((problem.guide, problem.node), ""))

    @cached_property
    def _addresses(self) -> Addresses:
        return addresses(self.guides)


def addresses(guides: Sequence[Guide]) -> Addresses:
    rows = Node.objects.filter(guide__in=guides).order_by().values_list("guide__key", "key", "pk")
    nodes = {(guide, key): reverse("admin:wizard_node_change", args=[pk]) for guide, key, pk in rows}
    return nodes | {(guide.key, ""): reverse("admin:wizard_guide_change", args=[guide.pk]) for guide in guides}


def parts(old: Graph, new: Graph, pages: Addresses) -> list[Part]:
    """What changed between two versions, node by node."""
    grouped: dict[tuple[str, str], list[Change]] = {}
    for change in differences(old, new):
        grouped.setdefault((change.kind, change.node), []).append(change)
    return [Part(kind, node, pages.get((new.key, node), ""), changes) for (kind, node), changes in grouped.items()]


def same(released: Graph | None, graph: Graph) -> bool:
    """True if publishing `graph` would change nothing; a release keeps questions and outcomes apart."""
    return released is not None and _stored(released) == _stored(graph)


def _stored(graph: Graph) -> object:
    data = to_data(graph)
    return data, list(data["questions"]), list(data["outcomes"])
