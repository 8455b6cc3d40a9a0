from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from kb.editing.comparing.merging import END, THEIRS, YOURS, merge, merge_field, merge_items, unresolved

LINES = st.lists(st.sampled_from(["", "one", "two", "three", "四", "五"]), max_size=12).map("\n".join)
ITEMS = st.lists(st.sampled_from("abcde"), max_size=6)


@given(LINES, LINES)
def test_whoever_changed_it_alone_is_right(base, changed):
    assert merge(base, changed, base).text == changed
    assert merge(base, base, changed).text == changed
    assert merge(base, changed, changed).text == changed
    assert merge(base, changed, base).conflicts == merge(base, changed, changed).conflicts == 0


@given(LINES, LINES, LINES)
def test_nothing_either_wrote_is_lost(base, mine, theirs):
    merged = merge(base, mine, theirs)
    found = Counter(merged.text.split("\n"))
    written = (Counter(text.split("\n")) - Counter(base.split("\n")) for text in (mine, theirs))
    for lines in written:
        assert set(lines) <= set(found)
    assert found[YOURS] == found[THEIRS] == found[END] == merged.conflicts
    assert unresolved(merged.text) == bool(merged.conflicts)


@given(LINES, LINES, LINES)
def test_lines_nobody_had_before_are_all_there(base, mine, theirs):
    mine, theirs = mine.replace("one", "mine"), theirs.replace("one", "theirs")
    merged = Counter(merge(base, mine, theirs).text.split("\n"))
    assert merged["mine"] >= mine.split("\n").count("mine")
    assert merged["theirs"] >= theirs.split("\n").count("theirs")


def test_changes_in_two_paragraphs_are_both_taken():
    base = "First paragraph.\n\nSecond paragraph.\n"
    mine, theirs = base.replace("First", "My first"), base.replace("Second", "Their second")
    assert merge(base, mine, theirs).text == "My first paragraph.\n\nTheir second paragraph.\n"


def test_a_paragraph_both_changed_stands_twice_between_the_marks():
    base = "Open port 22.\n\nThen wait."
    merged = merge(base, base.replace("22", "23"), base.replace("22", "24"))
    assert merged.text == f"{YOURS}\nOpen port 23.\n{THEIRS}\nOpen port 24.\n{END}\n\nThen wait."
    assert merged.conflicts == 1


def test_a_paragraph_one_deleted_and_the_other_changed_is_kept():
    merged = merge("Keep.\nOpen port 22.", "Keep.", "Keep.\nOpen port 24.")
    assert merged.text == f"Keep.\n{YOURS}\n{THEIRS}\nOpen port 24.\n{END}"


def test_a_mark_half_deleted_is_still_found():
    assert unresolved("words\n" + THEIRS[:9] + "\nmore words")
    assert not unresolved("words with a single ▼ and 你的")


@given(LINES, LINES)
def test_a_title_only_one_changed_is_taken(base, changed):
    assert merge_field(base, changed, base).text == changed
    assert merge_field(base, base, changed).text == changed
    assert merge_field(base, changed, changed).text == changed


def test_a_title_both_changed_shows_both():
    merged = merge_field("Port", "My port", "Their port")
    assert merged.conflicts == 1
    assert unresolved(merged.text)
    assert merged.text.startswith("My port ")
    assert merged.text.endswith(" Their port")


@given(ITEMS, ITEMS, ITEMS)
def test_lists_merge_by_item(base, mine, theirs):
    assert merge_items(base, mine, base) == mine
    assert merge_items(base, base, theirs) == theirs
    assert merge_items(base, theirs, theirs) == theirs
    merged = set(merge_items(base, mine, theirs))
    assert set(mine) - set(base) <= merged
    assert set(theirs) - set(base) <= merged
    assert not merged & (set(base) - set(mine) | set(base) - set(theirs))
