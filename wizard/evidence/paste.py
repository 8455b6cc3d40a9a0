"""A paste as clean, numbered lines: line ends, code pages, quoting and odd characters out of the way.

Nothing here fails on any input, and the work grows with the length of the text alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

MAX_TEXT = 1_000_000
"""Characters of a paste that are read at all; what is longer is refused (`TooLong`)."""

MAX_LINES = 2_000
"""Lines with something in them; of more, the first and the last half are read."""

MAX_LINE = 2_000
"""Characters of one line that are read. No tool prints longer ones."""


class TooLong(ValueError):
    """The text has more than MAX_TEXT characters."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the paste: its number, counted from 1, and its text without quoting, colours and line end."""

    number: int
    text: str


_ODD = dict.fromkeys(map(ord, "\x00\ufeff\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2060\ufffc"), None)
_PLAIN = {
    **_ODD,
    **dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2007\u2009\u202f\u3000\t\v\f"), " "),
    **dict.fromkeys(map(ord, "‘’‚‛′`´"), "'"),
    **dict.fromkeys(map(ord, "“”„‟″«»"), '"'),
    **dict.fromkeys(map(ord, "‐‑‒–—―−"), "-"),
}
_COLOUR = re.compile(r"\x1b\[[0-9;?]{0,20}[A-Za-z]|\x1b\][^\x07\x1b]{0,200}(?:\x07|\x1b\\)?")
_QUOTED = re.compile(r"\s{0,20}>(?:\s{0,3}>){0,9}\s?")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_HIGH_RUN = re.compile(r"[\x80-\xff]{1,2000}")


def lines_of(text: str) -> tuple[list[Line], bool]:
    """(the lines that hold anything, whether that is all of them). Raises TooLong."""
    if len(text) > MAX_TEXT:
        raise TooLong(f"the paste has more than {MAX_TEXT} characters")
    raw = _unmix(text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    quoted = _is_quoted(raw)
    kept, whole = _held(raw)
    lines = [Line(number, _clean(line[:MAX_LINE], quoted)) for number, line in kept]
    return [line for line in lines if line.text], whole


def _held(raw: list[str]) -> tuple[list[tuple[int, str]], bool]:
    """(the numbered lines with something in them, both ends of them if there are too many; whether that is all)."""
    looked_at = 2 * MAX_LINES
    ends = [(1, raw)]
    if len(raw) > 2 * looked_at:
        ends = [(1, raw[:looked_at]), (len(raw) - looked_at + 1, raw[-looked_at:])]
    kept = [pair for first, end in ends for pair in enumerate(end, first) if pair[1] and not pair[1].isspace()]
    if len(kept) > MAX_LINES:
        return kept[: MAX_LINES // 2] + kept[-MAX_LINES // 2 :], False
    return kept, len(ends) == 1


def decoded(data: bytes) -> str:
    """Text of a file: UTF-8 or UTF-16 with or without its mark, else GB 18030, the code page of Chinese Windows."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if b"\x00" in data[:2000]:
        # Latin text in UTF-16 has a NUL in every other place; which one tells the byte order.
        return data.decode("utf-16-le" if data[1:2000:2].count(0) >= data[:2000:2].count(0) else "utf-16-be", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("cp1252", "replace")


def _clean(line: str, quoted: bool) -> str:
    if quoted:
        line = _QUOTED.sub("", line, count=1)
    if "\x1b" in line:
        line = _COLOUR.sub("", line)
    if line.isascii():
        return line.rstrip() if line.isprintable() and "`" not in line else line.translate(_PLAIN).rstrip()
    return unicodedata.normalize("NFKC", mended(line).translate(_PLAIN)).translate(_PLAIN).rstrip()


def _is_quoted(lines: Sequence[str]) -> bool:
    """True if the paste was quoted as in an e-mail: nearly every line begins with ``>``."""
    held = [line.lstrip() for line in lines[:400] if line.strip()]
    return len(held) > 1 and sum(line.startswith(">") for line in held) >= 0.9 * len(held)


def _unmix(text: str) -> str:
    """UTF-16 that was pasted byte by byte shows a NUL beside every letter."""
    return text.replace("\x00", "") if "\x00" in text else text


def mended(line: str) -> str:
    """A line whose characters come from reading Chinese in a wrong code page, put right; any other line as it is."""
    if all(ord(character) < 256 or character in _CP1252_EXTRA for character in line):
        return _from_western(line)
    if len(_HAN.findall(line)) > 1:
        return _as_utf8(line, line.encode("gb18030", "ignore")) or line
    return line


_CP1252_EXTRA = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\ufffd"


def _from_western(line: str) -> str:
    """UTF-8 or code page 936 that was read as Western European."""
    data = bytearray()
    for character in line:
        data += character.encode("cp1252", "ignore") or (character.encode("latin-1") if ord(character) < 256 else b"")
    return _as_utf8(line, bytes(data)) or _as_gbk(bytes(data)) or line


def _as_utf8(line: str, data: bytes) -> str:
    """These bytes as UTF-8 if that is what they are: “正在” where the paste has “姝ｅ湪”. A few may be lost.

    Real Chinese is not valid UTF-8 when written in code page 936: it would lose nearly all of its characters.
    """
    found = data.decode("utf-8", "ignore")
    lost = len(data) - len(found.encode()) + line.count("\ufffd")
    return found if len(_HAN.findall(found)) > 1 and lost <= 2 + len(data) // 10 else ""


def _as_gbk(data: bytes) -> str:
    """In code page 936 every character takes two bytes; a single accented letter is a European language."""
    if any(len(run) % 2 for run in _HIGH_RUN.findall(data.decode("latin-1"))):
        return ""
    found = data.decode("gb18030", "replace")
    return found if len(_HAN.findall(found)) > 1 and "\ufffd" not in found else ""
