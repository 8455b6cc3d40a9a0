"""Takes out of a text what may name a person, a machine or a secret, before it is kept. Pure.

Rather too much than too little: what is lost is a detail, what stays is stored. Words are told apart by ASCII letters
and digits, because Chinese is written against them without a space. Every repetition is bounded, so that hostile texts
cost no more than others.
"""

from __future__ import annotations

import re
import unicodedata

_SECRET = r"[A-Za-z_]{0,20}(?:password|passwd|pwd|passphrase|secret|token|api[-_ ]?key|access[-_ ]?key)[A-Za-z_]{0,20}"
_VALUE = r"""(?:"[^"\n]{1,200}"|'[^'\n]{1,200}'|[^\s,;]{1,200})"""
_RULES = (
    (r"-----BEGIN [^-\n]{1,40}-----.{0,8000}?(?:-----END [^-\n]{1,40}-----|\Z)", "[key]"),
    # a secret after the word that announces it: with a sign between, or if it looks like one
    (rf"(?<![A-Za-z_])({_SECRET}|pass)([\"']?\s{{0,3}}(?:is\s{{0,3}}:?|[:=])\s{{0,3}}){_VALUE}", r"\1\2[secret]"),
    (rf"(?<![A-Za-z_])({_SECRET})(\s{{1,3}})(?=\S{{0,60}}\d)[^\s,;]{{4,200}}", r"\1\2[secret]"),
    (r"(密码|口令|密钥|令牌)(\s{0,3}(?:是|为|[:=])\s{0,3})[^\s,。;，；]{1,200}", r"\1\2[secret]"),
    (r"(密码|口令|密钥|令牌)(\s{0,3})(?=[!-~]{0,60}\d)[!-~]{4,200}", r"\1\2[secret]"),
    (r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}", "[email]"),
    (r"(?<![A-Za-z0-9+.-])[A-Za-z][A-Za-z0-9+.-]{1,20}://\S{1,2000}", "[address]"),
    (r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])", "[address]"),
    (r"(?<![\w:])(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}(?!\w)", "[address]"),
    (r"(?<![\w:])(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{0,4}(?![\w:])", "[address]"),
    (r"([A-Za-z]:\\Users\\|/home/|/Users/)[^\\/\s]{1,64}", r"\1[name]"),
    (r"(?<![\w.-])[\w.-]{1,64}@[\w.-]{1,253}", "[name]"),
    (r"(?<![\w-])[\w-]{1,64}\\[\w.-]{1,64}", "[name]"),
    (
        r"(?<![A-Za-z0-9.-])(?:[A-Za-z0-9-]{1,63}\.){1,8}(?:com|net|org|cn|io|dev|local|lan|top|xyz|info|edu|gov|co|de|uk"
        r"|hk|tw|internal|intranet|corp|home|localdomain)(?![A-Za-z0-9-])",
        "[host]",
    ),
    (r"(?<![\w+/-])(?=[A-Za-z+/_-]{0,200}\d)(?=[\d+/_-]{0,200}[A-Za-z])[\w+/-]{24,2000}={0,2}", "[secret]"),
    (r"(?<![\w.])\+?\d(?:[ -]?\d){8,20}(?![\w.])", "[number]"),
)
_COMPILED = tuple((re.compile(pattern, re.DOTALL | re.ASCII | re.IGNORECASE), new) for pattern, new in _RULES)

MAX_TEXT = 20_000


def mask(text: str) -> str:
    """The text, cut to MAX_TEXT and half-width, with addresses, names, hosts, numbers and secrets replaced by kind."""
    text = unicodedata.normalize("NFKC", text[:MAX_TEXT])[:MAX_TEXT]
    for pattern, replacement in _COMPILED:
        text = pattern.sub(replacement, text)
    return text
