"""Why a draft does worse than what visitors walk now, in plain words, and its figures beside the old ones. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kb.message import Message, gettext_noop
from wizard.editing.proposal.confirmed import Confirmed
from wizard.measure import Figures
from wizard.measured import Line, lines

Mark = Literal["better", "worse", ""]


@dataclass(frozen=True, slots=True)
class Beside:
    """One figure before and after; `mark` is empty if it makes no difference, or is neither good nor bad."""

    name: Message
    before: str
    after: str
    mark: Mark
    weighs: bool


def beside(before: Figures | None, after: Figures) -> list[Beside]:
    """All figures in the order to read them; "" where there were none before."""
    if before is None:
        return [Beside(line.name, "", line.shown, "", line.weighs) for line in lines(after)]
    return [_beside(old, new) for old, new in zip(lines(before), lines(after), strict=True)]


def _beside(old: Line, new: Line) -> Beside:
    gain = (new.value - old.value) * new.good
    mark: Mark = "" if abs(gain) <= new.slack else "better" if gain > 0 else "worse"
    return Beside(new.name, old.shown, new.shown, mark, new.weighs)


def reasons(failing: Sequence[str], walks: Confirmed, figures: Iterable[tuple[Figures, Figures]]) -> list[Message]:
    """`failing` are the stories that do not come to their article in time; figures come in pairs, before and after."""
    return [*_failing(failing), *_lost(walks), *(reason for pair in figures for reason in _figures(*pair))]


def _failing(names: Sequence[str]) -> Iterator[Message]:
    if names:
        told = gettext_noop("Stories that do not come to their article in time: %(names)s")
        yield Message(told, {"names": ", ".join(names)})


def _lost(walks: Confirmed) -> Iterator[Message]:
    if walks.lost:
        told = gettext_noop("Of %(count)s visitors who said that an article helped, %(lost)s would be offered another")
        yield Message(told, {"count": walks.count, "lost": walks.lost_count})


def _figures(before: Figures, after: Figures) -> Iterator[Message]:
    for line in beside(before, after):
        if line.mark == "worse" and line.weighs:
            told = gettext_noop("%(guide)s, %(figure)s: %(after)s instead of %(before)s")
            params: dict[str, str | int | Message] = {
                "guide": after.guide,
                "figure": line.name,
                "after": line.after,
                "before": line.before,
            }
            yield Message(told, params)
