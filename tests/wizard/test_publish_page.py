"""Before a guide is published: what is wrong, what changes, what it would do. And the way back."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client

from kb.models import Article, Event
from tests.builders import make_article, make_graph, make_outcome, make_question, release
from wizard.models import Choice, Guide, Node, Release, Verdict, Vignette
from wizard.publishing import draft_graph, save_draft
from wizard.standing import standing

pytestmark = pytest.mark.django_db

ONE = make_outcome("one", then="two", expects={"a": ("x",)})
TWO = make_outcome("two", expects={"a": ("y",)})
GRAPH = make_graph(make_question("a", "x > one", "y > two", unknown="two"), ONE, TWO)
REASON = "The other article is wrong at the moment."


@pytest.fixture(autouse=True)
def guide():
    release(GRAPH)
    return Guide.objects.get()


def signed_in(group):
    user = get_user_model().objects.create_user(f"{group}-person", is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def editor():
    return signed_in("Editors")


def address(guide):
    return f"/admin/wizard/guide/{guide.pk}/publish/"


def text(response):
    """What the page says, without its tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", response.content.decode()))


EFFECTS = {"effects": "1"}
"""The form to decide with is shown beside what it would do."""


def seen(response):
    return re.search(r'name="seen" value="([0-9a-f]{64})"', response.content.decode())[1]


def change_words():
    Node.objects.filter(key="a").update(ask={"en": "a, please?", "zh-hans": "a?（中文）"})


def make_worse():
    """What helped somebody is no longer offered first."""
    row = Release.objects.get(is_current=True)
    Verdict.objects.create(
        release=row, outcome="g.one", article="fix.one", fixed=True, answers=[["a", "x"]], language="en", visitor="v"
    )
    Choice.objects.filter(key="x").update(go="two")
    Choice.objects.filter(key="y").update(go="one")


def publish(client, page, **words):
    shown = client.get(
        page, EFFECTS if "?" not in page else {"effects": "1", "guide": re.findall(r"guide=(\d+)", page)}
    )
    return client.post(page, {"seen": seen(shown), "note": "", "reason": "", **words}, follow=True)


def publish_something_else():
    release(make_graph(*list(GRAPH.nodes.values())[:3], minutes=9))
    change_words()


def numbers():
    return list(Release.objects.order_by("number").values_list("number", flat=True))


def test_the_page_shows_the_difference_word_by_word_and_publishes_it(editor, guide):
    change_words()
    page = editor.get(address(guide)).content.decode()
    assert "new words for the question (English)" in page
    assert '<ins class="diff-added"><span class="visually-hidden">added: </span>' in page
    done = publish(editor, address(guide), note="Kinder.")
    assert "Published: g 2" in done.content.decode()
    made = Release.objects.get(is_current=True)
    assert (made.number, made.author.username, made.note) == (2, "Editors-person", "Kinder.")
    event = Event.objects.get(did=Event.Did.PUBLISHED, person=made.author)
    assert (event.kind, event.key, event.version, event.note) == ("guide", "g", "release 2", "Kinder.")


def test_each_change_leads_to_where_it_is_edited(editor, guide):
    change_words()
    assert (
        f'href="/admin/wizard/node/{guide.nodes.get(key="a").pk}/change/"'
        in editor.get(address(guide)).content.decode()
    )


def test_errors_come_with_links_and_keep_it_from_being_published(editor, guide):
    Choice.objects.filter(key="x").update(go="gone")
    shown = editor.get(address(guide))
    node = guide.nodes.get(key="a")
    assert "leads to “gone”" in text(shown) or "leads to “g.gone”" in text(shown)
    assert f"/admin/wizard/node/{node.pk}/change/" in shown.content.decode()
    assert "before the errors are mended" in text(shown)
    assert 'name="reason"' not in shown.content.decode()
    editor.post(address(guide), {"seen": "", "note": "", "reason": REASON})
    assert numbers() == [1]


def test_an_error_that_is_posted_past_the_page_is_refused_all_the_same(editor, guide):
    change_words()
    page = seen(editor.get(address(guide), EFFECTS))
    Choice.objects.filter(key="x").update(go="gone")
    assert editor.post(address(guide), {"seen": page, "reason": REASON}).status_code == 409
    assert numbers() == [1]


