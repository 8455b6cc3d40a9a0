"""Events of Windows' log, reasons of failed sign-ins, and attacks."""

import pytest

from wizard.evidence.messages import events
from wizard.evidence.messages.event_texts import EVENTS
from wizard.evidence.transcript import parts_of


def viewer(log, source, number, text="", labels=("Log Name", "Source", "Date", "Event ID", "Level", "Description")):
    return (
        f"{labels[0]}:      {log}\n{labels[1]}:        {source}\n{labels[2]}:          11/21/2026 9:00:00 AM\n"
        f"{labels[3]}:      {number}\n{labels[4]}:         Error\n{labels[5]}:\n{text}\n"
    )


ZH = ("日志名称", "来源", "日期", "事件 ID", "级别", "描述")
DE = ("Protokollname", "Quelle", "Datum", "Ereignis-ID", "Ebene", "Beschreibung")
FR = ("Nom du journal", "Source", "Date", "ID de l'événement", "Niveau", "Description")
RU = ("Имя журнала", "Источник", "Дата", "Код события", "Уровень", "Описание")
JA = ("ログの名前", "ソース", "日付", "イベント ID", "レベル", "説明")
AUDIT = "Microsoft-Windows-Security-Auditing"
FAILED = "\nFailure Information:\n\tFailure Reason:\t\tx\n\tStatus:\t\t\t{status}\n\tSub Status:\t\t{sub}\n"
FAILED_ZH = "\n失败信息:\n\t失败原因:\t\t未知\n\t状态:\t\t\t{status}\n\t子状态:\t\t{sub}\n"
TABLE = (
    f"   ProviderName: {AUDIT}\n\nTimeCreated                     Id LevelDisplayName Message\n-----  -- ----- ---\n"
)
ROW = "11/21/2026 9:00:00 AM         4625 Information      An account failed to log on....\n"
XML = (
    "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='{source}'/>"
    "<EventID{more}>{number}</EventID></System></Event>"
)


def seen(*numbers):
    return [(f"event-{number}", "seen") for number in numbers]


