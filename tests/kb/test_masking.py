import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.masking import mask


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("password: hunter2!", "hunter2"),
        ("my password is hunter2", "hunter2"),
        ("密码：abc123", "abc123"),
        ("token=ghp_abcdefghijklmnop", "ghp_"),
        ("write to anna.li@example.com.cn", "anna"),
        ("mstsc 203.0.113.10:3389", "203.0.113.10"),
        ("from fe80::1ff:fe23:4567:890a%eth0", "4567:890a"),
        ("at 00-1A-2B-3C-4D-5E", "1A-2B"),
        (r"C:\Users\anna\Desktop", "anna"),
        ("/home/anna/.ssh", "anna"),
        (r"CORP\anna cannot", "anna"),
        ("ssh anna@server01", "anna"),
        ("https://intranet.example.com/x?y=1", "intranet"),
        ("host shop.example.com times out", "shop.example"),
        ("call +86 138 0013 8000", "8000"),
        ("AKIDz8krbsJ5yKBZQpn74WFkmLPx3gnPhESA", "krbsJ5"),
        ("服务器203.0.113.10连不上", "203.0.113.10"),
        ("手机13812345678打不通", "13812345678"),
        ("访问example.com失败", "example"),
        ("令牌abcd1234abcd1234abcd1234失效", "abcd1234"),
        ('{"password": "hunter2"}', "hunter2"),
        ("DB_PASSWORD=hunter2", "hunter2"),
        ("secret_key=hunter2", "hunter2"),
        ("passwd：hunter2", "hunter2"),
        ("pass: hunter", "hunter"),
        ("密码Abc123", "Abc123"),
        ("password hunter2", "hunter2"),
        ("my password is: hunter2", "hunter2"),
        ("PASSWORD='a b hunter'", "hunter"),
        ("at fe80::1 now", "fe80::1"),
        ("host db.internal fails", "db.internal"),
        ("-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----", "MIIE"),
    ],
)
def test_what_names_somebody_or_opens_something_is_gone(text, secret):
    assert secret in text
    assert secret not in mask(text)


@pytest.mark.parametrize(
    "text",
    [
        "远程桌面连不上 0x204 port 3389",
        "NET::ERR_CERT_DATE_INVALID",
        "Event 36870, 0x80090016",
        "SSL_ERROR_RX_RECORD_TOO_LONG",
        "Permission denied (publickey)",
        "known_hosts line 12",
        "windows server 2012 r2",
        "密码正确却登录不了",
        "Permission denied (publickey,password)",
        "port 22: Connection refused",
    ],
)
def test_what_tells_the_fault_stays(text):
    assert mask(text) == text


@given(st.text(max_size=2000))
def test_any_text_can_be_masked_and_masking_again_finds_nothing_more(text):
    masked = mask(text)
    assert mask(masked) == masked or len(mask(masked)) <= len(masked) + 20
