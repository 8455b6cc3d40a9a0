"""The page on which editors write an article: saving, refusing, two at once, and the preview."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from kb import edition
from kb.article_body import HEADINGS
from kb.models import Article, Event, Revision
from kb.publishing import archive, publish
from kb.rendering import MAX_CHARACTERS
from tests.builders import BODY, make_article, make_category

pytestmark = pytest.mark.django_db


def signed_in(group, name=""):
    user = get_user_model().objects.create_user(name or f"{group}-person", is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def editor():
    return signed_in("Editors", "anna")


@pytest.fixture
def other():
    return signed_in("Editors", "bea")


@pytest.fixture
def article():
    return make_article("fix.one")


def page_of(article):
    return reverse("admin:kb_article_words", args=[article.pk])


def preview_of(article, language="en"):
    return reverse("admin:kb_article_preview", args=[article.pk, language])


def form_of(client, article, query=""):
    """What the browser would send of the page as it stands."""
    context = client.get(page_of(article) + query).context
    return filled(context["sheets"])


def filled(sheets):
    return {
        sheet.form[name].html_name: value
        for sheet in sheets
        for name in sheet.form.fields
        if (value := sheet.form[name].value()) is not None
    }


def send(client, article, form, **changes):
    return client.post(page_of(article), {**form, **changes, "save": ""}, follow=True)


def text(response):
    return response.content.decode()


def said(response):
    return " ".join(str(message) for message in response.context["messages"])


def test_the_page_is_filled_with_both_languages_and_tells_where_they_stand(editor, article):
    article.revise("zh-hans", title="新", summary="", applies_to="", body="")
    sheets = editor.get(page_of(article)).context["sheets"]
    assert [(sheet.language, sheet.form["title"].value(), sheet.state[0]) for sheet in sheets] == [
        ("en", "Title of fix.one", "published"),
        ("zh-hans", "新", "draft"),
    ]
    assert sheets[0].form["sources"].value() == "A source"


def test_saving_makes_a_draft_of_what_changed_alone(editor, article):
    opened = article.newest("en")
    changes = {
        "en-title": "Better", "en-body": BODY["en"].replace("\n", "\r\n") + "\r\nMore.", "en-note": "why",
        "en-significance": "major", "en-asked": "does not work",
        "en-sources": "A source\r\nTwo | https://example.org/a",
    }  # fmt: skip
    response = send(editor, article, form_of(editor, article), **changes)
    draft = article.newest("en")
    assert (draft.number, draft.title, draft.author.username, draft.based_on) == (2, "Better", "anna", opened)
    assert draft.body == BODY["en"] + "\nMore.\n"
    assert draft.sources == [{"title": "A source"}, {"title": "Two", "url": "https://example.org/a"}]
    assert (draft.asked, draft.note, draft.significance) == (["does not work"], "why", "major")
    assert article.newest("zh-hans").number == 1
    assert article.current("en") == opened
    assert "English 2" in said(response)
    event = Event.objects.get()
    assert (event.did, event.kind, event.key, event.version, event.name) == (
        "wrote",
        "article",
        "fix.one",
        "en 2",
        "anna",
    )


def test_nothing_changed_saves_nothing_and_says_so(editor, article):
    form = form_of(editor, article)
    assert "Nothing was changed" in said(send(editor, article, {**form, "en-note": "only a comment"}))
    assert Revision.objects.count() == 2
    assert not Event.objects.exists()


def test_both_languages_are_saved_with_one_button(editor, article):
    send(editor, article, form_of(editor, article), **{"en-title": "One", "zh-hans-title": "一"})
    assert (article.newest("en").title, article.newest("zh-hans").title) == ("One", "一")


def test_the_same_form_sent_twice_makes_one_draft(editor, article):
    form = form_of(editor, article)
    send(editor, article, form, **{"en-title": "Better"})
    again = send(editor, article, form, **{"en-title": "Better"})
    assert article.newest("en").number == 2
    assert "Saved as a draft" in said(again)


def test_saving_can_lead_to_publishing(editor, article):
    form = {**form_of(editor, article), "en-title": "Better", "publish": ""}
    location = editor.post(page_of(article), form)["Location"]
    draft = article.newest("en")
    assert str(draft.pk) in location or f"article__id__exact={article.pk}" in location
    assert not draft.is_current


def test_an_unfinished_draft_is_saved_with_hints(editor, article):
    send(editor, article, form_of(editor, article), **{"en-title": "", "en-body": "## What you see\n"})
    assert article.newest("en").body == "## What you see\n"
    assert "Before it can be published" in text(editor.get(page_of(article)))
    assert editor.get(page_of(article)).context["sheets"][0].problems


def test_a_typo_in_an_unpublished_major_draft_leaves_it_a_major_one(editor, article):
    send(editor, article, form_of(editor, article), **{"en-title": "Better", "en-significance": "major"})
    assert form_of(editor, article)["en-significance"] == "major"


def test_an_older_version_can_be_written_on_from(editor, article):
    old = article.newest("en")
    send(editor, article, form_of(editor, article), **{"en-title": "Worse"})
    form = form_of(editor, article, f"?from={old.pk}")
    assert form["en-title"] == old.title
    send(editor, article, form)
    assert (article.newest("en").number, article.newest("en").title) == (3, old.title)


@pytest.mark.parametrize("source", ["²", "x", "-1", "99999999999999999999", ""])
def test_a_version_that_is_none_begins_with_the_newest(editor, article, source):
    assert editor.get(page_of(article), {"from": source}).status_code == 200


# A language without a text


def test_a_missing_language_stands_ready_with_its_headings(editor):
    article = make_article("fix.one", languages=("en",))
    form = form_of(editor, article)
    known = [f"## {heading.rstrip('?')}" for heading in HEADINGS["fix"]["zh-hans"]]
    assert form["zh-hans-body"] == "\n\n".join(known) + "\n"
    assert form["zh-hans-sources"] == "A source"
    send(editor, article, form)
    assert article.newest("zh-hans") is None
    send(editor, article, form, **{"zh-hans-title": "一"})
    assert (article.newest("zh-hans").number, article.newest("zh-hans").based_on) == (1, None)


def test_a_translation_can_begin_with_the_other_text(editor):
    article = make_article("fix.one", languages=("en",))
    form = form_of(editor, article, "?copy=zh-hans")
    assert "## 您会看到什么\n\nIt does not work." in form["zh-hans-body"]
    send(editor, article, form)
    assert article.newest("zh-hans") is None


def test_a_new_article_leads_to_its_words(editor):
    shared = {
        "key": "fix.new", "slug": "fix-new", "kind": "fix", "category": make_category().pk, "position": 0,
        "minutes": 5, "risk": "none", "original": "en", "reviewed": "2026-11-22",
    }  # fmt: skip
    response = editor.post("/admin/kb/article/add/", shared)
    article = Article.objects.get(key="fix.new")
    assert response["Location"] == page_of(article)
    assert form_of(editor, article)["en-body"].startswith("## What you see\n")


# Two editors at once


def test_the_second_editor_is_shown_both_versions_and_a_merged_one_and_loses_nothing(editor, other, article):
    mine = form_of(editor, article)
    theirs = {"en-body": BODY["en"].replace("Because.", "Because of them."), "en-note": "their reason"}
    send(other, article, form_of(other, article), **theirs)
    my_body = BODY["en"].replace("It works.", "It works again.")
    response = send(editor, article, mine, **{"en-body": my_body, "zh-hans-title": "一"})
    assert article.newest("en").author.username == "bea"
    assert article.newest("zh-hans").number == 1
    shown = filled(response.context["sheets"])
    assert (shown["en-body"], shown["zh-hans-title"]) == (my_body, "一")
    assert "bea saved version 2 while you wrote" in text(response)
    assert "their reason" in text(response)
    assert re.search(r"<ins[^>]*>.*?of them", text(response))

    taken = editor.post(page_of(article), {**shown, "take": "en"})
    merged = filled(taken.context["sheets"])
    assert merged["en-body"] == my_body.replace("Because.", "Because of them.")
    assert merged["zh-hans-title"] == "一"
    assert article.newest("en").number == 2

    send(editor, article, merged)
    newest = article.newest("en")
    assert (newest.number, newest.author.username, newest.based_on.number) == (3, "anna", 2)
    assert newest.body == merged["en-body"]
    assert article.newest("zh-hans").title == "一"


def test_who_has_seen_both_versions_may_keep_their_own(editor, other, article):
    mine = form_of(editor, article)
    send(other, article, form_of(other, article), **{"en-title": "Theirs"})
    shown = filled(send(editor, article, mine, **{"en-title": "Mine"}).context["sheets"])
    send(editor, article, shown)
    assert (article.newest("en").number, article.newest("en").title) == (3, "Mine")


def test_where_both_changed_the_same_line_the_merged_text_holds_both(editor, other, article):
    mine = form_of(editor, article)
    send(other, article, form_of(other, article), **{"en-body": BODY["en"].replace("Because.", "Theirs.")})
    clash = send(editor, article, mine, **{"en-body": BODY["en"].replace("Because.", "Mine.")})
    assert "In 1 place you both changed the same" in text(clash)
    taken = editor.post(page_of(article), {**filled(clash.context["sheets"]), "take": "en"})
    body = filled(taken.context["sheets"])["en-body"]
    assert "Mine." in body
    assert "Theirs." in body
    assert "look for ▼▼▼" in said(taken)


def test_a_third_who_was_quicker_is_noticed_as_well(editor, other, article):
    mine = form_of(editor, article)
    send(other, article, form_of(other, article), **{"en-title": "Two"})
    shown = filled(send(editor, article, mine, **{"en-title": "Mine"}).context["sheets"])
    send(other, article, form_of(other, article), **{"en-title": "Three"})
    again = send(editor, article, shown)
    assert article.newest("en").title == "Three"
    assert filled(again.context["sheets"])["en-title"] == "Mine"


def test_who_changed_nothing_is_not_bothered_by_who_did(editor, other, article):
    mine = form_of(editor, article)
    send(other, article, form_of(other, article), **{"en-title": "Theirs"})
    assert "Saved as a draft: 中文 2" in said(send(editor, article, mine, **{"zh-hans-title": "一"}))
    assert article.newest("en").title == "Theirs"


@pytest.mark.parametrize("base", ["", "x", "²", "99999999999999999999", "-1", "1" * 400])
def test_a_form_that_does_not_know_where_it_began_overwrites_nothing(editor, article, base):
    response = send(editor, article, form_of(editor, article), **{"en-base": base, "en-title": "Mine"})
    assert article.newest("en").number == 1
    assert filled(response.context["sheets"])["en-title"] == "Mine"


def test_two_who_write_the_first_text_of_a_language_do_not_overwrite_each_other(editor, other):
    article = make_article("fix.one", languages=("en",))
    mine = form_of(editor, article)
    send(other, article, form_of(other, article), **{"zh-hans-title": "她"})
    response = send(editor, article, mine, **{"zh-hans-title": "我"})
    assert article.newest("zh-hans").title == "她"
    assert filled(response.context["sheets"])["zh-hans-title"] == "我"


# Refusals


REFUSED = [
    ({"en-title": "x" * 121}, "shorten this to 120 characters; it has 121"),
    ({"en-applies_to": "x" * 201}, "shorten this to 200 characters"),
    ({"en-note": "x" * 201}, "shorten this to 200 characters"),
    ({"en-summary": "x" * 1001}, "shorten this to 1000 characters"),
    ({"en-body": "x" * (MAX_CHARACTERS + 1)}, "shorten this to 100000 characters"),
    ({"en-body": "a\x00b"}, "NUL character"),
    ({"en-sources": "Good\nBad | javascript:alert(1)"}, "The address in line 2 must begin with https://"),
    ({"en-sources": "Bad | https://"}, "The address in line 1"),
    ({"en-sources": "Bad | www.example.org"}, "The address in line 1"),
    ({"en-sources": "https://example.org/"}, "Line 1 has no title"),
    ({"en-sources": "\n".join("x" * 51)}, "50 sources at most"),
    ({"en-asked": "\n".join("x" * 21)}, "20 lines at most"),
    ({"en-asked": "x" * 81}, "80 characters a line at most"),
    ({"en-significance": "huge"}, "is not one of the available"),
]


@pytest.mark.parametrize(("wrong", "told"), REFUSED)
def test_what_no_article_can_keep_is_refused_in_words_and_nothing_is_lost(editor, article, wrong, told):
    response = send(editor, article, form_of(editor, article), **{"zh-hans-title": "一", **wrong})
    assert response.status_code == 200
    assert told in text(response)
    assert Revision.objects.count() == 2
    shown = filled(response.context["sheets"])
    assert shown["zh-hans-title"] == "一"
    assert all(shown[name] == value for name, value in wrong.items())


@pytest.mark.parametrize("hostile", ['<script>alert("1")</script>', '</textarea><img src=x onerror="alert(1)">'])
def test_hostile_markup_stays_text_in_the_form_and_never_runs_in_the_preview(editor, article, hostile):
    form = form_of(editor, article)
    names = ("title", "summary", "applies_to", "sources", "asked", "body", "note")
    changes = {f"en-{name}": hostile for name in names}
    send(editor, article, form, **changes)
    for page in (
        editor.get(page_of(article)),
        editor.get(preview_of(article)),
        editor.post(preview_of(article), changes),
    ):
        assert page.status_code == 200
        assert "<script>alert" not in text(page)
        assert "<img src=x" not in text(page)


def test_an_archived_article_takes_drafts_and_says_that_it_is_off_the_site(editor, article):
    form = form_of(editor, article)
    archive(article)
    response = send(editor, article, form, **{"en-title": "Better"})
    assert "This article is off the site." in text(response)
    assert filled(response.context["sheets"])["en-title"] == "Better"


def test_words_for_a_deleted_article_are_shown_to_be_copied(editor, article):
    form, address = form_of(editor, article), page_of(article)
    article.delete()
    response = editor.post(address, {**form, "en-title": "All my work"})
    assert response.status_code == 410
    assert "All my work" in text(response)
    assert BODY["en"].split("\n")[2] in text(response)
    assert editor.get(address).status_code == 404


def test_a_form_without_anything_saves_nothing(editor, article):
    assert "Nothing was changed" in said(editor.post(page_of(article), {}, follow=True))
    assert "Nothing was changed" in said(editor.post(page_of(article), {"take": "xx"}, follow=True))
    assert editor.put(page_of(article)).status_code == 405


def test_a_strangers_form_is_refused(article):
    user = get_user_model().objects.create_superuser("boss")
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)
    assert client.post(page_of(article), {"en-title": "x", "en-body": "x"}).status_code == 403


# Who may what


def test_who_is_not_signed_in_is_asked_to(article):
    for address in (page_of(article), preview_of(article)):
        for response in (Client().get(address), Client().post(address, {"en-body": "x", "en-title": "x"})):
            assert response.status_code == 302
            assert "/admin/login/" in response["Location"]
    assert Revision.objects.count() == 2


@pytest.mark.parametrize("is_staff", [False, True])
def test_who_has_no_business_here_is_refused(article, is_staff):
    client = Client()
    client.force_login(get_user_model().objects.create_user("visitor", is_staff=is_staff))
    for address in (page_of(article), preview_of(article)):
        assert client.get(address).status_code == 403
        assert client.post(address, {"en-body": "x", "en-title": "x"}).status_code == 403
    assert Revision.objects.count() == 2


@pytest.mark.parametrize("group", ["Agents", "Reviewers"])
def test_agents_and_reviewers_read_drafts_and_change_nothing(article, group):
    client = signed_in(group)
    draft = article.revise("en", title="Draft", summary="s", applies_to="a", body=BODY["en"])
    page = client.get(page_of(article))
    assert "Draft" in text(page)
    assert 'name="save"' not in text(page)
    assert "Draft" in text(client.get(preview_of(article), {"revision": draft.pk}))
    assert client.post(page_of(article), {"en-title": "x", "en-body": "x"}).status_code == 403
    assert client.get("/admin/kb/revision/add/", {"from": draft.pk}).status_code == 403
    assert article.newest("en") == draft


# The preview


def prose(response):
    return re.search(r'<article class="stack".*?</article>', text(response), re.DOTALL)[0].replace(" inert", "")


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_preview_is_the_page_readers_get(editor, article, language):
    body = BODY[language] + "\n![](diagram:tls13-handshake)\n\n[on](kb:fix.two) [off](kb:no-such) <b>raw</b>\n"
    make_article("fix.two")
    form = form_of(editor, article)
    send(editor, article, form, **{f"{language}-body": body})
    typed = prose(editor.post(preview_of(article, language), {**form, f"{language}-body": body}))
    saved = prose(editor.get(preview_of(article, language)))
    draft = article.newest(language)
    publish(draft)
    edition.forget()
    readers = prose(Client().get(f"/{language}/articles/fix-one/"))
    assert saved == readers
    assert typed == readers
    assert '<figure class="diagram"' in readers


def test_the_preview_may_stand_in_our_own_pages_only_and_sends_nothing(editor, article):
    response = editor.get(preview_of(article))
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    policy = response["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy
    assert "form-action 'none'" in policy
    assert re.search(r'<section class="section verdict"[^>]* inert>', text(response))
    assert "noindex" in text(response)
    page = editor.get(page_of(article))
    assert page["X-Frame-Options"] == "DENY"
    assert "frame-src 'self'" in page["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
    assert "frame-src" not in Client().get("/en/articles/fix-one/")["Content-Security-Policy"]


def test_the_preview_tells_what_keeps_the_words_from_being_published(editor, article):
    response = editor.post(preview_of(article), {"en-title": "T", "en-body": "## What you see\n\nNothing.\n"})
    assert "Fix it" in text(response).split("</section>")[0]
    assert 'data-level="error"' in text(response)


def test_the_preview_of_an_article_nobody_has_published(editor):
    article = make_article("fix.new", languages=())
    assert editor.get(preview_of(article)).status_code == 404
    response = editor.post(preview_of(article), {"en-title": "", "en-body": "## Now\n\nWords.\n"})
    assert "No title yet" in text(response)
    assert "<p>Words.</p>" in text(response)


@pytest.mark.parametrize("body", ["x" * (MAX_CHARACTERS + 1), "\x00"])
def test_a_text_that_cannot_be_shown_is_told_in_words(editor, article, body):
    response = editor.post(preview_of(article), {"en-title": "T", "en-body": body})
    assert response.status_code == 200
    assert "There is no preview of this" in text(response)


@pytest.mark.parametrize("revision", ["", "x", "²", "-1", "0", "99999999999999999999"])
def test_a_version_that_is_none_has_no_preview(editor, article, revision):
    assert editor.get(preview_of(article), {"revision": revision}).status_code == 404
    assert editor.get(preview_of(article, "fr")).status_code == 404


def test_a_version_of_another_article_or_language_has_no_preview_here(editor, article):
    stranger = make_article("fix.two").newest("en")
    assert editor.get(preview_of(article), {"revision": stranger.pk}).status_code == 404
    assert editor.get(preview_of(article, "zh-hans"), {"revision": article.newest("en").pk}).status_code == 404


# The ways that led to the old form


def test_the_list_of_revisions_leads_to_the_words(editor, article):
    revision = article.newest("zh-hans")
    address = f"{page_of(article)}?language=zh-hans"
    assert editor.get(f"/admin/kb/revision/{revision.pk}/change/")["Location"] == address
    assert editor.get(f"/admin/kb/revision/add/?from={revision.pk}")["Location"] == f"{address}&from={revision.pk}"
    assert editor.get("/admin/kb/revision/add/")["Location"] == reverse("admin:kb_article_changelist")
    assert f"{preview_of(article, 'zh-hans')}?revision={revision.pk}" in text(editor.get("/admin/kb/revision/"))
