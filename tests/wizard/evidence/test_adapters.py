"""Samples written from each tool's documented format; addresses are those of documentation."""

# ruff: noqa: E501

from __future__ import annotations

import pytest

from wizard.evidence.observation import Observation
from wizard.evidence.settings import adapters
from wizard.evidence.transcript import parts_of


def read(text: str) -> list[Observation]:
    return [found for part in parts_of(text) for found in adapters.read(part)]


def seen(text: str) -> list[str]:
    return [f"{one.subject}={one.value}" for one in read(text)]


def ipconfig(title: str, *blocks: str) -> str:
    return f"C:\\Users\\a>ipconfig /all\n\n{title}\n\n" + "\n\n".join(blocks)


EN = "Windows IP Configuration"
ZH = "Windows IP 配置"
ETHERNET = """Ethernet adapter Ethernet:

   Connection-specific DNS Suffix  . :
   Description . . . . . . . . . . . : Red Hat VirtIO Ethernet Adapter
   DHCP Enabled. . . . . . . . . . . : Yes
   IPv4 Address. . . . . . . . . . . : 10.0.0.5(Preferred)
   Subnet Mask . . . . . . . . . . . : 255.255.255.0
   Default Gateway . . . . . . . . . : 10.0.0.253"""
ETHERNET_ZH = """以太网适配器 以太网:

   连接特定的 DNS 后缀 . . . . . . . :
   描述. . . . . . . . . . . . . . . : Microsoft Hyper-V Network Adapter
   DHCP 已启用 . . . . . . . . . . . : 是
   IPv4 地址 . . . . . . . . . . . . : 10.0.0.5(首选)
   子网掩码  . . . . . . . . . . . . : 255.255.255.0
   默认网关. . . . . . . . . . . . . : 10.0.0.253"""
UNPLUGGED = """Ethernet adapter Ethernet:

   Media State . . . . . . . . . . . : Media disconnected
   Connection-specific DNS Suffix  . :"""
UNPLUGGED_ZH = """以太网适配器 以太网:

   媒体状态  . . . . . . . . . . . . : 媒体已断开连接
   连接特定的 DNS 后缀 . . . . . . . :"""
BLUETOOTH = """Ethernet adapter Bluetooth Network Connection:

   Media State . . . . . . . . . . . : Media disconnected"""
WIFI = """Wireless LAN adapter Wi-Fi:

   IPv4 Address. . . . . . . . . . . : 192.0.2.7
   Default Gateway . . . . . . . . . : fe80::1%7
                                       192.0.2.1"""
WSL = """Ethernet adapter vEthernet (WSL):

   IPv4 Address. . . . . . . . . . . : 172.20.0.1
   Default Gateway . . . . . . . . . :"""
APIPA = """Ethernet adapter Ethernet:

   Autoconfiguration IPv4 Address. . : 169.254.31.7(Preferred)
   Default Gateway . . . . . . . . . :"""
APIPA_ZH = """以太网适配器 以太网:

   自动配置 IPv4 地址  . . . . . . . : 169.254.31.7(首选)
   默认网关. . . . . . . . . . . . . :"""
APIPA_TW = """乙太網路卡 乙太網路:

   自動設定 IPv4 位址 . . . . . . . .: 169.254.31.7
   預設閘道 . . . . . . . . . . . . .:"""

