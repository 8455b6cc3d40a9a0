"""The boards of articles: what they show, in which order, and who may see it."""

import datetime
import re
from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from kb import audit, publishing
from kb.models import Article, Event, Miss, Vote
from tests.builders import BODY, make_article, make_category, make_graph, make_outcome, make_question, release
from wizard.models import Choice, Verdict
from wizard.models import Release as Released

pytestmark = pytest.mark.django_db

BOARDS = ["searches", "helpfulness", "age", "translations", "reviews"]
LONG_AGO = datetime.date(2020, 1, 1)


def person(group="", name="", **fields):
    user = get_user_model().objects.create_user(name or f"{group}-person", is_staff=bool(group), **fields)
    user.groups.set(Group.objects.filter(name=group))
    return user


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def editor():
    return signed_in(person("Editors"))


def board(client, name, query=""):
    response = client.get(f"/admin/boards/{name}/{query}")
    assert response.status_code == 200, response.content.decode()[:300]
    return response.content.decode()


def order(body, *texts):
    """These texts in the order they stand in the page."""
    return sorted((text for text in texts if text in body), key=body.index)


def vote(article, helpful, times, *, language="en", revision=None, **fields):
    revision = revision or article.current(language)
    start = Vote.objects.count()
    for number in range(times):
        Vote.objects.create(
            article=article, revision=revision, helpful=helpful, voter=f"voter {start + number}", **fields
        )


def revise(article, language, significance="normal"):
    old = article.newest(language)
    words = {name: getattr(old, name) for name in ("title", "summary", "applies_to", "sources", "body")}
    return publishing.publish(article.revise(language, significance=significance, **words))


@pytest.mark.parametrize("name", BOARDS)
def test_an_editor_sees_every_board_empty_or_not(editor, name):
    assert "<table" not in board(editor, name)
    article = make_article("fix.one", languages=("en",), reviewed=LONG_AGO)
    vote(article, False, 1)
    Miss.objects.create(text="white screen", language="en")
    body = board(editor, name, "?language=en&page=7") if name != "translations" else board(editor, name)
    assert "<caption>" in body
    assert 'scope="col"' in body


@pytest.mark.parametrize("name", BOARDS)
def test_junk_in_the_address_of_a_board_shows_the_board(editor, name):
    board(editor, name, "?language=xx&category=nothing&order=x&whose=x&page=x%00")


@pytest.mark.parametrize("name", BOARDS)
def test_a_board_is_for_editors(name):
    assert Client().get(f"/admin/boards/{name}/").status_code == 302
    assert signed_in(person(name="visitor")).get(f"/admin/boards/{name}/").status_code == 403
    assert signed_in(person("Agents")).get(f"/admin/boards/{name}/").status_code == 403


def test_a_reviewer_sees_what_waits_for_a_review_and_no_other_board():
    reviewer = signed_in(person("Reviewers"))
    assert [reviewer.get(f"/admin/boards/{name}/").status_code for name in BOARDS] == [403, 403, 403, 403, 200]


def test_a_search_without_result_leads_to_what_mends_it(editor):
    miss = Miss.objects.create(text="white screen", language="zh-hans", count=4)
    body = board(editor, "searches")
    assert 'href="/zh-hans/search/?q=white+screen"' in body
    synonym = re.search(r'href="(/admin/kb/synonym/add/[^"]*)"', body)[1]
    assert ">\nwhite screen</textarea>" in editor.get(synonym).content.decode()
    article = re.search(r'href="(/admin/kb/article/add/[^"]*)"', body)[1].replace("&amp;", "&")
    assert 'value="white-screen"' in editor.get(article).content.decode()
    assert editor.get("/zh-hans/search/?q=white+screen").status_code == 200
    assert f"/admin/boards/searches/{miss.pk}/done/" in body


def test_what_was_looked_for_most_stands_first_and_the_list_has_pages(editor):
    Miss.objects.bulk_create(Miss(text=f"word {n:02}", language="en", count=n) for n in range(60))
    body = board(editor, "searches")
    assert order(body, "word 59", "word 58", "word 10") == ["word 59", "word 58", "word 10"]
    assert "word 09" not in body
    assert "word 09" in board(editor, "searches", "?page=2")
    assert "word" not in board(editor, "searches", "?language=zh-hans")


