"""“Check this yourself” does what a reader does, in Chromium.

On the pages of a small site, under a policy that allows its own scripts and no connection at all.
"""

from __future__ import annotations

import http.server
import mimetypes
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, Request, Route, expect

from generator.build import build
from generator.project import open_project
from generator.quotation.proofs_file import render
from generator.quotation.result import Selector
from generator.quotation.sealing import seal

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:"
)
TEXT = (
    "The company set aside $5m a year, it said. “We will not close the well-\nknown island line,” "
    "its chair, Olena Brandt, told the paper. “We will not.”\n"
)
URL, ARCHIVE = "https://news.example/ferry", "https://archive.example/ferry"
TWO_PARTS = (Selector("We will not close the well-known island line"), Selector("told the paper"))
WITH_CONTEXT = (Selector("We will not", suffix="close the"),)
SEALED = seal(TEXT, [TWO_PARTS, WITH_CONTEXT])
STATEMENT = "speakers: [chair]\nspeech: direct\nclaim: The line stays.\n"
FILES = {
    "actors/chair.yml": "name: Olena Brandt\ntype: person\n",
    "sources/ferry.yml": f"title: Ferry\ntype: article\nurl: {URL}\narchive_url: {ARCHIVE}\n",
    "sources/ferry.proofs": render(SEALED),
    "sources/printed.yml": "title: Ferry\ntype: article\n",
    "sources/printed.txt": TEXT,
    "sources/lost.yml": "title: Ferry\ntype: article\n",
    "statements/parts.yml": f"{STATEMENT}source: ferry\nquote:\n"
    "  - exact: We will not close the well—known island line\n  - exact: told the paper\n",
    "statements/context.yml": f"{STATEMENT}source: ferry\nquote:\n"
    "  - exact: We will not\n    suffix: close the\n",
    "statements/printed.yml": f"{STATEMENT}source: printed\nquote: told the paper\n",
    "statements/lost.yml": f"{STATEMENT}source: lost\nquote: told the paper\n",
}


class Strict(http.server.SimpleHTTPRequestHandler):
    """A plain file server that says nothing, with a strict policy."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it has
        pass

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site, built."""
    root = tmp_path_factory.mktemp("ferry")
    for name, text in FILES.items():
        file = root / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    built = build(open_project(root), root / "site", lambda _: None)
    assert built.published, built.checked.diagnostics
    return root / "site"


@pytest.fixture(scope="module")
def origin(site: Path) -> Iterator[str]:
    """Its address, on this machine's own network."""
    handler = partial(Strict, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def page(browser: Browser, origin: str) -> Iterator[Page]:
    """A reader's page. What it asks of another host is a fault, and so is an error of the verifier.

    (The theme's own inline scripts are what the policy forbids, and fail.)
    """
    with browser.new_context() as context:
        elsewhere: list[str] = []
        errors: list[str] = []

        def asked(request: Request) -> None:
            if urlsplit(request.url).netloc != urlsplit(origin).netloc:
                elsewhere.append(request.url)

        context.on("request", asked)
        opened = context.new_page()
        opened.on("pageerror", lambda error: errors.append(error.stack or str(error)))
        yield opened
        assert (elsewhere, [error for error in errors if "/proof" in error]) == ([], [])


def open_statement(page: Page, origin: str, name: str = "parts") -> None:
    page.goto(f"{origin}statements/{name}/")
    expect(page.get_by_role("button", name="Check this yourself")).to_be_visible()


def press(page: Page) -> Locator:
    """Start the check; returns where the result is said."""
    page.get_by_role("button", name="Check this yourself").click()
    result = page.locator("[data-proof-result]")
    expect(result).to_have_attribute("data-outcome", re.compile("holds|fails|unavailable"))
    return result


def change(page: Page, selector: str, old: str, new: str) -> None:
    """Change what the page shows, as somebody would who wants to deceive."""
    element = page.locator(selector)
    text = element.text_content() or ""
    assert old in text
    element.evaluate("(element, text) => { element.textContent = text }", text.replace(old, new, 1))


def test_the_button_proves_the_words_and_says_where_they_stand(page: Page, origin: str) -> None:
    open_statement(page, origin)
    result = press(page)
    expect(result).to_contain_text("✓ Proven in your browser")
    expect(result).to_contain_text("words 10–17, 22–24 of the source’s 27")
    expect(result).to_have_role("status")


def test_it_needs_nothing_from_the_server_once_the_page_is_there(page: Page, origin: str) -> None:
    open_statement(page, origin)
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", listener := lambda request: asked.append(request.url))
    expect(press(page)).to_contain_text("✓")
    page.remove_listener("request", listener)
    assert asked == []


def test_words_that_context_tells_apart_are_proven(page: Page, origin: str) -> None:
    open_statement(page, origin, "context")
    expect(press(page)).to_contain_text("They are words 10–12 of the source’s 27")
    page.get_by_text("What “Check this yourself” does").click()
    expect(page.get_by_text("words directly around them that the record names")).to_be_visible()


WORDS = 'blockquote [data-field="quote.{}"]'


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [(0, "not ", ""), (0, "We", "we"), (0, "island", "inland"), (1, "the paper", "a paper")],
)
def test_a_changed_word_is_found(page: Page, origin: str, part: int, old: str, new: str) -> None:
    open_statement(page, origin)
    change(page, WORDS.format(part), old, new)
    expect(press(page)).to_contain_text("✗ Not proven: the words on this page are not those of the")


