"""What is told before words are published."""

import pytest

from kb import edition
from kb.editing.checks.article_checks import Problem, blocking, problems
from kb.editing.comparing import merging
from kb.editing.writing.words import words as words_of
from kb.models import Article, Picture, Snippet
from kb.publishing import archive
from tests.builders import BODY, both, make_article, make_graph, make_outcome, make_question, release

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    make_article("fix.two")
    return make_article("fix.one")


def found(article, text="", language="en", **words):
    """The problems of good words with `text` added to their last section, and other fields replaced."""
    good = words_of(article.current(language)).kept()
    edition.clear_caches()
    return problems(article, language, {**good, "body": good["body"] + f"\n{text}\n", **words})


def messages(*args, level="error", **words):
    return [str(problem) for problem in found(*args, **words) if problem.level == level]


LAST = BODY["en"].count("\n") + 2
"""The line of what `found` adds."""


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_good_words_have_no_problem(article, language):
    assert problems(article, language, words_of(article.current(language)).kept()) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ({"title": ""}, "“title” must be a text"),
        ({"title": "x" * 121}, "“title” is longer than 120"),
        ({"summary": " "}, "“summary” must be a text"),
        ({"applies_to": "x" * 201}, "“applies_to” is longer than 200"),
        ({"sources": []}, "name at least one source"),
        ({"sources": [{"title": "A", "url": "https://a b"}]}, "“https://a b” is not a web address"),
        ({"sources": [{"title": "A", "url": "https://"}]}, "is not a web address"),
        ({"sources": [{"title": "A", "url": "https://[::1"}]}, "is not a web address"),
        ({"asked": ["x" * 81]}, "is not a phrase of 1 to 80 characters"),
        ({"asked": ["a"] * 21}, "at most 20 phrases"),
        ({"body": ""}, "the section “Undo” is missing"),
        ({"body": "x" * 100_001}, "is longer than 100000 characters"),
        ({"title": f"a {merging.THEIRS} b"}, "Two versions stand here"),
    ],
)
def test_what_a_file_may_not_say_may_not_be_published_either(article, words, expected):
    (field,) = words
    told = [problem for problem in found(article, **words) if expected in problem.message]
    assert told
    assert {(problem.level, problem.field) for problem in told} == {("error", field)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## More", "“More” is not a heading of this kind"),
        ("# More", "a level-one heading"),
        ("[x](kb:fix.gone)", "article “fix.gone”, which does not exist"),
        ("[x](kb:fix.gone#fix)", "article “fix.gone”, which does not exist"),
        ("[x](kb:fix.two#nowhere)", "the part “#nowhere” of “fix.two”"),
        ("[x](#nowhere)", "the part “#nowhere” of “fix.one”"),
        ("[x](guide:gone)", "“guide:gone”, which does not exist"),
        ("[x](site:gone)", "“site:gone”, which does not exist"),
        ("[x](https://exa mple.com)", "is not a web address"),
        ("[x](www.example.com)", "“www.example.com” is not a web address"),
        ("[x](/en/articles/)", "“/en/articles/” is not a web address"),
        ("[x](javascript:alert)", "is not a web address"),
        ("<https://>", "is not a web address"),
        ("![](snippet:gone)", "the snippet “gone” does not exist"),
        ("![](picture:gone)", "the picture “gone” does not exist"),
        ("![](diagram:gone)", "the diagram “gone” is not known; known are certificate-chain"),
        ("see ![](diagram:mutual-tls)", "a diagram stands alone"),
        ("see ![](snippet:warn)", "a snippet stands alone"),
        ("![x](https://example.com/a.png)", "Readers do not see this picture"),
        ("▼▼▼", "Two versions stand here"),
        (
            "```powershell\nSet-NetFirewallProfile -Enabled False\n```",
            "is not safe advice: it switches the firewall off",
        ),
        ("```cmd\nssh -o StrictHostKeyChecking=no a\n```", "it trusts any server that answers"),
    ],
)
def test_what_is_wrong_in_the_text_is_told_with_its_line(article, text, expected):
    told = [problem for problem in found(article, text) if expected in problem.message]
    assert [problem.level for problem in told] == ["error"]
    assert told[0].line in (LAST, LAST + 1)


@pytest.mark.parametrize(
    "text",
    [
        "[x](kb:fix.two) [y](kb:fix.two#fix) [z](kb:fix.one#undo) [w](#undo)",
        "[x](guide:g) [me](site:my-address)",
        "[x](https://en.wikipedia.org/wiki/Port_(network)) [y](<https://example.com/a>) <https://example.com>",
        '[x](https://example.com "a title") [m](mailto:a@example.com) [t](tel:+1)',
        "`[x](kb:fix.gone)` and ``[y](guide:gone) ` ``",
        "```text\n[x](kb:fix.gone)\n▼\n```",
        "![](snippet:warn)",
        "![](picture:shot)",
        "![](diagram:mutual-tls)",
        "Never run `netsh advfirewall set allprofiles state off`.",
    ],
)
def test_what_is_right_is_not_complained_about(article, text):
    release(make_graph(make_question("a", "x > one", "y > support"), make_outcome("one")))
    Snippet.objects.create(key="warn", title="t", body=both("words"))
    Picture.objects.create(key="shot", alt=both("words"), type="image/webp", width=1, height=1, data=b"", digest="x")
    assert found(article, text) == []


def test_swallowed_items_are_told_at_the_first_list(article):
    (told,) = found(article, "More:\n- a\n- b")
    assert "3 list items are written, 1 are shown" in str(told)
    assert told.line == BODY["en"].split("\n").index("1. **Do it.**") + 1


def test_a_link_to_an_archived_article_blocks_and_to_a_draft_warns(article):
    archive(Article.objects.get(key="fix.two"))
    make_article("fix.draft", languages=())
    assert "taken off the site" in messages(article, "[x](kb:fix.two)")[0]
    assert messages(article, "[x](kb:fix.draft)") == []
    assert "not published yet" in messages(article, "[x](kb:fix.draft)", level="warning")[0]


def test_an_article_that_exists_in_the_other_language_only_is_where_readers_are_led(article):
    make_article("fix.english", languages=("en",), body="## Only\n\nx\n\n## English\n\ny")
    assert messages(article, "[x](kb:fix.english#english)", language="zh-hans") == []
    assert "“#fix”" in messages(article, "[x](kb:fix.english#fix)", language="zh-hans")[0]


def test_long_titles_are_only_warned_about(article):
    told = found(article, title="x" * 100, summary="y" * 400)
    assert [(problem.level, problem.field) for problem in told] == [("warning", "title"), ("warning", "summary")]
    assert blocking(told) == []


def test_errors_come_first():
    assert blocking([Problem("a", "warning"), Problem("b")]) == [Problem("b")]


def test_many_links_cost_no_more_queries_than_one(article, django_assert_max_num_queries):
    words = words_of(article.current("en")).kept()
    links = " ".join(f"[x](kb:fix.two#fix) [y](kb:gone-{number}#a)" for number in range(50))
    with django_assert_max_num_queries(3):
        problems(article, "en", {**words, "body": words["body"] + links})
