"""Everything together: a whole paste, in the order of what decides."""

# ruff: noqa: E501

import json
import re

import pytest
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.masking import mask
from tests.test_shipped_content import FIXTURES
from wizard.evidence.facts import SAID, to_address
from wizard.evidence.paste import MAX_TEXT, TooLong
from wizard.evidence.reading import SUBJECTS, meaning, read
from wizard.evidence.words.plain_words import SUBJECTS as SPOKEN
from wizard.evidence.words.plain_words import spoken
from wizard.graph import LANGUAGES, PLACES
from wizard.story_file import parse_pastes

PASTES = {
    f"{path.stem}/{key}": text
    for path in sorted((FIXTURES / "pastes").glob("*.yaml"))
    for key, text in parse_pastes(path.read_text("utf-8"), path.name).items()
}


def values(text):
    return [f"{one.subject}={one.value}" for one in read(text)]


SESSION = """it stopped after the update, please help

C:\\Users\\lin>ping -n 2 203.0.113.10

正在 Ping 203.0.113.10 具有 32 字节的数据:
来自 203.0.113.10 的回复: 字节=32 时间=38ms TTL=116
来自 203.0.113.10 的回复: 字节=32 时间=39ms TTL=116

203.0.113.10 的 Ping 统计信息:
    数据包: 已发送 = 2，已接收 = 2，丢失 = 0 (0% 丢失)，

C:\\Users\\lin>telnet 203.0.113.10 3389
正在连接203.0.113.10...无法打开到主机的连接。 在端口 3389: 连接失败

C:\\Users\\lin>sc query TermService

SERVICE_NAME: TermService
        TYPE               : 30  WIN32
        STATE              : 1  STOPPED
        WIN32_EXIT_CODE    : 1077  (0x435)
"""


def test_one_paste_may_hold_many_commands_and_the_decisive_comes_first():
    found = values(SESSION)
    assert set(found) >= {"rdp-service=stopped", "port=not-open", "ping=ok"}
    assert found.index("ping=ok") > found.index("port=not-open")


def test_every_observation_names_the_lines_that_prove_it():
    lines = SESSION.split("\n")
    proof = {one.subject: [lines[number - 1] for number in one.lines] for one in read(SESSION)}
    assert any("STOPPED" in line for line in proof["rdp-service"])
    assert any("连接失败" in line for line in proof["port"])


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_do_not_matter(end):
    assert values(SESSION.replace("\n", end)) == values(SESSION)


def test_quoting_does_not_matter():
    assert values("\n".join(f"> {line}" for line in SESSION.split("\n"))) == values(SESSION)


GARBAGE = {
    "telnet with a colon tries port 23": "C:\\>telnet 203.0.113.10:3389\n正在连接203.0.113.10:3389...无法打开到主机的连接。 在端口 23: 连接失败",
    "telnet is not installed": "'telnet' 不是内部或外部命令，也不是可运行的程序\n或批处理文件。",
    "another program's port": "HKEY_CURRENT_USER\\Software\\SimonTatham\\PuTTY\\Sessions\\web\n    PortNumber    REG_DWORD    0x16",
    "another service": "SERVICE_NAME: Spooler\n        TYPE               : 110  WIN32_OWN_PROCESS\n        STATE              : 4  RUNNING",
    "advice": "如果 telnet 提示连接失败，说明端口没有开放，请检查安全组是否放行 3389。",
    "advice in English": "If you see “Connection refused”, make sure that the service is running and listens on port 22.",
    "a configuration": "Port 22\nListenAddress 0.0.0.0\nPermitRootLogin no\nPasswordAuthentication no",
    "a shopping list": "milk\nbread\n3389 eggs",
    "nothing": "",
}


@pytest.mark.parametrize("text", GARBAGE.values(), ids=GARBAGE.keys())
def test_silence_when_unsure(text):
    assert values(text) == []


def test_openssl_s_verify_code_after_a_broken_handshake_is_no_success():
    text = (
        "CONNECTED(00000003)\nno peer certificate available\nNew, (NONE), Cipher is (NONE)\nVerify return code: 0 (ok)"
    )
    assert "tls=ok" not in values(text)


def test_windows_counts_unreachable_as_received():
    text = (
        "Pinging 203.0.113.10 with 32 bytes of data:\n" + "Reply from 192.168.1.2: Destination host unreachable.\n" * 4
    )
    text += "Ping statistics for 203.0.113.10:\n    Packets: Sent = 4, Received = 4, Lost = 0 (0% loss),"
    assert values(text)[0] == "ping=unreachable"


