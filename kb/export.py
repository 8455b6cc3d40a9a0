"""What readers see, as the files of a content folder; kb.content reads them back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.db.models import Prefetch

from kb.article_text import article_text
from kb.content import usual_place
from kb.models import Article, Category, Picture, Revision, Snippet, Synonym
from kb.stock import ENDINGS
from kb.yaml_text import dump, unix

CATEGORIES_HEADER = "The tree of categories, in the order readers see it. `parent` must stand above its children."
SYNONYMS_HEADER = (
    "Words that find the same. Whoever looks for one of a line finds what is written with any other; "
    "editors change them in the admin."
)
SNIPPETS_HEADER = "Words that stand in many articles: ![](snippet:key). See docs/writing.md."
PICTURES_HEADER = "Pictures in articles: ![](picture:key). Their files stand in pictures/. See docs/writing.md."
LANGUAGES = ("en", "zh-hans")

File = tuple[str, bytes]
"""(path in the folder, content)"""


def files(*, archived: bool = False) -> Iterator[File]:
    """Everything readers see; with `archived`, also the articles that were taken off the site."""
    yield from _article_files(archived)
    yield "categories.yaml", dump(_categories(), CATEGORIES_HEADER).encode()
    yield from _listed("synonyms.yaml", _synonyms(), SYNONYMS_HEADER)
    yield from _listed("snippets.yaml", _snippets(), SNIPPETS_HEADER)
    yield from _picture_files()


def _listed(path: str, entries: Sequence[object], header: str) -> Iterator[File]:
    if entries:
        yield path, dump(entries, header).encode()


def _article_files(archived: bool) -> Iterator[File]:
    current = Revision.objects.filter(is_current=True)
    articles = Article.objects.select_related("category").prefetch_related(Prefetch("revisions", current))
    shown = [article for article in articles if article.revisions.all() and (archived or not article.archived)]
    places = _unusual_places(shown)
    for article in shown:
        for revision in article.revisions.all():
            text = article_text(article, revision, places.get(article.key))
            yield f"articles/{article.key}/{revision.language}.md", text.encode()


def _unusual_places(articles: Iterable[Article]) -> dict[str, int]:
    """Places of the articles in those categories whose order an editor changed."""
    by_category: dict[int, list[Article]] = defaultdict(list)
    for article in sorted(articles, key=lambda article: (article.position, article.key)):
        by_category[article.category_id].append(article)
    return {
        article.key: place
        for found in by_category.values()
        if found != sorted(found, key=lambda article: usual_place(article.kind, article.key))
        for place, article in enumerate(found, 1)
    }


def _categories() -> list[dict[str, object]]:
    children: dict[str, list[Category]] = defaultdict(list)
    rows = Category.objects.select_related("parent")
    for category in sorted(rows, key=lambda category: (category.position, category.key)):
        children[category.parent.key if category.parent else ""].append(category)

    def branch(parent: str) -> Iterator[dict[str, object]]:
        for category in children[parent]:
            data = {
                "key": category.key,
                "parent": parent,
                "title": texts(category.title),
                "summary": texts(category.summary),
            }
            yield {name: value for name, value in data.items() if value}
            yield from branch(category.key)

    return list(branch(""))


def _synonyms() -> list[dict[str, object]]:
    rows = Synonym.objects.filter(active=True)
    return [{"key": row.key, "phrases": row.phrases} for row in sorted(rows, key=lambda row: row.key)]


def _snippets() -> list[dict[str, object]]:
    rows = sorted(Snippet.objects.all(), key=lambda row: row.key)
    return [{"key": row.key, "title": row.title, "body": texts(row.body)} for row in rows]


def _picture_files() -> Iterator[File]:
    listed = []
    for row in sorted(Picture.objects.all(), key=lambda row: row.key):
        name = f"{row.key}.{ENDINGS[Picture.Type(row.type)]}"
        listed.append({"key": row.key, "file": name, "alt": texts(row.alt)})
        yield f"pictures/{name}", bytes(row.data)
    yield from _listed("pictures.yaml", listed, PICTURES_HEADER)


def texts(words: Mapping[str, str]) -> dict[str, str]:
    """Words by language, in the order of the site's languages."""
    return {code: unix(words[code]) for code in LANGUAGES if code in words}
