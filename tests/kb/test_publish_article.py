"""The page between a draft and its readers."""

import pytest
from django.test import Client

from kb.models import Event, Revision, Snippet
from kb.publishing import archive, publish
from tests.builders import BODY, make_article, make_graph, make_outcome, make_question, release
from tests.kb.desk import draft, form_of, person, press_publish, publish_url, readers_page, visitor

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return make_article("fix.one")


@pytest.fixture
def editor():
    return person()


def did(*kinds):
    return list(Event.objects.filter(did__in=kinds).order_by("at").values_list("did", "name", "version"))


def test_an_editor_sees_what_changes_publishes_it_and_readers_see_it(article, editor):
    new = draft(article, by=editor.user, title="A better title", body=BODY["en"].replace("Because.", "Since then."))
    page = editor.get(publish_url(new)).content.decode()
    assert "Version 2 compared with version 1" in page
    assert '<ins class="diff-added">' in page
    assert "Nothing is wrong with it." in page
    assert "A better title" not in readers_page("fix-one")
    answer = press_publish(editor, new)
    assert answer["Location"] == f"/admin/kb/article/{article.pk}/history/"
    assert "A better title" in readers_page("fix-one")
    assert did("published") == [("published", "Editors-person", "en 2")]
    new.refresh_from_db()
    assert (new.is_current, new.published_by) == (True, editor.user)


def test_the_page_says_where_the_article_is_used(editor):
    release(make_graph(make_question("a", "x > one", "y > support"), make_outcome("one")))
    make_article("fix.two", body="## Next\n\n[there](kb:fix.one#fix)", related=["fix.one"])
    Snippet.objects.create(key="hint", title="A hint", body={"en": "[there](kb:fix.one)"})
    article = Revision.objects.filter(article__key="fix.one").first().article
    page = editor.get(publish_url(draft(article))).content.decode()
    for text in (
        "Guides that offer it now",
        "guide g",
        "Articles that link to it",
        "Articles that name it as related",
        "hint: A hint",
    ):
        assert text in page


def test_words_with_errors_are_not_published_and_each_line_is_a_link(article, editor):
    new = draft(article, body=BODY["en"] + "\n[x](kb:gone)\n")
    page = editor.get(publish_url(new)).content.decode()
    line = BODY["en"].count("\n") + 2
    assert f"/admin/kb/article/{article.pk}/words/?language=en&amp;line={line}#sheet-en" in page
    assert 'name="publish"' not in page
    assert press_publish(editor, new).status_code == 409
    assert article.current("en").number == 1


def test_an_error_that_came_up_after_the_page_was_opened_keeps_it_back(article, editor):
    other = make_article("fix.two")
    new = draft(article, body=BODY["en"] + "\n[x](kb:fix.two)\n")
    sent = {**form_of(editor.get(publish_url(new)).content.decode()), "publish": "1"}
    archive(other)
    answer = editor.post(publish_url(new), sent)
    assert answer.status_code == 409
    assert "Nothing was published: the errors below" in answer.content.decode()
    assert article.current("en").number == 1


def test_a_warning_does_not_keep_words_from_readers(article, editor):
    new = draft(article, title="x" * 100)
    assert "<b>Warning</b>" in editor.get(publish_url(new)).content.decode()
    press_publish(editor, new)
    assert article.current("en") == new


def test_sent_twice_it_is_published_once(article, editor):
    new = draft(article)
    sent = {**form_of(editor.get(publish_url(new)).content.decode()), "publish": "1"}
    editor.post(publish_url(new), sent)
    first = Revision.objects.get(pk=new.pk).published
    again = editor.post(publish_url(new), sent, follow=True)
    assert "Readers see this version already" in again.content.decode()
    assert Revision.objects.get(pk=new.pk).published == first
    assert len(did("published")) == 1


