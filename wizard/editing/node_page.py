"""What an editor sees beside the form of a node: its problems, where one comes from and where one goes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from kb.models import Article
from wizard.addresses import query_of
from wizard.editing.draft import Draft, in_my_language
from wizard.editing.neighbours import Edge, answer_words, leading_from, leading_to, way_to
from wizard.graph import NOT_HELPED, RISKS, UNKNOWN, Ref
from wizard.models import Node
from wizard.profiles import causes

_RISKS = dict(Article.Risk.choices)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A node an edge comes from or leads to. `address` is empty if there is no such node."""

    ref: Ref
    words: str
    answer: str
    address: str


@dataclass(frozen=True, slots=True)
class Shared:
    """What the guide knows of this fault from all outcomes that offer its article."""

    others: Sequence[Neighbour]
    likelihood: str
    minutes: int
    risk: str
    partners: Sequence[str]
    expects: Sequence[tuple[str, str]]


def link_or_none(name: str, *args: Any) -> str:
    """The address of a page that may not be there; empty if it is not."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def about_node(draft: Draft, node: Node) -> dict[str, Any]:
    """For the template of a node's page."""
    ref = draft.graph.absolute(node.key)
    return {
        "draft": draft,
        "node": node,
        "problems": draft.problems_of(node.key),
        "coming": [_neighbour(draft, edge.source, edge) for edge in leading_to(draft.guides, ref)],
        "going": [_neighbour(draft, edge.target, edge) for edge in leading_from(draft.guides, ref)],
        "shared": shared(draft, node) if node.kind == Node.Kind.OUTCOME else None,
        "draft_walk": draft_walk(draft, node.key),
        "picture": link_or_none("admin:wizard_guide_graph", node.guide_id),
        "is_start": draft.graph.start == node.key,
    }


def draft_walk(draft: Draft, key: str) -> str:
    """The address of a walk of the draft that stands at this node; empty if none comes there."""
    page = link_or_none("wizard:draft-guide", draft.graph.key)
    answers = way_to(draft.guides, draft.graph.key, key)
    return f"{page}?{query_of(answers)}" if page and answers is not None else ""


def _neighbour(draft: Draft, ref: Ref, edge: Edge) -> Neighbour:
    return Neighbour(ref, draft.words(ref), answer_name(draft, edge), draft.addresses.get(ref, ""))


def answer_name(draft: Draft, edge: Edge) -> str:
    names = {UNKNOWN: _("I don't know"), NOT_HELPED: _("It did not help")}
    return names.get(edge.answer) or in_my_language(answer_words(draft.guides, edge)) or edge.answer


def shared(draft: Draft, node: Node) -> Shared | None:
    """None if no other outcome of this guide's walks offers the article."""
    cause = causes(draft.guides, draft.graph.key).get(str(node.article_id))
    own = draft.graph.absolute(node.key)
    if cause is None or set(cause.refs) <= {own}:
        return None
    others = [Neighbour(ref, "", "", draft.addresses.get(ref, "")) for ref in cause.refs if ref != own]
    told = [
        (ref.removeprefix(f"{draft.graph.key}."), ", ".join(sorted(choices)))
        for ref, choices in sorted(cause.expects.items())
        if ref.partition(".")[2] not in node.expects
    ]
    likelihood = _(cause.likelihood) if cause.likelihood else ""
    risk = str(_RISKS.get(cause.risk, cause.risk)) if cause.risk != RISKS[0] else ""
    return Shared(others, likelihood, cause.minutes, risk, cause.partners, told)


def still_led_to(draft: Draft, keys: Iterable[str]) -> list[tuple[str, str]]:
    """(what leads there, its page) for every edge that would end nowhere if these nodes were gone."""
    gone = {draft.graph.absolute(key) for key in keys}
    found = [
        (
            _("“%(answer)s” of %(node)s leads to %(target)s")
            % {"answer": answer_name(draft, edge), "node": edge.source, "target": edge.target},
            draft.addresses.get(edge.source, ""),
        )
        for ref in sorted(gone)
        for edge in leading_to(draft.guides, ref)
        if edge.source not in gone
    ]
    if draft.graph.absolute(draft.graph.start) in gone:
        page = reverse("admin:wizard_guide_change", args=[draft.guide.pk])
        found.append((_("the guide starts at %(node)s") % {"node": draft.graph.start}, page))
    return found
