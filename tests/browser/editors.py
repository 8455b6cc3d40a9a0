"""What the journeys of editors have in common."""

from __future__ import annotations

import time

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import DESKTOP, PHONE, assert_accessible
from tests.browser.test_journeys import no_sideways_scrolling

EFFECTS = 90_000
"""Milliseconds: what a guide would do takes seconds to compute, more on a busy machine."""


def assert_accessible_everywhere(page: Page) -> None:
    """In light and dark colours, and on a phone, where nothing may stand beside the screen."""
    assert_accessible(page)
    page.emulate_media(color_scheme="dark")
    settled(page)
    assert_accessible(page)
    page.set_viewport_size(PHONE)
    settled(page)
    no_sideways_scrolling(page)
    assert_accessible(page)
    page.set_viewport_size(DESKTOP)
    page.emulate_media(color_scheme="light")
    settled(page)


def settled(page: Page) -> None:
    """Colours fade for a moment when they change; axe-core would see what nobody looks at."""
    page.evaluate("Promise.allSettled(document.getAnimations().map(animation => animation.finished))")


def open_from_list(page: Page, address: str, words: str) -> None:
    """Find the row that shows these words, and follow what it is called."""
    page.goto(address)
    page.locator("#result_list tbody tr", has=page.get_by_text(words, exact=True)).locator("a").first.click()


def read_until(page: Page, address: str, shown: Locator, *, is_there: bool = True) -> None:
    """A reader's page follows a publication within a second: visit it until it does."""
    deadline = time.monotonic() + 20
    while True:
        page.goto(address)
        if bool(shown.count()) == is_there or time.monotonic() > deadline:
            break
    expect(shown).to_be_visible() if is_there else expect(shown).to_have_count(0)


def done(page: Page, told: str) -> None:
    """The message above the page says so."""
    expect(page.locator(".messagelist")).to_contain_text(told, timeout=EFFECTS)
