"""Vignettes and the outputs they paste, from YAML files. Pure; every mistake is told with file and line."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kb.strict_yaml import line_of
from wizard.graph import LANGUAGES
from wizard.graph_data import KEY
from wizard.vignettes import KINDS, Vignette, joined
from wizard.yaml_file import GuideFileError, read_yaml

MAX_ID = 40
MAX_PASTE_KEY = 60
FIELDS = (
    *("id", "guide", "article", "story", "obs", "answers", "believes"),
    *("within", "kind", "source", "pastes", "paste"),
)


def parse_pastes(text: str, name: str) -> dict[str, str]:
    """Outputs that vignettes paste, by key. Raises GuideFileError."""
    data, node = read_yaml(text, name)
    if not isinstance(data, dict):
        raise GuideFileError(f"{name}:1: must be a mapping of keys to outputs")
    for key, value in data.items():
        if not isinstance(key, str) or not KEY.fullmatch(key) or len(key) > MAX_PASTE_KEY:
            told = f"at most {MAX_PASTE_KEY} small letters, digits and hyphens"
            raise GuideFileError(f"{name}:{line_of(node, [key])}: “{key}” is not a key ({told})")
        if not isinstance(value, str):
            raise GuideFileError(f"{name}:{line_of(node, [key])}: “{key}” must be a text")
    return data


def parse_vignettes(text: str, name: str, pastes: Mapping[str, str] | None = None) -> list[Vignette]:
    """`pastes` are the outputs that ``pastes: [key, …]`` of a vignette may name. Raises GuideFileError."""
    data, node = read_yaml(text, name)
    if not isinstance(data, list):
        raise GuideFileError(f"{name}:1: must be a list of vignettes")
    vignettes = []
    seen: set[str] = set()
    for index, item in enumerate(data):
        try:
            vignette = _vignette(item, pastes or {})
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise GuideFileError(f"{name}:{line_of(node, [index])}: not a vignette: {error}") from error
        if len(vignette.id) > MAX_ID:
            raise GuideFileError(f"{name}:{line_of(node, [index])}: the id is longer than {MAX_ID} characters")
        if vignette.id in seen:
            raise GuideFileError(f"{name}:{line_of(node, [index])}: the id “{vignette.id}” stands twice")
        seen.add(vignette.id)
        vignettes.append(vignette)
    return vignettes


def read_pastes(folder: Path) -> dict[str, dict[str, str]]:
    """Guide -> key -> output, from ``<folder>/<guide>.yaml``. Raises GuideFileError."""
    return {path.stem: parse_pastes(path.read_text("utf-8"), str(path)) for path in sorted(folder.glob("*.yaml"))}


def read_vignettes(folder: Path, pastes: Mapping[str, Mapping[str, str]] | None = None) -> list[Vignette]:
    """The stories of all guides: ``<folder>/<guide>.yaml`` holds those of one. Raises GuideFileError.

    The outputs they paste stand beside, in ``pastes/<guide>.yaml``.
    """
    outputs = read_pastes(folder.parent / "pastes") if pastes is None else pastes
    vignettes: list[Vignette] = []
    files: dict[str, Path] = {}
    for path in sorted(folder.glob("*.yaml")):
        for vignette in parse_vignettes(path.read_text("utf-8"), str(path), outputs.get(path.stem)):
            if vignette.guide != path.stem:
                raise GuideFileError(f"{path}:1: the vignette {vignette.id} is of the guide “{vignette.guide}”")
            if other := files.get(vignette.id):
                raise GuideFileError(f"{path}:1: the id “{vignette.id}” stands in {other.name} too")
            files[vignette.id] = path
            vignettes.append(vignette)
    return vignettes


def _vignette(item: dict[str, Any], pastes: Mapping[str, str]) -> Vignette:
    story = item.get("story") or {}
    missing = [language for language in LANGUAGES if not story.get(language)]
    if missing:
        raise ValueError(f"no story in {', '.join(missing)}")
    if unknown := sorted(set(map(str, item)) - set(FIELDS)):
        raise ValueError(f"“{unknown[0]}” is not known here; known are {', '.join(FIELDS)}")
    if item.get("kind", KINDS[0]) not in KINDS:
        raise ValueError(f"the kind “{item['kind']}” is none of {', '.join(KINDS)}")
    if not isinstance(item["answers"], dict):
        raise ValueError("“answers” must map questions to choices")
    named = tuple(map(str, item.get("pastes") or []))
    if unknown := [key for key in named if key not in pastes]:
        raise ValueError(f"there is no paste {', '.join(unknown)}")
    own = str(item.get("paste") or "")
    return Vignette(
        id=str(item["id"]),
        guide=str(item["guide"]),
        article=str(item["article"]),
        answers={str(name): str(answer) for name, answer in item["answers"].items()},
        story=dict(story),
        obs={str(key): str(value) for key, value in (item.get("obs") or {}).items()},
        paste=joined([*(pastes[key] for key in named), own]),
        pastes=named,
        own=own,
        believes={str(name): str(answer) for name, answer in (item.get("believes") or {}).items()},
        within=int(item.get("within", 1)),
        kind=str(item.get("kind", KINDS[0])),
        source=str(item.get("source", "")),
    )
