"""The system's own firewall: is it on, what does it do, and which rules are there."""

import pytest

from wizard.evidence.settings import firewall
from wizard.evidence.transcript import parts_of

ON, OFF = ("firewall", "firewall-on"), ("firewall", "firewall-off")
IN, OUT = ("firewall-inbound", "block"), ("firewall-outbound", "allow")
DASHES = "-" * 70


def profile(head, state, value, policy="", label="Firewall Policy"):
    more = f"\n{label}                       {policy}" if policy else ""
    return f"\n{head}:\n{DASHES}\n{state}                                 {value}{more}\n"


def rule(name, enabled, direction, action, port="3389", labels=None, protocol="TCP", profiles="Domain,Private,Public"):
    names = labels or (
        *("Rule Name", "Enabled", "Direction", "Profiles", "Grouping", "LocalIP", "RemoteIP"),
        *("Protocol", "LocalPort", "RemotePort", "Edge traversal", "Action"),
    )
    values = (name, enabled, direction, profiles, "", "Any", "Any", protocol, port, "Any", "No", action)
    lines = [f"{key}:                            {value}" for key, value in zip(names, values, strict=True)]
    return "\n".join([lines[0], DASHES, *lines[1:]]) + "\n"


ZH = (
    "规则名称",
    "已启用",
    "方向",
    "配置文件",
    "分组",
    "本地 IP",
    "远程 IP",
    "协议",
    "本地端口",
    "远程端口",
    "边缘遍历",
    "操作",
)
DE = (
    "Regelname",
    "Aktiviert",
    "Richtung",
    "Profile",
    "Gruppierung",
    "Lokales IP",
    "Remote-IP",
    "Protokoll",
    "Lokaler Port",
    "Remoteport",
    "Edgeausnahme",
    "Aktion",
)
BOTH = "BlockInbound,AllowOutbound"
PS = """Name                  : {name}
DisplayName           : {display}
DisplayGroup          : {group}
Enabled               : {enabled}
Profile               : Any
Direction             : Inbound
Action                : {action}
PolicyStoreSource     : {store}
"""
RDP = {
    "name": "RemoteDesktop-UserMode-In-TCP",
    "display": "Remote Desktop - User Mode (TCP-In)",
    "group": "Remote Desktop",
}
RDP_ZH = {"name": "RemoteDesktop-UserMode-In-TCP", "display": "远程桌面 - 用户模式(TCP-In)", "group": "远程桌面"}
SSH = {"name": "OpenSSH-Server-In-TCP", "display": "OpenSSH SSH Server (sshd)", "group": "OpenSSH Server"}
LOCAL = {"enabled": "True", "action": "Allow", "store": "PersistentStore"}
ASK = "PS C:\\> Get-NetFirewallRule -Name RemoteDesktop-UserMode-In-TCP | Format-List Enabled,Profile,Action\n"
MISSING = """Get-NetFirewallRule : No MSFT_NetFirewallRule objects found with property '{by}' equal to '{name}'.
+ FullyQualifiedErrorId : CmdletizationQuery_NotFound_{by},Get-NetFirewallRule
"""
UFW = """Status: active
Logging: on (low)
Default: deny (incoming), allow (outgoing), disabled (routed)

To                         Action      From
--                         ------      ----
"""
ZONE = """public (active)
  target: {target}
  icmp-block-inversion: no
  interfaces: eth0
  sources:
  services: {services}
  ports: {ports}
  rich rules: {rich}
"""

