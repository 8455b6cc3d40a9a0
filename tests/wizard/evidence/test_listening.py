"""Does anything listen: netstat, ss, lsof, Get-NetTCPConnection and tasklist, in samples written by hand."""

import pytest

from wizard.evidence.listening import listening
from wizard.evidence.observation import Observation
from wizard.evidence.paste import Line
from wizard.evidence.transcript import Part, parts_of


def found_in(text):
    parts = parts_of(text)
    return listening.with_owners([found for part in parts for found in listening.read(part)], parts)


def read(text):
    return [(found.subject, found.value) for found in found_in(text)]


def row(port, state="LISTENING", pid=1180, address="0.0.0.0", peer="0.0.0.0:0"):
    return f"  TCP    {address}:{port}".ljust(32) + f"{peer}".ljust(23) + f"{state}     {pid}"


LISTENS, ALL = ("listening", "listening"), ("listen-address", "all")
NOTHING = ("listening", "not-listening")
ONE = [LISTENS, ALL]
V6 = row(49664, address="[::]", peer="[::]:0")
UDP = "  UDP    0.0.0.0:123            *:*                                    900"
FULL = "\n".join(
    [
        "Active Connections",
        "",
        "  Proto  Local Address  Foreign Address  State  PID",
        row(135),
        row(445),
        row(49664),
        V6,
    ]
)
SS = "State   Recv-Q  Send-Q   Local Address:Port    Peer Address:Port  Process"
LINUX = "Proto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name"

