import datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kb import strict_yaml
from kb.yaml_text import dump

# Signs that mean something to YAML, in every neighbourhood, besides any text at all.
SIGNS = st.text(st.sampled_from(" \t\n\r-?:,[]{}#&*!|>'\"%@`~=<0x1aé服\u0085\u2028\ufeff\u00a0\x01"), max_size=30)
WORDS = st.sampled_from(["no", "On", "null", "~", "1", "1.5", "0x204", "2026-11-21", "12:30", "<<", "=", "...", "---"])
# No database keeps a NUL, and no file is read that holds one.
CHARACTERS = st.characters(exclude_characters="\x00", exclude_categories=["Cs"])
TEXT = (
    st.text(CHARACTERS, max_size=60)
    | SIGNS
    | WORDS
    | st.sampled_from(["- " * 50 + "\n", "[" * 60, "? x\n" + ": " * 45])
)
PLAIN = TEXT | st.integers() | st.booleans() | st.none() | st.dates(min_value=datetime.date(1000, 1, 1))
DATA = st.recursive(
    PLAIN,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(TEXT | st.text(CHARACTERS, min_size=190, max_size=300), inner, max_size=4)
        | st.fixed_dictionaries({"en": TEXT, "zh-hans": TEXT})
    ),
    max_leaves=12,
)


@given(DATA)
@example("0\n")
@example("'\n")
def test_whatever_is_written_is_read_as_it_was(data):
    assert strict_yaml.load(dump(data, "A header."))[0] == data
    assert strict_yaml.load(dump(data, spaced=("", "-", "en")))[0] == data


@given(DATA)
def test_what_was_read_is_written_as_it_stood(data):
    written = dump(data)
    assert dump(strict_yaml.load(written)[0]) == written


@given(TEXT)
def test_a_text_reads_the_same_with_the_slow_reader(text):
    import yaml

    assert yaml.load(dump({"en": text}), yaml.SafeLoader) == {"en": text}


def test_short_values_share_a_line_and_long_ones_do_not():
    data = {"title": {"en": "Ports", "zh-hans": "端口"}, "ports": [22, 80], "items": ["a word " * 9, "another " * 9]}
    assert dump(data) == (
        'title: {en: "Ports", zh-hans: "端口"}\n'
        "ports: [22, 80]\n"
        "items:\n"
        f'  - "{"a word " * 9}"\n'
        f'  - "{"another " * 9}"\n'
    )


def test_a_text_of_several_lines_is_a_block_that_can_be_typed():
    assert dump({"ping": "C:\\>ping x \n\nReply\n"}) == "ping: |\n  C:\\>ping x \n\n  Reply\n"


def test_words_another_reader_takes_for_truth_are_quoted():
    assert dump([{"key": "no", "on": "windows", "go": "port-22"}]) == '- {key: "no", on: windows, go: port-22}\n'


def test_nodes_can_be_kept_apart():
    assert dump({"questions": {"a": {"go": "b"}, "c": {"go": "d"}}}, spaced={"questions"}) == (
        "questions:\n\n  a: {go: b}\n\n  c: {go: d}\n"
    )


def test_a_nul_is_refused_even_where_it_is_written_as_a_number():
    with pytest.raises(strict_yaml.YamlError, match="NUL"):
        strict_yaml.load('a: "x\\u0000y"')


def test_what_is_no_plain_data_is_refused():
    with pytest.raises(TypeError):
        dump({"when": datetime.datetime(2026, 11, 21)})
