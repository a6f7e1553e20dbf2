"""The published pages as readers meet them: by any eye, on a phone, in the dark, without script."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request, ViewportSize, expect

SHEET = "sheets/western-security-guarantees-ukraine/"
WORDS = "statements/lavrov-future-not-decided-by-foreign-powers/"
REPORT = "statements/biden-stoltenberg-support-security-guarantees/"
TIMELINE = "timelines/war-and-security-guarantees/"
EXACT_WORDS = (
    "Ukraine’s future cannot be decided by foreign powers who pursue their own agendas; any attempt"
    " at imposing these guarantees constitute a clear violation of Ukraine’s sovereignty and"
    " interfere with regional security."
)
# One page of each type.
PAGES = (
    "",
    SHEET,
    WORDS,
    REPORT,
    TIMELINE,
    "actors/sergey-lavrov/",
    "actors/joe-biden/",
    "sources/unsigned-article-security-guarantees/",
    "topics/security-guarantees-for-ukraine/",
    "statements/",
    "actors/",
    "timelines/",
    "corrections/",
    "data/",
    "checks/",
    "checks/TEN001/",
    "method/",
    "fields/",
    "contributing/",
    "pictures/",
    "search/",
    "404.html",
)
DESKTOP: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def page(browser: Browser, site_address: str) -> Iterator[Page]:
    """A reader's page. Whatever it asks of another host is a fault."""
    with browser.new_context(reduced_motion="reduce") as context:
        elsewhere: list[str] = []

        def asked(request: Request) -> None:
            if urlsplit(request.url).netloc != urlsplit(site_address).netloc:
                elsewhere.append(request.url)

        context.on("request", asked)
        yield context.new_page()
        assert elsewhere == []


