"""What is not found helps: the words of the address are asked for, and lead to what is nearest."""

from __future__ import annotations

import http.server
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, expect


class Missing(http.server.SimpleHTTPRequestHandler):
    """A file server that shows the site's own page for what it does not have, as hosts do."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with ``404.html``."""
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it has
        pass


@pytest.fixture
def address(built_site: Path) -> Iterator[str]:
    """The site on a host that has a page for what is missing."""
    handler = partial(Missing, directory=str(built_site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def test_words_of_an_address_lead_to_what_is_nearest(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(address + "statements/lavrov-future-foreign-powers/")
        field = page.get_by_label("Who said what?")
        expect(field).to_have_value("lavrov future foreign powers")
        field.press("Enter")
        first = page.locator("[data-search-results] a").first
        nearest = re.compile("/statements/lavrov-future-not-decided-by-foreign-powers/$")
        expect(first).to_have_attribute("href", nearest)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("sources/unsigned-article-security-guarantee/", "unsigned-article-security-guarantees"),
        ("actors/sergei-lavrow/", "sergey-lavrov"),
        ("actors/Joe%20Biden.html", "joe-biden"),
    ],
)
def test_what_has_nearly_the_same_address_is_offered(
    browser: Browser, address: str, path: str, name: str
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(address + path)
        kind = path.partition("/")[0]
        first = page.locator("[data-nearest] a").first
        expect(first).to_have_text(f"/{kind}/{name}/")
        first.click()
        assert page.url == f"{address}{kind}/{name}/"


def test_nothing_is_offered_that_is_not_like_it(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        for path in ("actors/zzzz/", "nowhere/sergey-lavrov/", "actors/"):
            page.goto(address + path, wait_until="networkidle")
            expect(page.locator("[data-nearest]")).to_be_hidden()


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("nothing/%FF-here/", ""),
        ("a/%22%3E%3Cb%3E-x.html", '"><b> x'),
        ("actors/" + "y" * 300, "y" * 100),
    ],
)
def test_any_address_is_only_text(browser: Browser, address: str, path: str, words: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(address + path)
        expect(page.get_by_label("Who said what?")).to_have_value(words)
        assert page.locator("main b").count() == 0
