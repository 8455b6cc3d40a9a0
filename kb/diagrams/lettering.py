"""How wide words are and where their lines break, without a font. Pure.

SVG does not wrap text, and nobody knows the reader's font; so widths are estimates on the wide side.
Lengths are in the drawing's units, `size` is the font size in them.
"""

from __future__ import annotations

import re
import unicodedata

import rjieba

_NARROW = set("iIljftr.,:;'!|()[] \u00a0")
_WIDE = set("mwMW@%—→")
_BOLD = 1.12
# A line may not begin with these, nor end with those.
_CLOSING = "，。、；：！？）》」』”’%"
_OPENING = "（《「『“‘"
# The apostrophe in “server’s” is no quotation mark: no line breaks there.
_PIECE = re.compile(r" +|[\u4e00-\u9fff]+|(?:[^ \u2e80-\u9fff\uff00-\uffef“”‘’—…]|(?<=[A-Za-z])’(?=[A-Za-z]))+|.")
_HAN = re.compile(r"[\u4e00-\u9fff]")


def width(text: str, size: float, bold: bool = False) -> float:
    return sum(map(_em, text)) * size * (_BOLD if bold else 1)


def _em(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WF" or character in "“”‘’…":
        return 1
    if character in _NARROW:
        return 0.38
    if character in _WIDE:
        return 0.95
    return 0.74 if character.isupper() else 0.61


def wrap(text: str, limit: float, size: float, bold: bool = False, even: bool = True) -> list[str]:
    """The lines of the text, none wider than `limit`, as few as possible and (unless not `even`) about equally long."""
    pieces = _pieces(text, limit, size, bold)
    widest = max(width(piece, size, bold) for piece in pieces)
    lines = _filled(pieces, limit, size, bold)
    # Narrower and narrower while the number of lines stays: the last one is then no orphan.
    while even and (limit := limit - size / 2) >= widest:
        tried = _filled(pieces, limit, size, bold)
        if len(tried) > len(lines):
            break
        lines = tried
    return lines


def _filled(pieces: list[str], limit: float, size: float, bold: bool) -> list[str]:
    lines = [""]
    for piece in pieces:
        if lines[-1] and width((lines[-1] + piece).rstrip(" "), size, bold) > limit:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip(" ")
    return [line.strip(" ") for line in lines if line.strip(" ")]


def _pieces(text: str, limit: float, size: float, bold: bool) -> list[str]:
    """What must stay in one line: words with their punctuation; what is wider than a line is cut where it must be."""
    pieces: list[str] = []
    runs = (rjieba.cut(run) if _HAN.match(run) else [run] for run in _PIECE.findall(text))
    for piece in (piece for run in runs for piece in run):
        if pieces and (piece in _CLOSING or pieces[-1][-1] in _OPENING) and piece.strip(" "):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return [part for piece in pieces for part in _cut(piece, limit, size, bold)]


def _cut(piece: str, limit: float, size: float, bold: bool) -> list[str]:
    if width(piece, size, bold) <= limit:
        return [piece]
    # Names such as SSH_MSG_KEX_ECDH_REPLY break after a joint before they break anywhere.
    joints = re.findall(r"[^-_/.]*[-_/.]+|[^-_/.]+", piece)
    if len(joints) > 1:
        return [part for joint in joints for part in _cut(joint, limit, size, bold)]
    return list(piece)
