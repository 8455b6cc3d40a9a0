import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.editing.comparing.matching import blocks
from kb.editing.comparing.text_diff import Gap, Hunk, lines, words

TEXT = st.text(st.sampled_from("ab \n.,服务器端口"), max_size=60)
SENTENCE = st.lists(st.sampled_from(["open", "the", "port", "22", ",", "服务器", "端口", "\n"])).map(" ".join)


def without(mark, parts):
    return "".join(text for found, text in parts if found != mark)


@given(TEXT | SENTENCE, TEXT | SENTENCE)
def test_the_old_and_the_new_text_can_be_read_from_the_parts(old, new):
    parts = words(old, new)
    assert without("added", parts) == old
    assert without("removed", parts) == new
    assert all(text for _mark, text in parts)


@given(TEXT | SENTENCE, TEXT | SENTENCE, st.integers(0, 3))
def test_the_old_and_the_new_text_can_be_read_from_the_lines(old, new, context):
    whole = [line for hunk in lines(old, new, context=1000) if isinstance(hunk, Hunk) for line in hunk.lines]
    if old == new:
        assert lines(old, new, context) == ([Gap(old.count("\n") + 1)])
        return
    assert "\n".join(without("added", line.words) for line in whole if line.mark != "added") == old
    assert "\n".join(without("removed", line.words) for line in whole if line.mark != "removed") == new
    told = sum(part.count if isinstance(part, Gap) else len(part.lines) for part in lines(old, new, context))
    assert told == len(whole)


@given(st.lists(st.sampled_from("abcdef"), max_size=30), st.lists(st.sampled_from("abcdef"), max_size=30))
def test_blocks_are_equal_in_order_and_apart(a, b):
    i = j = -1
    for at, to, length in blocks(a, b):
        assert length > 0
        assert a[at : at + length] == b[to : to + length]
        assert at >= max(i, 0)
        assert to >= max(j, 0)
        assert (at, to) != (i, j)
        i, j = at + length, to + length


def test_one_word_changed():
    assert words("Open the port 22 now.", "Open the port 3389 now.") == [
        ("same", "Open the port "),
        ("removed", "22"),
        ("added", "3389"),
        ("same", " now."),
    ]


def test_chinese_is_told_character_by_character():
    assert words("打开服务器的端口", "打开服务器的防火墙端口") == [
        ("same", "打开服务器的"),
        ("added", "防火墙"),
        ("same", "端口"),
    ]


def test_two_changes_beside_each_other_are_told_as_one():
    assert words("we ask the cat to sit", "we ask a dog to sit") == [
        ("same", "we ask "),
        ("removed", "the cat"),
        ("added", "a dog"),
        ("same", " to sit"),
    ]


def test_a_text_with_nothing_of_the_old_one_replaces_it():
    old, new = "Restart the service and wait.", "Ask whoever owns the cloud account."
    assert words(old, new) == [("removed", old), ("added", new)]


def test_a_changed_line_shows_its_words_and_the_rest_is_folded():
    old = "\n".join(f"line {number} of the steps" for number in range(40))
    new = old.replace("line 20 of", "line 20 among")
    before, hunk, after = lines(old, new, context=2)
    assert (before, after) == (Gap(18), Gap(17))
    changed = hunk.lines[2]
    assert (changed.mark, changed.old, changed.new) == ("changed", 21, 21)
    assert ("removed", "of") in changed.words
    assert len(hunk.lines) == 5


def test_a_line_put_in_is_not_a_change_of_its_neighbour():
    (hunk,) = lines("one thing\nthree things", "one thing\nand then two others\nthree things")
    assert [line.mark for line in hunk.lines] == ["same", "added", "same"]


def test_a_changed_line_is_found_beside_a_new_one():
    (hunk,) = lines("Open port 22 on the server", "Something else first\nOpen port 23 on the server")
    assert [line.mark for line in hunk.lines] == ["added", "changed"]


def test_windows_line_ends_are_no_change():
    assert lines("one\r\ntwo", "one\ntwo") == [Gap(2)]


def joined(line, count, end="\n"):
    return end.join(line(number) for number in range(count))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (joined(lambda n: "ab"[n % 2], 50_000), joined(lambda n: "ba"[n % 3 == 0], 50_000)),
        (joined(lambda n: f"x{n % 90}", 25_000), joined(lambda n: f"x{n % 97}", 25_000)),
        (joined(lambda n: "a b", 25_000, " "), joined(lambda n: "b a c", 16_000, " ")),
        (joined(lambda n: "服务器端口", 20_000, ""), joined(lambda n: "端口服务器", 20_000, "")),
        (joined(lambda n: f"word {n}", 9_000), joined(lambda n: f"other {n}", 9_000)),
        (joined(lambda n: f"some word {n} {n + 1}", 4_000), joined(lambda n: f"some {n} word {n}", 4_000)),
    ],
)
def test_a_hundred_thousand_characters_are_compared(old, new):
    found = [line for hunk in lines(old, new) if isinstance(hunk, Hunk) for line in hunk.lines]
    assert sum(line.mark != "same" for line in found) > 0
    assert without("added", words(old, new)) == old
