"""What people do on the site, in a real browser: by mouse, by keyboard, on a phone, without scripts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE, assert_accessible
from wizard.graph import NOT_HELPED, RESUMED, SURE, UNKNOWN, Guides, Outcome, SecondLook
from wizard.guide_file import parse_guide
from wizard.replay import replay
from wizard.story_file import read_vignettes
from wizard.vignettes import follow, sent
from wizard.walk import Walk

ROOT = Path(__file__).resolve().parent.parent.parent
VIGNETTES = read_vignettes(ROOT / "fixtures/vignettes")
NARROW = {"width": 320, "height": 640}


FILES = sorted((ROOT / "fixtures/guides").iterdir())
GUIDES = Guides({path.stem: parse_guide(path.read_text("utf-8"), path.name) for path in FILES})


@dataclass(frozen=True)
class Story:
    """A vignette's guide and the plain answers that lead straight to its article."""

    guide: str
    answers: tuple[str, ...]


def stories(guide: str = "rdp") -> list[Story]:
    """The vignettes that take plain answers only, short ones first."""
    told = (Story(guide, sent(GUIDES, vignette).moves) for vignette in VIGNETTES if vignette.guide == guide)
    special = {UNKNOWN, NOT_HELPED, RESUMED, SURE}
    return sorted((one for one in told if not special & set(one.answers)), key=lambda one: len(one.answers))


LONG = stories()[-1]
SHORT = next(one for one in stories() if len(one.answers) == 3)


def in_vain(guide: str, answers: Sequence[str]) -> Walk:
    """The first second look of somebody whom nothing helps."""
    found = follow(GUIDES, guide, answers)
    while not isinstance(found.node, SecondLook):
        found = replay(GUIDES, guide, found.answered(NOT_HELPED if isinstance(found.node, Outcome) else UNKNOWN))
    return found


def number_of(page: Page, answer: str) -> str:
    """The key that presses this choice."""
    link = page.locator(f'.choices a[href*="={answer}"]').last
    return link.get_attribute("data-key") or ""


def choose(page: Page, answer: str) -> None:
    before = page.locator("h1").inner_text()
    page.locator(f'.choices a[href$="={answer}"]').click()
    expect(page.locator("h1")).not_to_have_text(before)


def walk(page: Page, vignette: Story, language: str = "en") -> None:
    page.goto(f"/{language}/guides/{vignette.guide}/")
    page.locator("a.btn-main").click()
    for answer in vignette.answers:
        choose(page, answer)
    expect(page.locator(".verdict")).to_be_visible()


def no_sideways_scrolling(page: Page) -> None:
    widths = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert widths[0] <= widths[1], f"{page.url} is wider than the screen: {widths}"


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_from_home_to_the_article_by_mouse(new_page, viewport, language):
    page = new_page(viewport=viewport, language=language)
    page.goto("/")
    expect(page).to_have_url(re.compile(f"/{language}/$"))
    page.locator("main .card a").first.click()
    page.locator("a.btn-main").click()
    for answer in LONG.answers:
        choose(page, answer)
        no_sideways_scrolling(page)
    expect(page.locator("ol.steps").first).to_be_visible()
    page.locator(".verdict .btn-main").click()
    expect(page.locator(".notice-good")).to_be_visible()


def test_to_the_article_by_number_keys_alone(page):
    page.goto(f"/en/guides/{LONG.guide}/?begin=1")
    for answer in LONG.answers:
        before = page.locator("h1").inner_text()
        page.keyboard.press(number_of(page, answer))
        expect(page.locator("h1")).not_to_have_text(before)
        expect(page.locator("h1")).to_be_focused()
    expect(page.locator(".verdict")).to_be_visible()


def test_to_the_article_by_tab_and_enter_alone(page):
    page.goto("/en/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.goto(f"/en/guides/{SHORT.guide}/?begin=1")
    for answer in SHORT.answers:
        before = page.locator("h1").inner_text()
        target = page.locator(f'.choices a[href$="={answer}"]')
        for _ in range(40):
            page.keyboard.press("Tab")
            if target.evaluate("link => link === document.activeElement"):
                break
        expect(target).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("h1")).not_to_have_text(before)
    expect(page.locator(".verdict")).to_be_visible()


