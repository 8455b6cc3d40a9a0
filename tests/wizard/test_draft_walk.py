"""A draft is walked by who may read drafts, on the visitors' pages, and nobody else notices."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.utils.html import escape

from kb import edition
from tests.builders import make_graph, make_outcome, make_question, release
from wizard.graph import Elsewhere
from wizard.models import Choice, Guide, Node, Verdict

pytestmark = pytest.mark.django_db

DRAFT = "/en/drafts/guides/g/"
PUBLIC = "/en/guides/g/"
FETCH = {"HTTP_HX_REQUEST": "true"}
PAGES = ("", "?begin=1", "?symptom=silent", "hand-over/?symptom=slow", "hand-over/transcript.txt?symptom=slow",
         "hand-over/transcript.md?symptom=slow", "solved/?symptom=silent")  # fmt: skip


@pytest.fixture(autouse=True)
def site():
    """The draft sends “silent” to another article than the release does."""
    release(
        make_graph(make_question("pattern", "idle > idle", "busy > support"), make_outcome("idle"), key="h"),
        make_graph(
            make_question("symptom", "silent > rule", "slow > h.pattern"),
            make_outcome("rule", then="stopped"),
            make_outcome("stopped"),
            elsewhere=(Elsewhere("h", {"en": "It is slow", "zh-hans": "很慢"}),),
        ),
    )
    Choice.objects.filter(key="silent").update(go="stopped")


def person(group="", **fields):
    user = get_user_model().objects.create_user(f"{group}-person", is_staff=bool(group), **fields)
    user.groups.set(Group.objects.filter(name=group))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def editor():
    return person("Editors")


def text(client, address, **headers):
    response = client.get(address, **headers)
    assert response.status_code == 200, response.content.decode()[:500]
    return response.content.decode()


def test_the_draft_leads_where_it_was_changed_to_and_the_release_does_not(editor):
    assert "Title of fix.stopped" in text(editor, f"{DRAFT}?symptom=silent")
    assert "Title of fix.rule" in text(Client(), f"{PUBLIC}?symptom=silent")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("group", ["Editors", "Reviewers", "Agents"])
def test_who_may_read_drafts_walks_them(group, page):
    assert person(group).get(DRAFT + page).status_code == 200


@pytest.mark.parametrize("page", [*PAGES, "evidence/", "verdict/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_everybody_else_is_refused(method, page):
    anonymous = getattr(Client(), method)(DRAFT + page)
    assert (anonymous.status_code, anonymous["Location"].partition("?")[0]) == (302, "/admin/login/")
    assert getattr(person(), method)(DRAFT + page).status_code == 403
    staff_without_permission = get_user_model().objects.create_user("guest", is_staff=True)
    client = Client()
    client.force_login(staff_without_permission)
    assert getattr(client, method)(DRAFT + page).status_code == 403


def test_an_unknown_guide_is_not_found(editor):
    assert editor.get("/en/drafts/guides/nothing/").status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_a_draft_is_never_kept_and_not_indexed(editor, page):
    response = editor.get(DRAFT + page)
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"
    assert not getattr(response, "same_for_everybody", False)
    assert Client().get(DRAFT + page).status_code == 302


@pytest.mark.parametrize("page", ["", "?begin=1", "?symptom=silent", "?symptom=unknown", "hand-over/?symptom=slow"])
def test_every_way_onwards_stays_in_the_draft(editor, page):
    body = text(editor, DRAFT + page).partition("<main")[2]
    inside = re.findall(r'(?:href|action)="(/en/[^"]*guides/[^"]+)"', body)
    assert [address for address in inside if address.startswith(DRAFT)]
    assert not [address for address in inside if address.startswith(PUBLIC)]


def test_a_link_to_another_guide_leads_to_what_visitors_see_of_it(editor):
    assert 'href="/en/guides/h/"' in text(editor, DRAFT)


def test_a_walk_through_another_guide_runs_on_its_release(editor):
    Choice.objects.filter(key="idle").update(go="support")
    assert "Title of fix.idle" in text(editor, f"{DRAFT}?symptom=slow&h.pattern=idle")


def test_the_banner_leads_back_to_the_work(editor):
    guide = Guide.objects.get(key="g")
    body = text(editor, f"{DRAFT}?symptom=silent")
    banner = re.search(r'<aside id="draft".*?</aside>', body, re.S)[0]
    assert "Visitors do not see this" in banner
    assert f'href="/admin/wizard/guide/{guide.pk}/change/"' in banner
    assert f'href="/admin/wizard/node/{Node.objects.get(guide=guide, key="stopped").pk}/change/"' in banner
    assert f'href="{PUBLIC}?symptom=silent"' in banner


def test_a_swapped_step_brings_the_banner_of_its_place(editor):
    body = text(editor, f"{DRAFT}?begin=1", **FETCH)
    assert 'id="draft"' in body
    assert 'hx-swap-oob="true"' in body
    assert "Edit “symptom”" in body


def test_a_guide_that_was_never_published_is_walked_without_a_way_to_the_published_one(editor):
    Guide.objects.get(key="g").releases.all().delete()
    edition.clear_caches()
    body = text(editor, f"{DRAFT}?symptom=silent")
    assert "Title of fix.stopped" in body
    assert "published guide" not in body
    assert "draft" in text(editor, f"{DRAFT}hand-over/transcript.txt?symptom=silent").splitlines()[0]


def test_the_other_language_stays_in_the_draft(editor):
    assert 'href="/zh-hans/drafts/guides/g/?symptom=silent"' in text(editor, f"{DRAFT}?symptom=silent")
    assert 'href="/zh-hans/drafts/guides/g/' in text(editor, "/zh-hans/drafts/guides/g/?begin=1").partition("<main")[2]


@pytest.mark.parametrize("order", ["draft first", "public first"])
def test_no_address_of_a_draft_stands_in_what_visitors_see(editor, order):
    public = [PUBLIC, f"{PUBLIC}?begin=1", f"{PUBLIC}?symptom=silent", f"{PUBLIC}hand-over/?symptom=slow",
              "/en/", "/en/guides/", "/en/search/?q=symptom", "/en/articles/fix-stopped/"]  # fmt: skip
    before = {page: text(Client(), page) for page in public} if order == "public first" else {}
    for page in PAGES:
        editor.get(DRAFT + page)
        editor.get(DRAFT + page, **FETCH)
    editor.post(f"{DRAFT}evidence/?begin=1", {"q": "Connection refused"})
    for page in public:
        body = text(Client(), page)
        assert "draft" not in body, page
        assert body == before.get(page, body)


def test_an_error_in_a_draft_page_leaves_no_draft_address_behind(editor, monkeypatch):
    def fails(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("wizard.walk_responses.walk_context", fails)
    with pytest.raises(RuntimeError):
        editor.get(f"{DRAFT}?begin=1")
    monkeypatch.undo()
    assert "drafts" not in text(editor, f"{PUBLIC}?begin=1")


@pytest.mark.parametrize(
    ("fixed", "onward"),
    [("yes", f"{DRAFT}solved/?symptom=silent"), ("no", f"{DRAFT}?symptom=silent&stopped=not-helped")],
)
def test_a_verdict_in_a_draft_leads_on_and_counts_nothing(editor, fixed, onward):
    response = editor.post(f"{DRAFT}verdict/?symptom=silent", {"fixed": fixed})
    assert (response.status_code, response["Location"]) == (302, onward)
    assert not Verdict.objects.exists()


def test_a_verdict_that_says_nothing_leads_back(editor):
    assert editor.post(f"{DRAFT}verdict/?symptom=silent")["Location"] == f"{DRAFT}?symptom=silent"
    assert editor.get(f"{DRAFT}verdict/?symptom=silent")["Location"] == f"{DRAFT}?symptom=silent"


def test_a_paste_is_read_inside_the_draft(editor):
    body = editor.post(f"{DRAFT}evidence/?begin=1", {"q": "Connection refused"}).content.decode()
    assert f'href="{DRAFT}' in body
    assert f'href="{PUBLIC}"' not in body.partition("<main")[2]
    assert editor.get(f"{DRAFT}evidence/?symptom=silent")["Location"] == f"{DRAFT}?symptom=silent"


def test_the_hand_over_stands_in_for_what_nobody_has_written(editor):
    Choice.objects.filter(key="silent").update(go="nowhere")
    assert "What follows “symptom” does not exist yet" in text(editor, f"{DRAFT}?symptom=silent")
    assert "does not exist yet" not in text(editor, f"{DRAFT}?symptom=slow")
    Guide.objects.filter(key="g").update(start="nothing")
    assert "What follows “g” does not exist yet" in text(editor, f"{DRAFT}?begin=1")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda: Node.objects.filter(key="symptom").update(unknown=""),
        lambda: Node.objects.filter(key="stopped").update(then="", expects={"gone": ["x"]}),
        lambda: Node.objects.filter(key="symptom").update(ask={}, short={}),
        lambda: Choice.objects.filter(key="silent").update(text={}),
        lambda: Choice.objects.filter(node__key="symptom").delete(),
        lambda: Guide.objects.filter(key="g").update(start="nothing"),
        lambda: Node.objects.filter(guide__key="g").delete(),
        lambda: Guide.objects.filter(key="g").update(title={}, scope={}, elsewhere=[{"guide": "x", "text": {}}]),
    ],
)
def test_a_draft_with_errors_is_shown_as_far_as_it_goes(editor, spoil):
    spoil()
    for page in (*PAGES, "?symptom=unknown", "?symptom=silent&stopped=not-helped"):
        assert editor.get(DRAFT + page).status_code in (200, 409), page


def test_a_question_without_any_choice_is_walked(editor):
    Choice.objects.filter(node__key="symptom").delete()
    assert "symptom?" in text(editor, f"{DRAFT}?begin=1")


def test_a_draft_that_goes_in_a_circle_is_not_walked_but_told(editor):
    Node.objects.filter(key="stopped").update(then="symptom")
    response = editor.get(f"{DRAFT}?symptom=silent&stopped=not-helped")
    body = response.content.decode()
    assert response.status_code == 409
    assert "goes in a circle: g.symptom → g.stopped → g.symptom" in body
    node = Node.objects.get(guide__key="g", key="symptom")
    assert f'href="/admin/wizard/node/{node.pk}/change/"' in body
    assert "no-store" in response["Cache-Control"]
    assert "Title of fix.rule" in text(Client(), f"{PUBLIC}?symptom=silent")


def test_a_circle_through_another_guide_is_told_too(editor):
    Choice.objects.filter(key="idle").update(go="g.symptom")
    response = editor.get("/en/drafts/guides/h/?begin=1")
    assert response.status_code == 409
    assert "h.pattern → g.symptom → h.pattern" in response.content.decode()


def test_what_no_page_could_show_is_told(editor):
    Guide.objects.filter(key="g").update(minutes=0)
    response = editor.get(f"{DRAFT}?begin=1")
    assert response.status_code == 409
    assert "minutes: must be a whole number" in response.content.decode()


def test_a_walk_becomes_a_story(editor):
    release(
        make_graph(
            make_question("first", "on > second", "off > support", unknown="second"),
            make_question("second", "h > h.pattern", "off > support"),
            key="k",
        )
    )
    body = text(editor, "/en/drafts/guides/k/?first=unknown&second=h&h.pattern=idle")
    guide = Guide.objects.get(key="k").pk
    story = re.search(r'href="(/admin/wizard/vignette/add/\?[^"]*)"', body)[1].replace("&amp;", "&")
    assert story == (
        f"/admin/wizard/vignette/add/?guide={guide}&article=fix.idle"
        "&answers=first%3A+%3F%0Asecond%3A+h%0Ah.pattern%3A+idle"
    )
    assert "first: ?\nsecond: h\nh.pattern: idle" in text(editor, story)
    assert "/vignette/add/" not in text(editor, "/en/drafts/guides/k/?begin=1")
    assert "/vignette/add/" not in text(person("Agents"), f"{DRAFT}?symptom=silent")


@pytest.mark.parametrize("words", ["word " * 20_001, "<b>" + "[" * 51], ids=["long", "tangled"])
def test_a_check_that_cannot_be_drawn_is_shown_as_it_was_typed(editor, words):
    Node.objects.filter(key="symptom").update(checks=[{"on": "windows", "text": {"en": words, "zh-hans": "看"}}])
    page = text(editor, f"{DRAFT}?begin=1")
    assert escape(words)[:50] in page