def test_who_published_meanwhile_is_not_overruled_unseen(article, editor):
    mine, theirs = draft(article, title="Mine"), draft(article, title="Theirs")
    sent = {**form_of(editor.get(publish_url(mine)).content.decode()), "publish": "1"}
    press_publish(person(name="other"), theirs)
    answer = editor.post(publish_url(mine), sent)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Something changed since you opened this page" in page
    assert "compared with version 3" in page
    assert article.current("en") == theirs
    editor.post(publish_url(mine), {**form_of(page), "publish": "1"})
    assert article.current("en") == mine


def test_a_newer_draft_is_pointed_out_and_one_written_meanwhile_asks_again(article, editor):
    mine = draft(article)
    sent = {**form_of(editor.get(publish_url(mine)).content.decode()), "publish": "1"}
    newer = draft(article, title="Newer")
    answer = editor.post(publish_url(mine), sent)
    assert answer.status_code == 409
    assert "There is a newer version: 3" in answer.content.decode()
    assert publish_url(newer) in answer.content.decode()
    assert article.current("en").number == 1


@pytest.mark.parametrize("junk", ["", "x", "²", "9" * 40, "-5"])
def test_a_hostile_form_publishes_nothing(article, editor, junk):
    new = draft(article)
    sent = {f"r{new.pk}-current": junk, f"r{new.pk}-newest": junk, "too": [junk, "999999"], "publish": "1"}
    assert editor.post(publish_url(new), sent).status_code == 409
    assert article.current("en").number == 1


def test_what_readers_saw_before_is_restored_instead(article, editor):
    old = article.current("en")
    publish(draft(article))
    assert f"/admin/kb/revision/{old.pk}/restore/" in editor.get(publish_url(old)).content.decode()
    answer = editor.post(publish_url(old), {"publish": "1"})
    assert answer.status_code == 409
    assert "Restore it" in answer.content.decode()
    assert article.current("en").number == 2


def test_nothing_of_an_archived_article_is_published(article, editor):
    new = draft(article)
    sent = {**form_of(editor.get(publish_url(new)).content.decode()), "publish": "1"}
    archive(article)
    answer = editor.post(publish_url(new), sent)
    assert answer.status_code == 409
    assert "off the site" in answer.content.decode()
    assert not Revision.objects.get(pk=new.pk).is_current


def test_both_languages_go_before_readers_together(article, editor):
    english, chinese = draft(article, title="New"), draft(article, "zh-hans", title="新")
    page = editor.get(publish_url(english)).content.decode()
    assert "Publish 中文 2 together with it" in page
    press_publish(editor, english, too=str(chinese.pk))
    assert (article.current("en"), article.current("zh-hans")) == (english, chinese)
    assert "notice-warn" not in readers_page("fix-one", "zh-hans")


def test_only_ones_own_draft_of_the_other_language_is_ticked_beforehand(article, editor):
    english, colleague = draft(article, by=editor.user, title="New"), person(name="colleague")
    for author, title, ticked in ((editor, "新", True), (colleague, "更新", False)):
        chinese = draft(article, "zh-hans", by=author.user, title=title)
        page = editor.get(publish_url(english)).content.decode()
        assert f'name="too" value="{chinese.pk}"' in page
        assert (f'value="{chinese.pk}" checked' in page) is ticked


def test_if_one_of_both_languages_has_errors_neither_is_published(article, editor):
    english, chinese = draft(article), draft(article, "zh-hans", body="## 撤销\n\nx")
    page = editor.get(publish_url(english)).content.decode()
    assert "that have to be mended first" in page
    answer = press_publish(editor, english, too=str(chinese.pk))
    assert answer.status_code == 409
    assert (article.current("en").number, article.current("zh-hans").number) == (1, 1)


def test_a_draft_of_another_article_cannot_be_published_along(article, editor):
    foreign = draft(make_article("fix.two"), "zh-hans")
    press_publish(editor, draft(article), too=str(foreign.pk))
    assert not Revision.objects.get(pk=foreign.pk).is_current


NOTICES = {"typo": None, "normal": "notice-warn", "major": "notice-bad"}


