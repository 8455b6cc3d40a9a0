"""What a page of a draft walk says above the visitors' page: whose draft it is, and the ways back to the work."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from wizard.addresses import start_address
from wizard.graph import Guides, Outcome, Question, Text
from wizard.models import Guide, Node
from wizard.vignettes import SHORTHAND
from wizard.walk import Walk


@dataclass(frozen=True, slots=True)
class Banner:
    """Addresses of the pages it leads to, empty where there is none; `missing` names what nothing follows yet."""

    title: Text
    desk: str
    node: str = ""
    edit: str = ""
    published: str = ""
    story: str = ""
    missing: str = ""


def banner_of(request: HttpRequest, guide: Guide, guides: Guides, walk: Walk, *, published: bool) -> Banner:
    """`published` is true if visitors can walk the guide at all."""
    edit = node_address(*walk.ref.split(".", 1))
    place = start_address(guide.key) + (f"?{request.GET.urlencode()}" if request.GET else "")
    return Banner(
        title=guide.title,
        desk=reverse("admin:wizard_guide_change", args=[guide.pk]),
        node=walk.name,
        edit=edit,
        published=place if published else "",
        story=_story(guide, walk) if request.user.has_perm("wizard.add_vignette") else "",
        missing=_missing(guides, walk),
    )


def _missing(guides: Guides, walk: Walk) -> str:
    """The first node on this walk (or the guide itself) behind which nothing was written yet."""
    graph = guides[walk.guide]
    if not guides.has(graph.absolute(graph.start)):
        return graph.key
    dangling = (
        step.name
        for step in walk.steps
        if step.answer in (targets := guides.targets.get(step.ref, {})) and not guides.has(targets[step.answer])
    )
    return next(dangling, "")


def node_address(guide: str, node: str) -> str:
    """The page on which this node is edited; empty if there is none."""
    row = Node.objects.filter(guide__key=guide, key=node).first()
    return reverse("admin:wizard_node_change", args=[row.pk]) if row else ""


def _story(guide: Guide, walk: Walk) -> str:
    """The form of a new vignette with this walk in it; only where the walk has come to an article."""
    if not isinstance(walk.node, Outcome) or walk.node.escalates or walk.node.resume:
        return ""
    initial = {"guide": guide.pk, "article": walk.node.article, "answers": story_answers(walk)}
    return f"{reverse('admin:wizard_vignette_add')}?{urlencode(initial)}"


def story_answers(walk: Walk) -> str:
    """What was answered, as lines ``question: choice``; ``?`` for “I don't know”."""
    short = {answer: sign for sign, answer in SHORTHAND.items()}
    given = [
        f"{step.name}: {short.get(step.answer, step.answer)}"
        for step in walk.steps
        if isinstance(step.node, Question) and not step.skipped
    ]
    return "\n".join([*given, *(f"{name}: {answer}" for name, answer in walk.resumed.items())])
