"""Guides and vignettes as YAML files; every mistake is told with file and line.

Also a small program for authors who have no site at hand: ``python -m wizard.guide_file fixtures/guides
fixtures/vignettes`` reads all guides, lints them against the article folders and walks the vignettes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from kb import strict_yaml
from kb.strict_yaml import line_of
from wizard.graph import LANGUAGES, Graph, Guides
from wizard.graph_data import ShapeError, from_data, to_data
from wizard.lint import lint
from wizard.vignettes import KINDS, Vignette, failures, pasted, sent

MAX_BYTES = 2_000_000
MAX_ID = 40


class GuideFileError(ValueError):
    """The file cannot be read as a guide. The message begins with ``file:line:``."""


def read_yaml(text: str, name: str) -> tuple[Any, yaml.Node | None]:
    """The data and the node tree it came from. Raises GuideFileError."""
    if "\x00" in text:
        raise GuideFileError(f"{name}:{text.count(chr(10), 0, text.index(chr(0))) + 1}: holds a NUL character")
    if len(text.encode()) > MAX_BYTES:
        raise GuideFileError(f"{name}:1: is larger than {MAX_BYTES} bytes")
    try:
        return strict_yaml.load(text)
    except strict_yaml.YamlError as error:
        raise GuideFileError(f"{name}:{error.line}: {error}") from error


def parse_guide(text: str, name: str) -> Graph:
    """Raises GuideFileError."""
    data, node = read_yaml(text, name)
    try:
        return from_data(data)
    except ShapeError as error:
        raise GuideFileError(f"{name}:{line_of(node, error.path)}: {error}") from error


def parse_pastes(text: str, name: str) -> dict[str, str]:
    """Outputs that vignettes paste, by key. Raises GuideFileError."""
    data, node = read_yaml(text, name)
    if not isinstance(data, dict):
        raise GuideFileError(f"{name}:1: must be a mapping of keys to outputs")
    for key, value in data.items():
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


def read_vignettes(folder: Path) -> list[Vignette]:
    """The stories of all guides: ``<folder>/<guide>.yaml`` holds those of one. Raises GuideFileError.

    The outputs they paste stand beside, in ``pastes/<guide>.yaml``.
    """
    vignettes: list[Vignette] = []
    files: dict[str, Path] = {}
    for path in sorted(folder.glob("*.yaml")):
        outputs = folder.parent / "pastes" / path.name
        pastes = parse_pastes(outputs.read_text("utf-8"), str(outputs)) if outputs.exists() else {}
        for vignette in parse_vignettes(path.read_text("utf-8"), str(path), pastes):
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
    if item.get("kind", KINDS[0]) not in KINDS:
        raise ValueError(f"the kind “{item['kind']}” is none of {', '.join(KINDS)}")
    if not isinstance(item["answers"], dict):
        raise ValueError("“answers” must map questions to choices")
    unknown = [key for key in item.get("pastes") or [] if key not in pastes]
    if unknown:
        raise ValueError(f"there is no paste {', '.join(map(str, unknown))}")
    return Vignette(
        id=str(item["id"]),
        guide=str(item["guide"]),
        article=str(item["article"]),
        answers={str(name): str(answer) for name, answer in item["answers"].items()},
        story=dict(story),
        obs={str(key): str(value) for key, value in (item.get("obs") or {}).items()},
        paste="\n".join(pastes[key] for key in item.get("pastes") or []),
        believes={str(name): str(answer) for name, answer in (item.get("believes") or {}).items()},
        within=int(item.get("within", 1)),
        kind=str(item.get("kind", KINDS[0])),
        source=str(item.get("source", "")),
    )


def dump_guide(graph: Graph) -> str:
    """The guide as YAML, in the field order of docs/guide-files.md; `parse_guide` gives the same graph back."""
    return yaml.safe_dump(to_data(graph), allow_unicode=True, sort_keys=False, width=120)


def main(arguments: Sequence[str]) -> int:
    folder, vignette_folder = Path(arguments[0]), Path(arguments[1])
    articles = {path.name: LANGUAGES for path in (folder.parent / "articles").iterdir()}
    try:
        graphs = {graph.key: graph for graph in _read_all(sorted(folder.glob("*.yaml")))}
        vignettes = read_vignettes(vignette_folder)
    except GuideFileError as error:
        print(error)
        return 1
    guides = Guides(graphs)
    wrong = 0
    for graph in graphs.values():
        problems = lint(graph, graphs, articles)
        wrong += sum(problem.level == "error" for problem in problems)
        for problem in problems:
            print(f"{problem.level}: {problem}")
    for vignette, what in failures(guides, vignettes):
        wrong += 1
        print(f"vignette {vignette.id}: {what}")
    if not wrong:
        _report(guides, vignettes)
    return 1 if wrong else 0


def _read_all(paths: Iterable[Path]) -> Iterable[Graph]:
    return [parse_guide(path.read_text("utf-8"), str(path)) for path in paths]


def _report(guides: Guides, vignettes: Sequence[Vignette]) -> None:
    for graph in guides:
        told = [vignette for vignette in vignettes if vignette.guide == graph.key]
        asked = [sent(guides, vignette).questions for vignette in told]
        print(
            f"{graph.key}: {len(list(graph.questions()))} questions, {len(list(graph.outcomes()))} outcomes, "
            f"{len(told)} vignettes, questions to the article: mean {_mean(asked):.1f}, max {max(asked, default=0)}"
        )
        if with_paste := [vignette for vignette in told if vignette.paste]:
            before = [sent(guides, vignette).questions for vignette in with_paste]
            after = [pasted(guides, vignette).questions for vignette in with_paste]
            print(
                f"  {len(with_paste)} of them paste something: {_mean(before):.2f} questions without, "
                f"{_mean(after):.2f} with it"
            )


def _mean(numbers: Sequence[int]) -> float:
    return sum(numbers) / len(numbers) if numbers else 0.0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
