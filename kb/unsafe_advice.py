"""Commands no article may hand out: docs/writing.md, “Never”. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.message import gettext_noop as _

BLOCK = re.compile(r"^[ ]*```(?:powershell|cmd|bash)[^\n]*\n(.*?)^[ ]*```", re.DOTALL | re.MULTILINE)
"""A block of commands somebody could copy; the group is what stands in it."""

UNSAFE = {
    r"netsh advfirewall set (all|public|private|domain)profiles? state off": _("it switches the firewall off"),
    r"Set-NetFirewallProfile[^\n]*-Enabled\s+(False|0)": _("it switches the firewall off"),
    r"/v UserAuthentication [^\n]*/d 0(?!x)": _("it lets anybody reach the sign-in of Remote Desktop (NLA off)"),
    r"/v SecurityLayer [^\n]*/d 0(?!x)": _("it takes the protection off Remote Desktop"),
    r"StrictHostKeyChecking[ =]no": _("it trusts any server that answers"),
    r"Set-MpPreference[^\n]*-DisableRealtimeMonitoring \$true": _("it switches the virus protection off"),
    r"icacls (?![^\n]*/save)[^\n]*MachineKeys[^\n]*/t": _("it changes the rights on every key of the machine"),
}
"""Pattern of a command -> why not."""


def unsafe_commands(body: str) -> Iterator[tuple[int, str, str]]:
    """(line from 0, command, why not)"""
    for block in BLOCK.finditer(body):
        for pattern, why in UNSAFE.items():
            for found in re.finditer(pattern, block[1], re.IGNORECASE):
                yield body.count("\n", 0, block.start(1) + found.start()), found[0], why
