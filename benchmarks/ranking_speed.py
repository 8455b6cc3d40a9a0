"""How long ranking and replay take: ``python -m benchmarks.ranking_speed``.

Every place that a vignette of the largest guide comes to, ranked and replayed, in time of this process because machines
are shared: the median and the slowest of the places, each the best of interleaved rounds. The figure to meet is 2 ms
for the ranking.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from wizard.graph import Guides
from wizard.guide_file import parse_guide
from wizard.ranking import rank
from wizard.replay import replay
from wizard.story_file import read_vignettes
from wizard.vignettes import follow, sent
from wizard.walk import Walk

ROUNDS = 5


def main() -> None:
    graphs = [parse_guide(path.read_text("utf-8"), path.name) for path in Path("fixtures/guides").glob("*.yaml")]
    guides = Guides({graph.key: graph for graph in graphs})
    largest = max(graphs, key=lambda graph: len(graph.nodes)).key
    walks = places(guides, largest)
    measured: list[tuple[str, Callable[[Walk], object]]] = [
        ("ranking", lambda walk: rank(guides, largest, walk.known, walk.tried_articles)),
        ("replay", lambda walk: replay(guides, largest, walk.answers)),
    ]
    for walk in walks:
        for _name, work in measured:
            work(walk)
    print(f"{largest}: {len(walks)} places")
    for name, work in measured:
        best = [min(milliseconds(work, walk) for _round in range(ROUNDS)) for walk in walks]
        print(f"{name:8} median {statistics.median(best):.2f} ms, slowest {max(best):.2f} ms")


def places(guides: Guides, guide: str) -> list[Walk]:
    found: dict[str, Walk] = {}
    for vignette in read_vignettes(Path("fixtures/vignettes")):
        if vignette.guide == guide:
            moves = sent(guides, vignette).moves
            for count in range(len(moves) + 1):
                walk = follow(guides, guide, moves[:count])
                found[str(walk.answers)] = walk
    return list(found.values())


def milliseconds(work: Callable[[Walk], object], walk: Walk) -> float:
    begun = time.process_time()
    work(walk)
    return 1000 * (time.process_time() - begun)


if __name__ == "__main__":
    main()