IPCONFIG = [
    ("en", ipconfig(EN, ETHERNET), ["adapter=up", "gateway=present"]),
    ("zh", ipconfig(ZH, ETHERNET_ZH), ["adapter=up", "gateway=present"]),
    ("a block alone", ETHERNET, ["adapter=up", "gateway=present"]),
    ("unplugged", ipconfig(EN, UNPLUGGED, BLUETOOTH), ["adapter=disconnected"]),
    ("unplugged zh", ipconfig(ZH, UNPLUGGED_ZH), ["adapter=disconnected"]),
    ("unplugged, but wi-fi is up", ipconfig(EN, UNPLUGGED, BLUETOOTH, WIFI), ["adapter=up", "gateway=present"]),
    ("unplugged beside a virtual switch", ipconfig(EN, UNPLUGGED, WSL), ["adapter=disconnected"]),
    ("wi-fi down alone", WIFI.split("\n")[0] + "\n\n   Media State . . . . . . . . . . . : Media disconnected", []),
    ("bluetooth alone", BLUETOOTH, []),
    ("no address", ipconfig(EN, APIPA), ["adapter=apipa"]),
    ("no address zh", ipconfig(ZH, APIPA_ZH, BLUETOOTH), ["adapter=apipa"]),
    ("no address zh-tw", ipconfig("Windows IP 設定", APIPA_TW), ["adapter=apipa"]),
    ("an odd address beside a good one", ipconfig(EN, APIPA, WIFI), ["adapter=up", "gateway=present"]),
    ("no gateway", ipconfig(EN, ETHERNET.replace("10.0.0.253", "")), ["adapter=up", "gateway=missing"]),
    ("no gateway zh", ipconfig(ZH, ETHERNET_ZH.replace("10.0.0.253", "")), ["adapter=up", "gateway=missing"]),
    ("no gateway in a part", ETHERNET.replace("10.0.0.253", ""), ["adapter=up"]),
    ("no adapter", "C:\\>ipconfig\n\nWindows IP Configuration\n\n", ["adapter=missing"]),
    ("no adapter zh", "C:\\>ipconfig\n\nWindows IP 配置\n", ["adapter=missing"]),
    ("filtered", "C:\\>ipconfig | findstr IPv4\n   IPv4 Address. . . . . . . . . . . : 10.0.0.5", []),
    ("renewed", "C:\\>ipconfig /flushdns\n\nWindows IP Configuration\n\nSuccessfully flushed the DNS Resolver Cache.", []),
    ("german", ipconfig("Windows-IP-Konfiguration", "Ethernet-Adapter Ethernet:\n\n   Medienstatus. . . . . . . . . . . : Medium getrennt"), ["adapter=disconnected"]),
    ("german up", ipconfig("Windows-IP-Konfiguration", "Ethernet-Adapter Ethernet:\n\n   IPv4-Adresse  . . . . . . . . . . : 192.0.2.7\n   Standardgateway . . . . . . . . . : 192.0.2.1"), ["adapter=up", "gateway=present"]),
    ("french", ipconfig("Configuration IP de Windows", "Carte Ethernet Ethernet :\n\n   Adresse IPv4. . . . . . . . . . . . . .: 192.0.2.7\n   Passerelle par défaut. . . . . . . . . : 192.0.2.1"), ["adapter=up", "gateway=present"]),
    ("russian", ipconfig("Настройка протокола IP для Windows", "Адаптер Ethernet Ethernet:\n\n   IPv4-адрес. . . . . . . . . . . . : 192.0.2.7\n   Основной шлюз. . . . . . . . . : 192.0.2.1"), ["adapter=up", "gateway=present"]),
    ("xp", "Windows IP Configuration\n\nEthernet adapter Local Area Connection:\n\n        IP Address. . . . . . . . . . . . : 192.0.2.7\n        Default Gateway . . . . . . . . . : 192.0.2.1", ["adapter=up", "gateway=present"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "expected"), IPCONFIG, ids=[row[0] for row in IPCONFIG])
def test_ipconfig(name: str, text: str, expected: list[str]) -> None:
    assert seen(text) == expected


LO = "1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN\n    inet 127.0.0.1/8 scope host lo\n"
OTHERS = [
    ("ip addr", "$ ip addr\n" + LO + "2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc mq state UP\n    inet 192.0.2.7/24 brd 192.0.2.255 scope global eth0", ["adapter=up"]),
    ("ip addr without its command", LO + "2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc mq state UP\n    inet 192.0.2.7/24 scope global eth0", []),
    ("no carrier", LO + "2: eth0: <NO-CARRIER,BROADCAST,MULTICAST,UP> mtu 1500 qdisc mq state DOWN", ["adapter=disconnected"]),
    ("down", LO + "2: ens3: <BROADCAST,MULTICAST> mtu 1500 qdisc noop state DOWN", ["adapter=disconnected"]),
    ("docker down, card up", "$ ip a\n" + LO + "2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 state UP\n    inet 192.0.2.7/24\n3: docker0: <NO-CARRIER,BROADCAST,MULTICAST,UP> mtu 1500 state DOWN\n    inet 172.17.0.1/16", ["adapter=up"]),
    ("docker down alone", "3: docker0: <NO-CARRIER,BROADCAST,MULTICAST,UP> mtu 1500 state DOWN\n    inet 172.17.0.1/16", []),
    ("ifconfig apipa", "eth0: flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu 1500\n        inet 169.254.8.1  netmask 255.255.0.0", ["adapter=apipa"]),
    ("mac ifconfig", "$ ifconfig\nen0: flags=8863<UP,BROADCAST,SMART,RUNNING,SIMPLEX,MULTICAST> mtu 1500\n\tinet 192.0.2.7 netmask 0xffffff00 broadcast 192.0.2.255", ["adapter=up"]),
    ("ip route", "$ ip route\ndefault via 192.0.2.1 dev eth0 proto dhcp metric 100\n192.0.2.0/24 dev eth0 proto kernel scope link src 192.0.2.7", ["gateway=present"]),
    ("ip route without a default", "$ ip route\n192.0.2.0/24 dev eth0 proto kernel scope link src 192.0.2.7", ["gateway=missing"]),
    ("ip route of a target", "$ ip route get 203.0.113.10\n203.0.113.10 via 192.0.2.1 dev eth0 src 192.0.2.7", []),
    ("ip route filtered", "$ ip route | grep eth1\n192.0.2.0/24 dev eth1 proto kernel scope link src 192.0.2.7", []),
    ("route print", "C:\\>route print -4\nNetwork Destination        Netmask          Gateway       Interface  Metric\n          0.0.0.0          0.0.0.0        192.0.2.1       192.0.2.7     25", ["gateway=present"]),
    ("route -n", "$ route -n\nKernel IP routing table\nDestination     Gateway         Genmask         Flags Metric Ref    Use Iface\n0.0.0.0         192.0.2.1       0.0.0.0         UG    100    0        0 eth0", ["gateway=present"]),
    ("Get-NetAdapter", "Name      InterfaceDescription               ifIndex Status       MacAddress             LinkSpeed\n----      --------------------               ------- ------       ----------             ---------\nEthernet  Red Hat VirtIO Ethernet Adapter          4 Up           52-54-00-00-00-01        10 Gbps", ["adapter=up"]),
    ("Get-NetAdapter, off", "PS C:\\> Get-NetAdapter\nName      InterfaceDescription               ifIndex Status       MacAddress             LinkSpeed\nEthernet  Red Hat VirtIO Ethernet Adapter          4 Disabled     52-54-00-00-00-01        10 Gbps", ["adapter=disconnected"]),
    ("Get-NetAdapter, two", "Name      InterfaceDescription               ifIndex Status       MacAddress             LinkSpeed\nBluetooth Bluetooth Device (Personal Area)         9 Disconnected 52-54-00-00-00-02         3 Mbps\nEthernet  Red Hat VirtIO Ethernet Adapter          4 Up           52-54-00-00-00-01        10 Gbps", ["adapter=up"]),
    ("Get-NetIPConfiguration", "InterfaceAlias       : Ethernet\nInterfaceIndex       : 4\nIPv4Address          : 192.0.2.7\nIPv4DefaultGateway   : 192.0.2.1\nDNSServer            : 192.0.2.53", ["adapter=up", "gateway=present"]),
    ("Test-NetConnection is another tool", "ComputerName : 203.0.113.10\nInterfaceAlias : Ethernet\nTcpTestSucceeded : True", []),
    ("proxy", "C:\\>netsh winhttp show proxy\n\nCurrent WinHTTP proxy settings:\n\n    Proxy Server(s) :  192.0.2.80:3128\n    Bypass List     :  (none)", ["proxy=set"]),
    ("proxy zh", "当前的 WinHTTP 代理服务器设置:\n\n    代理服务器:  127.0.0.1:7890\n    绕过列表     :  (无)", ["proxy=set"]),
    ("no proxy", "Current WinHTTP proxy settings:\n\n    Direct access (no proxy server).", ["proxy=direct"]),
    ("no proxy zh", "当前的 WinHTTP 代理服务器设置:\n\n    直接访问(没有代理服务器)。", ["proxy=direct"]),
    ("port proxy", "Listen on ipv4:             Connect to ipv4:\n\nAddress         Port        Address         Port\n--------------- ----------  --------------- ----------\n0.0.0.0         3389        192.0.2.20      3389", ["port-forward=set"]),
    ("port proxy zh", "侦听 ipv4:                 连接到 ipv4:\n\n地址            端口        地址            端口\n--------------- ----------  --------------- ----------\n*               8080        192.0.2.20      80", ["port-forward=set"]),
    ("arp", "Interface: 192.0.2.7 --- 0x4\n  Internet Address      Physical Address      Type\n  192.0.2.1             52-54-00-00-00-01     dynamic", []),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "expected"), OTHERS, ids=[row[0] for row in OTHERS])
