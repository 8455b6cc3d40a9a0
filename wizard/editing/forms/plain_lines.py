"""What editors type one per line, read and written: names, pairs, ports, rules. Pure.

Reading gives what writing was given, for everything a guide or a story may hold. Signs of a Chinese keyboard count as
those of an English one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kb.message import Message, gettext_noop
from wizard.graph_data import KEY
from wizard.rules import Clause

MAX_LINES = 300
MOST_TOLD = 5
"""Mistakes told at once: whoever pasted the wrong thing need not see each line of it."""

_COLON = re.compile(r"[:：]")
_COMMA = re.compile(r"[,，、]")
_SEMICOLON = re.compile(r"[;；]")
_CONTINUED = "  "


class Unreadable(ValueError):
    """Lines that cannot be read; `messages` tell each of them."""

    def __init__(self, messages: Sequence[Message]):
        self.messages = tuple(messages[:MOST_TOLD])
        super().__init__(" ".join(map(str, self.messages)))


def words_from(text: str) -> list[str]:
    """One per line. Raises Unreadable if a line stands twice."""
    found = [line for _number, line in _lines(text)]
    twice = [word for word in dict.fromkeys(found) if found.count(word) > 1]
    if twice:
        raise Unreadable([Message(gettext_noop("“%(word)s” stands there twice."), {"word": word}) for word in twice])
    return found


def words_text(words: Sequence[str]) -> str:
    return "\n".join(words)


def ports_from(text: str) -> list[int]:
    """Numbers apart from each other by commas, spaces or lines. Raises Unreadable."""
    found = [word for word in re.split(r"[\s,，、;；]+", text) if word]
    wrong = [word for word in found if not (word.isascii() and word.isdigit() and 1 <= int(word[:6]) <= 65535)]
    if wrong:
        told = gettext_noop("“%(word)s” is no port: ports are numbers from 1 to 65535.")
        raise Unreadable([Message(told, {"word": word[:40]}) for word in wrong])
    return list(dict.fromkeys(int(word[:6]) for word in found))


def ports_text(ports: Sequence[int]) -> str:
    return ", ".join(map(str, ports))


def pairs_from(text: str) -> dict[str, str]:
    """``name: value``, one per line; a line that begins with two blanks goes on with the line above.

    Raises Unreadable.
    """
    found: dict[str, str] = {}
    wrong: list[Message] = []
    name = ""
    for number, line in _numbered(text):
        if line.startswith(_CONTINUED) and name:
            found[name] += "\n" + line.removeprefix(_CONTINUED)
        elif line.strip():
            name, colon, value = (part.strip() for part in _split(line))
            if message := _pair_mistake(number, line, name, colon, value, found):
                wrong.append(message)
                name = ""
            else:
                found[name] = value
    if wrong:
        raise Unreadable(wrong)
    return {name: value.rstrip() for name, value in found.items()}


def _pair_mistake(
    number: int, line: str, name: str, colon: str, value: str, found: Mapping[str, str]
) -> Message | None:
    if not (name and colon and value):
        told = gettext_noop("Line %(number)s, “%(line)s”: write it as “name: value”.")
    elif name in found:
        told = gettext_noop("Line %(number)s, “%(line)s”: that name stands in a line above already.")
    else:
        return None
    return Message(told, {"number": number, "line": line.strip()[:60]})


def pairs_text(pairs: Mapping[str, str]) -> str:
    return "\n".join(f"{name}: {value}".replace("\n", f"\n{_CONTINUED}") for name, value in pairs.items())


def rule_from(text: str) -> tuple[Clause, ...]:
    """``port: refused, timeout; ping: ok``, a clause per line. Raises Unreadable.

    Whether evidence has these subjects and values is lint's to say: a draft may be ahead of the readers.
    """
    clauses: list[Clause] = []
    wrong: list[Message] = []
    for number, line in _lines(text):
        try:
            clauses.append(dict(_conditions(number, line)))
        except Unreadable as unreadable:
            wrong += unreadable.messages
    if wrong:
        raise Unreadable(wrong)
    return tuple(clauses)


def _conditions(number: int, line: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    seen = set()
    for condition in filter(str.strip, _SEMICOLON.split(line)):
        subject, colon, rest = (part.strip() for part in _split(condition))
        values = tuple(value for part in _COMMA.split(rest) if (value := part.strip()))
        if not (subject and colon and values):
            told = gettext_noop(
                "Line %(number)s: “%(part)s” is no condition: write a subject, a colon and what fits, such as "
                "“port: refused, timeout”."
            )
            raise Unreadable([Message(told, {"number": number, "part": condition.strip()[:60]})])
        for word in (subject, *values):
            if not KEY.fullmatch(word):
                told = gettext_noop(
                    "Line %(number)s: “%(part)s” is no word of evidence: those have small letters, digits and "
                    "hyphens only."
                )
                raise Unreadable([Message(told, {"number": number, "part": word[:60]})])
        if subject in seen:
            told = gettext_noop(
                "Line %(number)s: “%(part)s” stands there twice: give all that fits in one place, apart by commas."
            )
            raise Unreadable([Message(told, {"number": number, "part": subject})])
        seen.add(subject)
        yield subject, values


def rule_text(clauses: Sequence[Clause]) -> str:
    return "\n".join(
        "; ".join(f"{subject}: {', '.join(values)}" for subject, values in clause.items()) for clause in clauses
    )


def _split(line: str) -> tuple[str, str, str]:
    """Before the first colon, the colon, after it."""
    colon = _COLON.search(line)
    return (line[: colon.start()], ":", line[colon.end() :]) if colon else (line, "", "")


def _lines(text: str) -> Iterator[tuple[int, str]]:
    return ((number, line.strip()) for number, line in _numbered(text) if line.strip())


def _numbered(text: str) -> list[tuple[int, str]]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(lines) > MAX_LINES:
        told = gettext_noop("These are %(count)s lines; %(most)s is the most.")
        raise Unreadable([Message(told, {"count": len(lines), "most": MAX_LINES})])
    return list(enumerate(lines, 1))
