import pytest

from kb.article_file import ArticleFileError, missing_languages, parse, read_folder
from tests.builders import BODY

FRONT = """---
key: fix.one
kind: fix
title: It does not answer
summary: One rule is off. Switch it on.
category: ports
minutes: 8
risk: lockout
needs: [screen-console, server-admin]
applies_to: Windows Server
related: []
sources:
  - {title: A source, url: "https://example.com/"}
reviewed: 2026-11-21
---

"""


def mistakes(text, language="en"):
    with pytest.raises(ArticleFileError) as refused:
        parse(text, language, "a.md")
    return [str(mistake) for mistake in refused.value.mistakes]


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_a_good_file_is_read(language):
    article = parse(FRONT + BODY[language], language, "a.md")
    assert (article.key, article.minutes, article.risk) == ("fix.one", 8, "lockout")
    assert article.needs == ("screen-console", "server-admin")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("minutes: 8", "minutes: soon"), "a.md:7: “minutes” must be a whole number"),
        (("risk: lockout", "risk: high"), "a.md:8: “risk” must be one of none, interrupts"),
        (("needs: [screen-console,", "needs: [magic,"), "a.md:9: “magic” is not a known need"),
        (("title: It does not answer\n", ""), "a.md:2: the field “title” is missing"),
        (("kind: fix", "kind: fix\ncolour: red"), "a.md:4: the field “colour” is not known"),
        (("https://example.com/", "javascript:x"), "a.md:12: “javascript:x” is not a web address"),
        (("reviewed: 2026-11-21", "reviewed: yesterday"), "a.md:14: “reviewed” must be a day"),
        (("summary: One", "summary: One: two"), "a.md:5:"),
        (("related: []", "related: &a [*a]"), "aliases are not allowed"),
        (("---\n\n", "\n"), "does not begin with front matter"),
    ],
)
def test_a_mistake_in_the_front_matter_is_told_with_its_line(change, expected):
    assert any(expected in mistake for mistake in mistakes(FRONT.replace(*change) + BODY["en"]))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("## Undo", "## Undoing"), "“Undoing” is not a heading of this kind of article"),
        (("## Undo\n\nNothing to undo.\n", ""), "the section “Undo” is missing"),
        (("Nothing to undo.", ""), "the section “Undo” is empty"),
        (("## What you see", "# Big\n\n## What you see"), "a level-one heading"),
        (("Keep a way in.", "Keep a way in:\n- the console"), "2 list items are written, 1 are shown"),
        (("## Undo", "## Fix it"), "not in order, or one stands twice"),
    ],
)
def test_a_mistake_in_the_sections_is_told(change, expected):
    assert any(expected in mistake for mistake in mistakes(FRONT + BODY["en"].replace(*change)))


def test_headings_inside_blocks_do_not_count():
    body = BODY["en"].replace("Get-Service TermService", "# a comment\n    ## another")
    assert parse(FRONT + body, "en", "a.md").title


def test_all_mistakes_come_at_once():
    text = FRONT.replace("minutes: 8", "minutes: 0").replace("risk: lockout", "risk: x") + BODY["en"].replace(
        "## Undo", "## X"
    )
    assert len(mistakes(text)) >= 4


def test_the_languages_of_an_article_must_agree(tmp_path):
    folder = tmp_path / "fix.one"
    folder.mkdir()
    (folder / "en.md").write_text(FRONT + BODY["en"], "utf-8")
    (folder / "zh-hans.md").write_text(FRONT.replace("minutes: 8", "minutes: 9") + BODY["zh-hans"], "utf-8")
    assert [mistake.message for mistake in read_folder(folder)[1]] == ["the languages differ in “minutes”"]
    (folder / "zh-hans.md").unlink()
    assert [mistake.message for mistake in missing_languages(folder)] == ["is missing"]


@pytest.mark.parametrize("text", ["", "---\n---\n", "---\n[]\n---\n", "---\n: : :\n---\n", "x" * 300_000])
def test_what_is_no_article_is_refused_politely(text):
    assert mistakes(text)
