"""Replay: where a visitor stands, computed from the answers alone.

Nothing is stored to walk; the same guides and answers give the same walk in every process, whatever order the answers
come in. The graph decides what is asked; what comes after an article that did not help is `wizard.offering`.

Facts read from evidence travel in the same mapping, under ``read`` and ``said`` (wizard.evidence.facts). A question
that they decide is answered by itself; an answer the visitor gave counts before them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from wizard.evidence.facts import MARK, MARK_SHAPE, READ, SAID, agreed, from_address
from wizard.graph import (
    ASKED,
    RESUMED,
    SECOND,
    SURE,
    Guides,
    Outcome,
    Question,
    Ref,
    SecondLook,
)
from wizard.rules import UNDECIDED, decide
from wizard.walk import CHECKED, Dropped, Walk
from wizard.way import Way, hidden_choices

_ANSWER_SHAPE = re.compile(r"[a-z0-9-]{1,60}(\.[a-z0-9-]{1,60})?")
_PARAMETERS = (READ, SAID, MARK, CHECKED)


def replay(guides: Guides, guide: str, answers: Mapping[str, str]) -> Walk:
    """Follow the answers from the guide's start as far as they fit.

    Raises KeyError for an unknown guide, else nothing.
    """
    graph = guides[guide]
    carried = tuple(fact for source in (READ, SAID) for fact in from_address(answers.get(source, ""), source))
    sure, torn = agreed(carried)
    mark = answers.get(MARK, "") if MARK_SHAPE.fullmatch(answers.get(MARK, "")) else ""
    looked_at = answers.get(CHECKED, "").split("~")
    checked = frozenset(
        name for name in looked_at if guides.has(graph.absolute(name)) and not name.startswith(f"{guide}.")
    )
    full = {name.removeprefix(f"{guide}."): answer for name, answer in answers.items() if name.startswith(f"{guide}.")}
    short = {name: answer for name, answer in answers.items() if not name.startswith(f"{guide}.")}
    answers = {name: answer for name, answer in (full | short).items() if name not in _PARAMETERS}
    resumed = {name: answer for name, answer in answers.items() if _resumes(guides, graph.absolute(name), answer)}
    opened = frozenset(graph.absolute(name) for name in resumed)
    way = Way(guides, guide, answers, opened, sure, checked)
    ref = way.follow()
    node = guides.node(ref)
    name = ref.removeprefix(f"{guide}.")
    earlier = way.earlier()
    used = {step.name for step in way.steps if answers.get(step.name, step.answer) == step.answer} | set(resumed)
    rest = {key: answer for key, answer in answers.items() if key not in used | {step.name for step in earlier}}
    start = graph.absolute(graph.start) if isinstance(node, SecondLook) else ref
    ahead = _ahead(guides, [start, *(step.ref for step in earlier)]) - {ref}
    pending, dropped = _sort_rest(guides, guide, ahead, rest)
    least, most = guides.questions_left.get(ref, (0, 0))
    hidden = hidden_choices(guides, ref, opened)
    return Walk(
        guide=guide,
        steps=tuple(way.steps),
        name=name,
        ref=ref,
        node=node,
        resumed=resumed,
        pending=pending,
        dropped=dropped,
        least=least,
        most=most,
        hidden=hidden,
        facts=carried,
        torn=torn,
        decision=decide(node, sure, hidden) if isinstance(node, Question) else UNDECIDED,
        asked=answers.get(name) == ASKED,
        mark=mark,
        known=way.known,
        checked=checked,
        earlier=earlier,
        doubts=tuple(way.doubts) if isinstance(node, SecondLook) else (),
    )


def _resumes(guides: Guides, ref: Ref, answer: str) -> bool:
    node = guides.node(ref)
    return answer == RESUMED and isinstance(node, Outcome) and node.resume


def _ahead(guides: Guides, refs: Collection[Ref]) -> frozenset[Ref]:
    return frozenset[Ref]().union(*(guides.reachable.get(ref, frozenset()) for ref in refs))


def _sort_rest(
    guides: Guides, guide: str, ahead: Collection[Ref], rest: Mapping[str, str]
) -> tuple[dict[str, str], tuple[Dropped, ...]]:
    """Split the answers that were not used into those still `ahead` and those that no longer fit.

    Parameters that look like no answer of any guide (campaign tags and the like) are neither.
    """
    pending: dict[str, str] = {}
    dropped: list[Dropped] = []
    for name, answer in rest.items():
        if not (_ANSWER_SHAPE.fullmatch(name) and _ANSWER_SHAPE.fullmatch(answer)):
            continue
        ref = guides[guide].absolute(name)
        if answer == ASKED:
            if ref in ahead:
                pending[name] = answer
        elif (name, answer) == (SECOND, SURE) or (ref in ahead and answer in guides.targets.get(ref, {})):
            pending[name] = answer
        elif guides.has(ref) or answer in guides.answers:
            dropped.append(Dropped(name, answer, guides.node(ref) if guides.has(ref) else None))
    return pending, tuple(dropped)
