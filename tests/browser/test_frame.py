"""The frame of the pages: what it weighs, and what script of ours does in place of the theme's."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from generator.build import build
from generator.project import open_project

MakeProject = Callable[[Mapping[str, str]], Path]
WORDS = "statements/lavrov-future-not-decided-by-foreign-powers/"
REPORT = "statements/biden-stoltenberg-support-security-guarantees/"
FIRST_VISIT, NEXT_PAGE = 120_000, 15_000
"""Bytes, as a server sends them that packs texts with gzip."""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(
        color_scheme="light", viewport={"width": 1280, "height": 800}
    ) as context:
        yield context.new_page()


def sent(site: Path, address: str) -> int:
    """What the file at an address weighs on its way to a reader."""
    path = site / urlsplit(address).path.lstrip("/")
    content = (path / "index.html" if path.is_dir() else path).read_bytes()
    is_packed = path.suffix in (".woff2", ".png")
    return len(content) if is_packed else len(gzip.compress(content, 6))


def test_a_statement_is_light(page: Page, built_site: Path, site_address: str) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    page.goto(site_address + WORDS, wait_until="networkidle")
    first = set(asked)
    assert sum(sent(built_site, address) for address in first) <= FIRST_VISIT
    asked.clear()
    page.goto(site_address + REPORT, wait_until="networkidle")
    assert sum(sent(built_site, address) for address in set(asked) - first) <= NEXT_PAGE


def test_a_choice_of_light_or_dark_is_kept_by_key_alone(page: Page, site_address: str) -> None:
    page.goto(site_address + WORDS)
    for name, scheme in (
        ("Light or dark as", "default"),
        ("Light;", "slate"),
        ("Dark;", "default"),
    ):
        page.get_by_role("button", name=name).focus()
        page.keyboard.press("Enter")
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.goto(site_address + REPORT)
    expect(page.get_by_role("button", name="Dark;")).to_be_visible()
    expect(page.locator("body")).to_have_css("background-color", "rgb(20, 23, 27)")


def test_the_systems_choice_is_followed_while_the_page_is_open(
    page: Page, site_address: str
) -> None:
    page.goto(site_address + WORDS)
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_css("background-color", "rgb(20, 23, 27)")


def test_the_contents_follow_the_reader(page: Page, site_address: str) -> None:
    page.goto(site_address + WORDS)
    here = page.locator(".md-sidebar--secondary .md-nav__link--active")
    expect(here).to_have_count(0)
    page.locator("#_proof").evaluate("heading => heading.scrollIntoView()")
    expect(here).to_have_text("What is proven")


def test_no_page_asks_for_what_is_not_there(page: Page, site_address: str) -> None:
    missing: list[str] = []
    page.on("response", lambda answer: missing.append(answer.url) if answer.status >= 400 else None)
    for address in ("", WORDS, "timelines/war-and-security-guarantees/", "search/?q=Лавров"):
        page.goto(site_address + address, wait_until="networkidle")
    assert missing == []


def test_who_asks_for_a_feature_of_the_themes_gets_its_script(make_project: MakeProject) -> None:
    """Else nothing of it is loaded, and its own switch is not there twice."""
    record = {"content/topics/a.yml": "title: A\n"}
    page = built(make_project(record))
    assert "javascripts/bundle." not in page
    assert "data-scheme" in page
    asking = {"mkdocs.yml": "theme: {features: [content.code.copy]}\n"}
    page = built(make_project(asking))
    assert "javascripts/bundle." in page
    assert 'id="__config"' in page
    assert "data-scheme" not in page


def built(root: Path) -> str:
    assert build(open_project(root), root / "site", lambda _: None).published
    return (root / "site/topics/a/index.html").read_text("utf-8")
