"""The list of articles, and the form for what is the same in every language."""

import datetime

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kb import edition
from kb.editing.desk.standing import standings_of
from kb.models import Article, Event
from kb.publishing import archive, ask_for_review, publish
from tests.builders import make_article, make_graph, make_outcome, make_question, release
from tests.kb.desk import draft, person, visitor

pytestmark = pytest.mark.django_db
LIST = "/admin/kb/article/"


@pytest.fixture
def article():
    return make_article("fix.one")


@pytest.fixture
def editor():
    return person()


def form_of(article, **changes):
    """What the form of this article sends if nobody types anything; None leaves a field out."""
    fields = {
        "slug": article.slug, "kind": article.kind, "category": article.category_id, "position": article.position,
        "original": article.original, "minutes": article.minutes, "risk": article.risk, "needs": article.needs,
        "related": [*article.related, "", ""], "owner": article.owner_id or "", "reviewed": article.reviewed,
        "review_by": article.review_by or "", "needs_change": article.needs_change, **changes,
    }  # fmt: skip
    return {name: value for name, value in fields.items() if value is not None}


def save(client, article, **changes):
    answer = client.post(f"{LIST}{article.pk}/change/", form_of(article, **changes))
    article.refresh_from_db()
    return answer


def listed(client, **query):
    rows = client.get(LIST, query).context["cl"].result_list
    return {row.key for row in rows}


def test_the_form_shows_plain_widgets_and_where_everything_is(article, editor):
    make_article("fix.two", related=["fix.one"], body="## A\n\n[x](kb:fix.one)\n\n## B\n\ny")
    draft(article)
    page = editor.get(f"{LIST}{article.pk}/change/").content.decode()
    for text in (
        'type="checkbox" name="needs" value="screen-console"',
        "administrator rights on the server",
        '<option value="fix.two">Title of fix.two</option>',
        f"/admin/kb/article/{article.pk}/words/?language=en",
        f"/admin/kb/article/{article.pk}/history/",
        "/en/articles/fix-one/",
        "published 1 · draft 2",
        "Articles that link to it",
        "3 places",
    ):
        assert text in page, text


def test_needs_and_related_are_saved_as_lists(article, editor):
    make_article("fix.two")
    make_article("fix.three")
    answer = save(editor, article, needs=["own-computer", "cloud-console"], related=["fix.two fix.three", ""])
    assert answer.status_code == 302
    assert article.needs == ["own-computer", "cloud-console"]
    assert article.related == ["fix.two", "fix.three"]
    save(editor, article, needs=None, related=None)
    assert (article.needs, article.related) == ([], [])


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"related": ["fix.gone"]}, "There is no article with the key fix.gone."),
        ({"related": ["fix.one"]}, "An article is not related to itself."),
        ({"related": ["<script>"]}, "There is no article with the key &lt;script&gt;."),
        ({"needs": ["magic"]}, "magic is not one of the available choices"),
        ({"owner": "999"}, "Select a valid choice"),
        ({"minutes": "0"}, "greater than or equal to 1"),
        ({"needs_change": "x" * 301}, "at most 300 characters"),
        ({"review_by": "soon"}, "Enter a valid date"),
    ],
)
def test_what_makes_no_sense_is_told_beside_its_field(article, editor, changes, told):
    answer = save(editor, article, **changes)
    assert answer.status_code == 200
    assert told in answer.content.decode()


def test_saving_without_a_change_keeps_a_shipped_article_as_it_was_shipped(article, editor):
    order = ["server-admin", "own-computer"]
    Article.objects.filter(pk=article.pk).update(loaded="a" * 64, needs=order)
    article.refresh_from_db()
    save(editor, article, needs=sorted(order), review_by="2027-01-01")
    assert (article.loaded, article.needs) == ("a" * 64, order)


def test_only_staff_can_own_an_article(article, editor):
    reader = get_user_model().objects.create_user("reader")
    assert save(editor, article, owner=reader.pk).status_code == 200
    assert article.owner is None
    assert save(editor, article, owner=editor.user.pk).status_code == 302
    assert article.owner == editor.user


