"""The registry settings of Remote Desktop, read from what reg, PowerShell and regedit print."""

import pytest

from wizard.evidence.settings import registry
from wizard.evidence.transcript import parts_of

RDP = r"HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\Terminal Server\WinStations\RDP-Tcp"
SERVER = r"HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\Terminal Server"
POLICY = r"HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services"
PUTTY = r"HKEY_CURRENT_USER\Software\SimonTatham\PuTTY\Sessions\web"
SHORT = r"HKLM:\SYSTEM\CurrentControlSet\Control\Terminal Server\WinStations\RDP-Tcp"
COPY = r"HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\Terminal Server\Wds\rdpwd\Tds\tcp"
PORT = ("rdp-port", "port=3389"), ("rdp-port-state", "default")
OTHER = ("rdp-port", "port=4389"), ("rdp-port-state", "changed")

CASES = [
    ("reg query prints the port in hexadecimal", f"{RDP}\n    PortNumber    REG_DWORD    0xd3d\n", PORT),
    ("a changed port", f"C:\\>reg query x\n\n{RDP}\n    PortNumber    REG_DWORD    0x1125", OTHER),
    (
        "a line without its key counts if the command names it",
        rf'C:\> reg query "{RDP}" /v PortNumber | find "Port"' + "\n    PortNumber    REG_DWORD    0xd3d",
        PORT,
    ),
    (
        "quotes in the middle of the path",
        'C:\\>reg query HKLM\\SYSTEM\\ControlSet001\\Control\\Terminal" "Server\\WinStations\\RDP-Tcp /v PortNumber\n'
        "    PortNumber    REG_DWORD    0xd3d",
        PORT,
    ),
    ("a bare line without a key is silence", "    PortNumber    REG_DWORD    0xd3d", ()),
    ("another program's port is silence", f"{PUTTY}\n    PortNumber    REG_DWORD    0x16", ()),
    (
        "the key of another program ends the one before",
        f"{RDP}\n    fEnableWinStation    REG_DWORD    0x1\n{PUTTY}\n    PortNumber    REG_DWORD    0x16",
        [("rdp-listener-enabled", "enabled")],
    ),
    ("an exported file", f'Windows Registry Editor Version 5.00\n\n[{RDP}]\n"PortNumber"=dword:00000d3d\n', PORT),
    (
        "an exported file with more",
        f'[{RDP}]\n"PortNumber"=dword:00001125\n"SecurityLayer"=dword:00000002\n"UserAuthentication"=dword:00000000',
        (*OTHER, ("security-layer", "tls"), ("nla", "not-required")),
    ),
    ("regedit's own copy, Chinese", f"计算机\\{RDP}\nPortNumber    REG_DWORD    0x00000d3d (3389)", PORT),
    (
        "regedit saved as text",
        f"Key Name:          {RDP}\nValue 12\n  Name:            PortNumber\n  Type:            REG_DWORD\n"
        "  Data:            0xd3d",
        PORT,
    ),
    (
        "regedit saved as text, Chinese",
        f"项名称:          {RDP}\n值 12\n  名称:      PortNumber\n  类型:      REG_DWORD\n  数据:      0x1125",
        OTHER,
    ),
    (
        "PowerShell writes the key below",
        "PortNumber   : 4389\nPSPath       : Microsoft.PowerShell.Core\\Registry::HKEY_LOCAL_MACHINE\\SYSTEM\\"
        "CurrentControlSet\\Control\\Terminal\n               Server\\WinStations\\RDP-Tcp\nPSChildName  : RDP-Tcp",
        OTHER,
    ),
    (
        "PowerShell of another program",
        "PortNumber   : 22\nPSPath       : Microsoft.PowerShell.Core\\Registry::HKEY_CURRENT_USER\\Software\\X",
        (),
    ),
    ("a number alone", f"PS C:\\> (Get-ItemProperty '{SHORT}').PortNumber\n3389", PORT),
    ("a number alone, asked by name", f"PS C:\\> Get-ItemPropertyValue '{SHORT}' -Name PortNumber\n4389", OTHER),
    (
        "a number alone after another command is silence",
        "PS C:\\> (Get-Item 'HKLM:\\SOFTWARE\\X').PortNumber\n3389",
        (),
    ),
    ("a table", f"PS C:\\> gp '{SHORT}' | ft PortNumber\n\nPortNumber\n----------\n      3389", PORT),
    (
        "children of a key",
        "    Hive: HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\n\n"
        "Name                           Property\n----                           --------\n"
        "RDP-Tcp                        AudioEnumeratorDll : rdpsnd.dll\n"
        "                               PortNumber         : 3389",
        PORT,
    ),
    ("port 0 is not valid", f"{RDP}\n    PortNumber    REG_DWORD    0x0", [("rdp-port-state", "invalid")]),
    ("a port that is too large", f"{RDP}\n    PortNumber    REG_DWORD    0x11170", [("rdp-port-state", "invalid")]),
    (
        "two different ports",
        f"{RDP}\n    PortNumber    REG_DWORD    0x1125\n{COPY}\n    PortNumber    REG_DWORD    0xd3d",
        (*OTHER, ("rdp-port-state", "two-numbers")),
    ),
    ("the copy alone tells a port", f"{COPY}\n    PortNumber    REG_DWORD    0xd3d", [("rdp-port", "port=3389")]),
    ("switched on", f"{SERVER}\n    fDenyTSConnections    REG_DWORD    0x0", [("rdp-enabled", "enabled")]),
    ("switched off", f"{SERVER}\n    fDenyTSConnections    REG_DWORD    0x1", [("rdp-enabled", "denied")]),
    (
        "switched off by policy",
        f"{POLICY}\n    fDenyTSConnections    REG_DWORD    0x1",
        [("rdp-enabled", "denied-by-policy")],
    ),
    (
        "a policy decides alone",
        f"{SERVER}\n    fDenyTSConnections    REG_DWORD    0x1\n{POLICY}\n    fDenyTSConnections    REG_DWORD    0x0",
        [("rdp-enabled", "enabled-by-policy")],
    ),
    (
        "no policy, English",
        f'C:\\>reg query "{POLICY}" /v fDenyTSConnections\nERROR: The system was unable to find',
        (),
    ),
    (
        "no policy, Chinese",
        f'C:\\>reg query "{POLICY}" /v fDenyTSConnections\n错误: 系统找不到指定的注册表项或值。',
        (),
    ),
    ("no policy, German", f'C:\\>reg query "{POLICY}" /v fDenyTSConnections\nFEHLER: Der angegebene Schlüssel', ()),
    ("security layer", f"{RDP}\n    SecurityLayer    REG_DWORD    0x0", [("security-layer", "rdp")]),
    ("security layer negotiated", f"{RDP}\n    SecurityLayer    REG_DWORD    0x1", [("security-layer", "negotiate")]),
    ("NLA", f"{RDP}\n    UserAuthentication    REG_DWORD    0x1", [("nla", "required")]),
    (
        "the listener is off",
        f"{RDP}\n    fEnableWinStation    REG_DWORD    0x0",
        [("rdp-listener-enabled", "disabled")],
    ),
    (
        "reg add proves nothing",
        f'C:\\>reg add "{RDP}" /v PortNumber /t REG_DWORD /d 0xd3d /f\nThe operation completed',
        (),
    ),
    ("Set-ItemProperty proves nothing", f"Set-ItemProperty -Path '{SHORT}' -Name PortNumber -Value 3390", ()),
    ("advice proves nothing", f"Open {RDP} and change PortNumber to 3390, then restart.", ()),
    (
        "Winlogon is silence",
        "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\Winlogon\n    Shell    REG_SZ    x",
        (),
    ),
]


def read(text):
    return [observation for part in parts_of(text) for observation in registry.read(part)]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_the_registry_says(text, expected):
    found = [(observation.subject, observation.value) for observation in read(text)]
    assert found == list(expected)


def test_the_line_of_the_value_is_the_proof():
    port, state = read(f"{RDP}\n\n    PortNumber    REG_DWORD    0x1125\n")
    assert port.lines == state.lines == (3,)
    assert port.detail == {"port": 4389}


def test_a_policy_is_marked_as_one():
    (nla,) = read(f"{POLICY}\n    UserAuthentication    REG_DWORD    0x1")
    assert nla.detail == {"policy": True}


def test_every_meaning_has_both_languages():
    for values in registry.SUBJECTS.values():
        assert all(meaning.text["en"] and meaning.text["zh-hans"] for meaning in values.values())
