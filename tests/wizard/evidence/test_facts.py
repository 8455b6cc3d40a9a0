"""What observations come down to for one guide, and how facts travel in an address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.evidence.facts import READ, SAID, VAGUE, Fact, agreed, facts_for, from_address, to_address
from wizard.evidence.observation import Observation
from wizard.evidence.reading import SUBJECTS

RDP, SSH, ANY = (3389,), (22,), ()
OTHERS = {22, 443}


def port(value, number=None, line=1):
    return Observation("port", value, (line,), {"port": number} if number else {})


def values(observations, ports, foreign=OTHERS):
    return [(fact.subject, fact.value) for fact in facts_for(observations, ports, foreign)]


def test_a_port_of_another_guide_says_nothing_here():
    tests = [port("refused", 22), port("timeout", 3389)]
    assert values(tests, RDP) == [("port", "timeout")]
    assert values(tests, SSH, {3389, 443}) == [("port", "refused")]
    assert len(values(tests, ANY)) == 2


def test_an_unusual_port_may_be_anybody_s_and_one_without_a_number_counts():
    assert values([port("refused", 33890)], RDP) == [("port", "refused")]
    assert values([port("refused")], RDP) == [("port", "refused")]


def test_a_well_known_port_of_another_service_says_nothing_either():
    assert values([port("open", 80), port("timeout", 3389)], RDP, set()) == [("port", "timeout")]
    assert values([port("open", 80)], ANY) == [("port", "open")]


def test_a_test_of_the_machine_itself_says_nothing_of_the_way_to_it():
    for host in ("127.0.0.1", "localhost", "::1"):
        assert values([Observation("port", "open", (1,), {"port": 3389, "host": host})], RDP) == []
        assert values([Observation("ping", "ok", (1,), {"host": host})], ANY) == []


@pytest.mark.parametrize("host", ["8.8.8.8", "223.5.5.5", "www.baidu.com", "203.0.113.10:3389"])
def test_a_test_of_somebody_else_or_one_made_wrongly_says_nothing(host):
    assert values([Observation("ping", "ok", (1,), {"host": host})], RDP) == []
    assert values([Observation("ping", "ok", (1,), {"host": "203.0.113.10"})], RDP) == [("ping", "ok")]


def test_a_test_of_the_own_port_counts_before_one_of_any_other():
    assert values([port("not-open", 3389), port("open", 8080)], RDP) == [("port", "not-open")]


def test_a_listener_on_the_usual_port_says_nothing_once_the_port_was_changed():
    changed = Observation("rdp-port", "port=4389", (2,), {"port": 4389})
    old = Observation("listening", "listening", (5,), {"port": 3389, "ports": [3389]})
    assert ("listening", "listening") not in values([changed, old], RDP)


def test_why_another_service_does_not_start_says_nothing():
    web = Observation("service-error", "error-1068", (1,), {"service": "w3svc", "code": 1068})
    own = Observation("service-error", "error-1068", (1,), {"service": "termservice", "code": 1068})
    assert values([web], RDP) == []
    assert values([own], RDP) == [("service-error", "error-1068")]
    assert values([web], (443,)) == values([web], ANY) == [("service-error", "error-1068")]


def test_two_queries_of_the_registry_may_tell_two_ports():
    one = Observation("rdp-port", "port=3389", (2,), {"port": 3389})
    two = Observation("rdp-port", "port=4389", (9,), {"port": 4389})
    assert ("rdp-port-state", "two-numbers") in values([one, two], RDP)


def listing(ports, **detail):
    return Observation("listening", "listening", (3,), {"ports": ports, "complete": True, **detail})


def test_a_full_list_of_ports_answers_for_the_guide_s_own_port():
    assert values([listing([22, 443])], SSH) == [("listening", "listening")]
    assert values([listing([22, 443])], RDP) == [("listening", "not-listening")]
    assert values([listing([22, 443], complete=False)], RDP) == []
    assert values([listing([80, 3389])], RDP) == [("listening", "listening")]


def test_for_a_guide_about_any_port_the_tested_port_is_meant():
    assert values([listing([22, 8080])], ANY) == []
    assert ("listening", "listening") in values([listing([22, 8080]), port("timeout", 8080)], ANY)
    assert ("listening", "not-listening") in values([listing([22]), port("timeout", 8080)], ANY)
    assert ("listening", "not-listening") not in values([listing([22]), port("open", 80), port("open", 81)], ANY)


def test_for_a_guide_about_any_port_another_program_s_port_says_nothing():
    other = Observation("listen-address", "all", (5,), {"port": 9090})
    assert values([port("refused", 8080), other], ANY) == [("port", "refused")]
    assert ("listen-address", "all") in values([port("refused", 9090), other], ANY)
    assert values([other], ANY) == [("listen-address", "all")]


def test_the_usual_port_of_a_full_list_is_not_meant_where_any_port_may_be():
    assumed = Observation("listen-address", "all", (5,), {"port": 22, "assumed": True})
    assert values([assumed], ANY) == []
    assert values([assumed], SSH, {3389}) == [("listen-address", "all")]


def test_a_remote_desktop_port_that_was_changed_is_the_one_that_is_meant():
    changed = Observation("rdp-port", "port=4389", (2,), {"port": 4389})
    assert ("listening", "listening") in values([listing([4389]), changed], RDP)
    assert ("listening", "not-listening") in values([listing([3389]), changed], RDP)
    assert ("rdp-port", "port") in values([changed], RDP)


def test_what_contradicts_itself_is_not_sure():
    sure, torn = agreed([Fact("ping", "ok"), Fact("ping", "no-reply"), Fact("port", "open")])
    assert list(sure) == ["port"]
    assert {fact.value for fact in torn} == {"ok", "no-reply"}


def test_a_vague_value_goes_with_a_sharper_one():
    sure, torn = agreed([Fact("port", "not-open", (1,)), Fact("port", "refused", (9,))])
    assert (sure["port"].value, torn) == ("refused", ())
    sure, torn = agreed([Fact("port", "not-open"), Fact("port", "refused"), Fact("port", "timeout")])
    assert (sure, {fact.value for fact in torn}) == ({}, {"refused", "timeout"})


def test_every_vague_value_and_what_goes_with_it_can_be_read():
    for (subject, value), sharper in VAGUE.items():
        assert {value} | sharper <= SUBJECTS[subject].keys()


def test_what_was_read_counts_before_what_was_said():
    sure, torn = agreed([Fact("ping", "ok", (), SAID), Fact("ping", "no-reply", (4,), READ)])
    assert (sure["ping"].value, torn) == ("no-reply", ())


def test_facts_survive_the_way_through_an_address():
    facts = [Fact("port", "refused", (12,)), Fact("ping", "ok"), Fact("port", "refused", (12,))]
    assert to_address(facts) == "port.refused.12~ping.ok"
    assert from_address("port.refused.12~ping.ok", READ) == facts[:2]


def test_what_is_no_fact_is_left_out_of_an_address():
    junk = "port.refused~port.broken~<script>~ping~.ok~PORT.open~port.open.x~ping.ok.1.2.3.4.5~ping.ok.99999999"
    assert [fact.key for fact in from_address(junk, READ)] == ["port.refused"]
    assert len(from_address("~".join(["ping.ok"] * 500), READ)) <= 60


@given(st.text())
def test_no_address_is_too_odd(text):
    assert all(fact.value in SUBJECTS[fact.subject] for fact in from_address(text, SAID))
