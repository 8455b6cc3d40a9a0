"""Commands to run in one go, whose output answers many questions of a guide at once.

Which commands a block holds follows from the rules of the guide's questions: a command is worth running if some rule
looks at a subject that it shows. All of them only read; none needs a file, changes a setting or keeps running.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

HOST, PORT = "203.0.113.10", "PORT"
"""What stands in the commands for the visitor's own address (an address of RFC 5737, nobody's) and port."""

SHELLS = ("cmd", "powershell", "sh")


@dataclass(frozen=True, slots=True)
class Block:
    """Lines to paste into one shell. `place` is ``own`` (the visitor's computer) or ``server``."""

    place: str
    shell: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Command:
    """One command, and the subjects its output shows.

    `ports` limits it to guides of one of these ports; what runs in `sh` on the server is not for Remote Desktop's.
    """

    place: str
    shell: str
    line: str
    shows: frozenset[str]
    ports: frozenset[int] = frozenset()


def _command(place: str, shell: str, line: str, shows: str, ports: Iterable[int] = ()) -> _Command:
    return _Command(place, shell, line, frozenset(shows.split()), frozenset(ports))


RDP, SSH, WEB = (3389,), (22,), (443,)
_RDP_KEY = r"HKLM\SYSTEM\CurrentControlSet\Control\Terminal Server"
_RDP_PATH = _RDP_KEY.replace("HKLM", "HKLM:")
_RDP_RULES = "@FirewallAPI.dll,-28752"

_COMMANDS = (
    _command("own", "cmd", f"ping -n 4 {HOST}", "ping latency"),
    # curl, unlike Test-NetConnection, tells a refusal from silence; it is part of Windows since 2018.
    _command("own", "cmd", f"curl -v -m 8 telnet://{HOST}:{PORT}", "port connection"),
    _command("own", "cmd", f"curl -v -m 15 -o NUL https://{HOST}/", "tls http-status", WEB),
    _command("own", "cmd", f"tracert -d -h 15 -w 800 {HOST}", "trace trace-end"),
    _command("own", "powershell", f"ping -n 4 {HOST}", "ping latency"),
    _command("own", "powershell", f"Test-NetConnection {HOST} -Port {PORT}", "port"),
    _command("own", "powershell", f"curl.exe -v -m 8 telnet://{HOST}:{PORT}", "port connection"),
    _command("own", "powershell", f"curl.exe -v -m 15 -o NUL https://{HOST}/", "tls http-status", WEB),
    _command("own", "powershell", f"tracert -d -h 15 -w 800 {HOST}", "trace trace-end"),
    _command("own", "sh", f"ping -c 4 {HOST}", "ping latency"),
    _command("own", "sh", f"nc -vz -w 5 {HOST} {PORT}", "port"),
    _command("own", "sh", f"curl -v -m 15 -o /dev/null https://{HOST}/", "tls http-status", WEB),
    _command("own", "sh", f"openssl s_client -connect {HOST}:{PORT} -servername {HOST} </dev/null", "tls chain", WEB),
    _command("own", "sh", f"traceroute -n -m 15 -w 1 {HOST}", "trace trace-end"),
    _command("server", "cmd", "sc query TermService", "rdp-service", RDP),
    _command("server", "cmd", "sc qc TermService", "rdp-service", RDP),
    _command("server", "cmd", "sc query sshd", "ssh-service", SSH),
    _command("server", "cmd", rf'reg query "{_RDP_KEY}\WinStations\RDP-Tcp" /v PortNumber', "rdp-port-state", RDP),
    _command("server", "cmd", f'reg query "{_RDP_KEY}" /v fDenyTSConnections', "rdp-enabled", RDP),
    _command("server", "cmd", "qwinsta", "rdp-listener rdp-listener-second sessions-left", RDP),
    _command("server", "cmd", f'netstat -ano | findstr ":{PORT} "', "listening listen-address port-owner half-open"),
    _command("server", "cmd", "tasklist /svc", "port-owner"),
    _command("server", "cmd", "netsh advfirewall show allprofiles", "firewall firewall-inbound firewall-outbound"),
    _command("server", "cmd", "netsh ipsec static show policy all", "ipsec", RDP),
    _command("server", "cmd", "systeminfo", "memory"),
    _command("server", "cmd", "ipconfig /all", "adapter gateway"),
    _command("server", "powershell", "Get-Service TermService | Format-List Name,Status,StartType", "rdp-service", RDP),
    _command("server", "powershell", "Get-Service sshd | Format-List Name,Status,StartType", "ssh-service", SSH),
    _command(
        "server", "powershell", rf"Get-ItemProperty '{_RDP_PATH}\WinStations\RDP-Tcp' PortNumber", "rdp-port-state", RDP
    ),
    _command("server", "powershell", f"Get-ItemProperty '{_RDP_PATH}' fDenyTSConnections", "rdp-enabled", RDP),
    _command("server", "powershell", "qwinsta", "rdp-listener rdp-listener-second sessions-left", RDP),
    _command(
        "server", "powershell", f'netstat -ano | findstr ":{PORT} "', "listening listen-address port-owner half-open"
    ),
    _command("server", "powershell", "tasklist /svc", "port-owner"),
    _command(
        "server", "powershell", "Get-NetFirewallProfile | Format-Table Name,Enabled,DefaultInboundAction", "firewall"
    ),
    _command("server", "powershell", f"Get-NetFirewallRule -Group '{_RDP_RULES}'", "rdp-rule", RDP),
    _command("server", "powershell", "netsh ipsec static show policy all", "ipsec", RDP),
    _command("server", "powershell", "systeminfo", "memory"),
    _command("server", "powershell", "ipconfig /all", "adapter gateway"),
    _command("server", "sh", "systemctl status ssh sshd --no-pager -n 20", "ssh-service sshd-bind", SSH),
    _command("server", "sh", "sudo sshd -t", "sshd-config sshd-hostkeys", SSH),
    _command("server", "sh", f"sudo ss -ltnp 'sport = :{PORT}'", "listening listen-address port-owner"),
    _command("server", "sh", "sudo nginx -t", "nginx-config", WEB),
    _command("server", "sh", "sudo ufw status verbose", "firewall"),
    _command("server", "sh", "vmstat 1 5", "cpu"),
    _command("server", "sh", "free -m", "memory"),
    _command("server", "sh", "ip -br address", "adapter"),
    _command("server", "sh", "ip route", "gateway"),
)


def blocks(subjects: Collection[str], ports: Collection[int]) -> list[Block]:
    """One block for each place and shell that has anything to run.

    `subjects` are those the guide's rules look at, `ports` the guide's (none: a guide about any port).
    """
    found = []
    for place in ("own", "server"):
        for shell in SHELLS:
            lines = tuple(command.line for command in _COMMANDS if _fits(command, place, shell, subjects, ports))
            if lines:
                found.append(Block(place, shell, lines))
    return found


def _fits(command: _Command, place: str, shell: str, subjects: Collection[str], ports: Collection[int]) -> bool:
    return (
        (command.place, command.shell) == (place, shell)
        and bool(command.shows & set(subjects))
        and (not command.ports or bool(command.ports & set(ports)))
        and not ((place, shell) == ("server", "sh") and set(RDP) & set(ports))
    )
