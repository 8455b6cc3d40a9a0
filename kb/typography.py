"""Chinese headings break between words, never inside 服务器. Pure.

Browsers cannot find Chinese word boundaries, so `<wbr>` goes between words of two or more characters (the stylesheet
sets `word-break: keep-all` on headings).
"""

from __future__ import annotations

import functools
import itertools
import re

import rjieba
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

_HAN = re.compile(r"[\u4e00-\u9fff]")


@functools.lru_cache(maxsize=4096)
def breakable(text: str) -> SafeString:
    """The text, escaped, with `<wbr>` at the word boundaries where a line may break."""
    if not _HAN.search(text):
        return conditional_escape(text)
    words = rjieba.cut(text)
    parts = [str(conditional_escape(words[0]))] if words else []
    for before, word in itertools.pairwise(words):
        long_enough = len(before) > 1 and len(word) > 1 and _HAN.search(before + word)
        parts.append(("<wbr>" if long_enough else "") + str(conditional_escape(word)))
    return mark_safe("".join(parts))
