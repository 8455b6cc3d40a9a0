"""Editors at work on guides: a file becomes a draft, the draft a release, and a release comes back."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.conftest import NewPage, NewStaffPage, Site, assert_accessible
from tests.browser.editors import (
    EFFECTS,
    assert_accessible_everywhere,
    done,
    open_from_list,
    read_until,
)
from tests.builders import make_graph, make_outcome, make_question
from wizard.graph import Graph
from wizard.graph_data import to_data
from wizard.guide_text import guide_text

LAMP, FAN, STORY, DRAFT, PAGES = "browser-lamp", "browser-fan", "browser-story", "browser-draft", "browser-pages"
NEW_GUIDES = """
import json
from kb.models import Category
from tests.builders import make_article, release
from wizard.graph_data import from_data
from wizard.models import Guide, Release, Verdict, Vignette
graphs = [from_data(data) for data in json.loads(GRAPHS)]
for graph in graphs:
    for key in ("one", "two"):
        make_article(graph.nodes[key].article, category=Category.objects.first())
# Behind the shipped ones, which other journeys meet first.
made = [Guide(key=graph.key, position=90, minutes=1, start="lamp", title={}, summary={}, scope={}) for graph in graphs]
Guide.objects.bulk_create(made[1:])
release(*graphs[1:])
for row in Release.objects.filter(guide__key__in=[graph.key for graph in graphs]):
    key, story = row.guide.key, {"en": "The lamp is red.", "zh-hans": "灯是红的。"}
    Vignette.objects.create(
        key=f"{key}-S1", guide=row.guide, article=f"{key}.one", answers={"lamp": "red"}, story=story
    )
    answers = [["lamp", "blue"], ["fan", "loud"]]
    told = {"fixed": True, "answers": answers, "language": "en", "visitor": "somebody"}
    Verdict.objects.create(release=row, outcome=f"{key}.two", article=f"{key}.two", **told)
    print("made", key, row.guide.pk)
