"""Is this what a tool printed, or text about it? Advice, articles and conditions are no evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable

from wizard.evidence.transcript import Part

_ABOUT = re.compile(
    r"\b(?:if (?:you|it|the|there|this|your)|whenever|in case|when you see|"
    r"you (?:may|might|can|will|should) |this means|means that|which means|indicates|"
    r"is (?:usually|often|mostly|typically) |usually|typically|for example|such as|e\.g\.|for instance|make sure|"
    r"possible (?:causes?|reasons?)|is caused by|occurs when|appears when)"
    r"|如果|假如|若(?!要)|(?<![规原否准法细])则|说明|表示|意味着|通常|一般是|一般为|往往|例如|比如|譬如|可能是因为|请(?:检查(?!该名称)|确认|按)|需确保|应当|是指",
    re.IGNORECASE,
)


def is_about(text: str) -> bool:
    """True if the sentence explains or advises instead of reporting."""
    return bool(_ABOUT.search(text))


def told(part: Part, lines: Iterable[int]) -> bool:
    """True if any of these lines of the part explains or advises."""
    wanted = set(lines)
    return any(line.number in wanted and is_about(line.text) for line in part.lines)
