"""A paste cut at its prompts."""

import pytest

from wizard.evidence.transcript import MAX_PARTS, command_of, parts_of, squeezed


@pytest.mark.parametrize(
    ("line", "command"),
    [
        (r"C:\Users\lin>ping 203.0.113.10", "ping 203.0.113.10"),
        (r"D:\工具\net>tracert -d example.com", "tracert -d example.com"),
        (r"PS C:\Users\lin> Test-NetConnection 203.0.113.10 -Port 3389", "Test-NetConnection 203.0.113.10 -Port 3389"),
        ("PS > tnc example.com -p 443", "tnc example.com -p 443"),
        ("[203.0.113.10]: PS C:\\> Get-Service TermService", "Get-Service TermService"),
        ("root@web-1:~# systemctl status ssh", "systemctl status ssh"),
        ("[root@iZ2ze ~]# ss -ltn", "ss -ltn"),
        ("(venv) user@host:~/work$ nc -vz example.com 22", "nc -vz example.com 22"),
        ("lin@mbp ~ % ssh root@203.0.113.10", "ssh root@203.0.113.10"),
        ("$ curl -v https://example.com", "curl -v https://example.com"),
        ("# sshd -t", "sshd -t"),
        ("➜  ~ ping example.com", "ping example.com"),
        ("> tnc 203.0.113.10 -p 443", "tnc 203.0.113.10 -p 443"),
        (" ping example.com", "ping example.com"),
        ("telnet 203.0.113.10 3389", "telnet 203.0.113.10 3389"),
        ("ssh root@203.0.113.10", "ssh root@203.0.113.10"),
        ("sshd -t", "sshd -t"),
        ("bash-5.1$ nslookup example.com", "nslookup example.com"),
    ],
)
def test_a_prompt_or_a_plain_command_begins_a_part(line, command):
    assert command_of(line) == command


@pytest.mark.parametrize(
    "line",
    [
        "Ping statistics for 203.0.113.10:",
        "PING example.com (203.0.113.10): 56 data bytes",
        "Ping request could not find host nosuch.example.",
        "ping: unknown host nosuch.example",
        "telnet: Unable to connect to remote host: Connection refused",
        "ssh: connect to host 203.0.113.10 port 22: Connection refused",
        "curl: (7) Failed to connect",
        ">console           Administrator             1  Active",
        "ping 203.0.113.10 works but telnet does not",
        "Nmap scan report for 203.0.113.10",
        "The server's address is 203.0.113.10",
        "用 ping 可以通，telnet 不通",
        "% Connection refused by remote host",
        "# 检查端口",
        "# ListenAddress 0.0.0.0",
        "[root@web01 ~]# client_loop: send disconnect: Broken pipe",
        "[ops@web01 ~]$ timed out waiting for input: auto-logout",
        "ssh times out again and again",
        "ssh 连接不上，提示超时",
        "sshd 812 root 3u IPv4 21234 0t0 TCP *:22 (LISTEN)",
        "sshd  Running  Automatic",
        "Get-Service : Cannot find any service with service name",
    ],
)
def test_what_a_tool_prints_or_a_person_says_is_no_prompt(line):
    assert command_of(line) is None


def test_one_paste_may_hold_many_commands():
    text = "it fails:\nC:\\>ping 203.0.113.10\nReply\n\nC:\\>telnet 203.0.113.10 3389\nfailed\nC:\\>"
    parts = parts_of(text)
    assert [(part.command, [line.number for line in part.lines]) for part in parts] == [
        ("", [1]),
        ("ping 203.0.113.10", [3]),
        ("telnet 203.0.113.10 3389", [6]),
        ("", []),
    ]
    assert [part.at for part in parts] == [0, 2, 5, 7]


def test_of_too_many_commands_the_first_and_the_last_are_read():
    parts = parts_of("\n".join(f"$ ping 203.0.113.{number}\nreply" for number in range(MAX_PARTS * 2)))
    assert len(parts) == MAX_PARTS
    assert parts[-1].command.endswith(f".{MAX_PARTS * 2 - 1}")


@pytest.mark.parametrize(
    "text",
    [
        "Your credentials did not work",
        "Your creden\ntials did\nnot work.",
        "  | “Your Credentials   did not work!” |",
        "> Your credentials\n> did not\n> work",
    ],
)
def test_a_sentence_is_found_however_it_is_wrapped(text):
    (part,) = parts_of(text)
    lines = part.finds(squeezed("Your credentials did not work"))
    assert lines == tuple(range(1, text.count("\n") + 2))


def test_a_sentence_is_found_on_its_own_lines():
    (part,) = parts_of("title\n\n您的凭据\n不起作用\nend")
    assert part.finds(squeezed("您的凭据不起作用")) == (3, 4)
    assert part.finds(squeezed("没有这句话")) == ()
    assert part.finds("") == ()
