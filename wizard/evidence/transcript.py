"""A paste cut at its prompts: one part for each command, with what it printed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import accumulate

from wizard.evidence.paste import Line, lines_of

MAX_PARTS = 40
"""Commands of one paste that are read; of more, the first and the last half."""

_TOOLS = frozenset(
    "ping ping6 telnet tnc nc ncat netcat curl psping psping64 tcping nmap tracert traceroute mtr pathping tracepath "  # noqa: SIM905
    "netstat ss lsof sc reg qwinsta query netsh ipconfig ifconfig ip tasklist gpresult ssh sftp scp systemctl wget "
    "journalctl service portqry fping httping sshd openssl certutil nginx wevtutil ufw firewall-cmd iptables nslookup "
    "dig".split()
)
# Written small, as people type them; "Ping statistics" and "PING host" are what tools print.
_TOOL = "(?:" + "|".join(re.escape(tool) for tool in sorted(_TOOLS)) + r"|(?i:test-netconnection|get-[a-z]{3,30}))"
_VENV = r"\s{0,8}(?:\([^()]{1,40}\) )?"
_LOGIN = r"\[?[\w.+-]{1,64}@[\w.-]{1,100}(?:[ :][^$#%>]{0,120})?\]?"
_ARGUMENT = r"(?:[-/\d\[\"']|[\w.-]{1,64}@|[\w-]{1,63}\.|localhost\b|\w{3,20} ?$|\w{3,20} )"
_PROMPTS = (
    re.compile(_VENV + r"[A-Za-z]:\\[^<>|\"?*]{0,200}>\s?(?P<command>.*)"),
    re.compile(r"\s{0,8}(?:\[[^\[\]]{1,80}\]: ?)?(?:\([^()]{1,40}\) )?PS(?: [^<>|]{0,200})?>{1,2}\s?(?P<command>.*)"),
    re.compile(_VENV + _LOGIN + r"\s?[$#%>] (?P<command>.*)"),
    re.compile(_VENV + _LOGIN + r"[$#%>](?P<command>)"),
    re.compile(r"\s{0,8}[➜❯λ] {1,3}\S{1,60} (?:git:\(\S{1,60}\) (?:✗ )?)?(?P<command>\S.*)"),
    re.compile(
        r"\s{0,8}(?:[√✓✗] [^$#%>]{0,80}[$#%>]|\$|[#%](?= [a-z./~])|(?:ba|z)?sh-[\d.]{1,6}[$#]) (?P<command>\S.*)"
    ),
)
# A row of a table may begin with the name of a daemon: those are commands only with an option.
_BARE = re.compile(
    rf"\s{{0,8}}(?:>\s?)?(?P<command>(?!(?:sshd|nginx|service) [^-]){_TOOL}(?:\.exe)? {_ARGUMENT}.*)", re.ASCII
)
# A session that breaks off prints behind the prompt of the other side.
_MESSAGE = re.compile(
    r"client_loop:|packet_write_wait|timed out waiting for input|Connection (?:to|reset|closed)|Write failed|Read from"
)
# Looked for first, because nearly every line of an output has neither.
_SIGN = re.compile(r"[>$#%➜❯λ]")
_FIRST_WORD = re.compile(r"[\s>]{0,10}([A-Za-z][\w.-]{1,30}) ")
_NO_WORD = re.compile(r"[\W_]+")
_PROSE_AFTER_TOOL = re.compile(
    r"\s(?:is|was|works?|worked|fails?|failed|and|but|from|the|to|does|can|shows?|says?|gives?|times?|hangs?|stops?|keeps?|not|won't"
    r"|doesn't|cannot|can't|just|never|always)\s",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Part:
    """One command and the lines after it. `command` is empty for what stands before the first prompt, and for a bare
    prompt at the end. `at` is the number of the line with the prompt, 0 if there is none.

    `whole` is false if lines of the paste were left out, so that what is not there proves nothing. `now` is when the
    paste is read, for dates of certificates; None where nobody knows.
    """

    command: str
    lines: tuple[Line, ...]
    whole: bool = True
    now: datetime | None = None
    at: int = 0

    @cached_property
    def text(self) -> str:
        """All lines case folded, with line feeds between them: for quick looks whether a word occurs."""
        return "\n".join(line.text for line in self.lines).casefold()

    def says(self, *words: str) -> bool:
        """True if any of these words (lower case) occurs anywhere."""
        return any(word in self.text for word in words)

    @cached_property
    def _run(self) -> tuple[str, list[int]]:
        runs = [squeezed(line.text) for line in self.lines]
        return "".join(runs), list(accumulate(map(len, runs), initial=0))

    def finds(self, phrase: str) -> tuple[int, ...]:
        """The numbers of the lines over which `phrase` (already `squeezed`) runs, however it is wrapped."""
        run, starts = self._run
        at = run.find(phrase) if phrase else -1
        if at < 0:
            return ()
        first, last = bisect_right(starts, at) - 1, bisect_right(starts, at + len(phrase) - 1) - 1
        return tuple(line.number for line in self.lines[first : last + 1])

    def matches(self, pattern: re.Pattern[str]) -> Iterator[tuple[Line, re.Match[str]]]:
        """Each line in which `pattern` is found, with its first match."""
        for line in self.lines:
            if match := pattern.search(line.text):
                yield line, match


def squeezed(text: str) -> str:
    """Letters and digits only, case folded: what is left of a sentence however it is wrapped, quoted or spaced."""
    return _NO_WORD.sub("", text.casefold())


def parts_of(text: str, now: datetime | None = None) -> list[Part]:
    """The paste cut at its prompts. Raises TooLong."""
    lines, whole = lines_of(text)
    cut = list(_cut(lines))
    parts = [
        Part(command, tuple(body), whole, now, at)
        for number, (at, command, body) in enumerate(cut, 1)
        if command or body or (at and number == len(cut))
    ]
    if len(parts) > MAX_PARTS:
        return parts[: MAX_PARTS // 2] + parts[-MAX_PARTS // 2 :]
    return parts


def _cut(lines: Iterable[Line]) -> Iterator[tuple[int, str, list[Line]]]:
    at, command, body = 0, "", list[Line]()
    for line in lines:
        typed = command_of(line.text)
        if typed is None:
            body.append(line)
        else:
            yield at, command, body
            at, command, body = line.number, typed, []
    yield at, command, body


def command_of(line: str) -> str | None:
    """What was typed, if the line is a prompt (or plainly a command without one), else None."""
    for pattern in _PROMPTS if _SIGN.search(line) else ():
        if match := pattern.match(line):
            typed: str = match["command"].strip()
            return None if _MESSAGE.match(typed) else typed
    first = _FIRST_WORD.match(line)
    if not first or (first[1].removesuffix(".exe") not in _TOOLS and "-" not in first[1]):
        return None
    match = _BARE.match(line)
    if match and len(line) < 200 and not _PROSE_AFTER_TOOL.search(line):
        return match["command"].strip()
    return None
