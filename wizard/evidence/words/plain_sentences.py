"""What a person wrote, cut into clauses: lines that a tool printed left out; questions, conditions and cures marked.

`plain_words` looks for its phrases in one clause at a time, so that "not" and "if" reach no further than they do when
spoken.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from wizard.evidence.paste import Line, lines_of

MAX_TALK = 5_000
"""Characters that are looked at. An opening is rarely longer than a tenth of this."""

MAX_CLAUSES = 400

MAX_CLAUSE = 300
"""Nobody speaks longer without a stop; what is longer is no speech."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A piece of a sentence, case folded. `lines` are the numbers of the lines over which it runs.

    `asks`: it is (part of) a question. `supposes`: a condition, a wish, advice or a guess. `cures`: it tells of an
    attempt to mend things (or the next clause says how that went), not of what came before the trouble.
    """

    text: str
    lines: tuple[int, ...]
    sentence: int
    asks: bool
    supposes: bool
    conditional: bool
    cures: bool


def clauses_of(text: str) -> list[Clause]:
    """The clauses of what a person says, in order."""
    lines, _ = lines_of(text[:MAX_TALK])
    prose = [line for line in lines if not looks_printed(line.text)]
    cut = list(_cut(prose))[:MAX_CLAUSES]
    return list(_marked(cut))


# --- Lines that a tool printed ---------------------------------------------------------------------------------------

_PRINTED = re.compile(
    r"\s{0,8}(?:[A-Za-z]:\\[^<>|\"?*]{0,200}>|PS [^<>|]{0,200}>"
    r"|\(?[\w.+-]{0,40}\)? ?\[?[\w.+-]{1,64}@[\w.-]{1,100}[:~ ]?[^$#%> ]{0,80}\]?[$#%>](?:\s"
    r"|$)"
    r"|[$#%❯➜●○×├└│] ?|[-+]{1,2}[A-Za-z]|//|[<{}|]|\[ ?\w{2,8} ?\]|\.\.\.|~~~|```)"
    r"|\s{0,8}(?:debug\d|ssh|sshd|scp|sftp|curl|wget|telnet|nc|ncat|ping6?|nginx|git|fatal"
    r"|error|warning|info|kex_\w{1,30}|mtr|dig|bash|sudo"
    r"|systemctl|journalctl|iptables|netsh|reg|sc|net|nmap|openssl|traceroute|tracert"
    r"|starting nmap|host is up|connecting to)(?:\.exe|\[\d{1,8}\])?: "
    r"|\s{0,8}(?:\w{3} [ \d]\d \d\d:\d\d:\d\d|\[?\d{4}[-/]\d\d[-/]\d\d[ t]\d\d:\d\d:\d\d"
    r"|\d\d:\d\d:\d\d[.,]\d)"
    r"|\s{0,8}(?:reply from|request timed out|pinging |ping statistics|ping \S{4,60} \("
    r"|trying \d|connected to \S{1,60}\.$|connection to \S{1,80} (?:closed|port)"
    r"|来自 ?\S{4,40} ?的回复|请求超时|正在 ?ping|正在连接\S|数据包:|无法访问目标|目标主机无法"
    r"|64 bytes|\d{1,6} packets |from \S{4,60}:? .{0,12}(?:icmp_seq|destination)|no answer yet|request timeout for"
    r"|usage:|bad option|curl failed to verify|more details here|establish a secure|failed to connect to "
    r"|\d{1,6} bytes from|由于目标计算机积极拒绝"
    r"|无法打开到主机的连接"
    r"|loaded: |active: |main pid|the command completed|命令成功完成|the operation completed)",
    re.IGNORECASE,
)
_COLUMNS = re.compile(r"[^\s.!?。] {2,}(?=\S)")
_SPACED_COLON = re.compile(r"^\s{0,8}[\w ()./-]{2,40}?(?:\s+[:=]\s|:\s{2,}|: ?$)")
_LABEL = re.compile(r"^\s{0,8}(?P<label>[^\s:,][^:,。]{0,28}):\s?(?P<rest>.{0,300})")
_CONFIGURED = re.compile(r"^\s{0,12}[A-Za-z_][\w.-]{1,40}(?:\s*=\s*|\s+)\S.{0,200}[;{]\s{0,4}$")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_TALK_LABEL = re.compile(
    r"problems?|issues?|questions?|symptoms?|subject|title|context|background|description|edit"
    r"|update|ps|p\.s|note|hi|hello|summary|situation"
    r"|(?:问题|现象|描述|情况|环境|症状|背景|操作|补充|你好|您好|备注|求助|故障|详情|原因)(?:描述|现象|情况|说明)?",
    re.IGNORECASE,
)


def looks_printed(line: str) -> bool:
    """True for prompts, tables, ``key : value``, log lines and messages that tools put on a line of their own."""
    if _PRINTED.match(line) or _CONFIGURED.match(line):
        return True
    if len(_COLUMNS.findall(line)) > 2 or (_SPACED_COLON.match(line) and len(line) < 120):
        return True
    return _is_pair(line) or _is_mostly_signs(line)


def _is_pair(line: str) -> bool:
    """``Status: active``, but not ``Problem: cannot connect``."""
    match = _LABEL.match(line)
    if not match or _TALK_LABEL.fullmatch(match["label"].strip()):
        return False
    rest = match["rest"]
    # A reader of "it says: connection refused" would lose it; whoever says so has a verb before the colon.
    if re.search(r"\b(?:says?|said|is|get|gets|shows?|changed|that)\b|[了是示说报过]$", match["label"], re.IGNORECASE):
        return False
    return len(_HAN.findall(rest)) < 8 and len(rest.split()) < 6


def _is_mostly_signs(line: str) -> bool:
    return len(line) > 24 and sum(character.isalpha() or character == " " for character in line) < 0.55 * len(line)


# --- Sentences and clauses -------------------------------------------------------------------------------------------

_SENTENCE_END = re.compile(r"[.!?]+(?=\s|$|[\"')])|[。;!?…]+|(?<=[\u4e00-\u9fff])[.!?~]+")
_CLAUSE_END = re.compile(
    r"[,、:()\"]|\s-{1,2}\s|(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])|\b(?:but|however"
    r"|although|though|because|whereas|while|yet)\b"
    r"|(?<=\w )(?<!right )(?<!soon )(?<!shortly )(?<!as )(?=(?:even )?(?:after|since|until"
    r"|when|before|so)\b)|但是?|不过|可是|然而|因为|由于|(?<=.)(?=而且|而(?=[\u4e00-\u9fff]))"
)

_QUOTED = re.compile(r'"([^"\n.!?;。]{1,40})"')
"""A few quoted words are part of the sentence around them: stuck at "Please wait"."""

_MIXED_SPACE = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[a-z0-9])|(?<=[a-z0-9])\s+(?=[\u4e00-\u9fff])")
"""Some put a space between Chinese and Latin letters, most do not."""

_Piece = tuple[str, tuple[int, ...], int, bool]
"""Text, lines, number of the sentence, whether the sentence ends there with a question mark."""


def _cut(lines: Sequence[Line]) -> Iterator[_Piece]:
    number = 0
    for paragraph in _paragraphs(lines):
        text, starts = _joined(paragraph)
        text = _QUOTED.sub(r"'\1'", text)
        for start, end, asked in _sentences(text):
            number += 1
            pieces = [
                (a, b) for a, b in _spans(_CLAUSE_END, text, start, end) if text[a:b].strip() and b - a <= MAX_CLAUSE
            ]
            for a, b in pieces:
                first, last = bisect_right(starts, a) - 1, bisect_right(starts, b - 1) - 1
                numbers = tuple(line.number for line in paragraph[first : last + 1])
                yield (
                    _MIXED_SPACE.sub("", text[a:b].strip().casefold()),
                    numbers,
                    number,
                    asked and (a, b) == pieces[-1],
                )


def _paragraphs(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Lines that a mail program wrapped belong together; short lines are sentences of their own."""
    paragraph: list[Line] = []
    for line in lines:
        if paragraph and not _goes_on(paragraph[-1], line):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _goes_on(line: Line, following: Line) -> bool:
    wide = len(line.text) + len(_HAN.findall(line.text))
    return following.number == line.number + 1 and wide >= 58 and not re.search(r"[.!?;:。…]$", line.text)


