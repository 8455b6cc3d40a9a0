"""The profile of a fault as boxes to tick: what somebody with it would answer to each question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from wizard.editing.draft import Draft, in_my_language
from wizard.editing.forms.fields import OwnTemplate
from wizard.editing.neighbours import asked_before, choices_of, expected
from wizard.graph import Graph, Question

Expected = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with its choices; `missing` if the guide has no such question any more."""

    key: str
    words: str
    choices: Sequence[tuple[str, str]]
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    questions: Sequence[Asked]
    is_open: bool


class ProfileWidget(OwnTemplate):
    template_name = "admin/wizard/forms/profile.html"

    def __init__(self) -> None:
        super().__init__()
        self.groups: Sequence[Group] = ()

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, list[str]]:
        keys = [question.key for group in self.groups for question in group.questions]
        return {key: chosen for key in keys if (chosen := data.getlist(f"{name}-{key}"))}

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        # Boxes that nobody ticked are not sent.
        return False

    def id_for_label(self, id_: str) -> str:
        return ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        ticked = value if isinstance(value, Mapping) else {}
        groups = [
            (group, [(question, self._boxes(question, ticked)) for question in group.questions])
            for group in self.groups
            if group.questions
        ]
        return {**super().get_context(name, None, attrs), "groups": groups}

    @staticmethod
    def _boxes(question: Asked, ticked: Expected) -> list[tuple[str, str, bool]]:
        return [(key, words, key in ticked.get(question.key, ())) for key, words in question.choices]


class ProfileField(forms.Field):
    """Question -> choices. What is not ticked at all says nothing of this fault."""

    widget = ProfileWidget

    def __init__(self, **kwargs: Any):
        super().__init__(required=False, **kwargs)
        self.graph: Graph | None = None
        self.before: Expected = {}

    def ask(self, draft: Draft | None, before: Expected, key: str) -> None:
        """Offer the questions of this draft for the outcome `key`, whose profile so far is `before`."""
        self.graph, self.before = draft.graph if draft else None, before
        assert isinstance(self.widget, ProfileWidget)
        self.widget.groups = list(_groups(draft.graph, before, key)) if draft else []

    def clean(self, value: Any) -> dict[str, list[str]]:
        return expected(self.graph, self.before, value or {}) if self.graph else {}

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.clean(data) != (initial or {})


def _groups(graph: Graph, before: Expected, key: str) -> Iterator[Group]:
    on_the_way = asked_before(graph, key) if key else []
    told = [asked for asked in on_the_way if asked in before]
    yield Group(_("Asked on the way here, and told"), _asked(graph, before, told), True)
    silent = [asked for asked in on_the_way if asked not in before]
    yield Group(_("Asked on the way here, nothing told yet"), _asked(graph, before, silent), bool(key))
    elsewhere = [asked for asked in before if asked not in on_the_way]
    yield Group(_("Asked elsewhere, and told"), _asked(graph, before, elsewhere), False)
    rest = [question.key for question in graph.questions() if question.key not in {*on_the_way, *before}]
    yield Group(_("All other questions of this guide"), _asked(graph, before, rest), False)


def _asked(graph: Graph, before: Expected, keys: Iterable[str]) -> list[Asked]:
    found = []
    for key in keys:
        node = graph.nodes.get(key)
        known = {choice: in_my_language(words) for choice, words in choices_of(graph, key).items()}
        gone = {
            choice: _("no choice of this question any more") for choice in before.get(key, ()) if choice not in known
        }
        is_there = isinstance(node, Question)
        words = in_my_language(node.ask) if isinstance(node, Question) else _("no question of this guide any more")
        found.append(Asked(key, words, [*known.items(), *gone.items()], missing=not is_there))
    return found