def test_a_flag_is_told_with_who_set_it_and_taken_away(article, editor):
    save(editor, article, needs_change="The menu moved.")
    assert (article.needs_change_by, article.needs_change_at.date()) == (editor.user, timezone.now().date())
    first = article.needs_change_at
    save(editor, article, minutes=9)
    assert article.needs_change_at == first
    page = editor.get(f"{LIST}{article.pk}/change/").content.decode()
    assert "The menu moved." in page
    save(editor, article, needs_change="  ")
    assert (article.needs_change, article.needs_change_at, article.needs_change_by) == ("", None, None)
    trail = list(Event.objects.order_by("at", "pk").values_list("did", "note"))
    assert trail == [("flagged", "The menu moved."), ("changed", "minutes"), ("settled", "The menu moved.")]


def test_who_saves_over_somebody_else_is_told(article, editor):
    seen = editor.get(f"{LIST}{article.pk}/change/").context["adminform"].form.initial["seen"]
    save(person(name="other"), article, needs_change="Theirs")
    answer = editor.post(f"{LIST}{article.pk}/change/", {**form_of(article), "needs_change": "Mine", "seen": seen})
    assert "Somebody else saved this while you had it open" in answer.content.decode()
    assert Article.objects.get(pk=article.pk).needs_change == "Theirs"


def test_an_article_is_checked_today(article, editor):
    Article.objects.filter(pk=article.pk).update(reviewed="2020-01-01", review_by="2021-01-01", loaded="a")
    assert "Noted: checked today." in checked(editor, article)
    article.refresh_from_db()
    assert (article.reviewed, article.review_by, article.loaded) == (timezone.localdate(), None, "")
    assert "That was noted already." in checked(editor, article)
    assert Event.objects.filter(did="confirmed", key="fix.one").count() == 1


def test_a_day_that_lies_ahead_stays_when_it_is_checked(article, editor):
    ahead = timezone.localdate() + datetime.timedelta(days=9)
    Article.objects.filter(pk=article.pk).update(reviewed="2020-01-01", review_by=ahead)
    checked(editor, article)
    article.refresh_from_db()
    assert article.review_by == ahead


def checked(client, article):
    return client.post(f"{LIST}{article.pk}/checked/", follow=True).content.decode()


def offered():
    release(make_graph(make_question("a", "x > one", "y > support"), make_outcome("one")))
    return Article.objects.get(key="fix.one")


def test_an_article_a_guide_offers_stays_and_the_page_leads_to_the_guide(editor):
    article = offered()
    url = f"{LIST}{article.pk}/archive/"
    page = editor.get(url).content.decode()
    assert "It cannot be taken off the site yet" in page
    assert "/admin/wizard/guide/" in page
    assert 'name="archive"' not in page
    answer = editor.post(url, {"archive": "1"})
    assert answer.status_code == 409
    assert "still used" in answer.content.decode()
    assert not Article.objects.get(pk=article.pk).archived


def test_an_article_is_taken_off_the_site_and_put_back_once(article, editor):
    make_article("fix.two", related=["fix.one"])
    url = f"{LIST}{article.pk}/archive/"
    assert "Articles that name it as related" in editor.get(url).content.decode()
    for _ in range(2):
        editor.post(url, {"archive": "1"})
    assert Client().get("/en/articles/fix-one/").status_code == 404
    for _ in range(2):
        editor.post(url, {"unarchive": "1"})
    assert not Article.objects.get(pk=article.pk).archived
    assert list(Event.objects.order_by("at", "pk").values_list("did", flat=True)) == ["archived", "returned"]


@pytest.fixture
def chief():
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("chief"))
    return client


def delete(client, article, page):
    if page == "one":
        return client.post(f"{LIST}{article.pk}/delete/", {"post": "yes"})
    return client.post(LIST, {"action": "delete_selected", "_selected_action": [article.pk], "post": "yes"})


@pytest.mark.parametrize("page", ["one", "many"])
def test_what_a_guide_offers_is_not_deleted(chief, page):
    article = offered()
    answer = delete(chief, article, page)
    assert "Guides that offer it now" in answer.content.decode()
    assert Article.objects.filter(key="fix.one").exists()


@pytest.mark.parametrize("page", ["one", "many"])
def test_what_another_article_links_to_is_not_deleted(chief, article, page):
    make_article("fix.two", body="## A\n\n[x](kb:fix.one)\n\n## B\n\ny")
    answer = delete(chief, article, page)
    assert "Articles that link to it" in answer.content.decode()
    assert Article.objects.filter(key="fix.one").exists()


