from hypothesis import given
from hypothesis import strategies as st

from kb.search.tokens import normalise, normalise_query, pairs, tokens, units


def test_case_width_and_apostrophes_do_not_matter():
    assert normalise("ＲＤＰ　Can’t CONNECT ０ｘ００００２０４") == "rdp cant connect 0x204"


def test_traditional_becomes_simplified_and_the_words_of_taiwan_those_of_the_mainland():
    assert normalise("遠程桌面無法連接") == "远程桌面无法连接"
    assert normalise_query("遠端桌面無法連線到伺服器") == "远程桌面无法连接到服务器"


def test_simplified_text_is_left_as_it_is():
    text = "程序无法访问网络，信息已保存到文件"
    assert normalise_query(text) == normalise(text) == text.replace("，", ",")


def test_codes_stay_whole_and_are_found_by_their_parts_too():
    found = set(tokens(normalise("known_hosts ERR_CERT_DATE_INVALID 403.7 0x80090302 TLS1.2 RDP-Tcp")))
    assert {"known_hosts", "err_cert_date_invalid", "403.7", "0x80090302", "tls1.2", "rdp-tcp"} <= found
    assert {"known", "host", "cert", "invalid", "tls", "1.2", "rdp", "tcp"} <= found


def test_words_are_found_in_all_their_forms():
    assert len({*tokens("connecting"), *tokens("connected"), *tokens("connects"), *tokens("connection")}) == 1


def test_chinese_becomes_characters_and_pairs():
    assert list(tokens("端口不通")) == ["端", "口", "不", "通", "端口", "口不", "不通"]


def test_addresses_of_somebody_are_not_looked_for():
    assert units("203.0.113.10 port 3389") == ["port", "3389"]


@given(st.text(max_size=300))
def test_any_text_has_tokens_that_fit_the_index(text):
    found = list(tokens(normalise(text)))
    assert all(0 < len(token) <= 64 and "\x00" not in token for token in found)
    assert list(tokens(normalise_query(text))) is not None


@given(st.text(alphabet="远程桌面无法连接端口证书过期服务器安全组", min_size=2, max_size=40), st.data())
def test_every_piece_of_two_characters_or_more_is_covered_by_the_pairs_of_the_whole(text, data):
    start = data.draw(st.integers(0, len(text) - 2))
    end = data.draw(st.integers(start + 2, len(text)))
    assert set(pairs(text[start:end])) <= set(tokens(text))
