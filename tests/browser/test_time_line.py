"""The drawn line of a timeline, by keyboard, without script, and with the events of one actor."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

TIMELINE = "timelines/war-and-security-guarantees/"
EVENTS = 7


@pytest.fixture
def page(browser: Browser, site_address: str) -> Iterator[Page]:
    """A reader at the timeline."""
    with browser.new_context(reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(site_address + TIMELINE)
        yield page


def test_keys_walk_the_line_look_closer_and_follow(page: Page) -> None:
    frame, marks = page.locator("[data-line-frame]"), page.locator("[data-mark]")
    frame.focus()
    width = page.locator("[data-line-drawing]").evaluate("drawing => drawing.clientWidth")
    page.keyboard.press("+")
    page.keyboard.press("+")
    drawing = page.locator("[data-line-drawing]")
    assert drawing.evaluate("drawing => drawing.clientWidth") == 4 * width
    expect(page.locator("[data-line-status]")).to_have_text("4×")
    expect(page.locator(".fs-tick--4").first).to_be_visible()
    page.keyboard.press("Tab")
    expect(marks.nth(0)).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(marks.nth(2)).to_be_focused()
    expect(marks.nth(2).locator("circle")).to_be_in_viewport()
    assert marks.nth(2).locator("circle").evaluate("e => getComputedStyle(e).strokeWidth") == "4px"
    page.keyboard.press("End")
    expect(marks.nth(EVENTS - 1)).to_be_focused()
    page.keyboard.press("0")
    assert drawing.evaluate("drawing => drawing.clientWidth") == width
    page.keyboard.press("Enter")
    expect(page.locator("li:target")).to_have_attribute("id", "war-enters-fourth-year")


def test_events_of_one_actor_are_shared_by_address(page: Page, site_address: str) -> None:
    page.get_by_label("Events with").select_option("Sergey Lavrov")
    shown = page.locator("[data-events] > li:visible")
    count = shown.count()
    assert 0 < count < EVENTS
    expect(page.locator("[data-mark]:visible")).to_have_count(count)
    expect(page.locator("[data-line-shown]")).to_have_text(f"{count} of {EVENTS} events")
    page.goto(page.url)
    expect(shown).to_have_count(count)
    page.goto(site_address + TIMELINE + "?actor=nobody")
    expect(shown).to_have_count(EVENTS)


def test_without_script_line_and_list_are_there(browser: Browser, site_address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site_address + TIMELINE)
        expect(page.locator("[data-events] > li")).to_have_count(EVENTS)
        expect(page.locator("[data-mark] circle:visible")).to_have_count(EVENTS)
        expect(page.locator("[data-line-tools]")).to_be_hidden()
        expect(page.locator("[data-line-filter]")).to_be_hidden()
        page.locator("[data-mark='crimea-annexed'] circle").click()
        expect(page.locator("li:target h3, li:target .fs-event__title")).to_contain_text("Crimea")


def test_numbers_of_line_and_list_are_the_same(page: Page) -> None:
    for number in range(1, EVENTS + 1):
        mark = page.locator("[data-mark]").nth(number - 1)
        assert mark.locator("text").text_content() == str(number)
        event = page.locator(f"#{mark.get_attribute('data-mark')}")
        assert event.get_attribute("data-number") == str(number)
        title = event.locator('[data-field$=".title"]').text_content()
        assert mark.locator("title").text_content() == title
