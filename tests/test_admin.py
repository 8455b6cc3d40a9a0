"""Editing in the admin, and who may not."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kb import edition
from kb.models import Article, Category, Revision
from tests.builders import BODY, make_article, make_graph, make_outcome, make_question, release
from wizard.models import Choice, Guide, Release, Vignette
from wizard.publishing import publish

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def guide():
    release(make_graph(make_question("a", "x > fix", "y > support"), make_outcome("fix")))


def signed_in(group):
    user = get_user_model().objects.create_user(f"{group}-person", is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def editor():
    return signed_in("Editors")


def act(client, model, action, *rows):
    return client.post(
        f"/admin/{model}/", {"action": action, "_selected_action": [row.pk for row in rows]}, follow=True
    )


PAGES = [
    "kb/category/", "kb/article/", "kb/revision/", "kb/vote/", "kb/synonym/", "kb/miss/",
    "wizard/guide/", "wizard/node/", "wizard/vignette/", "wizard/paste/", "wizard/release/", "wizard/verdict/",
]  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_an_editor_sees_every_list(editor, page):
    assert editor.get(f"/admin/{page}").status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_nobody_else_does(page):
    assert Client().get(f"/admin/{page}").status_code == 302
    visitor = Client()
    visitor.force_login(get_user_model().objects.create_user("visitor"))
    assert visitor.get(f"/admin/{page}").status_code == 302


def test_an_editor_revises_an_article_and_previews_it(editor):
    article = Article.objects.get(key="fix.fix")
    old = article.newest("en")
    page = editor.get(f"/admin/kb/revision/add/?from={old.pk}", follow=True)
    assert "Because." in page.content.decode()
    words = {
        "en-base": old.pk, "en-title": "Better", "en-summary": "s", "en-applies_to": "a",
        "en-sources": "A source", "en-body": BODY["en"] + "\nBetter.\n",
    }  # fmt: skip
    hostile = {**words, "en-body": "<script>alert(1)</script>"}
    preview = editor.post(f"/admin/kb/article/{article.pk}/preview/en/", hostile).content.decode()
    assert "<h1>Better</h1>" in preview
    assert "<script>alert(1)</script>" not in preview
    editor.post(f"/admin/kb/article/{article.pk}/words/", words)
    draft = article.newest("en")
    assert (draft.number, draft.is_current, draft.author.username) == (2, False, "Editors-person")
    assert "Better" not in Client().get("/en/articles/fix-fix/").content.decode()


def test_a_revision_cannot_be_changed(editor):
    revision = Revision.objects.first()
    response = editor.post(f"/admin/kb/revision/{revision.pk}/change/", {"title": "changed"})
    assert response.status_code == 403
    assert Revision.objects.get(pk=revision.pk).title == revision.title


def test_a_used_article_cannot_be_archived(editor):
    response = act(editor, "kb/article", "archive_selected", Article.objects.get(key="fix.fix"))
    assert "offered by the guide g" in response.content.decode()
    assert not Article.objects.get(key="fix.fix").archived


def test_publishing_a_broken_guide_lists_every_problem_and_publishes_nothing(editor):
    Choice.objects.filter(key="x").update(go="gone")
    response = act(editor, "wizard/guide", "publish_selected", Guide.objects.get())
    assert "leads to “g.gone”" in response.content.decode()
    assert Release.objects.count() == 1
    assert "leads to “g.gone”" in act(editor, "wizard/guide", "lint_selected", Guide.objects.get()).content.decode()


def test_an_editor_is_led_to_the_comparison_before_anything_is_published_or_rolled_back(editor):
    guide = Guide.objects.get()
    assert "there is nothing to publish" in act(editor, "wizard/guide", "publish_selected", guide).content.decode()
    Guide.objects.update(minutes=7)
    assert "it now takes 7 minutes" in act(editor, "wizard/guide", "publish_selected", guide).content.decode()
    old = Release.objects.get()
    publish([guide])
    assert "it now takes 5 minutes" in act(editor, "wizard/release", "roll_back_to", old).content.decode()
    assert Release.objects.get(is_current=True).number == 2


def test_an_agent_reads_but_changes_nothing():
    agent = signed_in("Agents")
    assert agent.get("/admin/wizard/guide/").status_code == 200
    assert agent.get("/admin/kb/revision/add/").status_code == 403
    assert agent.get("/admin/wizard/node/add/").status_code == 403
    act(agent, "wizard/guide", "publish_selected", Guide.objects.get())
    act(agent, "wizard/release", "roll_back_to", Release.objects.get())
    act(agent, "kb/article", "archive_selected", Article.objects.get(key="fix.fix"))
    assert Release.objects.count() == 1


def test_guessing_passwords_is_stopped():
    get_user_model().objects.create_superuser("boss", password="right-password-1")
    client = Client()
    statuses = [client.post("/admin/login/", {"username": "boss", "password": "wrong"}).status_code for _ in range(8)]
    assert statuses[-1] == 429
    assert client.post("/admin/login/", {"username": "boss", "password": "right-password-1"}).status_code == 429


NO_ROWS = {f"{name}-{part}_FORMS": 0 for name in ("checks", "choices") for part in ("TOTAL", "INITIAL")}
QUESTION = {
    "guide": "", "key": "new", "ask_en": "Which?", "ask_zh-hans": "哪一个？",
    "short_en": "W", "short_zh-hans": "哪", "unknown": "support", **NO_ROWS,
}  # fmt: skip


def add_node(editor, **changes):
    data = {**QUESTION, "guide": Guide.objects.get().pk, **changes}
    return editor.post("/admin/wizard/node/add/?kind=question", data)


def test_an_editor_writes_a_question_in_both_languages(editor):
    assert add_node(editor).status_code == 302
    node = Guide.objects.get().nodes.get(key="new")
    assert (node.ask, node.hint) == ({"en": "Which?", "zh-hans": "哪一个？"}, {})


@pytest.mark.parametrize(
    "changes",
    [
        {"key": "Not A Key"},
        {"key": "a"},
        {"unknown": "two words"},
        {"guide": "999"},
        {"checks-TOTAL_FORMS": 1, "checks-0-on": "toaster", "checks-0-text_en": "x"},
        {"checks-TOTAL_FORMS": 1, "checks-0-on": "windows"},
        {"checks-TOTAL_FORMS": "x"},
    ],
)
def test_what_makes_no_sense_is_told_beside_its_field_and_nothing_is_lost(editor, changes):
    response = add_node(editor, **changes)
    assert response.status_code == 200
    assert "errorlist" in response.content.decode()
    assert "Which?" in response.content.decode()
    assert not Guide.objects.get().nodes.filter(key="new").exists()


def test_a_category_cannot_stand_below_itself(editor):
    row = Category.objects.get()
    data = {"key": row.key, "parent": row.pk, "position": 0, "title_en": "T", "title_zh-hans": "题", "summary_en": "s"}
    response = editor.post(f"/admin/kb/category/{row.pk}/change/", data)
    assert "cannot stand below itself" in response.content.decode()


def test_an_article_taken_off_the_site_can_be_put_back(editor):
    article = make_article("fix.unused")
    act(editor, "kb/article", "archive_selected", article)
    assert Client().get("/en/articles/fix-unused/").status_code == 404
    act(editor, "kb/article", "unarchive_selected", article)
    edition.forget()
    assert Client().get("/en/articles/fix-unused/").status_code == 200


@pytest.mark.parametrize("source", ["²", "x", "-1", "99999999999999999999"])
def test_a_revision_cannot_start_from_nonsense(editor, source):
    assert editor.get("/admin/kb/revision/add/", {"from": source})["Location"] == "/admin/kb/article/"


GUIDE = {
    "title_en": "t", "title_zh-hans": "题", "summary_en": "s", "summary_zh-hans": "摘",
    "scope_en": "s", "scope_zh-hans": "范围", "minutes": 5, "start": "a", "ports": "", "checklist": "",
    "at_hand-TOTAL_FORMS": 0, "at_hand-INITIAL_FORMS": 0, "elsewhere-TOTAL_FORMS": 0, "elsewhere-INITIAL_FORMS": 0,
}  # fmt: skip


def test_lists_an_editor_empties_are_empty(editor):
    text = {"en": "x", "zh-hans": "x"}
    Guide.objects.update(ports=[22], at_hand=[text], elsewhere=[{"guide": "h", "text": text}], checklist=["fix.fix"])
    guide = Guide.objects.get()
    response = editor.post(f"/admin/wizard/guide/{guide.pk}/change/", GUIDE)
    assert response.status_code == 302
    guide.refresh_from_db()
    assert (guide.ports, guide.at_hand, guide.elsewhere, guide.checklist) == ([], [], [], [])
    act(editor, "wizard/guide", "lint_selected", guide)


@pytest.mark.parametrize("typed", ["[" * 3000, "[0]", "0", '["22"]', "{", "70000"])
def test_ports_that_are_none_are_refused(editor, typed):
    guide = Guide.objects.get()
    response = editor.post(f"/admin/wizard/guide/{guide.pk}/change/", {**GUIDE, "ports": typed})
    assert response.status_code == 200
    assert "errorlist" in response.content.decode()


def figures_of(guide):
    return f"/admin/wizard/guide/{guide.pk}/figures/"


def test_an_editor_sees_how_well_a_guide_does(editor):
    guide = Guide.objects.get()
    Vignette.objects.create(key="S1", guide=guide, article="fix.fix", answers={"a": "x"})
    assert figures_of(guide) in editor.get("/admin/wizard/guide/").content.decode()
    page = editor.get(figures_of(guide)).content.decode()
    assert "vignettes: first offer right (top-1)" in page
    assert "<td>1.000</td>" in page


def test_a_guide_that_is_not_published_has_no_figures(editor):
    draft = Guide.objects.create(key="draft", start="a")
    assert "not published yet" in editor.get(figures_of(draft)).content.decode()
    assert editor.get("/admin/wizard/guide/99999/figures/").status_code == 404


def test_nobody_else_sees_figures():
    guide = Guide.objects.get()
    assert Client().get(figures_of(guide)).status_code == 302
    staff = Client()
    staff.force_login(get_user_model().objects.create_user("staff", is_staff=True))
    assert staff.get(figures_of(guide)).status_code == 403


def test_the_list_of_releases_reads_none_in_full(editor):
    with CaptureQueriesContext(connection) as queries:
        assert "roll_back_to" in editor.get("/admin/wizard/release/").content.decode()
    assert not [query for query in queries if '"wizard_release"."graph"' in query["sql"]]
