"""A walk as text, for a ticket, an e-mail or the telephone. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wizard.evidence.facts import READ, SAID
from wizard.graph import UNKNOWN, Graph, Outcome, Question
from wizard.walk import REPEATED, SETTLED, Step, Walk

WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "release": "release {number}",
        "draft": "draft",
        "comma": ", ",
        "source": " ({source})",
        "answers": "Answers",
        "tried": "Tried, did not help",
        UNKNOWN: "I don't know",
        "none": "None",
        "remains": "Not ruled out, likeliest first",
        SETTLED: "not asked: everything still possible has this answer",
        REPEATED: "as answered before",
        "checked": "checked again",
        "link": "Link to this walk",
        READ: "from what was pasted",
        SAID: "as the visitor put it",
        "facts": "Read from what was pasted",
        "torn": " (contradicted by another line)",
    },
    "zh-hans": {
        "release": "版本 {number}",
        "draft": "草稿",
        "comma": "，",
        "source": "（{source}）",
        "answers": "回答",
        "tried": "试过，没有解决",
        UNKNOWN: "不清楚",
        "none": "无",
        "remains": "尚未排除，可能性从大到小",
        SETTLED: "未提问：剩下的可能都是这个答案",
        REPEATED: "与前面的回答相同",
        "checked": "已再次确认",
        "link": "本次排查的链接",
        READ: "由粘贴的内容得出",
        SAID: "按访客的描述",
        "facts": "从粘贴内容中读出",
        "torn": "（与另一行矛盾）",
    },
}


def answer_text(step: Step, language: str) -> str:
    """What the visitor chose, in words; "I don't know" in the question's own words if it has any."""
    if step.choice:
        return step.choice.text.get(language, step.choice.key)
    if isinstance(step.node, Question):
        return step.node.unknown_text.get(language) or WORDS[language][UNKNOWN]
    return step.answer


def transcript(
    walk: Walk,
    graph: Graph,
    release: int,
    titles: Mapping[str, str],
    link: str,
    language: str,
    remains: Sequence[str] = (),
) -> str:
    """Plain text. `release` is 0 for a draft, `titles` maps article keys to titles, `link` is the walk's address.

    `remains` are the titles of what was not ruled out.
    """
    words = WORDS[language]
    lines = [
        graph.title.get(language, graph.key) + words["comma"] + _version(release, words),
        "",
        words["answers"],
    ]
    for number, (question, answer) in enumerate(_answers(walk, language), 1):
        lines += [f"{number}. {question}", f"   {answer}"]
    for heading, items in _lists(walk, titles, language, remains):
        lines += ["", heading, *(f"-  {item}" for item in items)]
    return "\n".join([*lines, "", words["link"], f"   {link}"]) + "\n"


def transcript_markdown(
    walk: Walk,
    graph: Graph,
    release: int,
    titles: Mapping[str, str],
    link: str,
    language: str,
    remains: Sequence[str] = (),
) -> str:
    """The same as Markdown."""
    words = WORDS[language]
    lines = [
        f"# {graph.title.get(language, graph.key)}",
        "",
        _version(release, words),
        "",
        f"## {words['answers']}",
        "",
    ]
    for number, (question, answer) in enumerate(_answers(walk, language), 1):
        lines.append(f"{number}. {question} **{answer}**")
    for heading, items in _lists(walk, titles, language, remains):
        lines += ["", f"## {heading}", "", *(f"- {item}" for item in items)]
    return "\n".join([*lines, "", f"{words['link']}: <{link}>"]) + "\n"


def _version(release: int, words: Mapping[str, str]) -> str:
    return words["release"].format(number=release) if release else words["draft"]


def _lists(
    walk: Walk, titles: Mapping[str, str], language: str, remains: Sequence[str]
) -> list[tuple[str, Sequence[str]]]:
    """(heading, items) of what stands below the answers, where there is any."""
    words = WORDS[language]
    lists: list[tuple[str, Sequence[str]]] = [
        (words["facts"], _facts(walk, language)),
        (words["tried"], _tried(walk, titles, words)),
        (words["remains"], remains),
    ]
    return [(heading, items) for heading, items in lists if items]


def _answers(walk: Walk, language: str) -> list[tuple[str, str]]:
    return [
        (step.node.ask.get(language, step.name), answer_text(step, language) + _source(walk, step, language))
        for step in walk.steps
        if isinstance(step.node, Question)
    ]


def _source(walk: Walk, step: Step, language: str) -> str:
    """Where an answer comes from, if it was not simply said."""
    words = WORDS[language]
    said = step.skipped or ("checked" if step.name in walk.checked else "")
    source = step.facts[0].source if step.facts else said
    return words["source"].format(source=words[source]) if source else ""


def _facts(walk: Walk, language: str) -> list[str]:
    """What the paste shows; what was only said stands with its answer, and what contradicts itself says so."""
    unclear = WORDS[language]["torn"]
    texts = (
        fact.meaning.text.get(language, fact.key) + (unclear if fact in walk.torn else "")
        for fact in walk.facts
        if fact.source == READ
    )
    return list(dict.fromkeys(texts))


def _tried(walk: Walk, titles: Mapping[str, str], words: Mapping[str, str]) -> list[str]:
    tried = [titles.get(step.node.article, step.node.article) for step in walk.tried if isinstance(step.node, Outcome)]
    return list(dict.fromkeys(tried)) or [words["none"]]