@pytest.mark.parametrize("page", ["one", "many"])
def test_what_nothing_leads_to_can_be_deleted_for_good(chief, article, page):
    make_article("fix.one-more", body="## A\n\n[x](kb:fix.one-more)\n\n## B\n\ny")
    delete(chief, article, page)
    assert not Article.objects.filter(key="fix.one").exists()
    assert Event.objects.filter(did="deleted", key="fix.one").exists()


def test_the_list_tells_where_every_language_stands(editor):
    article = make_article("fix.one", languages=("en",))
    ask_for_review(draft(article, title="Next"), editor.user)
    old = make_article("fix.two")
    publish(draft(old))
    page = editor.get(LIST).content.decode()
    for text in ("published 1 · draft 2 · waiting for a review", "missing", "published 1 · translation outdated"):
        assert text in page, text


def test_the_list_is_narrowed_to_what_somebody_looks_for(editor):
    plain = make_article("fix.plain", reviewed=timezone.localdate())
    make_article("fix.mine", reviewed=timezone.localdate(), owner=editor.user, needs_change="Soon")
    make_article("fix.due", reviewed=datetime.date(2020, 1, 1))
    make_article("fix.half", reviewed=timezone.localdate(), languages=("en",))
    make_article("fix.new", reviewed=timezone.localdate(), languages=())
    ask_for_review(draft(plain), editor.user)
    publish(draft(Article.objects.get(key="fix.mine")))
    archive(make_article("fix.gone", reviewed=datetime.date(2020, 1, 1)))
    assert listed(editor, state="draft") == {"fix.plain"}
    assert listed(editor, state="waiting") == {"fix.plain"}
    assert listed(editor, state="approved") == set()
    assert listed(editor, state="outdated") == {"fix.mine"}
    assert listed(editor, state="missing") == {"fix.half", "fix.new"}
    assert listed(editor, state="unpublished") == {"fix.new"}
    assert listed(editor, owned="me") == {"fix.mine"}
    assert "fix.mine" not in listed(editor, owned="nobody")
    assert listed(editor, due="now") == {"fix.due"}
    assert listed(editor, due="soon") == {"fix.due"}
    assert listed(editor, flagged="yes") == {"fix.mine"}
    assert listed(editor, archived__exact="1") == {"fix.gone"}
    assert listed(editor, q="fix.half") == {"fix.half"}
    assert len(listed(editor, state="nonsense", owned="x", due="x", flagged="x")) == 6


def test_a_list_of_thirty_costs_as_many_queries_as_one_of_three(editor, monkeypatch):
    monkeypatch.setattr(edition, "MAX_AGE", 1e9)

    def count():
        with CaptureQueriesContext(connection) as queries:
            assert editor.get(LIST, {"state": "draft"}).status_code == 200
            editor.get(LIST)
        return len(queries)

    for number in range(3):
        draft(make_article(f"fix.few-{number}", owner=editor.user))
    count()
    few = count()
    for number in range(27):
        draft(make_article(f"fix.more-{number}", owner=person(name=f"owner-{number}").user))
    assert count() == few


def test_standings_name_what_a_translation_lacks(article):
    publish(draft(article, significance="typo"))
    assert [standing.is_outdated for standing in standings_of(article)] == [False, False]
    publish(draft(article, significance="major"))
    publish(draft(article, significance="normal"))
    chinese = standings_of(article)[1]
    assert (chinese.is_outdated, chinese.is_major, len(chinese.changes)) == (True, True, 2)


@pytest.mark.parametrize("page", ["archive", "checked"])
def test_nobody_else_does_any_of_this(article, page):
    for client, status in ((person("Agents"), 403), (person("Reviewers"), 403), (visitor(), 403), (Client(), 302)):
        assert client.post(f"{LIST}{article.pk}/{page}/", {"archive": "1"}).status_code == status
        assert client.post(f"{LIST}{article.pk}/change/", form_of(article, minutes=99)).status_code in (403, 302)
    article.refresh_from_db()
    assert (article.archived, article.minutes) == (False, 5)
    assert not Event.objects.exists()


def test_agents_read_the_desk_without_its_buttons(article):
    page = person("Agents").get(f"{LIST}{article.pk}/change/").content.decode()
    assert "Where it is used" in page
    assert "/checked/" not in page


def test_what_is_missing_is_not_found(editor):
    assert editor.post(f"{LIST}999999/archive/", {"archive": "1"}).status_code == 404
    assert editor.post(f"{LIST}999999/checked/").status_code == 404
    assert editor.get(f"{LIST}999999/change/", follow=True).status_code == 200
