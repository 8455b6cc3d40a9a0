"""Editors at work on articles: from the first word to what readers see, and back."""

from __future__ import annotations

import io
import json
import re
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.conftest import PHONE, NewPage, NewStaffPage, Site, assert_accessible
from tests.browser.editors import assert_accessible_everywhere, done, open_from_list, read_until
from tests.browser.test_journeys import no_sideways_scrolling
from tests.browser.test_writing import ARTICLE, body, preview, put_cursor_after
from tests.builders import BODY

NEW_ARTICLES = """
import json
from kb.models import Category
from kb.publishing import publish
from tests.builders import make_article
for wanted in json.loads(WANTED):
    article = make_article(category=Category.objects.first(), **wanted)
    print("made", article.key, article.pk)
    if article.key == "browser.restored":
        old = article.current("en")
        words = {name: getattr(old, name) for name in ("summary", "applies_to", "sources", "body")}
        publish(article.revise("en", title=old.title + ", version 2", **words))
"""
HELD = BODY["en"].replace("Because.", "![](snippet:browser-care)")
WANTED: list[dict[str, Any]] = [
    *({"key": f"browser.{name}"} for name in ("restored", "reviewed", "flagged", "archived", "pictured")),
    {"key": "browser.translated", "languages": ["en"]},
    {"key": "browser.snippet", "languages": ["en"], "body": HELD},
]


@pytest.fixture(scope="session")
def articles(site: Site) -> dict[str, str]:
    """Key -> where its pages begin. Each journey has one of its own; one command makes them all."""
    code = NEW_ARTICLES.replace("WANTED", repr(json.dumps([{"title": one["key"], **one} for one in WANTED])))
    printed = site.manage("shell", "--verbosity", "0", "--command", code)
    made = [line.split()[1:] for line in printed.splitlines() if line.startswith("made ")]
    return {key: f"/admin/kb/article/{pk}" for key, pk in made}


def button(page: Page, name: str):
    return page.locator("#content").get_by_role("button", name=name, exact=True)


def link(page: Page, name: str):
    return page.locator("#content").get_by_role("link", name=name, exact=True)


def write(page: Page, language: str, **words: str) -> None:
    for name, text in words.items():
        page.locator(f"#id_{language}-{name}").fill(text)


def to_publish(page: Page) -> None:
    button(page, "Save and go to publish").click()
    expect(page.get_by_role("heading", name="What changes for readers")).to_be_visible()


def test_a_new_article_is_refused_mended_published_and_read(editor_page: Page, page: Page):
    editor, reader = editor_page, page
    editor.goto("/admin/kb/article/add/")
    assert_accessible_everywhere(editor)
    for name, text in {"key": "browser.new", "slug": "browser-new", "position": "900", "minutes": "5"}.items():
        editor.locator(f"#id_{name}").fill(text)
    editor.locator("#id_reviewed").fill("2026-11-21")
    editor.locator("#id_kind").select_option("fix")
    editor.locator("#id_risk").select_option("none")
    editor.locator("#id_category").select_option(index=1)
    button(editor, "Save").click()
    done(editor, "Now write its words")

    wrong = BODY["en"].replace("Because.", "Because of [this](kb:no.such-article).")
    write(editor, "en", title="The browser is new", summary="It is new.", applies_to="Browsers", body=wrong)
    write(editor, "zh-hans", title="浏览器是新的", summary="新的。", applies_to="浏览器", body=BODY["zh-hans"])
    write(editor, "en", sources="A book")
    write(editor, "zh-hans", sources="一本书")
    expect(preview(editor).locator("h1")).to_have_text("The browser is new")
    to_publish(editor)
    expect(editor.locator(".desk-problems")).to_contain_text("no.such-article")
    expect(button(editor, "Publish")).to_have_count(0)
    assert_accessible_everywhere(editor)

    editor.locator(".desk-problems a").first.click()
    expect(body(editor)).to_have_value(re.compile(r"no\.such-article"))
    write(editor, "en", body=BODY["en"])
    to_publish(editor)
    expect(editor.locator("#content")).to_contain_text("Nothing is wrong with it.")
    editor.get_by_label("Publish 中文 1 together with it").check()
    assert_accessible_everywhere(editor)
    button(editor, "Publish").click()
    done(editor, "Readers see it now")

    read_until(reader, "/en/articles/browser-new/", reader.locator("h1", has_text="The browser is new"))
    read_until(reader, "/zh-hans/articles/browser-new/", reader.locator("h1", has_text="浏览器是新的"))


