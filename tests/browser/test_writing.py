"""Editors at work on an article: typing, the toolbar, the preview, two at once, a copy kept in the browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, NewStaffPage, assert_accessible
from tests.browser.test_journeys import no_sideways_scrolling

ARTICLE = "rdp.firewall.blocks-rdp"


def open_words(page: Page, article: str = ARTICLE, language: str = "en") -> None:
    """From the list of articles to the words, as an editor would."""
    page.goto(f"/admin/kb/article/?q={article}")
    row = page.locator("#result_list tr", has=page.get_by_text(article, exact=True))
    row.locator('a[href*="/words/"]').first.click()
    page.goto(re.sub(r"\?.*", "", page.url) + f"?language={language}")


def body(page: Page, language: str = "en"):
    return page.locator(f"#id_{language}-body")


def preview(page: Page, language: str = "en"):
    return page.frame_locator(f'#sheet-{language} iframe[name^="preview-{language}"]:not(.words-coming)')


def put_cursor_after(page: Page, words: str, language: str = "en") -> None:
    body(page, language).evaluate(
        """(box, words) => {
            const at = box.value.indexOf(words) + words.length;
            box.focus();
            box.setSelectionRange(at, at);
        }""",
        words,
    )


def save(page: Page) -> None:
    page.locator("[data-save]").click()
    expect(page.locator(".messagelist")).to_be_visible()


def test_an_editor_writes_with_the_keyboard_sees_the_page_and_saves(editor_page):
    page = editor_page
    open_words(page)
    expect(preview(page).locator("h1")).to_have_text(page.locator("#id_en-title").input_value())
    put_cursor_after(page, "## Fix it")
    page.keyboard.press("End")
    page.keyboard.type("\n\nLook at it first. ")
    page.keyboard.press("Control+b")
    page.keyboard.type("Carefully")
    expect(preview(page).locator("strong", has_text="Carefully")).to_be_visible()

    page.keyboard.press("End")
    page.keyboard.press("Shift+Tab")
    expect(page.locator("#sheet-en .words-tools button").first).to_be_focused()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    expect(page.locator('#sheet-en [data-tool="command"]')).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.type("Get-Item WSMan:")
    expect(body(page)).to_have_value(
        re.compile('\\n\\n```powershell title="On the server[^\\n]*\\nGet-Item WSMan:\\n```\\n\\n')
    )
    expect(preview(page).locator(".cmd pre", has_text="Get-Item WSMan:")).to_be_visible()
    assert_accessible(page)

    page.keyboard.press("Control+s")
    expect(page.locator(".messagelist")).to_contain_text("Saved as a draft: English")
    expect(page.locator("#sheet-en .sheet-state")).to_contain_text("newer than what readers see")
    expect(body(page)).to_have_value(re.compile("\\*\\*Carefully\\*\\*"))
    expect(page.locator(".words-restore")).to_be_hidden()


def test_what_the_toolbar_put_in_is_taken_back_with_one_key(editor_page):
    page = editor_page
    open_words(page, "rdp.firewall.configure")
    before = body(page).input_value()
    put_cursor_after(page, "## Undo")
    page.locator('#sheet-en [data-tool="table"]').click()
    expect(body(page)).not_to_have_value(before)
    page.keyboard.press("Control+z")
    expect(body(page)).to_have_value(before)
    page.locator('#sheet-en [data-tool="link"]').click()
    page.keyboard.type("rdp.firewall.blocks-rdp")
    page.keyboard.press("Enter")
    expect(body(page)).to_have_value(re.compile(r"## Undo\[words\]\(kb:rdp\.firewall\.blocks-rdp\)"))
    expect(body(page)).to_be_focused()


def test_the_preview_stays_where_it_was_read_and_leaves_the_way_back_alone(editor_page):
    page = editor_page
    open_words(page, "tls.cert.revoked")
    expect(preview(page).locator("h1")).to_be_visible()
    length = page.evaluate("history.length")
    frame = "#sheet-en iframe:not(.words-coming)"
    page.locator(frame).evaluate("frame => frame.contentWindow.scrollTo(0, 600)")
    put_cursor_after(page, "## Undo")
    page.keyboard.type("\n\nNewly typed.")
    expect(preview(page).locator("p", has_text="Newly typed.")).to_have_count(1)
    assert page.locator(frame).evaluate("frame => frame.contentWindow.scrollY") == pytest.approx(600, abs=2)
    assert page.evaluate("history.length") == length


def test_the_second_editor_takes_the_merged_text(new_staff_page: NewStaffPage):
    anna, bea = new_staff_page(), new_staff_page()
    for page in (anna, bea):
        open_words(page, "tls.cert.name-mismatch")
    put_cursor_after(anna, "## Fix it")
    anna.keyboard.type("\n\nThis is from Anna.")
    save(anna)
    put_cursor_after(bea, "## Undo")
    bea.keyboard.type("\n\nThis is from Bea.")
    save(bea)
    expect(bea.locator(".words-clash")).to_contain_text("This is from Anna.")
    expect(body(bea)).to_have_value(re.compile("This is from Bea."))
    assert_accessible(bea)
    bea.locator("button[name=take]").click()
    expect(body(bea)).to_have_value(re.compile("This is from Anna.*This is from Bea", re.DOTALL))
    save(bea)
    expect(bea.locator(".messagelist")).to_contain_text("Saved as a draft: English")


def test_what_was_typed_outlives_a_lost_session(editor_page):
    page = editor_page
    open_words(page, "tls.cert.not-yet-valid")
    address = page.url
    put_cursor_after(page, "## Undo")
    page.keyboard.type("\n\nAn hour of work.")
    expect(page.locator(".words-status")).to_contain_text("keeps a copy")
    expect(preview(page).locator("p", has_text="An hour of work.")).to_have_count(1)
    cookies = page.context.cookies()
    page.context.clear_cookies(name="sessionid")
    page.locator("[data-save]").click()
    expect(page.locator("#login-form")).to_be_visible()
    page.context.add_cookies(cookies)
    page.goto(address)
    expect(body(page)).not_to_have_value(re.compile("An hour of work."))
    page.get_by_role("button", name="Put them back").click()
    expect(body(page)).to_have_value(re.compile("An hour of work."))


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_a_phone_shows_one_language_at_a_time(new_staff_page: NewStaffPage, colours):
    page = new_staff_page(viewport=PHONE, colours=colours)
    open_words(page, "tls.cert.revoked", language="zh-hans")
    expect(body(page, "zh-hans")).to_be_visible()
    expect(body(page, "en")).to_be_hidden()
    no_sideways_scrolling(page)
    assert_accessible(page)
    page.get_by_role("tab", name="中文").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("tab", name="English")).to_be_focused()
    expect(body(page, "en")).to_be_visible()
    expect(body(page, "zh-hans")).to_be_hidden()


def test_without_scripts_both_languages_stand_on_the_page_and_a_button_shows_the_preview(new_staff_page: NewStaffPage):
    page = new_staff_page(viewport=PHONE, javascript=False)
    open_words(page, "tls.cert.revoked")
    page.get_by_role("link", name="中文", exact=True).click()
    expect(body(page, "zh-hans")).to_be_visible()
    expect(body(page, "en")).to_be_visible()
    page.locator("#id_en-title").fill("Written without scripts")
    page.locator("#sheet-en").get_by_role("button", name="Preview").click()
    expect(preview(page).locator("h1")).to_have_text("Written without scripts")
    page.locator("[data-save]").click()
    expect(page.locator(".messagelist")).to_contain_text("Saved as a draft: English")
