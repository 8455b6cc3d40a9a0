"""Questions and outcomes as forms."""

import pytest
from django.test import Client

from kb.models import Event
from tests.builders import make_choice, make_graph, make_outcome, make_question, release
from tests.wizard.editing_pages import sent_back, signed_in
from wizard.graph import Check
from wizard.models import Choice, Guide, Node

pytestmark = pytest.mark.django_db

RULE = ({"port": ("refused", "timeout"), "ping": ("ok",)},)


@pytest.fixture(autouse=True)
def guide():
    release(
        make_graph(
            make_question(
                "a",
                make_choice("x > b", when=RULE, path={"computer": "good"}),
                "y > fix",
                "z > other",
                checks=(Check("windows", {"en": "**Look**", "zh-hans": "看"}),),
            ),
            make_question("b", "p > fix", "q > other"),
            make_outcome("fix", likelihood="common", minutes=5, partners=("fix.other",), expects={"a": ("y", "x")}),
            make_outcome("other"),
        )
    )
    return Guide.objects.get()


@pytest.fixture
def editor():
    return signed_in("Editors")


def address(key):
    return f"/admin/wizard/node/{Node.objects.get(key=key).pk}/change/"


def rows_of(key):
    """Everything the database holds of a node, without the numbers of its rows."""
    node = Node.objects.filter(key=key).values().get()
    choices = Choice.objects.filter(node__key=key).order_by("position").values()
    return node, [{name: value for name, value in choice.items() if name != "id"} for choice in choices]


def save(client, key, page=None, **changes):
    data = {**sent_back(page or client.get(address(key))), **changes}
    return client.post(address(key), data, follow=True)


@pytest.mark.parametrize("key", ["a", "b", "fix", "other", "support"])
def test_a_form_sent_back_unchanged_changes_nothing(editor, key):
    before = rows_of(key)
    response = save(editor, key)
    assert "was changed successfully" in response.content.decode()
    assert rows_of(key) == before


def test_lines_keep_the_ends_they_have_in_files(editor):
    save(editor, "a", **{"checks-0-text_en": "one\r\n\r\ntwo\r\n", "hint_en": "  one  ", "why_en": " \r\n "})
    node = Node.objects.get(key="a")
    assert (node.checks[0]["text"]["en"], node.hint, node.why) == ("one\n\ntwo\n", {"en": "one"}, {})


def test_the_page_is_named_by_the_words_of_the_question(editor):
    page = editor.get(address("a")).content.decode()
    assert "<h1>a?</h1>" in page
    assert "port: refused, timeout; ping: ok" in page
    assert "Article that mends it" not in page


def test_an_outcome_has_no_fields_of_a_question(editor):
    page = editor.get(address("fix")).content.decode()
    assert "Title of fix.fix" in page
    assert "Why we ask" not in page


def test_choices_are_put_in_the_order_of_their_places(editor):
    save(editor, "a", **{"choices-0-ORDER": 3, "choices-2-ORDER": 1})
    assert list(Choice.objects.filter(node__key="a").values_list("key", "position")) == [("z", 0), ("y", 1), ("x", 2)]


def test_a_choice_is_added_and_another_removed(editor):
    added = {
        "choices-3-key": "new",
        "choices-3-text_en": "New",
        "choices-3-text_zh-hans": "新",
        "choices-3-go": "fix",
        "choices-1-DELETE": "on",
    }
    save(editor, "a", **added)
    assert list(Choice.objects.filter(node__key="a").values_list("key", flat=True)) == ["x", "z", "new"]


def test_a_row_in_which_nothing_is_written_is_none(editor):
    save(editor, "a", **{"choices-3-ORDER": 4, "checks-1-ORDER": 2})
    assert Choice.objects.filter(node__key="a").count() == 3
    assert len(Node.objects.get(key="a").checks) == 1


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"choices-0-when": "port refused"}, "Line 1: “port refused” is no condition"),
        ({"choices-0-when": "port: open\n" * 5000}, "5000 lines"),
        ({"choices-0-key": "y"}, "Two choices have the key “y”"),
        ({"choices-0-key": "unknown"}, "“unknown” has a meaning of its own"),
        ({"choices-0-key": "<script>x"}, "Small letters, digits and hyphens only"),
        ({"choices-0-go": "two words"}, "A node of this guide"),
        ({"choices-0-text_en": "", "choices-0-text_zh-hans": ""}, "This field is required"),
        ({"choices-0-path_computer": "broken"}, "Select a valid choice"),
        ({"choices-TOTAL_FORMS": "100000"}, "Please submit at most"),
        ({"choices-TOTAL_FORMS": "x"}, "ManagementForm data is missing"),
        ({"checks-0-on": "toaster"}, "Select a valid choice"),
        ({"ask_en": "", "ask_zh-hans": ""}, "This field is required"),
        ({"unknown": "Not A Node"}, "A node of this guide"),
    ],
)
def test_what_makes_no_sense_is_told_and_nothing_is_saved(editor, changes, told):
    before = rows_of("a")
    page = save(editor, "a", **changes).content.decode()
    assert told in page
    assert "<script>x" not in page
    assert rows_of("a") == before


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", []),
        ("port: refused", {"port": "refused"}),
        ("port: open, refused", {"port": ["open", "refused"]}),
        ("port: open\nping: ok", [{"port": "open"}, {"ping": "ok"}]),
    ],
)
def test_a_rule_is_kept_as_files_have_it(editor, typed, kept):
    save(editor, "a", **{"choices-1-when": typed})
    assert Choice.objects.get(key="y").when == kept


