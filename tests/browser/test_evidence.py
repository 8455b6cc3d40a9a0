"""Pasting output: from the home box and from a step into the middle of a guide, in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE, assert_accessible
from tests.browser.test_journeys import NARROW, SHORT, choose, no_sideways_scrolling

TEST_NET_CONNECTION = """PS C:\\Users\\lin> Test-NetConnection 203.0.113.10 -Port 3389
警告: TCP connect to (203.0.113.10 : 3389) failed

ComputerName           : 203.0.113.10
RemoteAddress          : 203.0.113.10
RemotePort             : 3389
InterfaceAlias         : 以太网
SourceAddress          : 192.168.1.23
PingSucceeded          : True
PingReplyDetails (RTT) : 31 ms
TcpTestSucceeded       : False
"""
PING = """Remote Desktop just waits and then cannot connect.

C:\\Users\\lin>ping 203.0.113.10

Pinging 203.0.113.10 with 32 bytes of data:
Reply from 203.0.113.10: bytes=32 time=38ms TTL=116
Reply from 203.0.113.10: bytes=32 time=39ms TTL=116
Reply from 203.0.113.10: bytes=32 time=38ms TTL=116
Reply from 203.0.113.10: bytes=32 time=41ms TTL=116

Ping statistics for 203.0.113.10:
    Packets: Sent = 4, Received = 4, Lost = 0 (0% loss),
"""
CREDSSP = """An authentication error has occurred.
The function requested is not supported

