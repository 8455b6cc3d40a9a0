"""What a text begins with when there is none yet in its language. Pure."""

from __future__ import annotations

from kb.article_body import HEADINGS


def headings(kind: str, language: str) -> list[str]:
    """The second-level headings of this kind of article; none if it has headings of its own."""
    return [heading.rstrip("?") for heading in HEADINGS.get(kind, {}).get(language, ())]


def skeleton(kind: str, language: str) -> str:
    """Its headings, to be written under; empty if it has headings of its own."""
    lines = "\n\n".join(f"## {heading}" for heading in headings(kind, language))
    return f"{lines}\n" if lines else ""


def carried_over(body: str, kind: str, source: str, language: str) -> str:
    """The text in the other language below the headings of this one, to be translated part by part."""
    known = dict(zip(headings(kind, source), headings(kind, language), strict=True))
    lines = body.split("\n")
    return "\n".join(f"## {known[line[3:].strip()]}" if _is_known(line, known) else line for line in lines)


def _is_known(line: str, known: dict[str, str]) -> bool:
    return line.startswith("## ") and line[3:].strip() in known
