"""A graph as plain data (what JSON and YAML hold) and back.

`from_data` checks the shape only: types, required and unknown fields. Whether the graph makes sense is `wizard.lint`'s.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence, Set
from typing import Any, TypeVar

from kb.message import Message
from kb.message import gettext_noop as _
from wizard.graph import LANGUAGES, LIKELIHOODS, RISKS, Check, Choice, Elsewhere, Graph, Node, Outcome, Question, Text

KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
REF = re.compile(rf"({KEY.pattern}\.)?{KEY.pattern}")

MAX_KEY = 40
_NO_KEY = _("“%(key)s” is not a key (at most %(most)s small letters, digits and hyphens)")

TOP_FIELDS = frozenset(
    (
        *("key", "title", "summary", "scope", "minutes", "start", "ports", "checklist"),
        *("at_hand", "elsewhere", "questions", "outcomes"),
    )
)

OUTCOME_FIELDS = frozenset(
    ("article", "place", "then", "resume", "likelihood", "minutes", "risk", "partners", "expects")
)

Path = tuple[str | int, ...]
_T = TypeVar("_T")


class ShapeError(ValueError):
    """Something is missing, of the wrong type, or unknown.

    `path` leads to it, like ``("questions", "port", "ask")``.
    """

    def __init__(self, path: Path, message: str, **params: str | int):
        self.path = path
        place = ".".join(map(str, path)) or Message(_("the file"))
        self.words = Message(_("%(place)s: %(what)s"), {"place": place, "what": Message(message, params)})
        super().__init__(str(self.words))


def from_data(data: Any) -> Graph:
    """Raises ShapeError at the first thing that is not as docs/guide-files.md says."""
    top = _mapping(data, ())
    _only(top, (), TOP_FIELDS)
    nodes: dict[str, Node] = {}
    for section, build in (("questions", _question), ("outcomes", _outcome)):
        for key, value in _mapping(top.get(section), (section,)).items():
            path = (section, key)
            if not isinstance(key, str) or not KEY.fullmatch(key) or len(key) > MAX_KEY:
                raise ShapeError(path, _NO_KEY, key=key, most=MAX_KEY)
            if key in nodes:
                raise ShapeError(path, _("the key “%(key)s” is used twice"), key=key)
            nodes[key] = build(key, _mapping(value, path), path)
    return Graph(
        key=_key(top, (), "key"),
        title=_text(top, (), "title"),
        summary=_text(top, (), "summary"),
        scope=_text(top, (), "scope"),
        minutes=_minutes(top),
        start=_key(top, (), "start"),
        nodes=nodes,
        at_hand=tuple(_as_text(item, ("at_hand", i)) for i, item in enumerate(_sequence(top, (), "at_hand"))),
        elsewhere=tuple(_elsewhere(item, ("elsewhere", i)) for i, item in enumerate(_sequence(top, (), "elsewhere"))),
        ports=tuple(_port(item, ("ports", i)) for i, item in enumerate(_sequence(top, (), "ports"))),
        checklist=tuple(_words(top.get("checklist") or [], ("checklist",))),
    )


def to_data(graph: Graph) -> dict[str, Any]:
    """The inverse of `from_data`; optional fields that are empty are left out."""
    return _filled(
        {
            "key": graph.key,
            "title": dict(graph.title),
            "summary": dict(graph.summary),
            "scope": dict(graph.scope),
            "minutes": graph.minutes,
            "at_hand": [dict(text) for text in graph.at_hand],
            "elsewhere": [{"guide": entry.guide, "text": dict(entry.text)} for entry in graph.elsewhere],
            "ports": list(graph.ports),
            "checklist": list(graph.checklist),
            "start": graph.start,
            "questions": {question.key: _question_data(question) for question in graph.questions()},
            "outcomes": {outcome.key: _outcome_data(outcome) for outcome in graph.outcomes()},
        },
        keep={"questions", "outcomes"},
    )


def _question_data(question: Question) -> dict[str, Any]:
    unknown: Any = question.unknown
    if question.unknown_text:
        unknown = {"go": question.unknown, "text": dict(question.unknown_text)}
    return _filled(
        {
            "ask": dict(question.ask),
            "short": dict(question.short),
            "hint": dict(question.hint),
            "why": dict(question.why),
            "check": [{"on": check.on, "text": dict(check.text)} for check in question.checks],
            "choices": [_choice_data(choice) for choice in question.choices],
            "unknown": unknown,
        },
        keep={"choices", "unknown"},
    )


def _choice_data(choice: Choice) -> dict[str, Any]:
    return _filled(
        {
            "key": choice.key,
            "text": dict(choice.text),
            "says": dict(choice.says),
            "path": dict(choice.path),
            "when": when_data(choice.when),
            "go": choice.go,
            "detour": choice.detour,
        }
    )


def when_data(when: Sequence[Mapping[str, Sequence[str]]]) -> Any:
    """A rule as an editor writes it: one clause bare, several as a list, a single value bare."""
    clauses = [
        {subject: values[0] if len(values) == 1 else list(values) for subject, values in clause.items()}
        for clause in when
    ]
    return clauses[0] if len(clauses) == 1 else clauses


def _outcome_data(outcome: Outcome) -> dict[str, Any]:
    return _filled(
        {
            "article": outcome.article,
            "place": outcome.place,
            "then": outcome.then,
            "resume": outcome.resume,
            "likelihood": outcome.likelihood,
            "minutes": outcome.minutes,
            "risk": outcome.risk,
            "partners": list(outcome.partners),
            "expects": {question: list(choices) for question, choices in outcome.expects.items()},
        }
    )


def _filled(data: dict[str, Any], keep: Set[str] = frozenset()) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key in keep or value not in ("", {}, [], False, None, 0)}


def _question(key: str, data: Mapping[str, Any], path: Path) -> Question:
    _only(data, path, {"ask", "short", "hint", "why", "check", "choices", "unknown"})
    unknown = data.get("unknown", "")
    if isinstance(unknown, Mapping):
        _only(unknown, (*path, "unknown"), {"go", "text"})
        unknown_go, unknown_text = _ref(unknown, (*path, "unknown"), "go"), _text(unknown, (*path, "unknown"), "text")
    else:
        unknown_go, unknown_text = _ref(data, path, "unknown"), {}
    return Question(
        key=key,
        ask=_text(data, path, "ask"),
        short=_text(data, path, "short"),
        hint=_optional_text(data, path, "hint"),
        why=_optional_text(data, path, "why"),
        checks=_each(data, path, "check", _check),
        choices=_each(data, path, "choices", _choice),
        unknown=unknown_go,
        unknown_text=unknown_text,
    )


def _choice(data: Mapping[str, Any], path: Path) -> Choice:
    _only(data, path, {"key", "text", "says", "path", "when", "go", "detour"})
    marks = _mapping(data.get("path", {}), (*path, "path"))
    return Choice(
        key=_key(data, path, "key"),
        text=_text(data, path, "text"),
        says=_optional_text(data, path, "says"),
        path={str(place): str(state) for place, state in marks.items()},
        go=_ref(data, path, "go"),
        detour=_flag(data, path, "detour"),
        when=when_from(data.get("when", []), (*path, "when")),
    )


def when_from(value: Any, path: Path = ()) -> tuple[Mapping[str, tuple[str, ...]], ...]:
    """The inverse of `when_data`. Raises ShapeError."""
    clauses = value if isinstance(value, list) else [value]
    return tuple(_clause(_mapping(clause, (*path, i)), (*path, i)) for i, clause in enumerate(clauses))


def _clause(data: Mapping[Any, Any], path: Path) -> Mapping[str, tuple[str, ...]]:
    if not data:
        raise ShapeError(path, _("a rule needs at least one “subject: value”"))
    clause = {}
    for subject, value in data.items():
        values = value if isinstance(value, list) else [value]
        if not isinstance(subject, str) or not KEY.fullmatch(subject):
            raise ShapeError(path, _("“%(subject)s” is not a subject"), subject=str(subject))
        if not values or not all(isinstance(one, str) and KEY.fullmatch(one) for one in values):
            raise ShapeError((*path, subject), _("must be a value, or a list of values, of small letters and digits"))
        clause[subject] = tuple(values)
    return clause


def _check(data: Mapping[str, Any], path: Path) -> Check:
    _only(data, path, {"on", "text"})
    return Check(on=_string(data, path, "on"), text=_text(data, path, "text"))


def _outcome(key: str, data: Mapping[str, Any], path: Path) -> Outcome:
    _only(data, path, OUTCOME_FIELDS)
    return Outcome(
        key=key,
        article=_string(data, path, "article"),
        then=_ref(data, path, "then") if "then" in data else "",
        place=_string(data, path, "place") if "place" in data else "",
        resume=_flag(data, path, "resume"),
        likelihood=_one_of(data, path, "likelihood", LIKELIHOODS),
        minutes=_minutes(data, path) if "minutes" in data else 0,
        risk=_one_of(data, path, "risk", RISKS),
        partners=tuple(_words(data.get("partners", []), (*path, "partners"))),
        expects=expects_from(data.get("expects", {}), (*path, "expects")),
    )


def expects_from(value: Any, path: Path = ()) -> Mapping[str, tuple[str, ...]]:
    """``{"reach": ["ping-only"]}``. Raises ShapeError."""
    return {
        _as_key(question, path): tuple(
            _as_key(choice, (*path, question)) for choice in _words(choices, (*path, question))
        )
        for question, choices in _mapping(value, path).items()
    }


def _words(value: Any, path: Path) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(word, str) and word for word in value):
        raise ShapeError(path, _("must be a list of words"))
    return value


def _as_key(value: Any, path: Path) -> str:
    if not isinstance(value, str) or not KEY.fullmatch(value):
        raise ShapeError(path, _("“%(key)s” is not a key"), key=str(value))
    return value


def _one_of(data: Mapping[str, Any], path: Path, field: str, known: Sequence[str]) -> str:
    value = data.get(field, "")
    if value and value not in known:
        raise ShapeError((*path, field), _("must be one of %(known)s"), known=", ".join(known))
    return value or ""


def _elsewhere(data: Any, path: Path) -> Elsewhere:
    entry = _mapping(data, path)
    _only(entry, path, {"guide", "text"})
    return Elsewhere(guide=_key(entry, path, "guide"), text=_text(entry, path, "text"))


def _each(
    data: Mapping[str, Any], path: Path, field: str, build: Callable[[Mapping[str, Any], Path], _T]
) -> tuple[_T, ...]:
    items = _sequence(data, path, field)
    return tuple(build(_mapping(item, (*path, field, i)), (*path, field, i)) for i, item in enumerate(items))


def _mapping(value: Any, path: Path) -> Mapping[Any, Any]:
    if not isinstance(value, Mapping):
        raise ShapeError(path, _("must be a mapping"))
    return value


def _sequence(data: Mapping[str, Any], path: Path, field: str) -> Sequence[Any]:
    value = data.get(field, [])
    if not isinstance(value, list):
        raise ShapeError((*path, field), _("must be a list"))
    return value


def _string(data: Mapping[str, Any], path: Path, field: str) -> str:
    value = data.get(field)
    if not isinstance(value, str) or not value.strip():
        raise ShapeError((*path, field), _("is missing or not a text"))
    return value


def _key(data: Mapping[str, Any], path: Path, field: str) -> str:
    value = _string(data, path, field)
    if not KEY.fullmatch(value) or len(value) > MAX_KEY:
        raise ShapeError((*path, field), _NO_KEY, key=value, most=MAX_KEY)
    return value


def _ref(data: Mapping[str, Any], path: Path, field: str) -> str:
    value = _string(data, path, field)
    if not REF.fullmatch(value):
        raise ShapeError((*path, field), _("“%(value)s” is not a node (“key” or “guide.key”)"), value=str(value))
    return value


def _flag(data: Mapping[str, Any], path: Path, field: str) -> bool:
    value = data.get(field, False)
    if not isinstance(value, bool):
        raise ShapeError((*path, field), _("must be true or false"))
    return value


def _minutes(data: Mapping[str, Any], path: Path = ()) -> int:
    value = data.get("minutes")
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 240:
        raise ShapeError((*path, "minutes"), _("must be a whole number from 1 to 240"))
    return value


def _port(value: Any, path: Path) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 65535:
        raise ShapeError(path, _("must be a port from 1 to 65535"))
    return value


def _text(data: Mapping[str, Any], path: Path, field: str) -> Text:
    if field not in data:
        raise ShapeError((*path, field), _("is missing"))
    return _as_text(data[field], (*path, field))


def _optional_text(data: Mapping[str, Any], path: Path, field: str) -> Text:
    return _as_text(data[field], (*path, field)) if data.get(field) else {}


def _as_text(value: Any, path: Path) -> Text:
    text = _mapping(value, path)
    _only(text, path, set(LANGUAGES))
    for language, words in text.items():
        if not isinstance(words, str):
            raise ShapeError((*path, language), _("must be a text"))
    return dict(text)


def _only(data: Mapping[str, Any], path: Path, known: Set[str]) -> None:
    for key in data:
        if key not in known:
            raise ShapeError(
                (*path, key),
                _("“%(key)s” is not known here; known are %(known)s"),
                key=str(key),
                known=", ".join(sorted(known)),
            )