def violations(page: Page) -> list[str]:
    """What axe-core, already on the page, finds wrong: each fault with the element that has it."""
    found = page.evaluate("axe.run({resultTypes: ['violations']}).then(run => run.violations)")
    return [f"{rule['id']}: {node['target']}" for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize("address", PAGES)
def test_nothing_stands_in_a_readers_way(page: Page, site_address: str, address: str) -> None:
    """By axe-core: in light, in dark, on a phone; and there, nothing scrolls sideways."""
    page.set_viewport_size(DESKTOP)
    page.emulate_media(color_scheme="light")
    page.goto(site_address + address)
    page.evaluate(Axe().axe_script)
    faults = {"light": violations(page)}
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    faults["dark"] = violations(page)
    page.set_viewport_size(PHONE)
    faults["phone"] = violations(page)
    assert faults == {"light": [], "dark": [], "phone": []}
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    column = page.locator(".md-content__inner")
    assert column.evaluate("column => column.scrollWidth - column.clientWidth") == 0


def test_the_first_screen_of_a_sheet_holds_question_answer_and_figures(
    page: Page, site_address: str
) -> None:
    page.set_viewport_size(DESKTOP)
    page.goto(site_address + SHEET)
    for part in ("h1", ".fs-answer", ".fs-figures"):
        box = page.locator(part).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= DESKTOP["height"], part


def test_words_and_reports_do_not_look_alike(page: Page, site_address: str) -> None:
    """Marks, face and frame differ, so that neither is taken for the other in a screenshot."""

    def looks(address: str) -> list[bool]:
        page.goto(site_address + address)
        found: list[bool] = page.locator(".fs-words blockquote p").evaluate(
            """words => {
                const box = words.closest(".fs-words")
                return [
                    getComputedStyle(words, "::before").content === "open-quote",
                    getComputedStyle(words).fontFamily.includes("Serif"),
                    getComputedStyle(box).borderBlockStartStyle === "dashed",
                    box.innerText.includes("not a quotation"),
                ]
            }"""
        )
        return found

    assert looks(WORDS) == [True, True, False, False]
    assert looks(REPORT) == [False, False, True, True]


def test_from_home_to_the_exact_words_in_two_clicks(page: Page, site_address: str) -> None:
    page.set_viewport_size(DESKTOP)
    page.goto(site_address)
    page.get_by_role("link", name="Does Moscow accept").click()
    page.locator(f'.fs-card a[data-record="{WORDS[:-1]}"][data-field="claim"]').first.click()
    assert page.url == site_address + WORDS
    assert page.locator('blockquote [data-field="quote.0"]').text_content() == EXACT_WORDS


def test_from_home_to_the_source_in_two_clicks(page: Page, site_address: str) -> None:
    page.goto(site_address)
    page.get_by_role("link", name="Does Moscow accept").click()
    page.locator('figcaption a[data-record^="sources/"]').first.click()
    expect(page.locator('h1 [data-field="title"]')).to_contain_text("Article on Moscow’s rejection")


def test_from_home_to_the_opposite_position_in_two_clicks(page: Page, site_address: str) -> None:
    """The second click opens the cell of the matrix, and the statement behind it."""
    page.goto(site_address)
    page.get_by_role("link", name="Does Moscow accept").click()
    page.locator("tr", has=page.get_by_role("link", name="Western leaders")).locator(
        "summary"
    ).first.click()
    behind = page.locator('details[open] a[data-field="claim"]')
    expect(behind).to_be_visible()
    expect(behind).to_contain_text("Western leaders proposed security guarantees")


def test_statement_names_what_it_contradicts(page: Page, site_address: str) -> None:
    page.goto(site_address + WORDS)
    page.locator(".fs-relation", has_text="Contradicts").locator('a[data-field="claim"]').click()
    expect(page.locator(".fs-positions .fs-stance").first).to_have_text("For")


def test_sections_open_on_a_phone_by_keyboard_and_without_script(
    browser: Browser, site_address: str
) -> None:
    with browser.new_context(viewport=PHONE, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site_address + WORDS)
        link = page.locator("header").get_by_role("link", name="People and bodies")
        expect(link).to_be_hidden()
        page.get_by_role("button", name="Navigation").focus()
        page.keyboard.press("Enter")
        expect(link).to_be_visible()
        page.keyboard.press("Tab")
        page.keyboard.press("Escape")
        expect(link).to_be_hidden()


def test_without_script_everything_is_there_and_the_dark_is_dark(
    browser: Browser, site_address: str
) -> None:
    with browser.new_context(java_script_enabled=False, color_scheme="dark") as context:
        page = context.new_page()
        page.goto(site_address + SHEET)
        page.locator(".fs-cell summary").first.click()
        expect(page.locator("details[open] a").first).to_be_visible()
        expect(page.locator("#_timeline")).to_be_visible()
        expect(page.locator("body")).to_have_css("background-color", "rgb(20, 23, 27)")
        page.goto(site_address + WORDS)
        assert page.locator('blockquote [data-field="quote.0"]').text_content() == EXACT_WORDS


def test_print_opens_what_is_folded_and_writes_addresses_out(page: Page, site_address: str) -> None:
    page.set_viewport_size(DESKTOP)
    page.goto(site_address + TIMELINE)
    folded = page.locator("details.fs-open blockquote").first
    expect(folded).to_be_hidden()
    page.emulate_media(media="print")
    try:
        expect(folded).to_be_visible()
        written = page.locator('.fs-prose a[href^="https://"]').first.evaluate(
            "link => getComputedStyle(link, '::after').content"
        )
        assert "https://" in written
        expect(page.locator("header").first).to_be_hidden()
    finally:
        page.emulate_media(media="screen")


def test_an_actors_statements_are_filtered_by_the_search(page: Page, site_address: str) -> None:
    page.set_viewport_size(DESKTOP)
    page.goto(site_address + "actors/russia/")
    topic = page.locator('.fs-narrow a[data-record="topics/spheres-of-influence"]')
    count = topic.locator("+ small").text_content()
    topic.click()
    expect(page.locator("[data-search-results] > li")).to_have_count(int(count or 0))
    expect(page.get_by_role("checkbox", name="Russia", exact=False).first).to_be_checked()


def test_a_listing_is_filtered_and_sorted_in_its_place(page: Page, site_address: str) -> None:
    page.set_viewport_size(DESKTOP)
    page.goto(site_address + "statements/")
    cards, results = page.locator(".fs-cards"), page.locator("[data-search-results] > li")
    expect(cards).to_be_visible()
    page.get_by_label("Filter and sort this list").fill("guarantees")
    expect(results.first).to_be_visible()
    expect(cards).to_be_hidden()
    page.locator("[data-search-facets] summary").click()
    page.get_by_role("checkbox", name="Sergey Lavrov").check()
    expect(page).to_have_url(f"{site_address}statements/?q=guarantees&speaker=Sergey+Lavrov")
    page.get_by_label("Order").select_option("date")
    shared = page.url
    kinds = page.locator("[data-search-results] .fs-result__kind").all_text_contents()
    assert kinds
    assert all(kind.startswith("Statement") for kind in kinds)
    page.goto(site_address)
    page.goto(shared)
    expect(page.get_by_role("checkbox", name="Sergey Lavrov")).to_be_checked()
    page.get_by_role("button", name="Remove all filters").click()
    page.get_by_label("Filter and sort this list").fill("")
    page.get_by_label("Order").select_option("")
    expect(cards).to_be_visible()


def test_a_listing_asks_for_nothing_before_somebody_does(page: Page, site_address: str) -> None:
    asked: list[str] = []
    page.on("request", note := lambda request: asked.append(request.url))
    page.goto(site_address + "actors/", wait_until="networkidle")
    page.remove_listener("request", note)
    assert not [address for address in asked if "pagefind" in address or "/search/" in address]
    page.get_by_label("Filter and sort this list").fill("Лавров")
    expect(page.locator("[data-search-results] a").first).to_have_text("Sergey Lavrov")


def test_without_script_a_listing_leads_to_the_search(browser: Browser, site_address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site_address + "sources/")
        if page.get_by_label("Filter and sort this list").count():
            page.get_by_label("Filter and sort this list").fill("x")
            page.keyboard.press("Enter")
            assert page.url == f"{site_address}search/?kind=sources&q=x"


def test_an_actors_page_says_what_they_hold(page: Page, site_address: str) -> None:
    page.goto(site_address + "actors/russia/")
    held = page.locator("#_positions + ul > li", has_text="Is Western aid to Ukraine justified?")
    held.locator(".fs-stance--against").click()
    expect(page.locator('h1 [data-field="claim"]')).to_contain_text("dismissed Western aid")


def test_names_in_a_picture_lead_to_their_pages(page: Page, site_address: str) -> None:
    page.goto(site_address)
    page.get_by_role("link", name="in pictures").click()
    page.locator(".fs-picture a", has_text="Sergey Lavrov").click()
    expect(page.locator("h1 [data-field]")).to_have_text("Sergey Lavrov")


def test_roles_are_drawn_with_what_was_said_after_them(page: Page, site_address: str) -> None:
    """The term ended before the time to which the source dates itself: its bar ends before it."""
    page.goto(site_address + "actors/joe-biden/")
    held = page.locator(".fs-roles .fs-mark__span").first.bounding_box()
    spoke = page.locator(".fs-spoke").first.bounding_box()
    assert held is not None
    assert spoke is not None
    assert held["x"] + held["width"] < spoke["x"]
