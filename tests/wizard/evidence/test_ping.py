"""Ping: samples written from the formats of the tools, with documentation addresses."""

# A paste is one line here.
# ruff: noqa: E501

from __future__ import annotations

import pytest

from wizard.evidence.reach.ping import SUBJECTS, read
from wizard.evidence.transcript import parts_of


def observed(text):
    return [one for part in parts_of(text) for one in read(part)]


def said_by(text):
    return [(one.subject, one.value) for one in observed(text)]


def pinged(text):
    return [one.value for one in observed(text) if one.subject == "ping"]


WINDOWS_EN = """C:\\Users\\anna>ping 203.0.113.10

Pinging 203.0.113.10 with 32 bytes of data:
Reply from 203.0.113.10: bytes=32 time=38ms TTL=116
Reply from 203.0.113.10: bytes=32 time=37ms TTL=116
Reply from 203.0.113.10: bytes=32 time=39ms TTL=116
Reply from 203.0.113.10: bytes=32 time=38ms TTL=116

Ping statistics for 203.0.113.10:
    Packets: Sent = 4, Received = 4, Lost = 0 (0% loss),
Approximate round trip times in milli-seconds:
    Minimum = 37ms, Maximum = 39ms, Average = 38ms
"""
IPUTILS = """PING example.com (203.0.113.10) 56(84) bytes of data.
64 bytes from 203.0.113.10: icmp_seq=1 ttl=57 time=13.7 ms
64 bytes from 203.0.113.10: icmp_seq=2 ttl=57 time=13.1 ms
64 bytes from 203.0.113.10: icmp_seq=3 ttl=57 time=13.4 ms
64 bytes from 203.0.113.10: icmp_seq=4 ttl=57 time=13.2 ms

--- example.com ping statistics ---
4 packets transmitted, 4 received, 0% packet loss, time 3004ms
rtt min/avg/max/mdev = 13.100/13.350/13.700/0.229 ms
"""


def windows(header, replies, counts, times=""):
    return "\n".join([header, *replies, "", counts, times])


