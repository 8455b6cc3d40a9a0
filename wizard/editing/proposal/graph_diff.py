"""What changed between two versions of a guide, in an editor's words. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kb.message import gettext_noop
from wizard.editing.proposal.change import Change, Place, joined, moved, named
from wizard.editing.proposal.node_diff import outcome_changes, own_references, question_changes
from wizard.graph import Elsewhere, Graph, Node, Outcome, Question, Text

GUIDE, QUESTION, OUTCOME = "guide", "question", "outcome"


def differences(old: Graph, new: Graph) -> list[Change]:
    """The guide itself first, then what is gone, then the nodes in their order. Empty if visitors see no difference.

    How questions and outcomes are mixed is no difference: each kind has its own order.
    """
    return [*_guide_changes(old, new), *_gone(old, new), *_node_changes(old, new), *_order(old, new)]


def _guide_changes(old: Graph, new: Graph) -> Iterator[Change]:
    place = Place(GUIDE)
    yield from place.value(gettext_noop("its key is now “%(new)s” (was “%(old)s”)"), old.key, new.key)
    yield from place.text(gettext_noop("new words for the title (%(language)s)"), old.title, new.title)
    yield from place.text(gettext_noop("new words for the summary (%(language)s)"), old.summary, new.summary)
    yield from place.text(gettext_noop("new words for the scope (%(language)s)"), old.scope, new.scope)
    minutes = gettext_noop("it now takes %(new)s minutes (was %(old)s)")
    yield from place.value(minutes, str(old.minutes), str(new.minutes))
    yield from place.value(gettext_noop("it now starts at “%(new)s” (was “%(old)s”)"), old.start, new.start)
    yield from _at_hand(place, old.at_hand, new.at_hand)
    yield from _elsewhere(place, old.elsewhere, new.elsewhere)
    ports = gettext_noop("the usual ports are now %(new)s (were %(old)s)")
    yield from place.value(ports, joined(map(str, old.ports)), joined(map(str, new.ports)))
    checklist = gettext_noop("the list that people without the guide go through is another")
    yield from place.words(checklist, "\n".join(old.checklist), "\n".join(new.checklist))


def _at_hand(place: Place, old: Sequence[Text], new: Sequence[Text]) -> Iterator[Change]:
    message = gettext_noop("new words for “have at hand” (%(language)s)")
    yield from place.text(message, _in_lines(old), _in_lines(new))


def _in_lines(texts: Sequence[Text]) -> Text:
    languages = dict.fromkeys(language for text in texts for language in text)
    return {language: "\n".join(text.get(language, "") for text in texts) for language in languages}


def _elsewhere(place: Place, old: Sequence[Elsewhere], new: Sequence[Elsewhere]) -> Iterator[Change]:
    before, after = named(old, lambda entry: entry.guide), named(new, lambda entry: entry.guide)
    reads = gettext_noop("new words for the pointer to guide “%(guide)s” (%(language)s)")
    for key in [key for key in before if key not in after]:
        yield place.change(gettext_noop("the pointer to guide “%(guide)s” is gone"), "removed", guide=key)
    for key in [key for key in after if key not in before]:
        yield place.change(gettext_noop("it now points to guide “%(guide)s”"), "added", guide=key)
        yield from place.text(reads, {}, after[key].text, guide=key)
    for key in [key for key in after if key in before]:
        yield from place.text(reads, before[key].text, after[key].text, guide=key)
    yield from place.order(
        gettext_noop("the pointer to guide “%(name)s” now comes after “%(after)s”"),
        gettext_noop("the pointer to guide “%(name)s” now comes first"),
        list(before),
        list(after),
    )


def _kind(node: Node) -> str:
    return OUTCOME if isinstance(node, Outcome) else QUESTION


def _gone(old: Graph, new: Graph) -> Iterator[Change]:
    for key, node in old.nodes.items():
        if key not in new.nodes:
            place, message = Place(_kind(node), key), gettext_noop("is gone")
            yield from place.words(message, _said(node), "", "removed")


def _said(node: Node) -> str:
    """What visitors see of it; never empty."""
    return node.article if isinstance(node, Outcome) else "\n".join(node.ask.values()) or node.key


def _node_changes(old: Graph, new: Graph) -> Iterator[Change]:
    for key, node in new.nodes.items():
        place = Place(_kind(node), key)
        if key not in old.nodes:
            yield from place.words(gettext_noop("is new"), "", _said(node), "added")
            yield from _from_scratch(place, new, node)
            continue
        before, after = own_references(old.key, old.nodes[key]), own_references(new.key, node)
        if isinstance(before, Question) and isinstance(after, Question):
            yield from question_changes(place, before, after)
        elif isinstance(before, Outcome) and isinstance(after, Outcome):
            yield from outcome_changes(place, before, after)
        else:
            turned = gettext_noop("was a question before"), gettext_noop("was an outcome before")
            yield place.change(turned[isinstance(before, Outcome)])
            yield from _from_scratch(place, new, node)


def _from_scratch(place: Place, graph: Graph, node: Node) -> Iterator[Change]:
    """Everything it says, as if it had been empty."""
    node = own_references(graph.key, node)
    if isinstance(node, Outcome):
        yield from outcome_changes(place, Outcome(node.key, ""), node)
    else:
        yield from question_changes(place, Question(node.key, ask={}, short={}, choices=(), unknown=""), node)


def _order(old: Graph, new: Graph) -> Iterator[Change]:
    for kind in (QUESTION, OUTCOME):
        stayed = {key for key, node in new.nodes.items() if key in old.nodes and _kind(old.nodes[key]) == _kind(node)}
        before, after = (
            [key for key, node in graph.nodes.items() if key in stayed and _kind(node) == kind] for graph in (old, new)
        )
        for key, follows in moved(before, after):
            message = gettext_noop("now comes after “%(after)s”") if follows else gettext_noop("now comes first")
            yield Place(kind, key).change(message, "moved", **({"after": follows} if follows else {}))
