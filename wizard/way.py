"""One replay under way: the steps that answers, evidence and the causes left allow, one after the other. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from wizard.evidence.facts import READ, Fact, Facts
from wizard.graph import ASKED, NOT_HELPED, SURE, UNKNOWN, Guides, Outcome, Question, Ref, SecondLook
from wizard.offering import ENOUGH, onward, settled
from wizard.profiles import causes
from wizard.ranking import Known
from wizard.rules import UNDECIDED, decide, proof
from wizard.second_look import doubtful
from wizard.walk import REPEATED, SETTLED, Step


@dataclass
class Way:
    """One replay under way. `known` grows with the steps; `tried` holds the articles passed so far, `failed` all."""

    guides: Guides
    guide: str
    answers: Mapping[str, str]
    opened: frozenset[Ref]
    facts: Facts
    checked: Collection[str]
    steps: list[Step] = field(default_factory=list)
    passed: dict[Ref, Step] = field(default_factory=dict)
    known: dict[Ref, Known] = field(default_factory=dict)
    tried: set[str] = field(default_factory=set)
    failed: dict[Ref, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.failed = _failed(self.guides, self.guide, self.answers)
        # What evidence answers counts for the ranking even if the walk never comes by the question.
        self.known |= _read(self.guides, self.guide, self.facts)

    def follow(self) -> Ref:
        """Take every step the answers, the facts and the causes left allow; returns where the visitor stands."""
        graph = self.guides[self.guide]
        ref = graph.absolute(graph.start)
        # In a draft that goes in circles, nodes may come up again with nothing new in between.
        since: set[Ref] = set()
        while ref not in since:
            step = self.passed.get(ref)
            if step or self._given_up(ref):
                since.add(ref)
            elif step := self._step(ref):
                since = {ref}
                self._take(step)
            else:
                break
            ref = self._next(ref, step)
        return ref

    def _take(self, step: Step) -> None:
        self.steps.append(step)
        self.passed[step.ref] = step
        if isinstance(step.node, Outcome):
            self.tried.add(step.node.article)
        elif step.choice and not step.skipped:
            self.known[step.ref] = Known(step.choice.key, self._source(step))

    def _source(self, step: Step) -> str:
        if any(fact.source == READ for fact in step.facts):
            return "read"
        return "checked" if step.name in self.checked else "said"

    def _given_up(self, ref: Ref) -> bool:
        """True if the article offered here did not help already, under this name or another."""
        node = self.guides.node(ref)
        if not isinstance(node, Outcome) or node.escalates or self.answers.get(self._name(ref)) == NOT_HELPED:
            return False
        if node.article in self.tried or node.article in self.failed.values():
            self.tried.add(node.article)
            return True
        return False

    def _next(self, ref: Ref, step: Step | None) -> Ref:
        node = self.guides.node(ref)
        if isinstance(node, Question):
            target = self.guides.targets[ref][step.answer if step else NOT_HELPED]
            arrived = self.guides.node(target)
            gives_up = isinstance(arrived, Outcome) and arrived.escalates
            return self._second_look if gives_up and self._may_look else target
        failed = ref if isinstance(node, Outcome) else self._last_failed
        if not failed:
            return self._hand_over
        look = self._may_look
        target = onward(self.guides, self.guide, failed, self.known, self.tried, self.passed, look=look)
        arrived = self.guides.node(target)
        if isinstance(arrived, Outcome) and not arrived.resume and self._enough(arrived.article):
            return self._second_look if look else self._hand_over
        return target

    @property
    def _second_look(self) -> Ref:
        return self.guides[self.guide].second_look

    @property
    def _hand_over(self) -> Ref:
        return self.guides[self.guide].hand_over

    @property
    def _last_failed(self) -> Ref:
        """The last article that did not help, to go on from after the second look."""
        failed = (step for step in reversed(self.steps) if isinstance(step.node, Outcome) and not step.node.resume)
        return next((step.ref for step in failed), "")

    def _enough(self, article: str) -> bool:
        """True if too many others did not help, on this way or on one left since, for yet another."""
        failed = self.tried | set(self.failed.values())
        return article not in failed and len(failed) >= ENOUGH

    @property
    def _may_look(self) -> bool:
        return self._second_look not in self.passed and bool(self.doubts)

    @property
    def doubts(self) -> list[Ref]:
        unsure = [
            step.ref for step in self.steps if step.asked and step.answer == UNKNOWN and step.name not in self.checked
        ]
        return doubtful(self.guides, self.guide, self.known, unsure, self.tried)

    def _step(self, ref: Ref) -> Step | None:
        """The node answered, by the visitor, by the facts or by every cause left; None where the visitor stands."""
        node = self.guides.node(ref)
        name = self._name(ref)
        answer = self.answers.get(name, "")
        if isinstance(node, SecondLook):
            return Step(name, ref, node, SURE, None) if answer == SURE else None
        hidden = hidden_choices(self.guides, ref, self.opened)
        if answer in self.guides.targets.get(ref, {}) and answer not in hidden:
            choice = node.choice(answer) if isinstance(node, Question) else None
            return Step(name, ref, node, answer, choice, proof(choice, self.facts) if choice else ())
        if answer == ASKED or not isinstance(node, Question):
            return None
        decision = decide(node, self.facts, hidden)
        if decision.choice:
            return Step(name, ref, node, decision.choice.key, decision.choice, decision.facts)
        return self._skipped(name, ref, node)

    def _skipped(self, name: str, ref: Ref, question: Question) -> Step | None:
        """The question answered without being asked; None if it has to be."""
        for step in self.steps:
            if step.asked and isinstance(step.node, Question) and step.node.ask == question.ask:
                choice = question.choice(step.answer)
                same = choice and step.choice and choice.text == step.choice.text
                if same or (step.answer == UNKNOWN and question.unknown):
                    return Step(name, ref, question, step.answer, choice, skipped=REPEATED)
        only = settled(self.guides, self.guide, ref, self.known, self.tried)
        return Step(name, ref, question, only, question.choice(only), skipped=SETTLED) if only else None

    def _name(self, ref: Ref) -> str:
        return ref.removeprefix(f"{self.guide}.")

    def earlier(self) -> tuple[Step, ...]:
        """What did not help on a way the answers have since left."""
        refs = [ref for ref in self.failed if ref not in self.passed]
        return tuple(Step(self._name(ref), ref, self.guides.node(ref), NOT_HELPED, None) for ref in refs)


_MOST_READ = 500


def _read(guides: Guides, guide: str, facts: Facts) -> dict[Ref, Known]:
    """The questions of the guide that evidence answers, asked or not. Every link of a walk carries the same facts."""
    seen: dict[tuple[str, frozenset[Fact]], dict[Ref, Known]] = guides.derived(_read, dict)
    key = (guide, frozenset(facts.values()))
    if key not in seen:
        if len(seen) >= _MOST_READ:
            seen.clear()
        found = {}
        for ref in guides.questions_with_rules(guide) if facts else ():
            node = guides.node(ref)
            decision = decide(node, facts) if isinstance(node, Question) else UNDECIDED
            if decision.choice and any(fact.source == READ for fact in decision.facts):
                found[ref] = Known(decision.choice.key, "read")
        seen[key] = found
    return seen[key]


def _failed(guides: Guides, guide: str, answers: Mapping[str, str]) -> dict[Ref, str]:
    """Outcome -> article, of all that did not help, whether or not the walk comes by them."""
    refs = sorted(guides[guide].absolute(name) for name, answer in answers.items() if answer == NOT_HELPED)
    if not refs:
        return {}
    known = {ref: cause.article for cause in causes(guides, guide).values() for ref in cause.refs}
    return {ref: known[ref] for ref in refs if ref in known}


def hidden_choices(guides: Guides, ref: Ref, opened: frozenset[Ref]) -> frozenset[str]:
    """Keys of the detour choices here that lead to a way in the visitor has since found."""
    node = guides.node(ref)
    if not opened or not isinstance(node, Question):
        return frozenset()
    targets = guides.targets[ref]
    detours = (choice.key for choice in node.choices if choice.detour)
    return frozenset(key for key in detours if opened & guides.reachable.get(targets[key], {targets[key]}))
