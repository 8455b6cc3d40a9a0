"""The text of a part without any space: for sentences of SSH programs, however a window or a terminal wrapped them.

`ssh -v`, the boxes of PuTTY and WinSCP and the log of sshd use whole sentences of English. Looking for each of them in
one long string costs the same for a line and for ten thousand of them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from wizard.evidence.paste import Line
from wizard.evidence.sampled import is_code
from wizard.evidence.telling import is_about
from wizard.evidence.transcript import Part

MAX_READ = 120_000
"""Characters of one part that are read here. Logs can be longer, but their end tells what happens now."""

MAX_BEFORE = 600
"""Characters of a line in front of a phrase; no program has a longer prefix."""

MAX_TRIES = 12
"""Places of one phrase that are looked at, the last ones first: what happened last is what counts."""

# The name of an exception is a lead as well: "com.jcraft.jsch.", "paramiko.ssh_exception.".
_LEAD = re.compile(r"(?:[:>|\]@*!]|[:>]\\?[\"']|\\[rn]|(?:^|[:>|\]])[a-z_]\w{0,30}\.(?:[a-z_]\w{0,30}\.){0,6})$")
_CLOCK = re.compile(r"(?=(?:\D{0,3}\d){6})[\d:.,\[\]/+tz-]{8,40}$")
_COMMENT = re.compile(r"(?:#|//|/\*|--|<!--|\*\*)")
_OWN_ADVICE = re.compile(r"The error is typically caused by.{0,160}")  # WinSCP's own words, in one line
_HOW_TO = re.compile(r"how to|fixing|troubleshoot|solved|怎么|怎样|如何|解决", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a phrase stands: its place in the run, its lines, and the text around it without spaces.

    `before` is the line up to the phrase, `rest` the line behind it, `after` up to 300 characters over all lines.
    """

    at: int
    lines: tuple[Line, ...]
    before: str
    rest: str
    after: str

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(line.number for line in self.lines)

    @property
    def text(self) -> str:
        return " ".join(line.text[:1000] for line in self.lines)

    @property
    def leads(self) -> bool:
        """True if the phrase begins what the program says: a quotation, a comment or a sentence about it does not."""
        before = self.before
        if before in ('"', "'"):
            return self.rest.endswith((before, before + "."))
        if before[:1] in ("-", "\u2022") and before[-1:] in ('"', "'"):
            return False  # a point of a list that quotes
        return (
            not before.strip("-=\u2022 ")
            or bool(_CLOCK.match(before))
            or (bool(_LEAD.search(before)) and not _COMMENT.match(before))
        )


class Run:
    """The lines of a part in lower case, without spaces and line ends; of a very long part the beginning and the end.

    `whole` is true if no line of what was printed is missing.
    """

    def __init__(self, part: Part) -> None:
        text, self.lines = part.text, part.lines
        self.whole = part.whole and len(text) <= MAX_READ
        if len(text) > MAX_READ:
            head, tail = text[: MAX_READ // 3].rpartition("\n")[0], text[-2 * MAX_READ // 3 :].partition("\n")[2]
            above = part.lines[: head.count("\n") + 1] if head else ()
            below = part.lines[-tail.count("\n") - 1 :] if tail else ()
            text, self.lines = "\n".join(filter(None, (head, tail))), (*above, *below)
        bare_lines = text.replace(" ", "").split("\n")
        self.text = "".join(bare_lines)
        self._starts = list(accumulate(map(len, bare_lines), initial=0))
        self._told: dict[str, bool] = {}

    def hits(self, phrase: str, tries: int = MAX_TRIES) -> Iterator[Hit]:
        """Where `phrase` (already `bare`) stands, the last place first; places in advice and articles are left out."""
        at = self.text.rfind(phrase)
        while at >= 0 and tries:
            tries -= 1
            begins = self._starts[bisect_right(self._starts, at) - 1]
            if at - begins > MAX_BEFORE:
                at = self.text.rfind(phrase, 0, begins + MAX_BEFORE)
                continue
            hit = self._hit(at, len(phrase))
            if not self._is_told(hit):
                yield hit
            at = self.text.rfind(phrase, 0, at)

    def last(self, *phrases: str) -> int:
        """The last place of any of these phrases; -1 if there is none."""
        return max(self.text.rfind(phrase) for phrase in phrases)

    def following(self, hit: Hit) -> tuple[Line, ...]:
        """The lines below a hit."""
        below = bisect_right(self._starts, hit.at) - 1 + len(hit.lines)
        return self.lines[below:]

    def _hit(self, at: int, length: int) -> Hit:
        first = bisect_right(self._starts, at) - 1
        last = bisect_right(self._starts, at + length - 1) - 1
        end = at + length
        return Hit(
            at,
            self.lines[first : last + 1],
            self.text[self._starts[first] : at],
            self.text[end : self._starts[last + 1]],
            self.text[end : end + 300],
        )

    def _is_told(self, hit: Hit) -> bool:
        # A box pasted as one long line holds advice of its own ("If you trust this host …") behind the message.
        shown = hit.text[: 2 * len(hit.before) + 160]
        if shown not in self._told:
            code = is_code(hit.lines[0].text[:1000]) or "(?:" in hit.after[:30]
            quoted = _quotes(shown, self.text[hit.at])
            shown_alone = _OWN_ADVICE.sub("", shown)
            self._told[shown] = code or quoted or is_about(shown_alone) or bool(_HOW_TO.search(shown))
        return self._told[shown]


def _quotes(line: str, first: str) -> bool:
    """True for "… fails with the message 'Disconnected: No supported …'": three words before a quotation mark."""
    pattern = rf"(?:\b[a-z]{{2,14}},? ){{3}}[\"']{{1,2}}(?:\w{{4,20}}: ?)?{re.escape(first)}"
    return bool(re.search(pattern, line, re.IGNORECASE))


def bare(phrase: str) -> str:
    """A phrase as a run has it."""
    return phrase.casefold().replace(" ", "")
