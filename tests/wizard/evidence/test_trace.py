"""Traces: samples written from the formats of the tools, with documentation addresses."""

from __future__ import annotations

import pytest

from wizard.evidence.reach.trace import SUBJECTS, read
from wizard.evidence.transcript import parts_of


def observed(text):
    return [one for part in parts_of(text) for one in read(part)]


def said_by(text):
    return [(one.subject, one.value) for one in observed(text)]


ROWS = """
  1    <1 ms    <1 ms    <1 ms  192.168.1.1
  2     4 ms     3 ms     4 ms  100.64.0.1
  3     *        *        *     {silent}
  4    12 ms    11 ms    12 ms  198.51.100.7
"""
LAST = "  5    38 ms    38 ms    39 ms  203.0.113.10\n"
STARS = "".join(f"{number:3}     *        *        *     {{silent}}\n" for number in range(5, 31))
EN = "Tracing route to 203.0.113.10 over a maximum of 30 hops\n"
ZH = "通过最多 30 个跃点跟踪\n到 example.com [203.0.113.10] 的路由:\n"


def tracert(header, silent, end, done=""):
    return (header + ROWS + end).format(silent=silent) + "\n" + done


OK = [("trace", "ok")]
CARRIER = [("trace", "incomplete"), ("trace-end", "carrier")]
LOCAL = [("trace", "incomplete"), ("trace-end", "local")]
TRACEROUTE = "traceroute to example.com (203.0.113.10), 30 hops max, 60 byte packets\n"

CASES = [
    (
        "Cisco",
        "Tracing the route to 203.0.113.10\n  1 192.168.1.1 0 msec 0 msec\n  2 203.0.113.10 8 msec 0 msec\n",
        OK,
    ),
    ("tracert arrives", tracert(EN, "Request timed out.", LAST, "Trace complete."), OK),
    ("tracert arrives, by the command alone", "C:\\>tracert -d 203.0.113.10\n" + tracert("", "x", LAST), OK),
    ("tracert arrives, Chinese", tracert(ZH, "请求超时。", LAST, "跟踪完成。"), OK),
    (
        "tracert arrives, Traditional Chinese",
        tracert("在上限 30 個躍點上\n追蹤 example.com [203.0.113.10] 的路由:\n", "要求等候逾時。", LAST, "追蹤完成。"),
        OK,
    ),
    (
        "tracert arrives, German",
        tracert(
            "Routenverfolgung zu example.com [203.0.113.10]\nüber maximal 30 Hops:\n",
            "Zeitüberschreitung der Anforderung.",
            LAST,
            "Ablaufverfolgung beendet.",
        ),
        OK,
    ),
    (
        "tracert arrives, Russian",
        tracert(
            "Трассировка маршрута к example.com [203.0.113.10]\nс максимальным числом прыжков 30:\n",
            "Превышен интервал ожидания для запроса.",
            LAST,
            "Трассировка завершена.",
        ).replace(" ms", " мс"),
        OK,
    ),
    (
        "tracert arrives, French",
        tracert(
            "Détermination de l’itinéraire vers 203.0.113.10 avec un maximum de 30 sauts.\n\n",
            "Délai d’attente de la demande dépassé.",
            LAST,
            "Itinéraire déterminé.",
        ),
        OK,
    ),
    ("tracert without a header, complete", tracert("", "Request timed out.", LAST, "Trace complete."), OK),
    ("tracert ends at the carrier", tracert(EN, "Request timed out.", STARS, "Trace complete."), CARRIER),
    ("tracert ends at the carrier, Chinese", tracert(ZH, "请求超时。", STARS, "跟踪完成。"), CARRIER),
    ("tracert without a header, silent to the end", tracert("", "请求超时。", STARS, "跟踪完成。"), CARRIER),
    (
        "tracert ends in the own network",
        EN
        + "  1    <1 ms    <1 ms    <1 ms  192.168.1.1\n"
        + "".join(f" {n}  *  *  *  Request timed out.\n" for n in range(2, 9)),
        LOCAL,
    ),
    (
        "tracert: the router refuses",
        EN + "  1    <1 ms    <1 ms    <1 ms  192.168.1.1\n  2  192.168.1.1  reports: Destination host unreachable.\n",
        LOCAL,
    ),
    (
        "traceroute arrives",
        TRACEROUTE + " 1  gw (192.168.1.1)  4.024 ms  3.683 ms  3.706 ms\n 2  * * *\n"
        " 3  example.com (203.0.113.10)  30.840 ms  22.503 ms  23.538 ms\n",
        OK,
    ),
    (
        "traceroute -n -q 1",
        TRACEROUTE + " 1  192.168.1.1  1.2 ms\n 2  10.9.0.1  3.1 ms\n 3  203.0.113.10  20.1 ms\n",
        OK,
    ),
    (
        "traceroute, not arrived",
        TRACEROUTE
        + " 1  192.168.1.1  1.2 ms\n 2  198.51.100.1  3.1 ms\n 3  198.51.100.9  5.1 ms\n"
        + "".join(f"{number:2}  * * *\n" for number in range(4, 31)),
        CARRIER,
    ),
    (
        "traceroute, refused on the way",
        TRACEROUTE + " 1  192.168.1.1  1.2 ms\n 2  198.51.100.1  3.1 ms\n 3  198.51.100.9  5.1 ms !X  5.0 ms !X\n",
        CARRIER,
    ),
    (
        "traceroute, all hops private",
        TRACEROUTE
        + " 1  192.168.1.1  1.2 ms\n 2  10.0.0.1  3.1 ms\n 3  10.0.8.1  5.1 ms\n"
        + "".join(f"{number:2}  *\n" for number in range(4, 31)),
        LOCAL,
    ),
    (
        "traceroute, nobody answers",
        TRACEROUTE + "".join(f"{number:2}  * * *\n" for number in range(1, 31)),
        [("trace", "incomplete")],
    ),
    (
        "traceroute over IPv6",
        "traceroute6 to example.com (2001:db8::10) from 2001:db8:1::5, 64 hops max, 12 byte packets\n"
        " 1  2001:db8:1::1  1.2 ms  1.1 ms  1.0 ms\n 2  2001:db8:0:0::10  3.2 ms  3.1 ms  3.0 ms\n",
        OK,
    ),
    (
        "tracepath arrives",
        " 1?: [LOCALHOST]                      pmtu 1500\n 1:  192.168.1.1                       0.563ms \n"
        " 2:  no reply\n 3:  203.0.113.10                     12.1ms reached\n     Resume: pmtu 1500 hops 3 back 3 \n",
        OK,
    ),
    (
        "tracepath does not arrive",
        " 1?: [LOCALHOST]                      pmtu 1500\n 1:  192.168.1.1                       0.563ms \n"
        " 2:  198.51.100.1                       2.563ms \n 3:  198.51.100.9                       5.1ms \n"
        + "".join(f"{number:2}:  no reply\n" for number in range(4, 31))
        + "     Too many hops: pmtu 1500\n     Resume: pmtu 1500\n",
        CARRIER,
    ),
    (
        "Test-NetConnection arrives",
        "ComputerName           : example.com\nRemoteAddress          : 203.0.113.10\nPingSucceeded          : True\n"
        "TraceRoute             : 192.168.1.1\n                         0.0.0.0\n"
        "                         203.0.113.10\n",
        OK,
    ),
    (
        "Test-NetConnection does not arrive",
        "ComputerName           : example.com\nRemoteAddress          : 203.0.113.10\nPingSucceeded          : False\n"
        "TraceRoute             : 192.168.1.1\n" + "                         0.0.0.0\n" * 5,
        LOCAL,
    ),
    ("an unknown name", "Unable to resolve target system name nosuch.example.", [("trace", "unknown-host")]),
    ("an unknown name, Chinese", "无法解析目标系统名称 nosuch.example。", [("trace", "unknown-host")]),
    ("an unknown name, Linux", "traceroute: unknown host nosuch.example", [("trace", "unknown-host")]),
]


