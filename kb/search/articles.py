"""Articles as search sees them."""

from __future__ import annotations

from collections.abc import Iterable

from kb.models import Revision
from kb.rendering import Rendered, plain, render
from kb.search.index import Entry

KIND = "article"
SYMPTOM = "see"


def entry(revision: Revision, rendered: Rendered | None = None) -> Entry:
    """The revision as plain text; what the reader sees when it is broken counts more than the rest."""
    rendered = rendered or render(revision.body)
    body = (section for section in rendered.sections if section.id != SYMPTOM)
    symptom = rendered.section(SYMPTOM)
    texts = {
        "title": revision.title,
        "summary": revision.summary,
        "asked": "\n".join(map(str, revision.asked)),
        "symptom": plain(symptom.html) if symptom else "",
        "body": "\n".join((revision.applies_to, *(f"{section.title}\n{plain(section.html)}" for section in body))),
    }
    return Entry(KIND, revision.article.key, revision.language, texts)


def all_entries() -> Iterable[Entry]:
    """Every article readers can open now."""
    for revision in Revision.objects.current().select_related("article").order_by("article__key", "language"):
        yield entry(revision)
