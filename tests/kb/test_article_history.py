"""Every version of an article, and the way back to an older one."""

import pytest
from django.test import Client

from kb.models import Event, Revision
from kb.publishing import approve, archive, ask_for_review, publish
from tests.builders import make_article
from tests.kb.desk import draft, person, press_publish, publish_url, readers_page, visitor

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return make_article("fix.one")


@pytest.fixture
def editor():
    return person()


def history(article, **query):
    return f"/admin/kb/article/{article.pk}/history/", query


def page_of(client, article, **query):
    return client.get(*history(article, **query), follow=True).content.decode()


def restore(client, revision, **options):
    return client.post(f"/admin/kb/revision/{revision.pk}/restore/", **options)


def confirm(client, revision):
    return client.post(f"/admin/kb/revision/{revision.pk}/confirm/", follow=True).content.decode()


def test_every_version_is_there_with_who_did_what_to_it(article, editor):
    new = draft(article, by=editor.user, note="shorter")
    ask_for_review(new, editor.user)
    approve(new, person("Reviewers").user)
    publish(new, editor.user)
    draft(article, "zh-hans", by=editor.user)
    page = page_of(editor, article)
    for text in (
        "shorter",
        "readers see it",
        "approved by Reviewers-person",
        "published by Editors-person",
        "review asked",
        "published 2",
        "published 1 · draft 2",
    ):
        assert text in page, text
    for told in ("asked for a review", "<td>approved</td>", "<td>published</td>"):
        assert told in page


def test_it_takes_the_place_of_the_admins_own_history(article, editor):
    assert "What was done, by whom" in page_of(editor, article)


def test_two_versions_are_compared(article, editor):
    old = article.current("en")
    new = draft(article, title="Another title", note="because")
    page = page_of(editor, article, **{"from": old.pk, "to": new.pk})
    assert 'class="diff-added"' in page
    assert "Another" in page
    assert "because" in page
    assert "Both have the same words." in page_of(editor, article, **{"from": old.pk, "to": old.pk})


@pytest.mark.parametrize("junk", ["", "x", "²", "-1", "9" * 40, "999999"])
def test_what_cannot_be_compared_leads_back_to_the_list(article, editor, junk):
    page = page_of(editor, article, **{"from": junk, "to": article.current("en").pk})
    assert "Choose two versions of this article to compare." in page


def test_a_version_of_another_article_cannot_be_compared(article, editor):
    foreign = make_article("fix.two").current("en")
    assert "Choose two versions" in page_of(editor, article, **{"from": foreign.pk, "to": article.current("en").pk})


def test_an_older_version_is_restored_as_a_draft_and_then_published(article, editor):
    old = article.current("en")
    publish(draft(article, title="Worse"))
    answer = restore(editor, old)
    new = article.newest("en")
    assert answer["Location"] == publish_url(new)
    assert (new.number, new.title, new.note, new.author, new.based_on.number) == (
        3, "Title of fix.one", "restored from 1", editor.user, 2,
    )  # fmt: skip
    assert "Worse" in readers_page("fix-one")
    assert Event.objects.filter(did="restored", version="en 3", name="Editors-person").exists()
    press_publish(editor, new)
    assert "Title of fix.one" in readers_page("fix-one")


def test_restoring_twice_makes_one_draft(article, editor):
    old = article.current("en")
    publish(draft(article, title="Worse"))
    restore(editor, old)
    restore(editor, old)
    assert article.newest("en").number == 3
    assert Event.objects.filter(did="restored").count() == 1


def test_the_newest_version_needs_no_restoring(article, editor):
    answer = restore(editor, article.current("en"), follow=True)
    assert "nothing had to be restored" in answer.content.decode()
    assert article.newest("en").number == 1


def test_a_translation_that_is_still_right_is_marked_as_up_to_date(article, editor):
    publish(draft(article, title="New"))
    assert "notice-warn" in readers_page("fix-one", "zh-hans")
    assert "Mark the translation as up to date" in page_of(editor, article)
    chinese = article.current("zh-hans")
    assert "no longer told" in confirm(editor, chinese)
    assert "notice-warn" not in readers_page("fix-one", "zh-hans")
    assert "Nothing to do" in confirm(editor, chinese)
    event = Event.objects.get(did="confirmed")
    assert (event.name, event.version) == ("Editors-person", "zh-hans 1")


def test_a_translation_whose_last_change_was_a_typo_can_be_confirmed(article, editor):
    publish(draft(article, title="New"))
    publish(draft(article, "zh-hans", significance="typo"))
    confirm(editor, article.current("zh-hans"))
    assert "notice-warn" not in readers_page("fix-one", "zh-hans")


def test_only_what_readers_see_can_be_confirmed(article, editor):
    publish(draft(article))
    assert "Nothing to do" in confirm(editor, draft(article, "zh-hans"))
    assert "Nothing to do" in confirm(editor, article.current("en"))
    chinese = article.current("zh-hans")
    archive(article)
    assert "off the site" in confirm(editor, chinese)
    assert not Event.objects.filter(did="confirmed").exists()


def test_others_look_at_most(article):
    old = article.current("en")
    publish(draft(article))
    for client, look, change in (
        (person("Agents"), 200, 403),
        (person("Reviewers"), 200, 403),
        (visitor(), 403, 403),
        (Client(), 302, 302),
    ):
        assert client.get(*history(article)).status_code == look
        assert restore(client, old).status_code == change
        assert client.post(f"/admin/kb/revision/{old.pk}/confirm/").status_code == change
    assert Revision.objects.filter(article=article).count() == 3


def test_a_look_changes_nothing_and_what_is_missing_is_not_found(article, editor):
    old = article.current("en")
    assert editor.get(f"/admin/kb/revision/{old.pk}/restore/").status_code == 405
    assert editor.get(f"/admin/kb/revision/{old.pk}/confirm/").status_code == 405
    assert editor.post(*history(article)).status_code == 405
    assert editor.post("/admin/kb/revision/999999/restore/").status_code == 404
    assert editor.post("/admin/kb/revision/999999/confirm/").status_code == 404
    assert editor.get("/admin/kb/article/999999/history/").status_code == 404


def test_a_long_history_costs_no_more_queries(article, editor, django_assert_max_num_queries):
    for number in range(20):
        publish(draft(article, by=editor.user, note=str(number)), editor.user)
    editor.get(*history(article))
    with django_assert_max_num_queries(12):
        editor.get(*history(article))
