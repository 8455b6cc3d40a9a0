"""A paste as clean lines, whatever happened to it on the way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.evidence.paste import MAX_LINES, MAX_TEXT, TooLong, decoded, lines_of

CHINESE = "正在 Ping 203.0.113.10 具有 32 字节的数据:\n来自 203.0.113.10 的回复: 字节=32 时间=38ms TTL=116"


def texts(text):
    return [line.text for line in lines_of(text)[0]]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_are_the_same_and_numbers_stay(end):
    lines, whole = lines_of(end.join(["one", "", "  ", "two  "]))
    assert [(line.number, line.text) for line in lines] == [(1, "one"), (4, "two")]
    assert whole


def test_quoting_of_an_e_mail_is_taken_off_but_not_a_single_arrow():
    assert texts("> Pinging a\n> Reply\n>\n>> deeper\n> end") == ["Pinging a", "Reply", "deeper", "end"]
    assert texts("a table\n>console  1\n rdp-tcp") == ["a table", ">console  1", " rdp-tcp"]


def test_curly_quotes_wide_signs_colours_and_invisible_characters_become_plain():
    assert texts("\ufeff\x1b[31m‘telnet’\x1b[0m\u200b 不是“内部”命令：（1）") == ["'telnet' 不是\"内部\"命令:(1)"]
    assert texts("a\u00a0b\tc") == ["a b c"]


@pytest.mark.parametrize(
    ("wrote", "read"),
    [("utf-8", "gb18030"), ("gb18030", "cp1252"), ("gb18030", "latin-1"), ("utf-8", "latin-1"), ("utf-8", "cp1252")],
)
def test_chinese_read_in_a_wrong_code_page_is_put_right(wrote, read):
    spoiled = "\n".join(line.encode(wrote).decode(read, "replace") for line in CHINESE.split("\n"))
    found = texts(spoiled)
    assert found[0].startswith("正在 Ping 203.0.113.10 具有 32")
    # A byte that the wrong code page has no character for is lost, and its character with it.
    assert "自 203.0.113.10 的回" in found[1]


@pytest.mark.parametrize(
    "text",
    [
        "Délai d’attente de la demande dépassé.",
        "Zeitüberschreitung der Anforderung.",
        "Upłynął limit czasu żądania.",
        "Превышен интервал ожидания для запроса.",
        "来自 203.0.113.10 的回复: 无法访问目标主机。",
        "要求等候逾時。",
        "宛先ホストに到達できません。",
        "요청 시간이 만료되었습니다.",
    ],
)
def test_real_words_of_a_language_stay_as_they_are(text):
    assert texts(text) == [text.replace("’", "'")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_files_are_read_in_the_encodings_of_windows(encoding):
    text = "Reply from 203.0.113.10: bytes=32\r\n来自 203.0.113.10 的回复"
    assert texts(decoded(text.encode(encoding))) == ["Reply from 203.0.113.10: bytes=32", "来自 203.0.113.10 的回复"]


def test_utf_16_pasted_byte_by_byte_is_read():
    assert texts("\x00".join("Reply from")) == ["Reply from"]


def test_too_many_lines_are_read_at_both_ends_and_that_is_told():
    lines, whole = lines_of("\n".join(f"line {number}" for number in range(1, 60_001)))
    assert not whole
    assert len(lines) == MAX_LINES
    assert (lines[0].number, lines[0].text, lines[-1].number, lines[-1].text) == (1, "line 1", 60_000, "line 60000")


def test_what_is_longer_than_the_limit_is_refused():
    with pytest.raises(TooLong):
        lines_of("x" * (MAX_TEXT + 1))
    assert lines_of("x" * MAX_TEXT)


@given(st.text())
def test_no_text_is_too_odd(text):
    numbers = [line.number for line in lines_of(text)[0]]
    assert numbers == sorted(set(numbers))


@given(st.binary())
def test_no_file_is_too_odd(data):
    assert isinstance(decoded(data), str)