def test_other_lists_of_the_network(name: str, text: str, expected: list[str]) -> None:
    assert seen(text) == expected


NAMES = [
    ("nslookup", "C:\\>nslookup www.example.com\nServer:  UnKnown\nAddress:  192.0.2.53\n\nNon-authoritative answer:\nName:    www.example.com\nAddress:  203.0.113.10", ["name=resolves"]),
    ("nslookup zh", "服务器:  dns.example.com\nAddress:  192.0.2.53\n\n非权威应答:\n名称:    www.example.com\nAddresses:  2001:db8::1\n          203.0.113.10", ["name=resolves"]),
    ("nslookup linux", "Server:\t\t192.0.2.53\nAddress:\t192.0.2.53#53\n\nNon-authoritative answer:\nName:\twww.example.com\nAddress: 203.0.113.10", ["name=resolves"]),
    ("nslookup not found", "Server:  UnKnown\nAddress:  192.0.2.53\n\n*** UnKnown can't find nosuch.example.com: Non-existent domain", ["name=not-found"]),
    ("nslookup not found zh", "服务器:  UnKnown\nAddress:  192.0.2.53\n\n*** UnKnown 找不到 nosuch.example.com: Non-existent domain", ["name=not-found"]),
    ("nslookup not found linux", "** server can't find nosuch.example.com: NXDOMAIN", ["name=not-found"]),
    ("nslookup timed out", "C:\\>nslookup www.example.com\nDNS request timed out.\n    timeout was 2 seconds.\nServer:  UnKnown\nAddress:  192.0.2.53\n\nDNS request timed out.\n    timeout was 2 seconds.\nDNS request timed out.\n    timeout was 2 seconds.\n*** Request to UnKnown timed-out", ["name=no-server"]),
    ("nslookup timed out zh", "DNS request timed out.\n    timeout was 2 seconds.\n服务器:  UnKnown\nAddress:  192.0.2.53\n\n*** 请求 UnKnown 超时", ["name=no-server"]),
    ("the server's own name only", "C:\\>nslookup www.example.com\nDNS request timed out.\n    timeout was 2 seconds.\nServer:  UnKnown\nAddress:  192.0.2.53\n\nName:    www.example.com\nAddress:  203.0.113.10", ["name=resolves"]),
    ("one time-out alone", "DNS request timed out.\n    timeout was 2 seconds.", []),
    ("dig", "; <<>> DiG 9.18 <<>> www.example.com\n;; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 1\n;; ANSWER SECTION:\nwww.example.com.\t300\tIN\tA\t203.0.113.10", ["name=resolves"]),
    ("dig not found", ";; ->>HEADER<<- opcode: QUERY, status: NXDOMAIN, id: 1", ["name=not-found"]),
    ("dig no server", "; <<>> DiG 9.18 <<>> www.example.com\n;; connection timed out; no servers could be reached", ["name=no-server"]),
    ("host", "www.example.com has address 203.0.113.10", ["name=resolves"]),
    ("host not found", "Host nosuch.example.com not found: 3(NXDOMAIN)", ["name=not-found"]),
    ("getent", "$ getent hosts www.example.com\n203.0.113.10    www.example.com", ["name=resolves"]),
    ("Resolve-DnsName", "Resolve-DnsName : nosuch.example.com : DNS name does not exist", ["name=not-found"]),
    ("Resolve-DnsName zh", "Resolve-DnsName : nosuch.example.com : DNS 名称不存在。", ["name=not-found"]),
    ("Resolve-DnsName row", "Name                 Type   TTL   Section    IPAddress\n----                 ----   ---   -------    ---------\nwww.example.com      A      300   Answer     203.0.113.10", ["name=resolves"]),
    ("ping", "Ping request could not find host nosuch.example.com. Please check the name and try again.", []),
    ("another command", "$ cat notes.txt\n** server can't find nosuch.example.com: NXDOMAIN", []),
    ("no such tool", "bash: nslookup: command not found"  , []),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "expected"), NAMES, ids=[row[0] for row in NAMES])
