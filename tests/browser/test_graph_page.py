"""An editor looks at a guide as a picture: by keyboard, from near and from far, on a phone, without scripts."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, NewStaffPage, assert_accessible
from tests.browser.test_journeys import no_sideways_scrolling


def open_picture(page: Page, guide: str = "slow") -> None:
    page.goto("/admin/wizard/guide/")
    row = page.locator("#result_list tbody tr", has=page.get_by_text(guide, exact=True))
    address = row.locator('a[href*="/change/"]').first.get_attribute("href") or ""
    page.goto(address.split("?")[0].replace("/change/", "/graph/"))
    expect(page.locator("svg.graph")).to_be_visible()


def width(page: Page) -> float:
    return float(page.locator("svg.graph").get_attribute("width") or 0)


def test_an_editor_goes_through_the_picture_by_keyboard_and_opens_a_node(editor_page: Page) -> None:
    page = editor_page
    open_picture(page)
    page.locator(".graph-box").focus()
    page.keyboard.press("Tab")
    expect(page.locator(".card.starts .head")).to_be_focused()
    page.keyboard.press("Tab")
    row = page.locator(".card.starts .row.question").first
    expect(row).to_be_focused()
    target = page.locator(f"#card-{row.get_attribute('data-to')}")
    page.keyboard.press("Enter")
    expect(target.locator(".head")).to_be_focused()
    expect(target.locator(".head")).to_be_in_viewport()
    expect(page.locator(f".edge.lit[data-to={target.get_attribute('data-key')}]").first).to_be_attached()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/admin/wizard/node/\d+/change/"))


def test_the_picture_grows_shrinks_and_is_searched(editor_page: Page) -> None:
    page = editor_page
    open_picture(page, "rdp")
    full = width(page)
    page.get_by_role("button", name="Fit to width").click()
    assert width(page) <= page.locator(".graph-box").bounding_box()["width"]  # type: ignore[index]
    page.locator(".graph-box").focus()
    page.keyboard.press("+")
    assert width(page) < full
    page.keyboard.press("0")
    assert width(page) == full
    page.get_by_role("button", name="Larger").click()
    assert width(page) > full
    page.get_by_label("Find in the picture").fill("net-dead")
    expect(page.locator(".graph-count")).to_have_text(re.compile(r"1 of \d+"))
    expect(page.locator("#card-net-dead .head.hit.now")).to_be_in_viewport()
    page.get_by_label("Find in the picture").fill("no such words")
    expect(page.locator(".graph-count")).to_have_text("nothing found")


def test_dragging_moves_the_picture_and_opens_nothing(editor_page: Page) -> None:
    page = editor_page
    open_picture(page, "rdp")
    box = page.locator(".graph-box")
    box.scroll_into_view_if_needed()
    before = box.evaluate("box => box.scrollLeft")
    page.locator(".card.starts .head").hover()
    page.mouse.down()
    page.mouse.move(100, 400, steps=8)
    page.mouse.up()
    assert box.evaluate("box => box.scrollLeft") > before
    expect(page).to_have_url(re.compile("/graph/$"))


def test_nobody_stumbles_over_the_picture_or_its_table(new_staff_page: NewStaffPage) -> None:
    for options in ({}, {"colours": "dark"}, {"viewport": PHONE}):
        page = new_staff_page("Agents", **options)
        open_picture(page)
        no_sideways_scrolling(page)
        assert_accessible(page)
        page.context.close()


def test_the_picture_and_its_table_need_no_script(new_staff_page: NewStaffPage) -> None:
    page = new_staff_page(javascript=False)
    open_picture(page)
    expect(page.locator(".graph-tools")).to_be_hidden()
    page.locator(".card.starts .row.question").first.click()
    expect(page).to_have_url(re.compile("#card-"))
    page.get_by_role("link", name="The same as a table").click()
    expect(page.locator("#table")).to_be_in_viewport()
