"""Editing in the admin, and who may not."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client

from kb import edition
from kb.models import Article, Category, Revision
from tests.builders import BODY, make_article, make_graph, make_outcome, make_question, release
from wizard.models import Choice, Guide, Release, Vignette

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
    "wizard/guide/", "wizard/node/", "wizard/vignette/", "wizard/release/", "wizard/verdict/",
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


def test_an_editor_revises_an_article_previews_and_publishes_it(editor):
    article = Article.objects.get(key="fix.fix")
    old = article.newest("en")
    form = editor.get(f"/admin/kb/revision/add/?from={old.pk}")
    assert "Because." in form.content.decode()
    words = {
        "article": article.pk, "language": "en", "title": "Better", "summary": "s", "applies_to": "a",
        "sources": "[]", "body": BODY["en"] + "\n<script>alert(1)</script>", "note": "", "significance": "normal",
    }  # fmt: skip
    saved = editor.post("/admin/kb/revision/add/", words, follow=True)
    assert "<script>alert(1)</script>" not in saved.content.decode()
    draft = article.newest("en")
    assert (draft.number, draft.is_current, draft.author.username) == (2, False, "Editors-person")
    assert "Better" not in Client().get("/en/articles/fix-fix/").content.decode()
    act(editor, "kb/revision", "publish_selected", draft)
    edition.forget()
    assert "Better" in Client().get("/en/articles/fix-fix/").content.decode()


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


def test_an_editor_publishes_and_rolls_back(editor):
    act(editor, "wizard/guide", "publish_selected", Guide.objects.get())
    assert Release.objects.get(is_current=True).number == 2
    act(editor, "wizard/release", "roll_back_to", Release.objects.get(number=1))
    newest = Release.objects.get(is_current=True)
    assert (newest.number, newest.author.username) == (3, "Editors-person")


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


QUESTION = {
    "guide": "", "key": "new", "position": "9", "kind": "question", "minutes": 0,
    "ask_en": "Which?", "ask_zh-hans": "哪一个？",
    "short_en": "W", "short_zh-hans": "哪", "hint_en": "", "hint_zh-hans": "", "why_en": "", "why_zh-hans": "",
    "checks": "[]", "unknown": "support", "unknown_text_en": "", "unknown_text_zh-hans": "", "then": "", "place": "",
    "choices-TOTAL_FORMS": "0", "choices-INITIAL_FORMS": "0",
}  # fmt: skip


def add_node(editor, **changes):
    data = {**QUESTION, "guide": Guide.objects.get().pk, **changes}
    return editor.post("/admin/wizard/node/add/", data)


def test_an_editor_writes_a_question_in_both_languages(editor):
    assert add_node(editor).status_code == 302
    node = Guide.objects.get().nodes.get(key="new")
    assert (node.ask, node.hint) == ({"en": "Which?", "zh-hans": "哪一个？"}, {})


@pytest.mark.parametrize(
    "changes",
    [
        {"checks": "{"},
        {"checks": '[{"on": 3, "text": {}}]'},
        {"checks": '[{"on": "windows", "text": {"fr": "x"}}]'},
        {"checks": '"x"'},
        {"key": "Not A Key"},
        {"key": "a"},
        {"unknown": "two words"},
        {"kind": "outcome"},
        {"article": "no-such"},
        {"guide": "999"},
    ],
)
def test_what_makes_no_sense_is_told_beside_its_field_and_nothing_is_lost(editor, changes):
    response = add_node(editor, **changes)
    assert response.status_code == 200
    assert "errorlist" in response.content.decode()
    assert "Which?" in response.content.decode()
    assert not Guide.objects.get().nodes.filter(key="new").exists()


@pytest.mark.parametrize("sources", ["3", '[{"url": "https://x"}]', '[{"title": "x", "url": "javascript:x"}]', "[["])
def test_a_source_of_the_wrong_shape_is_refused(editor, sources):
    article = Article.objects.get(key="fix.fix")
    words = {"article": article.pk, "language": "en", "title": "T", "summary": "s", "applies_to": "a", "body": "b"}
    response = editor.post("/admin/kb/revision/add/", {**words, "sources": sources, "note": ""})
    assert "errorlist" in response.content.decode()
    assert article.newest("en").number == 1


def test_a_category_cannot_stand_below_itself(editor):
    row = Category.objects.get()
    data = {"key": row.key, "parent": row.pk, "position": 0, "title_en": "T", "title_zh-hans": "题", "summary_en": "s"}
    response = editor.post(f"/admin/kb/category/{row.pk}/change/", data)
    assert "cannot stand below itself" in response.content.decode()


def test_an_article_taken_off_the_site_can_be_put_back(editor):
    article = make_article("fix.unused")
    act(editor, "kb/article", "archive_selected", article)
    assert Client().get("/en/articles/fix-unused/").status_code == 404
    act(editor, "kb/revision", "publish_selected", article.newest("en"))
    act(editor, "kb/article", "unarchive_selected", article)
    edition.forget()
    assert Client().get("/en/articles/fix-unused/").status_code == 200


@pytest.mark.parametrize("source", ["²", "x", "-1", "99999999999999999999"])
def test_a_revision_cannot_start_from_nonsense(editor, source):
    assert editor.get("/admin/kb/revision/add/", {"from": source}).status_code == 200


GUIDE = {
    "position": 1, "title_en": "t", "title_zh-hans": "题", "summary_en": "s", "summary_zh-hans": "摘",
    "scope_en": "s", "scope_zh-hans": "范围",
    "at_hand": "[]", "elsewhere": "[]", "ports": "[]", "minutes": 5, "start": "a",
}  # fmt: skip


@pytest.mark.parametrize("emptied", ["", "null", "[]"])
@pytest.mark.parametrize("field", ["ports", "at_hand", "elsewhere"])
def test_a_list_an_editor_empties_is_empty(editor, field, emptied):
    guide = Guide.objects.get()
    response = editor.post(f"/admin/wizard/guide/{guide.pk}/change/", {**GUIDE, field: emptied})
    assert response.status_code == 302
    guide.refresh_from_db()
    assert getattr(guide, field) == []
    act(editor, "wizard/guide", "lint_selected", guide)


@pytest.mark.parametrize("typed", ["[" * 3000, "[0]", "3389", '["22"]', "{", "[70000]"])
def test_ports_of_the_wrong_shape_are_refused(editor, typed):
    guide = Guide.objects.get()
    response = editor.post(f"/admin/wizard/guide/{guide.pk}/change/", {**GUIDE, "ports": typed})
    assert response.status_code == 200
    assert "errorlist" in response.content.decode()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", []),
        ("null", []),
        ('{"port": "refused"}', {"port": "refused"}),
        ('[{"port": ["open"]}]', [{"port": ["open"]}]),
        ("{}", []),
        ('{"port": 3}', None),
        ("7", None),
        ("[" * 3000, None),
    ],
)
def test_a_rule_is_saved_or_refused(editor, typed, kept):
    choice = Choice.objects.get(key="x")
    node = choice.node
    form = {
        "guide": node.guide_id, "key": node.key, "position": 0, "kind": "question", "minutes": 0,
        "ask_en": "a", "ask_zh-hans": "问",
        "short_en": "a", "short_zh-hans": "问", "checks": "[]", "unknown": node.unknown, "choices-TOTAL_FORMS": 1,
        "choices-INITIAL_FORMS": 1, "choices-0-id": choice.pk, "choices-0-node": node.pk, "choices-0-key": "x",
        "choices-0-position": 0, "choices-0-text_en": "x", "choices-0-text_zh-hans": "选", "choices-0-path": "{}",
        "choices-0-go": choice.go, "choices-0-when": typed,
    }  # fmt: skip
    response = editor.post(f"/admin/wizard/node/{node.pk}/change/", form)
    choice.refresh_from_db()
    assert response.status_code == (200 if kept is None else 302)
    assert choice.when == ([] if kept is None else kept)


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