Remote computer: 203.0.113.10
This could be due to CredSSP encryption oracle remediation.
"""
START_THERE = {"en": "Start the guide from there", "zh-hans": "从这里继续排查"}


def paste_at_home(page: Page, language: str, text: str) -> None:
    page.goto(f"/{language}/")
    page.locator("#q").fill(text)
    page.locator("#box .btn-main").click()
    expect(page.locator(".read, .said").first).to_be_visible()
    assert "203.0.113" not in page.url


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no-scripts"])
def test_a_chinese_port_test_starts_the_guide_midway(new_page, javascript):
    page = new_page(language="zh-hans", javascript=javascript, viewport=PHONE)
    paste_at_home(page, "zh-hans", TEST_NET_CONNECTION)
    expect(page.locator(".proof", has_text="TcpTestSucceeded")).to_be_visible()
    page.get_by_role("button", name=START_THERE["zh-hans"]).click()
    expect(page).to_have_url(re.compile(r"/zh-hans/guides/rdp/\?symptom=no-answer.*read="))
    expect(page.locator(".kicker").first).to_contain_text("第 2 个问题")
    expect(page.locator(".trail .tag").first).to_contain_text("来自您粘贴的内容，第 6, 11 行")
    no_sideways_scrolling(page)


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no-scripts"])
def test_an_english_ping_with_a_sentence_starts_the_guide_midway(new_page, javascript):
    page = new_page(javascript=javascript)
    paste_at_home(page, "en", PING)
    expect(page.locator(".read p").first).to_have_text("Ping is answered")
    expect(page.get_by_role("checkbox", name="It does not connect")).to_be_checked()
    page.get_by_role("button", name=START_THERE["en"]).click()
    expect(page).to_have_url(re.compile(r"/en/guides/rdp/\?.*said=symptom.no-answer"))
    expect(page.locator(".kicker").first).to_contain_text("question 2")
    expect(page.locator(".trail")).to_contain_text("as you said")


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no-scripts"])
def test_an_error_box_leads_to_its_article_and_back_to_any_answer(new_page, javascript):
    page = new_page(javascript=javascript)
    paste_at_home(page, "en", CREDSSP)
    page.get_by_role("button", name=START_THERE["en"]).click()
    expect(page.locator("article h1")).to_contain_text("CredSSP")
    page.locator("aside details summary").click()
    page.locator(".trail a").nth(1).click()
    expect(page).to_have_url(re.compile("message=asked"))
    expect(page.locator(".choices")).to_be_visible()
    page.locator(".choices a").nth(3).click()
    expect(page.locator("h1")).to_have_text("Which words are in it?")


def test_the_lines_that_decided_are_shown_wherever_they_count(page):
    paste_at_home(page, "en", TEST_NET_CONNECTION)
    page.get_by_role("button", name=START_THERE["en"]).click()
    expect(page.locator(".trail .proof").first).to_contain_text("False")
    page.locator(".choices a").last.click()
    expect(page).to_have_url(re.compile("changed=unknown"))
    expect(page.locator(".trail .proof").first).to_contain_text("False")
    page.go_back()
    expect(page).not_to_have_url(re.compile("changed=unknown"))
    expect(page.locator(".trail .proof").first).to_contain_text("False")
    page.locator("a", has_text="hand over to support").first.click()
    expect(page.locator(".ruled .proof").first).to_contain_text("False")
    assert "False" not in page.url


def test_a_paste_at_a_step_answers_it_by_keyboard_alone(page):
    page.goto("/en/guides/rdp/?begin=1")
    summary = page.locator("summary", has_text="Paste the output")
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#paste")).to_be_focused()
    page.keyboard.insert_text(TEST_NET_CONNECTION)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("We can tell")
    page.get_by_role("button", name=START_THERE["en"]).press("Enter")
    expect(page.locator(".kicker").first).to_contain_text("question 2")


def test_digits_typed_into_the_paste_box_choose_nothing(page):
    page.goto("/en/guides/rdp/?begin=1")
    page.locator("summary", has_text="Paste the output").click()
    page.locator("#paste").press_sequentially("12")
    expect(page.locator("#paste")).to_have_value("12")
    assert page.url.endswith("begin=1")


def test_the_commands_take_the_visitor_s_address_and_port_and_send_them_nowhere(page):
    page.goto("/en/guides/rdp/")
    sent = []
    page.on("request", lambda request: sent.append(request.url))
    page.locator("summary", has_text="Windows PowerShell").first.click()
    page.locator("[name=host]").fill("198.51.100.7")
    page.locator("[name=port]").fill("4389")
    expect(page.locator("pre", has_text="Test-NetConnection 198.51.100.7 -Port 4389")).to_be_visible()
    page.locator("[name=host]").fill("203.0.113.9; shutdown")
    expect(page.locator("[name=host]")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#target-hint")).to_contain_text("not an address")
    assert page.locator("pre", has_text="shutdown").count() == 0
    page.locator("[name=host]").press("Enter")
    assert sent == []


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESKTOP, NARROW], ids=["desktop", "320"])
@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_no_page_about_evidence_hinders_anybody(new_page, language, viewport, colours):
    page = new_page(viewport=viewport, language=language, colours=colours, expected=("422",))
    for text in (TEST_NET_CONNECTION, PING, "hello"):
        page.goto(f"/{language}/guides/rdp/?begin=1")
        page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
        page.locator("#paste").fill(text)
        page.locator("main form .btn-small").click()
        expect(page).to_have_url(re.compile("/evidence/"))
        assert_accessible(page)
        no_sideways_scrolling(page)
    paste_at_home(page, language, PING)
    assert_accessible(page)
    no_sideways_scrolling(page)
    page.get_by_role("button", name=START_THERE[language]).click()
    assert_accessible(page)
    page.goto(f"/{language}/guides/https/")
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
    assert_accessible(page)
    no_sideways_scrolling(page)


def test_back_works_over_steps_that_a_reloaded_outcome_did_not_load(page):
    """An outcome opened as a page has no htmx; the steps before it were put into the history by htmx."""
    page.goto(f"/en/guides/{SHORT.guide}/?begin=1")
    for answer in SHORT.answers:
        before = page.url
        choose(page, answer)
    expect(page.locator(".verdict")).to_be_visible()
    page.reload()
    expect(page.locator(".verdict")).to_be_visible()
    page.go_back()
    expect(page).to_have_url(before)
    expect(page.locator(".choices")).to_be_visible()
