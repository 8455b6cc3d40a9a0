"""Where walks leave a guide unhelped, counted question by question. Pure.

Only what visitors said to “did this fix it?” is known. Who says no goes on and may be asked again, so that one walk can
leave several verdicts; what counts is the last one. Visitors cannot be told apart, so that a later verdict is known by
its answers: they hold all those of the one before, and that its article did not help.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kb.editing.boards.wilson import Share
from wizard.graph import NOT_HELPED, UNKNOWN, Ref

Answer = tuple[Ref, str]


@dataclass(frozen=True, slots=True)
class Told:
    """A verdict: the outcome it was given at, and the answers before it, all as absolute references."""

    outcome: Ref
    fixed: bool
    answers: frozenset[Answer]


@dataclass(frozen=True, slots=True)
class Exit:
    """Of the walks that passed a question: how many did not know, and how many ended unhelped."""

    unknown: Share
    unhelped: Share

    @property
    def passed(self) -> int:
        return self.unknown.count


def last_ones(verdicts: Iterable[Told]) -> list[Told]:
    """Those after which nothing more was said; `verdicts` in the order they were given."""
    open_ended: dict[Ref, list[Told]] = {}
    done: list[Told] = []
    for verdict in verdicts:
        before = _before(verdict, open_ended)
        if before:
            open_ended[before.outcome].remove(before)
        if verdict.fixed:
            done.append(verdict)
        else:
            open_ended.setdefault(verdict.outcome, []).append(verdict)
    return [*done, *(verdict for waiting in open_ended.values() for verdict in waiting)]


def _before(verdict: Told, open_ended: Mapping[Ref, list[Told]]) -> Told | None:
    """The verdict this walk gave last, if it gave one: the one that knows most of the same answers."""
    failed = {ref for ref, answer in verdict.answers if answer == NOT_HELPED}
    fitting = (one for ref in failed for one in open_ended.get(ref, ()) if one.answers <= verdict.answers)
    return max(fitting, key=lambda one: len(one.answers), default=None)


def exits(verdicts: Iterable[Told]) -> dict[Ref, Exit]:
    """Question (or outcome) -> its exits."""
    passed: dict[Ref, list[tuple[bool, bool]]] = {}
    for verdict in last_ones(verdicts):
        for ref, answer in verdict.answers:
            passed.setdefault(ref, []).append((answer == UNKNOWN, not verdict.fixed))
    return {
        ref: Exit(
            Share(sum(unknown for unknown, _ in walks), len(walks)),
            Share(sum(unhelped for _, unhelped in walks), len(walks)),
        )
        for ref, walks in passed.items()
    }
