"""The decision graph of a guide, as plain values.

A guide is a directed acyclic graph: questions branch by their choices, outcomes offer an article and lead onwards
when it did not help. A node reference ("ref") is absolute, ``"rdp.port"``; inside a guide's own texts and links the
guide may be left out, ``"port"``. This module knows nothing of Django, of storage or of pages.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

LANGUAGES = ("en", "zh-hans")
LIKELIHOODS = ("common", "occasional", "rare")
RISKS = ("none", "interrupts", "lockout", "data-loss")
"""From harmless to harmful; the words of articles."""
RISKY = RISKS.index("lockout")
"""From here on an article can do worse than interrupt."""
PLACES = ("computer", "carrier", "cloud", "security-group", "firewall", "service")
SYSTEMS = ("windows", "macos", "linux", "phone", "server", "cloud")

UNKNOWN = "unknown"
NOT_HELPED = "not-helped"
RESUMED = "resumed"
ASKED = "asked"
"""Not an answer: evidence would answer this question, but the visitor wants to be asked."""
SURE = "as-said"
"""The answer of the second look: what was said stays as it is."""
RESERVED_ANSWERS = (UNKNOWN, NOT_HELPED, RESUMED, ASKED, SURE)

SECOND = "second-look"
RESERVED_NODES = frozenset({"begin", "read", "said", "paste", "checked", SECOND})
"""Names that addresses use for something else."""

ESCALATION_ARTICLE = "support.escalate"

Text = Mapping[str, str]
Ref = str
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Choice:
    """A labelled edge. `path` says which places of the path this answer shows ``good`` or ``bad``.

    `when` is its rule: clauses of subject -> fitting values, any of which answers it from evidence (wizard.rules).
    """

    key: str
    text: Text
    go: Ref
    says: Text = field(default_factory=dict)
    path: Mapping[str, str] = field(default_factory=dict)
    detour: bool = False
    when: tuple[Mapping[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """How to find the answer on one system: Markdown per language."""

    on: str
    text: Text


@dataclass(frozen=True, slots=True)
class Question:
    key: str
    ask: Text
    short: Text
    choices: tuple[Choice, ...]
    unknown: Ref
    unknown_text: Text = field(default_factory=dict)
    hint: Text = field(default_factory=dict)
    why: Text = field(default_factory=dict)
    checks: tuple[Check, ...] = ()

    def choice(self, key: str) -> Choice | None:
        return next((choice for choice in self.choices if choice.key == key), None)

    def edges(self) -> Iterator[tuple[str, Ref]]:
        """(answer, target) of every way onwards, "I don't know" last."""
        for choice in self.choices:
            yield choice.key, choice.go
        if self.unknown:
            yield UNKNOWN, self.unknown


@dataclass(frozen=True, slots=True)
class Outcome:
    """A node that offers an article; `then` is where "did not help" leads, empty only for the hand-over to support.

    The rest is the profile of the fault that the article mends: how likely it is, the minutes and the risk of mending
    it, the articles of faults that come with it (`partners`), and what somebody with it would answer: `expects` maps
    questions of this guide to the choices that fit. Outcomes of one article share what any of them says.
    """

    key: str
    article: str
    then: Ref = ""
    place: str = ""
    resume: bool = False
    likelihood: str = ""
    minutes: int = 0
    risk: str = ""
    partners: tuple[str, ...] = ()
    expects: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def escalates(self) -> bool:
        return self.article == ESCALATION_ARTICLE

    def edges(self) -> Iterator[tuple[str, Ref]]:
        if self.then:
            yield NOT_HELPED, self.then


@dataclass(frozen=True, slots=True)
class SecondLook:
    """No node of any guide: where a walk stands before it gives up, to check again what was only said."""

    key: str = SECOND


Node = Question | Outcome
Position = Node | SecondLook

HAND_OVER = Outcome(key="hand-over", article=ESCALATION_ARTICLE)
"""Stands in for a target that does not exist, so that every walk ends somewhere."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    guide: str
    text: Text