def test_a_story_that_fails_keeps_it_from_being_published(editor, guide):
    Vignette.objects.create(key="S1", guide=guide, article="fix.one", answers={"a": "x"})
    make_worse()
    assert 'name="seen"' not in editor.get(address(guide), EFFECTS).content.decode()
    page = standing({guide.key: draft_graph(guide)})
    refused = editor.post(address(guide), {"seen": page, "note": "", "reason": REASON})
    assert "do not come to their article in time" in text(refused)
    assert f"/admin/wizard/vignette/{Vignette.objects.get().pk}/change/" in refused.content.decode()
    assert numbers() == [1]


def test_a_worse_draft_needs_a_written_reason_which_is_kept(editor, guide):
    make_worse()
    refused = publish(editor, address(guide), reason="   short   ", note="Turned round.")
    assert "Write down why" in text(refused)
    assert "Of 1 visitors who said that an article helped, 1 would be offered another" in text(refused)
    assert "Turned round." in refused.content.decode()
    assert numbers() == [1]
    publish(editor, address(guide), reason=REASON, note="Turned round.")
    made = Release.objects.get(is_current=True)
    assert made.number == 2
    assert made.note == f"Turned round.\n{REASON}"
    assert Event.objects.get(version="release 2").note == made.note


def test_a_draft_that_is_no_worse_needs_no_reason(editor, guide):
    change_words()
    publish(editor, address(guide))
    assert numbers() == [1, 2]


def test_what_it_would_do_is_computed_when_asked_for(editor, guide):
    make_worse()
    first = editor.get(address(guide))
    assert "?effects=1" in first.content.decode()
    assert 'name="seen"' not in first.content.decode()
    assert "it does worse" not in text(first).lower().replace("although it does worse", "").replace(
        "if it does worse", ""
    )
    shown = editor.get(address(guide), {"effects": "1"})
    assert "It does worse than what visitors walk now" in text(shown)
    assert "▼ worse" in text(shown)
    assert "1 visitor was helped by “fix.one” and is now offered “fix.two”." in text(shown)


def test_the_part_alone_is_sent_to_the_script_that_asks_for_it(editor, guide):
    make_worse()
    part = editor.get(address(guide), {"effects": "1"}, headers={"hx-request": "true"})
    assert 'name="seen"' in part.content.decode()
    assert "It does worse" in text(part)
    assert "<html" not in part.content.decode()
    assert "What it would do" not in text(part)


def test_the_part_of_a_draft_that_is_published_already_says_so(editor, guide):
    part = editor.get(address(guide), {"effects": "1"}, headers={"hx-request": "true"})
    assert "nothing to compare any more" in text(part)


def test_what_is_known_is_shown_at_once(editor, guide):
    make_worse()
    editor.get(address(guide), {"effects": "1"})
    assert "It does worse than what visitors walk now" in text(editor.get(address(guide)))


def test_effects_are_computed_anew_when_a_story_changes(editor, guide):
    change_words()
    story = Vignette.objects.create(key="S1", guide=guide, article="fix.one", answers={"a": "x"})
    editor.get(address(guide), {"effects": "1"})
    story.answers = {"a": "y"}
    story.save()
    assert "Fails" in text(editor.get(address(guide), {"effects": "1"}))


@pytest.mark.parametrize(
    "meanwhile",
    [
        lambda: Node.objects.filter(key="a").update(hint={"en": "h", "zh-hans": "提"}),
        lambda: Vignette.objects.create(key="S", guide=Guide.objects.get(), article="fix.one", answers={"a": "x"}),
        lambda: publish_something_else(),
    ],
)
def test_what_changed_since_the_page_was_opened_is_not_published_unseen(editor, guide, meanwhile):
    change_words()
    page = seen(editor.get(address(guide), EFFECTS))
    meanwhile()
    before = numbers()
    response = editor.post(address(guide), {"seen": page, "note": "My note", "reason": ""})
    assert response.status_code == 409
    assert "Something changed since you opened this page" in text(response)
    assert "My note" in response.content.decode()
    assert numbers() == before


def test_sending_it_twice_makes_one_release(editor, guide):
    change_words()
    page = seen(editor.get(address(guide), EFFECTS))
    for _ in range(2):
        last = editor.post(address(guide), {"seen": page, "note": "", "reason": ""})
    assert last.status_code == 409
    assert "there is nothing to publish" in text(last)
    assert numbers() == [1, 2]


