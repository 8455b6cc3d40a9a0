"""Ids of rows as they come in addresses and forms. Pure."""

from __future__ import annotations

LONGEST = 18
"""Digits: what is longer is no number to the databases."""


def row_id(text: str) -> int:
    """-1, which no row has, for what can be no id."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST else -1
