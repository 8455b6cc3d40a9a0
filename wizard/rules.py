"""Rules: which choice of a question the known facts decide. Pure.

A rule (`when`) is a list of clauses, any of which may hold; a clause maps subjects to the values that fit, and all of
its subjects must fit: ``[{port: [refused], ping: [ok]}]``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from wizard.evidence.facts import Fact, Facts
from wizard.graph import Choice, Question

Clause = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Decision:
    """What the facts say of a question. `choice` is set if exactly one choice's rule holds, for `facts`.

    `torn` holds the keys of the choices if the facts point to more than one.
    """

    choice: Choice | None = None
    facts: tuple[Fact, ...] = ()
    torn: tuple[str, ...] = ()


UNDECIDED = Decision()


def proof(choice: Choice, facts: Facts) -> tuple[Fact, ...]:
    """The facts for which this choice's rule holds, most decisive clause first in the rule; () if it does not."""
    for clause in choice.when:
        if clause and all(subject in facts and facts[subject].value in values for subject, values in clause.items()):
            return tuple(facts[subject] for subject in clause)
    return ()


def decide(question: Question, facts: Facts, hidden: Collection[str] = ()) -> Decision:
    """What the facts answer here; choices that are `hidden` from the visitor are not chosen."""
    if not facts:
        return UNDECIDED
    held = [(choice, proof(choice, facts)) for choice in question.choices if choice.key not in hidden]
    held = [(choice, found) for choice, found in held if found]
    if len(held) == 1:
        return Decision(*held[0])
    return Decision(torn=tuple(choice.key for choice, _ in held))


def subjects_of(choices: Iterable[Choice]) -> list[str]:
    """Every subject these rules look at, in their order, once."""
    return list(dict.fromkeys(subject for choice in choices for clause in choice.when for subject in clause))


def overlap(one: Choice, other: Choice) -> bool:
    """True if some facts that the rules both speak of satisfy both: then neither answers the question."""
    return any(_meet(mine, theirs) for mine in one.when for theirs in other.when)


def _meet(mine: Clause, theirs: Clause) -> bool:
    both = mine.keys() & theirs.keys()
    return bool(both) and all(set(mine[subject]) & set(theirs[subject]) for subject in both)
