"""Every problem of a guide at once, in an editor's words.

`lint` looks at one graph beside the other guides it may lead into. An error keeps a guide from being published; a
warning does not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import combinations

from wizard.evidence.reading import SUBJECTS
from wizard.graph import (
    ESCALATION_ARTICLE,
    LANGUAGES,
    PLACES,
    RESERVED_ANSWERS,
    RESERVED_NODES,
    SYSTEMS,
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
LANGUAGE_NAMES = {"en": "English", "zh-hans": "Chinese"}


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


def _missing_languages(text: Text) -> str:
    return " and ".join(LANGUAGE_NAMES[code] for code in LANGUAGES if not text.get(code, "").strip())


def _text_problem(graph: Graph, node: str, what: str, text: Text, *, optional: bool = False) -> Iterator[Problem]:
    missing = _missing_languages(text)
    if missing and not (optional and not any(text.values())):
        yield Problem(graph.key, node, f"{what} has no text in {missing}")


def _guide_texts(graph: Graph) -> Iterator[Problem]:
    yield from _text_problem(graph, "", "the title", graph.title)
    yield from _text_problem(graph, "", "the summary", graph.summary)
    yield from _text_problem(graph, "", "the scope", graph.scope)
    for key in sorted(RESERVED_NODES & graph.nodes.keys()):
        yield Problem(graph.key, key, f"“{key}” is reserved and cannot be the key of a node")
    for number, text in enumerate(graph.at_hand, 1):
        yield from _text_problem(graph, "", f"line {number} of “have at hand”", text)
    for entry in graph.elsewhere:
        yield from _text_problem(graph, "", f"the pointer to guide “{entry.guide}”", entry.text)


def _question_problems(graph: Graph) -> Iterator[Problem]:
    for question in graph.questions():
        yield from _question_texts(graph, question)
        yield from _choice_problems(graph, question)


def _question_texts(graph: Graph, question: Question) -> Iterator[Problem]:
    key = question.key
    yield from _text_problem(graph, key, "the question", question.ask)
    yield from _text_problem(graph, key, "the short form of the question", question.short)
    yield from _text_problem(graph, key, "the hint", question.hint, optional=True)
    yield from _text_problem(graph, key, "“why we ask”", question.why, optional=True)
    yield from _text_problem(graph, key, "the text of “I don't know”", question.unknown_text, optional=True)
    for check in question.checks:
        yield from _text_problem(graph, key, f"“how to check” for {check.on}", check.text)
        if check.on not in SYSTEMS:
            yield Problem(
                graph.key, key, f"“how to check” names the system “{check.on}”; known are {', '.join(SYSTEMS)}"
            )


def _choice_problems(graph: Graph, question: Question) -> Iterator[Problem]:
    keys = [choice.key for choice in question.choices]
    if not MIN_CHOICES <= len(keys) <= MAX_CHOICES:
        yield Problem(
            graph.key,
            question.key,
            f"has {len(keys)} choices; a question needs {MIN_CHOICES} to {MAX_CHOICES}",
        )
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        yield Problem(graph.key, question.key, f"two choices have the key “{key}”")
    if not question.unknown:
        yield Problem(graph.key, question.key, "has no way onwards for “I don't know”")
    for choice in question.choices:
        if choice.key in RESERVED_ANSWERS:
            yield Problem(graph.key, question.key, f"“{choice.key}” is reserved and cannot be the key of a choice")
        yield from _text_problem(graph, question.key, f"the choice “{choice.key}”", choice.text)
        yield from _text_problem(graph, question.key, f"what “{choice.key}” says", choice.says, optional=True)
        for place, state in choice.path.items():
            if place not in PLACES or state not in ("good", "bad"):
                yield Problem(graph.key, question.key, f"“{choice.key}” marks “{place}: {state}” on the path")


def _rule_problems(graph: Graph) -> Iterator[Problem]:
    """Rules that can never hold, and rules of which two hold at once, so that neither answers."""
    for question in graph.questions():
        for choice in question.choices:
            for message in _never_holds(choice):
                yield Problem(graph.key, question.key, message, "warning")
        for one, other in combinations(question.choices, 2):
            if overlap(one, other):
                message = f"the rules of “{one.key}” and “{other.key}” overlap: evidence for both answers nothing"
                yield Problem(graph.key, question.key, message, "warning")


def _never_holds(choice: Choice) -> Iterator[str]:
    for clause in choice.when:
        for subject, values in clause.items():
            if subject not in SUBJECTS:
                yield f"the rule of “{choice.key}” can never hold: evidence has no subject “{subject}”"
            for value in values:
                if subject in SUBJECTS and value not in SUBJECTS[subject]:
                    known = ", ".join(SUBJECTS[subject])
                    yield f"the rule of “{choice.key}” names “{subject}: {value}”, which is never read; known: {known}"


def _outcome_problems(graph: Graph, articles: Mapping[str, Collection[str]]) -> Iterator[Problem]:
    for outcome in graph.outcomes():
        if not outcome.then and not outcome.escalates:
            yield Problem(graph.key, outcome.key, "has no way onwards for “did not help”")
        if outcome.place and outcome.place not in PLACES:
            yield Problem(graph.key, outcome.key, f"“{outcome.place}” is not a place of the path")
        if outcome.article == ESCALATION_ARTICLE:
            continue
        published = articles.get(outcome.article, ())
        missing = " and ".join(LANGUAGE_NAMES[code] for code in LANGUAGES if code not in published)
        if missing:
            yield Problem(graph.key, outcome.key, f"the article “{outcome.article}” is not published in {missing}")


def _missing_targets(graph: Graph, guides: Guides) -> Iterator[Problem]:
    if graph.start not in graph.nodes:
        yield Problem(graph.key, "", f"starts at “{graph.start}”, which does not exist")
    for key, answer, target in graph.edges():
        guide = target.partition(".")[0]
        if guide not in guides:
            message = (
                f"answer “{answer}” leads to “{target}”, but that guide is not published: it ends at the hand-over"
            )
            yield Problem(graph.key, key, message, "warning")
        elif not guides.has(target):
            yield Problem(graph.key, key, f"answer “{answer}” leads to “{target}”, which does not exist")
    for entry in graph.elsewhere:
        if entry.guide not in guides:
            yield Problem(graph.key, "", f"points to guide “{entry.guide}”, which is not published", "warning")


def _broken_references_from_others(graph: Graph, others: Mapping[str, Graph]) -> Iterator[Problem]:
    for other in others.values():
        if other.key == graph.key:
            continue
        for key, answer, target in other.edges():
            guide, _, node = target.partition(".")
            if guide == graph.key and node not in graph.nodes:
                yield Problem(
                    graph.key,
                    "",
                    f"guide “{other.key}” leads here ({other.key}.{key}, “{answer}”) to “{node}”, which does not exist",
                )


def _unreachable(graph: Graph, guides: Guides) -> Iterator[Problem]:
    entries = {graph.absolute(graph.start)}
    for other in guides:
        if other.key != graph.key:
            entries |= {target for _, _, target in other.edges()}
    reached = set(entries).union(*(guides.reachable.get(entry, frozenset()) for entry in entries))
    for key in graph.nodes:
        if graph.absolute(key) not in reached:
            yield Problem(graph.key, key, "cannot be reached from the start")


def _cycles(graph: Graph, guides: Guides) -> Iterator[Problem]:
    """Each cycle once, told from the first of its nodes in reading order."""
    told: set[frozenset[Ref]] = set()
    for key in graph.nodes:
        cycle = _cycle_through(guides, graph.absolute(key))
        if cycle and frozenset(cycle) not in told:
            told.add(frozenset(cycle))
            yield Problem(graph.key, key, "goes in a circle: " + " → ".join([*cycle, cycle[0]]))


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
                    yield Problem(graph.key, question.key, f"“{choice.key}” is a detour, but no way leads back from it")
                served |= resumable & reached
    for ref in sorted(resumable & served & _reached_straight(graph, guides)):
        message = "can be reached without a detour; then there is no question to lead back to"
        yield Problem(graph.key, ref.partition(".")[2], message)
    for ref in sorted(resumable - served):
        yield Problem(
            graph.key, ref.partition(".")[2], "leads back to the question that sent here, but no detour leads to it"
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
            yield Problem(graph.key, question.key, "is a dead end: no outcome can be reached from it")
