"""A walk: a visitor's answers so far, and the links that lead on from them.

Answers are a mapping *node reference -> answer*, as the address of the page carries them: ``{"symptom": "no-answer",
"slow.pattern": "idle"}``. Nodes of the guide that was started go without its name. `wizard.replay` computes the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from wizard.evidence.facts import MARK, READ, SAID, Fact, agreed, to_address
from wizard.graph import ASKED, NOT_HELPED, RESUMED, Choice, Outcome, Position, Question, Ref
from wizard.ranking import Known
from wizard.rules import UNDECIDED, Decision, decide

SETTLED = "settled"
"""Every cause left would answer this question so."""
REPEATED = "repeated"
"""The same was asked and answered under another name."""

CHECKED = "checked"
"""The parameter that names the questions the visitor looked at again, joined by ``~``."""


@dataclass(frozen=True, slots=True)
class Step:
    """One answered node. `choice` is None for "I don't know", "did not help", "I can get in now" and "all as I said".

    `facts` are those that give this answer, whether or not the visitor gave it too. `skipped` says why nobody was
    asked: SETTLED or REPEATED, empty for everything else; what is skipped is not in the address.
    """

    name: str
    ref: Ref
    node: Position
    answer: str
    choice: Choice | None
    facts: tuple[Fact, ...] = ()
    skipped: str = ""

    @property
    def asked(self) -> bool:
        return isinstance(self.node, Question) and not self.skipped

    @property
    def tells(self) -> Choice | None:
        """The choice, if it says anything of the visitor's connection."""
        return None if self.skipped else self.choice


@dataclass(frozen=True, slots=True)
class Dropped:
    """An answer of the link that no longer fits. `node` is None if the guide has no such node (any more)."""

    name: str
    answer: str
    node: Position | None


@dataclass(frozen=True, slots=True)
class Walk:
    """What replay found. `pending` holds answers for nodes still ahead: kept in links, used when they come up.

    `facts` are all that the address carries, `torn` those that contradict each other. `decision` is what the facts say
    of the question the visitor stands at: an answer only if the visitor wanted to be asked (`asked`). `known` are the
    answers that count for the ranking, `checked` the names of the questions looked at again, `earlier` the articles
    that did not help on a way the answers have since left. At the second look `doubts` are the questions worth it.
    """

    guide: str
    steps: tuple[Step, ...]
    name: str
    ref: Ref
    node: Position
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
    known: Mapping[Ref, Known] = field(default_factory=dict)
    checked: frozenset[str] = frozenset()
    earlier: tuple[Step, ...] = ()
    doubts: tuple[Ref, ...] = ()

    @property
    def answers(self) -> dict[str, str]:
        """The answers that counted, in the order they were asked, and the facts: the canonical link."""
        given = {step.name: step.answer for step in (*self.steps, *self.earlier) if not step.skipped}
        return given | dict(self.resumed) | ({self.name: ASKED} if self.asked else {}) | self._carried

    @property
    def _carried(self) -> dict[str, str]:
        carried = {source: to_address(fact for fact in self.facts if fact.source == source) for source in (READ, SAID)}
        marked = {MARK: self.mark} if self.mark and self.facts else {}
        again = {CHECKED: "~".join(sorted(self.checked))} if self.checked else {}
        return {source: items for source, items in carried.items() if items} | marked | again

    @property
    def kept(self) -> dict[str, str]:
        """The canonical link with the answers still ahead: for ways that come back to this walk."""
        return self.answers | dict(self.pending)

    @property
    def begun(self) -> bool:
        """True if the link carries any answer or fact, fitting or not."""
        parts = (self.steps, self.earlier, self.resumed, self.pending, self.dropped, self.facts)
        return any(parts) or self.asked

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
        return tuple(step for step in (*self.steps, *self.earlier) if step.answer == NOT_HELPED)

    @property
    def tried_articles(self) -> frozenset[str]:
        return frozenset(step.node.article for step in self.tried if isinstance(step.node, Outcome))

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The choices open here: none at an outcome, without the detours that were already taken."""
        if not isinstance(self.node, Question):
            return ()
        return tuple(choice for choice in self.node.choices if choice.key not in self.hidden)

    def step(self, ref: Ref) -> Step | None:
        return next((step for step in self.steps if step.ref == ref), None)

    def answered(self, answer: str) -> dict[str, str]:
        """The answers after answering this node so. "I can get in now" goes back to the question that sent here."""
        if answer == RESUMED:
            return self._resumed()
        return self.answers | {self.name: answer} | dict(self.pending)

    def without(self, name: str) -> dict[str, str]:
        """The answers with one taken back; the later ones are kept and counted again if they still fit.

        What evidence or every cause left answers is marked to be asked, or it would answer itself again.
        """
        left = {key: answer for key, answer in self.kept.items() if key != name}
        return left | {step.name: ASKED for step in self.steps if step.name == name and self._answers_itself(step)}

    def again(self, name: str) -> dict[str, str]:
        """The answers for looking at one again: it is asked once more, and what is said then counts as checked."""
        return self.without(name) | {name: ASKED, CHECKED: "~".join(sorted({*self.checked, name}))}

    def _answers_itself(self, step: Step) -> bool:
        sure, _torn = agreed(self.facts)
        settled = bool(step.skipped or self.tried)
        return isinstance(step.node, Question) and (settled or decide(step.node, sure).choice is not None)

    def _resumed(self) -> dict[str, str]:
        kept: dict[str, str] = {}
        for step in self.steps:
            if step.choice and step.choice.detour:
                break
            if not step.skipped:
                kept[step.name] = step.answer
        else:
            # Nobody sent the visitor here, so there is nowhere to return to: go on instead of standing still.
            return self.answered(NOT_HELPED)
        failed = (step for step in self.tried if isinstance(step.node, Outcome) and not step.node.resume)
        earlier = {step.name: step.answer for step in failed}
        return kept | earlier | dict(self.resumed) | {self.name: RESUMED} | dict(self.pending) | self._carried