@pytest.mark.parametrize("junk", ["", "x", "0" * 64, "é" * 70])
def test_a_page_made_up_publishes_nothing(editor, guide, junk):
    change_words()
    assert editor.post(address(guide), {"seen": junk}).status_code in (200, 409)
    assert numbers() == [1]


def test_notes_that_are_too_long_are_told_beside_their_field(editor, guide):
    change_words()
    assert "errorlist" in publish(editor, address(guide), note="x" * 401).content.decode()
    assert numbers() == [1]


def test_an_unchanged_draft_has_nothing_to_publish(editor, guide):
    shown = editor.get(address(guide))
    assert "there is nothing to publish" in text(shown)
    assert 'name="seen"' not in shown.content.decode()


def test_a_guide_is_published_for_the_first_time(editor):
    fresh = save_draft(make_graph(make_question("a", "x > one", "y > two"), ONE, TWO, key="fresh"))
    shown = editor.get(address(fresh), {"effects": "1"})
    assert "published for the first time" in text(shown)
    assert "It does no worse" in text(shown)
    publish(editor, address(fresh))
    assert fresh.releases.get().is_current


def test_guides_that_refer_to_each_other_are_published_together(editor, guide):
    far = make_graph(make_question("b", "x > one", "y > g.new"), ONE, TWO, key="far", start="b")
    make_article("fix.new")
    fresh = save_draft(far)
    save_draft(make_graph(make_question("a", "x > one", "y > new", unknown="two"), ONE, TWO, make_outcome("new")))
    assert "g.new" in text(editor.get(address(fresh)))
    assert "before the errors are mended" in text(editor.get(address(fresh)))
    together = f"/admin/wizard/guide/publish/?guide={guide.pk}&guide={fresh.pk}"
    publish(editor, together, reason=REASON)
    assert fresh.current_release().number == 1
    assert guide.current_release().number == 2


def test_of_several_only_what_changed_is_published(editor, guide):
    fresh = save_draft(make_graph(make_question("a", "x > one", "y > two"), ONE, TWO, key="fresh"))
    together = f"/admin/wizard/guide/publish/?guide={guide.pk}&guide={fresh.pk}"
    assert "Visitors walk this version of g already" in text(editor.get(together))
    publish(editor, together)
    assert (guide.current_release().number, fresh.current_release().number) == (1, 1)


@pytest.mark.parametrize("query", ["", "?guide=", "?guide=x", "?guide=²", "?guide=-1", "?guide=99999999999999999999"])
def test_no_guide_to_publish_leads_back_to_the_list(editor, query):
    response = editor.get(f"/admin/wizard/guide/publish/{query}")
    assert (response.status_code, response["Location"]) == (302, "/admin/wizard/guide/")


def test_the_action_of_the_list_leads_to_the_page(editor, guide):
    response = editor.post("/admin/wizard/guide/", {"action": "publish_selected", "_selected_action": [guide.pk]})
    assert response["Location"] == f"/admin/wizard/guide/publish/?guide={guide.pk}"
    assert numbers() == [1]


def test_an_agent_sees_the_comparison_but_cannot_publish(guide):
    change_words()
    agent = signed_in("Agents")
    shown = agent.get(address(guide))
    assert "new words for the question" in text(shown)
    assert 'name="seen"' not in shown.content.decode()
    assert agent.post(address(guide), {"seen": "x"}).status_code == 403
    assert agent.get(back_to(guide, 1)).status_code == 200
    assert agent.post(back_to(guide, 1), {"seen": "x"}).status_code == 403
    assert numbers() == [1]


def test_nobody_else_sees_any_of_it(guide):
    staff = Client()
    staff.force_login(get_user_model().objects.create_user("staff", is_staff=True))
    several = f"/admin/wizard/guide/publish/?guide={guide.pk}"
    for page in (address(guide), several, versions(guide), back_to(guide, 1)):
        assert Client().get(page).status_code == 302
        assert Client().post(page).status_code == 302
        assert staff.get(page).status_code == 403
        assert staff.post(page).status_code == 403
    assert numbers() == [1]


