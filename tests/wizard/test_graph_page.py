"""The graph of a guide, as its editors see it: who may, and what it says."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.builders import both, make_choice, make_graph, make_outcome, make_question, release
from wizard.models import Choice, Guide, Release
from wizard.publishing import publish

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def guide():
    other = make_graph(make_question("there", "x > support", "y > support"), key="other")
    asked = make_question("a", "x > fix", "y > b", "z > other.there", unknown="b")
    release(other, make_graph(asked, make_question("b", "x > fix", "y > support"), make_outcome("fix")))
    return Guide.objects.get(key="g")


def signed_in(group):
    user = get_user_model().objects.create_user(f"{group}-person", is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def editor():
    return signed_in("Editors")


def address(guide, query=""):
    return f"/admin/wizard/guide/{guide.pk}/graph/{query}"


def shown(client, guide, query=""):
    response = client.get(address(guide, query))
    assert response.status_code == 200
    return response.content.decode()


def test_a_card_and_an_outcome_lead_to_the_page_that_edits_them(editor, guide):
    page = shown(editor, guide)
    links = dict(re.findall(r'<a class="(?:head|row outcome)" href="([^"]+)"[^>]*?(?: id="card-(\w+)")?>', page))
    for key in ("a", "fix"):
        assert f"/admin/wizard/node/{guide.nodes.get(key=key).pk}/change/" in links


def test_a_row_leads_to_the_next_card_and_into_another_guide(editor, guide):
    page = shown(editor, guide)
    assert 'href="#card-b"' in page
    assert f'href="{address(Guide.objects.get(key="other"))}#card-there"' in page


def test_the_table_says_what_the_picture_says(editor, guide):
    table = shown(editor, guide).split("<table")[1]
    assert re.findall(r'<tr role="row" id="node-([\w-]+)">', table) == ["a", "b", "fix", "support"]
    for words in ("a?", "choice x", "Title of fix.fix", "Did not help", "I don&#x27;t know", "other: there"):
        assert words in table
    assert 'href="#node-b"' in table


def test_problems_of_the_draft_stand_where_they_are(editor, guide):
    Choice.objects.filter(node__key="b", key="x").update(go="gone")
    Guide.objects.filter(pk=guide.pk).update(title={"en": "only English"})
    page = shown(editor, guide)
    assert "the title has no text in Chinese" in page.split('<svg class="graph"')[0]
    picture, table = page.split("<table")
    assert "✕ answer “x” leads to “g.gone”" in picture
    assert "✕ Error: answer “x” leads to “g.gone”, which does not exist" in " ".join(table.split())


def test_a_release_is_shown_as_it_is_and_cannot_be_edited(editor, guide):
    Choice.objects.filter(node__key="b", key="x").update(text=both("changed since"))
    assert "changed since" in shown(editor, guide)
    page = shown(editor, guide, "?release=1")
    assert "changed since" not in page
    assert "/admin/wizard/node/" not in page.split('<svg class="graph"')[1]
    assert "This is release 1" in page


def test_an_older_release_stays_to_be_seen(editor, guide):
    Choice.objects.filter(node__key="b", key="x").update(text=both("changed since"))
    publish([guide])
    assert "changed since" not in shown(editor, guide, "?release=1")
    assert "changed since" in shown(editor, guide, "?release=2")


@pytest.mark.parametrize("number", ["", "0", "7", "-1", "x", "²", "1 OR 1", "9" * 40])
def test_a_release_that_is_not_there_is_not_found(editor, guide, number):
    assert editor.get(address(guide), {"release": number}).status_code == 404


def test_a_release_in_a_form_no_longer_known_is_not_found(editor, guide):
    Release.objects.filter(guide=guide).update(graph='{"key": "g"}')
    assert editor.get(address(guide, "?release=1")).status_code == 404


def test_a_guide_that_is_not_there_is_not_found(editor):
    assert editor.get("/admin/wizard/guide/99999/graph/").status_code == 404


def test_an_agent_reads_it(guide):
    assert "choice x" in shown(signed_in("Agents"), guide)


def test_nobody_else_sees_it(guide):
    assert Client().get(address(guide)).status_code == 302
    visitor = Client()
    visitor.force_login(get_user_model().objects.create_user("visitor"))
    assert visitor.get(address(guide)).status_code == 403
    staff = Client()
    staff.force_login(get_user_model().objects.create_user("staff", is_staff=True))
    assert staff.get(address(guide)).status_code == 403


def test_words_are_words_and_no_markup(editor):
    evil = '<script>alert("1")</script>'
    asked = make_question("q", make_choice("x > support", text=both(evil)), "y > support")
    release(make_graph(asked, key="evil", title=both(evil)))
    guide = Guide.objects.get(key="evil")
    guide.nodes.filter(key="q").update(ask=both(evil), short=both(evil), unknown_text=both(evil))
    page = shown(editor, guide)
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page.split('<svg class="graph"')[1]


def test_an_empty_draft_is_no_error(editor):
    empty = Guide.objects.create(key="empty", start="a", title=both("t"), summary=both("s"), scope=both("s"))
    assert "starts at “a”, which does not exist" in shown(editor, empty)


def test_a_chinese_editor_reads_chinese(editor, guide):
    page = editor.get(address(guide), headers={"accept-language": "zh-hans"}).content.decode()
    assert "choice x（中文）" in page


def test_it_costs_as_many_queries_for_many_nodes_as_for_few(editor, guide, django_assert_max_num_queries):
    shown(editor, guide)
    with CaptureQueriesContext(connection) as queries:
        shown(editor, guide)
    few = len(queries)
    fixes = [make_outcome(f"fix-{number}", "fix.fix") for number in range(8)]
    asked = [make_question(f"q{n}", f"x > fix-{n}", "y > support", unknown=f"q{n + 1}") for n in range(7)]
    last = make_question("q7", "x > fix-7", "y > support")
    release(make_graph(*asked, last, *fixes, key="large"))
    large = Guide.objects.get(key="large")
    shown(editor, large)
    with django_assert_max_num_queries(few):
        shown(editor, large)
