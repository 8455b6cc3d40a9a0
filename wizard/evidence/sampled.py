"""The two ends of a long part, for readers of many words: what counts stands where a paste begins or ends."""

from __future__ import annotations

import re
from collections.abc import Iterable

from wizard.evidence.paste import Line
from wizard.evidence.transcript import Part

MAX_LINES = 600
MAX_LINE = 600


class Sample:
    """At most MAX_LINES lines of a part, each cut to MAX_LINE characters, with their text in lower case."""

    def __init__(self, part: Part):
        lines = part.lines
        if len(lines) > MAX_LINES:
            lines = lines[: MAX_LINES // 2] + lines[-MAX_LINES // 2 :]
        self.command = part.command
        self.lines = [line if len(line.text) <= MAX_LINE else Line(line.number, line.text[:MAX_LINE]) for line in lines]
        self.low = [line.text.casefold() for line in self.lines]
        self.text = "\n".join(self.low)

    def says(self, *words: str) -> bool:
        """True if any of these words (lower case) occurs anywhere."""
        return any(word in self.text for word in words)

    def near(self, words: Iterable[str], most: int = 100) -> list[Line]:
        """The lines that hold one of these words, the first and the last of them if there are many."""
        wanted = tuple(word for word in words if word in self.text)
        lines = [line for line, text in zip(self.lines, self.low, strict=True) if any(word in text for word in wanted)]
        return lines if len(lines) <= most else lines[: most // 2] + lines[-most // 2 :]


def is_code(text: str) -> bool:
    """True if the line quotes a message instead of reporting it: a comment, a heading, a row of a table, a program."""
    line = _NUMBERED.sub("", text.strip(), count=1)
    if line.startswith(_QUOTING) or line.endswith(_ENDINGS):
        return True
    if _PATTERN.search(line) or _MARKUP.match(line) or _STATEMENT.match(line.lstrip("+- \t")) or _LITERAL.match(line):
        return True
    return line.endswith(('")', "')")) and bool(_CALL.match(line))


# Line numbers of an editor, times of a log.
_NUMBERED = re.compile(r"\A[\[\d](?:[\d\s:.,\[\]TZ+-]|/(?=\d)){0,40}(?:(?<=\s)|(?<=\]))(?!\d)")
_QUOTING = ("//", "# ", "## ", "### ", "#### ", "|", "/*", "<!--", "**", "#define ", "#if", "#include ", "* @", "@@ -")
_ENDINGS = (");", '";', "';", "];", "};", ") {", "\\n\\", "]]")
# What only stands in patterns: fail2ban's filters, Grok, rules of log readers, tests.
_PATTERN = re.compile(
    r"#define [A-Z]|\(\?[:=!P<i]|\\[dDsSw][+*?{)]|%\{[A-Z]{2}|%\(__|<F-|<HOST>|\[\^[^\]]{1,20}\][+*]|\.\*\??['\"/)$]"
)
_MARKUP = re.compile(
    r"(?:<|&lt;)/?(?:rule|match|regex|pcre2|prematch|decoder|description|group|string|key|item|param|property)\b"
)
_STATEMENT = re.compile(
    r"(?:return|case|throw|raise|static|const|private|public|protected|var|let|def|func|fn|assert\w{0,20}|expect|elif"
    r"|else if|import|export|echo|printf|print|console\.log|sed -i|grep)[ .(]"
    r"|if ?[(\[]|[A-Z][A-Z0-9_]{4,40}\([A-Za-z_]{3,60}[,)]|\{ [A-Z][A-Z0-9_]{7,80}[, ]|[A-Z_]{8,80} = \d{1,6},$"
    r"|\} else|(?:it|describe|test)\([\"'`]"
    r"|[A-Za-z_$][\w.$>\[\]-]{0,60} (?:[:+]?=|=>) (?:.{0,400};$|(?:r|f|u|@|rb|br)?[\"']|0x[0-9a-fA-F]{1,8},)"
    r"|\{? ?(?:name|stderr|stdout|want|expected|desc|pattern|input|text|title|label): ?[\"']"
    r"|[A-Z_]{4,40}=\S{1,60} [A-Z_]{4,40}=[\"']"
    r"|-? ?[A-Z][A-Z_]{4,50}: ['\"]"
)
# A string by itself: with its sign for raw text, with the escape for the end of a line, or single-quoted in a list.
_LITERAL = re.compile(r"(?:r|f|u|@|rb|br)[\"']|\"[^\"]{0,400}\\n\"[,;+)]?$|'[^']{0,400}(?:'[,;+])?$")
_CALL = re.compile(r"(?!\w{0,60}(?:Error|Exception|Pool)\()[A-Za-z_$][\w.$>:-]{1,60}\((?!\))")
