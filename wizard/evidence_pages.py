"""What pages show of evidence: observations with their lines, and the guides they let start midway. No HTTP."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from kb.templatetags.reconnect import local
from wizard.addresses import walk_address
from wizard.evidence.collect import HOST, PORT, Block, blocks
from wizard.evidence.facts import MARK, MAX_LINES, READ, SAID, Fact, Facts, agreed, facts_for, to_address
from wizard.evidence.observation import Observation
from wizard.evidence.paste import lines_of
from wizard.evidence.reading import meaning, read
from wizard.evidence.words.plain_words import spoken
from wizard.graph import UNKNOWN, Graph, Guides, Position, Question
from wizard.replay import replay
from wizard.rules import decide, proof, subjects_of
from wizard.walk import Walk

LONGEST_LINE = 160
"""Characters of a proving line that are shown."""


DECISIVE = 60
"""Rank of a meaning from which on it describes rather than decides."""


@dataclass(frozen=True, slots=True)
class Paste:
    """A text somebody pasted, read once. `observations` come from output, `said` from plain words.

    `mark` tells it from other pastes; it has nothing of the text.
    """

    lines: Mapping[int, str]
    observations: tuple[Observation, ...]
    said: tuple[Observation, ...]
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """One observation as a page shows it. `fact` is its form in an address, under which its lines are remembered."""

    text: str
    lines: tuple[tuple[int, str], ...]
    fact: str


@dataclass(frozen=True, slots=True)
class Start:
    """A guide that these observations let start midway.

    `answered` counts the questions answered at once; `later` is true if more will be when they come up; `given` are
    the parameters of the address. `said` are plain words the visitor may confirm, with how many questions they answer.
    """

    graph: Graph
    walk: Walk
    answered: int
    later: bool
    url: str
    given: tuple[tuple[str, str], ...]
    said: tuple[Seen, ...] = ()
    with_said: int = 0


def paste_of(text: str, now: datetime, mark: str, *, asked_for: bool = False) -> Paste:
    """`asked_for` is true where a question asked for output. Raises wizard.evidence.paste.TooLong."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = read(text, now, background=asked_for)
    said = [one for one in spoken(_without(text, found)) if one.subject not in {seen.subject for seen in found}]
    wanted = {number for one in (*found, *said) for number in one.lines}
    lines = {line.number: line.text.strip()[:LONGEST_LINE] for line in lines_of(text)[0] if line.number in wanted}
    return Paste(lines, tuple(found), tuple(said), mark)


def _without(text: str, found: Iterable[Observation]) -> str:
    """The text without the lines that a reader has understood: those are output, whatever words stand in them."""
    lines = text.split("\n")
    for one in found:
        for number in range(min(one.lines), max(one.lines) + 1):
            lines[number - 1 : number] = [""]
    return "\n".join(lines)


_WITH_PORT = frozenset({"port", "listening", "listen-address", "port-owner", "rdp-port", "port-rule"})


def searched(paste: Paste) -> str:
    """What to look for instead of a whole paste: what was read, in the reader's words, and the line that proves it."""
    best = [one for one in paste.observations if meaning(one).rank < DECISIVE][:3]
    lines = [paste.lines[number] for one in best[:1] for number in one.lines[:1] if number in paste.lines]
    return "\n".join([*(local(meaning(one).text) for one in best), *lines])


def seen(observations: Iterable[Observation], lines: Mapping[int, str]) -> list[Seen]:
    """Each meaning once, with the lines that prove it."""
    shown: dict[str, Seen] = {}
    for one in observations:
        port = one.detail.get("port") if one.subject in _WITH_PORT else None
        text = local(meaning(one).text) + (f" ({port})" if port else "")
        proving = tuple((number, lines[number]) for number in one.lines[:MAX_LINES] if number in lines)
        fact = to_address([Fact(one.subject, one.value.partition("=")[0], one.lines[:MAX_LINES])])
        if text not in shown:
            shown[text] = Seen(text, proving, fact)
    return list(shown.values())


def starts(guides: Guides, paste: Paste) -> list[Start]:
    """The guides that these observations answer something of, the one that fits best first."""
    found = [start_of(guides, graph.key, paste, {}) for graph in guides]
    fitting = [(_fit(start, paste), start) for start in found]
    offered = [pair for pair in fitting if pair[1].answered or pair[1].with_said or pair[1].later or pair[0][0] < 0]
    # Equal ones stay in the order of the guides.
    return [start for _, start in sorted(offered, key=lambda pair: pair[0])]


_TOPICS = (
    (3389, ("rdp-", "dialog", "server-screen", "nla", "security-layer", "sessions-left")),
    (22, ("ssh", "sshd")),
    (443, ("tls", "cert", "chain", "client-cert", "iis-", "nginx-", "apache-", "sslcert", "http-", "hsts")),
)
"""Port of a guide -> how the subjects begin that speak of its service alone."""
_TARGETS = {"rdp": 3389, "ssh": 22, "web": 443}


def _fit(start: Start, paste: Paste) -> tuple[int, bool, int]:
    """The lower the better: what speaks of this guide's own service, then by questions answered.

    A failing test of a port that no service is known for speaks of the guide about any port.
    """
    ports = start.graph.ports
    about = [_about(one) for one in (*paste.observations, *paste.said)]
    known = {port for port, _ in _TOPICS}
    own = sum(weight for port, weight in about if (port in ports if ports else port and port not in known))
    return -own, not own and bool(ports), -start.answered - start.with_said