def _joined(paragraph: Sequence[Line]) -> tuple[str, list[int]]:
    text, starts = "", []
    for line in paragraph:
        glue = "" if not text or (_HAN.match(text[-1]) and _HAN.match(line.text.lstrip()[:1])) else " "
        starts.append(len(text))
        text += glue + line.text.strip()
    return text, starts


def _sentences(text: str) -> Iterator[tuple[int, int, bool]]:
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if text[start : match.start()].strip():
            yield start, match.start(), "?" in match.group()
        start = match.end()
    if text[start:].strip():
        yield start, len(text), False


def _spans(separator: re.Pattern[str], text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in separator.finditer(text, start, end):
        yield start, match.start()
        start = match.end()
    yield start, end


# --- Questions, conditions, cures ------------------------------------------------------------------------------------

_CALLS_FOR_HELP = re.compile(
    r"\b(?:can|could|would|will) (?:you|someone|somebody|anyone|anybody)\b.{0,20}\b(?:help"
    r"|tell|explain|look|advise|assist|check)"
    r"|\bdo(?:es)? (?:you|anyone|anybody|someone) know\b|\bany (?:idea|help|suggestion)"
)
_ASKS = re.compile(
    r"^(?:(?:and|so|or|hi|also|then|now) )?(?:should|shall|could|would|can|may|must|do|does"
    r"|did|is|are|was|were|has|have|had|will)(?:n't)? "
    r"(?:i|you|we|it|he|she|they|the|my|our|your|this|that|there|anyone|anybody|someone"
    r"|changing|an?)\b"
    r"|\bhow (?:do|can|should|could|would|to)\b(?! (?:(?:i|we|you) )?(?:fix|solve|get|reach"
    r"|connect|log|access))|\b(?:where|what|which) (?:do|can|should|could|to)\b"
    r"|\bwhat (?:if|happens)\b|^what does\b"
    r"|吗|是不是|要不要|能不能|可不可以|会不会|是否|有没有|难道|需不需要|该不该|行不行|用不用"
    r"|(?:怎么|如何|怎样|咋)(?:样|把|去|能|才能|给|来|重新)?[改换装设配开关升续修更重加]"
)
_WONDERS = re.compile(r"\b(?:why|how|what|where|which|any idea|who)\b|为什么|为啥|为何|怎么|如何|咋|怎样|什么|哪|啥")
_SUPPOSES = re.compile(
    r"\b(?:unless|whether|in case|suppose|supposing|maybe|perhaps|probably|possibly|might"
    r"|i guess|i suspect|i think it|may be|may have|could be|could have|"
    r"want(?:ed)? to|wants to|going to|plan(?:ning)? to|planned to|need(?:s|ed)? to|have to"
    r"|has to|you should|make sure|please (?:change|check|restart|try|install|open|use)|"
    r"usually|typically|e\.g|for example|such as|should|must|advised?|recommend\w{0,3}|want"
    r"|wish|like to|thinking of|consider\w{0,3}|about to|will)\b(?! be (?:asked|refused))"
    r"|如果|假如|假设|要是|万一|的话|倘若|若是|可能|也许|或许|大概|估计|怀疑|猜|想(?!问|请"
    r"|咨询|知道|不通|起)|打算|准备(?!好)|计划|需要|应该|应当|建议|请(?!问|教|大|帮|各|指|求"
    r"|看)|除非|例如|比如|通常|一般是|最好|难道"
)
_CONDITION = re.compile(r"\bif\b|\bunless\b|\bwhat if\b|如果|假如|假设|要是|万一|的话|倘若|若是")
_CURES = re.compile(
    r"\bstill (?:no|not|can|cannot|cant|fail|the same|refus|times|timing|nothing|get|does|won"
    r"|is|have|unable|stuck|black|down|dead|same)"
    r"|\b(?:tried|trying|i try)\b|\bno (?:luck|avail|effect|difference|success)\b|(?:did"
    r"|does)(?:n't|nt| not) (?:help|change|make|solve|fix|work either)"
    r"|\bsame (?:result|error|thing|problem|issue)\b|\beven after\b|\bfixed it\b"
    r"|\bworks? again\b|\bhelp(?:s|ed)\b|\bto no\b"
    r"|还是(?:不|没|连|登|进|打|一样|同样|报|提示|黑|无法|有|老样|超时|断|卡)|也(?:不(?!知)"
    r"|没用|没有用|没效|没好|没解决|一样|无效|无法|连不|登不|进不|白搭|是不|试)|仍|依旧|依然"
    r"|无效"
    r"|没用|没效果|没有效果|没有用|试过|试了|尝试|都不行|都没用|照样|无果|就好了|就行了|就恢复|又能|又可以|又好了|恢复了|解决了"
)


def _marked(pieces: Sequence[_Piece]) -> Iterator[Clause]:
    asking, current = False, 0
    conditional = {number for text, _, number, _ in pieces if _CONDITION.search(text)}
    wondering = {number for text, _, number, _ in pieces if _WONDERS.search(text)}
    for place, (text, lines, number, asked) in enumerate(pieces):
        asking = (asking and number == current) or _is_question(text)
        current = number
        following = pieces[place + 1][0] if place + 1 < len(pieces) and pieces[place + 1][2] - number < 2 else ""
        yield Clause(
            text=text,
            lines=lines,
            sentence=number,
            asks=asking or (asked and number not in wondering),
            supposes=bool(_SUPPOSES.search(text)),
            conditional=number in conditional,
            cures=bool(_CURES.search(text) or _CURES.match(following.removeprefix("it ").removeprefix("and "))),
        )


def _is_question(text: str) -> bool:
    return bool(_ASKS.search(text)) and not _CALLS_FOR_HELP.search(text)
