"""What changed in a question or an outcome, in an editor's words. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kb.message import Message, gettext_noop
from wizard.editing.proposal.change import Change, Place, joined, named
from wizard.graph import Check, Choice, Outcome, Question, Ref

Expects = Mapping[str, tuple[str, ...]]
When = Sequence[Mapping[str, tuple[str, ...]]]


def question_changes(place: Place, old: Question, new: Question) -> Iterator[Change]:
    """References have to be told alike in both: without the name of their own guide."""
    yield from place.text(gettext_noop("new words for the question (%(language)s)"), old.ask, new.ask)
    yield from place.text(gettext_noop("new words for the short form (%(language)s)"), old.short, new.short)
    yield from place.text(gettext_noop("new words for the hint (%(language)s)"), old.hint, new.hint)
    yield from place.text(gettext_noop("new words for “why we ask” (%(language)s)"), old.why, new.why)
    yield from _check_changes(place, old.checks, new.checks)
    yield from _choices_changes(place, old.choices, new.choices)
    leads = gettext_noop("“I don't know” now leads to “%(new)s” (was “%(old)s”)")
    yield from place.value(leads, old.unknown, new.unknown)
    reads = gettext_noop("new words for “I don't know” (%(language)s)")
    yield from place.text(reads, old.unknown_text, new.unknown_text)


def _check_changes(place: Place, old: Sequence[Check], new: Sequence[Check]) -> Iterator[Change]:
    before, after = named(old, lambda check: check.on), named(new, lambda check: check.on)
    reads = gettext_noop("new words for “how to check” for %(system)s (%(language)s)")
    for name in [name for name in before if name not in after]:
        yield place.change(gettext_noop("“how to check” for %(system)s is gone"), "removed", system=name)
    for name in [name for name in after if name not in before]:
        yield place.change(gettext_noop("“how to check” for %(system)s is new"), "added", system=name)
        yield from place.text(reads, {}, after[name].text, system=name)
    for name in [name for name in after if name in before]:
        yield from place.text(reads, before[name].text, after[name].text, system=name)
    yield from place.order(
        gettext_noop("“how to check” for %(name)s now comes after %(after)s"),
        gettext_noop("“how to check” for %(name)s now comes first"),
        list(before),
        list(after),
    )


def _choices_changes(place: Place, old: Sequence[Choice], new: Sequence[Choice]) -> Iterator[Change]:
    before, after = named(old, lambda choice: choice.key), named(new, lambda choice: choice.key)
    names = _renamed(before, after)
    for key, name in names.items():
        yield place.change(gettext_noop("choice “%(old)s” is now called “%(new)s”"), old=key, new=name)
    before = {names.get(key, key): choice for key, choice in before.items()}
    for key in [key for key in before if key not in after]:
        yield from _choice_gone(place, before[key], key)
    for key in [key for key in after if key not in before]:
        yield from _new_choice(place, after[key], key)
    for key in [key for key in after if key in before]:
        yield from _choice_changes(replace(place, about={"choice": key}), before[key], after[key])
    yield from place.order(
        gettext_noop("choice “%(name)s” now comes after “%(after)s”"),
        gettext_noop("choice “%(name)s” now comes first"),
        list(before),
        list(after),
    )


def _renamed(before: Mapping[str, Choice], after: Mapping[str, Choice]) -> dict[str, str]:
    """Old -> new key of the choices that changed in nothing else."""
    found: dict[str, str] = {}
    for key in [key for key in before if key not in after]:
        fresh = (name for name in after if name not in before and name not in found.values())
        same = next((name for name in fresh if replace(after[name], key=before[key].key) == before[key]), "")
        found |= {key: same} if same else {}
    return found


def _choice_gone(place: Place, choice: Choice, key: str) -> Iterator[Change]:
    message = gettext_noop("choice “%(choice)s” is gone; it led to “%(old)s”")
    yield place.change(message, "removed", choice=key, old=choice.go)


def _new_choice(place: Place, choice: Choice, key: str) -> Iterator[Change]:
    yield place.change(gettext_noop("new choice “%(choice)s” leads to “%(new)s”"), "added", choice=key, new=choice.go)
    empty = Choice(key=choice.key, text={}, go=choice.go)
    yield from _choice_changes(replace(place, about={"choice": key}), empty, choice)


def _choice_changes(place: Place, old: Choice, new: Choice) -> Iterator[Change]:
    yield from place.text(gettext_noop("new words for choice “%(choice)s” (%(language)s)"), old.text, new.text)
    leads = gettext_noop("choice “%(choice)s” now leads to “%(new)s” (was “%(old)s”)")
    yield from place.value(leads, old.go, new.go)
    says = gettext_noop("new words for what choice “%(choice)s” says (%(language)s)")
    yield from place.text(says, old.says, new.says)
    marks = gettext_noop("choice “%(choice)s” now marks on the path: %(new)s (was: %(old)s)")
    yield from place.value(marks, _marks(old.path), _marks(new.path))
    rule = gettext_noop("the rule of choice “%(choice)s” is now: %(new)s (was: %(old)s)")
    # The order of the parts of a clause means nothing, and not every database keeps it.
    if old.when != new.when:
        yield from place.value(rule, _rule(old.when), _rule(new.when))
    yield from place.flag(
        old.detour,
        new.detour,
        on=gettext_noop("choice “%(choice)s” is now a detour"),
        off=gettext_noop("choice “%(choice)s” is no longer a detour"),
    )


def _marks(path: Mapping[str, str]) -> str:
    return joined(f"{place} {state}" for place, state in sorted(path.items()))


def _rule(when: When) -> str:
    """``port = refused | timeout & ping = ok; dns = failed``: any of the clauses, all of their parts."""
    clauses = (" & ".join(f"{subject} = {' | '.join(values)}" for subject, values in clause.items()) for clause in when)
    return "; ".join(clauses)


def outcome_changes(place: Place, old: Outcome, new: Outcome) -> Iterator[Change]:
    """References have to be told alike in both: without the name of their own guide."""
    offers = gettext_noop("now offers the article “%(new)s” (was “%(old)s”)")
    yield from place.value(offers, old.article, new.article)
    then = gettext_noop("“did not help” now leads to “%(new)s” (was “%(old)s”)")
    yield from place.value(then, old.then, new.then)
    yield from place.value(gettext_noop("now stands at %(new)s on the path (was %(old)s)"), old.place, new.place)
    yield from place.flag(
        old.resume,
        new.resume,
        on=gettext_noop("is now a way in: it leads back to the question that sent here"),
        off=gettext_noop("is no longer a way in that leads back to the question that sent here"),
    )
    likelihood = gettext_noop("how likely it is: now %(new)s (was %(old)s)")
    yield from place.value(likelihood, _word(old.likelihood), _word(new.likelihood))
    minutes = gettext_noop("mending it now takes %(new)s minutes (was %(old)s)")
    yield from place.value(minutes, _number(old.minutes), _number(new.minutes))
    yield from place.value(gettext_noop("the risk of mending it: now %(new)s (was %(old)s)"), old.risk, new.risk)
    partners = gettext_noop("comes together with: now %(new)s (was %(old)s)")
    yield from place.value(partners, joined(old.partners), joined(new.partners))
    yield from _expects_changes(place, old.expects, new.expects)


def _expects_changes(place: Place, old: Expects, new: Expects) -> Iterator[Change]:
    answers = gettext_noop("somebody with this fault answers “%(question)s” with: now %(new)s (was %(old)s)")
    for question in dict.fromkeys((*old, *new)):
        at = replace(place, about={"question": question})
        yield from at.value(answers, joined(old.get(question, ())), joined(new.get(question, ())))


def _word(code: str) -> Message | str:
    """A code that is an English word; the form of an outcome marks them for translation."""
    return Message(code) if code else ""


def _number(value: int) -> str:
    return str(value) if value else ""


def own_references(guide: str, node: Question | Outcome) -> Question | Outcome:
    """The node with references to its own guide told without the guide's name: “port”, not “rdp.port”."""

    def short(ref: Ref) -> Ref:
        return ref.removeprefix(f"{guide}.")

    if isinstance(node, Outcome):
        return replace(node, then=short(node.then))
    choices = tuple(replace(choice, go=short(choice.go)) for choice in node.choices)
    return replace(node, choices=choices, unknown=short(node.unknown))
