"""Where walks end unhelped, question by question."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client

from tests.builders import make_choice, make_graph, make_outcome, make_question, release
from wizard.editing.boards.exits import Told, exits, last_ones
from wizard.graph import NOT_HELPED, UNKNOWN
from wizard.models import Guide, Node, Release, Verdict


def told(outcome, fixed, **answers):
    return Told(f"g.{outcome}", fixed, frozenset((f"g.{name}", answer) for name, answer in answers.items()))


def test_of_a_walk_with_several_verdicts_the_last_one_counts():
    first = told("one", False, a="x")
    second = told("two", False, a="x", one=NOT_HELPED)
    third = told("three", True, a="x", one=NOT_HELPED, two=NOT_HELPED)
    assert last_ones([first, second, third]) == [third]
    assert last_ones([first, second]) == [second]


def test_two_people_with_the_same_answers_are_two_walks():
    stays = told("one", False, a="x")
    goes_on = told("two", True, a="x", one=NOT_HELPED)
    assert sorted(verdict.fixed for verdict in last_ones([stays, stays, goes_on])) == [False, True]


def test_a_later_walk_with_other_answers_takes_no_verdict_away():
    other = told("one", False, a="y")
    goes_on = told("two", True, a="x", one=NOT_HELPED)
    assert last_ones([other, goes_on]) == [goes_on, other]


def test_the_longest_walk_that_fits_is_the_one_that_goes_on():
    short, long = told("one", False, a="x"), told("one", False, a="x", b="y")
    goes_on = told("two", True, a="x", b="y", one=NOT_HELPED)
    assert last_ones([short, long, goes_on]) == [goes_on, short]


def test_every_question_tells_who_did_not_know_and_who_was_not_helped():
    found = exits(
        [
            told("one", True, a="x", b=UNKNOWN),
            told("one", False, a="x", b=UNKNOWN),
            told("one", False, a=UNKNOWN, b="y"),
            told("one", False, a="z"),
        ]
    )
    a, b = found["g.a"], found["g.b"]
    assert (a.passed, a.unknown.hits, a.unhelped.hits) == (4, 1, 3)
    assert (b.passed, b.unknown.hits, b.unhelped.hits) == (3, 2, 2)


def test_nothing_told_is_nothing_counted():
    assert exits([]) == {}


@pytest.fixture
def site(db):
    release(
        make_graph(make_question("pattern", "idle > idle", "busy > support"), make_outcome("idle"), key="h"),
        make_graph(
            make_question("symptom", "silent > reach", "slow > h.pattern", unknown="reach"),
            make_question("reach", make_choice("blocked > how", detour=True), "closed > rule"),
            make_outcome("how", resume=True, then="rule"),
            make_outcome("rule"),
        ),
    )


def verdict(outcome, fixed, *, guide="g", **answers):
    Verdict.objects.create(
        release=Release.objects.get(guide__key=guide, is_current=True),
        outcome=outcome,
        article="fix.rule",
        fixed=fixed,
        answers=[[name.replace("__", "."), answer] for name, answer in answers.items()],
        language="en",
        visitor=str(Verdict.objects.count()),
    )


def person(group):
    user = get_user_model().objects.create_user(f"{group}-person", is_staff=bool(group))
    user.groups.set(Group.objects.filter(name=group))
    client = Client()
    client.force_login(user)
    return client


def row(body, question):
    found = re.search(rf"<tr><th scope=\"row\"><a [^>]*>{question}\?</a>.*?</tr>", body, re.S)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", found[0])) if found else ""


def test_the_board_tells_of_every_question_and_leads_to_it(site):
    verdict("g.rule", True, symptom="silent", reach="closed")
    verdict("g.rule", False, symptom=UNKNOWN, reach="closed")
    body = person("Editors").get("/admin/boards/exits/g/").content.decode()
    assert row(body, "symptom") == " symptom? symptom 2 50 % 1 of 2, surely 9–91 % 50 % 1 of 2, surely 9–91 % "
    assert row(body, "reach") == " reach? reach 2 0 % 0 of 2, surely 0–66 % 50 % 1 of 2, surely 9–91 % "
    assert f"/admin/wizard/node/{Node.objects.get(key='reach').pk}/change/" in body
    assert "Only walks in which somebody answered “did this fix it?” are counted" in body


def test_the_surest_trouble_stands_first(site):
    for _ in range(5):
        verdict("g.rule", True, symptom="silent")
        verdict("g.rule", False, symptom=UNKNOWN, reach="closed")
    body = person("Editors").get("/admin/boards/exits/g/").content.decode()
    assert body.index("reach?</a>") < body.index("symptom?</a>")


def test_a_question_counts_in_walks_that_began_in_another_guide(site):
    verdict("h.idle", False, symptom="slow", h__pattern="idle")
    client = person("Editors")
    assert "1 of 1" in row(client.get("/admin/boards/exits/h/").content.decode(), "pattern")
    assert "1 of 1" in row(client.get("/admin/boards/exits/g/").content.decode(), "symptom")


def test_that_somebody_can_get_in_again_does_not_end_the_walk(site):
    verdict("g.how", True, symptom="silent", reach="blocked")
    assert "Nobody has answered" in person("Editors").get("/admin/boards/exits/g/").content.decode()


def test_a_question_that_is_gone_from_the_draft_is_left_out(site):
    verdict("g.rule", False, symptom="silent", gone="x")
    Node.objects.filter(key="symptom").delete()
    assert person("Editors").get("/admin/boards/exits/g/").status_code == 200


def test_the_guides_are_listed_with_their_verdicts(site):
    verdict("g.rule", False, symptom="silent")
    body = person("Agents").get("/admin/boards/exits/").content.decode()
    assert re.search(r'href="/admin/boards/exits/g/">guide g</a></th><td[^>]*>1<', body)
    assert re.search(r'href="/admin/boards/exits/h/">guide h</a></th><td[^>]*>0<', body)


def test_an_unknown_guide_has_no_board(site):
    assert person("Editors").get("/admin/boards/exits/nothing/").status_code == 404


@pytest.mark.parametrize("page", ["exits/", "exits/g/"])
def test_only_who_may_read_verdicts_sees_them(site, page):
    assert Client().get(f"/admin/boards/{page}").status_code == 302
    assert person("").get(f"/admin/boards/{page}").status_code == 403


def test_the_queries_do_not_grow_with_the_walks(site, django_assert_max_num_queries):
    for _ in range(30):
        verdict("g.rule", False, symptom="silent", reach="closed")
    client = person("Editors")
    client.get("/admin/boards/exits/g/")
    with django_assert_max_num_queries(10):
        client.get("/admin/boards/exits/g/")


def test_a_guide_that_was_never_published_has_unpublished_changes(site):
    Guide.objects.create(key="new", title={"en": "New"}, start="a")
    assert "Guides with changes that are not published" in person("Editors").get("/admin/").content.decode()