OK = [
    (
        "Spanish, the unit is cut",
        "Haciendo ping a 203.0.113.10 con 32 bytes de datos:\n"
        + "Respuesta desde 203.0.113.10: bytes=32 tiempo<1m TTL=64\n" * 3,
    ),
    ("Spanish, IPv6", "Haciendo ping a ::1 con 32 bytes de datos:\n" + "Respuesta desde ::1: tiempo<1m\n" * 2),
    (
        "Cisco",
        "Sending 5, 100-byte ICMP Echos to 203.0.113.10, timeout is 2 seconds:\n!!!!!\nSuccess rate is 100 percent (5/5), round-trip min/avg/max = 1/2/4 ms",
    ),
    (
        "Huawei",
        "  PING 203.0.113.10: 56  data bytes, press CTRL_C to break\n    Reply from 203.0.113.10: bytes=56 Sequence=1 ttl=255 time=1 ms\n  --- 203.0.113.10 ping statistics ---\n    1 packet(s) transmitted\n    1 packet(s) received\n    0.00% packet loss\n    round-trip min/avg/max = 1/1/1 ms",
    ),
    (
        "MikroTik",
        "    0 203.0.113.10                   56  64 1ms\n    sent=2 received=2 packet-loss=0% min-rtt=1ms avg-rtt=1ms max-rtt=1ms",
    ),
    (
        "Italian statistics on two lines",
        "Statistiche Ping per 203.0.113.10:\n    Pacchetti: Trasmessi = 4, Ricevuti = 4,\n    Persi = 0 (0% persi),\nTempo approssimativo percorsi andata/ritorno in millisecondi:\n    Minimo = 3ms, Massimo =  4ms, Medio =  3ms",
    ),
    ("Windows, English", WINDOWS_EN),
    ("iputils", IPUTILS),
    (
        "Windows, Simplified Chinese",
        windows(
            "正在 Ping 203.0.113.10 具有 32 字节的数据:",
            ["来自 203.0.113.10 的回复: 字节=32 时间=38ms TTL=116"] * 4,
            "    数据包: 已发送 = 4，已接收 = 4，丢失 = 0 (0% 丢失)，",
            "    最短 = 38ms，最长 = 38ms，平均 = 38ms",
        ),
    ),
    (
        "Windows, Traditional Chinese",
        windows(
            "Ping 203.0.113.10 (使用 32 位元組的資料):",
            ["回覆自 203.0.113.10: 位元組=32 時間<1ms TTL=128"] * 4,
            "    封包: 已傳送 = 4，已收到 = 4, 已遺失 = 0 (0% 遺失)，",
        ),
    ),
    (
        "Windows, German over IPv6 (no TTL)",
        windows(
            "Ping wird ausgeführt für example.com [2001:db8::1] mit 32 Bytes Daten:",
            ["Antwort von 2001:db8::1: Zeit=11ms"] * 4,
            "    Pakete: Gesendet = 4, Empfangen = 4, Verloren = 0\n    (0% Verlust),",
        ),
    ),
    (
        "Windows, French",
        windows(
            "Envoi d'une requête 'Ping'  203.0.113.10 avec 32 octets de données :",
            ["Réponse de 203.0.113.10 : octets=32 temps=6 ms TTL=58"] * 4,
            "    Paquets : envoyés = 4, reçus = 4, perdus = 0 (perte 0%),",
        ),
    ),
    (
        "Windows, Turkish",
        windows(
            "203.0.113.10'e 32 bayt veri ile ping atılıyor:",
            ["203.0.113.10 cevabı: bayt=32 süre=12ms TTL=118"] * 4,
            "    Paket: Giden = 4, Gelen = 4, Kaybolan = 0 (%0 kayıp),",
        ),
    ),
    (
        "Windows, Korean",
        windows(
            "Ping 203.0.113.10 32바이트 데이터 사용:",
            ["203.0.113.10의 응답: 바이트=32 시간=35ms TTL=53"] * 4,
            "    패킷: 보냄 = 4, 받음 = 4, 손실 = 0 (0% 손실),",
        ),
    ),
    (
        "Windows, Japanese",
        windows(
            "203.0.113.10 に ping を送信しています 32 バイトのデータ:",
            ["203.0.113.10 からの応答: バイト数 =32 時間 =7ms TTL=55"] * 4,
            "    パケット数: 送信 = 4、受信 = 4、損失 = 0 (0% の損失)、",
        ),
    ),
    (
        "Windows, Russian",
        windows(
            "Обмен пакетами с 203.0.113.10 по с 32 байтами данных:",
            ["Ответ от 203.0.113.10: число байт=32 время=37мс TTL=55"] * 4,
            "    Пакетов: отправлено = 4, получено = 4, потеряно = 0\n    (0% потерь)",
        ),
    ),
    (
        "iputils in Chinese",
        "PING 203.0.113.10 (203.0.113.10) 56(84) 字节的数据。\n"
        "64 字节，来自 203.0.113.10: icmp_seq=1 ttl=118 时间=5.12 毫秒\n"
        "64 字节，来自 203.0.113.10: icmp_seq=2 ttl=118 时间=5.02 毫秒\n\n"
        "--- 203.0.113.10 ping 统计 ---\n"
        "已发送 2 个包， 已接收 2 个包, 0% 包丢失, 耗时 1001 毫秒\n",
    ),
    (
        "busybox",
        "PING 203.0.113.10 (203.0.113.10): 56 data bytes\n64 bytes from 203.0.113.10: seq=0 ttl=42 time=1.331 ms\n\n"
        "--- 203.0.113.10 ping statistics ---\n1 packets transmitted, 1 packets received, 0% packet loss\n",
    ),
    (
        "macOS ping6",
        "PING6(56=40+8+8 bytes) 2001:db8::5 --> 2001:db8::1\n"
        "16 bytes from 2001:db8::1, icmp_seq=0 hlim=57 time=9.2 ms\n\n"
        "--- 2001:db8::1 ping6 statistics ---\n1 packets transmitted, 1 packets received, 0.0% packet loss\n",
    ),
    (
        "a duplicate answer is no loss",
        IPUTILS.replace(
            "icmp_seq=4 ttl=57 time=13.2 ms",
            "icmp_seq=3 ttl=57 time=13.5 ms (DUP!)\n64 bytes from 203.0.113.10: icmp_seq=4 ttl=57 time=13.2 ms",
        ).replace("4 received,", "4 received, +1 duplicates,"),
    ),
    ("a single reply line, nothing else", "Reply from 203.0.113.10: bytes=32 time=38ms TTL=116"),
    ("statistics alone", "    Packets: Sent = 4, Received = 4, Lost = 0 (0% loss),"),
    ("statistics alone, iputils", "4 packets transmitted, 4 received, 0% packet loss, time 3004ms"),
    ("one lost of two hundred", "200 packets transmitted, 199 received, 0.5% packet loss, time 3004ms"),
    (
        "a redirect is no loss",
        IPUTILS.replace(
            "64 bytes from 203.0.113.10: icmp_seq=2",
            "From 10.0.0.1: icmp_seq=1 Redirect Host(New nexthop: 10.0.0.2)\n64 bytes from 203.0.113.10: icmp_seq=2",
        ),
    ),
    ("double-spaced", WINDOWS_EN.replace("\n", "\n\n")),
    ("quoted in an e-mail", "\n".join(f"> {line}" for line in WINDOWS_EN.splitlines())),
    ("time stamps before the lines", "\n".join(f"[1700000000.5] {line}" for line in IPUTILS.splitlines()[1:5])),
    (
        "Huawei",
        "  Reply from 203.0.113.10: bytes=56 Sequence=1 ttl=255 time=1 ms\n"
        "  Reply from 203.0.113.10: bytes=56 Sequence=2 ttl=255 time=1 ms",
    ),
    ("fping", "203.0.113.10 : xmt/rcv/%loss = 5/5/0%, min/avg/max = 11.1/12.0/13.9"),
    (
        "Test-NetConnection",
        "ComputerName           : 203.0.113.10\nRemoteAddress          : 203.0.113.10\n"
        "PingSucceeded          : True\nPingReplyDetails (RTT) : 12 ms",
    ),
    (
        "Test-Connection 5.1",
        "Source        Destination     IPV4Address      IPV6Address        Bytes    Time(ms)\n"
        "------        -----------     -----------      -----------        -----    --------\n"
        "PC-01         203.0.113.10    203.0.113.10                        32       12\n"
        "PC-01         203.0.113.10    203.0.113.10                        32       13",
    ),
    (
        "Test-Connection 7",
        "   Destination: 203.0.113.10\n\n"
        "Ping Source           Address                   Latency BufferSize Status\n"
        "                                                   (ms)        (B)\n"
        "---- ------           -------                   ------- ---------- ------\n"
        "   1 PC-01            203.0.113.10                   12         32 Success",
    ),
]


