"""The words of an article between form and revision."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from kb.editing.comparing.merging import THEIRS
from kb.editing.writing.skeleton import carried_over, skeleton
from kb.editing.writing.words import BadLine, Words, merged, read_phrases, read_sources, sources_text, tidy, words

SOURCES = (
    {"title": "A | B: c"},
    {"title": "RFC:1"},
    {"title": "A | B", "url": "https://example.org/?a|b"},
    {"title": "中文", "url": "http://x.cn"},
)


def test_sources_are_the_same_after_they_were_shown_and_read():
    assert read_sources(sources_text(SOURCES)) == SOURCES


def test_blank_lines_and_spaces_do_not_count():
    assert read_sources("\r\n  One  two \r\n\r\nThree|https://x.org \n") == (
        {"title": "One two"},
        {"title": "Three", "url": "https://x.org"},
    )
    assert read_phrases(" a  b \r\n\r\nc") == ("a b", "c")


@pytest.mark.parametrize(
    ("line", "number", "reason"),
    [
        ("A\nB | javascript:alert(1)", 2, "address"),
        ("B | JAVASCRIPT:alert(1)", 1, "address"),
        ("B | ftp://x.org", 1, "address"),
        ("B | https://", 1, "address"),
        ("B | https:///x", 1, "address"),
        ("B | //x.org", 1, "address"),
        ("B | www.x.org", 1, "address"),
        ("| https://x.org", 1, "title"),
        ("https://x.org", 1, "title"),
    ],
)
def test_a_line_that_is_no_source_is_told_by_its_number(line, number, reason):
    with pytest.raises(BadLine) as found:
        read_sources(line)
    assert (found.value.number, found.value.reason) == (number, reason)


def test_the_same_words_are_equal_however_their_lines_end():
    texts = {"title": "T", "summary": "a\nb", "applies_to": "x", "sources": [{"title": "S"}], "asked": ["q"]}
    one = words(SimpleNamespace(**texts, body="## A\n\nb\n"))
    other = words(SimpleNamespace(**{**texts, "summary": "a\r\nb "}, body="\r\n## A\r\n\r\nb\r\n\r\n"))
    assert one == other
    assert words(SimpleNamespace(**one.kept())) == one
    assert tidy(" \r\n") == ""


def test_both_peoples_changes_are_in_the_merged_words():
    base = Words("T", "s", "a", ({"title": "S"},), ("q",), "one\n\ntwo\n\nthree\n")
    mine = Words("Mine", "s", "a", ({"title": "S"}, {"title": "M"}), ("q", "m"), "one mine\n\ntwo\n\nthree\n")
    theirs = Words("T", "theirs", "a", ({"title": "S"}, {"title": "Th"}), (), "one\n\ntwo\n\nthree theirs\n")
    found = merged(base, mine, theirs)
    assert found.conflicts == 0
    assert found.words == Words(
        "Mine",
        "theirs",
        "a",
        ({"title": "S"}, {"title": "M"}, {"title": "Th"}),
        ("m",),
        "one mine\n\ntwo\n\nthree theirs\n",
    )


def test_what_both_changed_stands_twice_and_is_counted():
    found = merged(Words("T", body="a\n"), Words("Mine", body="b\n"), Words("Theirs", body="c\n"))
    assert found.conflicts == 2
    assert found.words.title == f"Mine {THEIRS} Theirs"


@pytest.mark.parametrize(("kind", "count"), [("fix", 8), ("howto", 6), ("reference", 0)])
def test_a_text_begins_with_the_headings_of_its_kind(kind, count):
    for language in ("en", "zh-hans"):
        begun = skeleton(kind, language)
        assert begun.count("## ") == count
        assert "?" not in begun
        assert begun == tidy(begun)


def test_a_text_carried_over_has_the_headings_of_the_other_language():
    text = "## Fix it\n\n1. **Do.**\n\n## Fix it yourself\n\n```bash\n## Undo-not\n```\n\n## Undo\n"
    assert carried_over(text, "fix", "en", "zh-hans") == text.replace("## Fix it\n", "## 解决步骤\n").replace(
        "## Undo\n", "## 撤销\n"
    )
    assert carried_over(text, "reference", "en", "zh-hans") == text