def test_other_methods_and_unknown_guides_are_refused(editor, guide):
    assert editor.put(address(guide)).status_code == 405
    assert editor.get("/admin/wizard/guide/99999/publish/").status_code == 404
    assert editor.get("/admin/wizard/guide/99999/versions/").status_code == 404
    assert editor.get(back_to(guide, 99)).status_code == 404
    assert editor.post(versions(guide)).status_code == 405


def versions(guide):
    return f"/admin/wizard/guide/{guide.pk}/versions/"


def back_to(guide, number):
    return f"/admin/wizard/guide/{guide.pk}/versions/{number}/roll-back/"


@pytest.fixture
def second():
    """Release 2 starts with another question."""
    release(make_graph(make_question("b", "x > one", "y > two", unknown="two"), make_outcome("one", then="two"), TWO))


def test_two_versions_are_compared(editor, guide, second):
    shown = editor.get(versions(guide), {"from": "1", "to": "2"})
    assert "What changed from release 1 to release 2" in text(shown)
    assert "it now starts at “b” (was “a”)" in text(shown)
    assert "it now starts at “a” (was “b”)" in text(editor.get(versions(guide), {"from": "2", "to": "1"}))


@pytest.mark.parametrize("query", [{"from": "1"}, {"from": "1", "to": "1"}, {"from": "x", "to": "²"}, {"to": "9" * 30}])
def test_versions_that_cannot_be_compared_are_told(editor, guide, second, query):
    assert "Choose two different releases" in text(editor.get(versions(guide), query))


def test_the_list_tells_who_when_and_why_and_which_one_visitors_walk(editor, guide):
    change_words()
    publish(editor, address(guide), note="Kinder.")
    shown = text(editor.get(versions(guide)))
    assert "2 visitors walk this one" in shown
    assert "Editors-person" in shown
    assert "Kinder." in shown
    assert "Roll back to 1" in shown
    assert "Roll back to 2" not in shown


def test_rolling_back_shows_the_same_comparison_and_then_does_it(editor, guide, second):
    shown = editor.get(back_to(guide, 1), {"effects": "1"})
    assert "it now starts at “a” (was “b”)" in text(shown)
    assert "How well the guide g finds the right article" in text(shown)
    publish(editor, back_to(guide, 1), note="Too long.", reason=REASON)
    made = Release.objects.get(is_current=True)
    assert (made.number, made.data["start"], made.author.username) == (3, "a", "Editors-person")
    assert made.note == f"roll back to 1\nToo long.\n{REASON}"
    event = Event.objects.get(did=Event.Did.RESTORED)
    assert (event.kind, event.key, event.version, event.note) == ("guide", "g", "release 3", made.note)
    assert guide.nodes.filter(key="b").exists()


def test_rolling_back_twice_makes_one_release(editor, guide, second):
    page = seen(editor.get(back_to(guide, 1), EFFECTS))
    for _ in range(2):
        last = editor.post(back_to(guide, 1), {"seen": page, "note": "", "reason": REASON})
    assert last.status_code == 409
    assert numbers() == [1, 2, 3]


def test_a_release_whose_article_is_gone_is_not_gone_back_to(editor, guide, second):
    Article.objects.get(key="fix.one").revisions.update(is_current=False)
    assert "before the errors are mended" in text(editor.get(back_to(guide, 1)))
    assert numbers() == [1, 2]


def test_there_is_no_way_back_to_what_visitors_walk_already(editor, guide):
    assert "there is nothing to publish" in text(editor.get(back_to(guide, 1)))


def test_a_release_in_a_form_no_longer_known_is_told(editor, guide, second):
    Release.objects.filter(number=1).update(graph='{"key": "g"}')
    assert "a form that is no longer known" in text(editor.get(back_to(guide, 1), follow=True))
    shown = editor.get(versions(guide), {"from": "1", "to": "2"})
    assert "a form that is no longer known" in text(shown)


def test_the_action_of_the_releases_leads_to_the_way_back(editor, guide, second):
    def chosen(*numbers):
        rows = [Release.objects.get(number=number).pk for number in numbers]
        return editor.post("/admin/wizard/release/", {"action": "roll_back_to", "_selected_action": rows})

    assert chosen(1)["Location"] == back_to(guide, 1)
    assert chosen(1, 2)["Location"] == "/admin/wizard/release/"
    assert numbers() == [1, 2]
