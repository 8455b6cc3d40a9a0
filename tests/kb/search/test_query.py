import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.search.query import MAX_TERMS, Synonyms, line, misspelt, parse

GROUPS = Synonyms([["remote desktop", "rdp", "远程桌面"], ["无法连接", "连不上"], ["port", "端口"]])


def ways(query):
    return [{tokens for tokens, _ in term.alternatives} for term in query.terms]


def test_a_phrase_of_a_group_is_looked_for_in_all_its_words():
    assert {("rdp",), ("remot", "desktop"), ("远程", "程桌", "桌面")} in ways(parse("RDP 连不上", GROUPS))
    assert {("连不", "不上"), ("无法", "法连", "连接")} in ways(parse("rdp连不上", GROUPS))


def test_the_words_typed_count_more_than_their_synonyms():
    (term,) = parse("端口", GROUPS).terms
    assert dict(term.alternatives)["端口",] > dict(term.alternatives)["port",]


def test_a_latin_phrase_must_stand_as_a_word():
    assert not any(("rdp",) in way for way in ways(parse("xrdp2", GROUPS)))
    assert not any(("端口",) in way for way in ways(parse("support", GROUPS)))


def test_a_chinese_word_is_looked_for_as_a_whole_and_the_joints_count_little():
    query = parse("服务器证书")
    words = {term.alternatives[0][0]: term.weight for term in query.terms}
    assert words[("服务", "务器")] == words[("证书",)] == 1
    assert words[("器证",)] < 0.5


def test_small_words_count_little_and_are_no_question_by_themselves():
    weights = {term.typed: term.weight for term in parse("how do I bind this").terms}
    assert weights["bind"] == 1 > 0.5 > weights["how"]
    assert parse("how do I do this").terms == ()


@pytest.mark.parametrize("text", ["", "   ", "?!…", "\x00\x01", "203.0.113.10"])
def test_there_may_be_nothing_to_look_for(text):
    assert parse(text).terms == ()


def test_a_slip_of_one_letter_is_forgiven():
    known = frozenset({"certif", "firewal", "port"})
    for slip in ("certifcate", "cretificate", "certificatee", "cartificate"):
        assert misspelt(slip, known) == ["certif"]
    assert misspelt("pot", known) == []


def test_phrases_are_looked_for_in_one_line_of_words():
    assert line("SSL_ERROR: “Host key” 远程，桌面!") == "ssl_error host key 远程 桌面"
    assert "host key" in parse("the HOST KEY changed").neighbours


@given(st.text(max_size=3000))
def test_any_text_can_be_typed(text):
    query = parse(text, GROUPS)
    assert len(query.terms) <= MAX_TERMS
    assert all(tokens and 0 < factor <= 1 for term in query.terms for tokens, factor in term.alternatives)


def test_what_is_said_twice_counts_more_and_small_words_do_not():
    weights = {term.alternatives[0][0]: term.weight for term in parse("丢包了，丢包的原因，了", GROUPS).terms}
    assert weights["丢包",] > 1
    assert max(weight for tokens, weight in weights.items() if tokens != ("丢包",)) <= 1


def test_a_synonym_of_one_character_is_found_anywhere_in_a_sentence():
    groups = Synonyms([["slow", "卡"]])
    for text in ("卡", "卡得要命", "服务器卡得很"):
        assert {("slow",), ("卡",)} in ways(parse(text, groups))


def test_a_code_that_holds_a_synonym_stays_whole():
    groups = Synonyms([["rdp", "mstsc"], ["cert", "certificate"], ["bind", "binding"]])
    for code in ("mstsc.exe", "err_cert_date_invalid", "bind-address", "ca-cert"):
        assert parse(code, groups).terms[0].alternatives[0] == ((code,), 1.0)


def test_very_long_words_are_cut_and_not_guessed():
    assert misspelt("x" * 2000, frozenset({"x"})) == []
    (term,) = parse("x" * 1900).terms
    assert all(len(token) <= 64 for tokens, _ in term.alternatives for token in tokens)


def test_of_one_endless_line_the_piece_that_tells_of_an_error_is_kept():
    text = "little to say " * 200 + "error: the zebra limps " + "little to say " * 200
    assert "zebra" in {term.typed for term in parse(text).terms}