def _about(one: Observation) -> tuple[int, int]:
    """(the port of the service that this speaks of, 0 for none; how much: what fails counts double)."""
    if one.subject == "target":
        return _TARGETS.get(one.value, 0), 2
    if one.subject in ("port", "connection") and one.detail.get("port"):
        return one.detail["port"], 1 if one.value == "open" else 2
    return next((port for port, starts in _TOPICS if one.subject.startswith(starts)), 0), 2


def start_of(guides: Guides, key: str, paste: Paste, answers: Mapping[str, str]) -> Start:
    """The guide after this paste, for a visitor who stands where `answers` lead. What was pasted last counts."""
    before = replay(guides, key, answers)
    graph = guides[key]
    fresh = _worth_keeping(guides, facts_for(paste.observations, graph.ports, guides.foreign_ports(key)))
    walk = replay(guides, key, _with_facts(before, fresh) | ({MARK: paste.mark} if fresh else {}))
    ahead = {subject for question in _ahead(guides, walk) for subject in subjects_of(question.choices)}
    said = [Fact(one.subject, one.value, one.lines[:MAX_LINES], SAID) for one in paste.said if one.subject in ahead]
    told = replay(guides, key, _with_facts(walk, said))
    own_words = {fact.subject for fact in said}
    given = {**walk.kept, SAID: to_address(f for f in walk.facts if f.source == SAID and f.subject not in own_words)}
    by_hand = {(step.name, step.answer) for step in before.steps if not step.facts}
    return Start(
        graph=graph,
        walk=walk,
        answered=sum((step.name, step.answer) not in by_hand for step in walk.read),
        later=_decided_later(guides, walk),
        url=walk_address(key, walk.kept),
        given=tuple((name, value) for name, value in given.items() if value),
        said=tuple(seen((one for one in paste.said if one.subject in own_words), paste.lines)),
        with_said=max(0, len(told.read) - len(walk.read)),
    )


def _worth_keeping(guides: Guides, facts: Sequence[Fact]) -> list[Fact]:
    """Those that a rule looks at or that mark the path; the others would only lengthen the address."""
    return [fact for fact in facts if fact.subject in guides.subjects or fact.meaning.path]


def _with_facts(before: Walk, fresh: Sequence[Fact]) -> dict[str, str]:
    """The answers with new facts in place of older ones about the same.

    What those had answered is answered anew, and so is what the visitor did not know or wanted to be asked.
    """
    subjects = {fact.subject for fact in fresh}
    facts = [fact for fact in before.facts if fact.subject not in subjects] + list(fresh)
    sure, _torn = agreed(facts)
    anew = {step.name for step in before.read if {fact.subject for fact in step.facts} & subjects}
    anew |= {step.name for step in before.steps if step.answer == UNKNOWN and _decides(step.node, sure, subjects)}
    if before.asked and _decides(before.node, sure, subjects):
        anew.add(before.name)
    answers = {name: answer for name, answer in before.kept.items() if name not in anew | {READ, SAID}}
    carried = {source: to_address(fact for fact in facts if fact.source == source) for source in (READ, SAID)}
    return answers | {source: items for source, items in carried.items() if items}


def _decides(node: Position, sure: Facts, fresh: Collection[str]) -> bool:
    """True if these facts answer the question, and something new is among them."""
    choice = decide(node, sure).choice if isinstance(node, Question) else None
    return choice is not None and any(fact.subject in fresh for fact in proof(choice, sure))


def _decided_later(guides: Guides, walk: Walk) -> bool:
    """True if evidence answers some question that may still come."""
    sure, _torn = agreed(walk.facts)
    return any(decide(question, sure, walk.hidden).choice is not None for question in _ahead(guides, walk))


def _ahead(guides: Guides, walk: Walk) -> Iterator[Question]:
    """The question the visitor stands at, and all of the same guide that may come after it."""
    here = walk.ref.partition(".")[0]
    for ref in guides.reachable.get(walk.ref, frozenset()):
        if ref.startswith(f"{here}.") and isinstance(node := guides.node(ref), Question):
            yield node


@dataclass(frozen=True, slots=True)
class BlockGroup:
    """The blocks to run in one place: (name of the shell, commands as HTML)."""

    title: str
    shells: tuple[tuple[str, SafeString], ...]


def block_groups(graph: Graph) -> list[BlockGroup]:
    """What the guide's start page offers to run; empty if no rule of the guide looks at output."""
    own = frozenset(subject for question in graph.questions() for subject in subjects_of(question.choices))
    found = blocks(own, graph.ports)
    groups = [(_("On your own computer"), "own"), (_("On the server, if you get in there"), "server")]
    shells = {
        "cmd": _("Windows, Command Prompt"),
        "powershell": "Windows PowerShell",
        "sh": _("Linux or macOS, terminal"),
    }
    return [
        BlockGroup(title, tuple((shells[block.shell], _html(block, graph)) for block in found if block.place == place))
        for title, place in groups
        if any(block.place == place for block in found)
    ]


def _html(block: Block, graph: Graph) -> SafeString:
    text = str(escape("\n".join(block.lines) + "\n"))
    for name, mark, usual in (("host", HOST, usual_host(graph)), ("port", PORT, usual_port(graph))):
        text = text.replace(mark, f'<span data-put="{name}" data-usual="{usual}">{usual}</span>')
    return mark_safe(text)


def usual_host(graph: Graph) -> str:
    """What stands for the server: a certificate is for a name, so an address would only show that."""
    return "www.example.com" if 443 in graph.ports else HOST


def usual_port(graph: Graph) -> str:
    return str(graph.ports[0]) if graph.ports else PORT
