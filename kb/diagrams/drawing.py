"""A figure as HTML: the drawing as inline SVG, and its words. Pure."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from kb.diagrams.canvas import WIDTH, Canvas
from kb.diagrams.figure import Figure, Sequence
from kb.diagrams.sequence import draw_sequence
from kb.diagrams.stack import draw_stack
from kb.diagrams.words import SUMMARY, outline, told


def placed(figure: Figure, language: str) -> tuple[Canvas, float]:
    """The shapes of the drawing and its height, in units of the viewBox."""
    return draw_sequence(figure, language) if isinstance(figure, Sequence) else draw_stack(figure, language)


def draw(figure: Figure, language: str, id: str) -> str:
    """A ``<figure>`` in this language. `id` must be unique on the page and hold no spaces."""
    title, caption = escape(figure.title[language]), escape(figure.caption[language])
    return (
        f'<figure class="diagram" lang={quoteattr(language)}>'
        f"<figcaption><b>{title}</b><span>{caption}</span></figcaption>"
        f"{_svg(figure, language, id)}"
        f'<details class="fold"><summary>{SUMMARY[language]}</summary>'
        f"<div>{told(figure, language)}</div></details></figure>"
    )


def _svg(figure: Figure, language: str, id: str) -> str:
    canvas, height = placed(figure, language)
    return (
        f'<svg viewBox="0 0 {WIDTH} {height:g}" role="img" aria-labelledby={quoteattr(f"{id}-title {id}-desc")}>'
        f"<title id={quoteattr(f'{id}-title')}>{escape(figure.title[language])}</title>"
        f"<desc id={quoteattr(f'{id}-desc')}>{escape(outline(figure, language))}</desc>"
        f"{''.join(canvas.shapes)}</svg>"
    )