def test_a_translation_begins_with_the_original_and_is_told_of_a_major_change(articles, editor_page: Page, page: Page):
    editor, reader = editor_page, page
    article = articles["browser.translated"]
    address, warning = "/zh-hans/articles/browser-translated/", reader.locator(".notice-bad")
    editor.goto(f"{article}/words/")
    link(editor, "Begin with the other language’s text").click()
    expect(body(editor, "zh-hans")).to_have_value(re.compile("It does not work"))
    write(editor, "zh-hans", title="译文", summary="译文。", applies_to="浏览器", body=BODY["zh-hans"])
    to_publish(editor)
    button(editor, "Publish").click()
    done(editor, "Readers see it now")
    read_until(reader, address, reader.locator("h1", has_text="译文"))
    expect(warning).to_have_count(0)

    editor.goto(f"{article}/words/?language=en")
    put_cursor_after(editor, "Because.")
    editor.keyboard.type(" Never do it twice.")
    editor.locator("#sheet-en").get_by_label("Major").check()
    to_publish(editor)
    expect(editor.get_by_label("How much changes")).to_have_value("major")
    button(editor, "Publish").click()
    done(editor, "Readers see it now")
    read_until(reader, address, warning)
    assert_accessible(reader)

    expect(editor.locator("#content")).to_contain_text("The original has a major change this translation lacks")
    assert_accessible_everywhere(editor)
    button(editor, "Mark the translation as up to date").click()
    done(editor, "Readers are no longer told")
    read_until(reader, address, warning, is_there=False)


def test_two_versions_are_compared_and_the_older_one_comes_back(articles, editor_page: Page, page: Page):
    editor, reader = editor_page, page
    article = articles["browser.restored"]
    editor.goto(f"{article}/history/")
    assert_accessible(editor)
    button(editor, "Compare the two chosen (English)").click()
    expect(editor.locator(".desk-diff ins")).to_contain_text(", version 2")
    assert_accessible_everywhere(editor)
    button(editor, "Restore English 1").click()
    done(editor, "Version 3 has the words of version 1")
    button(editor, "Publish").click()
    done(editor, "Published: English 3")
    title = reader.get_by_role("heading", level=1, name="browser.restored", exact=True)
    read_until(reader, "/en/articles/browser-restored/", title)


def test_a_reviewer_approves_what_its_author_cannot(articles, new_staff_page: NewStaffPage):
    article = articles["browser.reviewed"]
    editor, reviewer = new_staff_page(), new_staff_page("Reviewers")
    editor.goto(f"{article}/words/?language=en")
    put_cursor_after(editor, "Because.")
    editor.keyboard.type(" Please look.")
    to_publish(editor)
    expect(button(editor, "Approve")).to_have_count(0)
    button(editor, "Ask for review").click()
    done(editor, "You asked for a review")

    reviewer.goto("/admin/boards/reviews/")
    reviewer.get_by_role("region", name="Drafts waiting for a review").get_by_role(
        "link", name="browser.reviewed"
    ).click()
    expect(reviewer.locator(".desk-diff ins")).to_contain_text("Please look.")
    expect(button(reviewer, "Publish")).to_have_count(0)
    button(reviewer, "Approve").click()
    done(reviewer, "Approved. An editor can publish it now.")
    assert_accessible(reviewer)

    editor.reload()
    expect(editor.locator("#content")).to_contain_text("Approved by Reviewers-")
    button(editor, "Publish").click()
    done(editor, "Readers see it now")


def test_a_flagged_article_is_found_by_its_owner_until_the_work_is_done(articles, editor_page: Page):
    page = editor_page
    article = articles["browser.flagged"]
    page.goto(f"{article}/change/")
    me = page.locator("#user-tools strong").text_content() or ""
    page.locator("#id_needs_change").fill("The new dialog looks different.")
    page.locator("#id_owner").select_option(label=me)
    assert_accessible_everywhere(page)
    page.locator("[name=_save]").click()
    row = page.locator("#result_list tbody tr", has_text="browser.flagged")
    page.goto("/admin/kb/article/?owned=me&flagged=yes")
    expect(row).to_contain_text("The new dialog looks different.")
    assert_accessible_everywhere(page)

    row.locator("a").first.click()
    expect(page.locator(".desk-warn")).to_contain_text("The new dialog looks different.")
    page.locator("#id_needs_change").fill("")
    page.locator("[name=_save]").click()
    page.goto("/admin/kb/article/?owned=me&flagged=yes")
    expect(page.locator("#content")).to_contain_text("0 articles")


def test_an_article_goes_off_the_site_unless_people_are_led_to_it(articles, editor_page: Page, new_page: NewPage):
    page, reader = editor_page, new_page(expected=("404",))
    article = articles["browser.archived"]
    open_from_list(page, f"/admin/kb/article/?q={ARTICLE}", ARTICLE)
    link(page, "Take off the site").click()
    expect(page.locator(".desk-warn")).to_contain_text("It cannot be taken off the site yet")
    assert_accessible_everywhere(page)

    page.goto(f"{article}/archive/")
    assert_accessible(page)
    page.locator("[name=archive]").click()
    done(page, "Nothing of it is lost")
    read_until(
        reader, "/en/articles/browser-archived/", reader.locator("h1", has_text="browser.archived"), is_there=False
    )