WINDOWS = [
    ("English", profile("Public Profile Settings", "State", "ON", BOTH), [ON, IN, OUT]),
    ("English, off", profile("Public Profile Settings", "State", "OFF", BOTH), [OFF]),
    ("English, without the rule of dashes", "Domain Profile Settings:\n    State         ON\n\nOk.", [ON]),
    ("Chinese, without the rule of dashes", "专用配置文件 设置:\n状态            关闭\n", [OFF]),
    ("Chinese", profile("公用配置文件 设置", "状态", "启用", BOTH, "防火墙策略"), [ON, IN, OUT]),
    ("Chinese, the other word", profile("域配置文件 设置", "状态", "打开"), [ON]),
    ("Chinese, off", profile("公用配置文件 设置", "状态", "关闭", BOTH, "防火墙策略"), [OFF]),
    ("Chinese, off, older", profile("专用配置文件 设置", "状态", "禁用"), [OFF]),
    ("Traditional Chinese", profile("公用設定檔 設定", "狀態", "開啟", BOTH, "防火牆原則"), [ON, IN, OUT]),
    ("Traditional Chinese, off", profile("公用設定檔 設定", "狀態", "關閉"), [OFF]),
    (
        "German",
        profile("Öffentliches Profil-Einstellungen", "Status", "EIN", BOTH, "Firewallrichtlinie"),
        [ON, IN, OUT],
    ),
    ("German, off", profile("Domänenprofil-Einstellungen", "Status", "AUS"), [OFF]),
    ("French", profile("Paramètres Profil public ", "État", "Actif", BOTH, "Stratégie de pare-feu"), [ON, IN, OUT]),
    ("French, off", profile("Paramètres Profil de domaine ", "État", "Inactif"), [OFF]),
    ("Spanish", profile("Configuración de Perfil público", "Estado", "ACTIVAR"), [ON]),
    ("Spanish, off", profile("Configuración de Perfil público", "Estado", "DESACTIVAR"), [OFF]),
    ("Russian", profile("Параметры Общий профиль", "Состояние", "ВКЛЮЧИТЬ"), [ON]),
    ("Russian, off", profile("Параметры Общий профиль", "Состояние", "ОТКЛЮЧИТЬ"), [OFF]),
    ("Japanese", profile("パブリック プロファイル設定", "状態", "オン"), [ON]),
    ("Japanese, off", profile("パブリック プロファイル設定", "状態", "オフ"), [OFF]),
    ("the state alone after its command", "C:\\>netsh advfirewall show currentprofile state\nState       ON", [ON]),
    ("a state without a profile is somebody else's", "Service report\nState       ON", ()),
    ("the policy alone proves nothing", profile("Public Profile Settings", "Firewall Policy", BOTH), ()),
    (
        "mixed profiles are on",
        profile("Domain Profile Settings", "State", "OFF") + profile("Public Profile Settings", "State", "ON"),
        [ON],
    ),
    (
        "everything is blocked",
        profile("Public Profile Settings", "State", "ON", "BlockInboundAlways,AllowOutbound"),
        [ON, ("firewall-inbound", "block-all"), OUT],
    ),
    (
        "outgoing is blocked",
        profile("公用配置文件 设置", "状态", "启用", "BlockInbound,BlockOutbound", "防火墙策略"),
        [ON, IN, ("firewall-outbound", "block")],
    ),
    (
        "profiles that differ prove nothing of the policy",
        profile("Domain Profile Settings", "State", "ON", "AllowInbound,AllowOutbound")
        + profile("Public Profile Settings", "State", "ON", BOTH),
        [ON, OUT],
    ),
    ("the old netsh firewall", "Firewall status:\nOperational mode                  = Enable", [ON]),
    ("the old netsh firewall, Chinese", "防火墙状态:\n操作模式                          = 禁用", [OFF]),
    (
        "a list of profiles",
        "Name                  : Public\nEnabled               : True\nDefaultInboundAction  : Block",
        [ON, IN],
    ),
    ("a list, off", "Name : Domain\nEnabled : False\n\nName : Public\nEnabled : False", [OFF]),
    ("a table", "Name    Enabled\n----    -------\nDomain    False\nPrivate    True\nPublic     True", [ON]),
    ("a table of numbers", "Name Enabled\n---- -------\nDomain 0\nPublic 0", [OFF]),
    (
        "a table with actions",
        "Name    Enabled DefaultInboundAction DefaultOutboundAction\n----    ------- ----- -----\n"
        "Public     True                Block                 Allow",
        [ON, IN, OUT],
    ),
    ("another table", "Name    Enabled\n----    -------\nGuest   False", ()),
]
RULES = [
    ("netsh rule", rule("Remote Desktop - User Mode (TCP-In)", "Yes", "In", "Allow"), [("rdp-rule", "enabled")]),
    ("netsh rule off", rule("Remote Desktop - User Mode (TCP-In)", "No", "In", "Allow"), [("rdp-rule", "disabled")]),
    ("netsh rule blocks", rule("My rule", "Yes", "In", "Block"), [("rdp-rule", "blocks")]),
    (
        "netsh rule, Chinese",
        rule("远程桌面 - 用户模式(TCP-In)", "是", "入", "允许", labels=ZH),
        [("rdp-rule", "enabled")],
    ),
    (
        "netsh rule off, Chinese",
        rule("远程桌面 - 用户模式(TCP-In)", "否", "入", "允许", labels=ZH),
        [("rdp-rule", "disabled")],
    ),
    ("netsh rule blocks, Chinese", rule("禁止 3389", "是", "入", "阻止", labels=ZH), [("rdp-rule", "blocks")]),
    (
        "netsh rule, German",
        rule("Remotedesktop - Benutzermodus (TCP eingehend)", "Ja", "Eingehend", "Zulassen", labels=DE),
        [("rdp-rule", "enabled")],
    ),
    ("outgoing rules say nothing", rule("out 3389", "Yes", "Out", "Block"), ()),
    ("UDP alone says nothing", rule("Remote Desktop - User Mode (UDP-In)", "No", "In", "Allow", protocol="UDP"), ()),
    ("shadowing is not the port", rule("Remote Desktop - Shadow (TCP-In)", "No", "In", "Allow", port="Any"), ()),
    ("another rule", rule("Web", "No", "In", "Allow", port="8080"), ()),
    (
        "on here, off there: silence",
        rule("RDP", "Yes", "In", "Allow", profiles="Domain") + rule("RDP", "No", "In", "Allow", profiles="Public"),
        (),
    ),
    (
        "one that blocks wins",
        rule("Remote Desktop - User Mode (TCP-In)", "Yes", "In", "Allow") + rule("x", "Yes", "In", "Block"),
        [("rdp-rule", "blocks")],
    ),
    ("PowerShell list", PS.format(**RDP, **LOCAL), [("rdp-rule", "enabled")]),
    ("PowerShell list, off", PS.format(**RDP, **{**LOCAL, "enabled": "False"}), [("rdp-rule", "disabled")]),
    ("PowerShell list, Chinese", PS.format(**RDP_ZH, **{**LOCAL, "enabled": "False"}), [("rdp-rule", "disabled")]),
    ("PowerShell list, blocks", PS.format(**RDP, **{**LOCAL, "action": "Block"}), [("rdp-rule", "blocks")]),
    ("PowerShell list of SSH", PS.format(**SSH, **LOCAL), [("ssh-rule", "enabled")]),
    ("fields without a name", ASK + "Enabled : False\nProfile : Any\nAction  : Allow", [("rdp-rule", "disabled")]),
    (
        "PowerShell table",
        "Name       Enabled Profile Direction Action\n----  ---\nOpenSSH-Server-In-TCP    False Any Inbound Allow",
        [("ssh-rule", "disabled")],
    ),
    ("no rule of that name", MISSING.format(by="InstanceID", name=RDP["name"]), [("rdp-rule", "missing")]),
    (
        "no rule of that group",
        MISSING.format(by="RuleGroup", name="@FirewallAPI.dll,-28752"),
        [("rdp-rule", "missing")],
    ),
    ("no SSH rule", MISSING.format(by="InstanceID", name=SSH["name"]), [("ssh-rule", "missing")]),
    ("a display name is translated: silence", MISSING.format(by="DisplayGroup", name="Remote Desktop"), ()),
    ("netsh without a match: silence", 'C:\\>netsh advfirewall firewall show rule name="RDP"\nNo rules match the', ()),
    (
        "netsh without a match, Chinese",
        'C:\\>netsh advfirewall firewall show rule name="RDP"\n没有与指定标准相匹配的规则。',
        (),
    ),
    ("a service is no rule", "Name : TermService\nDisplayName : Remote Desktop Services\nEnabled : True", ()),
]
LINUX = [
    ("ufw off", "Status: inactive", [OFF]),
    ("ufw off, after its command", "$ sudo ufw status\nStatus: inactive", [OFF]),
    ("ufw off, Chinese", "root@web:~# ufw status\n状态：不活动", [OFF]),
    ("ufw on, Chinese", "root@web:~# ufw status\n状态： 激活", [ON]),
    ("ufw on, German", "root@web:~# ufw status\nStatus: Aktiv", [ON]),
    ("a status of something else", "Name: web\nStatus: inactive\nUptime: 3", ()),
    (
        "ufw with rules",
        UFW + "22/tcp                     ALLOW IN    Anywhere\n80,443/tcp                 ALLOW IN    Anywhere",
        [ON, ("ssh-rule", "enabled"), ("web-rule", "enabled")],
    ),
    (
        "ufw by name, numbered",
        "Status: active\n\n     To                         Action      From\n     --      ------      ----\n"
        "[ 1] OpenSSH                    LIMIT IN    Anywhere\n[ 2] Nginx Full                 ALLOW IN    Anywhere",
        [ON, ("ssh-rule", "enabled"), ("web-rule", "enabled")],
    ),
    (
        "ufw denies SSH",
        UFW + "22/tcp                     DENY IN     Anywhere\n443/tcp                    ALLOW IN    Anywhere",
        [ON, ("ssh-rule", "blocks"), ("web-rule", "enabled")],
    ),
    (
        "ufw without SSH",
        UFW + "443/tcp                    ALLOW IN    Anywhere",
        [ON, ("ssh-rule", "missing"), ("web-rule", "enabled")],
    ),
    (
        "certain addresses only: silence about SSH",
        UFW + "22/tcp                     ALLOW IN    198.51.100.7\n80                         ALLOW IN    Anywhere",
        [ON, ("web-rule", "enabled")],
    ),
    (
        "firewalld",
        ZONE.format(target="default", services="dhcpv6-client ssh http", ports="", rich=""),
        [ON, ("ssh-rule", "enabled"), ("web-rule", "enabled")],
    ),
    (
        "firewalld without SSH",
        ZONE.format(target="default", services="dhcpv6-client", ports="443/tcp", rich=""),
        [ON, ("ssh-rule", "missing"), ("web-rule", "enabled")],
    ),
    (
        "rich rules may let in more",
        ZONE.format(target="default", services="cockpit", ports="", rich="\n\trule family=ipv4 accept"),
        [ON],
    ),
    ("firewalld runs", "# firewall-cmd --state\nrunning", [ON]),
    ("firewalld does not run", "FirewallD is not running", [OFF]),
    ("running alone is nobody's", "running", ()),
    ("iptables drops", "Chain INPUT (policy DROP)\ntarget     prot opt source               destination", [ON]),
    ("iptables -S", "-P INPUT DROP\n-P FORWARD ACCEPT", [ON]),
    ("iptables rejects at the end", "-P INPUT ACCEPT\n-A INPUT -j REJECT --reject-with icmp-host-prohibited", [ON]),
    (
        "iptables rejects at the end, as a table",
        "Chain INPUT (policy ACCEPT)\nREJECT     all  --  anywhere   anywhere   reject-with icmp-host-prohibited",
        [ON],
    ),
    (
        "an open chain proves nothing",
        "Chain INPUT (policy ACCEPT)\ntarget     prot opt source\n\nChain FORWARD (policy DROP)",
        (),
    ),
    (
        "ufw in Chinese without its command",
        "状态： 激活\n\n至                          动作          来自\n-                          --          --\n"
        "22/tcp                     ALLOW       Anywhere",
        [ON, ("ssh-rule", "enabled"), ("web-rule", "missing")],
    ),
    (
        "firewalld of RHEL 7 names the default zone last",
        "public (active, default)\n  target: default\n  services: dhcpv6-client ssh\n  ports:\n  rich rules:\n",
        [ON, ("ssh-rule", "enabled"), ("web-rule", "missing")],
    ),
    ("nftables", "chain input {\n\ttype filter hook input priority filter; policy drop;\n}", [ON]),
    ("nftables, a last reject", "chain input {\n type filter hook input priority 0; policy accept;\n  reject\n}", [ON]),
    ("macOS", "Firewall is disabled. (State = 0)", [OFF]),
]
CASES = WINDOWS + RULES + LINUX