CASES = [
    ("Windows, filtered", row(3389) + "\n" + row(3389, "ESTABLISHED", peer="198.51.100.7:50111"), ONE),
    ("Windows in German", row(3389, "ABHÖREN"), ONE),
    ("Windows in German without its dots", row(3389, "ABHOREN"), ONE),
    ("Windows in French, two words", row(3389, "À L'ÉCOUTE"), ONE),
    ("Windows in Spanish", row(3389, "ESCUCHANDO"), ONE),
    ("Windows in Chinese", "活动连接\n  协议  本地地址          外部地址        状态           PID\n" + row(3389), ONE),
    ("Windows, without -n", "  TCP    0.0.0.0:3389    SERVER1:0     LISTENING", ONE),
    ("Windows, a time before it", "10:11:12 " + row(3389).strip(), ONE),
    ("one private address", row(3389, address="10.0.0.5"), [LISTENS, ("listen-address", "private")]),
    ("loopback only", row(3389, address="127.0.0.1"), [LISTENS, ("listen-address", "loopback")]),
    ("loopback of IPv6", row(3389, address="[::1]", peer="[::]:0"), [LISTENS, ("listen-address", "loopback")]),
    ("process 4 on 443", row(443, pid=4), [*ONE, ("port-owner", "web")]),
    ("process 4 on 445 is file sharing", row(445, pid=4), ONE),
    (
        "netstat -b with the service",
        row(3389) + "\n  TermService\n [svchost.exe]",
        [*ONE, ("port-owner", "termservice")],
    ),
    ("netstat -b with another service", row(3389) + "\n  CryptSvc\n [svchost.exe]", ONE),
    ("netstat -b with a program", row(3389) + "\n [tunnel.exe]", [*ONE, ("port-owner", "other")]),
    ("netstat -b without rights", row(3389) + "\n Can not obtain ownership information", ONE),
    ("several ports", row(80) + "\n" + row(8080), [LISTENS]),
    ("several ports, Remote Desktop's among them", row(80) + "\n" + row(3389), ONE),
    ("a full list without 3389", FULL, [NOTHING]),
    ("a full list with 3389", FULL + "\n" + row(3389, address="10.0.0.5"), [LISTENS, ("listen-address", "private")]),
    ("a list cut before 49152", "\n".join([row(135), row(445), V6]), [LISTENS]),
    ("a list cut after IPv4", "\n".join([row(135), row(445), row(49664)]), [LISTENS]),
    ("a list with dots in it", FULL.replace(row(445), row(445) + "\n  ..."), [LISTENS]),
    ("only connections", row(3389, "ESTABLISHED", peer="198.51.100.7:50111"), []),
    ("only UDP", UDP, []),
    ("connections of the client", row(50123, "SYN_SENT", peer="203.0.113.10:3389"), []),
    ("bound, not listening", row(3389, "BOUND"), []),
    (
        "Linux",
        LINUX + "\ntcp        0      0 0.0.0.0:22              0.0.0.0:*               LISTEN      812/sshd: /usr/sbin",
        [*ONE, ("port-owner", "sshd")],
    ),
    ("Linux, not root", "tcp   0   0 0.0.0.0:22   0.0.0.0:*   LISTEN   -", ONE),
    ("Linux with -e", "tcp6  0  0 :::443  :::*  LISTEN  0  2041  900/nginx: master", [*ONE, ("port-owner", "web")]),
    ("Linux, names", "tcp   0   0 0.0.0.0:ssh   0.0.0.0:*   LISTEN", ONE),
    ("unix sockets", "unix  2  [ ACC ]  STREAM  LISTENING  20812  1/init  /run/systemd/private", []),
    ("macOS", "tcp4       0      0  *.22                   *.*                    LISTEN", ONE),
    ("BSD loopback", "tcp4  0  0  127.0.0.1.5432  *.*  LISTEN", [LISTENS, ("listen-address", "loopback")]),
    ("ss", SS + '\nLISTEN 0 128 0.0.0.0:22 0.0.0.0:* users:(("sshd",pid=812,fd=3))', [*ONE, ("port-owner", "sshd")]),
    ("ss of old", 'LISTEN 0 128 :::22 :::* users:(("sshd",812,4))', [*ONE, ("port-owner", "sshd")]),
    (
        "ss with socket activation",
        'LISTEN 0 4096 *:22 *:* users:(("sshd",pid=812,fd=3),("systemd",pid=1,fd=99))',
        [*ONE, ("port-owner", "sshd")],
    ),
    ("ss -tu", "tcp   LISTEN 0      4096    127.0.0.53%lo:53   0.0.0.0:*", [LISTENS, ("listen-address", "loopback")]),
    ("ss, unix sockets", "u_str LISTEN 0 4096 /run/dbus 20812 * 0", []),
    ("ss, UDP", "udp UNCONN 0 0 0.0.0.0:3389 0.0.0.0:*", []),
    ("ss, established", SS + "\nESTAB 0 0 10.0.0.5:22 198.51.100.7:50000", []),
    (
        "lsof",
        "COMMAND PID USER FD TYPE DEVICE SIZE/OFF NODE NAME\ncaddy 900 root 3u IPv6 20812 0t0 TCP *:https (LISTEN)",
        [*ONE, ("port-owner", "web")],
    ),
    ("lsof, established", "java 900 app 9u IPv4 1 0t0 TCP 10.0.0.5:8080->10.0.0.9:5000 (ESTABLISHED)", []),
    (
        "Get-NetTCPConnection",
        "LocalAddress LocalPort RemoteAddress RemotePort State AppliedSetting OwningProcess\n"
        "------------ --------- ------------- ---------- ----- -------------- -------------\n"
        "::           3389      ::            0          Listen               1180\n"
        "10.0.0.5     3389      198.51.100.7  53211      Established Internet 1180",
        ONE,
    ),
    (
        "Get-NetTCPConnection, a list",
        "LocalAddress   : 0.0.0.0\nLocalPort      : 3389\nRemoteAddress  : 0.0.0.0\nRemotePort     : 0\n"
        "State          : Listen\nAppliedSetting :\nOwningProcess  : 1180",
        ONE,
    ),
    (
        "Get-NetTCPConnection finds none",
        "Get-NetTCPConnection : No MSFT_NetTCPConnection objects found with property 'LocalPort' equal to '3389'.\n"
        "Verify the value of the property and retry.",
        [NOTHING],
    ),
    (
        "Get-NetTCPConnection finds none, in Chinese",
        "PS C:\\> Get-NetTCPConnection -LocalPort 3389\n"
        "Get-NetTCPConnection : 找不到其属性“LocalPort”等于“3389”的任何 MSFT_NetTCPConnection "
        "对象。请验证属性值，然后重试。\n"
        "所在位置 行:1 字符: 1\n"
        "    + CategoryInfo          : ObjectNotFound: (3389:UInt16) [Get-NetTCPConnection], CimJobException",
        [NOTHING],
    ),
    ("half open, a few", row(3389, "SYN_RECEIVED", peer="198.51.100.7:50111"), [("half-open", "few")]),
    (
        "half open, many",
        "\n".join(row(443, "SYN_RECEIVED", peer=f"198.51.100.{n}:50111") for n in range(12)),
        [("half-open", "many")],
    ),
    (
        "half open, a flood",
        "\n".join(row(443, "SYN_RECEIVED", peer=f"198.51.100.{n}:50111") for n in range(100)),
        [("half-open", "flood")],
    ),
    ("half open, a flood that was counted", "    240 SYN-RECV\n     12 ESTAB", [("half-open", "flood")]),
    ("half open, nearly a flood", "     99 SYN-RECV", [("half-open", "many")]),
    ("half open on Linux", "SYN-RECV 0 0 10.0.0.5:8080 198.51.100.23:53211", [("half-open", "few")]),
    (
        "counted by uniq",
        "  28114 TIME-WAIT\n    310 ESTAB\n    240 CLOSE-WAIT",
        [("close-wait", "many"), ("time-wait", "many")],
    ),
    (
        "counted by Group-Object",
        "Count Name\n----- ----\n  240 CloseWait\n   12 TimeWait\n    5 Listen",
        [("close-wait", "many")],
    ),
    ("counted by awk", "TIME_WAIT 620\nCLOSE_WAIT 3\nSYN_RECV 2", [("half-open", "few")]),
    (
        "summed by ss -s",
        "TCP:   12 (estab 310, closed 8, orphaned 0, synrecv 64, timewait 8/0), ports 0",
        [("half-open", "many")],
    ),
    ("a few in TIME_WAIT", row(443, "TIME_WAIT", pid=0, peer="198.51.100.7:50111"), []),
    ("a test in source", "    '" + row(3389).strip() + "',\n    '" + row(22).strip() + "',", []),
    ("advice", "如果看到 TCP 0.0.0.0:3389 0.0.0.0:0 LISTENING，说明端口在监听", []),
    ("a configuration", "server {\n  listen 443 ssl;\n  listen [::]:80;\n}\nListenAddress 0.0.0.0:22", []),
    ("firewall rules", "ACCEPT     tcp  --  0.0.0.0/0            0.0.0.0/0            tcp dpt:3389", []),
    ("docker", "0.0.0.0:8080->80/tcp, :::8080->80/tcp   web", []),
    ("no rights", "(Not all processes could be identified, non-owned process info", []),
    ("no tool", "bash: netstat: command not found", []),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_socket_table_is_read(text, expected):
    assert read(text) == expected


def test_every_value_is_a_subject():
    for _, text, _ in CASES:
        for found in found_in(text):
            assert found.value in listening.SUBJECTS[found.subject]


def test_the_lines_and_the_port_are_told():
    found = found_in("C:\\>netstat -ano | findstr :3389\n" + row(3389) + "\n" + row(33890))[0]
    assert found.lines == (2,)
    assert found.detail == {"port": 3389, "ports": [3389], "complete": False, "pid": 1180}


def test_a_full_list_has_its_ports_and_points_at_the_gap():
    found = found_in(FULL)[0]
    assert found.detail == {"port": 3389, "complete": True, "ports": [135, 445, 49664]}
    assert found.lines == (5, 6)


@pytest.mark.parametrize(
    ("command", "complete"),
    [("ss -lnt", True), ("ss -lnt | head", False), ("ss -lnt | grep -v 631", False), ("ss -lnt | grep LISTEN", True)],
)
def test_a_filter_makes_a_list_incomplete(command, complete):
    text = f"root@web:~# {command}\n{SS}\nLISTEN 0 1 0.0.0.0:22 0.0.0.0:*\nLISTEN 0 1 0.0.0.0:80 0.0.0.0:*"
    assert found_in(text)[0].detail["complete"] is complete


def test_tasklist_names_the_owner():
    tasks = '\nC:\\>tasklist /svc /fi "PID eq 1180"\n\nImage Name    PID Services\n=====\nsvchost.exe   1180 {}\n'
    netstat = "C:\\>netstat -ano | findstr :3389\n" + row(3389) + "\n"
    assert ("port-owner", "termservice") in read(
        netstat + tasks.format("CryptSvc, Dnscache,\n              TermService")
    )
    assert ("port-owner", "other") in read(netstat + tasks.format("iphlpsvc"))
    assert ("port-owner", "other") in read(netstat + tasks.format("N/A").replace("svchost.exe", "tunnel.exe "))
    assert read(netstat + tasks.format("Services    0    12,345 K")) == ONE
    assert read(netstat + tasks.format("TermService").replace("1180 ", "1181 ")) == ONE


def test_get_process_names_the_owner():
    text = (
        row(8443) + "\nPS C:\\> Get-Process -Id 1180\n    245      13     2400       8032       0.14   1180   0 nginx\n"
    )
    assert ("port-owner", "web") in read(text)


TABLE_OF_SS = (
    f"\nroot@web:~# ss -lntp\n{SS}\n"
    'LISTEN 0 128 0.0.0.0:22 0.0.0.0:* users:(("sshd",pid=812,fd=3))\n'
    'LISTEN 0 128 127.0.0.1:8080 0.0.0.0:* users:(("java",pid=900,fd=3))\n'
)


def tried(port, subject="port"):
    return Observation(subject, "not-open", (1,), {"port": port} if port else {})


def placed(text, *others):
    parts = parts_of(text)
    found = listening.with_owners([*others, *(found for part in parts for found in listening.read(part))], parts)
    return [
        (one.subject, one.value, one.detail["port"], one.detail.get("assumed", False))
        for one in found
        if one.subject in ("listen-address", "port-owner")
    ]


def test_the_tested_port_is_looked_up_in_a_whole_listing():
    loopback = [("listen-address", "loopback", 8080, False), ("port-owner", "other", 8080, False)]
    assert placed(TABLE_OF_SS, tried(8080)) == loopback
    assert placed(TABLE_OF_SS, tried(8080), tried(8080)) == loopback
    assert placed(TABLE_OF_SS, tried(8080, "socket")) == loopback
    assert placed(TABLE_OF_SS, tried(9000)) == []
    assert placed(TABLE_OF_SS, tried(8080), tried(22)) == []
    assert placed(TABLE_OF_SS, tried(None)) == []


def test_without_a_test_the_row_of_ssh_or_remote_desktop_is_only_assumed():
    assert placed(TABLE_OF_SS) == [("listen-address", "all", 22, True), ("port-owner", "sshd", 22, True)]
    assert placed(TABLE_OF_SS.replace(":22 ", ":2222 ")) == []
    assert placed(FULL + "\n" + row(3389, address="10.0.0.5")) == [("listen-address", "private", 3389, True)]
    assert placed(FULL + "\n" + row(3389) + "\n" + row(22)) == []


def test_tasklist_names_the_owner_of_a_row_in_a_whole_listing():
    tasks = "\nC:\\>tasklist /svc\n\nImage Name    PID Services\n=====\nsvchost.exe   1180 TermService\n"
    found = placed("C:\\>netstat -ano\n" + row(135, pid=900) + "\n" + row(3389) + tasks, tried(3389))
    assert found == [("listen-address", "all", 3389, False), ("port-owner", "termservice", 3389, False)]


EMPTY = [
    ("ss -lp | grep 3306  # 找出打开端口的程序", []),
    ("netstat -ano | findstr :3389", [NOTHING]),
    ("netstat -ano|findstr 3389", [NOTHING]),
    ('netstat -an | find "3389"', [NOTHING]),
    ("netstat -ano | findstr LISTENING | findstr :3389", [NOTHING]),
    ("ss -tlnp | grep ':22 '", [NOTHING]),
    ("sudo netstat -tlnp | grep 22", [NOTHING]),
    ("sudo lsof -i :22", [NOTHING]),
    ("lsof -i :22", []),
    ("netstat -ano | findstr listening | findstr :3389", []),
    ("netstat -ano | findstr :3389 | findstr ESTABLISHED", []),
    ("netstat -ano | findstr :3389 | findstr /v LISTENING", []),
    ("netstat -ano | findstr 1180", []),
    ("netstat -no | findstr :3389", []),
    ("netstat -an | grep :22", []),
    ("netstat -ano | findstr sshd", []),
    ("ss -ulnp | grep :3389", []),
    ("ss -tnp state established | grep :22", []),
    ("ss -tlnp 2>/dev/null | grep :22", []),
    ("netstat -ano | findstr :3389 & echo done", []),
]


@pytest.mark.parametrize(("command", "expected"), EMPTY, ids=[case[0] for case in EMPTY])
def test_a_filtered_command_that_prints_nothing(command, expected):
    after = "\n\nC:\\>netstat -ano | findstr :4389\n" + row(4389)
    assert read(f"C:\\>{command}{after}") == [*ONE, *expected]


def test_a_paste_that_ends_after_the_command_says_nothing():
    assert read("C:\\>netstat -ano | findstr :3389\n") == []
    assert read(row(80) + "\nC:\\>netstat -ano | findstr :3389\n") == ONE


def test_commands_to_try_say_nothing():
    assert read("netstat -ano | findstr :3389\nqwinsta\ntasklist /svc\n把结果发给我\n") == []


def test_what_a_later_listing_shows_is_not_contradicted_by_an_empty_one():
    assert read("C:\\>netstat -ano | findstr :3389\n\nC:\\>netstat -ano | findstr :3389\n" + row(3389)) == ONE


def test_a_heading_alone_proves_that_nothing_listens():
    assert read(f"$ sudo ss -lntp 'sport = :8080'\n{SS}\n") == [NOTHING]
    assert read(f"{SS}\n") == []


def test_rows_that_were_left_out_prove_nothing():
    lines = tuple(Line(number, text) for number, text in enumerate(FULL.split("\n"), 1) if text)
    assert [found.value for found in listening.read(Part("", lines, whole=False))] == ["listening"]


@pytest.mark.parametrize(
    "line",
    [
        row(3389),
        "listening listen :0 tcp 0 0 0.0.0.0:0 syn_recv time_wait close_wait localport " * 2,
        '"' * 2_000,
        "tcp " * 30,
    ],
)
def test_ten_thousand_lines_do_no_harm(line):
    part = Part("netstat -ano", tuple(Line(number, line) for number in range(1, 10_001)))
    list(listening.read(part))
