"""Replay: where a visitor stands, computed from the answers alone.

Answers are a mapping *node reference -> answer*, as the address of the page carries them: ``{"symptom": "no-answer",
"slow.pattern": "idle"}``. Nodes of the guide that was started go without its name. Nothing is stored to walk; the same
guides and answers give the same walk in every process.

Facts read from evidence travel in the same mapping, under ``read`` and ``said`` (wizard.evidence.facts). A question
that they decide is answered by itself; an answer the visitor gave counts before them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from wizard.evidence.facts import MARK, MARK_SHAPE, READ, SAID, Fact, Facts, agreed, from_address, to_address
from wizard.graph import ASKED, NOT_HELPED, RESUMED, Choice, Guides, Node, Outcome, Question, Ref
from wizard.rules import UNDECIDED, Decision, decide, proof

_ANSWER_SHAPE = re.compile(r"[a-z0-9-]{1,60}(\.[a-z0-9-]{1,60})?")


@dataclass(frozen=True, slots=True)
class Step:
    """One answered node. `choice` is None for "I don't know", "did not help" and "I can get in now".

    `facts` are those that give this answer, whether or not the visitor gave it too.
    """

    name: str
    ref: Ref
    node: Node
    answer: str
    choice: Choice | None
    facts: tuple[Fact, ...] = ()

    @property
    def asked(self) -> bool:
        return isinstance(self.node, Question)


@dataclass(frozen=True, slots=True)
class Dropped:
    """An answer of the link that no longer fits. `node` is None if the guide has no such node (any more)."""

    name: str
    answer: str
    node: Node | None


@dataclass(frozen=True, slots=True)
class Walk:
    """What replay found. `pending` holds answers for nodes still ahead: kept in links, used when they come up.

    `facts` are all that the address carries, `torn` those that contradict each other. `decision` is what the facts say
    of the question the visitor stands at: an answer only if the visitor wanted to be asked (`asked`).
    """

    guide: str
    steps: tuple[Step, ...]
    name: str
    ref: Ref
    node: Node
    resumed: Mapping[str, str]
    pending: Mapping[str, str]
    dropped: tuple[Dropped, ...]
    least: int
    most: int
    hidden: frozenset[str]
    facts: tuple[Fact, ...] = ()
    torn: tuple[Fact, ...] = ()
    decision: Decision = UNDECIDED
    asked: bool = False
    mark: str = ""

    @property
    def answers(self) -> dict[str, str]:
        """The answers that counted, in the order they were asked, and the facts: the canonical link."""
        given = {step.name: step.answer for step in self.steps} | dict(self.resumed)
        return given | ({self.name: ASKED} if self.asked else {}) | self._carried

    @property
    def _carried(self) -> dict[str, str]:
        carried = {source: to_address(fact for fact in self.facts if fact.source == source) for source in (READ, SAID)}
        marked = {MARK: self.mark} if self.mark and self.facts else {}
        return {source: items for source, items in carried.items() if items} | marked

    @property
    def kept(self) -> dict[str, str]:
        """The canonical link with the answers still ahead: for ways that come back to this walk."""
        return self.answers | dict(self.pending)

    @property
    def begun(self) -> bool:
        """True if the link carries any answer or fact, fitting or not."""
        return bool(self.steps or self.resumed or self.pending or self.dropped or self.facts or self.asked)

    @property
    def questions_left_open(self) -> int:
        """How many questions evidence left to the visitor."""
        return sum(step.asked and not step.facts for step in self.steps)

    @property
    def read(self) -> tuple[Step, ...]:
        """The steps that evidence answers."""
        return tuple(step for step in self.steps if step.facts)

    @property
    def questions_asked(self) -> int:
        return sum(step.asked for step in self.steps)

    @property
    def tried(self) -> tuple[Step, ...]:
        """Outcomes whose article did not help."""
        return tuple(step for step in self.steps if step.answer == NOT_HELPED)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The choices open here: none at an outcome, without the detours that were already taken."""
        if not isinstance(self.node, Question):
            return ()
        return tuple(choice for choice in self.node.choices if choice.key not in self.hidden)

    def answered(self, answer: str) -> dict[str, str]:
        """The answers after answering this node so. "I can get in now" goes back to the question that sent here."""
        if answer == RESUMED:
            return self._resumed()
        return self.answers | {self.name: answer} | dict(self.pending)

    def without(self, name: str) -> dict[str, str]:
        """The answers with one taken back; the later ones are kept and counted again if they still fit.

        What evidence answers is marked to be asked, or it would answer itself again.
        """
        left = {key: answer for key, answer in self.kept.items() if key != name}
        return left | {step.name: ASKED for step in self.steps if step.name == name and self._answers_itself(step)}

    def _answers_itself(self, step: Step) -> bool:
        sure, _torn = agreed(self.facts)
        return isinstance(step.node, Question) and decide(step.node, sure).choice is not None

    def _resumed(self) -> dict[str, str]:
        kept: dict[str, str] = {}
        for step in self.steps:
            if step.choice and step.choice.detour:
                break
            kept[step.name] = step.answer
        else:
            # Nobody sent the visitor here, so there is nowhere to return to: go on instead of standing still.
            return self.answered(NOT_HELPED)
        return kept | dict(self.resumed) | {self.name: RESUMED} | dict(self.pending) | self._carried


