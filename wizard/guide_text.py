"""A guide, its vignettes and what they paste as YAML, always the same way. Pure.

The order of a mapping is lost in some databases: names of questions stand in the order of the guide, languages and
places in that of the site, everything else by the alphabet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kb.yaml_text import dump, unix
from wizard.graph import LANGUAGES, PLACES, Graph
from wizard.graph_data import to_data
from wizard.vignettes import KINDS, Vignette

GUIDES_HEADER = "The guides in the order readers see them."
STORIES_HEADER = "Stories that must end at their article; see docs/guide-files.md. Publishing a guide runs them."
PASTES_HEADER = "Outputs that stories of this guide paste, each in the format of its tool."


def guide_text(graph: Graph) -> str:
    """`wizard.guide_file.parse_guide` gives the same graph back."""
    return dump(_ordered(to_data(graph), tuple(graph.nodes)), spaced={"questions", "outcomes"})


def stories_text(vignettes: Iterable[Vignette], graph: Graph) -> str:
    """The vignettes of this guide."""
    told = sorted(vignettes, key=lambda vignette: (_natural(vignette.id), vignette.id))
    return dump([_ordered(_story(vignette), tuple(graph.nodes)) for vignette in told], STORIES_HEADER, spaced=[""])


def pastes_text(pastes: Mapping[str, str]) -> str:
    return dump({key: unix(pastes[key]) for key in sorted(pastes, key=_natural)}, PASTES_HEADER, spaced=[""])


def guides_text(keys: Sequence[str]) -> str:
    return dump(list(keys), GUIDES_HEADER)


def _story(vignette: Vignette) -> dict[str, Any]:
    data = {
        "id": vignette.id,
        "guide": vignette.guide,
        "article": vignette.article,
        "story": dict(vignette.story),
        "obs": dict(vignette.obs),
        "answers": dict(vignette.answers),
        "believes": dict(vignette.believes),
        "within": vignette.within if vignette.within != 1 else None,
        "kind": vignette.kind if vignette.kind != KINDS[0] else None,
        "source": vignette.source,
        "pastes": list(vignette.pastes),
        "paste": vignette.own,
    }
    return {key: value for key, value in data.items() if value or key == "answers"}


_BY_QUESTION = {"expects", "answers", "believes"}
_BY_NAME = {"obs", "when"}


def _ordered(value: Any, nodes: tuple[str, ...], name: str = "") -> Any:
    """The same data in the order of a file."""
    if isinstance(value, list):
        return [_ordered(item, nodes, name) for item in value]
    if not isinstance(value, Mapping):
        return unix(value) if isinstance(value, str) else value
    if name in _BY_QUESTION:
        keys = _sorted(value, nodes)
    elif name in _BY_NAME:
        keys = sorted(value, key=_natural)
    elif name == "path":
        keys = _sorted(value, PLACES)
    else:
        keys = _sorted(value, LANGUAGES) if set(value) <= set(LANGUAGES) else list(value)
    return {key: _ordered(value[key], nodes, key) for key in keys}


def _sorted(keys: Iterable[str], order: tuple[str, ...]) -> list[str]:
    """Those of `order` first, the rest by the alphabet."""
    places = {key: place for place, key in enumerate(order)}
    return sorted(keys, key=lambda key: (places.get(key, len(places)), key))


def _natural(key: str) -> list[tuple[int, str]]:
    """S9 before S10."""
    return [(int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"(\d+)", key)]