@pytest.mark.parametrize(("name", "text"), OK, ids=[name for name, _ in OK])
def test_an_answered_ping_is_ok(name, text):
    assert pinged(text) == ["ok"]


def test_a_ping_without_a_clean_answer_says_why():
    for name, text, value in NOT_OK:
        assert pinged(text) == [value], name


ZH_HEADER = "正在 Ping 203.0.113.10 具有 32 字节的数据:\n"
EN_HEADER = "Pinging 203.0.113.10 with 32 bytes of data:\n"
NOT_OK = [
    (
        "Cisco loses some",
        "Sending 5, 100-byte ICMP Echos to 203.0.113.10, timeout is 2 seconds:\n.!!!!\nSuccess rate is 80 percent (4/5), round-trip min/avg/max = 1/2/4 ms",
        "loss",
    ),
    (
        "Cisco without answer",
        "R1#ping 203.0.113.10\nSending 5, 100-byte ICMP Echos to 203.0.113.10, timeout is 2 seconds:\n.....\nSuccess rate is 0 percent (0/5)",
        "no-reply",
    ),
    (
        "Huawei without answer",
        "  PING 203.0.113.10: 56  data bytes, press CTRL_C to break\n    Request time out\n    Request time out\n  --- 203.0.113.10 ping statistics ---\n    2 packet(s) transmitted\n    0 packet(s) received\n    100.00% packet loss",
        "no-reply",
    ),
    (
        "Brazilian general failure",
        "Disparando 203.0.113.10 com 32 bytes de dados:\n" + "PING: falha na transmissão. Erro geral.\n" * 4,
        "general-failure",
    ),
    (
        "one line: only errors, which count as received",
        "Pinging 203.0.113.10 with 32 bytes of data: Reply from 10.0.0.5: Destination host unreachable Ping statistics for 203.0.113.10: Packets: Sent = 1, Received = 1, Lost = 0 (0% loss),",
        "unreachable",
    ),
    (
        "one line with losses, zh",
        "正在 Ping 203.0.113.10 具有 32 字节的数据: 来自 203.0.113.10 的回复: 字节=32 时间=21ms TTL=54 请求超时。 请求超时。 请求超时。 203.0.113.10 的 Ping 统计信息: 数据包: 已发送 = 4，已接收 = 1，丢失 = 3 (75% 丢失)，",
        "loss",
    ),
    (
        "Italian loss on two lines",
        "Risposta da 203.0.113.10: byte=32 durata=281ms TTL=64\nStatistiche Ping per 203.0.113.10:\n    Pacchetti: Trasmessi = 4, Ricevuti = 2,\n    Persi = 2 (50% persi)",
        "loss",
    ),
    (
        "time-outs, English",
        EN_HEADER
        + "Request timed out.\n" * 4
        + "\nPing statistics for 203.0.113.10:\n    Packets: Sent = 4, Received = 0, Lost = 4 (100% loss),",
        "no-reply",
    ),
    ("time-outs, Chinese, cut off", ZH_HEADER + "请求超时。\n请求超时。\n", "no-reply"),
    (
        "time-outs, Traditional Chinese",
        "Ping 203.0.113.10 (使用 32 位元組的資料):\n" + "要求等候逾時。\n" * 2,
        "no-reply",
    ),
    (
        "time-outs, Portuguese without accents",
        "Disparando 203.0.113.10 com 32 bytes de dados:\n" + "Esgotado o tempo limite do pedido.\n" * 3,
        "no-reply",
    ),
    (
        "time-outs in a language nobody knows",
        EN_HEADER + "Blah blah.\n" * 4 + "    Xx: Yy = 4, Zz = 0, Ww = 4 (100% vv),",
        "no-reply",
    ),
    ("nothing but four time-outs", "请求超时。\n" * 4, "no-reply"),
    (
        "no answer yet",
        "PING 203.0.113.10 (203.0.113.10) 56(84) bytes of data.\nno answer yet for icmp_seq=1\n"
        "no answer yet for icmp_seq=2\n",
        "no-reply",
    ),
    (
        "macOS",
        "PING 203.0.113.10 (203.0.113.10): 56 data bytes\nRequest timeout for icmp_seq 0\n"
        "Request timeout for icmp_seq 1\n",
        "no-reply",
    ),
    ("100 % in the statistics alone", "5 packets transmitted, 0 received, 100% packet loss, time 4149ms", "no-reply"),
    (
        "Test-Connection 7 timed out",
        "   Destination: 203.0.113.10\n\n"
        "Ping Source           Address                   Latency BufferSize Status\n"
        "   1 PC-01            *                               *          * TimedOut",
        "no-reply",
    ),
    (
        "Test-NetConnection",
        "WARNING: Ping to 203.0.113.10 failed with status: TimedOut\nComputerName  : 203.0.113.10\n"
        "PingSucceeded : False",
        "no-reply",
    ),
    (
        "Windows counts unreachable as received",
        EN_HEADER
        + "Reply from 192.168.1.5: Destination host unreachable.\n" * 4
        + "    Packets: Sent = 4, Received = 4, Lost = 0 (0% loss),",
        "unreachable",
    ),
    (
        "unreachable, Chinese",
        ZH_HEADER
        + "来自 192.168.1.5 的回复: 无法访问目标主机。\n" * 4
        + "    数据包: 已发送 = 4，已接收 = 4，丢失 = 0 (0% 丢失)，",
        "unreachable",
    ),
    ("unreachable in words nobody knows", "Antwort von 192.168.1.5: Irgendetwas anderes.\n", "unreachable"),
    (
        "TTL expired",
        EN_HEADER
        + "Reply from 198.51.100.7: TTL expired in transit.\n" * 4
        + "    Packets: Sent = 4, Received = 4, Lost = 0 (0% loss),",
        "unreachable",
    ),
    ("XP without sender", EN_HEADER + "Destination host unreachable.\n" * 4, "unreachable"),
    ("Linux router", "From 10.0.0.1 icmp_seq=1 Destination Host Unreachable", "unreachable"),
    (
        "Linux, Chinese",
        "PING 203.0.113.10 (203.0.113.10) 56(84) 字节的数据。\n来自 10.0.0.1 icmp_seq=1 目标主机不可达\n",
        "unreachable",
    ),
    ("prohibited", "From 10.0.0.1 icmp_seq=1 Packet filtered", "unreachable"),
    ("Linux no network", "ping: connect: Network is unreachable", "unreachable"),
    ("Linux no network, old", "connect: Network is unreachable\n", None),
    (
        "macOS no route",
        "PING 203.0.113.10 (203.0.113.10): 56 data bytes\nping: sendto: No route to host\n"
        "Request timeout for icmp_seq 0",
        "unreachable",
    ),
    ("macOS down", "ping: sendto: Host is down", "unreachable"),
    ("general failure, English", "PING: transmit failed. General failure.", "general-failure"),
    ("general failure, newer Chinese", "PING：传输失败。常见故障。", "general-failure"),
    ("general failure, older Chinese", ZH_HEADER + "一般故障。\n" * 4, "general-failure"),
    ("general failure, Traditional Chinese", "PING: 傳輸失敗。一般失敗。", "general-failure"),
    (
        "general failure, German",
        "Ping wird ausgeführt für 203.0.113.10 mit 32 Bytes Daten:\nAllgemeiner Fehler.\n",
        "general-failure",
    ),
    ("the own firewall refuses", "ping: sendmsg: Operation not permitted", "general-failure"),
    (
        "unknown, English",
        "Ping request could not find host nosuch.example. Please check the name and try again.",
        "unknown-host",
    ),
    ("unknown, Chinese", "Ping 请求找不到主机 nosuch.example。请检查该名称，然后重试。", "unknown-host"),
    ("unknown, Traditional Chinese", "Ping 要求找不到主機 nosuch.example。請檢查名稱，然後再試一次。", "unknown-host"),
    (
        "unknown, German",
        'Ping-Anforderung konnte Host "nosuch.example" nicht finden. Überprüfen Sie den Namen, und',
        "unknown-host",
    ),
    ("unknown, French", "La requête Ping n’a pas pu trouver l’hôte nosuch.example. Vérifiez le nom et", "unknown-host"),
    ("unknown, Russian", "При проверке связи не удалось обнаружить узел nosuch.example.", "unknown-host"),
    ("unknown, iputils", "ping: nosuch.example: Name or service not known", "unknown-host"),
    ("unknown, iputils in Chinese", "ping: nosuch.example: 未知的名称或服务", "unknown-host"),
    ("resolver down", "ping: nosuch.example: Temporary failure in name resolution", "unknown-host"),
    ("unknown, macOS", "ping: cannot resolve nosuch.example: Unknown host", "unknown-host"),
    ("unknown, busybox", "ping: bad address 'nosuch.example'", "unknown-host"),
    (
        "unknown, PowerShell",
        "Test-Connection: Testing connection to computer 'nosuch.example' failed: Cannot resolve the target name.",
        "unknown-host",
    ),
    ("some lost", EN_HEADER + "Reply from 203.0.113.10: bytes=32 time=38ms TTL=116\nRequest timed out.\n", "loss"),
    (
        "a program that numbers what is lost",
        "Reply from 203.0.113.10: seq=1 TTL=52 time=41.50ms\nRequest timed out for seq=2",
        "loss",
    ),
    ("some lost, Chinese", "来自 203.0.113.10 的回复: 字节=32 时间=38ms TTL=116\n请求超时。\n", "loss"),
    (
        "gaps in the numbers",
        "64 bytes from 203.0.113.10: icmp_seq=1 ttl=57 time=13.7 ms\n"
        "64 bytes from 203.0.113.10: icmp_seq=4 ttl=57 time=13.7 ms",
        "loss",
    ),
    ("loss in the statistics alone", "    数据包: 已发送 = 100，已接收 = 93，丢失 = 7 (7% 丢失)，", "loss"),
    ("replies, then sendmsg errors", IPUTILS.replace("4 received, 0%", "3 received, 25%"), "loss"),
]
NOT_OK = [row for row in NOT_OK if row[2]]