def replay(guides: Guides, guide: str, answers: Mapping[str, str]) -> Walk:
    """Follow the answers from the guide's start as far as they fit.

    Raises KeyError for an unknown guide, else nothing.
    """
    graph = guides[guide]
    carried = tuple(fact for source in (READ, SAID) for fact in from_address(answers.get(source, ""), source))
    sure, torn = agreed(carried)
    mark = answers.get(MARK, "") if MARK_SHAPE.fullmatch(answers.get(MARK, "")) else ""
    answers = {name: answer for name, answer in answers.items() if name not in (READ, SAID, MARK)}
    resumed = {name: answer for name, answer in answers.items() if _resumes(guides, graph.absolute(name), answer)}
    opened = frozenset(graph.absolute(name) for name in resumed)
    steps: list[Step] = []
    passed: set[Ref] = set()
    ref = graph.absolute(graph.start)
    while ref not in passed:
        passed.add(ref)
        node = guides.node(ref)
        if _already_tried(node, steps):
            ref = guides.targets[ref][NOT_HELPED]
            continue
        step = _step(guides, guide, ref, answers, opened, sure)
        if step is None:
            break
        steps.append(step)
        ref = guides.targets[ref][step.answer]
    node = guides.node(ref)
    name = ref.removeprefix(f"{guide}.")
    used = {step.name for step in steps if answers.get(step.name, step.answer) == step.answer} | set(resumed)
    rest = {key: answer for key, answer in answers.items() if key not in used}
    pending, dropped = _sort_rest(guides, graph.key, ref, rest)
    least, most = guides.questions_left.get(ref, (0, 0))
    hidden = hidden_choices(guides, ref, opened)
    decision = decide(node, sure, hidden) if isinstance(node, Question) else UNDECIDED
    return Walk(
        guide=guide,
        steps=tuple(steps),
        name=name,
        ref=ref,
        node=node,
        resumed=resumed,
        pending=pending,
        dropped=dropped,
        least=least,
        most=most,
        hidden=hidden,
        facts=carried,
        torn=torn,
        decision=decision,
        asked=answers.get(name) == ASKED,
        mark=mark,
    )


def _step(
    guides: Guides, guide: str, ref: Ref, answers: Mapping[str, str], opened: frozenset[Ref], facts: Facts
) -> Step | None:
    """The node answered, by the visitor or else by the facts; None if it is where the visitor stands."""
    node = guides.node(ref)
    name = ref.removeprefix(f"{guide}.")
    answer = answers.get(name, "")
    hidden = hidden_choices(guides, ref, opened)
    if answer in guides.targets.get(ref, {}) and answer not in hidden:
        choice = node.choice(answer) if isinstance(node, Question) else None
        return Step(name, ref, node, answer, choice, proof(choice, facts) if choice else ())
    if answer == ASKED or not isinstance(node, Question):
        return None
    decision = decide(node, facts, hidden)
    if decision.choice is None:
        return None
    return Step(name, ref, node, decision.choice.key, decision.choice, decision.facts)


def hidden_choices(guides: Guides, ref: Ref, opened: frozenset[Ref]) -> frozenset[str]:
    """Keys of the detour choices here that lead to a way in the visitor has since found."""
    node = guides.node(ref)
    if not opened or not isinstance(node, Question):
        return frozenset()
    targets = guides.targets[ref]
    detours = (choice.key for choice in node.choices if choice.detour)
    return frozenset(key for key in detours if opened & guides.reachable.get(targets[key], {targets[key]}))


def _resumes(guides: Guides, ref: Ref, answer: str) -> bool:
    node = guides.node(ref)
    return answer == RESUMED and isinstance(node, Outcome) and node.resume


def _already_tried(node: Node, steps: list[Step]) -> bool:
    """The same article is not offered twice in one walk."""
    return (
        isinstance(node, Outcome)
        and bool(node.then)
        and any(isinstance(step.node, Outcome) and step.node.article == node.article for step in steps)
    )


def _sort_rest(
    guides: Guides, guide: str, position: Ref, rest: Mapping[str, str]
) -> tuple[dict[str, str], tuple[Dropped, ...]]:
    """Split the answers that were not used into those still ahead and those that no longer fit.

    Parameters that look like no answer of any guide (campaign tags and the like) are neither.
    """
    ahead = guides.reachable.get(position, frozenset()) - {position}
    pending: dict[str, str] = {}
    dropped: list[Dropped] = []
    for name, answer in rest.items():
        if not (_ANSWER_SHAPE.fullmatch(name) and _ANSWER_SHAPE.fullmatch(answer)):
            continue
        ref = guides[guide].absolute(name)
        if answer == ASKED:
            if ref in ahead:
                pending[name] = answer
        elif ref in ahead and answer in guides.targets.get(ref, {}):
            pending[name] = answer
        elif guides.has(ref) or answer in guides.answers:
            dropped.append(Dropped(name, answer, guides.node(ref) if guides.has(ref) else None))
    return pending, tuple(dropped)
