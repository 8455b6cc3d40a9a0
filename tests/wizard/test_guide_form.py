"""A guide's form and its desk."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kb import edition
from kb.models import Event
from tests.builders import make_graph, make_outcome, make_question, release
from tests.wizard.editing_pages import sent_back, signed_in
from wizard.models import Choice, Guide, Vignette

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def guides():
    one = make_graph(
        make_question("a", "x > fix", "y > support"),
        make_outcome("fix"),
        ports=(3389,),
        checklist=("fix.fix",),
        at_hand=({"en": "address", "zh-hans": "地址"}, {"en": "code", "zh-hans": "代码"}),
    )
    release(one, make_graph(make_question("s", "x > fix", "y > support"), make_outcome("fix"), key="h"))
    Guide.objects.filter(key="g").update(position=1)
    Guide.objects.filter(key="h").update(position=2)


@pytest.fixture
def editor():
    return signed_in("Editors")


def address(key="g"):
    return f"/admin/wizard/guide/{Guide.objects.get(key=key).pk}/change/"


def save(client, **changes):
    return client.post(address(), {**sent_back(client.get(address())), **changes}, follow=True)


def test_a_form_sent_back_unchanged_changes_nothing(editor):
    before = Guide.objects.filter(key="g").values().get()
    assert "was changed successfully" in save(editor).content.decode()
    assert Guide.objects.filter(key="g").values().get() == before


def test_lists_are_lines_and_rows(editor):
    save(
        editor,
        ports="22, 3389",
        checklist="support.escalate\nfix.fix",
        **{"at_hand-0-ORDER": 2, "at_hand-1-ORDER": 1, "elsewhere-0-guide": "h", "elsewhere-0-text_en": "If slow"},
    )
    guide = Guide.objects.get(key="g")
    assert (guide.ports, guide.checklist) == ([22, 3389], ["support.escalate", "fix.fix"])
    assert [line["en"] for line in guide.at_hand] == ["code", "address"]
    assert guide.elsewhere == [{"guide": "h", "text": {"en": "If slow"}}]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"checklist": "no.such\nfix.fix"}, "There is no article “no.such”"),
        ({"checklist": "fix.fix\nfix.fix"}, "“fix.fix” stands there twice"),
        ({"checklist": "<script>x"}, "There is no article “&lt;script&gt;x”"),
        ({"checklist": "line\n" * 5000}, "5000 lines"),
        ({"start": "gone"}, "Select a valid choice"),
        ({"elsewhere-0-text_en": "x"}, "This field is required"),
        ({"minutes": "0"}, "greater than or equal to 1"),
    ],
)
def test_what_makes_no_sense_is_told_and_nothing_is_saved(editor, changes, told):
    before = Guide.objects.filter(key="g").values().get()
    assert told in save(editor, **changes).content.decode()
    assert Guide.objects.filter(key="g").values().get() == before


def test_the_desk_tells_every_problem_by_node_errors_first(editor):
    Choice.objects.filter(node__guide__key="g", key="x").update(go="gone")
    page = editor.get(address())
    assert [entry.name for entry in page.context["wrong"]] == ["a", "fix"]
    assert page.context["wrong"][0].problems[0].level == "error"
    assert "leads to “g.gone”" in page.content.decode()
    assert page.context["wrong"][0].address in page.content.decode()


def all_links(page):
    return [link for _heading, links in page.context["links"] for link in links]


def test_the_desk_leads_to_every_page_of_the_guide(editor):
    for name, link in all_links(editor.get(address())):
        assert editor.get(link).status_code == 200, name


def test_an_agent_is_offered_only_what_they_may_open():
    agent = signed_in("Agents")
    page = agent.get(address())
    assert "<textarea" not in page.content.decode()
    for name, link in all_links(page):
        assert agent.get(link).status_code == 200, name
    assert agent.post(address(), {"title_en": "x"}).status_code == 403


def test_the_first_form_of_a_new_guide_asks_for_the_key_of_its_first_question(editor):
    data = sent_back(editor.get("/admin/wizard/guide/add/"))
    words = {f"{name}_{code}": "w" for name in ("title", "summary", "scope") for code in ("en", "zh-hans")}
    editor.post("/admin/wizard/guide/add/", {**data, **words, "key": "new", "minutes": 5, "start": "first"})
    guide = Guide.objects.get(key="new")
    assert (guide.start, guide.position) == ("first", 3)
    assert "starts at “first”, which does not exist" in editor.get(address("new")).content.decode()


def test_readers_see_the_order_of_guides_at_once(editor):
    before = edition.number()
    rows = list(Guide.objects.order_by("position"))
    data = {"form-TOTAL_FORMS": 2, "form-INITIAL_FORMS": 2, "_save": "1"}
    for number, guide in enumerate(rows):
        data |= {f"form-{number}-id": guide.pk, f"form-{number}-position": guide.position}
    editor.post("/admin/wizard/guide/", {**data, "form-1-position": 1})
    assert list(Guide.objects.values_list("key", "position")) == [("h", 1), ("g", 2)]
    edition.forget()
    assert edition.number() > before
    assert Event.objects.filter(kind="guide", key="h", note="position").exists()


def test_the_stories_of_a_guide_are_checked_at_the_press_of_a_button(editor):
    guide = Guide.objects.get(key="g")
    Vignette.objects.create(key="RIGHT", guide=guide, article="fix.fix", answers={"a": "x"})
    Vignette.objects.create(key="WRONG", guide=guide, article="fix.fix", answers={"a": "y"})
    check = f"/admin/wizard/vignette/check/{guide.pk}/"
    assert "WRONG" not in editor.get(check).content.decode()
    page = editor.post(check).content.decode()
    assert "1 of 2 stories fail on the draft" in page
    assert "WRONG" in page
    assert "RIGHT" not in page


def test_stories_do_not_walk_a_draft_with_errors(editor):
    guide = Guide.objects.get(key="g")
    Choice.objects.filter(node__guide=guide, key="x").update(go="a")
    page = editor.post(f"/admin/wizard/vignette/check/{guide.pk}/").content.decode()
    assert "The draft has errors" in page
    assert editor.get("/admin/wizard/vignette/check/99999/").status_code == 404


def test_the_list_of_guides_names_each_and_leads_to_its_form_picture_and_publishing(editor):
    page = editor.get("/admin/wizard/guide/").content.decode()
    guide = Guide.objects.get(key="g")
    for end in ("change/", "graph/", "publish/", "versions/", "figures/"):
        assert f'href="/admin/wizard/guide/{guide.pk}/{end}' in page
    assert "guide g" in page


def test_the_list_of_guides_reads_no_release_in_full(editor):
    def queries():
        with CaptureQueriesContext(connection) as found:
            assert editor.get("/admin/wizard/guide/").status_code == 200
        return [query["sql"] for query in found]

    few = queries()
    release(make_graph(make_question("s", "x > fix", "y > support"), make_outcome("fix"), key="i"))
    assert len(queries()) <= len(few)
    assert not [sql for sql in few if '"wizard_release"."graph"' in sql]


def test_a_guide_that_is_deleted_for_good_is_recorded(client, admin_user):
    client.force_login(admin_user)
    guide = Guide.objects.create(key="never", start="a")
    client.post(f"/admin/wizard/guide/{guide.pk}/delete/", {"post": "yes"})
    event = Event.objects.get(kind="guide", did=Event.Did.DELETED)
    assert (event.key, event.name) == ("never", "admin")


def test_a_guide_that_was_published_is_not_deleted(client, admin_user):
    client.force_login(admin_user)
    guide = Guide.objects.get(key="g")
    assert client.post(f"/admin/wizard/guide/{guide.pk}/delete/", {"post": "yes"}).status_code == 403
    assert Guide.objects.filter(key="g").exists()
