"""Plain data as YAML, always the same way: for files that people read, edit by hand and compare. Pure.

Mappings and lists stand in lines of their own; what holds nothing but plain values, and fits, stands in one line
(``[a, b]``, ``{en: "…", zh-hans: "…"}``). Texts are in double quotes, of several lines as literal blocks (``|``), and
never folded. What is written is read back by kb.strict_yaml as it was.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

WIDTH = 120
LANGUAGES = frozenset(("en", "zh-hans"))

_WORD = re.compile(r"[A-Za-z](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?")
# What some reader of YAML takes for something else than a word.
_NO_WORDS = frozenset(("null", "true", "false", "yes", "no", "on", "off", "y", "n"))
_RESERVED = frozenset(("null", "true", "false"))
# What YAML reads as the end of a line, or not at all. Raw in a text it would be lost or refused.
_ODD = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
# kb.strict_yaml refuses what looks like endless nesting, wherever it stands.
_NESTED = re.compile(r"(?:[\[{]\s*){20}|(?:[-?:][ \t]+){20}")
LONG_KEY = 200
"""A key longer than this is marked as one: YAML looks for the end of a key only so far."""


def dump(data: Any, header: str = "", spaced: Collection[str] = ()) -> str:
    """`header` is a line of comment. Entries of what is named in `spaced` have empty lines between them; the name of
    the whole is "".
    """
    comment = f"# {header}\n" if header else ""
    # A literal block has to be indented below something; a text that is the whole has nothing above it.
    lines = [_quoted(data)] if isinstance(data, str) and _is_block(data) else _lines(data, WIDTH, spaced)
    return comment + "\n".join(lines) + "\n"


def unix(text: str) -> str:
    """Forms send the line ends of Windows; files have one kind."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _lines(value: Any, room: int, spaced: Collection[str], name: str = "") -> Iterator[str]:
    """The lines of a value that stands by itself, not indented, where a line has `room`."""
    short = _in_one_line(value)
    if short is not None and _fits(short, value, room):
        yield short
    elif isinstance(value, str):
        yield from _literal(value)
    else:
        yield from _block(value, room, spaced, name)


def _block(value: Any, room: int, spaced: Collection[str], name: str) -> Iterator[str]:
    """A mapping or list, an entry a line or more."""
    for number, entry in enumerate(_entries(value, room, spaced)):
        yield from [""] * (name in spaced and bool(number or name))
        yield from entry


def _entries(value: Any, room: int, spaced: Collection[str]) -> Iterator[Iterator[str]]:
    if isinstance(value, Mapping):
        quoted = _is_text(value)
        return (_pair(str(key), item, room, spaced, quoted) for key, item in value.items())
    return (_hung("- ", _lines(item, room - 2, spaced, "-")) for item in value)


def _pair(key: str, item: Any, room: int, spaced: Collection[str], quoted: bool) -> Iterator[str]:
    written = _scalar(key, is_key=True)
    short = _in_one_line(item, quoted)
    if len(written) > LONG_KEY:
        yield f"? {written}"
        yield from _hung(": ", _lines(item, room - 2, spaced, key))
    elif short is not None and _fits(short, item, room - len(written) - 2):
        yield f"{written}: {short}"
    elif isinstance(item, str):
        yield from _hung(f"{written}: ", _literal(item))
    else:
        yield f"{written}:"
        yield from _indented(_block(item, room - 2, spaced, key))


def _hung(sign: str, lines: Iterator[str]) -> Iterator[str]:
    yield f"{sign}{next(lines)}"
    yield from _indented(lines)


def _indented(lines: Iterator[str]) -> Iterator[str]:
    return (f"  {line}" if line else "" for line in lines)


def _fits(short: str, value: Any, room: int) -> bool:
    return len(short) <= room or not value or not isinstance(value, Mapping | list | tuple)


def _is_text(value: Mapping[Any, Any]) -> bool:
    """Words by language: always in quotes, so that one language is written as the other."""
    return set(value) <= LANGUAGES


def _in_one_line(value: Any, quoted: bool = False) -> str | None:
    """None if it had better stand in several: a mapping that holds a mapping, a list of anything but plain values."""
    if isinstance(value, Mapping):
        if any(isinstance(item, Mapping) or len(str(key)) > LONG_KEY // 2 for key, item in value.items()):
            return None
        pairs = {_scalar(str(key), is_key=True): _in_one_line(item, _is_text(value)) for key, item in value.items()}
        return None if None in pairs.values() else f"{{{', '.join(f'{key}: {item}' for key, item in pairs.items())}}}"
    if isinstance(value, list | tuple):
        items = [None if isinstance(item, Mapping | list | tuple) else _in_one_line(item) for item in value]
        return None if None in items else f"[{', '.join(map(str, items))}]"
    if isinstance(value, str) and _is_block(value):
        return None
    return _quoted(value) if quoted and isinstance(value, str) else _scalar(value)


def _scalar(value: Any, *, is_key: bool = False) -> str:
    if isinstance(value, str):
        taken = _RESERVED if is_key else _NO_WORDS
        return value if _WORD.fullmatch(value) and value.lower() not in taken else _quoted(value)
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value.isoformat()
    if value is None or isinstance(value, bool | int):
        return json.dumps(value)
    raise TypeError(f"{type(value).__name__} is no plain value")


def _quoted(text: str) -> str:
    written = _ODD.sub(lambda found: _escaped(found[0]), json.dumps(text, ensure_ascii=False))
    return re.sub(r"[\[{?:-]", lambda found: _escaped(found[0]), written) if _NESTED.search(text) else written


def _escaped(character: str) -> str:
    return f"\\u{ord(character):04x}"


def _is_block(text: str) -> bool:
    fit = "\n" in text and not text.isspace() and not text.endswith("\n\n")
    return fit and not _ODD.search(text) and not _NESTED.search(text)


def _literal(text: str) -> Iterator[str]:
    """The sign, then the lines, which the caller indents."""
    lines = text.removesuffix("\n").split("\n")
    # Where the text itself begins with a space, its indentation must be told.
    told = "2" if not lines[0] or lines[0][0].isspace() else ""
    yield f"|{told}{'' if text.endswith(chr(10)) else '-'}"
    yield from lines