@pytest.mark.parametrize(("name", "text", "expected"), CASES, ids=[name for name, _, _ in CASES])
def test_how_far_a_trace_gets(name, text, expected):
    assert said_by(text) == expected


def mtr(*losses, silent=()):
    rows = [
        f" {number:2}.|-- "
        + ("???                        100.0 " if number in silent else f"198.51.100.{number}      {loss:.1f}%")
        + "   100    0.5   0.6   0.5   0.9   0.1"
        for number, loss in enumerate(losses, 1)
    ]
    return "\n".join(["HOST: pc                 Loss%   Snt   Last   Avg  Best  Wrst StDev", *rows])


LOSS = [
    ("none", mtr(0, 0, 0, 0), "none"),
    ("one router answers rarely", mtr(0, 60, 0, 0), "none"),
    ("a silent router on the way", mtr(0, 100, 0, 0, silent=(2,)), "none"),
    ("from the first hop", mtr(5, 6, 5, 7), "from-start"),
    ("from the second hop", mtr(0, 12, 11, 13), "on-the-way"),
    ("over a silent router", mtr(0, 12, 100, 13, silent=(3,)), "on-the-way"),
    ("only the server", mtr(0, 0, 0, 8), "at-end"),
    (
        "WinMTR",
        "|                                      WinMTR statistics                                   |\n"
        "|                       Host              -   %  | Sent | Recv | Best | Avrg | Wrst | Last |\n"
        "|                           192.168.1.1 -    0 |  100 |  100 |    0 |    1 |    5 |    0 |\n"
        "|                   No response from host -  100 |   20 |    0 |    0 |    0 |    0 |    0 |\n"
        "|                          198.51.100.7 -   10 |  100 |   90 |    9 |   11 |   15 |   10 |\n"
        "|                          203.0.113.10 -   12 |  100 |   88 |    9 |   11 |   15 |   10 |\n",
        "on-the-way",
    ),
    (
        "pathping",
        "Tracing route to example.com [203.0.113.10]\nover a maximum of 30 hops:\n"
        "  0  PC [192.168.1.5]\n  1  192.168.1.1\n"
        "  2  203.0.113.10\n\nComputing statistics for 50 seconds...\n            Source to Here   This Node/Link\n"
        "Hop  RTT    Lost/Sent = Pct  Lost/Sent = Pct  Address\n"
        "  0                                           PC [192.168.1.5]\n"
        "                                0/ 100 =  0%   |\n"
        "  1    1ms     0/ 100 =  0%     0/ 100 =  0%  192.168.1.1\n"
        "                               13/ 100 = 13%   |\n"
        "  2   16ms    13/ 100 = 13%     0/ 100 =  0%  203.0.113.10\n\nTrace complete.\n",
        "at-end",
    ),
]


