"""What publishing would do, computed from what is stored, and kept while nothing of it changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Mapping
from functools import partial

from kb.edition import EditionCache
from kb.edition import number as edition_number
from wizard.affected import affected
from wizard.editing.proposal.confirmed import Walked
from wizard.editing.proposal.what_if import Endings, WhatIf, endings, measure, what_if
from wizard.graph import Graph, Guides
from wizard.measure import Figures
from wizard.models import Verdict
from wizard.publishing import released_graphs
from wizard.standing import stories, surroundings
from wizard.vignettes import Journeys

MOST_WALKS = 1000
"""Of the walks that helped somebody, the newest."""

# All take seconds to make for a large guide.
_effects: EditionCache[WhatIf] = EditionCache(limit=16)
_figures: EditionCache[Figures] = EditionCache(limit=16)
_endings: EditionCache[Endings] = EditionCache(limit=16)


def known_effects(seen: str) -> WhatIf | None:
    """What `effects` would return, if it is at hand. `seen` is the wizard.standing of what would be published."""
    return _effects.get(_key(seen), edition_number())


def effects(seen: str, graphs: Mapping[str, Graph]) -> WhatIf:
    """What would be if these drafts, or older releases, took the place of the current ones. May take half a minute."""
    return _effects.remember(_key(seen), lambda: _computed(graphs))


def _key(seen: str) -> Hashable:
    return seen, Verdict.objects.filter(fixed=True).order_by("-pk").values_list("pk", flat=True).first()


def _computed(graphs: Mapping[str, Graph]) -> WhatIf:
    released = released_graphs()
    old, new = Guides(released), Guides({**released, **graphs})
    near = affected(old, new, graphs)
    were = Journeys(old)
    told, around = stories(near), surroundings()
    measured = {
        key: _figures.remember((key, around), partial(measure, were, key, told)) for key in graphs if key in old
    }
    ended = _endings.remember((near, around), partial(endings, were, told))
    return what_if(old, new, list(graphs), told, walks(near), measured, ended)


def walks(guides: Collection[str]) -> Counter[Walked]:
    """The walks of these guides that helped somebody, and how often each did."""
    rows = Verdict.objects.filter(fixed=True, release__guide__key__in=guides).order_by("-pk")
    stored = rows.values_list("release__guide__key", "answers", "article")[:MOST_WALKS]
    return Counter(
        Walked(guide, tuple((str(node), str(answer)) for node, answer in answers), article)
        for guide, answers, article in stored
    )
