"""Figures of guides in words and rows, for the command line and the admin. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.message import Message, gettext_noop
from wizard.measure import Figures, Walks

Row = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Line:
    """One figure: `good` is 1 if more is better, -1 if less is, 0 if neither. `slack` is what makes no difference.

    `weighs` is true if a guide that does worse in it needs a reason to be published.
    """

    name: Message
    value: float
    shown: str
    good: int = 0
    slack: float = 0.0
    weighs: bool = False


def lines(figures: Figures) -> list[Line]:
    """Every figure, in the order to read them."""
    exact, bound = gettext_noop("Q*, the fewest possible"), gettext_noop("Q*, no order can need less than")
    efficiency = Message(gettext_noop("efficiency (L − Q) / (L − Q*)"))
    coverage = Message(gettext_noop("choices some vignette takes"))
    return [
        *_walks(Message(gettext_noop("vignettes")), figures.vignettes),
        *_walks(Message(gettext_noop("vignettes, 10 % wrong answers")), figures.vignettes_wrong),
        *(line for wrong, walks in figures.population.items() for line in _walks(_people(wrong), walks)),
        _number(gettext_noop("L, the list from the top"), figures.linear, 1),
        _number(gettext_noop("Lpc, the list by likelihood per minute"), figures.by_effort, 1),
        _number(exact if figures.exact else bound, figures.optimal, 2),
        _number(gettext_noop("entropy bound"), figures.entropy, 2),
        Line(efficiency, figures.efficiency, f"{figures.efficiency:.2f}", 1, 0.005, True),
        Line(coverage, figures.coverage, f"{figures.coverage:.0%}", 1, 0.005),
    ]


def _number(name: str, value: float, digits: int) -> Line:
    return Line(Message(name), value, f"{value:.{digits}f}")


def _people(wrong: float) -> Message:
    return Message(gettext_noop("people, %(wrong)s wrong answers, 20 %% not known"), {"wrong": f"{wrong:.0%}"})


def _walks(who: Message, walks: Walks) -> Iterator[Line]:
    shares = (
        (gettext_noop("%(who)s: first offer right (top-1)"), walks.top1),
        (gettext_noop("%(who)s: one of three right (top-3)"), walks.top3),
        (gettext_noop("%(who)s: found"), walks.found),
    )
    about = {"who": who}
    yield Line(Message(gettext_noop("%(who)s: walks"), about), walks.count, str(walks.count))
    for name, value in shares:
        yield Line(Message(name, about), value, f"{value:.3f}", 1, 0.0005, True)
    questions = Message(gettext_noop("%(who)s: questions (Q)"), about)
    yield Line(questions, walks.questions, f"{walks.questions:.2f}", -1, 0.05, True)
    minutes = Message(gettext_noop("%(who)s: minutes"), about)
    yield Line(minutes, walks.minutes, f"{walks.minutes:.1f}", -1, 0.05)
    unsafe = Message(gettext_noop("%(who)s: unsafe advice"), about)
    yield Line(unsafe, walks.unsafe, f"{walks.unsafe:.3f}", -1, 0.0005, True)


def rows(figures: Figures) -> list[Row]:
    """(name, value) of every figure, in the order to read them."""
    return [(str(line.name), line.shown) for line in lines(figures)]


def table(found: Sequence[Figures]) -> str:
    """One column a guide."""
    if not found:
        return "No guide is published.\n"
    columns = [rows(figures) for figures in found]
    wide = max(len(name) for name, _ in columns[0])
    told = [" " * wide + "".join(f"{figures.guide:>9}" for figures in found)]
    for entries in zip(*columns, strict=True):
        told.append(f"{entries[0][0]:<{wide}}" + "".join(f"{value:>9}" for _, value in entries))
    return "\n".join(told) + "\n"
