"""The desk of a guide: how much there is, what is wrong, and the way to every page of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from wizard.editing.draft import Draft
from wizard.editing.node_page import link_or_none
from wizard.models import Guide
from wizard.problem import Problem


@dataclass(frozen=True, slots=True)
class Wrong:
    """The problems of one node, or of the guide itself; `address` is where to mend them."""

    name: str
    words: str
    address: str
    problems: Sequence[Problem]


def about_guide(draft: Draft, *, may_change: bool) -> dict[str, Any]:
    """For the template of a guide's page. Who may only read is offered what they may open."""
    guide = draft.guide
    errors = sum(problem.level == "error" for problem in draft.problems)
    return {
        "draft": draft,
        "guide": guide,
        "counts": {
            "questions": len(list(draft.graph.questions())),
            "outcomes": len(list(draft.graph.outcomes())),
            "stories": guide.vignettes.count(),
            "pastes": guide.pastes.count(),
        },
        "release": guide.current_release(),
        "errors": errors,
        "warnings": len(draft.problems) - errors,
        "wrong": wrong(draft),
        "links": links(guide, may_change=may_change),
    }


def wrong(draft: Draft) -> list[Wrong]:
    """By node, those with errors first."""
    by_node: dict[str, list[Problem]] = {}
    for problem in draft.problems:
        by_node.setdefault(problem.node, []).append(problem)
    return [
        Wrong(
            node or _("The guide itself"),
            draft.words(draft.graph.absolute(node)) if node else "",
            draft.addresses.get(draft.graph.absolute(node), ""),
            found,
        )
        for node, found in by_node.items()
    ]


def links(guide: Guide, *, may_change: bool) -> list[tuple[str, list[tuple[str, str]]]]:
    """(what for, [(name, address)]) of every page of this guide that there is."""
    groups = [
        (_("Look and change"), [*_parts(guide), *(_new(guide) if may_change else ())]),
        (_("Try it"), _to_try(guide)),
        (_("Go live"), [*(_to_publish(guide) if may_change else ()), *_live(guide)]),
        (_("Files"), _files(guide) if may_change else []),
    ]
    there = [(heading, [(name, address) for name, address in pages if address]) for heading, pages in groups]
    return [(heading, pages) for heading, pages in there if pages]


def _parts(guide: Guide) -> list[tuple[str, str]]:
    return [
        (_("Picture"), link_or_none("admin:wizard_guide_graph", guide.pk)),
        (_("Questions and outcomes"), reverse("admin:wizard_node_changelist") + _of(guide)),
    ]


def _new(guide: Guide) -> list[tuple[str, str]]:
    new = f"{reverse('admin:wizard_node_add')}?guide={guide.pk}&kind="
    return [(_("New question"), f"{new}question"), (_("New outcome"), f"{new}outcome")]


def _to_try(guide: Guide) -> list[tuple[str, str]]:
    return [
        (_("Walk the draft"), link_or_none("wizard:draft-guide", guide.key)),
        (_("Stories"), reverse("admin:wizard_vignette_changelist") + _of(guide)),
        (_("Check all stories"), reverse("admin:wizard_vignette_check", args=[guide.pk])),
        (_("Pastes"), reverse("admin:wizard_paste_changelist") + _of(guide)),
    ]


def _to_publish(guide: Guide) -> list[tuple[str, str]]:
    return [(_("Compare and publish"), link_or_none("admin:wizard_guide_publish", guide.pk))]


def _live(guide: Guide) -> list[tuple[str, str]]:
    return [
        (_("Versions"), link_or_none("admin:wizard_guide_versions", guide.pk)),
        (_("Figures"), link_or_none("admin:wizard_guide_figures", guide.pk)),
    ]


def _files(guide: Guide) -> list[tuple[str, str]]:
    return [
        (_("Export"), link_or_none("admin:wizard_guide_export", guide.pk)),
        (_("Import"), link_or_none("admin:wizard_guide_import", guide.pk) or link_or_none("admin:wizard_guide_import")),
    ]


def _of(guide: Guide) -> str:
    return f"?guide__id__exact={guide.pk}"