"""


def a_guide(key: str) -> Graph:
    """Two questions: a red lamp leads to one article, a blue lamp and a loud fan to another."""
    return make_graph(
        make_question("lamp", "red > one", "blue > fan", unknown="fan"),
        make_question("fan", "loud > two", "quiet > one", unknown="two"),
        make_outcome("one", f"{key}.one", then="two", expects={"lamp": ("red",), "fan": ("quiet",)}),
        make_outcome("two", f"{key}.two", expects={"lamp": ("blue",), "fan": ("loud",)}),
        key=key,
    )


@pytest.fixture(scope="session")
def guides(site: Site) -> dict[str, str]:
    """Key -> where its pages begin, of guides that are published; each has a story, and somebody whom it helped.

    One command makes them all, for publishing takes seconds. Of the first one there are the articles only.
    """
    graphs = json.dumps([to_data(a_guide(key)) for key in (LAMP, FAN, STORY, DRAFT, PAGES)])
    printed = site.manage("shell", "--verbosity", "0", "--command", NEW_GUIDES.replace("GRAPHS", repr(graphs)))
    made = [line.split()[1:] for line in printed.splitlines() if line.startswith("made ")]
    return {key: f"/admin/wizard/guide/{pk}" for key, pk in made}


def button(page: Page, name: str):
    return page.locator("#content").get_by_role("button", name=name, exact=True)


def go(page: Page, name: str) -> None:
    """Press what walks every story before it answers."""
    button(page, name).click(timeout=EFFECTS)


def link(page: Page, name: str):
    return page.locator("#content").get_by_role("link", name=name, exact=True)


def open_node(page: Page, guide: str, key: str) -> None:
    open_from_list(page, f"/admin/wizard/node/?guide__id__exact={guide.rsplit('/', 1)[1]}", key)


def save(page: Page) -> None:
    page.locator("[name=_save]").click()
    expect(page.locator(".messagelist .success")).to_be_visible()


def decide(page: Page, does: str) -> None:
    """Wait until the page has told what publishing would do."""
    expect(page.locator("#effects")).to_contain_text(does, timeout=EFFECTS)


def choices(page: Page, *words: str):
    """The choices of the question visitors are asked first, when they are these, and "I don't know"."""
    return page.locator(".choices", has_text=re.compile(".*".join(words), re.DOTALL))


def test_a_file_becomes_a_draft_and_a_release_once_its_problems_are_mended(guides, editor_page: Page, page: Page):
    editor, visitor = editor_page, page
    editor.goto("/admin/wizard/guide/add/")
    for name, text in {"key": "browser-lamp", "start": "lamp", "minutes": "3"}.items():
        editor.locator(f"#id_{name}").fill(text)
    for name in ("title", "summary", "scope"):
        editor.locator(f"#id_{name}_0").fill(f"A {name}")
        editor.locator(f"#id_{name}_1").fill("中文")
    assert_accessible(editor)
    button(editor, "Save and continue editing").click()
    done(editor, "was added successfully")

    link(editor, "Import").click()
    text = guide_text(a_guide(LAMP)).replace("go: fan", "go: gone")
    editor.get_by_label("or its text").fill(text.replace("minutes: 5", "minutes: many"))
    button(editor, "Show what would change").click()
    expect(editor.get_by_role("alert")).to_contain_text("Line 5:")
    assert_accessible_everywhere(editor)
    file = FilePayload(name="lamp.yaml", mimeType="application/yaml", buffer=text.encode())
    editor.get_by_label("A file").set_input_files(file)
    button(editor, "Show what would change").click()
    expect(editor.locator("[aria-labelledby=counts]").get_by_role("row", name="Questions")).to_contain_text("2")
    assert_accessible_everywhere(editor)
    button(editor, "Replace the draft").click()
    done(editor, "The draft was replaced")
    expect(editor.locator(".problem-error").first).to_contain_text("gone")
    assert_accessible_everywhere(editor)

    link(editor, "Compare and publish").click()
    expect(editor.locator("#content")).to_contain_text("It cannot be published before the errors are mended.")
    expect(button(editor, "Publish")).to_have_count(0)
    assert_accessible_everywhere(editor)
    editor.locator(".publish-problems").get_by_role("link", name="lamp").first.click()
    blue = editor.locator("[data-rows=choices] .row").nth(1)
    blue.locator(".target").fill("fan")
    blue.locator(".row-up").focus()
    editor.keyboard.press("Enter")
    expect(editor.locator("[data-rows=choices] .row .key").first).to_have_value("blue")
    expect(editor.locator("[data-rows=choices] .row").first.locator(".row-down")).to_be_focused()
    assert_accessible_everywhere(editor)
    save(editor)

    editor.goto("/admin/wizard/guide/")
    assert_accessible_everywhere(editor)
    editor.locator("#result_list tbody tr", has_text="browser-lamp").locator('a[href$="/publish/"]').click()
    expect(editor.locator("#content")).to_contain_text("all of it is new")
    decide(editor, "It does no worse")
    assert_accessible_everywhere(editor)
    editor.get_by_label("What you changed, and why").fill("The first one.")
    go(editor, "Publish")
    done(editor, "Published: browser-lamp 1")
    read_until(visitor, "/en/guides/browser-lamp/?begin=1", choices(visitor, "choice blue", "choice red"))


def test_a_worse_draft_needs_a_reason_and_can_be_rolled_back(guides, editor_page: Page, page: Page):
    editor, visitor = editor_page, page
    guide, walk = guides[FAN], "/en/guides/browser-fan/?lamp=blue&fan=loud"
    open_node(editor, guide, "fan")
    rows = editor.locator("[data-rows=choices] .row")
    for row, target in ((rows.nth(0), "one"), (rows.nth(1), "two")):
        row.locator(".target").fill(target)
    save(editor)

    editor.goto(f"{guide}/publish/")
    expect(editor.locator("#changes + *")).to_contain_text("fan")
    decide(editor, "Of 1 visitors who said that an article helped, 1 would be offered another")
    assert_accessible_everywhere(editor)
    go(editor, "Publish")
    expect(editor.locator(".errorlist")).to_contain_text(
        "Write down why it is published all the same.", timeout=EFFECTS
    )
    editor.get_by_label("Why it is published although it does worse").fill("The other article is wrong today.")
    go(editor, "Publish")
    done(editor, "Published: browser-fan 2")
    expect(editor.locator(".publish-note").first).to_have_text("The other article is wrong today.")
    read_until(visitor, walk, visitor.get_by_role("heading", name="Title of browser-fan.one"))

    button(editor, "Compare").click()
    expect(editor.get_by_role("heading", name="What changed from release 1 to release 2")).to_be_visible()
    assert_accessible_everywhere(editor)
    link(editor, "Roll back to 1").click()
    decide(editor, "It does no worse")
    assert_accessible_everywhere(editor)
    go(editor, "Roll back")
    done(editor, "Published: browser-fan 3")
    read_until(visitor, walk, visitor.get_by_role("heading", name="Title of browser-fan.two"))


def test_a_story_that_would_fail_keeps_the_draft_from_being_published(guides, editor_page: Page):
    page = editor_page
    guide = guides[STORY]
    open_node(page, guide, "lamp")
    page.locator("[data-rows=choices] .row .target").first.fill("two")
    save(page)
    page.goto(f"{guide}/publish/")
    decide(page, "some stories do not come to their article in time")
    page.locator("#effects").get_by_role("link", name="browser-story-S1").click()
    expect(page.locator(".problem-error")).to_contain_text("It fails")
    assert_accessible_everywhere(page)
    page.goto(f"/admin/wizard/vignette/check/{guide.rsplit('/', 1)[1]}/")
    go(page, "Check all stories")
    expect(page.locator("#content")).to_contain_text("1 of 1 stories fail on the draft.", timeout=EFFECTS)
    assert_accessible(page)


def test_a_draft_is_walked_and_shown_to_a_colleague_but_to_no_visitor(
    guides, new_staff_page: NewStaffPage, new_page: NewPage
):
    guide = guides[DRAFT]
    editor, agent, visitor = new_staff_page(), new_staff_page("Agents"), new_page()
    open_node(editor, guide, "lamp")
    editor.locator("#id_ask_0").fill("Which lamp is lit now?")
    save(editor)
    editor.goto(f"{guide}/change/")
    link(editor, "Walk the draft").click()
    editor.locator("a.btn-main").click()
    expect(editor.locator("h1")).to_have_text("Which lamp is lit now?")
    assert_accessible_everywhere(editor)
    editor.locator(".choices a", has_text="choice blue").click()
    expect(editor.locator("h1")).to_contain_text("fan?")

    agent.goto(editor.url)
    expect(agent.locator("h1")).to_contain_text("fan?")
    expect(agent.get_by_role("complementary", name="Draft")).to_contain_text("Visitors do not see this")
    assert_accessible(agent)
    visitor.goto(editor.url)
    expect(visitor.locator("#login-form")).to_be_visible()
    visitor.goto("/en/guides/browser-draft/?begin=1")
    expect(visitor.locator("h1")).to_contain_text("lamp?")


def test_nobody_stumbles_over_the_pages_of_a_guide(guides, editor_page: Page):
    page = editor_page
    guide = guides[PAGES]
    number = guide.rsplit("/", 1)[1]
    of_this = f"?guide__id__exact={number}"
    for address in (f"node/{of_this}", f"vignette/{of_this}", f"release/{of_this}", "verdict/", "node/add/"):
        page.goto(f"/admin/wizard/{address}")
        assert_accessible(page)
    for address in (f"vignette/add/?guide={number}", f"paste/add/?guide={number}", f"guide/{number}/graph/"):
        page.goto(f"/admin/wizard/{address}")
        assert_accessible_everywhere(page)
    page.goto(f"{guide}/figures/")
    assert_accessible(page)
    open_node(page, guide, "one")
    assert_accessible_everywhere(page)


@pytest.mark.parametrize("group", ["Agents", "Reviewers"])
def test_who_may_only_read_is_offered_no_way_to_change_a_guide(new_staff_page: NewStaffPage, group):
    page = new_staff_page(group, expected=("403",))
    open_from_list(page, "/admin/wizard/guide/?q=slow", "slow")
    expect(link(page, "Walk the draft")).to_be_visible()
    expect(page.locator("[name=_save]")).to_have_count(0)
    for name in ("Compare and publish", "Import", "Export", "New question"):
        expect(link(page, name)).to_have_count(0)
    assert_accessible(page)
    guide = page.url.split("/change/")[0]
    link(page, "Versions").click()
    expect(page.get_by_role("link", name=re.compile("^Roll back"))).to_have_count(0)
    response = page.goto(f"{guide}/import/")
    assert response is not None
    assert response.status == 403