@dataclass(frozen=True)
class Graph:
    """One guide. `nodes` maps the node's own key to the node, in the order editors gave.

    `ports` are the TCP ports its service usually listens on; evidence about another guide's port says nothing here.
    Empty for a guide about any port. `checklist` holds articles in the order of the list that people without the guide
    go through; what the guide does better is measured against it.
    """

    key: str
    title: Text
    summary: Text
    scope: Text
    minutes: int
    start: str
    nodes: Mapping[str, Node]
    at_hand: tuple[Text, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()
    ports: tuple[int, ...] = ()
    checklist: tuple[str, ...] = ()

    @property
    def second_look(self) -> Ref:
        """Where a walk stands to check again what was only said."""
        return self.absolute(SECOND)

    @cached_property
    def hand_over(self) -> Ref:
        """Where a walk that nothing helped ends."""
        return self.absolute(next((outcome.key for outcome in self.outcomes() if outcome.escalates), HAND_OVER.key))

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Node key -> its place in the order editors gave."""
        return {key: place for place, key in enumerate(self.nodes)}

    def absolute(self, target: Ref) -> Ref:
        return target if "." in target else f"{self.key}.{target}"

    def edges(self) -> Iterator[tuple[str, str, Ref]]:
        """(node key, answer, absolute target) of every edge."""
        for key, node in self.nodes.items():
            for answer, target in node.edges():
                yield key, answer, self.absolute(target)

    def outcomes(self) -> Iterator[Outcome]:
        return (node for node in self.nodes.values() if isinstance(node, Outcome))

    def questions(self) -> Iterator[Question]:
        return (node for node in self.nodes.values() if isinstance(node, Question))


class Guides:
    """All guides that a walk may pass through, with what is derived from them computed once.

    Build a new one for every edition; it is never changed.
    """

    def __init__(self, graphs: Mapping[str, Graph]):
        self._graphs = dict(graphs)
        self._derived: dict[Hashable, Any] = {}

    def derived(self, key: Hashable, make: Callable[[], _T]) -> _T:
        """What other modules derive from these guides, made once and gone with them."""
        if key not in self._derived:
            self._derived[key] = make()
        return self._derived[key]  # type: ignore[no-any-return]

    def __contains__(self, guide: str) -> bool:
        return guide in self._graphs

    def __getitem__(self, guide: str) -> Graph:
        return self._graphs[guide]

    def __iter__(self) -> Iterator[Graph]:
        return iter(self._graphs.values())

    def node(self, ref: Ref) -> Position:
        """The node of an absolute reference; the hand-over if there is none."""
        guide, _, key = ref.partition(".")
        if key == SECOND:
            return SecondLook()
        graph = self._graphs.get(guide)
        return graph.nodes.get(key, HAND_OVER) if graph else HAND_OVER

    def has(self, ref: Ref) -> bool:
        guide, _, key = ref.partition(".")
        return guide in self._graphs and key in self._graphs[guide].nodes

    def foreign_ports(self, guide: str) -> frozenset[int]:
        """The ports of the other guides."""
        return frozenset(port for graph in self if graph.key != guide for port in graph.ports)

    @cached_property
    def subjects(self) -> frozenset[str]:
        """The subjects of evidence that some rule of some guide looks at."""
        choices = (choice for graph in self for question in graph.questions() for choice in question.choices)
        return frozenset(subject for choice in choices for clause in choice.when for subject in clause)

    def questions_with_rules(self, guide: str) -> tuple[Ref, ...]:
        """The questions a walk of this guide may come to that evidence can answer."""
        return self._ruled.get(guide, ())

    @cached_property
    def _ruled(self) -> Mapping[str, tuple[Ref, ...]]:
        ruled = [
            graph.absolute(question.key)
            for graph in self
            for question in graph.questions()
            if any(choice.when for choice in question.choices)
        ]
        starts = {graph.key: graph.absolute(graph.start) for graph in self}
        ahead = {key: self.reachable.get(start, frozenset()) for key, start in starts.items()}
        return {key: tuple(ref for ref in ruled if ref in ahead[key]) for key in ahead}

    @cached_property
    def targets(self) -> Mapping[Ref, Mapping[str, Ref]]:
        """Absolute reference -> answer -> absolute target."""
        table: dict[Ref, dict[str, Ref]] = {}
        for graph in self:
            for key, answer, target in graph.edges():
                table.setdefault(f"{graph.key}.{key}", {})[answer] = target
        return table

    @cached_property
    def answers(self) -> frozenset[str]:
        """Every answer any node takes: what an answer to a node that no longer exists would look like."""
        return frozenset(answer for edges in self.targets.values() for answer in edges) | {RESUMED, SURE}

    @cached_property
    def questions_left(self) -> Mapping[Ref, tuple[int, int]]:
        """Reference -> (least, most) questions until an outcome is offered, this node included if it asks.

        For somebody who can answer them: who does not know is asked other things besides.
        """
        left: dict[Ref, tuple[int, int]] = {}
        for ref in self.targets:
            self._count_questions(ref, left)
        return left

    def _count_questions(self, start: Ref, left: dict[Ref, tuple[int, int]]) -> None:
        """Fill in `start` and all that comes after it; without recursion, for a draft may be one long row."""
        ahead, above = [start], set()
        while ahead:
            ref = ahead[-1]
            onward = self._when_known(ref)
            waiting = [target for target in onward if target not in left and target not in above]
            if ref in left or not isinstance(self.node(ref), Question):
                left.setdefault(ref, (0, 0))
                ahead.pop()
            elif waiting and ref not in above:
                above.add(ref)
                ahead += waiting
            else:
                # A question may lead nowhere yet, or, in a circle, to one that is still open.
                counts = [left.get(target, (0, 0)) for target in onward] or [(0, 0)]
                left[ref] = 1 + min(least for least, _ in counts), 1 + max(most for _, most in counts)
                above.discard(ahead.pop())

    def _when_known(self, ref: Ref) -> list[Ref]:
        """Where somebody who can answer goes from here."""
        targets = self.targets.get(ref, {})
        return [target for answer, target in targets.items() if answer != UNKNOWN] or list(targets.values())

    @cached_property
    def reachable(self) -> Mapping[Ref, frozenset[Ref]]:
        """Reference -> every reference that can come after it, itself included."""
        found: dict[Ref, frozenset[Ref]] = {}
        for start in self.targets:
            seen: set[Ref] = set()
            ahead = [start]
            while ahead:
                ref = ahead.pop()
                if ref in found:
                    seen |= found[ref]
                elif ref not in seen:
                    seen.add(ref)
                    ahead.extend(self.targets.get(ref, {}).values())
            found[start] = frozenset(seen)
        return found
