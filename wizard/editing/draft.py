"""A guide's draft among the releases of the other guides, read once for a page."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from django.urls import reverse
from django.utils.translation import get_language

from kb.models import Article, Revision
from wizard.graph import LANGUAGES, Graph, Guides, Outcome, Position, Question, Ref, Text
from wizard.graph_data import ShapeError, from_data, to_data
from wizard.lint import lint
from wizard.models import Guide, Node
from wizard.problem import Problem
from wizard.publishing import draft_graph
from wizard.releases import current_guides

WORDS_SHOWN = 90


def in_my_language(text: Text) -> str:
    """Words in the language of the page, or in any other."""
    mine = text.get(get_language() or LANGUAGES[0], "")
    return mine or next(filter(None, (text.get(code, "") for code in LANGUAGES)), "")


class Draft:
    """What editors' pages ask of a draft. Build a new one after saving; it is never changed."""

    def __init__(self, guide: Guide):
        self.guide = guide

    @cached_property
    def graph(self) -> Graph:
        return draft_graph(self.guide)

    @cached_property
    def guides(self) -> Guides:
        """This draft beside the current releases of the others: what it would be published into."""
        return Guides({**{graph.key: graph for graph in current_guides()}, self.graph.key: self.graph})

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """Key of every article that is not archived -> its title in the language of the page, or in another."""
        rows = Revision.objects.filter(is_current=True).values_list("article__key", "language", "title")
        titles: dict[str, dict[str, str]] = {}
        for key, language, title in rows:
            titles.setdefault(key, {})[language] = title
        keys = Article.objects.filter(archived=False).order_by("key").values_list("key", flat=True)
        return {key: in_my_language(titles.get(key, {})) for key in keys}

    @cached_property
    def addresses(self) -> Mapping[Ref, str]:
        """Node -> the page on which its draft is edited."""
        rows = Node.objects.filter(guide__key__in=[graph.key for graph in self.guides])
        return {
            f"{guide}.{key}": reverse("admin:wizard_node_change", args=[pk])
            for pk, guide, key in rows.order_by().values_list("pk", "guide__key", "key")
        }

    @cached_property
    def problems(self) -> list[Problem]:
        """Everything but the stories, which take seconds; errors first."""
        others = {graph.key: graph for graph in current_guides()}
        found = [*self._shape(), *lint(self.graph, others, Article.objects.languages_by_key())]
        return sorted(
            {str(problem): problem for problem in found}.values(), key=lambda problem: problem.level != "error"
        )

    def _shape(self) -> list[Problem]:
        try:
            from_data(to_data(self.graph))
        except ShapeError as error:
            node = str(error.path[1]) if len(error.path) > 1 and error.path[0] in ("questions", "outcomes") else ""
            return [] if self._is_told(error) else [Problem(self.graph.key, node, error.words)]
        return []

    @staticmethod
    def _is_told(error: ShapeError) -> bool:
        """True for what lint says in plainer words: a way onwards that is missing."""
        return error.path[-1:] == ("unknown",)

    def problems_of(self, node: str) -> list[Problem]:
        return [problem for problem in self.problems if problem.node == node]

    def words(self, ref: Ref) -> str:
        """A node as editors know it: the words of the question, or the title of the article."""
        if not self.guides.has(ref):
            return ""
        return self._words(self.guides.node(ref))

    def _words(self, node: Position) -> str:
        if isinstance(node, Question):
            return in_my_language(node.ask)[:WORDS_SHOWN]
        return self.titles.get(node.article, node.article)[:WORDS_SHOWN] if isinstance(node, Outcome) else ""

    def targets(self) -> list[tuple[str, str]]:
        """(what to type, words) of every node an edge may lead to, this guide's own first."""
        own = [(key, self._words(node)) for key, node in self.graph.nodes.items()]
        others = [
            (graph.absolute(key), self._words(node))
            for graph in self.guides
            if graph.key != self.graph.key
            for key, node in graph.nodes.items()
        ]
        return own + others
