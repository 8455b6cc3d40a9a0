"""One language of an article as its file, always the same way; kb.article_file reads it back."""

from __future__ import annotations

from typing import Any

from kb.article_file import ArticleFile
from kb.models import Article, Revision
from kb.yaml_text import dump, unix

DEFAULT_ORIGINAL = "en"


def article_text(article: Article, revision: Revision, position: int | None = None) -> str:
    """`position` is its place in the category, if that is not the usual one."""
    return text_of(file_of(article, revision, position))


def file_of(article: Article, revision: Revision, position: int | None = None) -> ArticleFile:
    return ArticleFile(
        key=article.key,
        language=revision.language,
        kind=article.kind,
        title=revision.title,
        summary=revision.summary,
        category=article.category.key,
        minutes=article.minutes,
        risk=article.risk,
        applies_to=revision.applies_to,
        reviewed=article.reviewed,
        body=revision.body,
        needs=tuple(article.needs),
        related=tuple(article.related),
        sources=tuple(revision.sources),
        asked=tuple(revision.asked),
        slug=article.slug if article.slug != usual_slug(article.key) else "",
        position=position,
        original=article.original if article.original != DEFAULT_ORIGINAL else "",
        review_by=article.review_by,
    )


def text_of(file: ArticleFile) -> str:
    data: dict[str, Any] = {
        "key": file.key,
        "slug": file.slug or None,
        "kind": file.kind,
        "title": unix(file.title),
        "summary": unix(file.summary),
        "category": file.category,
        "position": file.position,
        "minutes": file.minutes,
        "risk": file.risk,
        "needs": list(file.needs),
        "applies_to": unix(file.applies_to),
        "related": list(file.related),
        "sources": [{name: source[name] for name in ("title", "url") if name in source} for source in file.sources],
        "asked": list(file.asked) or None,
        "original": file.original or None,
        "reviewed": file.reviewed,
        "review_by": file.review_by,
    }
    front = dump({name: value for name, value in data.items() if value is not None})
    return f"---\n{front}---\n\n{unix(file.body).strip()}\n"


def usual_slug(key: str) -> str:
    """The address an article gets at first."""
    return key.replace(".", "-")
