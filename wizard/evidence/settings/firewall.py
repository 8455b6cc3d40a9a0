"""Is the system's own firewall on, and does it let Remote Desktop, SSH and web pages in?

The tools differ too much to share code: Windows' profiles, its rules and the firewalls of Linux have their own modules.
"""

from __future__ import annotations

from collections.abc import Iterator

from wizard.evidence.observation import Observation, Subjects, said
from wizard.evidence.settings import firewall_linux, firewall_ports, firewall_profiles, firewall_rules
from wizard.evidence.transcript import Part

SUBJECTS: Subjects = {
    "firewall": {
        "firewall-off": said("The system's firewall is off", "系统防火墙已关闭", 44),
        "firewall-on": said("The system's firewall is on", "系统防火墙已开启", 45),
    },
    "firewall-inbound": {
        "block-all": said("The firewall blocks everything that comes in", "防火墙阻止所有入站连接", 37),
        "block": said("The firewall lets in only what a rule allows", "防火墙只放行有规则允许的入站连接", 72),
        "allow": said("The firewall lets in what no rule blocks", "没有规则阻止的入站连接，防火墙都放行", 73),
    },
    "firewall-outbound": {
        "block": said("The firewall blocks what goes out", "防火墙阻止出站连接", 46),
        "allow": said("The firewall lets out what no rule blocks", "没有规则阻止的出站连接，防火墙都放行", 79),
    },
    "rdp-rule": {
        "blocks": said("A firewall rule blocks Remote Desktop", "有防火墙规则阻止远程桌面", 39),
        "disabled": said("The firewall rule for Remote Desktop is off", "远程桌面的防火墙规则没有启用", 40),
        "missing": said("The firewall has no rule for Remote Desktop", "防火墙没有远程桌面的规则", 41),
        "enabled": said("A firewall rule allows Remote Desktop", "防火墙规则已放行远程桌面", 59),
    },
    "ssh-rule": {
        "blocks": said("A firewall rule blocks SSH", "有防火墙规则阻止 SSH", 46),
        "disabled": said("The firewall rule for SSH is off", "SSH 的防火墙规则没有启用", 47),
        "missing": said("The firewall has no rule for SSH", "防火墙没有 SSH 的规则", 48),
        "enabled": said("A firewall rule allows SSH", "防火墙规则已放行 SSH", 61),
    },
    "web-rule": {
        "blocks": said("A firewall rule blocks web pages", "有防火墙规则阻止网页访问", 49),
        "missing": said("The firewall has no rule for web pages", "防火墙没有网页端口的规则", 50),
        "enabled": said("A firewall rule allows web pages", "防火墙规则已放行网页端口", 62),
    },
    "port-rule": {
        "blocks": said("A firewall rule blocks this port", "有防火墙规则阻止这个端口", 51),
        "disabled": said("The firewall rule for this port is off", "这个端口的防火墙规则没有启用", 52),
        "enabled": said("A firewall rule allows this port", "防火墙规则已放行这个端口", 63),
    },
}


def read(part: Part) -> Iterator[Observation]:
    yield from firewall_profiles.read(part)
    yield from firewall_rules.read(part)
    yield from firewall_linux.read(part)
    yield from firewall_ports.read(part)