SILENT = [
    ("a docstring", '    """ ping: sendto: Network is down """\n    """ Request timeout for icmp_seq 7 """'),
    ("a list in source", "  wanted=['From 203.0.113.1 icmp_seq=1 Destination Host Unreachable']"),
    ("what must appear", "**Deve aparecer:** `Resposta de 203.0.113.10: bytes=32 tempo<1ms TTL=64`"),
    (
        "a list of errors and advice",
        "**`From 203.0.113.1 icmp_seq=1 Destination Host Unreachable`** — Verify that the host is powered on.",
    ),
    (
        "three numbers that a program counts",
        "17/06/09 20:10:53 INFO Runner: Times: total = 41, boot = 19, init = 22, finish = 0",
    ),
    ("names in source", 'Value INSPECT_ICMP_SEQ_NUM_NOT_MATCHED (\\d+)\n  "icmp_seq": 1,\n  "icmp_seq": 3,'),
    (
        "texts of a program",
        "  hostNotFound: {\n    zh: 'Ping 请求找不到主机',\n    en: 'Ping request could not find host x'\n  },",
    ),
    (
        "source that prints",
        "    print(`${host} 的 Ping 统计信息: 数据包: 已发送 = 4，已接收 = 4，丢失 = 0 (0% 丢失)`);",
    ),
    (
        "what ping may print",
        '1. 成功: "来自 203.0.113.10 的回复: 字节=32 时间=1ms TTL=64"\n2. 超时: "请求超时。"\n3. 找不到: "Ping 请求找不到主机 x"',
    ),
    ("an article's heading", "# 域名解析失败\n\nPing 请求找不到主机 a。请检查该名称，然后重试。"),
    (
        "the end of a Windows ping that prints no times: errors count as received",
        "Ping statistics for 203.0.113.10:\n    Packets: Sent = 1, Received = 1, Lost = 0 (0% loss),",
    ),
    ("a wrong option", "ping: invalid option -- 'z'\n\nUsage\n  ping [options] <destination>"),
    (
        "usage of Windows",
        "Usage: ping [-t] [-a] [-n count] [-l size] [-f] [-i TTL] [-v TOS]\n"
        "    -i TTL         Time To Live.\n    -w timeout     Timeout in milliseconds to wait for each reply.",
    ),
    ("no rights", "PING 203.0.113.10 (203.0.113.10): 56 data bytes\nping: permission denied (are you root?)"),
    ("no rights, iputils", "ping: socket: Operation not permitted"),
    ("an interval not allowed", "ping: cannot flood; minimal interval allowed for user is 200ms"),
    ("no such command", "bash: ping: command not found"),
    ("advice in English", "If you see Reply from 203.0.113.10: Destination host unreachable. then check the route"),
    ("advice in Chinese", "如果显示 来自 203.0.113.10 的回复: 无法访问目标主机。说明没有路由"),
    ("one time-out, cut off", "Pinging 203.0.113.10 with 32 bytes of data:\nRequest timed out."),
    (
        "a time-out of another program",
        "2026-01-02 10:00:00 ERROR upload failed: Request timed out.\nretrying\nRequest timed out.",
    ),
    ("another general failure", "Allgemeiner Fehler."),
    ("tracert's silent rows", "  1     *        *        *     Request timed out.\n" * 4),
    (
        "psping to a port",
        "TCP connect statistics for 203.0.113.10:3389:\n  Sent = 4, Received = 4, Lost = 0 (0% loss),",
    ),
    ("paping", "Connection statistics:\n\tAttempted = 4, Connected = 4, Failed = 0 (0.00%)"),
    ("tcping", "Probing 203.0.113.10:80/tcp - Port is open - time=12.3ms"),
    ("httping", "connected to 203.0.113.10:80 (240 bytes), seq=0 time=12.3 ms"),
    ("a firewall log", "IN=eth0 OUT= SRC=203.0.113.10 DST=10.0.0.5 LEN=60 TTL=57 ID=1 PROTO=TCP SPT=1 DPT=22 seq=1"),
    ("telnet's words", "telnet: connect to address 203.0.113.10: Network is unreachable"),
    ("numbers that contradict each other", "    Packets: Sent = 4, Received = 9, Lost = 1 (0% loss),"),
    (
        "replies with lines in unknown words between",
        "Reply from 203.0.113.10: bytes=32 time=38ms TTL=116\n"
        "Blah blah.\nReply from 203.0.113.10: bytes=32 time=38ms TTL=116",
    ),
    ("a reply cut off in its middle", "Pinging 203.0.113.10 with 32 bytes of data:\nReply from 203.0.113.10: byt"),
    (
        "statistics of Windows under lines that are not understood",
        "estination ho\n\nPing statistics for 203.0.113.10:\n    Packets: Sent = 4, Received = 4, Lost = 0 (0% loss),",
    ),
    (
        "unreachable replies in an unknown language, counted as received",
        "Pinging 203.0.113.10 with 32 bytes of data:\n" + "Xx yy zz.\n" * 4 + "    Qq: Aa = 4, Bb = 4, Cc = 0 (0% dd),",
    ),
]


