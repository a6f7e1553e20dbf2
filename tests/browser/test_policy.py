"""Under the policy of the pages all works that we put there, and nothing runs that we did not."""

from __future__ import annotations

import http.server
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Route, ViewportSize, expect

from generator.policy import HEADERS

WORDS = "statements/lavrov-future-not-decided-by-foreign-powers/"
TIMELINE = "timelines/war-and-security-guarantees/"
DESKTOP: ViewportSize = {"width": 1280, "height": 800}
PLANTED = """
<script>document.title = "taken by a script"</script>
<img src="missing.png" onerror="document.title = 'taken by a handler'">
<a id="_planted" href="javascript:document.title = 'taken by an address'">go</a>
<p id="_styled" style="position: fixed; inset: 0">over everything</p>
<img src="https://elsewhere.example/pixel.png"><iframe src="https://elsewhere.example/"></iframe>
<form id="_form" action="https://elsewhere.example/"><button>Send</button></form>
<base href="https://elsewhere.example/">
"""


def sent_headers(site: Path) -> dict[str, str]:
    """What a host sends that reads the file of headers."""
    lines = (site / HEADERS).read_text("utf-8").splitlines()
    pairs = (line.strip().partition(": ") for line in lines if line.startswith("  "))
    return {name: value for name, _, value in pairs}


@pytest.fixture(scope="module")
def address(built_site: Path) -> Iterator[str]:
    """The address of the repository's site, served with the headers that it brings along."""
    headers = sent_headers(built_site)

    class Host(http.server.SimpleHTTPRequestHandler):
        def end_headers(self) -> None:
            for name, value in headers.items():
                self.send_header(name, value)
            super().end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name
            pass

    handler = partial(Host, directory=str(built_site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


class Watched:
    """A page, and all that its console complained of."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"{self.page.url}: {message.text}")


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    """A reader's page, from which nothing may be complained of when the test is over."""
    context = browser.new_context(
        viewport=DESKTOP, permissions=["clipboard-read", "clipboard-write"]
    )
    with context:
        yield Watched(context.new_page())


def one_of_each_type(site: Path) -> list[str]:
    """The address of a page of each type: by the first step of its address and their number."""
    found: dict[tuple[str, int], str] = {}
    for path in sorted(site.rglob("*.html")):
        steps = path.relative_to(site).parts
        found.setdefault((steps[0], len(steps)), "/".join(steps).removesuffix("index.html"))
    return list(found.values())


def test_no_page_is_complained_of(watched: Watched, built_site: Path, address: str) -> None:
    addresses = one_of_each_type(built_site)
    assert len(addresses) > 20
    for page in (*addresses, WORDS, TIMELINE):
        watched.page.goto(address + page)
        watched.page.wait_for_timeout(50)
    assert watched.complaints == []


def test_all_that_moves_still_moves(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(address)
    chosen = page.locator("body")
    page.get_by_title("switch to light").click()
    page.get_by_title("Light; switch to dark").click()
    expect(chosen).to_have_attribute("data-md-color-scheme", "slate")
    page.reload()
    expect(chosen).to_have_attribute("data-md-color-scheme", "slate")

    page.goto(f"{address}search/?q=guarantees")
    expect(page.locator("[data-search-results] > li").first).to_be_visible()

    page.goto(address + TIMELINE)
    width = page.locator("[data-line-drawing]").evaluate("drawing => drawing.clientWidth")
    page.get_by_role("button", name="Look closer").click()
    page.wait_for_function(
        "width => document.querySelector('[data-line-drawing]').clientWidth > width", arg=width
    )

    page.goto(address + WORDS)
    page.get_by_role("button", name="Check this yourself").click()
    expect(page.locator("[data-proof-result]")).to_contain_text("Proven in your browser")
    button = page.locator("[data-copy]").first
    button.click()
    expect(button).to_have_text("Copied")
    assert watched.complaints == []


@pytest.mark.parametrize("with_headers", [False, True])
def test_what_is_planted_does_not_run(
    browser: Browser, site_address: str, address: str, *, with_headers: bool
) -> None:
    """By the policy in the page alone, and with that of the host: one of them is enough."""
    start = address if with_headers else site_address
    asked: list[str] = []

    def plant(route: Route) -> None:
        answer = route.fetch()
        body = answer.text().replace('<article class="md-content__inner', f"{PLANTED}<article ", 1)
        assert PLANTED in body
        route.fulfill(response=answer, body=body)

    with browser.new_context(viewport=DESKTOP) as context:
        page = context.new_page()
        watched = Watched(page)
        page.route(start + WORDS, plant)
        page.on("requestfinished", lambda request: asked.append(request.url))
        page.goto(start + WORDS, wait_until="networkidle")
        title = page.title()
        page.evaluate("document.querySelector('#_planted').click()")
        page.wait_for_timeout(100)
        assert page.title() == title
        assert "taken" not in title
        expect(page.locator("#_styled")).to_have_css("position", "static")
        assert page.evaluate("document.baseURI") == start + WORDS
        page.evaluate("document.querySelector('#_form button').click()")
        page.wait_for_timeout(100)
        assert [url for url in asked if "elsewhere" in url] == []
    said = "\n".join(watched.complaints)
    for word in ("script-src", "style-src", "img-src", "form-action", "base-uri"):
        assert word in said, word
