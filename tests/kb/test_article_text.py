import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.article_file import ArticleFile, ArticleFileError, parse
from kb.article_text import text_of
from tests.builders import BODY

FILE = ArticleFile(
    key="fix.one",
    language="en",
    kind="fix",
    title="One",
    summary="What is wrong.",
    category="ports",
    minutes=5,
    risk="none",
    applies_to="Windows Server",
    reviewed=datetime.date(2026, 11, 21),
    body=BODY["en"],
    needs=("cloud-console",),
    related=("fix.two",),
    sources=({"title": "A source", "url": "https://example.com/?a=1&b=[2]"}, {"title": "Another: one"}),
)
WORDS = st.text(st.characters(exclude_characters="\x00\r", exclude_categories=["Cs"]), min_size=1, max_size=80).filter(
    str.strip
)


@given(WORDS, WORDS, st.lists(WORDS, max_size=3))
def test_whatever_an_article_says_is_read_back(title, summary, asked):
    file = replace(FILE, title=title, summary=summary, asked=tuple(asked))
    assert parse(text_of(file), "en", "en.md") == file


def test_what_is_as_usual_is_not_written_and_the_rest_is():
    plain = text_of(FILE)
    assert not {"slug", "position", "original", "review_by", "asked"} & {
        line.split(":")[0] for line in plain.split("\n")
    }
    unusual = replace(FILE, slug="one", position=3, original="zh-hans", review_by=datetime.date(2027, 1, 2))
    assert parse(text_of(unusual), "en", "en.md") == unusual


def test_the_line_ends_of_a_form_are_not_written():
    assert text_of(replace(FILE, body=FILE.body.replace("\n", "\r\n"), title="One\r\ntwo")) == text_of(
        replace(FILE, title="One\ntwo")
    )


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"slug": "a b"}, "“slug” must be"),
        ({"slug": "x" * 101}, "“slug” must be"),
        ({"position": -1}, "“position” must be"),
        ({"position": True}, "“position” must be"),
        ({"original": "fr"}, "“original” must be one of"),
        ({"review_by": "soon"}, "“review_by” must be a day"),
    ],
)
def test_what_is_unusual_is_checked(change, told):
    with pytest.raises(ArticleFileError, match=told):
        parse(text_of(replace(FILE, **change)), "en", "en.md")
