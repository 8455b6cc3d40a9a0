"""The guides, their vignettes and what those paste as the files of a content folder; wizard.content reads them back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kb.export import File
from wizard.graph import Graph
from wizard.guide_text import guide_text, guides_text, pastes_text, stories_text
from wizard.models import Guide
from wizard.publishing import draft_graph, released_graphs


def files(*, drafts: bool = False) -> Iterator[File]:
    """What visitors walk; with `drafts`, what editors work on."""
    graphs = {guide.key: draft_graph(guide) for guide in Guide.objects.all()} if drafts else released_graphs()
    guides = Guide.objects.filter(key__in=graphs).prefetch_related("vignettes__guide__pastes", "pastes")
    yield "guides.yaml", guides_text([guide.key for guide in guides]).encode()
    for guide in guides:
        graph = graphs[guide.key]
        yield f"guides/{guide.key}.yaml", guide_text(graph).encode()
        yield from _written(f"vignettes/{guide.key}.yaml", stories_of(guide, graph))
        yield from _written(f"pastes/{guide.key}.yaml", pastes_of(guide))


def stories_of(guide: Guide, graph: Graph) -> str:
    """Empty if it has none."""
    vignettes = [row.told() for row in guide.vignettes.all()]
    return stories_text(vignettes, graph) if vignettes else ""


def pastes_of(guide: Guide) -> str:
    """Empty if it has none."""
    pastes = {paste.key: paste.text for paste in guide.pastes.all()}
    return pastes_text(pastes) if pastes else ""


def _written(path: str, text: str) -> Iterable[File]:
    return [(path, text.encode())] if text else []
