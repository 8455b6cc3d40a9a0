"""Facts: what observations come down to for one guide, small enough to stand in an address.

A fact is a subject and a value of the readers' vocabulary, never a word of the paste: ``port.refused.12`` says that
line 12 of what was pasted shows the port refusing. Where it comes from is part of it: ``read`` from output, or ``said``
in plain words and confirmed by the visitor.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from wizard.evidence.observation import Meaning, Observation
from wizard.evidence.reading import SUBJECTS
from wizard.evidence.running.service_names import SUBJECT_OF

READ, SAID = "read", "said"
"""Parameters of an address that carry facts, and where those come from."""

MARK = "paste"
"""Parameter that tells one paste from another, by a few random letters: no page shows the lines of the wrong one."""

MARK_SHAPE = re.compile(r"[a-z0-9]{4,12}", re.ASCII)

MAX_FACTS = 60
MAX_LINES = 4

_ITEM = re.compile(r"([a-z0-9-]{1,40})\.([a-z0-9-]{1,40})((?:\.\d{1,7}){0,4})", re.ASCII)

VAGUE: Mapping[tuple[str, str], frozenset[str]] = {
    ("port", "not-open"): frozenset({"refused", "timeout", "unreachable"}),
    ("ping", "no-reply"): frozenset({"unreachable"}),
    ("dialog", "cannot-connect"): frozenset({"three-reasons", "internal-error", "connection-lost", "network-error"}),
    ("firewall-inbound", "block"): frozenset({"block-all"}),
    ("ssh", "permission-denied"): frozenset(
        {"bad-permissions", "agent-refused", "key-invalid", "too-many-failures", "kex-mismatch"}
    ),
    ("ssh", "authenticated"): frozenset(
        {
            "sftp-garbled",
            "no-subsystem",
            "account-unavailable",
            "password-expired",
            "too-many-logins",
            "idle-drop",
            "server-ended",
        }
    ),
    **{(f"{family}-service", "stopped"): frozenset({"disabled"}) for family in ("rdp", "ssh", "web")},
    ("dialog", "credentials"): frozenset(
        {"locked", "disabled", "expired", "password-expired", "must-change", "restriction"}
    ),
    ("dialog", "identity-warning"): frozenset(SUBJECTS["dialog"]) - {"identity-warning"},
    ("rdp-port-state", "default"): frozenset({"two-numbers"}),
    ("rdp-port-state", "changed"): frozenset({"two-numbers"}),
}
"""A value that says less than others of its subject, and goes with them: a test that only says “failed”."""


WELL_KNOWN = frozenset(
    {20, 21, 22, 23, 25, 53, 80, 110, 143, 443, 445, 465, 587, 993, 995, 1433, 1521, 3306, 5432, 6379}
)
"""Ports of other services (IANA): a test of one of them says nothing of a service that listens elsewhere."""

_OF_A_PORT = frozenset({"port", "connection", "listening", "listen-address", "port-owner", "half-open", "port-rule"})
_OF_A_LISTENER = frozenset({"listening", "listen-address", "port-owner", "port-rule"})
_OF_A_HOST = frozenset({"port", "connection", "ping", "latency", "trace", "trace-end", "trace-loss"})
_SOMEBODY_ELSE = re.compile(
    r"(?:8\.8\.[48]\.[48]|1\.[01]\.[01]\.1|9\.9\.9\.9|114\.114\.11[45]\.11[45]|223\.[56]\.[56]\.[56]|119\.29\.29\.29|"
    r"180\.76\.76\.76|(?:[\w-]+\.)*(?:google|baidu|bing|qq|taobao|microsoft|cloudflare|github|163)\.(?:com|cn))$",
    re.IGNORECASE,
)
"""Public resolvers and sites that people test their own line with."""
_SERVICES = {3389: "rdp-service", 22: "ssh-service", 80: "web-service", 443: "web-service"}
_NO_HOST = re.compile(r"^[^:]+:\d{1,5}$")
"""A port typed behind the name: the test was made wrongly."""
_ITSELF = re.compile(r"localhost|127\.|::1$|0\.0\.0\.0", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fact:
    """`source` is READ or SAID; `lines` are line numbers of the paste, from 1."""

    subject: str
    value: str
    lines: tuple[int, ...] = ()
    source: str = READ

    @property
    def meaning(self) -> Meaning:
        return SUBJECTS[self.subject][self.value]

    @property
    def key(self) -> str:
        return f"{self.subject}.{self.value}"


Facts = Mapping[str, Fact]
"""Subject -> the one fact about it."""


def known(subject: str, value: str) -> bool:
    return value in SUBJECTS.get(subject, {})


def facts_for(observations: Iterable[Observation], ports: Collection[int], foreign: Collection[int] = ()) -> list[Fact]:
    """What these observations say about a guide whose service listens on one of `ports` (none: on any).

    Observations about a port of another guide (`foreign`) or another service say nothing here, nor does a test of the
    machine it ran on, nor a full list of listening ports unless it is known which port is meant. The order is kept.
    """
    observations = list(observations)
    meant = _meant(observations, ports)
    tested = frozenset(port for one in observations if one.subject == "port" and (port := one.detail.get("port")))
    found = []
    for one in observations:
        value = _value(one, meant)
        if value and not (_elsewhere(one, ports) or _of_another_port(one, ports, meant, tested, foreign)):
            found.append(Fact(one.subject, value, one.lines[:MAX_LINES]))
    return found + _two_numbers(observations)


def _two_numbers(observations: Iterable[Observation]) -> list[Fact]:
    """Two queries of the registry may tell two ports."""
    told = {one.value: one.lines[0] for one in observations if one.subject == "rdp-port"}
    return [Fact("rdp-port-state", "two-numbers", tuple(told.values())[:MAX_LINES])] if len(told) > 1 else []


def _meant(observations: Iterable[Observation], ports: Collection[int]) -> frozenset[int]:
    """The ports the visitor's service is expected on; empty if nobody knows."""
    configured = {one.detail["port"] for one in observations if one.subject == "rdp-port" and "port" in one.detail}
    if ports:
        return frozenset(configured or ports) if 3389 in ports else frozenset(ports)
    tested = {one.detail["port"] for one in observations if one.subject == "port" and one.detail.get("port")}
    return frozenset(tested) if len(tested) == 1 else frozenset()


