"""Finds the words of Remote Desktop's boxes in a part: which kinds of box, on which lines."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wizard.evidence.messages import dialog_texts, dialog_texts_world
from wizard.evidence.paste import Line
from wizard.evidence.telling import is_about
from wizard.evidence.transcript import Part, squeezed

READ = 12_000
"""Characters of a part that are searched, half of them from each end. Boxes are short; what is longer is a log."""

TAIL = 1_000
"""Of what another tool printed, only the end: what people add below it."""

_EASTERN = re.compile("[\u1100-\u11ff\u3040-\u30ff\u4e00-\u9fff]")
"""Chinese, Japanese and (taken apart) Korean: written without blanks, or with endings on every word."""

_PIECE = 3
_WORD = re.compile(r"[^\W\d_]{4,}")
_NO_LETTER = re.compile(r"[\W_]+")
_MARKS = re.compile("[\u0300-\u036f]")
_SAME = str.maketrans({"账": "帐", "您": "你", "陆": "录", "ł": "l", "ı": "i", "ø": "o", "đ": "d"})
_ABOUT_RDP = re.compile(
    r"remote ?(?:desktop|computer|pc|session)|\brdp\b|mstsc|freerdp|rdesktop|remmina|windows app|3389"
    r"|远程|遠端|遠程|远端|удален|віддален|bureau a distance|escritorio remoto|area de trabalho|ambiente de trabalho"
    r"|desktop remoto|extern bureaublad|fjarr|pulpit|vzdalen|uzak |リモート|원격"
)
_EVENT = re.compile(r"\b4625\b|failure reason|失败原因|event ?id\b|事件 ?id|logon type:|登录类型:")


_LOGGED = re.compile(r"\d{4}-\d\d-\d\dt\d\d:\d\d:\d\d")
"""The time of a log's line; no box shows it."""

_HINT_WORDS = (
    "remote rdp mstsc credential account password desktop 0x err windows 远程 遠端 远端 凭据 帐户"
    " 账户 帳戶 密码 密碼 登录 登入 リモート 資格情報 パスワード 원격 자격 암호 удал віддал учет"
    " bureau escritorio remot extern fjärr pulpit vzd uzak konto"
)
_HINTS = tuple(_HINT_WORDS.split())
_ADVICE = re.compile(
    r"\b(?:wenn sie|falls|lorsque|si vous voyez|quand vous|cuando aparece|quando aparece|als u|jeśli|pokud|eğer|если"
    r"|якщо)\b|原因は|場合は|表示され(?:た|る)場合|경우|方法如下|的解决(?:方法|办法|方案)"
    r"|\bhow to (?:fix|solve|resolve)\b(?!.*\?)|不再(?:提示|出现|报)|没有再|已经?解决"
    r"|\bno longer (?:get|see|show|appear)|\bwent away\b",
    re.IGNORECASE,
)


def is_advising(text: str) -> bool:
    """True if the sentence explains, advises or says that it is over; in more languages than `is_about`."""
    return is_about(text) or bool(_ADVICE.search(text))


