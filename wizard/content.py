"""The shipped guides and vignettes: from files into drafts and, where something changed, into releases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction

from kb import edition
from kb.fingerprint import fingerprint
from kb.models import Article
from wizard.graph import Graph
from wizard.graph_data import to_data
from wizard.guide_file import parse_guide
from wizard.models import Guide
from wizard.publishing import draft_graph, publish, save_draft
from wizard.stories import load_pastes, load_vignettes
from wizard.story_file import read_pastes, read_vignettes
from wizard.vignettes import Vignette as Walked
from wizard.yaml_file import GuideFileError, read_yaml


class GuidesRefused(ValueError):
    """The files have mistakes; nothing was loaded. One line a mistake, each with file and line."""


@dataclass(frozen=True, slots=True)
class GuideContent:
    graphs: Mapping[str, Graph]
    vignettes: Sequence[Walked]
    order: Sequence[str] = ()
    """Keys in the order readers see them; a guide that is not named comes after those that are."""
    pastes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Guide -> key -> output."""


def read(folder: Path) -> GuideContent:
    """Read the guides and vignettes of a content folder. Raises GuidesRefused with the mistakes of all files."""
    mistakes: list[str] = []
    graphs: dict[str, Graph] = {}
    vignettes: list[Walked] = []
    pastes: dict[str, dict[str, str]] = {}
    for path in sorted((folder / "guides").glob("*.yaml")):
        try:
            graph = parse_guide(path.read_text("utf-8"), str(path))
        except (GuideFileError, UnicodeDecodeError) as error:
            mistakes.append(str(error))
            continue
        if graph.key != path.stem:
            mistakes.append(f"{path}:1: the key “{graph.key}” is not the file's name")
        graphs[graph.key] = graph
    stories = folder / "vignettes"
    try:
        pastes = read_pastes(folder / "pastes")
        vignettes = read_vignettes(stories, pastes)
    except (GuideFileError, UnicodeDecodeError) as error:
        mistakes.append(str(error))
    mistakes += [
        f"{stories}/{vignette.guide}.yaml:1: there is no guide “{vignette.guide}” for the vignette {vignette.id}"
        for vignette in vignettes
        if vignette.guide not in graphs and not mistakes
    ]
    mistakes += [
        f"{folder}/pastes/{guide}.yaml:1: there is no guide “{guide}” for these outputs"
        for guide in pastes
        if guide not in graphs and not mistakes
    ]
    order, wrong = _read_order(folder / "guides.yaml", graphs)
    mistakes += wrong
    if mistakes:
        raise GuidesRefused("\n".join(mistakes))
    return GuideContent(graphs, vignettes, order, pastes)


def _read_order(path: Path, graphs: Mapping[str, Graph]) -> tuple[list[str], list[str]]:
    """(the keys in guides.yaml, what is wrong with it)."""
    if not path.exists():
        return [], []
    try:
        data, _ = read_yaml(path.read_text("utf-8"), str(path))
    except (GuideFileError, UnicodeDecodeError) as error:
        return [], [str(error)]
    if not isinstance(data, list):
        return [], [f"{path}:1: must be a list of guides"]
    return data, [f"{path}:1: there is no guide “{key}”" for key in data if key not in graphs]


def load(content: GuideContent, *, overwrite: bool = False) -> Counter[str]:
    """Bring drafts and releases to what `content` says; a draft that an editor changed stays unless `overwrite`.

    Raises GuidesRefused or wizard.publishing.Refused with all problems; then nothing is changed.
    """
    done: Counter[str] = Counter()
    with transaction.atomic():
        edition.hold()
        _check_articles(content)
        known = {guide.key: guide for guide in Guide.objects.all()}
        to_publish = []
        for graph in content.graphs.values():
            guide = _load_draft(known.get(graph.key), graph, overwrite, done)
            if guide:
                to_publish.append(guide)
        _place(content.order)
        load_pastes(content.pastes, overwrite)
        load_vignettes(content.vignettes, overwrite)
        if to_publish:
            publish(to_publish, note="load_content")
    return done


def _check_articles(content: GuideContent) -> None:
    """Drafts refer to articles by foreign key, so those must exist before lint can look at anything."""
    known = set(Article.objects.values_list("key", flat=True))
    missing = [
        f"{graph.key}.yaml: the outcome “{outcome.key}” offers “{outcome.article}”, which does not exist"
        for graph in content.graphs.values()
        for outcome in graph.outcomes()
        if outcome.article not in known
    ]
    if missing:
        raise GuidesRefused("\n".join(missing))


def _load_draft(guide: Guide | None, graph: Graph, overwrite: bool, done: Counter[str]) -> Guide | None:
    """The saved draft, or None if there is nothing to publish."""
    print_of_file = _fingerprint(graph)
    if guide:
        edited = _fingerprint(draft_graph(guide)) != guide.loaded
        if edited and not overwrite:
            done["kept"] += 1
            return None
        if guide.loaded == print_of_file and not edited:
            done["unchanged"] += 1
            return None
    done["updated" if guide else "loaded"] += 1
    saved = save_draft(graph)
    saved.loaded = print_of_file
    saved.save(update_fields=["loaded"])
    return saved


def _place(order: Sequence[str]) -> None:
    """Give a place to the guides that have none yet (0); a place that an editor chose stays."""
    for position, key in enumerate(order, 1):
        if Guide.objects.filter(key=key, position=0).update(position=position):
            edition.advance()


def _fingerprint(graph: Graph) -> str:
    # The order of the nodes is part of what an editor may change.
    return fingerprint([list(graph.nodes), to_data(graph)])
