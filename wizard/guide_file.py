"""Guides as YAML files; every mistake is told with file and line.

Also a small program for authors who have no site at hand: ``python -m wizard.guide_file fixtures/guides
fixtures/vignettes`` reads all guides, lints them against the article folders and walks the vignettes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from kb.strict_yaml import line_of
from wizard.graph import LANGUAGES, Graph, Guides
from wizard.graph_data import ShapeError, from_data
from wizard.lint import lint
from wizard.story_file import read_vignettes
from wizard.vignettes import Vignette, failures, pasted, sent
from wizard.yaml_file import GuideFileError, read_yaml


def parse_guide(text: str, name: str) -> Graph:
    """Raises GuideFileError."""
    data, node = read_yaml(text, name)
    try:
        return from_data(data)
    except ShapeError as error:
        raise GuideFileError(f"{name}:{line_of(node, error.path)}: {error}") from error


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