def test_number_keys_can_be_switched_off_and_stay_off(page):
    page.goto("/en/guides/rdp/?begin=1")
    switch = page.get_by_role("checkbox")
    switch.uncheck()
    page.keyboard.press("1")
    expect(page).to_have_url(re.compile("begin=1"))
    page.reload()
    expect(switch).not_to_be_checked()


def test_back_reload_and_a_changed_answer_keep_what_fits(page):
    walk(page, LONG)
    outcome = page.locator("h1").inner_text()
    page.go_back()
    expect(page.locator(".choices")).to_be_visible()
    page.go_forward()
    expect(page.locator("h1")).to_have_text(outcome)
    page.reload()
    expect(page.locator("h1")).to_have_text(outcome)
    page.locator("aside details").last.locator("summary").click()
    page.locator(".trail a").nth(1).click()
    expect(page.locator(".choices")).to_be_visible()
    choose_again = LONG.answers[1]
    page.locator(f'.choices a[href*="={choose_again}"]').first.click()
    expect(page.locator("h1")).to_have_text(outcome)


def test_the_link_shows_a_second_visitor_the_same_place(page, new_page):
    walk(page, LONG)
    other = new_page(viewport=PHONE)
    other.goto(page.url)
    expect(other.locator("h1")).to_have_text(page.locator("h1").inner_text())


def test_did_not_help_leads_to_the_hand_over_in_the_end(page):
    walk(page, SHORT)
    seen = []
    for _ in range(60):
        if page.locator("#transcript").count():
            break
        if page.locator(".choices").count():
            choose_last = page.locator(".choices .unsure a")
            before = page.url
            choose_last.click()
            expect(page).not_to_have_url(before)
        else:
            seen.append(page.locator("h1").inner_text())
            page.locator(".verdict button").last.click()
            page.wait_for_load_state()
    expect(page.locator("#transcript")).to_be_visible()
    assert len(seen) == len(set(seen)), "an article was offered twice"


@pytest.mark.parametrize("javascript", [True, False])
def test_the_second_look_asks_again_and_comes_back(new_page, javascript):
    page = new_page(javascript=javascript, viewport=PHONE)
    page.goto(address_of(in_vain(SHORT.guide, SHORT.answers), "en"))
    expect(page.locator("h1")).to_have_text("Is one of these answers wrong?")
    no_sideways_scrolling(page)
    answer = page.locator(".choices a .quiet").first.inner_text().removeprefix("You said: ")
    doubts = page.locator(".choices a").count()
    page.locator(".choices a").first.click()
    expect(page.locator(".notice-info")).to_contain_text("Second look")
    page.locator(".choices a").filter(has_text=answer).first.click()
    expect(page.locator(".trail .tag").first).to_contain_text("checked again")
    expect(page.locator("h1")).to_have_text("Is one of these answers wrong?")
    assert page.locator(".choices a").count() == doubts - 1


def test_the_second_look_takes_number_keys(page):
    page.goto(address_of(in_vain(SHORT.guide, SHORT.answers), "zh-hans"))
    last = page.locator(".choices a").count()
    page.keyboard.press(str(last))
    expect(page).to_have_url(re.compile("second-look=as-said"))


def test_the_language_switch_midway_keeps_the_place(page):
    page.goto(f"/en/guides/{LONG.guide}/?begin=1")
    for answer in LONG.answers[:3]:
        choose(page, answer)
    query = page.url.split("?")[1]
    page.locator("#switch").click()
    expect(page).to_have_url(re.compile(rf"/zh-hans/guides/rdp/\?{re.escape(query)}$"))
    expect(page.locator("html")).to_have_attribute("lang", "zh-hans")
    page.locator("#switch").click()
    expect(page).to_have_url(re.compile(r"/en/guides/rdp/"))


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_everything_works_without_javascript(new_page, language):
    page = new_page(javascript=False, viewport=PHONE, language=language)
    walk(page, LONG, language)
    page.locator(".verdict button").last.click()
    expect(page.locator("h1")).to_be_visible()
    page.goto(f"/{language}/articles/rdp-firewall-blocks-rdp/")
    page.locator(".verdict a.btn").click()
    page.locator("#reasons input[type=radio]").nth(1).check()
    page.locator("#reasons textarea").fill("Step 2 is not clear to me.")
    page.locator("#reasons button").click()
    expect(page).to_have_url(re.compile("/thanks/$"))


