"""The box, its suggestions and results, articles found through it, and diagrams, in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE, assert_accessible
from tests.browser.test_journeys import NARROW, no_sideways_scrolling

ASKED = {"en": "ping works but port 3389 times out", "zh-hans": "远程桌面连不上，端口不通"}
PASTED = "PING: transmit failed. General failure.\n\nPS C:\\> Test-NetConnection 203.0.113.10 -Port 3389\n" + "x" * 300
ATTACKS = [
    "<img src=x onerror=alert(1)>",
    '"><script>alert(1)</script>',
    "</textarea><svg onload=alert(1)>",
    "</title><script>alert(1)</script>",
    "<mark onmouseover=alert(1)>firewall</mark>",
    "javascript:alert(1)",
    "{{constructor.constructor('alert(1)')()}}",
]


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_from_the_box_to_an_article_and_a_vote(new_page, viewport, language):
    page = new_page(viewport=viewport, language=language)
    page.goto(f"/{language}/")
    page.locator("#q").fill(ASKED[language])
    page.locator("#box .btn-main").click()
    expect(page).to_have_url(re.compile(r"/search/\?q="))
    expect(page.locator("main mark").first).to_be_visible()
    no_sideways_scrolling(page)
    page.locator("section .list h3 a").last.click()
    expect(page.locator("article h1")).to_be_visible()
    page.locator(".verdict a[href='#reasons']").click()
    page.locator("#reasons input[value=unclear]").check()
    page.locator("#comment").fill("which rule?")
    page.locator("#reasons .btn-main").click()
    expect(page).to_have_url(re.compile("/thanks/$"))


def test_without_scripts_the_box_works_the_same(new_page):
    page = new_page(javascript=False)
    page.goto("/en/")
    page.locator("#q").fill(ASKED["en"])
    page.locator("#box .btn-main").click()
    expect(page).to_have_url(re.compile(r"/en/search/\?q=ping\+works"))
    expect(page.locator("main mark").first).to_be_visible()


def test_what_is_pasted_stays_out_of_the_address(page):
    page.goto("/en/")
    page.locator("#q").fill(PASTED)
    page.locator("#box .btn-main").click()
    expect(page.locator("h1")).to_have_text("What may be behind it")
    assert "q=" not in page.url
    expect(page.locator("#q")).to_have_value(PASTED)


def test_suggestions_come_while_typing_and_the_keyboard_reaches_them(page):
    page.goto("/en/")
    box = page.locator("#q")
    box.click()
    box.press_sequentially("certificate exp", delay=30)
    links = page.locator("#suggestions a")
    expect(links.filter(has_text="expired").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(links.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(box).to_be_focused()
    page.keyboard.press("Tab")  # the button
    page.keyboard.press("Tab")
    expect(links.first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("article h1, #walk h1, h1").first).to_be_visible()
    expect(page).to_have_url(re.compile("/(articles|guides)/"))


def test_escape_puts_the_suggestions_away_and_the_text_stays(page):
    page.goto("/en/")
    box = page.locator("#q")
    box.click()
    box.press_sequentially("firewall", delay=30)
    expect(page.locator("#suggestions a").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#suggestions a")).to_have_count(0)
    expect(box).to_have_value("firewall")
    expect(box).to_be_focused()
    page.keyboard.press("Shift+Enter")
    expect(page).to_have_url(re.compile("/en/$"))
    page.keyboard.press("Backspace")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?q=firewall"))


def test_a_long_text_asks_for_no_suggestions(page):
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "suggestions" in request.url else None)
    page.goto("/en/")
    box = page.locator("#q")
    box.click()
    box.press_sequentially("firewall", delay=30)  # typed, as by a person: htmx comes with the first look at the box
    expect(page.locator("#suggestions a").first).to_be_visible()
    page.keyboard.insert_text("x" * 5000)
    expect(page.locator("#suggestions a")).to_have_count(0)
    assert all(len(url) < 1000 for url in asked)


def test_nothing_found_offers_the_guides(page):
    page.goto("/en/search/?q=sourdough")
    expect(page.locator("h1")).to_have_text("We found nothing that fits")
    expect(page.locator(".list-plain a").first).to_be_visible()


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_text_of_a_visitor_runs(page, attack):
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.goto("/en/")
    page.locator("#q").fill(attack + " firewall")
    page.locator("#q").click()
    page.keyboard.type(" ")
    page.locator("#box .btn-main").click()
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("#q")).to_have_value(re.compile(re.escape(attack)))
    page.locator("main").hover()
    assert dialogs == []


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESKTOP, NARROW], ids=["desktop", "320"])
@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_results_and_diagrams_hinder_nobody(new_page, language, viewport, colours):
    page = new_page(viewport=viewport, language=language, colours=colours)
    for address in (
        f"/{language}/search/",
        f"/{language}/search/?q={ASKED[language]}",
        f"/{language}/search/?q=sourdough",
        f"/{language}/search/?q=handshake",
        f"/{language}/articles/tls-explain-handshake-tls13/",
        f"/{language}/articles/tcp-explain-layers/",
        f"/{language}/articles/tls-explain-chain/",
    ):
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
        assert_accessible(page)
        no_sideways_scrolling(page)


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_a_diagram_says_in_words_what_it_shows(new_page, language):
    page = new_page(language=language)
    page.goto(f"/{language}/articles/tls-explain-handshake-tls13/")
    figure = page.locator("figure.diagram")
    expect(figure.get_by_role("img")).to_be_visible()
    figure.locator("summary").click()
    expect(figure.locator("li").first).to_contain_text("ClientHello")


def test_the_print_shows_the_article_and_not_the_controls(page):
    page.goto("/en/articles/tls-explain-handshake-tls13/")
    page.emulate_media(media="print")
    expect(page.locator("article h1")).to_be_visible()
    expect(page.locator("figure.diagram svg")).to_be_visible()
    for hidden in (".top", ".verdict", ".pager", "aside"):
        expect(page.locator(hidden).first).to_be_hidden()
