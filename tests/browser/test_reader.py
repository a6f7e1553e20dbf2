"""What readers do on this repository's own site, each from where they would begin."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

SHEET = "sheets/western-security-guarantees-ukraine/"
WORDS = "statements/lavrov-future-not-decided-by-foreign-powers/"
TIMELINE = "timelines/war-and-security-guarantees/"
TYPES = (
    "",
    SHEET,
    WORDS,
    TIMELINE,
    "actors/joe-biden/",
    "sources/unsigned-article-security-guarantees/",
    "topics/security-guarantees-for-ukraine/",
    "statements/",
    "timelines/",
    "pictures/",
    "search/?q=guarantees",
    "data/",
    "fields/",
    "404.html",
)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(reduced_motion="reduce") as context:
        yield context.new_page()


def test_lavrov_is_found_in_cyrillic_narrowed_and_shared(
    browser: Browser, page: Page, site_address: str
) -> None:
    page.goto(site_address)
    page.get_by_label("Who said what?").fill("Лавров")
    page.keyboard.press("Enter")
    page.get_by_role("checkbox", name="Sergey Lavrov").check()
    page.get_by_role("checkbox", name="2025").check()
    found = page.locator("[data-search-results] a")
    expect(found.filter(has_text="cannot be decided by foreign powers")).to_be_visible()
    titles, address = found.all_text_contents(), page.url
    with browser.new_context() as context:  # somebody else's
        shared = context.new_page()
        shared.goto(address)
        expect(shared.locator("[data-search-results] a")).to_have_text(titles)
        expect(shared.get_by_role("checkbox", name="2025")).to_be_checked()


def test_a_reference_is_followed_and_one_comes_back(page: Page, site_address: str) -> None:
    page.goto(site_address + SHEET)
    fact = page.locator("#_fact-2")
    fact.locator("summary").click()
    fact.locator(".fs-evidence__source a").first.click()
    expect(page).to_have_url(re.compile("/sources/unsigned-article-security-guarantees/$"))
    page.go_back()
    expect(fact).to_be_in_viewport()


@pytest.mark.parametrize("address", TYPES)
def test_every_page_is_used_by_keyboard_with_a_focus_that_is_seen(
    page: Page, site_address: str, address: str
) -> None:
    """Tab comes to everything that can be clicked, in turn, and each shows that it has it."""
    page.goto(site_address + address, wait_until="networkidle")
    seen, unseen = 0, []
    for _ in range(40):
        page.keyboard.press("Tab")
        state = page.evaluate(
            """() => {
                const has = document.activeElement
                if (!has || has === document.body) return null
                const style = getComputedStyle(has)
                const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1
                const inside = [...has.children].some((part) => {
                    const own = getComputedStyle(part)
                    return own.strokeWidth !== "1px" && own.stroke !== "none"
                })
                const box = has.getBoundingClientRect()
                const isThere = box.width > 0 && box.bottom > 0 && box.top < innerHeight
                return {name: has.outerHTML.slice(0, 120), ok: (ring || inside) && isThere}
            }"""
        )
        if state is None:
            break
        seen += 1
        if not state["ok"]:
            unseen.append(state["name"])
    assert unseen == []
    assert seen > 10


@pytest.mark.parametrize("address", TYPES)
@pytest.mark.parametrize("width", [640, 320])
def test_enlarged_nothing_scrolls_sideways(
    page: Page, site_address: str, address: str, width: int
) -> None:
    """At 200 % on a screen of 1280 pixels, and at 400 % (WCAG 1.4.4, 1.4.10)."""
    page.set_viewport_size({"width": width, "height": 400})
    page.goto(site_address + address, wait_until="networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("address", [SHEET, WORDS, TIMELINE, "search/?q=guarantees"])
def test_nothing_moves_for_who_asks_for_rest(page: Page, site_address: str, address: str) -> None:
    page.goto(site_address + address, wait_until="networkidle")
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((part) => {
            const style = getComputedStyle(part)
            const lasts = [style.transitionDuration, style.animationDuration].join()
            const isMoved = style.transitionProperty !== "none" || style.animationName !== "none"
            return (isMoved && /[1-9]/.test(lasts)) || style.scrollBehavior === "smooth"
        }).map((part) => part.outerHTML.slice(0, 80))"""
    )
    assert moving == []
