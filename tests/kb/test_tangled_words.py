"""Words that Markdown could take minutes over, or no longer fit with their snippets: told, never an error page."""

from __future__ import annotations

import pytest
from django.urls import reverse

from kb import publishing
from kb.models import Event, Snippet
from kb.rendering import MAX_BLOCKS, MAX_CHARACTERS, MAX_OPEN_BRACKETS, TooLong, render
from kb.snippets import MAX_CHARACTERS as MAX_SNIPPET
from kb.snippets import expand
from tests.builders import BODY, both, make_article
from tests.kb.desk import draft, form_of, person, press_publish, publish_url, readers_page

pytestmark = pytest.mark.django_db

BRACKETS = "[" * (MAX_OPEN_BRACKETS + 1)
DEEP = "*a " * 3000 + "a*" * 3000
TANGLED = {"brackets": BRACKETS, "deep": DEEP}


def with_more(more):
    return BODY["en"].replace("Keep a way in.", f"Keep a way in.\n\n{more}")


@pytest.fixture(params=list(TANGLED.values()), ids=list(TANGLED))
def tangled(request):
    return request.param


@pytest.fixture
def article():
    return make_article("fix.one")


def test_whatever_is_tangled_is_too_long(tangled):
    with pytest.raises(TooLong):
        render(tangled)


def test_tangled_words_are_kept_as_a_draft_and_told_on_every_page(article, tangled):
    editor, url = person(), reverse("admin:kb_article_words", args=[article.pk])
    sent = {"en-base": article.newest("en").pk, "en-title": "T", "en-summary": "s", "en-body": with_more(tangled)}
    page = editor.post(url, sent, follow=True)
    assert (page.status_code, article.newest("en").number) == (200, 2)
    assert "too deep" in page.content.decode()
    revision = article.newest("en")
    page = editor.get(publish_url(revision))
    assert page.status_code == 200
    assert "too deep" in page.content.decode()
    seen = {f"r{revision.pk}-current": article.current("en").pk, f"r{revision.pk}-newest": revision.pk}
    refused = editor.post(publish_url(revision), {**seen, "publish": "1"})
    assert refused.status_code == 409
    assert article.current("en").number == 1
    assert "Title of fix.one" in readers_page("fix-one")


def test_a_tangled_snippet_is_refused_in_words():
    sent = {"key": "warn", "title": "t", "body_en": BRACKETS, "body_zh-hans": "好。"}
    page = person().post(reverse("admin:kb_snippet_add"), sent)
    assert page.status_code == 200
    assert "too deep" in page.content.decode()
    assert not Snippet.objects.exists()


LONG = "word " * (MAX_SNIPPET // 5 - 10)
TIMES = MAX_CHARACTERS // len(LONG) + 1
MANY = "\n\n".join(["![](snippet:long)"] * TIMES)


def test_a_draft_that_its_snippets_make_too_long_is_not_published_and_the_page_says_why(article):
    Snippet.objects.create(key="long", title="t", body=both(LONG))
    revision = draft(article, body=with_more(MANY))
    editor = person()
    page = editor.get(publish_url(revision)).content.decode()
    assert "With its snippets" in page
    seen = {f"r{revision.pk}-current": article.current("en").pk, f"r{revision.pk}-newest": revision.pk}
    answer = editor.post(publish_url(revision), {**seen, "publish": "1"})
    assert answer.status_code == 409
    assert article.current("en").number == 1


def test_a_snippet_that_grew_after_the_page_was_opened_stops_it_too(article):
    snippet = Snippet.objects.create(key="long", title="t", body=both("Short."))
    revision = draft(article, body=with_more(MANY))
    editor = person()
    sent = form_of(editor.get(publish_url(revision)).content.decode())
    Snippet.objects.filter(pk=snippet.pk).update(body=both(LONG))
    answer = editor.post(publish_url(revision), {**sent, "publish": "1"})
    assert answer.status_code == 409
    assert "With its snippets" in answer.content.decode()
    assert not Event.objects.filter(did=Event.Did.PUBLISHED).exists()


def test_a_snippet_that_would_tangle_an_article_is_refused(article):
    """Each is well by itself; together they begin more blocks than a page may have."""
    blocks = "```text\n```\n\n" * 150
    times = MAX_BLOCKS // 300 + 1
    editor = person()
    snippet = Snippet.objects.create(key="long", title="t", body=both("Short.\n"))
    assert (
        press_publish(editor, draft(article, body=with_more("\n\n".join(["![](snippet:long)"] * times)))).status_code
        == 302
    )
    sent = {"title": "t", "body_en": blocks, "body_zh-hans": blocks}
    page = editor.post(reverse("admin:kb_snippet_change", args=[snippet.pk]), sent)
    assert page.status_code == 200
    assert "fix.one" in page.content.decode()
    snippet.refresh_from_db()
    assert snippet.body["en"] == "Short.\n"


def test_an_article_that_became_too_long_off_the_site_stays_there_and_the_page_says_why(article):
    snippet = Snippet.objects.create(key="long", title="t", body=both("Short.\n"))
    editor = person()
    press_publish(editor, draft(article, body=with_more(MANY)))
    publishing.archive(article)
    Snippet.objects.filter(pk=snippet.pk).update(body=both(LONG))
    answer = editor.post(reverse("admin:kb_article_archive", args=[article.pk]), {"unarchive": "1"})
    assert answer.status_code == 409
    assert "too long" in answer.content.decode()
    sent = {"action": "unarchive_selected", "_selected_action": [article.pk]}
    answer = editor.post(reverse("admin:kb_article_changelist"), sent, follow=True)
    assert "too long" in answer.content.decode()
    article.refresh_from_db()
    assert article.archived


def test_a_snippet_is_put_in_as_often_as_it_stands(article):
    assert len(expand(MANY, {"long": LONG}.get)) > MAX_CHARACTERS
