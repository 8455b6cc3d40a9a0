"""A figure told in words: the same data as the drawing, so the two cannot differ. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape

from kb.diagrams.figure import Figure, Message, Sequence, Stack

SUMMARY = {"en": "The picture in words", "zh-hans": "图中内容"}
_SENDS = {"en": "{sender} to {receiver}: ", "zh-hans": "{sender}发往{receiver}："}
_BOTH = {"en": "{sender} and {receiver}, both ways: ", "zh-hans": "{sender}与{receiver}互发："}
_AT_FIRST = {"en": "At first: ", "zh-hans": "开始时："}
_AFTERWARDS = {"en": "Afterwards: ", "zh-hans": "此后："}
_STATE = {"en": "{name} in state {state}", "zh-hans": "{name}处于 {state} 状态"}
_DOWN = {"en": "Down to the next: ", "zh-hans": "往下一层："}
_JOINT = {"en": " – ", "zh-hans": "，"}
_COMMA = {"en": ", ", "zh-hans": "，"}
_STOP = {"en": ".", "zh-hans": "。"}
_GAP = {"en": " ", "zh-hans": ""}


def told(figure: Figure, language: str) -> str:
    """HTML: an ordered list with one item for each number of the drawing."""
    items = _messages(figure, language) if isinstance(figure, Sequence) else _boxes(figure, language)
    return "<ol>" + "".join(f"<li>{item}</li>" for item in items) + "</ol>"


def outline(figure: Figure, language: str) -> str:
    """One line that names what is drawn."""
    parts = figure.messages if isinstance(figure, Sequence) else figure.boxes
    names = (part.label if isinstance(part, Message) else part.title for part in parts)
    return "; ".join(f"{number} {name[language]}" for number, name in enumerate(names, 1))


def _messages(sequence: Sequence, language: str) -> Iterator[str]:
    first = [_AT_FIRST[language] + _states(sequence.states, sequence, language)] if sequence.states else []
    for phase in sequence.phases:
        heading = f"<b>{escape(_sentence(phase.name[language], language))}</b>" if phase.name else ""
        for message in phase.messages:
            sentences = [escape(_sentence(text, language)) for text in first + _message(message, sequence, language)]
            yield _GAP[language].join([*([heading] if heading else []), *sentences])
            heading, first = "", []


def _message(message: Message, sequence: Sequence, language: str) -> list[str]:
    names = {
        "sender": sequence.lifelines[message.sender][language],
        "receiver": sequence.lifelines[message.receiver][language],
    }
    who = (_BOTH if message.both_ways else _SENDS)[language].format(**names)
    sentences = [who + message.label[language]]
    note = message.note[language] if message.note else ""
    if note[:1].islower():
        # A note that is no sentence, such as "seq 100", goes on with the label's.
        sentences[0] += _JOINT[language] + note
    elif note:
        sentences.append(note)
    if message.states:
        sentences.append(_AFTERWARDS[language] + _states(message.states, sequence, language))
    return sentences


def _states(states: Mapping[str, str], sequence: Sequence, language: str) -> str:
    return _COMMA[language].join(
        _STATE[language].format(name=sequence.lifelines[key][language], state=state) for key, state in states.items()
    )


def _boxes(stack: Stack, language: str) -> Iterator[str]:
    for box in stack.boxes:
        texts = [box.text, *(line.text for line in box.lines)]
        sentences = [_sentence(text[language], language) for text in texts]
        if box.link:
            sentences.append(_sentence(_DOWN[language] + box.link[language], language))
        title = f"<b>{escape(_sentence(box.title[language], language))}</b>"
        yield _GAP[language].join([title, *map(escape, sentences)])


def _sentence(text: str, language: str) -> str:
    return text if text[-1] in ".?!。？！…" else text + _STOP[language]