@pytest.mark.parametrize(("name", "text"), SILENT, ids=[name for name, _ in SILENT])
def test_what_is_no_answer_of_ping_says_nothing(name, text):
    assert said_by(text) == []


def test_details_and_lines_of_an_answered_ping():
    ping, latency = observed(WINDOWS_EN)
    assert ping.detail == {
        "host": "203.0.113.10", "sent": 4, "received": 4, "loss_pct": 0, "avg_ms": 38, "max_ms": 39
    }  # fmt: skip
    assert ping.lines == (4, 7, 10)
    assert (latency.subject, latency.value, latency.lines) == ("latency", "low", (12,))
    assert latency.detail["min_ms"] == 37


def test_unreachable_answers_are_not_counted_as_received():
    text = EN_HEADER + "Reply from 192.168.1.5: Destination host unreachable.\n" * 4
    found = observed(text + "    Packets: Sent = 4, Received = 4, Lost = 0 (0% loss),")
    assert (found[0].detail["received"], found[0].detail["loss_pct"]) == (0, 100)


def test_the_name_that_is_not_found_is_kept():
    assert observed("ping: nosuch.example: Name or service not known")[0].detail == {"host": "nosuch.example"}
    assert observed("Ping 请求找不到主机 nosuch.example。请检查该名称")[0].detail == {"host": "nosuch.example"}


