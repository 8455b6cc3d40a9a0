"""Stories and the outputs they paste, as forms."""

import pytest
from django.test import Client

from kb.models import Event
from tests.builders import make_choice, make_graph, make_outcome, make_question, release
from tests.wizard.editing_pages import sent_back, signed_in
from wizard.models import Choice, Guide, Paste, Vignette

pytestmark = pytest.mark.django_db

REFUSED = "TcpTestSucceeded : False\nssh: connect to host 203.0.113.9 port 22: Connection refused"


@pytest.fixture(autouse=True)
def story():
    refused = make_choice("x > fix", when=({"port": ("refused",)},))
    graph = make_graph(
        make_question("a", refused, "y > other"), make_outcome("fix"), make_outcome("other"), ports=(22,)
    )
    release(graph)
    guide = Guide.objects.get()
    Paste.objects.create(guide=guide, key="refused", text=REFUSED)
    Paste.objects.create(guide=guide, key="unused", text="nothing")
    return Vignette.objects.create(
        key="S1",
        guide=guide,
        article="fix.fix",
        story={"en": "It fails.", "zh-hans": "连不上。"},
        answers={"a": "x"},
        observations={"opening": "two\nlines", "ping": "ok"},
        pastes=["refused"],
        loaded="f" * 64,
    )


@pytest.fixture
def editor():
    return signed_in("Editors")


def address(row):
    return f"/admin/wizard/{row._meta.model_name}/{row.pk}/change/"


def save(client, row, **changes):
    return client.post(address(row), {**sent_back(client.get(address(row))), **changes}, follow=True)


def columns(row):
    return type(row).objects.filter(pk=row.pk).values().get()


def test_a_story_sent_back_unchanged_is_the_editors_and_says_the_same(editor, story):
    before = columns(story)
    assert "was changed successfully" in save(editor, story).content.decode()
    assert columns(story) == {**before, "loaded": ""}


def test_answers_are_typed_one_per_line(editor, story):
    save(editor, story, answers="a：?", believes="a: y", pastes=["unused", "refused"], source="https://example.org/1")
    story.refresh_from_db()
    assert (story.answers, story.believes, story.pastes) == ({"a": "?"}, {"a": "y"}, ["refused", "unused"])


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"answers": "b: x"}, "“b” is no question of this guide. Near to it: a"),
        ({"answers": "a: z"}, "“a” does not take “z”. It takes: x, y, ?"),
        ({"believes": "fix: x"}, "“fix” is no question of this guide"),
        ({"answers": "junk"}, "Line 1, “junk”"),
        ({"answers": "<script>x: y"}, "“&lt;script&gt;x” is no question"),
        ({"answers": "a: x\n" * 5000}, "5000 lines"),
        ({"article": "no.such"}, "There is no article “no.such”"),
        ({"pastes": ["gone"]}, "gone is not one of the available choices"),
        ({"kind": "funny"}, "Select a valid choice"),
        ({"within": "0"}, "greater than or equal to 1"),
        ({"paste": "x" * 100_001}, "at most 100000 characters"),
        ({"source": "javascript:alert(1)"}, "Enter a valid URL"),
    ],
)
def test_what_does_not_fit_is_told_with_what_would(editor, story, changes, told):
    before = columns(story)
    assert told in save(editor, story, **changes).content.decode()
    assert columns(story) == before


def test_the_page_shows_how_the_story_goes_now(editor, story):
    Choice.objects.filter(key="x").update(go="other")
    Choice.objects.filter(key="y").update(go="fix")
    draft, now = editor.get(address(story)).context["ways"]
    assert [move.answer for move in now.moves] == ["choice x"]
    assert [offer.answer for offer in now.offers] == ["fix.fix"]
    assert not now.failed
    assert draft.failed[0] == "ends at fix.other (g.other), expected fix.fix"


def test_a_story_does_not_walk_a_draft_that_goes_in_a_circle(editor, story):
    Choice.objects.filter(key="x").update(go="a")
    draft, now = editor.get(address(story)).context["ways"]
    assert "has errors" in draft.refused
    assert not now.refused


def test_a_new_story_belongs_to_the_guide_it_was_begun_for(editor):
    assert "?guide=" in editor.get("/admin/wizard/vignette/add/").content.decode()
    where = "/admin/wizard/vignette/add/?guide=g"
    data = sent_back(editor.get(where)) | {"key": "S2", "article": "fix.fix", "answers": "a: x", "story_en": "s"}
    assert editor.post(where, data).context is None
    assert Vignette.objects.get(key="S2").guide.key == "g"
    assert Event.objects.get(kind="vignette", key="S2").note == "new"
    assert "already exists" in editor.post(where, data).content.decode()


@pytest.mark.parametrize("guide", ["²", "999", "gone", "9" * 40])
def test_a_story_of_no_guide_is_not_begun(editor, guide):
    assert "For which guide?" in editor.get(f"/admin/wizard/vignette/add/?guide={guide}").content.decode()


def test_the_second_editor_of_a_story_is_told(editor, story):
    mine = sent_back(editor.get(address(story)))
    save(editor, story, story_en="Theirs")
    page = editor.post(address(story), {**mine, "story_en": "Mine"}).content.decode()
    assert "Somebody else saved this" in page
    assert "Theirs" in page


def test_a_paste_shows_what_is_read_from_it(editor):
    page = editor.get(address(Paste.objects.get(key="refused"))).content.decode()
    assert "port: refused" in page
    assert "S1" in page
    assert "Nothing." in editor.get(address(Paste.objects.get(key="unused"))).content.decode()


def test_a_paste_is_written_and_changed(editor):
    where = f"/admin/wizard/paste/add/?guide={Guide.objects.get().pk}"
    data = {"key": "new", "text": "  one\r\ntwo  "}
    editor.post(where, data)
    paste = Paste.objects.get(key="new")
    assert (paste.text, paste.guide.key) == ("  one\ntwo  ", "g")
    assert "has a paste “new” already" in editor.post(where, data).content.decode()
    save(editor, paste, text="three")
    paste.refresh_from_db()
    assert paste.text == "three"


def test_a_paste_that_stories_use_is_not_deleted(editor):
    used, unused = Paste.objects.get(key="refused"), Paste.objects.get(key="unused")
    page = editor.post(address(used).replace("change", "delete"), {"post": "yes"}).content.decode()
    assert "S1" in page
    editor.post(address(unused).replace("change", "delete"), {"post": "yes"})
    assert list(Paste.objects.values_list("key", flat=True)) == ["refused"]


def test_an_agent_reads_stories_and_saves_nothing(story):
    agent = signed_in("Agents")
    for row in (story, Paste.objects.get(key="refused")):
        assert agent.get(address(row)).status_code == 200
        assert agent.post(address(row), {"key": "x"}).status_code == 403
        assert agent.get(f"/admin/wizard/{row._meta.model_name}/add/?guide=g").status_code == 403
    assert agent.get(f"/admin/wizard/vignette/check/{story.guide_id}/").status_code == 200


def test_nobody_else_reads_them(story):
    assert Client().get(address(story)).status_code == 302
    assert Client().get(f"/admin/wizard/vignette/check/{story.guide_id}/").status_code == 302