def test_the_difference_is_shown_as_text(page: Page, origin: str) -> None:
    open_statement(page, origin)
    change(page, WORDS.format(1), "the paper", "<b>all</b>")
    expect(press(page)).to_contain_text("has “<b>all</b>” where the proof has “the paper”")


def test_changed_words_and_their_tokens_lead_to_another_root(page: Page, origin: str) -> None:
    """Whoever changes both finds no proof for them."""
    open_statement(page, origin)
    change(page, WORDS.format(1), "paper", "press")
    page.locator("[data-proof-part]").nth(1).evaluate(
        "p => { p.dataset.tokens = 'told the press' }"
    )
    expect(press(page)).to_contain_text("do not lead to the commitment above, but to")


def test_a_part_too_many_or_too_few_is_found(page: Page, origin: str) -> None:
    open_statement(page, origin)
    words = page.locator(WORDS.format(1))
    words.evaluate("part => { part.dataset.field = 'quote.2' }")
    expect(press(page)).to_contain_text("where the proof has “”")
    page.locator(WORDS.format(2)).evaluate("part => part.remove()")
    expect(press(page)).to_contain_text("does not hold both the words and a proof")


def other(digit: str) -> str:
    return "B" if digit != "B" else "C"


@pytest.mark.parametrize(
    ("line", "said"),
    [(-1, "but to"), (-2, "but to"), (3, "but to"), (1, "Line 2 of it is at fault")],
)
def test_a_changed_proof_is_found(page: Page, origin: str, line: int, said: str) -> None:
    """One character of either proof, of the number of tokens, of the normalisation's version."""
    open_statement(page, origin)
    lines = (page.locator("[data-proof-file]").text_content() or "").splitlines()
    if line < 0:
        head, _, nodes = lines[line].rpartition(" ")
        lines[line] = f"{head} {nodes[:5]}{other(nodes[5])}{nodes[6:]}"
    else:
        lines[line] = lines[line][:-1] + ("2" if line == 1 else str(int(lines[line][-1]) ^ 1))
    page.locator("[data-proof-file]").evaluate(
        "(file, text) => { file.textContent = text }", "\n".join(lines) + "\n"
    )
    expect(press(page)).to_contain_text(said)


@pytest.mark.parametrize("place", ["[data-proof-root]", "[data-proof-file]"])
def test_a_changed_root_is_found(page: Page, origin: str, place: str) -> None:
    open_statement(page, origin)
    root = SEALED.root.hex()
    change(page, place, root, ("1" if root[0] == "0" else "0") + root[1:])
    expect(press(page)).to_contain_text("do not lead to the commitment above")


