"""The one bridge from draft rows to graph to release."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils.translation import gettext

from kb import edition
from kb.audit import record
from kb.message import Message, gettext_noop
from kb.models import Article, Event
from kb.publishing import before_archive
from kb.search import index
from kb.search.index import Entry
from wizard.affected import affected
from wizard.graph import ESCALATION_ARTICLE, LANGUAGES, Check, Elsewhere, Graph, Guides, Outcome, Question
from wizard.graph import Choice as Edge
from wizard.graph import Node as GraphNode
from wizard.graph_data import ShapeError, expects_from, from_data, to_data, when_data, when_from
from wizard.guide_entries import KIND as GUIDE
from wizard.guide_entries import entries_of
from wizard.lint import lint
from wizard.models import ArticleUse, Choice, Guide, Node, Release, Vignette
from wizard.problem import Problem
from wizard.standing import standing
from wizard.vignettes import failures

MAX_NOTE = 1000
"""Characters of the note of a release."""


_TOLD_ANEW = gettext_noop("the vignette %(vignette)s has to be told anew: question by question")
_FAILS = gettext_noop("the vignette %(vignette)s %(what)s")
_NO_PASTE = gettext_noop("the vignette %(vignette)s pastes “%(paste)s”, an output this guide does not have")


class Refused(Exception):
    """The drafts cannot be published; `problems` lists everything that is wrong."""

    def __init__(self, problems: Sequence[Problem]):
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, problems)))


class Changed(Exception):
    """A draft, a release or a story is no longer what somebody decided on."""


def draft_graph(guide: Guide) -> Graph:
    """The draft as a graph, complete or not: lint says what is wrong with it."""
    nodes = guide.nodes.prefetch_related("choices").order_by("position", "key")
    return Graph(
        key=guide.key,
        title=guide.title,
        summary=guide.summary,
        scope=guide.scope,
        minutes=guide.minutes,
        start=guide.start,
        nodes={node.key: _graph_node(node) for node in nodes},
        at_hand=tuple(guide.at_hand),
        elsewhere=tuple(Elsewhere(entry["guide"], entry["text"]) for entry in guide.elsewhere),
        ports=tuple(guide.ports),
        checklist=tuple(guide.checklist),
    )


def _graph_node(node: Node) -> GraphNode:
    if node.kind == Node.Kind.OUTCOME:
        return Outcome(
            key=node.key,
            article=str(node.article_id),
            then=node.then,
            place=node.place,
            resume=node.resume,
            likelihood=node.likelihood,
            minutes=node.minutes,
            risk=node.risk,
            partners=tuple(node.partners),
            expects=expects_from(node.expects),
        )
    return Question(
        key=node.key,
        ask=node.ask,
        short=node.short,
        hint=node.hint,
        why=node.why,
        checks=tuple(Check(check["on"], check["text"]) for check in node.checks),
        choices=tuple(_edge(choice) for choice in sorted(node.choices.all(), key=lambda choice: choice.position)),
        unknown=node.unknown,
        unknown_text=node.unknown_text,
    )


def _edge(choice: Choice) -> Edge:
    when = when_from(choice.when or [])
    return Edge(choice.key, choice.text, choice.go, choice.says, choice.path, choice.detour, when)


@transaction.atomic
def save_draft(graph: Graph) -> Guide:
    """Replace the draft of this guide by `graph`."""
    guide, _ = Guide.objects.update_or_create(
        key=graph.key,
        defaults={
            "title": dict(graph.title),
            "summary": dict(graph.summary),
            "scope": dict(graph.scope),
            "minutes": graph.minutes,
            "start": graph.start,
            "ports": list(graph.ports),
            "checklist": list(graph.checklist),
            "at_hand": [dict(text) for text in graph.at_hand],
            "elsewhere": [{"guide": entry.guide, "text": dict(entry.text)} for entry in graph.elsewhere],
        },
    )
    guide.nodes.all().delete()
    for position, node in enumerate(graph.nodes.values()):
        _save_node(guide, position, node)
    return guide


def _save_node(guide: Guide, position: int, node: GraphNode) -> None:
    if isinstance(node, Outcome):
        guide.nodes.create(
            key=node.key,
            position=position,
            kind=Node.Kind.OUTCOME,
            article_id=node.article,
            then=node.then,
            place=node.place,
            resume=node.resume,
            likelihood=node.likelihood,
            minutes=node.minutes,
            risk=node.risk,
            partners=list(node.partners),
            expects={question: list(choices) for question, choices in node.expects.items()},
        )
        return
    row = guide.nodes.create(
        key=node.key,
        position=position,
        kind=Node.Kind.QUESTION,
        ask=dict(node.ask),
        short=dict(node.short),
        hint=dict(node.hint),
        why=dict(node.why),
        checks=[{"on": check.on, "text": dict(check.text)} for check in node.checks],
        unknown=node.unknown,
        unknown_text=dict(node.unknown_text),
    )
    Choice.objects.bulk_create(
        Choice(
            node=row,
            key=edge.key,
            position=number,
            text=dict(edge.text),
            says=dict(edge.says),
            path=dict(edge.path),
            when=when_data(edge.when),
            go=edge.go,
            detour=edge.detour,
        )
        for number, edge in enumerate(node.choices)
    )


def released_graphs() -> dict[str, Graph]:
    """The current release of every guide."""
    releases = Release.objects.filter(is_current=True).order_by("guide__position", "guide__key")
    graphs = [from_data(release.data) for release in releases]
    return {graph.key: graph for graph in graphs}


def searchable() -> Iterable[Entry]:
    """Every guide visitors can walk now, for the search index."""
    for graph in released_graphs().values():
        yield from entries_of(graph)


def problems(guides: Iterable[Guide]) -> list[Problem]:
    """Everything that keeps these drafts from being published together, warnings included."""
    return _problems({guide.key: draft_graph(guide) for guide in guides})


def problems_at_sight(guide: Guide) -> list[Problem]:
    """Those of `problems` that show without walking its vignettes, which takes seconds."""
    return lint_together({guide.key: draft_graph(guide)})


def lint_together(drafts: Mapping[str, Graph]) -> list[Problem]:
    """Those of these drafts, or releases to go back to, beside the current releases of the other guides."""
    return _linted(drafts, {**released_graphs(), **drafts})


def _linted(drafts: Mapping[str, Graph], graphs: Mapping[str, Graph]) -> list[Problem]:
    found = [problem for graph in drafts.values() for problem in _shape_problems(graph)]
    if found:
        return found
    articles = Article.objects.languages_by_key()
    return [problem for graph in drafts.values() for problem in lint(graph, graphs, articles)]


def _problems(drafts: Mapping[str, Graph]) -> list[Problem]:
    """Stories are walked where the drafts can change how they end."""
    released = released_graphs()
    graphs = {**released, **drafts}
    found = _linted(drafts, graphs)
    if not any(problem.level == "error" for problem in found):
        guides = Guides(graphs)
        rows = list(Vignette.objects.filter(guide__key__in=affected(Guides(released), guides, drafts)).tellable())
        found += _untold(rows)
        found += [
            Problem(vignette.guide, "", Message(_FAILS, {"vignette": vignette.id, "what": what}))
            for vignette, what in failures(guides, (row.told() for row in rows if not row.is_old))
        ]
    return found


def untold(guides: Collection[str]) -> list[Problem]:
    """What keeps stories of these guides from being walked."""
    return list(_untold(Vignette.objects.filter(guide__key__in=guides).tellable()))


def _untold(rows: Iterable[Vignette]) -> Iterator[Problem]:
    for row in rows:
        if row.is_old:
            yield Problem(row.guide.key, "", Message(_TOLD_ANEW, {"vignette": row.key}), "warning")
        for key in row.missing_pastes:
            yield Problem(row.guide.key, "", Message(_NO_PASTE, {"vignette": row.key, "paste": key}))


def _shape_problems(graph: Graph) -> Iterable[Problem]:
    """What a release could not be read back from, so that no process ever meets it."""
    try:
        from_data(to_data(graph))
    except ShapeError as error:
        yield Problem(graph.key, "", error.words)


def publish(
    guides: Sequence[Guide], *, author: Any = None, note: str = "", reason: str = "", seen: str = ""
) -> list[Release]:
    """Release these drafts together: all of them, or none. Raises Refused with all problems.

    `seen` is the wizard.standing of what the author decided on; raises Changed if it is no longer so.
    """
    # Walking the stories takes seconds, in which nobody should have to wait for the lock.
    found = _Found({guide.key: draft_graph(guide) for guide in guides})
    with transaction.atomic():
        edition.hold()
        locked = list(Guide.objects.filter(pk__in=[guide.pk for guide in guides]))
        return _publish(locked, found, author, _lines(note, reason), seen)


def _publish(guides: Sequence[Guide], found: _Found, author: Any, note: str, seen: str) -> list[Release]:
    drafts = {guide.key: draft_graph(guide) for guide in guides}
    _check(drafts, seen, found)
    releases = [_release(guide, to_data(drafts[guide.key]), author, note) for guide in guides]
    for release in releases:
        record(author, Event.Did.PUBLISHED, GUIDE, release.guide.key, f"release {release.number}", release.note)
    index.put(entry for graph in drafts.values() for entry in entries_of(graph))
    edition.advance()
    return releases


def roll_back(release: Release, *, author: Any = None, note: str = "", reason: str = "", seen: str = "") -> Release:
    """Publish an older release again, as a new one. Raises Refused if it no longer fits its surroundings, and Changed.

    The draft stays as it is.
    """
    graph = from_data(release.data)
    found = _Found({graph.key: graph})
    with transaction.atomic():
        edition.hold()
        _check({graph.key: graph}, seen, found)
        return _roll_back(release, graph, author, note, reason)


def _roll_back(release: Release, graph: Graph, author: Any, note: str, reason: str) -> Release:
    guide = release.guide
    words = _lines(f"roll back to {release.number}", note, reason)
    newer = _release(guide, release.data, author, words)
    record(author, Event.Did.RESTORED, GUIDE, guide.key, f"release {newer.number}", words)
    index.put(entries_of(graph))
    edition.advance()
    return newer


class _Found:
    """What is wrong with these graphs, and what that was found on."""

    def __init__(self, graphs: Mapping[str, Graph]):
        self.on = _ground(graphs)
        self.errors = [problem for problem in _problems(graphs) if problem.level == "error"]


def _ground(graphs: Mapping[str, Graph]) -> tuple[str, Mapping[str, Collection[str]]]:
    return standing(graphs), Article.objects.languages_by_key()


def _check(graphs: Mapping[str, Graph], seen: str, found: _Found) -> None:
    """Under the lock. Raises Changed and Refused."""
    ground = _ground(graphs)
    if seen and seen != ground[0]:
        raise Changed
    errors = found.errors if found.on == ground else _Found(graphs).errors
    if errors:
        raise Refused(errors)


def _lines(*words: str) -> str:
    return "\n".join(filter(None, words))[:MAX_NOTE]


def _release(guide: Guide, graph: Mapping[str, Any], author: Any, note: str) -> Release:
    newest = guide.releases.aggregate(newest=Max("number"))["newest"] or 0
    ArticleUse.objects.filter(release__guide=guide).delete()
    guide.releases.filter(is_current=True).update(is_current=False)
    release = Release.objects.create(
        guide=guide,
        number=newest + 1,
        graph=json.dumps(graph, ensure_ascii=False),
        author=author,
        note=note,
        is_current=True,
    )
    offered = {outcome["article"] for outcome in graph["outcomes"].values()} - {ESCALATION_ARTICLE}
    ArticleUse.objects.bulk_create(ArticleUse(release=release, article_id=key) for key in sorted(offered))
    return release


@receiver(post_delete, sender=Guide)
@transaction.atomic
def forget(instance: Guide, **kwargs: Any) -> None:
    """A guide that is deleted for good is no longer found."""
    index.remove((GUIDE, instance.key, language) for language in LANGUAGES)
    edition.advance()


@receiver(before_archive)
def keep_used_articles(sender: object, article: Article, **kwargs: Any) -> str | None:
    guides = sorted({use.release.guide.key for use in article.uses.select_related("release__guide")})
    return gettext("offered by the guide %(guides)s") % {"guides": ", ".join(guides)} if guides else None