def test_two_targets_in_one_paste_are_two_answers():
    text = (
        IPUTILS
        + "PING 198.51.100.7 (198.51.100.7) 56(84) bytes of data.\n\n"
        + ("--- 198.51.100.7 ping statistics ---\n3 packets transmitted, 0 received, 100% packet loss, time 2049ms\n")
    )
    assert pinged(text) == ["ok", "no-reply"]
    assert [one.detail["host"] for one in observed(text) if one.subject == "ping"] == ["example.com", "198.51.100.7"]


def test_a_packet_that_is_too_big_is_no_lost_ping():
    text = "Pinging 203.0.113.10 with 1472 bytes of data:\n" + "Packet needs to be fragmented but DF set.\n" * 2
    assert said_by(text + "    Packets: Sent = 2, Received = 0, Lost = 2 (100% loss),") == [("ping-size", "too-big")]
    assert said_by("ping: local error: message too long, mtu=1400") == [("ping-size", "too-big")]
    assert said_by("From 10.0.0.1 icmp_seq=1 Frag needed and DF set (mtu = 1400)") == [("ping-size", "too-big")]


@pytest.mark.parametrize(
    ("times", "value"),
    [((37, 39, 38), "low"), ((198, 211, 203), "high"), ((38, 412, 161), "unsteady"), ((38, 412, 45), None)],
)
def test_the_reply_time(times, value):
    least, most, mean = times
    text = (
        "    数据包: 已发送 = 100，已接收 = 100，丢失 = 0 (0% 丢失)，\n往返行程的估计时间(以毫秒为单位):\n"
        f"    最短 = {least}ms，最长 = {most}ms，平均 = {mean}ms"
    )
    assert said_by(text) == [("ping", "ok"), *([("latency", value)] if value else [])]


