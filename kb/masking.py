"""Takes out of a text what may name a person, a machine or a secret, before it is kept. Pure.

Rather too much than too little: what is lost is a detail, what stays is stored.
"""

from __future__ import annotations

import re

_RULES = (
    # the secret after a word that announces one; Chinese and English, with or without a colon
    (
        r"(?i)\b(password|passwd|pwd|passphrase|secret|token|api[-_ ]?key|access[-_ ]?key)\b(\s*(?:is|[:=])\s*)\S+",
        r"\1\2[secret]",
    ),
    (r"(密码|口令|密钥|令牌)(\s*(?:是|为|[:=：])\s*)[^\s，。；]+", r"\1\2[secret]"),
    (r"-----BEGIN [^-]*-----.*?(?:-----END [^-]*-----|\Z)", "[key]"),
    (r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", "[email]"),
    (r"(?i)\b[a-z][a-z0-9+.-]*://\S+", "[address]"),
    (r"\b(?:\d{1,3}\.){3}\d{1,3}\b", "[address]"),
    (r"(?i)(?<![\w:])(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{0,4}(?![\w:])", "[address]"),
    (r"(?i)\b(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}\b", "[address]"),
    (r"(?i)([a-z]:\\users\\|/home/|/Users/)[^\\/\s]+", r"\1[name]"),
    (r"(?i)\b[\w.-]+@[\w.-]+\b", "[name]"),
    (r"\b[\w-]+\\[\w.-]+\b", "[name]"),
    (r"(?i)\b(?:[a-z0-9-]+\.)+(?:com|net|org|cn|io|dev|local|lan|top|xyz|info|edu|gov|co|de|uk|hk|tw)\b", "[host]"),
    (r"\b(?=\w*\d)(?=\w*[A-Za-z])[A-Za-z0-9+/_-]{24,}={0,2}", "[secret]"),
    (r"(?<![\w.])\+?\d[\d -]{8,}\d(?![\w.])", "[number]"),
)
_COMPILED = tuple((re.compile(pattern, re.DOTALL), replacement) for pattern, replacement in _RULES)

MAX_TEXT = 20_000


def mask(text: str) -> str:
    """The text (cut to MAX_TEXT) with addresses, names, hosts, long numbers and secrets replaced by their kind."""
    text = text[:MAX_TEXT]
    for pattern, replacement in _COMPILED:
        text = pattern.sub(replacement, text)
    return text