def a_png() -> FilePayload:
    data = io.BytesIO()
    Image.new("RGB", (120, 80), "steelblue").save(data, "PNG")
    return FilePayload(name="photo.png", mimeType="image/png", buffer=data.getvalue())


def test_a_picture_is_uploaded_described_and_seen_by_readers(articles, editor_page: Page, page: Page):
    editor, reader = editor_page, page
    article = articles["browser.pictured"]
    editor.goto("/admin/kb/picture/add/")
    editor.locator("#id_key").fill("browser-blue")
    editor.locator("#id_upload").set_input_files(a_png())
    button(editor, "Save and continue editing").click()
    expect(editor.locator(".errorlist").first).to_be_visible()
    editor.locator("#id_alt_1").fill("蓝色的方块")
    editor.locator("#id_alt_0").fill("A blue box")
    editor.locator("#id_upload").set_input_files(a_png())
    assert_accessible(editor)
    button(editor, "Save and continue editing").click()
    expect(editor.locator(".field-how_to_use")).to_contain_text("![](picture:browser-blue)")
    assert_accessible_everywhere(editor)

    editor.goto(f"{article}/words/?language=en")
    put_cursor_after(editor, "Because.")
    editor.keyboard.type("\n\n![](picture:browser-blue)")
    expect(preview(editor).get_by_alt_text("A blue box")).to_be_visible()
    to_publish(editor)
    button(editor, "Publish").click()
    done(editor, "Readers see it now")
    picture = reader.get_by_alt_text("A blue box")
    read_until(reader, "/en/articles/browser-pictured/", picture)
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("naturalWidth", 120)
    assert_accessible(reader)


def test_a_changed_snippet_is_read_in_every_article_that_holds_it(articles, editor_page: Page, page: Page):
    editor, reader = editor_page, page
    editor.goto("/admin/kb/snippet/add/")
    editor.locator("#id_key").fill("browser-care")
    editor.locator("#id_title").fill("Be careful")
    editor.locator("#id_body_1").fill("请小心。")
    editor.locator("#id_body_0").fill("Be careful.")
    assert_accessible(editor)
    button(editor, "Save and continue editing").click()
    snippet = editor.url
    careful = reader.locator("article p, main p")
    read_until(reader, "/en/articles/browser-snippet/", careful.filter(has_text="Be careful."))

    editor.goto(snippet)
    expect(editor.locator(".field-where_used")).to_contain_text("browser.snippet")
    editor.locator("#id_body_0").fill("Be *very* careful.")
    editor.locator(".field-preview").get_by_role("button", name="Preview").click()
    expect(editor.frame_locator(".snippet-preview").locator("em")).to_have_text("very")
    assert_accessible_everywhere(editor)
    button(editor, "Save").click()
    read_until(reader, "/en/articles/browser-snippet/", careful.filter(has_text="Be very careful."))


BOARDS = ("searches", "helpfulness", "age", "translations", "reviews", "exits", "exits/rdp")


def test_nobody_stumbles_over_the_first_page_the_lists_the_trail_and_the_boards(editor_page: Page):
    page = editor_page
    lists = (f"kb/{name}/" for name in ("article", "revision", "snippet", "picture", "event"))
    for address in ("", *lists, *(f"boards/{name}/" for name in BOARDS)):
        page.goto(f"/admin/{address}")
        assert_accessible(page)
        page.set_viewport_size(PHONE)
        no_sideways_scrolling(page)
        page.set_viewport_size({"width": 1280, "height": 800})
    page.goto("/admin/")
    assert_accessible_everywhere(page)


@pytest.mark.parametrize("group", ["Agents", "Reviewers"])
def test_who_may_only_read_is_offered_nothing_else(new_staff_page: NewStaffPage, group):
    page = new_staff_page(group, expected=("403",))
    open_from_list(page, f"/admin/kb/article/?q={ARTICLE}", ARTICLE)
    expect(page.locator("[name=_save], .desk-buttons")).to_have_count(0)
    assert_accessible(page)
    link(page, "Words").click()
    expect(body(page)).to_have_js_property("readOnly", True)
    expect(page.locator("[data-save], [name=publish], .words-tools:visible")).to_have_count(0)
    assert_accessible(page)
    link(page, "History").click()
    expect(page.get_by_role("button", name=re.compile("Restore|Mark the translation"))).to_have_count(0)
    response = page.goto("/admin/kb/article/add/")
    assert response is not None
    assert response.status == 403