@pytest.mark.parametrize(("name", "text", "expected"), LOSS, ids=[name for name, _, _ in LOSS])
def test_where_packets_are_lost(name, text, expected):
    assert ("trace", "ok") in said_by(text)
    assert [one.value for one in observed(text) if one.subject == "trace-loss"] == [expected]


def test_mtr_that_ends_in_a_silent_row_did_not_arrive():
    assert said_by(mtr(0, 0, 0, 100, silent=(4,))) == CARRIER


def test_too_few_packets_say_nothing_of_loss():
    assert said_by(mtr(0, 0, 50).replace("   100 ", "     4 ")) == [("trace", "ok")]


def test_details_and_lines():
    arrived = observed(tracert(EN, "Request timed out.", LAST))[0]
    assert arrived.detail == {"hops": 5, "last": "203.0.113.10", "target": "203.0.113.10"}
    assert arrived.lines == (7,)
    lost = observed(mtr(0, 12, 11, 13))[1]
    assert lost.detail == {"loss_pct": 13, "sent": 100, "from_hop": 2, "host": "198.51.100.2"}


def test_two_traces_in_one_paste():
    text = tracert(EN, "x", LAST) + tracert(EN.replace("203.0.113.10", "203.0.113.20"), "x", STARS)
    assert said_by(text) == OK + CARRIER


SILENT = [
    ("a trace still running", EN + ROWS.format(silent="Request timed out.")),
    ("a few silent rows at the end", EN + ROWS.format(silent="x") + "  5  *  *  *  x\n  6  *  *  *  x\n"),
    ("the usage of tracert", "Usage: tracert [-d] [-h maximum_hops] [-j host-list] [-w timeout] target_name"),
    ("the usage of traceroute", "Usage:\n  traceroute [ -46dFITnreAUDV ] [ -f first_ttl ] host [ packetlen ]"),
    ("a command that is not there", "bash: traceroute: command not found"),
    ("advice", "If it ends in * * * from hop 2 on, the block is in your own network:\n 2  * * *\n"),
    (
        "a ping",
        "PING 203.0.113.10 (203.0.113.10) 56(84) bytes of data.\n"
        "64 bytes from 203.0.113.10: icmp_seq=1 ttl=57 time=13.7 ms\n"
        "64 bytes from 203.0.113.10: icmp_seq=2 ttl=57 time=13 ms",
    ),
    ("a numbered list", "1. 192.168.1.1 is the router\n2. 203.0.113.10 is the server\n3. * is anything"),
    (
        "route print",
        "  0.0.0.0          0.0.0.0      192.168.1.1     192.168.1.5     25\n"
        "  127.0.0.0        255.0.0.0         On-link         127.0.0.1    331",
    ),
]


@pytest.mark.parametrize(("name", "text"), SILENT, ids=[name for name, _ in SILENT])
def test_what_is_no_finished_trace_says_nothing(name, text):
    assert said_by(text) == []


def test_a_ping_after_a_trace_is_no_part_of_it():
    ping = "PING x (203.0.113.10) 56(84) bytes of data.\n64 bytes from 203.0.113.10: icmp_seq=1 ttl=57 time=13.7 ms\n"
    stars = "".join(f"{number:2}  * * *\n" for number in range(3, 31))
    text = TRACEROUTE + " 1  192.168.1.1  1.2 ms\n 2  10.0.0.1  3.1 ms\n" + stars + ping
    assert said_by(text) == LOCAL


def test_every_observation_has_its_words():
    for text in (*(text for _, text, _ in CASES), *(text for _, text, _ in LOSS)):
        assert all(one.value in SUBJECTS[one.subject] and one.lines for one in observed(text))
