"""Drawings (SVG): what could act or fetch is taken out, and what is left is checked again by our own rules."""

from __future__ import annotations

import math
import re
from xml.parsers import expat

from django.utils.translation import gettext_lazy as _
from py_svg_hush import filter_svg

from kb.pictures.made import MAX_OUTPUT, SVG, Made, NotAPicture, TooLarge, fitting
from kb.pictures.svg_check import SVG_NAMESPACE, Checker, Scanner

MAX_INPUT = 1_000_000
_DECLARATION = re.compile(r"^\s*<\?xml\b[^>]*\?>")
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*>", re.IGNORECASE)
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)(?:px)?")


def looks_like_one(data: bytes) -> bool:
    """Nothing else that we read begins with a tag."""
    return data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<"


def make(data: bytes) -> Made:
    """Raises NotAPicture and TooLarge."""
    TooLarge.check(len(data), MAX_INPUT)
    text = _text(data)
    _parse(text, Scanner())
    try:
        clean = filter_svg(_DOCTYPE.sub("", _DECLARATION.sub("", text)).encode())
    except ValueError as error:
        raise NotAPicture(_("The drawing cannot be read: it is not well-formed SVG.")) from error
    return _checked(clean)


def accept(data: bytes) -> Made:
    """Raises NotAPicture and TooLarge."""
    return _checked(data)


def _checked(data: bytes) -> Made:
    TooLarge.check(len(data), MAX_OUTPUT)
    checker = Checker()
    _parse(_text(data), checker)
    return Made(SVG, *_size(checker.root), data)


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotAPicture(_("The drawing is not saved as UTF-8. Save it again as plain SVG.")) from error


def _parse(text: str, scanner: Scanner) -> None:
    # The encoding is given, so that no declaration in the file can have it read otherwise.
    parser = expat.ParserCreate("utf-8", " ")
    scanner.listen_to(parser)
    try:
        parser.Parse(text.encode(), True)
    except expat.ExpatError as error:
        where = {"line": error.lineno}
        raise NotAPicture(_("The drawing cannot be read: it is not well-formed (line %(line)s).") % where) from error
    if scanner.root_name != f"{SVG_NAMESPACE} svg":
        raise NotAPicture(_("This is not a drawing in SVG."))


def _size(root: dict[str, str]) -> tuple[int, int]:
    """Of its view box, else of its width and height. Raises NotAPicture."""
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    if len(box) != 4:
        lengths = [_LENGTH.fullmatch(root.get(name, "").strip()) for name in ("width", "height")]
        box = ["0", "0", *(found[1] if found else "" for found in lengths)]
    try:
        width, height = float(box[2]), float(box[3])
    except ValueError:
        width = height = 0
    if not (math.isfinite(width) and math.isfinite(height) and 1 <= width <= 100_000 and 1 <= height <= 100_000):
        raise NotAPicture(_("The drawing does not say how large it is: it needs a viewBox."))
    return fitting(width, height)