def test_a_command_can_be_copied(new_page):
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto("/en/articles/rdp-firewall-blocks-rdp/")
    block = page.locator(".cmd").first
    block.get_by_role("button").click()
    expect(block.get_by_role("button")).to_have_text("Copied")
    expect(page.get_by_role("status")).to_have_text("Copied")


def test_tabs_of_how_to_check_work_by_keyboard(page):
    page.goto("/en/guides/rdp/?begin=1")
    for _ in range(12):
        if page.locator(".tabs").count():
            break
        before = page.url
        page.locator(".choices .unsure a").click()
        expect(page).not_to_have_url(before)
    tabs = page.locator(".tabs input")
    tabs.first.focus()
    page.keyboard.press("ArrowRight")
    expect(tabs.nth(1)).to_be_checked()
    expect(page.locator(".tabs .pane:visible")).to_have_count(1)


def test_the_theme_is_remembered(page):
    page.goto("/en/")
    page.locator("[data-theme-switch]").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.goto("/en/articles/")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_an_old_link_says_so(page):
    page.goto("/en/guides/rdp/?symptom=gone-long-ago&removed=x")
    expect(page.locator(".notice-warn").first).to_contain_text("Not all answers of this link fit any more")
    expect(page.locator(".choices")).to_be_visible()


def address_of(found: Walk, language: str) -> str:
    return f"/{language}/guides/{found.guide}/?{urlencode(found.answers)}"


def outcome_address(language: str) -> str:
    return address_of(follow(GUIDES, LONG.guide, LONG.answers), language)


def addresses(language: str) -> list[str]:
    outcome = outcome_address(language)
    return [
        f"/{language}/",
        f"/{language}/guides/",
        f"/{language}/guides/rdp/",
        f"/{language}/guides/rdp/?begin=1",
        outcome.rsplit("&", 1)[0],
        outcome,
        address_of(in_vain(LONG.guide, LONG.answers), language),
        outcome.replace("/rdp/?", "/rdp/solved/?"),
        outcome.replace("/rdp/?", "/rdp/hand-over/?"),
        f"/{language}/guides/rdp/?symptom=gone",
        f"/{language}/articles/",
        f"/{language}/articles/rdp-overview-eleven-steps/",
        f"/{language}/articles/rdp-error-code-table/",
        f"/{language}/articles/rdp-firewall-blocks-rdp/",
        f"/{language}/articles/rdp-firewall-blocks-rdp/#reasons",
        f"/{language}/categories/remote-desktop/",
        f"/{language}/categories/rdp-port/",
        f"/{language}/my-address/",
        f"/{language}/nothing/",
    ]


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE, NARROW], ids=["desktop", "phone", "320"])
@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_no_page_hinders_anybody(new_page, language, viewport, colours):
    page = new_page(viewport=viewport, language=language, colours=colours, expected=("404",))
    for address in addresses(language):
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
        assert_accessible(page)
        no_sideways_scrolling(page)


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_first_view_of_any_page_is_at_most_30_kb_over_the_wire(chromium, live_site, language):
    """Everything the browser fetches for it: page, style, scripts, pictures."""
    for address in addresses(language)[:-1]:
        context = chromium.new_context(base_url=live_site)
        page = context.new_page()
        sizes = []
        page.on("requestfinished", lambda request, sizes=sizes: sizes.append(request.sizes()))
        page.goto(address, wait_until="networkidle")
        total = sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes)
        context.close()
        assert total <= 30_000, f"{address}: {total} bytes in {len(sizes)} requests"
        assert len(sizes) <= 4, f"{address}: {len(sizes)} requests"