def test_what_only_rounds_off_says_nothing_by_itself_unless_it_was_asked_for():
    text = "C:\\>nslookup example.com\nServer:  dns.example\nAddress:  192.0.2.53\n\nName:    example.com\nAddress:  203.0.113.10"
    assert values(text) == []
    assert [f"{one.subject}={one.value}" for one in read(text, background=True)] == ["name=resolves"]


def test_what_is_too_long_is_refused():
    with pytest.raises(TooLong):
        read("x" * (MAX_TEXT + 1))


def test_everything_has_words_in_both_languages_a_rank_and_places_that_exist():
    for subject, known in SUBJECTS.items():
        assert re.fullmatch(r"[a-z0-9-]{1,40}", subject)
        for value, said in known.items():
            assert re.fullmatch(r"[a-z0-9-]{1,40}", value), value
            assert all(said.text.get(language, "").strip() for language in LANGUAGES), (subject, value)
            assert 0 <= said.rank <= 99
            assert set(said.path) <= set(PLACES)
            assert set(said.path.values()) <= {"good", "bad"}


def test_chinese_words_are_chinese():
    for subject, known in SUBJECTS.items():
        for value, said in known.items():
            assert re.search("[\u4e00-\u9fff]", said.text["zh-hans"]), (subject, value)


@pytest.mark.parametrize("text", PASTES.values(), ids=PASTES.keys())
def test_what_the_vignettes_paste_keeps_no_address_or_name_when_masked(text):
    masked = mask(text)
    assert not re.search(r"\b(?:203\.0\.113|198\.51\.100|192\.0\.2|192\.168)\.\d", masked)
    assert "2001:db8" not in masked.lower()
    assert "example.com" not in masked
    assert not re.search(r"C:\\Users\\(?!\[name\])\w", masked)


FRAGMENTS = st.sampled_from(
    [fragment for text in PASTES.values() for fragment in re.split(r"(\n| = |: )", text)[:40]]
    + ["\n", "\r\n", " ", ": ", " = ", "\x00", "C:\\>", "PS C:\\> ", "root@web:~# ", "> ", "“", "姝ｅ湪", "\x1b[31m"]
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(FRAGMENTS | st.text(max_size=20), max_size=60).map("".join))
def test_no_text_raises_and_whatever_is_read_is_in_the_vocabulary(text):
    count = len(re.split("\r\n|\r|\n", text))
    for one in read(text):
        assert meaning(one)
        assert one.lines
        assert all(1 <= number <= count for number in one.lines)
        json.dumps(dict(one.detail))
    for one in spoken(text):
        assert one.value in SUBJECTS[one.subject]


def test_plain_words_have_their_own_subjects_or_those_of_readers():
    assert set(SPOKEN) <= set(SUBJECTS)
    found = spoken("改了端口之后就连不上了")
    assert ("changed", "port") in [(one.subject, one.value) for one in found]
    assert SAID == "said"
    assert to_address([]) == ""


def test_the_command_prints_one_object_a_file(tmp_path, capsys):
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    one.write_bytes(SESSION.encode("utf-16"))
    two.write_text("hello")
    call_command("read_evidence", "--json", str(one), str(two))
    first, second = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert first["file"] == str(one)
    assert {"subject", "value", "lines", "detail"} == set(first["observations"][0])
    assert (second["file"], second["observations"]) == (str(two), [])


def test_the_command_says_what_it_could_not_read_and_goes_on(tmp_path, capsys):
    (tmp_path / "good").write_text(SESSION)
    (tmp_path / "huge").write_text("x" * (MAX_TEXT + 1))
    with pytest.raises(CommandError, match="2 of 3"):
        call_command("read_evidence", str(tmp_path / "gone"), str(tmp_path / "huge"), str(tmp_path / "good"))
    told = capsys.readouterr()
    assert "rdp-service = stopped" in told.out
    assert "more than 1000000 characters" in told.err


def test_the_command_reads_standard_input(monkeypatch, capsys):
    import io
    from types import SimpleNamespace

    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(SESSION.encode("gb18030"))))
    call_command("read_evidence", "-")
    assert "port = not-open" in capsys.readouterr().out
