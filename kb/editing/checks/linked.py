"""The links of an article's words, with the lines they stand in. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kb.inserts import unfenced
from kb.rendering import LINK_KINDS

_CODE = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)")
_LINK = re.compile(r"(!?)\[(?:[^\[\]\n]|\[[^\]\n]*\])*\]\(\s*(<[^>\n]*>|(?:[^()\n]|\([^()\n]*\))*)\)")
_AUTOMATIC = re.compile(r"<(https?:[^<>\n]*)>")
_TITLE = re.compile(r"""\s+("[^"]*"|'[^']*')\s*$""")


@dataclass(frozen=True, slots=True)
class Link:
    """`kind`: "kb", "guide" or "site" for a page of this site, "part" of this text, "image", and "web" for all else.

    `line` is counted from 1. `target` is what stands after the kind, without `part`, the place in the page ("#fix").
    """

    line: int
    kind: str
    target: str
    part: str = ""


def links(body: str) -> Iterator[Link]:
    for number, text in unfenced(body):
        plain = _CODE.sub(lambda found: " " * len(found[0]), text)
        for found in _LINK.finditer(plain):
            yield _link(number + 1, _address(found[2]), is_image=bool(found[1]))
        for found in _AUTOMATIC.finditer(plain):
            yield Link(number + 1, "web", found[1])


def _address(written: str) -> str:
    if written.startswith("<"):
        return written[1:-1]
    return _TITLE.sub("", written).strip()


def _link(line: int, address: str, *, is_image: bool) -> Link:
    kind, colon, rest = address.partition(":")
    if is_image:
        return Link(line, "image", address)
    if colon and kind in LINK_KINDS:
        target, _hash, part = rest.partition("#")
        return Link(line, kind, target, part)
    if address.startswith("#"):
        return Link(line, "part", "", address[1:])
    return Link(line, "web", address)
