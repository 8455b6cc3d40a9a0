"""IPsec policies, group policy, groups and the clock."""

import pytest

from wizard.evidence.settings import policy
from wizard.evidence.transcript import parts_of


def ipsec(label, value, pfs):
    return f"Policy Name             : block-3389\n{label}   : {value}\n{pfs}        : x\nNo. of policies : 1"


WHOAMI = """GROUP INFORMATION
Everyone                               Well-known group S-1-1-0      Mandatory group, Enabled
BUILTIN\\Users                          Alias            S-1-5-32-545 Mandatory group, Enabled
{more}
Mandatory Label\\Medium Mandatory Level Label            S-1-16-8192
"""
GPRESULT = r"""        GPO: Hardening
            {folder}: SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services\fDenyTSConnections
            {value}:       1, 0, 0, 0
            {state}:       Enabled
"""
GROUP = "Alias name     Remote Desktop Users\nComment        x\n\nMembers\n\n{rule}\n{names}{done}\n"
STRIPCHART = "Tracking ntp.example.com [203.0.113.10:123].\nThe current time is 11/21/2026 9:00:00 AM.\n"
STATUS = "Leap Indicator: {leap}\nStratum: 3 (secondary reference)\nPhase Offset: 0.0001234s\n"
RULE = "-" * 79

CASES = [
    ("IPsec assigned", ipsec("Assigned", "YES", "Master PFS"), [("ipsec", "assigned")]),
    ("IPsec not assigned", ipsec("Assigned", "NO", "Master PFS"), [("ipsec", "not-assigned")]),
    ("IPsec assigned, Chinese", ipsec("已指派", "是", "主 PFS"), [("ipsec", "assigned")]),
    ("IPsec not assigned, Chinese", ipsec("已指派", "否", "主 PFS"), [("ipsec", "not-assigned")]),
    ("IPsec assigned, German", ipsec("Zugewiesen", "JA", "Hauptschlüssel-PFS"), [("ipsec", "assigned")]),
    ("IPsec not assigned, French", ipsec("Attribuée", "NON", "PFS principal"), [("ipsec", "not-assigned")]),
    ("IPsec assigned, Russian", ipsec("Назначена", "ДА", "Основной PFS"), [("ipsec", "assigned")]),
    (
        "one of two is assigned",
        ipsec("Assigned", "NO", "Master PFS") + "\n" + ipsec("Assigned", "YES", "Master PFS"),
        [("ipsec", "assigned")],
    ),
    ("no IPsec policy", "ERR IPsec[05072] : There are no policies in the policy store", [("ipsec", "none")]),
    ("no IPsec policy, Chinese", "错误 IPsec[05072]: 策略存储中没有策略", [("ipsec", "none")]),
    (
        "a store that does not open proves nothing",
        "ERR IPsec[05073] : Unable to open the policy store, no policies",
        (),
    ),
    ("a domain policy", "GPO Name  : Servers\nAD IPsec Policy Name    : lock", [("ipsec", "assigned")]),
    ("a yes without PFS is something else", "Assigned to me : YES", ()),
    (
        "gpresult",
        GPRESULT.format(folder="Folder Id", value="Value", state="State"),
        [("rdp-policy", "present")],
    ),
    ("gpresult, Chinese", GPRESULT.format(folder="文件夹 ID", value="值", state="状态"), [("rdp-policy", "present")]),
    ("gpresult, old", GPRESULT.format(folder="KeyName", value="Value", state="State"), [("rdp-policy", "present")]),
    ("a registry path is not gpresult", r"Key: HKLM\SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services\x", ()),
    ("gpresult /r names objects only", "Applied Group Policy Objects\n    Default Domain Policy", ()),
    (
        "whoami: member",
        WHOAMI.format(more="BUILTIN\\Remote Desktop Users Alias S-1-5-32-555 x"),
        [("rdp-group", "member")],
    ),
    (
        "whoami: administrator",
        WHOAMI.format(more="BUILTIN\\Administrators Alias S-1-5-32-544 x"),
        [("rdp-group", "administrator")],
    ),
    ("whoami: neither", WHOAMI.format(more="x"), [("rdp-group", "not-member")]),
    (
        "whoami, Chinese",
        WHOAMI.format(more="BUILTIN\\Remote Desktop Users 别名 S-1-5-32-555 必需的组"),
        [("rdp-group", "member")],
    ),
    ("rights are no groups", "SeDenyNetworkLogonRight = *S-1-1-0\nSeInteractiveLogonRight = *S-1-5-32-544", ()),
    ("whoami, cut off", "Everyone S-1-1-0\nBUILTIN\\Users S-1-5-32-545", ()),
    (
        "a group with members",
        GROUP.format(rule=RULE, names="alice\nbob\n", done="The command completed successfully."),
        [("rdp-group", "members")],
    ),
    (
        "an empty group, Chinese",
        GROUP.format(rule=RULE, names="", done="命令成功完成。"),
        [("rdp-group", "empty")],
    ),
    ("a group, cut off", GROUP.format(rule=RULE, names="alice\n", done=""), ()),
    ("another group", f"Alias name     Users\nMembers\n{RULE}\nThe command completed successfully.", ()),
    ("the clock is right", STRIPCHART + "09:00:00, +00.0123456s\n09:00:02, -00.0023456s", [("clock", "right")]),
    ("the clock is off", STRIPCHART + "09:00:00, +412.0123456s", [("clock", "off")]),
    ("the clock, with the delay", "09:00:00 d:+00.0156250s o:-900.0006210s  [   *   ]", [("clock", "off")]),
    (
        "the clock, Chinese",
        "正在跟踪 ntp.example.com [203.0.113.10:123]。\n09:00:00, -00.5000000s",
        [("clock", "right")],
    ),
    ("two minutes is neither", STRIPCHART + "09:00:00, +120.0123456s", ()),
    ("no answer of the time server", STRIPCHART + "09:00:00, error: 0x800705B4", ()),
    ("w32tm status", STATUS.format(leap="0(no warning)"), [("clock", "right")]),
    ("w32tm status, not synchronised", STATUS.format(leap="3(not synchronized)"), ()),
    ("chrony", "System time     : 0.000012345 seconds slow of NTP time", [("clock", "right")]),
    ("ntpdate", "21 Nov 09:00:00 ntpdate[77]: adjust time server 203.0.113.10 offset 1200.5 sec", [("clock", "off")]),
]


def read(text):
    return [observation for part in parts_of(text) for observation in policy.read(part)]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_policies_say(text, expected):
    assert [(observation.subject, observation.value) for observation in read(text)] == list(expected)


def test_members_are_told():
    text = GROUP.format(rule=RULE, names="alice\nbob\n", done="The command completed successfully.")
    (group,) = read(text)
    assert group.detail == {"members": ["alice", "bob"]}
    assert group.lines == (7, 8)


def test_the_setting_is_told():
    (found,) = read(GPRESULT.format(folder="Folder Id", value="Value", state="State"))
    assert (found.lines, found.detail) == ((2,), {"setting": "fDenyTSConnections"})


def test_the_offset_is_told():
    (clock,) = read(STRIPCHART + "09:00:00, -412.0123456s")
    assert (clock.lines, clock.detail) == ((3,), {"seconds": -412.012})