def test_markup_in_words_is_shown_as_text(editor):
    save(editor, "a", **{"ask_en": "<img src=x onerror=alert(1)>"})
    page = editor.get(address("a")).content.decode()
    assert "<img" not in page
    assert "&lt;img src=x" in page


def test_a_target_that_does_not_exist_is_saved_and_told_as_a_problem(editor):
    page = save(editor, "a", **{"choices-0-go": "later", "_continue": "1"}).content.decode()
    assert Choice.objects.get(node__key="a", key="x").go == "later"
    assert page.count("answer “x” leads to “g.later”, which does not exist") == 2, "told as a warning, and on the page"
    assert address("b") in page, "b can no longer be reached, which is told with a link"


def test_problems_that_were_there_before_are_not_told_again(editor):
    Choice.objects.filter(node__key="a", key="x").update(go="later")
    page = save(editor, "a", **{"ask_en": "Better?", "_continue": "1"}).content.decode()
    assert page.count("leads to “g.later”") == 1


def test_one_sees_where_a_node_comes_from_and_leads_to(editor):
    page = editor.get(address("b"))
    assert [neighbour.ref for neighbour in page.context["coming"]] == ["g.a"]
    assert [neighbour.ref for neighbour in page.context["going"]] == ["g.fix", "g.other", "g.support"]
    assert f'href="{address("a")}"' in page.content.decode()
    assert page.context["draft_walk"].endswith("/drafts/guides/g/?a=x")


def test_every_node_and_article_is_offered_as_a_target(editor):
    page = editor.get(address("a")).content.decode()
    assert '<option value="fix">Title of fix.fix</option>' in page
    assert '<option value="fix.other">Title of fix.other</option>' in page


def test_a_profile_is_ticked(editor):
    save(editor, "fix", **{"expects-b": ["p"], "expects-a": ["y"], "expects-support": ["x"]})
    assert Node.objects.get(key="fix").expects == {"a": ["y"], "b": ["p"]}
    data = sent_back(editor.get(address("fix")))
    editor.post(address("fix"), {name: value for name, value in data.items() if not name.startswith("expects")})
    assert Node.objects.get(key="fix").expects == {}


def test_minutes_left_empty_are_not_known(editor):
    save(editor, "fix", minutes="")
    assert Node.objects.get(key="fix").minutes == 0


def test_likelihoods_are_told_in_numbers_an_editor_can_picture(editor):
    page = editor.get(address("fix")).content.decode()
    assert "occasional: about one in 4 who walk this guide" in page


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"article": "no-such"}, "There is no article “no-such”"),
        ({"article": ""}, "This field is required"),
        ({"partners-0-article": "<b>"}, "There is no article “&lt;b&gt;”"),
        ({"minutes": "-1"}, "greater than or equal to 1"),
        ({"likelihood": "certain"}, "Select a valid choice"),
        ({"place": "moon"}, "Select a valid choice"),
    ],
)
def test_an_outcome_that_makes_no_sense_is_refused(editor, changes, told):
    before = rows_of("fix")
    assert told in save(editor, "fix", **changes).content.decode()
    assert rows_of("fix") == before


def test_outcomes_of_one_article_show_what_they_share(editor):
    guide = Guide.objects.get()
    guide.nodes.create(
        key="again", position=9, kind="outcome", article_id="fix.fix", then="other", expects={"b": ["p"]}
    )
    Choice.objects.filter(node__key="b", key="p").update(go="again")
    shared = editor.get(address("fix")).context["shared"]
    assert [other.ref for other in shared.others] == ["g.again"]
    assert shared.expects == [("b", "p")]


def test_the_second_editor_is_told_and_shown_both_versions(editor):
    mine = editor.get(address("a"))
    save(editor, "a", **{"choices-0-text_en": "Theirs"})
    page = save(editor, "a", mine, **{"choices-0-text_en": "Mine", "ask_en": "Mine?"})
    words = page.content.decode()
    assert "Somebody else saved this" in words
    assert "Theirs" in words
    assert Choice.objects.get(node__key="a", key="x").text["en"] == "Theirs"
    save(editor, "a", page)
    assert Choice.objects.get(node__key="a", key="x").text["en"] == "Mine"


def test_a_choice_that_somebody_removed_meanwhile_is_no_dead_end(editor):
    mine = editor.get(address("a"))
    save(editor, "a", **{"choices-1-DELETE": "on"})
    page = save(editor, "a", mine)
    assert "Somebody else saved this" in page.content.decode()
    save(editor, "a", page)
    assert Choice.objects.filter(node__key="a").count() == 3


