"""qwinsta, query session and query user in several languages, in samples written by hand."""

import pytest

from wizard.evidence.listening import sessions
from wizard.evidence.paste import Line
from wizard.evidence.transcript import Part, parts_of


def found_in(text):
    return [found for part in parts_of(text) for found in sessions.read(part)]


def read(text):
    return [(found.subject, found.value) for found in found_in(text)]


def table(*rows, head=" SESSIONNAME       USERNAME                 ID  STATE   TYPE        DEVICE", disc="Disc"):
    services = f" services                                    0  {disc}"
    return "\n".join(
        [
            head,
            services,
            *(name.ljust(19) + user.ljust(22) + f"{number:>5}  {state}" for name, user, number, state in rows),
        ]
    )


CONSOLE = (">console", "admin", 1, "Active")
LISTENS, DOWN, NOTHING = ("rdp-listener", "listening"), ("rdp-listener", "down"), ("rdp-listener", "not-listening")
SECOND, LEFT = ("rdp-listener-second", "present"), ("sessions-left", "present")
ZH = " 会话名            用户名                   ID  状态    类型        设备"
TW = " 工作階段名稱      使用者名稱               識別碼  狀態    類型        裝置"

CASES = [
    (
        "a time before every line is no user",
        "".join(f"2026-01-02 10:11:0{n} {line}\n" for n, line in enumerate(table(CONSOLE).splitlines())),
        [],
    ),
    ("English", table(CONSOLE, (" rdp-tcp", "", 65536, "Listen")), [LISTENS]),
    ("Chinese", table((" console", "", 1, "已连接"), (" rdp-tcp", "", 65536, "侦听"), head=ZH, disc="断开"), [LISTENS]),
    (
        "Chinese, down",
        table((" console", "", 1, "已连接"), (" rdp-tcp", "", 65536, "关闭"), head=ZH, disc="断开"),
        [DOWN],
    ),
    ("Traditional Chinese", table((" rdp-tcp", "", 65536, "接聽"), head=TW, disc="已中斷連線"), [LISTENS]),
    ("German", table((" console", "admin", 1, "Aktiv"), (" rdp-tcp", "", 65536, "Abhör."), disc="Getr."), [LISTENS]),
    ("Spanish", table((" rdp-tcp", "", 65536, "Escuchar"), disc="Desc"), [LISTENS]),
    ("French", table((" rdp-tcp", "", 65536, "Écouter"), disc="Déco"), [LISTENS]),
    ("Russian", table((" rdp-tcp", "", 65536, "Прием"), disc="Диск"), [LISTENS]),
    ("a language we do not know", table(CONSOLE, (" rdp-tcp", "", 65536, "Zzzz")), []),
    ("down", table(CONSOLE, (" rdp-tcp", "", 65536, "Down")), [DOWN]),
    ("capitals", table(CONSOLE, (" RDP-Tcp", "", 65537, "Listen")), [LISTENS]),
    ("one row only", " rdp-tcp                                 65536  Listen", [LISTENS]),
    ("no listener", table(CONSOLE), [NOTHING]),
    ("no listener, in Chinese", table((" console", "", 1, "已连接"), head=ZH, disc="断开"), [NOTHING]),
    ("somebody is connected, no listener row", table(CONSOLE, (" rdp-tcp#2", "user", 2, "Active")), []),
    ("no heading and no listener", "\n".join(table(CONSOLE).split("\n")[1:]), []),
    ("without the row of services", " console   admin   1  Active", []),
    ("only some of it was asked for", "C:\\>qwinsta admin\n" + table(CONSOLE), []),
    ("the table was asked for", "C:\\>query session /server:SRV1\n" + table(CONSOLE), [NOTHING]),
    (
        "another product listens",
        table(CONSOLE, (" ica-tcp", "", 65536, "Listen"), (" rdp-tcp", "", 65537, "Listen")),
        [LISTENS, SECOND],
    ),
    ("only another product listens", table(CONSOLE, (" ica-tcp", "", 65536, "Listen")), [NOTHING, SECOND]),
    (
        "Hyper-V listens",
        table(CONSOLE, (" 7a78855482a04...", "", 65536, "Listen"), (" rdp-tcp", "", 65537, "Listen")),
        [LISTENS],
    ),
    ("only Hyper-V listens", table(CONSOLE, (" 7a78855482a04...", "", 65536, "Listen")), [NOTHING]),
    (
        "Azure Virtual Desktop",
        table((" rdp-tcp", "", 65536, "Listen"), (" rdp-sxs240705700", "", 65537, "Listen")),
        [LISTENS],
    ),
    (
        "one disconnected session",
        table(CONSOLE, (" ", "user", 2, "Disc"), (" rdp-tcp", "", 65536, "Listen")),
        [LISTENS],
    ),
    (
        "the same user twice",
        table((" ", "user", 2, "Disc"), (">rdp-tcp#1", "user", 3, "Active"), (" rdp-tcp", "", 65536, "Listen")),
        [LISTENS, LEFT],
    ),
    (
        "two disconnected sessions",
        table((" ", "user", 2, "断开"), (" ", "other", 3, "断开"), head=ZH, disc="断开"),
        [LEFT],
    ),
    (
        "query user",
        " USERNAME              SESSIONNAME        ID  STATE   IDLE TIME  LOGON TIME\n"
        ">admin                 rdp-tcp#1           1  Active          .  3/2/2026 8:01 AM\n"
        " user                                      2  Disc         0:31  3/2/2026 7:20 AM\n"
        " other                                     3  Disc         0:44  3/2/2026 7:25 AM",
        [LEFT],
    ),
    ("query user, all well", ">admin                 console             1  运行中      无     2026/3/2 08:00", []),
    ("nobody", "No User exists for *", []),
    ("advice", "如果 qwinsta 里没有 rdp-tcp 65536 Listen，说明监听器被禁用", []),
    ("numbers", "console 12 users\nservices 3 active things", []),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_table_of_sessions_is_read(text, expected):
    assert read(text) == expected


def test_lines_and_details_are_told():
    text = table(
        (" ", "user", 2, "Disc"),
        (" ", "user", 3, "Disc"),
        (" ica-tcp", "", 65536, "Listen"),
        (" rdp-tcp", "", 65537, "Listen"),
    )
    listener, second, left = found_in(text)
    assert (listener.lines, second.lines, left.lines) == ((6,), (5,), (3, 4))
    assert second.detail == {"names": ["ica-tcp"]}
    assert left.detail == {"count": 2}


def test_a_cut_paste_does_not_prove_that_a_row_is_missing():
    lines = tuple(Line(number, text) for number, text in enumerate(table(CONSOLE).split("\n"), 1))
    assert list(sessions.read(Part("", lines, whole=False))) == []


def test_every_value_is_a_subject():
    assert all(found.value in sessions.SUBJECTS[found.subject] for _, text, _ in CASES for found in found_in(text))


@pytest.mark.parametrize("line", [" rdp-tcp   65536  Listen", "services console rdp-tcp 2 Disc " * 3, ">" * 2_000])
def test_ten_thousand_lines_do_no_harm(line):
    part = Part("qwinsta", tuple(Line(number, line) for number in range(1, 10_001)))
    list(sessions.read(part))