def test_each_press_looks_anew(page: Page, origin: str) -> None:
    open_statement(page, origin)
    expect(press(page)).to_contain_text("✓")
    change(page, WORDS.format(0), "not ", "")
    expect(press(page)).to_contain_text("✗")
    change(page, WORDS.format(0), "will ", "will not ")
    expect(press(page)).to_contain_text("✓")


def test_without_a_secure_connection_it_says_that_nothing_was_checked(
    browser: Browser, site: Path
) -> None:
    """Browsers give SHA-256 to pages from https, or from the reader's own machine, alone."""

    def serve(route: Route) -> None:
        file = site / urlsplit(route.request.url).path.lstrip("/")
        file = file / "index.html" if file.is_dir() else file
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        route.fulfill(body=file.read_bytes(), content_type=kind)

    with browser.new_context() as context:
        context.route("http://plain.example/**", serve)
        page = context.new_page()
        open_statement(page, "http://plain.example/")
        assert page.evaluate("self.isSecureContext") is False
        expect(press(page)).to_contain_text("Nothing was checked")


def test_without_script_the_facts_are_there_and_no_button(browser: Browser, origin: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{origin}statements/parts/")
        section = page.locator(".fs-proof")
        for fact in (SEALED.root.hex(), "27 words", "Normalisation 1", "word for word"):
            expect(section).to_contain_text(fact)
        expect(section).to_contain_text("factsheet source verify ferry FILE")
        expect(section.get_by_role("button")).to_have_count(0)
        links = [a.get_attribute("href") for a in section.locator("a[rel~=noopener]").all()]
        words = "#:~:text=We%20will%20not%20close%20the%20well%E2%80%94known%20island%20line"
        assert links == [f"{URL}{words}&text=told%20the%20paper", ARCHIVE]


def test_a_published_text_is_named_and_needs_no_button(page: Page, origin: str) -> None:
    page.goto(f"{origin}statements/printed/")
    section = page.locator(".fs-proof")
    expect(section).to_contain_text("is published with this site’s records, as printed.txt")
    expect(section).to_contain_text("factsheet source verify printed FILE")
    expect(section.locator("button")).to_have_count(0)


def test_what_cannot_be_proven_offers_no_proof(page: Page, origin: str) -> None:
    page.goto(f"{origin}statements/lost/")
    section = page.locator(".fs-proof")
    expect(section).to_contain_text("There is no archive of the source")
    assert "factsheet source verify" not in (section.text_content() or "")
    expect(section.locator("button")).to_have_count(0)


def test_only_the_pages_of_statements_load_the_verifier(site: Path) -> None:
    pages = {file.parent.relative_to(site).as_posix() for file in site.rglob("index.html")}
    loading = {
        name for name in pages if "javascripts/proof.js" in (site / name / "index.html").read_text()
    }
    assert loading == {f"statements/{name}" for name in ("parts", "context", "printed", "lost")}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_stands_in_a_readers_way(browser: Browser, origin: str, scheme: str) -> None:
    """By axe-core, with all unfolded, before and after; and on a phone nothing scrolls sideways."""
    dark = scheme == "dark"
    with browser.new_context(
        color_scheme="dark" if dark else "light", reduced_motion="reduce", bypass_csp=True
    ) as context:
        page = context.new_page()
        page.set_viewport_size({"width": 390, "height": 844})
        open_statement(page, origin)
        page.locator(".fs-proof details.fs-open summary").click()
        page.evaluate(Axe().axe_script)
        for change_first in (False, True):
            if change_first:
                change(page, WORDS.format(0), "not ", "")
            press(page)
            found = page.evaluate(
                "axe.run('.fs-proof', {resultTypes: ['violations']}).then(run => run.violations)"
            )
            assert [
                (rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found
            ] == []
        assert page.evaluate("document.documentElement.scrollWidth") == 390