def new(client, kind_of_node, **changes):
    guide = Guide.objects.get()
    where = f"/admin/wizard/node/add/?kind={kind_of_node}&guide=g" + changes.pop("query", "")
    data = sent_back(client.get(where)) | {"key": "new"}
    if kind_of_node == "question":
        data |= {"ask_en": "New?", "short_en": "New", "unknown": "support"}
    return client.post(where, {**data, "guide": guide.pk, **changes}, follow=True)


def test_what_is_added_is_a_question_or_an_outcome_for_good(editor):
    assert "kind=outcome" in editor.get("/admin/wizard/node/add/?guide=g").content.decode()
    new(editor, "question")
    new(editor, "outcome", key="end", article="fix.fix", then="support", kind="question")
    assert list(Node.objects.filter(key__in=["new", "end"]).values_list("key", "kind", "position")) == [
        ("new", "question", 5),
        ("end", "outcome", 6),
    ]


@pytest.mark.parametrize(
    "query",
    [
        "?kind=junk",
        "?kind=question&guide=²",
        "?kind=question&guide=999",
        "?kind=question&guide=123456789x",
        "?kind=outcome&for=..",
        "?kind=question&choices=zz&checks=1&ask=zz",
        "?kind=outcome&guide=g&expects=zz&partners=qq",
    ],
)
def test_junk_in_the_address_of_a_new_node_does_no_harm(editor, query):
    assert editor.get(f"/admin/wizard/node/add/{query}").status_code == 200


@pytest.mark.parametrize(
    "changes", [{"key": "a"}, {"key": "Not A Key"}, {"guide": "999"}, {"guide": "9" * 40}, {"guide": "9" * 9 + "x"}]
)
def test_a_new_node_that_makes_no_sense_is_refused(editor, changes):
    page = new(editor, "question", **changes)
    assert "errorlist" in page.content.decode()
    assert Node.objects.count() == 5


def test_a_node_written_for_a_choice_becomes_its_target(editor):
    assert "for=a.z" in editor.get(address("a")).content.decode()
    new(editor, "question", query="&for=a.z")
    assert Choice.objects.get(node__key="a", key="z").go == "new"


def test_who_changed_what_is_recorded(editor):
    save(editor, "a", **{"ask_en": "Better?"})
    event = Event.objects.get(kind="guide", version="a")
    assert (event.name, event.did, event.key, event.note) == ("Editors-person", "changed", "g", "ask")


def test_a_node_that_others_lead_to_is_not_deleted(editor):
    delete = address("fix").replace("change", "delete")
    for response in (editor.get(delete), editor.post(delete, {"post": "yes"})):
        page = response.content.decode()
        assert "“choice y” of g.a leads to g.fix" in page
        assert address("a") in page
    assert Node.objects.filter(key="fix").exists()


def delete_several(editor, *keys):
    data = {
        "action": "delete_selected",
        "_selected_action": [Node.objects.get(key=key).pk for key in keys],
        "post": "yes",
    }
    return editor.post("/admin/wizard/node/", data, follow=True).content.decode()


def test_several_are_deleted_together_only_if_nothing_is_left_leading_to_them(editor):
    assert "leads to g.b" in delete_several(editor, "b")
    assert "leads to g.fix" in delete_several(editor, "b", "fix")
    assert "the guide starts at a" in delete_several(editor, "a")
    assert Node.objects.count() == 5
    Choice.objects.filter(node__key="a", key="x").update(go="other")
    delete_several(editor, "b")
    assert list(Node.objects.values_list("key", "position")) == [("a", 0), ("fix", 1), ("other", 2), ("support", 3)]
    assert Event.objects.get(version="b").note == "deleted"


def test_nodes_are_put_in_order_without_gaps(editor):
    nodes = list(Node.objects.order_by("position"))
    data = {"form-TOTAL_FORMS": 5, "form-INITIAL_FORMS": 5, "_save": "1"}
    for number, node in enumerate(nodes):
        data |= {f"form-{number}-id": node.pk, f"form-{number}-position": node.position}
    editor.post("/admin/wizard/node/", {**data, "form-3-position": 0})
    assert list(Node.objects.values_list("key", "position")) == [
        ("other", 0), ("a", 1), ("b", 2), ("fix", 3), ("support", 4),
    ]  # fmt: skip


def test_an_agent_reads_a_node_and_saves_nothing():
    agent = signed_in("Agents")
    for key in ("a", "fix"):
        page = agent.get(address(key))
        assert page.status_code == 200
        assert "<textarea" not in page.content.decode()
        assert agent.post(address(key), {"ask_en": "x"}).status_code == 403
    assert agent.get("/admin/wizard/node/add/?kind=question").status_code == 403
    assert agent.post(address("a").replace("change", "delete"), {"post": "yes"}).status_code == 403


def test_nobody_else_reads_it():
    assert Client().get(address("a")).status_code == 302
    assert Client().post(address("a"), {"ask_en": "x"}).status_code == 302
    assert Node.objects.get(key="a").ask["en"] == "a?"