def read(text):
    return [observation for part in parts_of(text) for observation in firewall.read(part)]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_the_firewall_says(text, expected):
    found = [(one.subject, one.value) for one in read(text) if one.subject != "port-rule"]
    assert found == list(expected)


def test_the_profiles_are_counted_and_their_lines_named():
    text = profile("Domain Profile Settings", "State", "OFF") + profile("Public Profile Settings", "State", "ON", BOTH)
    on, inbound, outbound = read(text)
    assert (on.lines, on.detail) == ((8,), {"profiles_on": 1, "profiles_off": 1})
    assert inbound.lines == outbound.lines == (9,)


def test_a_rule_tells_its_port_and_profile():
    found, by_port = read(rule("RDP, my own (remote desktop)", "Yes", "In", "Allow", port="4389", profiles="Private"))
    assert found.detail == {"port": 4389, "profile": "Private"}
    assert found.lines == by_port.lines == (1, 3, 13)
    assert (by_port.subject, by_port.value, by_port.detail["port"]) == ("port-rule", "enabled", 4389)


def test_a_rule_of_a_group_policy_is_marked():
    (found,) = read(PS.format(**RDP, **{**LOCAL, "store": "Servers baseline"}))
    assert found.detail["managed"] == "Servers baseline"


IPTABLES = """-P INPUT ACCEPT
-A INPUT -m state --state RELATED,ESTABLISHED -j ACCEPT
-A INPUT -i lo -j ACCEPT
{}
-A INPUT -j REJECT --reject-with icmp-host-prohibited
"""
TABLE = """Chain INPUT (policy ACCEPT)
target     prot opt source               destination
ACCEPT     all  --  0.0.0.0/0            0.0.0.0/0            state RELATED,ESTABLISHED
{}

Chain FORWARD (policy DROP)
target     prot opt source               destination
ACCEPT     tcp  --  0.0.0.0/0            172.17.0.2           tcp dpt:81
"""
COUNTED = """Chain INPUT (policy DROP 0 packets, 0 bytes)
num   pkts bytes target     prot opt in     out     source               destination
1       10   600 ACCEPT     all  --  lo     *       0.0.0.0/0            0.0.0.0/0
2       10   600 {}     tcp  --  {}      *       0.0.0.0/0            0.0.0.0/0            tcp dpt:8080
"""
ASKED = "PS C:\\> Get-NetFirewallPortFilter | Where-Object LocalPort -eq 8080 | Get-NetFirewallRule\n"
LISTED = PS.format(name="{1b2c}", display="web", group="", **LOCAL)
PORT_RULES = [
    ("ufw", UFW + "8080/tcp                   ALLOW IN    Anywhere", ["enabled 8080"]),
    ("ufw denies", UFW + "8080                       DENY IN     Anywhere", ["blocks 8080"]),
    ("ufw, for one address", UFW + "8080/tcp                   ALLOW IN    198.51.100.7", []),
    ("ufw, UDP", UFW + "8080/udp                   ALLOW IN    Anywhere", []),
    ("ufw, a range", UFW + "8000:8100/tcp              ALLOW IN    Anywhere", []),
    (
        "ufw, a range before it decides otherwise",
        UFW + "8000:8100/tcp              DENY IN     Anywhere\n8080/tcp                   ALLOW IN    Anywhere",
        [],
    ),
    (
        "ufw, a profile before it may decide",
        UFW + "My Panel                   DENY IN     Anywhere\n8080/tcp                   ALLOW IN    Anywhere",
        [],
    ),
    (
        "ufw, SSH before it does not",
        UFW + "OpenSSH                    ALLOW IN    Anywhere\n8080,9000/tcp              ALLOW IN    Anywhere",
        ["enabled 8080", "enabled 9000"],
    ),
    ("ufw that is off", "$ sudo ufw status\nStatus: inactive", []),
    (
        "a zone",
        ZONE.format(target="default", services="ssh", ports="8080/tcp 9000-9100/tcp", rich=""),
        ["enabled 8080"],
    ),
    (
        "a zone that rejects",
        ZONE.format(
            target="default",
            services="ssh",
            ports="8080/tcp",
            rich='\n\trule family="ipv4" port port="8080" protocol="tcp" reject',
        ),
        ["blocks 8080"],
    ),
    (
        "a zone, a rule for certain senders",
        ZONE.format(
            target="default",
            services="ssh",
            ports="",
            rich='\n\trule family="ipv4" source address="198.51.100.7" port port="8080" protocol="tcp" accept',
        ),
        [],
    ),
    (
        "a zone of containers beside it",
        ZONE.format(target="default", services="", ports="8080/tcp", rich="")
        + "docker (active)\n  target: ACCEPT\n  services:\n  ports:\n",
        ["enabled 8080"],
    ),
    ("--list-ports", "# firewall-cmd --list-ports\n8080/tcp 9000-9100/tcp 53/udp", ["enabled 8080"]),
    ("--list-ports without its command", "8080/tcp 53/udp", []),
    ("iptables -S", IPTABLES.format("-A INPUT -p tcp -m tcp --dport 8080 -j ACCEPT"), ["enabled 8080"]),
    ("iptables -S drops", IPTABLES.format("-A INPUT -p tcp -m tcp --dport 8080 -j DROP"), ["blocks 8080"]),
    (
        "iptables -S, several ports",
        IPTABLES.format("-A INPUT -p tcp -m multiport --dports 80,8000:8100,8443 -j ACCEPT"),
        ["enabled 80", "enabled 8443"],
    ),
    ("iptables -S, for one address", IPTABLES.format("-A INPUT -s 198.51.100.7/32 -p tcp --dport 8080 -j DROP"), []),
    ("iptables -S, UDP", IPTABLES.format("-A INPUT -p udp -m udp --dport 8080 -j ACCEPT"), []),
    ("iptables -S, behind the end", IPTABLES.format("-A INPUT -j DROP\n-A INPUT -p tcp --dport 8080 -j ACCEPT"), []),
    (
        "iptables -S, another chain before it",
        IPTABLES.format("-A INPUT -j OWN\n-A INPUT -p tcp -m tcp --dport 8080 -j ACCEPT"),
        [],
    ),
    (
        "iptables -S, fail2ban before it",
        IPTABLES.format("-A INPUT -p tcp -m multiport --dports 22 -j f2b-sshd\n-A INPUT -p tcp --dport 8080 -j ACCEPT"),
        ["enabled 8080"],
    ),
    ("iptables -S, the other way", "-P INPUT ACCEPT\n-A OUTPUT -p tcp -m tcp --dport 8080 -j DROP", []),
    (
        "iptables -L",
        TABLE.format("DROP       tcp  --  0.0.0.0/0            0.0.0.0/0            tcp dpt:8080"),
        ["blocks 8080"],
    ),
    (
        "iptables -L, newer",
        TABLE.format("ACCEPT     6    --  0.0.0.0/0            0.0.0.0/0            state NEW tcp dpt:8080"),
        ["enabled 8080"],
    ),
    (
        "iptables -L, for one address",
        TABLE.format("DROP       tcp  --  198.51.100.7         0.0.0.0/0            tcp dpt:8080"),
        [],
    ),
    (
        "iptables -L, a name",
        TABLE.format("ACCEPT     tcp  --  anywhere             anywhere             tcp dpt:http-alt"),
        [],
    ),
    ("iptables -L -v", COUNTED.format("ACCEPT", "*"), ["enabled 8080"]),
    ("iptables -L -v, one interface", COUNTED.format("DROP", "eth1"), []),
    ("netsh", rule("Web", "Yes", "In", "Allow", port="8080"), ["enabled 8080"]),
    ("netsh, off", rule("Web", "No", "In", "Allow", port="8080"), ["disabled 8080"]),
    ("netsh blocks, Chinese", rule("禁止", "是", "入", "阻止", port="8080", labels=ZH), ["blocks 8080"]),
    ("netsh, the other way", rule("Web", "Yes", "Out", "Block", port="8080"), []),
    ("netsh, UDP", rule("Web", "Yes", "In", "Allow", port="8080", protocol="UDP"), []),
    ("netsh, a range", rule("Web", "Yes", "In", "Allow", port="8000-8100"), []),
    (
        "netsh, for one address",
        rule("Web", "Yes", "In", "Allow", port="8080").replace(
            "RemoteIP:                            Any", "RemoteIP:                            198.51.100.7/32"
        ),
        [],
    ),
    ("PowerShell, the port in the command", ASKED + LISTED, ["enabled 8080"]),
    ("PowerShell without a port", LISTED, []),
    ("PowerShell, a field of the rule", LISTED.replace("PolicyStoreSource ", "LocalPort : 8080\nx "), ["enabled 8080"]),
    ("PowerShell, the filter after it", LISTED + "\n\n\n\nProtocol : TCP\nLocalPort : 8080", []),
    (
        "PowerShell, a table",
        "DisplayName Enabled Direction Action LocalPort\n---- ---\nweb            True   Inbound  Block 8080",
        ["blocks 8080"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in PORT_RULES], ids=[case[0] for case in PORT_RULES])
def test_a_rule_for_a_port_is_read(text, expected):
    assert [f"{one.value} {one.detail['port']}" for one in read(text) if one.subject == "port-rule"] == expected


@pytest.mark.parametrize(
    "line",
    [
        "-A INPUT -p tcp -m tcp --dport 8080 -j ACCEPT",
        "ACCEPT     tcp  --  0.0.0.0/0            0.0.0.0/0            tcp dpt:8080",
        "8080/tcp                   ALLOW IN    Anywhere",
        "LocalPort:                            8080\n" + "-" * 60,
        "-A INPUT " + "-m state " * 18,
    ],
)
def test_many_rules_do_no_harm(line):
    read("-P INPUT DROP\nChain INPUT (policy DROP)\nStatus: active\nDefault: deny (incoming)\n" + f"{line}\n" * 5_000)
