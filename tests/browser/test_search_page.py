"""The search page does what a reader does, in Chromium, under a path and a strict policy."""

from __future__ import annotations

import http.server
import os
import re
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qsl, quote, urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    Request,
    expect,
    sync_playwright,
)

from generator.site import search_index
from generator.site.search_index import SearchEntry, write_search_bundle

TEMPLATES = Path(__file__).resolve().parents[2] / "site_templates"
POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; object-src 'none'"
HOSTILE_TITLE = '<script>document.title="taken"</script> & &lt;b&gt; "quoted"'
HOSTILE_TEXT = (
    'Hostile </p><img src=x onerror="document.title=1"> ___PAGEFIND_WEIGHT___9 & &amp; words'
)
HOSTILE_NAME = 'Dwayne "The <Rock>" O\'Hara & Söhne \\ 100%'
FUTURE = "Ukraine’s future cannot be decided by foreign powers"
LAVROV = ("Сергей Лавров", "谢尔盖·拉夫罗夫", "Sergueï Lavrov")


def statement(
    name: str, title: str, text: str, speaker: str, year: str, **more: Any
) -> SearchEntry:
    """A statement as the site's records would give it."""
    return SearchEntry(
        address=f"statements/{name}/",
        kind="statements",
        title=title,
        text=text,
        note=more.get("note", ""),
        names=more.get("names", ()),
        filters={
            "speaker": (speaker,),
            "year": (year,),
            "topic": more.get("topics", ("Guarantees",)),
            "speech": (more.get("speech", "indirect"),),
        },
        meta={"speaker": speaker, "date": f"in {year}"},
        sort={"date": f"{year}-01-01"},
    )


ENTRIES = [
    SearchEntry("actors/sergey-lavrov/", "actors", "Sergey Lavrov", "Minister.", LAVROV),
    SearchEntry("actors/nato/", "actors", "NATO", "", ("НАТО", "OTAN")),
    statement(
        "future",
        FUTURE,
        "the war—Ukraine’s war…unprovoked, as some say",
        "Sergey Lavrov",
        "2025",
        names=LAVROV,
        speech="direct",
    ),
    statement(
        "refusal",
        "Security is refused",
        "put aside",
        "Sergey Lavrov",
        "2022",
        names=LAVROV,
        note="The source is imprecise—nobody else says so.",
    ),
    statement("support", "Support for guarantees", "strong support", "Joe Biden", "2022"),
    statement("chinese", "中国呼吁", "乌克兰主权必须得到尊重", "Wang Yi", "2023"),
    statement("hostile", HOSTILE_TITLE, HOSTILE_TEXT, HOSTILE_NAME, "2021"),
    *(
        statement(
            f"filler-{n:02}",
            f"Filler {n}",
            f"encirclement {'x ' * 60} sovereignty at the end",
            f"Official {n}",
            str(2000 + n),
            topics=(f"Topic {n % 9}", "Aid"),
        )
        for n in range(23)
    ),
]


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A plain file server that says nothing, with the policy that a strict site would set."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it has
        pass

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


def page_html(body: str, base: str) -> str:
    """A page of the site: the header with its search form, and a body."""
    return f"""<!doctype html><html lang="en"><meta charset="utf-8"><title>Search</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="{base}icon.svg">
<link rel="stylesheet" href="{base}assets/stylesheets/search.css">
<header><form role="search" action="{base}search/" method="get">
<input type="search" name="q" aria-label="Search"></form></header>
<main class="md-typeset"><h1>Search</h1>{body}</main>
<script type="module" src="{base}assets/javascripts/search.js"></script></html>"""


