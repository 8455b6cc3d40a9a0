"""Figures of guides in words and rows, for the command line and the admin. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from wizard.measure import Figures, Walks

Row = tuple[str, str]


def rows(figures: Figures) -> list[Row]:
    """(name, value) of every figure, in the order to read them."""
    optimal = "Q*, the fewest possible" if figures.exact else "Q*, no order can need less than"
    return [
        *_walks("vignettes", figures.vignettes),
        *_walks("vignettes, 10 % wrong answers", figures.vignettes_wrong),
        *(row for wrong, walks in figures.population.items() for row in _walks(_people(wrong), walks)),
        ("L, the list from the top", f"{figures.linear:.1f}"),
        ("Lpc, the list by likelihood per minute", f"{figures.by_effort:.1f}"),
        (optimal, f"{figures.optimal:.2f}"),
        ("entropy bound", f"{figures.entropy:.2f}"),
        ("efficiency (L − Q) / (L − Q*)", f"{figures.efficiency:.2f}"),
        ("choices some vignette takes", f"{figures.coverage:.0%}"),
    ]


def _people(wrong: float) -> str:
    return f"people, {wrong:.0%} wrong answers, 20 % not known"


def _walks(who: str, walks: Walks) -> list[Row]:
    return [
        (f"{who}: walks", str(walks.count)),
        (f"{who}: first offer right (top-1)", f"{walks.top1:.3f}"),
        (f"{who}: one of three right (top-3)", f"{walks.top3:.3f}"),
        (f"{who}: found", f"{walks.found:.3f}"),
        (f"{who}: questions (Q)", f"{walks.questions:.2f}"),
        (f"{who}: minutes", f"{walks.minutes:.1f}"),
        (f"{who}: unsafe advice", f"{walks.unsafe:.3f}"),
    ]


def table(found: Sequence[Figures]) -> str:
    """One column a guide."""
    if not found:
        return "No guide is published.\n"
    columns = [rows(figures) for figures in found]
    wide = max(len(name) for name, _ in columns[0])
    lines = [" " * wide + "".join(f"{figures.guide:>9}" for figures in found)]
    for entries in zip(*columns, strict=True):
        lines.append(f"{entries[0][0]:<{wide}}" + "".join(f"{value:>9}" for _, value in entries))
    return "\n".join(lines) + "\n"