def test_a_search_that_is_done_leaves_the_list(editor):
    miss, other = Miss.objects.create(text="one", language="en"), Miss.objects.create(text="two", language="en")
    response = editor.post(f"/admin/boards/searches/{miss.pk}/done/?language=en&page=2")
    assert (response.status_code, response["Location"]) == (302, "/admin/boards/searches/?language=en&page=2")
    assert list(Miss.objects.all()) == [other]
    assert editor.post(f"/admin/boards/searches/{miss.pk}/done/").status_code == 302


def test_only_who_may_takes_a_search_off_the_list():
    miss = Miss.objects.create(text="one", language="en")
    address = f"/admin/boards/searches/{miss.pk}/done/"
    assert signed_in(person("Agents")).post(address).status_code == 403
    assert signed_in(person("Reviewers")).post(address).status_code == 403
    assert Client().post(address).status_code == 302
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(person("Editors"))
    assert careful.post(address).status_code == 403
    assert careful.get(address).status_code == 405
    assert Miss.objects.exists()


def test_what_is_surely_unhelpful_stands_before_what_is_perhaps(editor):
    surely, perhaps, good = make_article("fix.surely"), make_article("fix.perhaps"), make_article("fix.good")
    vote(surely, False, 30)
    vote(perhaps, False, 2)
    vote(good, True, 9)
    titles = ("Title of fix.surely", "Title of fix.perhaps", "Title of fix.good")
    assert order(board(editor, "helpfulness"), *titles) == list(titles)
    vote(surely, True, 60)
    assert order(board(editor, "helpfulness", "?order=low"), *titles)[0] == "Title of fix.perhaps"
    assert order(board(editor, "helpfulness", "?order=votes"), *titles)[0] == "Title of fix.surely"


def test_votes_are_counted_version_by_version_with_reasons_and_comments(editor):
    article = make_article("fix.one")
    vote(article, False, 3, reason="unclear", comment="step 2?")
    vote(article, False, 1, reason="failed", comment="last words")
    revise(article, "en")
    vote(article, True, 8)
    body = board(editor, "helpfulness")
    assert re.search(r"<b>100 %</b>.*?8 of 8, surely 68–100 %", body, re.S)
    assert re.search(r"<b>0 %</b>.*?0 of 4, surely 0–49 %", body, re.S)
    assert re.search(r"<b>67 %</b>.*?8 of 12", body, re.S)
    assert re.search(r"It is not clear: 3<br>The steps did not work: 1", body)
    assert body.count("<q>") == 3
    assert f"/admin/kb/article/{article.pk}/words/" in body


def test_an_old_version_that_was_mended_is_no_trouble_any_more(editor):
    mended, bad = make_article("fix.mended"), make_article("fix.bad")
    vote(mended, False, 40)
    revise(mended, "en")
    vote(mended, True, 5)
    vote(bad, False, 3)
    titles = ("Title of fix.bad", "Title of fix.mended")
    assert order(board(editor, "helpfulness"), *titles) == list(titles)


def test_helpfulness_by_language_and_category(editor):
    vote(make_article("fix.one", category=make_category("web")), False, 1, language="zh-hans")
    vote(make_article("fix.two"), False, 1)
    assert "fix.two" not in board(editor, "helpfulness", "?category=web")
    assert "fix.two" in board(editor, "helpfulness", "?language=en")
    assert "Title of fix.one" not in board(editor, "helpfulness", "?language=en")


def test_readers_words_are_shown_as_words(editor):
    vote(make_article("fix.one"), False, 1, comment="<script>alert(1)</script>")
    assert "<script>alert(1)" not in board(editor, "helpfulness")


def test_what_is_old_and_used_stands_first(editor):
    used, _unused, fresh = (make_article(f"fix.{name}", reviewed=LONG_AGO) for name in ("used", "unused", "fresh"))
    Article.objects.filter(pk=fresh.pk).update(reviewed=timezone.localdate())
    vote(used, True, 2)
    vote(fresh, True, 9)
    titles = ("Title of fix.used", "Title of fix.unused", "Title of fix.fresh")
    assert order(board(editor, "age"), *titles) == list(titles)