def write_site(root: Path, entries: list[SearchEntry]) -> None:
    """A small static site with the bundle of these entries."""
    shutil.copytree(TEMPLATES / "theme" / "assets", root / "assets")
    (root / "icon.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    block = (TEMPLATES / "pages" / "_search.html").read_text("utf-8")
    pages = {"": page_html("Home", ""), "search/": page_html(block, "../")}
    pages |= {entry.address: page_html("A record", "../../") for entry in entries}
    for address, text in pages.items():
        (root / address).mkdir(parents=True, exist_ok=True)
        (root / address / "index.html").write_text(text, "utf-8")
    write_search_bundle(entries, root / "pagefind")


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serves a site under ``/factsheet/`` and one without records under ``/empty/``.

    The index of the one under ``/parts/`` is in several parts, as a very large one's.
    """
    root = tmp_path_factory.mktemp("served")
    write_site(root / "factsheet", ENTRIES)
    write_site(root / "empty", [])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search_index, "PART", 4)
        write_site(root / "parts", ENTRIES)
    handler = partial(Quiet, directory=str(root))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    names = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("FACTSHEET_CHROMIUM") or next(filter(None, map(shutil.which, names)), "")
    assert found, "no Chromium: set FACTSHEET_CHROMIUM, or run `make test`, which finds one"
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=flags)
        yield chromium
        chromium.close()


class Reader:
    """Somebody at the search page."""

    def __init__(self, page: Page, origin: str) -> None:
        self.page = page
        self.origin = origin
        self.field = page.locator("#_search")
        self.status = page.get_by_role("status")
        self.results = page.locator(".fs-result")
        self.links = self.results.get_by_role("link")

    def go(self, query: str = "", site: str = "factsheet", **parameters: str) -> None:
        """Open the page with a query and facets in its address, and wait for the answer."""
        asked = {"q": query, **parameters} if query else parameters
        address = "&".join(f"{key}={quote(value)}" for key, value in asked.items())
        self.page.goto(f"{self.origin}/{site}/search/?{address}")
        self.answered()

    def ask(self, query: str) -> None:
        """Ask something else on the page that is open."""
        self.field.fill(query)
        self.field.press("Enter")
        self.answered()

    def answered(self) -> None:
        expect(self.page.locator("[data-search]")).to_have_attribute("aria-busy", "false")

    def facet(self, name: str) -> dict[str, str]:
        """What a facet offers, with the counts."""
        rows = self.page.locator(f"[data-facet={name}]:visible label").all()
        return {
            row.locator("bdi").inner_text(): row.locator(".fs-facet__count").inner_text()
            for row in rows
        }

    def check(self, label: str) -> None:
        self.page.get_by_role("checkbox", name=label).click()
        self.answered()

    @property
    def titles(self) -> list[str]:
        return self.links.all_inner_texts()

    @property
    def asked(self) -> list[tuple[str, str]]:
        """The parameters of the address."""
        return parse_qsl(urlsplit(self.page.url).query)


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """One page for all who are at a desktop: a context for each takes longer than most tests."""
    with browser.new_context(reduced_motion="reduce") as context:
        yield context.new_page()


@pytest.fixture
def reader(page: Page, origin: str) -> Iterator[Reader]:
    """A visitor at a desktop; no page may ask another host, break the policy, or fail."""
    faults: list[str] = []

    def asked(request: Request) -> None:
        if not request.url.startswith(f"{origin}/"):
            faults.append(request.url)

    def failed(error: Error) -> None:
        faults.append(str(error))

    def said(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            faults.append(message.text)

    page.on("request", asked)
    page.on("pageerror", failed)
    page.on("console", said)
    page.set_viewport_size({"width": 1280, "height": 900})
    yield Reader(page, origin)
    page.remove_listener("request", asked)
    page.remove_listener("pageerror", failed)
    page.remove_listener("console", said)
    assert faults == []


def test_an_actor_and_their_statements_are_found_by_any_name_in_any_script(
    reader: Reader,
) -> None:
    reader.go()
    for name in ("Лавров", "лавров", "Лаврова", "拉夫罗夫", "Lavrov’s", "serguei LAVROV"):
        reader.ask(name)
        expect(reader.status).to_have_text(f"3 results for “{name}”.")
        assert reader.titles[0] == "Sergey Lavrov"
        assert "Security is refused" in reader.titles


def test_an_index_in_several_parts_finds_the_same(reader: Reader) -> None:
    assert len(ENTRIES) > 4
    for query in ("Лавров", "guarantees", "unprovoked", "refused"):
        reader.go(query)
        whole = sorted(reader.titles)
        reader.go(query, site="parts")
        assert sorted(reader.titles) == whole != []
        expect(reader.results.first.locator("mark").first).to_be_visible()


def test_the_name_that_matched_is_shown_where_nothing_else_explains_the_result(
    reader: Reader,
) -> None:
    reader.go("Лавров")
    names = reader.results.first.locator(".fs-result__name")
    expect(names).to_have_text("Matching name: Сергей Лавров")
    expect(names.locator("mark")).to_have_text("Лавров")
    reader.ask("Lavrov refused")
    expect(reader.results).to_have_count(1)
    expect(reader.page.locator(".fs-result__name")).to_have_count(0)


def test_what_is_found_is_marked_and_the_text_is_as_it_was(reader: Reader) -> None:
    reader.go("unprovoked")  # stands behind an ellipsis without a space
    expect(reader.results).to_have_count(1)
    text = reader.results.locator(".fs-result__text")
    expect(text).to_have_text("the war—Ukraine’s war…unprovoked, as some say")
    expect(text.locator("mark")).to_have_text("unprovoked,")
    reader.ask("乌克兰")
    expect(reader.results.locator(".fs-result__text")).to_have_text("乌克兰主权必须得到尊重")
    assert "".join(reader.results.locator("mark").all_inner_texts()) == "乌克兰"


def test_a_note_is_shown_apart_from_the_text_and_only_where_it_matches(reader: Reader) -> None:
    reader.go("imprecise nobody")
    note = reader.results.locator(".fs-result__note")
    expect(note).to_have_text("In a note of ours: The source is imprecise—nobody else says so.")
    expect(note.locator("mark")).to_have_text(["imprecise—", "nobody"])
    expect(reader.results.locator(".fs-result__text")).to_have_text("put aside")
    reader.ask("aside")
    expect(reader.results.locator(".fs-result__text mark")).to_have_text("aside")
    expect(note).to_have_count(0)


def test_a_long_text_is_cut_around_what_was_found(reader: Reader) -> None:
    reader.go("sovereignty", speaker="Official 3")
    text = reader.results.locator(".fs-result__text")
    expect(text).to_have_text(re.compile(r"^… (x )+sovereignty at the end$"))


def test_texts_of_records_are_shown_and_never_read_as_html(reader: Reader) -> None:
    reader.go("hostile", speaker=HOSTILE_NAME)
    assert reader.titles == [HOSTILE_TITLE]
    expect(reader.results.locator(".fs-result__text")).to_have_text(HOSTILE_TEXT)
    expect(reader.results.locator(".fs-result__meta")).to_have_text(f"{HOSTILE_NAME} · in 2021")
    assert reader.facet("speaker") == {HOSTILE_NAME: "1"}
    assert reader.page.title() == "Search"
    expect(reader.page.locator(".fs-search img, .fs-search script")).to_have_count(0)


def test_what_is_asked_is_shown_and_never_read_as_html(reader: Reader) -> None:
    query = '<img src=x onerror="document.title=1">zzzq'
    reader.go(query, speaker="<b>nobody</b>")
    expect(reader.status).to_have_text(f"Nothing was found for “{query}”.")
    assert reader.facet("speaker")["<b>nobody</b>"] == "0"
    assert reader.page.title() == "Search"


def test_one_searches_while_typing_and_that_is_one_step_back(reader: Reader) -> None:
    reader.go()
    expect(reader.page.locator("[data-search-start]")).to_be_visible()
    reader.field.press_sequentially("guarant", delay=20)
    expect(reader.status).to_have_text(re.compile("for “guarant”"))
    reader.field.press_sequentially("ees", delay=200)
    expect(reader.status).to_have_text(re.compile("for “guarantees”"))
    assert reader.asked == [("q", "guarantees")]
    reader.page.go_back()
    expect(reader.page.locator("[data-search-start]")).to_be_visible()
    assert reader.asked == []
    expect(reader.field).to_have_value("")
    reader.page.go_forward()
    expect(reader.status).to_have_text(re.compile("for “guarantees”"))
    expect(reader.field).to_have_value("guarantees")


def test_facets_stand_in_the_address_and_can_be_shared(reader: Reader, browser: Browser) -> None:
    reader.go("Lavrov")
    assert reader.facet("kind") == {"Statement": "2", "Person or body": "1"}
    reader.check("2022")
    assert reader.titles == ["Security is refused"]
    assert reader.asked == [("q", "Lavrov"), ("year", "2022")]
    reader.check("2025")  # values of one facet are alternatives, and each keeps its count
    assert reader.asked == [("q", "Lavrov"), ("year", "2022"), ("year", "2025")]
    assert len(reader.titles) == 2
    assert reader.facet("year") == {"2025": "1", "2022": "1"}
    reader.check("The speaker’s own words")
    assert reader.facet("year") == {"2025": "1", "2022": "0"}
    address, titles = reader.page.url, reader.titles
    assert len(titles) == 1

    with browser.new_context() as other:
        friend = Reader(other.new_page(), reader.origin)
        friend.page.goto(address)
        expect(friend.links).to_have_text(titles)
    reader.page.go_back()
    expect(reader.results).to_have_count(2)
    reader.page.get_by_role("button", name="Remove all filters").click()
    expect(reader.results).to_have_count(3)
    assert reader.asked == [("q", "Lavrov")]


def test_facets_alone_list_what_they_leave_the_newest_first(reader: Reader) -> None:
    reader.go(speaker="Sergey Lavrov")
    expect(reader.status).to_have_text("2 results.")
    assert reader.titles == [FUTURE, "Security is refused"]
    reader.page.get_by_label("Order").select_option("Oldest first")
    expect(reader.links.first).to_have_text("Security is refused")
    assert ("sort", "date") in reader.asked
    # A facet with many values shows the first, and all of them when asked.
    reader.go("encirclement")
    assert len(reader.facet("speaker")) == 8
    reader.page.locator("[data-facet=speaker]").get_by_role("button", name="Show all 23").click()
    assert len(reader.facet("speaker")) == 23


def test_more_results_come_in_steps_and_the_first_new_one_gets_the_focus(reader: Reader) -> None:
    reader.go("encirclement")
    expect(reader.results).to_have_count(10)
    reader.page.get_by_role("button", name="Show more results").click()
    expect(reader.links.nth(10)).to_be_focused()
    expect(reader.results).to_have_count(20)
    reader.page.get_by_role("button", name="Show more results").click()
    expect(reader.results).to_have_count(23)
    expect(reader.page.get_by_role("button", name="Show more results")).to_be_hidden()


def test_the_keyboard_alone_is_enough(reader: Reader) -> None:
    reader.page.goto(f"{reader.origin}/factsheet/")
    header = reader.page.locator("header input")
    reader.page.keyboard.press("/")
    expect(header).to_be_focused()
    reader.page.keyboard.type("a/b")  # in a field it is a character
    expect(header).to_have_value("a/b")
    header.fill("Lavrov")
    reader.page.keyboard.press("Enter")
    expect(reader.results).to_have_count(3)

    reader.page.keyboard.press("/")
    expect(reader.field).to_be_focused()
    reader.page.keyboard.press("ArrowDown")
    reader.page.keyboard.press("ArrowDown")
    expect(reader.links.nth(1)).to_be_focused()
    reader.page.keyboard.press("ArrowUp")
    reader.page.keyboard.press("ArrowUp")
    expect(reader.field).to_be_focused()
    reader.page.keyboard.press("Escape")
    expect(reader.field).to_have_value("")
    expect(reader.results).to_have_count(0)
    expect(reader.page.locator("header input")).to_have_value("")
    reader.page.keyboard.type("Lavrov")
    expect(reader.results).to_have_count(3)
    reader.page.keyboard.press("ArrowDown")
    reader.page.keyboard.press("Enter")
    expect(reader.page).to_have_url(f"{reader.origin}/factsheet/actors/sergey-lavrov/")


def test_quotation_marks_ask_for_the_words_as_they_stand(reader: Reader) -> None:
    reader.go("strong support")
    assert reader.titles == ["Support for guarantees"]
    reader.ask('"strong support"')
    assert reader.titles == ["Support for guarantees"]
    reader.ask('"support strong"')
    assert reader.titles == []


def test_where_nothing_is_found_there_is_advice(reader: Reader) -> None:
    reader.go("zzzq")
    expect(reader.status).to_have_text("Nothing was found for “zzzq”.")
    advice = reader.page.locator("[data-search-none]")
    expect(advice).to_contain_text("Try fewer words")
    expect(advice.get_by_role("link", name="statements")).to_be_visible()


def test_a_word_that_no_page_has_is_named_though_the_index_finds_what_is_near(
    reader: Reader,
) -> None:
    reader.go("Putin")  # the index falls back to "put"
    assert reader.titles == ["Security is refused"]
    expect(reader.status).to_contain_text("Not found: putin.")
    reader.ask("guarantee supports")  # other forms of words that are there
    expect(reader.status).to_have_text("1 result for “guarantee supports”.")


def test_a_site_without_records_says_that_nothing_is_found(reader: Reader) -> None:
    reader.go("Lavrov", site="empty")
    expect(reader.status).to_have_text("Nothing was found for “Lavrov”.")


@pytest.mark.parametrize("lost", ["facets.json", "pagefind.js", "entries/"])
def test_where_the_bundle_cannot_be_read_the_page_says_so_and_tries_again(
    browser: Browser, origin: str, lost: str
) -> None:
    with browser.new_context() as context:
        reader = Reader(context.new_page(), origin)
        context.route(f"**/pagefind/{lost}*", lambda route: route.abort())
        reader.go("Lavrov")
        expect(reader.status).to_contain_text("could not be loaded")
        expect(reader.results).to_have_count(0)
        context.unroute(f"**/pagefind/{lost}*")
        reader.field.fill("Лавров")
        expect(reader.results).to_have_count(3)


@pytest.fixture
def without_script(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(java_script_enabled=False) as context:
        yield context


def test_without_script_the_form_leads_to_a_page_that_says_so(
    without_script: BrowserContext, origin: str
) -> None:
    page = without_script.new_page()
    page.goto(f"{origin}/factsheet/statements/future/")
    page.locator("header input").fill("Лавров")
    page.locator("header input").press("Enter")
    expect(page).to_have_url(f"{origin}/factsheet/search/?q={quote('Лавров')}")
    assert "Search needs JavaScript" in page.inner_text("main")
    expect(page.get_by_role("link", name="people and bodies")).to_be_visible()
    expect(page.get_by_text("Filter", exact=True)).to_be_hidden()


def test_on_a_phone_nothing_scrolls_sideways_and_filters_are_folded(reader: Reader) -> None:
    reader.page.set_viewport_size({"width": 390, "height": 844})
    reader.go("encirclement")
    filters = reader.page.locator("[data-search-facets]")
    expect(filters.locator("fieldset:visible")).to_have_count(0)
    filters.locator("summary").click()
    assert len(reader.facet("speaker")) == 8
    sizes = reader.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert sizes == [390, 390]