def test_name_lookups(name: str, text: str, expected: list[str]) -> None:
    assert seen(text) == expected


def test_a_finding_names_its_lines_and_what_it_read() -> None:
    (up, gateway) = read(ETHERNET)
    assert (up.lines, up.detail) == ((6,), {"address": "10.0.0.5"})
    assert gateway.lines == (8,)
    (forward,) = read("Listen on ipv4:\n" + "-" * 15 + " " + "-" * 10 + "\n0.0.0.0   8080   192.0.2.20   80")
    assert forward.detail == {"port": 8080, "to": "192.0.2.20:80"}
    (missing,) = read("** server can't find nosuch.example.com: NXDOMAIN")
    assert missing.detail == {"host": "nosuch.example.com"}


def test_every_word_is_in_the_table_of_meanings() -> None:
    texts = [row[1] for row in (*IPCONFIG, *OTHERS, *NAMES)]
    said = {(one.subject, one.value) for text in texts for one in read(text)}
    assert said == {(subject, value) for subject, values in adapters.SUBJECTS.items() for value in values}


@pytest.mark.parametrize(
    "line", ["   a . . . . : " * 130, "*** x: " * 250, "- " * 900, "default 0.0.0.0 " * 120, "Name: a Address: " * 110]
)
def test_hostile_lines_do_no_harm(line: str) -> None:
    text = "\n".join(["C:\\>ipconfig /all", *[line[:1900]] * 500])
    read(text)