def _value(one: Observation, meant: frozenset[int]) -> str:
    """The value as rules know it; empty if the observation does not decide for this guide."""
    listed = one.detail.get("ports")
    if one.subject == "listening" and listed is not None and not one.detail.get("port"):
        if meant & set(listed):
            return "listening"
        return "not-listening" if meant and one.detail.get("complete") else ""
    return one.value.partition("=")[0]


def _elsewhere(one: Observation, ports: Collection[int]) -> bool:
    """True if this is about another machine than the server, a test made wrongly, or another guide's service."""
    if one.subject == "service-error" and ports:
        return SUBJECT_OF.get(one.detail.get("service", "")) not in _family(ports)
    host = str(one.detail.get("host") or "")
    if one.subject in _OF_A_HOST and (_ITSELF.match(host) or _SOMEBODY_ELSE.match(host) or _NO_HOST.search(host)):
        # Not even itself: that is no matter of the way.
        return one.value != "general-failure"
    return False


def _family(ports: Collection[int]) -> set[str | None]:
    """The subjects of services that a guide of these ports is about."""
    return {subject for port, subject in _SERVICES.items() if port in ports} | {None}


def _of_another_port(
    one: Observation, ports: Collection[int], meant: frozenset[int], tested: frozenset[int], foreign: Collection[int]
) -> bool:
    port = one.detail.get("port")
    if one.detail.get("assumed") and port not in ports:
        # A reader took the usual port of a full list; here nobody said that it is meant.
        return True
    if one.subject not in _OF_A_PORT or not isinstance(port, int) or port in meant:
        return False
    if not ports or one.subject in _OF_A_LISTENER:
        return bool(meant) and not meant & set(one.detail.get("ports") or ())
    if one.subject == "port" and tested & meant:
        return True
    return port not in ports and (port in foreign or port in WELL_KNOWN)


def agreed(facts: Iterable[Fact]) -> tuple[dict[str, Fact], tuple[Fact, ...]]:
    """(the facts that nothing contradicts, by subject; those that contradict each other).

    What was read counts before what was said, and a vague value goes with a sharper one.
    """
    by_subject: dict[str, list[Fact]] = {}
    for fact in facts:
        by_subject.setdefault(fact.subject, []).append(fact)
    sure: dict[str, Fact] = {}
    torn: list[Fact] = []
    for subject, same in by_subject.items():
        left = [fact for fact in same if fact.source == READ] or same
        values = {fact.value for fact in left}
        vague = {value for value in values if VAGUE.get((subject, value), frozenset()) & values}
        left = [fact for fact in left if fact.value not in vague]
        if len(values - vague) == 1:
            sure[subject] = left[0]
        else:
            torn += left
    return sure, tuple(torn)


def to_address(facts: Iterable[Fact]) -> str:
    """``port.refused.12~ping.ok.3.4``"""
    items = (".".join([fact.subject, fact.value, *map(str, fact.lines)]) for fact in facts)
    return "~".join(dict.fromkeys(items))


def from_address(text: str, source: str) -> list[Fact]:
    """The inverse; what is no fact (any more) is left out."""
    return list(_facts_in(text, source))


def _facts_in(text: str, source: str) -> Iterator[Fact]:
    for item in text.split("~")[:MAX_FACTS]:
        match = _ITEM.fullmatch(item)
        if match and known(match[1], match[2]):
            yield Fact(match[1], match[2], tuple(int(number) for number in match[3].split(".") if number), source)
