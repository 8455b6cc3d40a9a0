"""Small builders with defaults: a test names only what it is about."""

from __future__ import annotations

import datetime
from typing import Any

from wizard.graph import Choice, Graph, Guides, Node, Outcome, Question


def both(text: str) -> dict[str, str]:
    return {"en": text, "zh-hans": f"{text}（中文）"}


def make_question(key: str, *edges: str | Choice, unknown: str = "support", **fields: Any) -> Question:
    """Edges as ``"choice > target"`` or as ready choices."""
    choices = tuple(edge if isinstance(edge, Choice) else make_choice(edge) for edge in edges)
    return Question(key=key, ask=both(f"{key}?"), short=both(key), choices=choices, unknown=unknown, **fields)


def make_choice(edge: str, **fields: Any) -> Choice:
    key, _, target = (part.strip() for part in edge.partition(">"))
    return Choice(key=key, go=target, **{"text": both(f"choice {key}"), **fields})


def make_outcome(key: str, article: str = "", then: str = "support", **fields: Any) -> Outcome:
    return Outcome(key=key, article=article or f"fix.{key}", then=then, **fields)


SUPPORT = Outcome(key="support", article="support.escalate")


def make_graph(*nodes: Node, key: str = "g", **fields: Any) -> Graph:
    """A guide that starts at its first node; the hand-over is added."""
    all_nodes = {node.key: node for node in (*nodes, SUPPORT)}
    defaults: dict[str, Any] = {
        "key": key,
        "title": both(f"guide {key}"),
        "summary": both("summary"),
        "scope": both("scope"),
        "minutes": 5,
        "start": nodes[0].key,
    }
    return Graph(nodes=all_nodes, **{**defaults, **fields})


def make_guides(*graphs: Graph) -> Guides:
    return Guides({graph.key: graph for graph in graphs})


def articles_of(*graphs: Graph) -> dict[str, set[str]]:
    """What lint wants to know: every article of these guides, published in both languages."""
    return {outcome.article: {"en", "zh-hans"} for graph in graphs for outcome in graph.outcomes()}


BODY = {
    "en": """## What you see

It does not work.

## Why it happens

Because.

## Before you start

Keep a way in.

## Fix it

1. **Do it.**

    ```powershell title="On the server"
    Get-Service TermService
    ```

## Check that it worked

It works.

## Undo

Nothing to undo.

## If it did not help

Go on.
""",
    "zh-hans": """## 您会看到什么

连不上。

## 为什么会这样

有原因。

## 动手之前

留好入口。

## 解决步骤

1. **执行。**

    ```powershell title="在服务器上"
    Get-Service TermService
    ```

## 确认已恢复

能连上。

## 撤销

无需撤销。

## 如果没有解决

继续排查。
""",
}


def make_category(key: str = "ports", **fields: Any) -> Any:
    from kb.models import Category

    return Category.objects.get_or_create(key=key, defaults={"title": both(key), "summary": both("about"), **fields})[0]


def make_article(key: str = "fix.one", *, languages: tuple[str, ...] = ("en", "zh-hans"), **fields: Any) -> Any:
    """A published article; `fields` go to the article, but title and body, which go to each revision."""
    from kb.models import Article
    from kb.publishing import publish

    title, body = fields.pop("title", None), fields.pop("body", None)
    article = Article.objects.create(
        key=key,
        slug=key.replace(".", "-"),
        category=fields.pop("category", None) or make_category(),
        **{"kind": "fix", "minutes": 5, "risk": "none", "reviewed": datetime.date(2026, 11, 21), **fields},
    )
    for language in languages:
        words: dict[str, Any] = {
            "title": title or f"Title of {key}",
            "summary": f"Summary of {key}.",
            "applies_to": "Windows Server",
            "sources": [{"title": "A source"}],
            "body": body or BODY[language],
        }
        publish(article.revise(language, **words))
    return article


def release(*graphs: Graph) -> None:
    """Publish these graphs, with an article for every outcome that has none yet."""
    from kb.models import Article
    from wizard.publishing import publish, save_draft

    for graph in graphs:
        for outcome in graph.outcomes():
            if not Article.objects.filter(key=outcome.article).exists():
                make_article(outcome.article)
    publish([save_draft(graph) for graph in graphs])