def test_a_verdict_counts_as_use_and_an_old_vote_does_not(editor):
    release(make_graph(make_question("a", "x > fix", "y > support"), make_outcome("fix")))
    Verdict.objects.create(
        release=Released.objects.get(), outcome="g.fix", article="fix.fix", fixed=True, answers=[], visitor="v"
    )
    old = make_article("fix.old")
    vote(old, True, 3)
    Vote.objects.update(created=timezone.now() - datetime.timedelta(days=91))
    body = board(editor, "age")
    numbers = dict(re.findall(r"(Title of [\w.]+)</a></th><td[^>]*>-?\d+</td><td[^>]*>(\d+)</td>", body))
    assert (numbers["Title of fix.fix"], numbers["Title of fix.old"]) == ("1", "0")


def test_a_translation_is_outdated_when_its_original_was_changed_and_not_for_a_typo(editor):
    changed, typo = make_article("fix.changed"), make_article("fix.typo")
    revise(changed, "en")
    revise(typo, "en", "typo")
    body = board(editor, "translations")
    assert "fix.typo" not in body
    assert f"/admin/kb/article/{changed.pk}/words/?language=zh-hans" in body
    assert "fix.changed" not in board(editor, "translations", "?language=en")


def test_major_changes_stand_first_and_missing_languages_last(editor):
    missing = make_article("fix.missing", languages=("en",))
    normal, major = make_article("fix.normal"), make_article("fix.major")
    revise(normal, "en")
    revise(major, "en", "major")
    titles = ("Title of fix.major", "Title of fix.normal", "Title of fix.missing")
    assert order(board(editor, "translations"), *titles) == list(titles)
    Article.objects.filter(pk=missing.pk).update(archived=True)
    assert f"/admin/kb/article/{missing.pk}/" not in board(editor, "translations")


def test_overdue_articles_stand_first_and_mine_can_be_asked_for():
    user = person("Editors")
    today = timezone.localdate()
    make_article("fix.later", review_by=today + datetime.timedelta(days=10))
    make_article("fix.over", review_by=today - datetime.timedelta(days=3), owner=user)
    make_article("fix.far", review_by=today + datetime.timedelta(days=40))
    body = board(signed_in(user), "reviews")
    titles = ("Title of fix.over", "Title of fix.later")
    assert order(body, *titles) == list(titles)
    assert body.count("overdue</b>") == 1
    assert "fix.far" not in body
    assert "fix.later" not in board(signed_in(user), "reviews", "?whose=mine")


def test_flagged_articles_and_drafts_that_wait_are_listed(editor):
    flagged, drafted = make_article("fix.flagged"), make_article("fix.drafted")
    Article.objects.filter(pk=flagged.pk).update(needs_change="wrong port", needs_change_at=timezone.now())
    author = get_user_model().objects.create_user("author")
    words = {"summary": "s", "applies_to": "a", "body": BODY["en"]}
    older = drafted.revise("en", title="Older draft", **words)
    publishing.ask_for_review(older, author)
    assert "Older draft" in board(editor, "reviews")
    newer = drafted.revise("en", title="Newer draft", author=author, **words)
    publishing.ask_for_review(newer, author)
    body = board(editor, "reviews")
    assert "wrong port" in body
    assert "Newer draft" in body
    assert "Older draft" not in body
    publishing.approve(newer, get_user_model().objects.get(username="Editors-person"))
    assert "Newer draft" not in board(editor, "reviews")


@pytest.mark.parametrize("name", BOARDS)
def test_a_board_asks_the_same_number_of_queries_for_one_article_and_for_many(
    editor, name, django_assert_max_num_queries
):
    for number in range(12):
        article = make_article(f"fix.n{number}", languages=("en",), review_by=LONG_AGO, needs_change="wrong")
        vote(article, False, 2, comment="no")
        Miss.objects.create(text=f"word {number}", language="en")
        publishing.ask_for_review(article.revise("en", title="d", summary="s", applies_to="a", body="b"), None)
    board(editor, name)
    with django_assert_max_num_queries(16):
        board(editor, name)


