"""Guides as search sees them: their title, what they are for, and the words of their questions and choices."""

from __future__ import annotations

from collections.abc import Iterable

from kb.search.index import Entry
from wizard.graph import LANGUAGES, Graph, Question, Text

KIND = "guide"


def entries_of(graph: Graph) -> Iterable[Entry]:
    """One entry a language; the first question stands for the symptoms."""
    questions = list(graph.questions())
    first = [question for question in questions if question.key == graph.start]
    rest = [question for question in questions if question.key != graph.start]
    for language in LANGUAGES:
        texts = {
            "title": graph.title.get(language, ""),
            "summary": graph.summary.get(language, ""),
            "asked": "",
            "symptom": _words([graph.scope, *_texts(first)], language),
            "body": _words(_texts(rest), language),
        }
        yield Entry(KIND, graph.key, language, texts)


def _texts(questions: Iterable[Question]) -> Iterable[Text]:
    for question in questions:
        yield question.ask
        yield from (choice.text for choice in question.choices)


def _words(texts: Iterable[Text], language: str) -> str:
    return "\n".join(text[language] for text in texts if text.get(language))