CASES = [
    ("Event Viewer", viewer("System", "Schannel", 36874), seen(36874)),
    (
        "a credential without a word of its key",
        viewer(
            "System", "Schannel", 36870, "A fatal error occurred when attempting to access the TLS server credential."
        ),
        seen(36870),
    ),
    ("Event Viewer, Chinese", viewer("系统", "TermDD", 56, labels=ZH), seen(56)),
    (
        "Event Viewer, German",
        viewer("System", "Microsoft-Windows-Resource-Exhaustion-Detector", 2004, labels=DE),
        seen(2004),
    ),
    ("Event Viewer, French", viewer("Système", "Service Control Manager", 7000, labels=FR), seen(7000)),
    ("Event Viewer, Russian", viewer("System", "Service Control Manager", 7031, labels=RU), seen(7031)),
    ("Event Viewer, Japanese", viewer("System", "Schannel", 36887, labels=JA), seen(36887)),
    ("its details pane, Chinese", "来源(S): Schannel\n事件 ID(E): 36888\n级别(L): 错误", seen(36888)),
    ("a small number of another source", viewer("System", "Microsoft-Windows-Ntfs", 50), ()),
    ("a small number of no source", "Event ID: 56", ()),
    (".NET uses 1026 too", viewer("Application", ".NET Runtime", 1026), ()),
    ("an unmistakable number needs no source", "事件 ID: 4625", seen(4625)),
    ("without a colon", "事件ID 4625", seen(4625)),
    ("without a colon, with its source", "Schannel Event ID 36874", seen(36874)),
    ("in a sentence it is silence", "We had Event ID 4625 a few times.", ()),
    ("advice is silence", "Check whether Event ID 4625 occurs; this means somebody tries passwords", ()),
    ("a bare number is silence", "4625", ()),
    ("Get-WinEvent table", TABLE + ROW, seen(4625)),
    (
        "Get-EventLog table",
        "   Index Time          EntryType   Source                 InstanceID Message\n"
        "   ----- ----          ---------   ------                 ---------- -------\n"
        "    1042 Nov 21 09:00  Error       Schannel                    36887 A fatal alert was",
        seen(36887),
    ),
    (
        "Get-WinEvent list",
        "TimeCreated  : 21.11.2026 09:00\nProviderName : Microsoft-Windows-Kernel-Power\nId           : 41\nMessage",
        seen(41),
    ),
    (
        "Get-WinEvent with all fields names the provider below",
        "Message              : x\nId                   : 7011\nVersion              : 0\nQualifiers : 49152\n"
        "ProviderName         : Service Control Manager",
        seen(7011),
    ),
    (
        "wevtutil",
        "Event[0]:\n  Log Name: System\n  Source: Microsoft-Windows-Kernel-Power\n  Date: 2026-11-21T09:00:00.000\n"
        "  Event ID: 41\n  Task: N/A",
        seen(41),
    ),
    ("XML", XML.format(source=AUDIT, number=4625, more=""), seen(4625)),
    ("XML with qualifiers", XML.format(source="Tcpip", number=4227, more=" Qualifiers='32768'"), seen(4227)),
    ("XML of another source", XML.format(source="Other", number=4227, more=""), ()),
    (
        "CSV",
        "Level,Date and Time,Source,Event ID,Task Category\nError,11/21/2026 9:00:00 AM,Schannel,36870,None",
        seen(36870),
    ),
    ("a row, Chinese", "错误\t2026/11/21 9:00:00\tService Control Manager\t7034\t无", seen(7034)),
    ("a process id is no event", "TCP 0.0.0.0:3389 0.0.0.0:0 LISTENING 4625", ()),
    (
        "a message alone",
        "A fatal error occurred while creating a TLS client credential. The internal error\nstate is 10013.",
        seen(36871),
    ),
    ("a message alone, Chinese", "创建 TLS 客户端 凭据时发生严重错误。内部错误状态为 10013。", seen(36871)),
    (
        "a message of the protocol",
        "The Terminal Server security layer detected an error in the protocol stream and has",
        seen(56),
    ),
    ("a list of events", "4740,A user account was locked out\n1102,The audit log was cleared", ()),
    (
        "a message about memory, Chinese",
        "Windows 成功诊断出虚拟内存不足的情况。以下程序使用了大多数虚拟内存: x",
        seen(2004),
    ),
    (
        "wrong password",
        viewer("Security", AUDIT, 4625, FAILED.format(status="0xC000006D", sub="0xC000006A")),
        [*seen(4625), ("logon-failure", "wrong-password")],
    ),
    (
        "no such user, Chinese",
        viewer("安全", AUDIT, 4625, FAILED_ZH.format(status="0xC000006D", sub="0xC0000064"), labels=ZH),
        [*seen(4625), ("logon-failure", "no-user")],
    ),
    ("the finer of two", FAILED.format(status="0xC000006E", sub="0xC0000072"), [("logon-failure", "disabled")]),
    ("a status without a finer one", FAILED.format(status="0xC0000234", sub="0x0"), [("logon-failure", "locked")]),
    (
        "the status of 4625 says it all",
        FAILED.format(status="0xC000015B", sub="0x0"),
        [("logon-failure", "not-granted")],
    ),
    ("the general status says nothing", FAILED.format(status="0xC000006D", sub="0x0"), ()),
    (
        "two reasons",
        FAILED.format(status="0xC000006D", sub="0xC0000064") + FAILED.format(status="0xC0000133", sub="0x0"),
        [("logon-failure", "no-user"), ("logon-failure", "clock")],
    ),
    (
        "XML of a failed sign-in",
        "<EventID>4625</EventID>\n<Data Name='Status'>0xc000006d</Data>\n<Data Name='FailureReason'>%%2313</Data>\n"
        "<Data Name='SubStatus'>0xc0000071</Data>",
        [*seen(4625), ("logon-failure", "password-expired")],
    ),
    ("a table of codes", "event 4625:\n| `0xC0000064` | no such user |\n| `0xC0000072` | disabled | Sub Status", ()),
    ("a query is no event", 'wevtutil qe Security /q:"*[System[(EventID=4625)]]" /c:3 /rd:true /f:text', ()),
    ("a code of another program", "Faulting module, exception code: 0xC0000064", ()),
    ("an attack", TABLE + ROW * 120, [*seen(4625), ("attack", "seen")]),
    ("fewer are none", TABLE + ROW * 60, seen(4625)),
    (
        "an attack on SSH",
        "Nov 21 09:00:00 web sshd[1]: Failed password for root from 203.0.113.10\n" * 130,
        [("attack", "seen")],
    ),
    (
        "a count",
        "PS C:\\> Get-WinEvent -FilterHashtable @{LogName='Security';Id=4625} | Measure-Object\n\nCount    : 1234\nSum",
        [("attack", "seen")],
    ),
    (
        "a bare count",
        "PS C:\\> (Get-WinEvent -FilterHashtable @{Id=4625} | Measure-Object).Count\n3",
        [("attack", "few")],
    ),
    ("a count of something else", "PS C:\\> Get-Process | Measure-Object\n\nCount    : 1234", ()),
    ("a greeting", "There were 4321 failed login attempts since the last successful login.", [("attack", "seen")]),
]


def read(text):
    return [observation for part in parts_of(text) for observation in events.read(part)]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_the_log_says(text, expected):
    assert [(observation.subject, observation.value) for observation in read(text)] == list(expected)


@pytest.mark.parametrize("number", EVENTS)
def test_every_event_is_found_with_its_source(number):
    assert (f"event-{number}", "seen") in [
        (found.subject, found.value) for found in read(viewer("System", EVENTS[number].sources[0], number))
    ]


def test_an_event_is_counted_once_with_its_lines():
    (event,) = read(TABLE + ROW * 7)
    assert (event.lines, event.detail) == ((5, 6, 7, 8), {"count": 7})


def test_the_reason_of_a_disconnect_is_told():
    text = viewer(
        "x", "Microsoft-Windows-TerminalServices-ClientActiveXCore", 1026, "has been disconnected (Reason= 516)"
    )
    (event,) = read(text)
    assert event.detail == {"count": 1, "reason": 516}


def test_the_line_of_the_finer_status_is_the_proof():
    (reason,) = read(FAILED.format(status="0xC000006D", sub="0xC000006A").lstrip("\n"))
    assert reason.lines == (4,)