@dataclass(frozen=True, slots=True)
class Phrase:
    """The core of a box. `weak`: others say it too. `advising`: it holds words of advice itself."""

    value: str
    pieces: tuple[str, ...]
    weak: bool
    advising: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A kind of box and the lines over which its phrase runs."""

    value: str
    lines: tuple[int, ...]
    phrase: Phrase


def folded(text: str) -> str:
    """Lower case, without accents, and with one form of 帐/账, 你/您, 登录/登陆."""
    text = text.casefold().translate(_SAME)
    return text if text.isascii() else _MARKS.sub("", unicodedata.normalize("NFD", text))


def _phrases() -> Iterator[tuple[str, Phrase]]:
    """(the folded text of a phrase, the phrase)."""
    for texts in (dialog_texts.TEXTS, dialog_texts_world.TEXTS):
        for value, block in texts.items():
            for row in filter(None, map(str.strip, block.splitlines())):
                text = folded(row.removeprefix("~"))
                yield text, Phrase(value, tuple(map(squeezed, text.split("…"))), row.startswith("~"), is_advising(row))


def _pieces(run: str) -> set[str]:
    return {run[at : at + _PIECE] for at in range(len(run) - _PIECE + 1)}


def _indexed() -> Mapping[str, tuple[Phrase, ...]]:
    """Phrases by their longest word or, in the East, by the rarest three signs of theirs."""
    phrases = list(_phrases())
    often = Counter(piece for _, phrase in phrases for piece in _pieces(phrase.pieces[0]))
    index: dict[str, list[Phrase]] = defaultdict(list)
    for text, phrase in phrases:
        eastern = _EASTERN.search(text)
        first = phrase.pieces[0]
        key = min(sorted(_pieces(first)), key=often.__getitem__) if eastern else max(_WORD.findall(text), key=len)
        index[key].append(phrase)
    return {key: tuple(found) for key, found in index.items()}


_INDEX = _indexed()
"""A phrase is only searched if its key occurs at all."""


def looked_at(part: Part) -> Part:
    """The lines in which a box may stand, folded; none if another tool's output has no word of one at its end."""
    command = part.command.casefold()
    ours = not command or any(name in command for name in ("rdp", "rdesktop", "mstsc", "remmina"))
    lines = _ends(part.lines, *((READ // 2, READ // 2) if ours else (0, TAIL)))
    if not ours:
        raw = "\n".join(line.text for line in lines).casefold()
        lines = lines if any(hint in raw for hint in _HINTS) else ()
    return Part(part.command, tuple(Line(line.number, folded(line.text)) for line in lines))


def _ends(lines: tuple[Line, ...], head: int, tail: int) -> tuple[Line, ...]:
    """The first and the last lines, so many characters of each; all if they are no more."""
    first = _room(lines, head)
    last = _room(lines[:first:-1], tail)
    return lines[:first] + lines[len(lines) - last :] if first + last + 1 < len(lines) else lines


def _room(lines: tuple[Line, ...], characters: int) -> int:
    """How many lines from the start fit."""
    used = 0
    for count, line in enumerate(lines):
        used += len(line.text) + 1
        if used > characters:
            return count
    return len(lines)


def is_about_rdp(text: str) -> bool:
    """True if the text (folded) names Remote Desktop or one of its clients."""
    return bool(_ABOUT_RDP.search(text))


def hits_in(look: Part) -> list[Hit]:
    """The longest phrase found of each kind of box. `look` is folded."""
    best: dict[str, Hit] = {}
    weakly: bool | None = None
    for phrase in _candidates(look.text):
        held = best.get(phrase.value)
        if held and len(held.phrase.pieces[0]) >= len(phrase.pieces[0]):
            continue
        if phrase.weak and weakly is None:
            weakly = _counts_weak(look)
        if (weakly or not phrase.weak) and (lines := _found(look, phrase)):
            best[phrase.value] = Hit(phrase.value, lines, phrase)
    return list(best.values())


def _counts_weak(look: Part) -> bool:
    """Words that others say too count beside Remote Desktop's own or alone, and never in an event log."""
    alone = len(look.text) < 300 and not look.command
    return (alone or is_about_rdp(look.text)) and not _EVENT.search(look.text) and not _LOGGED.search(look.text)


def _candidates(text: str) -> Iterator[Phrase]:
    keys = set(_WORD.findall(text))
    if not text.isascii() and _EASTERN.search(text):
        keys |= _pieces(_NO_LETTER.sub("", text))
    for key in sorted(_INDEX.keys() & keys):
        yield from _INDEX[key]


def _found(look: Part, phrase: Phrase) -> tuple[int, ...]:
    """The lines of a phrase; of one with a gap, only if its end follows close behind."""
    lines = look.finds(phrase.pieces[0])
    for piece in phrase.pieces[1:]:
        more = look.finds(piece) if lines else ()
        lines = tuple(sorted({*lines, *more})) if more and 0 <= more[0] - lines[-1] <= 2 else ()
    return lines