def test_three_replies_say_nothing_of_the_reply_time():
    assert said_by("Reply from 203.0.113.10: bytes=32 time=38ms TTL=116\n" * 3) == [("ping", "ok")]


def test_a_very_long_ping_is_read_to_its_end():
    replies = "Reply from 203.0.113.10: bytes=32 time=38ms TTL=116\n"
    found = observed(EN_HEADER + replies * 1400)
    assert (found[0].value, found[0].detail["sent"]) == ("ok", 1400)
    found = observed(EN_HEADER + replies * 700 + "Request timed out.\n" * 40 + replies * 700)
    assert (found[0].value, found[0].detail["received"]) == ("loss", 1400)


def test_every_observation_has_its_words():
    for text in (WINDOWS_EN, *(text for _, text in OK), *(text for _, text, _ in NOT_OK)):
        assert all(one.value in SUBJECTS[one.subject] and one.lines for one in observed(text))


TOO_BIG = [
    ("de", "Paket müsste fragmentiert werden, DF-Flag ist jedoch gesetzt."),
    ("ru, no name of the flag", "Требуется фрагментация пакета, но установлен запрещающий флаг."),
    ("it", "È necessario frammentare il pacchetto ma DF è attivo."),
    ("tr", "Paketin parçalanması gerekiyor, ancak DF ayarlı."),
    ("fr", "Le paquet doit être fragmenté mais paramétré DF."),
    ("pl", "Pakiet wymaga fragmentacji, ale ustawiono flagę DF."),
    ("ja", "パケットの断片化が必要ですが、DF が設定されています。"),
    ("zh", "需要拆分数据包但是设置 DF。"),
    ("zh-tw", "封包需要切割，但是已設定 DF。"),
    ("another language, by the name of the flag", "Pakk tuleb tükeldada, kuid DF on seatud."),
]


@pytest.mark.parametrize("sentence", [case[1] for case in TOO_BIG], ids=[case[0] for case in TOO_BIG])
def test_a_packet_that_is_too_big_is_no_missing_reply(sentence):
    text = (
        "203.0.113.10 [203.0.113.10] 1472 bytes:\n" + f"{sentence}\n" * 2 + "\n    P: A = 2, B = 0, C = 2 (100% D),\n"
    )
    assert said_by(text) == [("ping-size", "too-big")]


def test_timeouts_beside_packets_that_are_too_big_prove_nothing():
    text = (
        "PING 203.0.113.10 (203.0.113.10): 1472 data bytes\nping: sendto: Message too long\nRequest timeout for icmp_seq 0\n"
        "\n--- 203.0.113.10 ping statistics ---\n2 packets transmitted, 0 packets received, 100.0% packet loss\n"
    )
    assert said_by(text) == [("ping-size", "too-big")]
    assert said_by(text.replace("ping: sendto: Message too long\n", "")) == [("ping", "no-reply")]
