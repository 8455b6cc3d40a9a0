"""The Chinese texts of the interface: complete, well-formed, and compiled as they stand."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

SOURCES = sorted((Path(__file__).parent.parent / "locale").glob("*/LC_MESSAGES/*.po"))


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def texts(compiled):
    return {(message.context, str(message.id)): message.string for message in read_mo(compiled) if message.id}


def test_there_are_translations():
    assert SOURCES


@pytest.mark.parametrize("source", SOURCES, ids=str)
def test_the_compiled_file_says_what_its_source_says(source):
    compiled = source.with_suffix(".mo")
    again = BytesIO()
    write_mo(again, read(source))
    again.seek(0)
    with compiled.open("rb") as file:
        assert texts(file) == texts(again), f"Compile it: msgfmt --check -o {compiled} {source}"


@pytest.mark.parametrize("source", SOURCES, ids=str)
def test_every_text_is_translated_and_keeps_its_placeholders(source):
    unfinished = [
        f"{message.id}: {'; '.join(map(str, message.check())) or 'not translated or marked fuzzy'}"
        for message in read(source)
        if message.id and (message.fuzzy or not message.string or list(message.check()))
    ]
    assert not unfinished, "\n".join(unfinished)
