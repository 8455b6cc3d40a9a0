"""Every problem of a guide at once, in an editor's words.

`lint` looks at one graph beside the other guides it may lead into. An error keeps a guide from being published; a
warning does not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from kb.message import Message
from kb.message import gettext_noop as _
from kb.rendering import can_be_shown
from wizard.evidence.reading import SUBJECTS
from wizard.graph import (
    ESCALATION_ARTICLE,
    LANGUAGES,
    PLACES,
    RESERVED_ANSWERS,
    RESERVED_NODES,
    SYSTEMS,
    Check,
    Choice,
    Graph,
    Guides,
    Outcome,
    Question,
    Ref,
    Text,
)
from wizard.problem import Problem
from wizard.profile_lint import profile_problems
from wizard.rules import overlap

MIN_CHOICES, MAX_CHOICES = 2, 5
LANGUAGE_NAMES = {"en": _("English"), "zh-hans": _("Chinese")}


def lint(graph: Graph, others: Mapping[str, Graph], articles: Mapping[str, Collection[str]]) -> list[Problem]:
    """All problems of `graph`.

    `others` are the guides it may lead into, by key. `articles` maps the key of every published article to the
    languages it is published in.
    """
    guides = Guides({**others, graph.key: graph})
    checks = (
        _guide_texts(graph),
        _question_problems(graph),
        _rule_problems(graph),
        _outcome_problems(graph, articles),
        _missing_targets(graph, guides),
        _broken_references_from_others(graph, others),
        _unreachable(graph, guides),
        _cycles(graph, guides),
        _detours(graph, guides),
        _dead_ends(graph, guides),
        profile_problems(graph, guides),
    )
    return [problem for check in checks for problem in check]


def circles(graph: Graph, guides: Guides) -> list[Problem]:
    """What keeps even its editor from walking `graph`, one of `guides`: a walk must end."""
    return list(_cycles(graph, guides))


def _named(codes: Sequence[str]) -> Message | None:
    """The languages of these codes in words; None if there are none."""
    names = [Message(LANGUAGE_NAMES[code]) for code in codes]
    if len(names) < 2:
        return names[0] if names else None
    return Message(_("%(one)s and %(other)s"), {"one": names[0], "other": names[1]})


def _missing_languages(text: Text) -> Message | None:
    return _named([code for code in LANGUAGES if not text.get(code, "").strip()])


def _text_problem(graph: Graph, node: str, what: Message, text: Text, *, optional: bool = False) -> Iterator[Problem]:
    missing = _missing_languages(text)
    if missing and not (optional and not any(text.values())):
        yield Problem(
            graph.key, node, Message(_("%(what)s has no text in %(missing)s"), {"what": what, "missing": missing})
        )


def _guide_texts(graph: Graph) -> Iterator[Problem]:
    yield from _text_problem(graph, "", Message(_("the title")), graph.title)
    yield from _text_problem(graph, "", Message(_("the summary")), graph.summary)
    yield from _text_problem(graph, "", Message(_("the scope")), graph.scope)
    for key in sorted(RESERVED_NODES & graph.nodes.keys()):
        yield Problem(graph.key, key, Message(_("“%(key)s” is reserved and cannot be the key of a node"), {"key": key}))
    for number, text in enumerate(graph.at_hand, 1):
        yield from _text_problem(graph, "", Message(_("line %(number)s of “have at hand”"), {"number": number}), text)
    for entry in graph.elsewhere:
        yield from _text_problem(
            graph, "", Message(_("the pointer to guide “%(guide)s”"), {"guide": entry.guide}), entry.text
        )


def _question_problems(graph: Graph) -> Iterator[Problem]:
    for question in graph.questions():
        yield from _question_texts(graph, question)
        yield from _choice_problems(graph, question)


def _question_texts(graph: Graph, question: Question) -> Iterator[Problem]:
    key = question.key
    yield from _text_problem(graph, key, Message(_("the question")), question.ask)
    yield from _text_problem(graph, key, Message(_("the short form of the question")), question.short)
    yield from _text_problem(graph, key, Message(_("the hint")), question.hint, optional=True)
    yield from _text_problem(graph, key, Message(_("“why we ask”")), question.why, optional=True)
    yield from _text_problem(graph, key, Message(_("the text of “I don't know”")), question.unknown_text, optional=True)
    for check in question.checks:
        yield from _text_problem(
            graph, key, Message(_("“how to check” for %(system)s"), {"system": check.on}), check.text
        )
        yield from _too_long(graph, key, check)
        if check.on not in SYSTEMS:
            yield Problem(
                graph.key,
                key,
                Message(
                    _("“how to check” names the system “%(system)s”; known are %(known)s"),
                    {"system": check.on, "known": ", ".join(SYSTEMS)},
                ),
            )


_can_be_shown = lru_cache(maxsize=5000)(can_be_shown)
"""Lint looks at the same checks again and again, and each takes milliseconds."""


def _too_long(graph: Graph, node: str, check: Check) -> Iterator[Problem]:
    for language, words in check.text.items():
        if not _can_be_shown(words):
            told = _("“how to check” for %(system)s is too long or too tangled to be shown, in %(language)s")
            name = Message(LANGUAGE_NAMES.get(language, language))
            yield Problem(graph.key, node, Message(told, {"system": check.on, "language": name}))


def _choice_problems(graph: Graph, question: Question) -> Iterator[Problem]:
    keys = [choice.key for choice in question.choices]
    if not MIN_CHOICES <= len(keys) <= MAX_CHOICES:
        yield Problem(
            graph.key,
            question.key,
            Message(
                _("has %(count)s choices; a question needs %(least)s to %(most)s"),
                {"count": len(keys), "least": MIN_CHOICES, "most": MAX_CHOICES},
            ),
        )
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        yield Problem(graph.key, question.key, Message(_("two choices have the key “%(key)s”"), {"key": key}))
    if not question.unknown:
        yield Problem(graph.key, question.key, Message(_("has no way onwards for “I don't know”")))
    for choice in question.choices:
        if choice.key in RESERVED_ANSWERS:
            yield Problem(
                graph.key,
                question.key,
                Message(_("“%(key)s” is reserved and cannot be the key of a choice"), {"key": choice.key}),
            )
        yield from _text_problem(
            graph, question.key, Message(_("the choice “%(choice)s”"), {"choice": choice.key}), choice.text
        )
        yield from _text_problem(
            graph,
            question.key,
            Message(_("what “%(choice)s” says"), {"choice": choice.key}),
            choice.says,
            optional=True,
        )
        for place, state in choice.path.items():
            if place not in PLACES or state not in ("good", "bad"):
                yield Problem(
                    graph.key,
                    question.key,
                    Message(
                        _("“%(choice)s” marks “%(place)s: %(state)s” on the path"),
                        {"choice": choice.key, "place": place, "state": state},
                    ),
                )


def _rule_problems(graph: Graph) -> Iterator[Problem]:
    """Rules that can never hold, and rules of which two hold at once, so that neither answers."""
    for question in graph.questions():
        for choice in question.choices:
            for message in _never_holds(choice):
                yield Problem(graph.key, question.key, message, "warning")
        for one, other in combinations(question.choices, 2):
            if overlap(one, other):
                message = Message(
                    _("the rules of “%(one)s” and “%(other)s” overlap: evidence for both answers nothing"),
                    {"one": one.key, "other": other.key},
                )
                yield Problem(graph.key, question.key, message, "warning")


def _never_holds(choice: Choice) -> Iterator[Message]:
    for clause in choice.when:
        for subject, values in clause.items():
            if subject not in SUBJECTS:
                yield Message(
                    _("the rule of “%(choice)s” can never hold: evidence has no subject “%(subject)s”"),
                    {"choice": choice.key, "subject": subject},
                )
            for value in values:
                if subject in SUBJECTS and value not in SUBJECTS[subject]:
                    known = ", ".join(SUBJECTS[subject])
                    yield Message(
                        _("the rule of “%(choice)s” names “%(subject)s: %(value)s”, never read; known: %(known)s"),
                        {"choice": choice.key, "subject": subject, "value": value, "known": known},
                    )


def _outcome_problems(graph: Graph, articles: Mapping[str, Collection[str]]) -> Iterator[Problem]:
    for outcome in graph.outcomes():
        if not outcome.then and not outcome.escalates:
            yield Problem(graph.key, outcome.key, Message(_("has no way onwards for “did not help”")))
        if outcome.place and outcome.place not in PLACES:
            yield Problem(
                graph.key, outcome.key, Message(_("“%(place)s” is not a place of the path"), {"place": outcome.place})
            )
        if outcome.article == ESCALATION_ARTICLE:
            continue
        published = articles.get(outcome.article, ())
        missing = _named([code for code in LANGUAGES if code not in published])
        if missing:
            yield Problem(
                graph.key,
                outcome.key,
                Message(
                    _("the article “%(article)s” is not published in %(missing)s"),
                    {"article": outcome.article, "missing": missing},
                ),
            )


def _missing_targets(graph: Graph, guides: Guides) -> Iterator[Problem]:
    if graph.start not in graph.nodes:
        yield Problem(graph.key, "", Message(_("starts at “%(node)s”, which does not exist"), {"node": graph.start}))
    for key, answer, target in graph.edges():
        guide = target.partition(".")[0]
        if guide not in guides:
            message = Message(
                _("answer “%(answer)s” leads to “%(target)s”, but that guide is not published: it hands over"),
                {"answer": answer, "target": target},
            )
            yield Problem(graph.key, key, message, "warning")
        elif not guides.has(target):
            yield Problem(
                graph.key,
                key,
                Message(
                    _("answer “%(answer)s” leads to “%(target)s”, which does not exist"),
                    {"answer": answer, "target": target},
                ),
            )
    for entry in graph.elsewhere:
        if entry.guide not in guides:
            yield Problem(
                graph.key,
                "",
                Message(_("points to guide “%(guide)s”, which is not published"), {"guide": entry.guide}),
                "warning",
            )


def _broken_references_from_others(graph: Graph, others: Mapping[str, Graph]) -> Iterator[Problem]:
    for other in others.values():
        if other.key == graph.key:
            continue
        for key, answer, target in other.edges():
            guide, _dot, node = target.partition(".")
            if guide == graph.key and node not in graph.nodes:
                yield Problem(
                    graph.key,
                    "",
                    Message(
                        _("guide “%(guide)s” leads here (%(from)s, “%(answer)s”) to “%(node)s”, which does not exist"),
                        {"guide": other.key, "from": f"{other.key}.{key}", "answer": answer, "node": node},
                    ),
                )


def _unreachable(graph: Graph, guides: Guides) -> Iterator[Problem]:
    entries = {graph.absolute(graph.start)}
    for other in guides:
        if other.key != graph.key:
            entries |= {target for _key, _answer, target in other.edges()}
    reached = set(entries).union(*(guides.reachable.get(entry, frozenset()) for entry in entries))
    for key in graph.nodes:
        if graph.absolute(key) not in reached:
            yield Problem(graph.key, key, Message(_("cannot be reached from the start")))


def _cycles(graph: Graph, guides: Guides) -> Iterator[Problem]:
    """Each cycle once, told from the first of its nodes in reading order."""
    told: set[frozenset[Ref]] = set()
    for key in graph.nodes:
        cycle = _cycle_through(guides, graph.absolute(key))
        if cycle and frozenset(cycle) not in told:
            told.add(frozenset(cycle))
            yield Problem(
                graph.key, key, Message(_("goes in a circle: %(nodes)s"), {"nodes": " → ".join([*cycle, cycle[0]])})
            )


def _cycle_through(guides: Guides, start: Ref) -> list[Ref]:
    """Shortest way from `start` back to itself; empty if there is none."""
    came_from: dict[Ref, Ref] = {}
    ahead = [start]
    for ref in ahead:
        for target in guides.targets.get(ref, {}).values():
            if target == start:
                way = [ref]
                while way[-1] != start:
                    way.append(came_from[way[-1]])
                return way[::-1]
            if target not in came_from:
                came_from[target] = ref
                ahead.append(target)
    return []


def _detours(graph: Graph, guides: Guides) -> Iterator[Problem]:
    resumable = {graph.absolute(outcome.key) for outcome in graph.outcomes() if outcome.resume}
    served: set[Ref] = set()
    for question in graph.questions():
        for choice in question.choices:
            if choice.detour:
                reached = guides.reachable.get(graph.absolute(choice.go), frozenset({graph.absolute(choice.go)}))
                if not any(isinstance(node := guides.node(ref), Outcome) and node.resume for ref in reached):
                    yield Problem(
                        graph.key,
                        question.key,
                        Message(_("“%(choice)s” is a detour, but no way leads back from it"), {"choice": choice.key}),
                    )
                served |= resumable & reached
    for ref in sorted(resumable & served & _reached_straight(graph, guides)):
        message = Message(_("can be reached without a detour; then there is no question to lead back to"))
        yield Problem(graph.key, ref.partition(".")[2], message)
    for ref in sorted(resumable - served):
        yield Problem(
            graph.key,
            ref.partition(".")[2],
            Message(_("leads back to the question that sent here, but no detour leads to it")),
        )


def _reached_straight(graph: Graph, guides: Guides) -> set[Ref]:
    """What the start reaches when no detour is taken."""
    detours = {
        (other.absolute(question.key), choice.key)
        for other in guides
        for question in other.questions()
        for choice in question.choices
        if choice.detour
    }
    seen: set[Ref] = set()
    ahead = [graph.absolute(graph.start)]
    while ahead:
        ref = ahead.pop()
        if ref not in seen:
            seen.add(ref)
            ahead += [target for answer, target in guides.targets.get(ref, {}).items() if (ref, answer) not in detours]
    return seen


def _dead_ends(graph: Graph, guides: Guides) -> Iterator[Problem]:
    """A node from which no outcome can be reached at all."""
    for question in graph.questions():
        reached = guides.reachable.get(graph.absolute(question.key), frozenset())
        leaves = any(not guides.has(ref) for ref in reached)
        if not leaves and not any(isinstance(guides.node(ref), Outcome) for ref in reached):
            yield Problem(graph.key, question.key, Message(_("is a dead end: no outcome can be reached from it")))