@pytest.mark.parametrize(("significance", "notice"), NOTICES.items())
def test_how_much_changes_decides_what_readers_of_a_translation_are_told(article, editor, significance, notice):
    new = draft(article, title="New")
    assert "readers in 1 other language (中文)" in editor.get(publish_url(new)).content.decode()
    press_publish(editor, new, **{f"r{new.pk}-significance": significance})
    page = readers_page("fix-one", "zh-hans")
    assert {name for name in ("notice-warn", "notice-bad") if name in page} == ({notice} - {None})


def test_a_typo_mended_in_a_translation_does_not_bring_it_up_to_date(article, editor):
    publish(draft(article))
    mended = draft(article, "zh-hans", title="改")
    assert "Not yet: the notice stays" in editor.get(publish_url(mended)).content.decode()
    press_publish(editor, mended, **{f"r{mended.pk}-significance": "typo"})
    assert "notice-warn" in readers_page("fix-one", "zh-hans")
    followed = draft(article, "zh-hans", title="跟上")
    press_publish(editor, followed)
    assert "notice-warn" not in readers_page("fix-one", "zh-hans")


def test_a_review_is_asked_for_once_and_given_by_somebody_else(article, editor):
    new = draft(article, by=editor.user)
    editor.post(publish_url(new), {"ask": "1"})
    editor.post(publish_url(new), {"ask": "1"})
    assert "Waiting for a review since" in editor.get(publish_url(new)).content.decode()
    own = editor.post(publish_url(new), {"approve": "1"})
    assert (own.status_code, "You wrote this yourself" in own.content.decode()) == (409, True)
    reviewer = person("Reviewers")
    reviewer.post(publish_url(new), {"approve": "1"})
    reviewer.post(publish_url(new), {"approve": "1"})
    assert "Approved by Reviewers-person" in editor.get(publish_url(new)).content.decode()
    expected = [("asked", "Editors-person", "en 2"), ("approved", "Reviewers-person", "en 2")]
    assert did("asked", "approved") == expected


def test_where_reviews_are_required_nobody_publishes_their_own_draft_alone(article, editor, settings):
    settings.REVIEW_REQUIRED = True
    new = draft(article, by=editor.user)
    assert 'name="publish"' not in editor.get(publish_url(new)).content.decode()
    refused = press_publish(editor, new)
    assert (refused.status_code, "Somebody else has to approve" in refused.content.decode()) == (409, True)
    person("Reviewers").post(publish_url(new), {"approve": "1"})
    press_publish(editor, new)
    assert article.current("en") == new


def test_where_reviews_are_required_the_draft_of_another_may_be_published(article, editor, settings):
    settings.REVIEW_REQUIRED = True
    new = draft(article, by=person(name="other").user)
    press_publish(editor, new)
    assert article.current("en") == new


@pytest.mark.parametrize("button", ["publish", "ask", "approve"])
def test_nobody_else_presses_these_buttons(article, button):
    new = draft(article)
    agent, reviewer = person("Agents"), person("Reviewers")
    assert agent.get(publish_url(new)).status_code == 200
    assert f'name="{button}"' not in agent.get(publish_url(new)).content.decode()
    assert agent.post(publish_url(new), {button: "1"}).status_code == 403
    assert reviewer.post(publish_url(new), {button: "1"}).status_code == (302 if button == "approve" else 403)
    assert visitor().post(publish_url(new), {button: "1"}).status_code == 403
    assert Client().post(publish_url(new), {button: "1"}).status_code == 302
    assert not Revision.objects.get(pk=new.pk).is_current


def test_what_does_not_exist_is_not_found_and_other_methods_are_refused(editor):
    assert editor.get("/admin/kb/revision/999999/publish/").status_code == 404
    assert editor.post("/admin/kb/revision/999999/publish/", {"publish": "1"}).status_code == 404


def test_a_form_without_its_token_is_refused(article):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(person().user)
    assert strict.post(publish_url(draft(article)), {"publish": "1"}).status_code == 403


def test_a_request_of_another_kind_is_refused(article, editor):
    assert editor.put(publish_url(draft(article))).status_code == 405