def test_the_first_page_tells_what_waits_and_leads_there():
    user = person("Editors")
    make_article("fix.mine", owner=user, review_by=LONG_AGO)
    outdated = make_article("fix.other", review_by=LONG_AGO, needs_change="wrong")
    revise(outdated, "en")
    Miss.objects.create(text="one", language="en")
    publishing.ask_for_review(outdated.revise("en", title="d", summary="s", applies_to="a", body="b"), user)
    release(make_graph(make_question("a", "x > fix", "y > support"), make_outcome("fix")))
    body = signed_in(user).get("/admin/").content.decode()
    assert {label: int(count) for count, label in re.findall(r"<b>(\d+)</b> ([^<]+)</a>", body)} == {
        "Your articles to check again": 1,
        "All articles to check again": 2,
        "Articles flagged as needing a change": 1,
        "Drafts waiting for a review": 1,
        "Outdated translations": 1,
        "Searches that found nothing": 1,
    }
    assert "Guides with changes" not in body
    Choice.objects.filter(key="x").update(text={"en": "changed", "zh-hans": "改"})
    assert "Guides with changes that are not published" in signed_in(user).get("/admin/").content.decode()
    for address in re.findall(r'<li><a href="([^"]+)"><b>', body):
        assert signed_in(user).get(address).status_code == 200


def test_the_first_page_tells_nobody_what_they_may_not_see():
    make_article("fix.mine", review_by=LONG_AGO)
    Miss.objects.create(text="one", language="en")
    body = signed_in(person("Agents")).get("/admin/").content.decode()
    assert "<b>1</b>" not in body
    assert "/admin/boards/searches/" not in body
    assert "/admin/boards/exits/" in body


def test_nothing_waits_on_a_site_without_anything(editor):
    assert "Nothing waits for you." in editor.get("/admin/").content.decode()
    assert "What needs you" not in editor.get("/admin/kb/").content.decode()


def test_the_reminders_are_printed_for_every_owner():
    owner = person("Editors", "lee")
    make_article("fix.mine", owner=owner, review_by=LONG_AGO)
    make_article("fix.far", review_by=timezone.localdate() + datetime.timedelta(days=90))
    out = StringIO()
    call_command("review_reminders", stdout=out)
    assert out.getvalue() == "lee\n  2020-01-01  fix.mine\n"
    Article.objects.all().delete()
    out = StringIO()
    call_command("review_reminders", stdout=out)
    assert out.getvalue() == "Nothing has to be checked now.\n"


def test_the_trail_tells_who_did_what_to_one_article(editor):
    user = get_user_model().objects.get(username="Editors-person")
    article = make_article("fix.one")
    audit.record(user, Event.Did.PUBLISHED, "article", "fix.one", "en 3", "clearer <b>step</b>")
    audit.record(user, Event.Did.PUBLISHED, "guide", "rdp", "release 4", "other note")
    body = editor.get("/admin/kb/event/?kind__exact=article&key__exact=fix.one").content.decode()
    assert "clearer &lt;b&gt;step" in body
    assert "other note" not in body
    assert (
        "other note"
        in editor.get(f"/admin/kb/event/?person__id__exact={user.pk}&did__exact=published").content.decode()
    )
    assert "key__exact=fix.one" in editor.get(f"/admin/kb/article/{article.pk}/history/").content.decode()


def test_nobody_changes_the_trail_not_even_the_owner_of_the_site():
    event = audit.record(None, Event.Did.PUBLISHED, "article", "fix.one")
    boss = get_user_model().objects.create_superuser("boss")
    client = signed_in(boss)
    assert client.get("/admin/kb/event/").status_code == 200
    assert client.get("/admin/kb/event/add/").status_code == 403
    assert client.post(f"/admin/kb/event/{event.pk}/change/", {"note": "x"}).status_code == 403
    assert client.post(f"/admin/kb/event/{event.pk}/delete/", {"post": "yes"}).status_code == 403
    client.post("/admin/kb/event/", {"action": "delete_selected", "_selected_action": [event.pk], "post": "yes"})
    assert Event.objects.filter(note="").count() == 1
    assert signed_in(person("Agents")).get("/admin/kb/event/").status_code == 403
