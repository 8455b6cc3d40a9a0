"""What editors type one per line: read, refused with the exact place, and written back as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.editing.forms.plain_lines import (
    Unreadable,
    pairs_from,
    pairs_text,
    ports_from,
    ports_text,
    rule_from,
    rule_text,
    words_from,
    words_text,
)

KEYS = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,4})?", fullmatch=True)
VALUES = st.lists(KEYS, min_size=1, max_size=4, unique=True).map(tuple)
CLAUSES = st.lists(st.dictionaries(KEYS, VALUES, min_size=1, max_size=4), max_size=5).map(tuple)
LINES = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zs", "Zl", "Zp")), min_size=1, max_size=12)


@given(CLAUSES)
def test_a_rule_that_was_written_is_read_as_it_was(rule):
    assert rule_from(rule_text(rule)) == rule


@given(st.dictionaries(KEYS, st.lists(LINES, min_size=1, max_size=3).map("\n".join), max_size=5))
def test_pairs_that_were_written_are_read_as_they_were(pairs):
    assert pairs_from(pairs_text(pairs)) == pairs


@given(st.lists(LINES, max_size=5, unique=True), st.lists(st.integers(1, 65535), max_size=5, unique=True))
def test_words_and_ports_that_were_written_are_read_as_they_were(words, ports):
    assert words_from(words_text(words)) == words
    assert ports_from(ports_text(ports)) == ports


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ("", ()),
        ("port: refused", ({"port": ("refused",)},)),
        ("port: refused, timeout; ping: ok", ({"port": ("refused", "timeout"), "ping": ("ok",)},)),
        ("  port : refused ;\r\n\r\nping:ok", ({"port": ("refused",)}, {"ping": ("ok",)})),
        ("port：refused，timeout；ping：ok", ({"port": ("refused", "timeout"), "ping": ("ok",)},)),
    ],
)
def test_a_rule_is_read_with_the_signs_of_any_keyboard(typed, rule):
    assert rule_from(typed) == rule


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("port refused", "Line 1: “port refused” is no condition"),
        ("ping: ok\nport:", "Line 2: “port:” is no condition"),
        ("port: Refused", "“Refused” is no word of evidence"),
        ("<b>: x", "“<b>” is no word of evidence"),
        ("port: open; port: refused", "“port” stands there twice"),
        ("port: open\n" * 5000, "5001 lines"),
    ],
)
def test_what_is_no_rule_is_told_with_its_line(typed, told):
    with pytest.raises(Unreadable, match=told.replace("(", r"\(")):
        rule_from(typed)


@pytest.mark.parametrize(
    ("typed", "told"),
    [("symptom", "Line 1, “symptom”"), ("a: b\na: c", "Line 2, “a: c”"), (": b", "name: value"), ("a:", "name: value")],
)
def test_what_is_no_pair_is_told_with_its_line(typed, told):
    with pytest.raises(Unreadable, match=told):
        pairs_from(typed)


def test_a_few_mistakes_are_told_and_not_thousands():
    with pytest.raises(Unreadable) as raised:
        pairs_from("junk\n" * 200)
    assert len(raised.value.messages) == 5


@pytest.mark.parametrize("typed", ["0", "70000", "x", "-1", "22 x", "9" * 5000, "２２"])
def test_what_is_no_port_is_refused(typed):
    with pytest.raises(Unreadable, match="is no port"):
        ports_from(typed)


def test_a_name_that_stands_twice_is_refused():
    with pytest.raises(Unreadable, match="twice"):
        words_from("a\nb\na")
