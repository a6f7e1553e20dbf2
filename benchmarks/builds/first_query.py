"""What a browser loads for the first search of a reader who has not been here: counted by a server.

Counted are the bodies of what stands in the search bundle, compressed as servers do it; not the
page itself, its styles, or headers.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import expect, sync_playwright

from benchmarks.serving import served
from scripts.chromium import find

BUNDLE = "/pagefind/"
_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")


def first_query(site: Path, words: Iterable[str]) -> int:
    """Return the bytes that a first search loads, the most of some words.

    Args:
        site: a built site.
        words: are searched for, each in a browser that has loaded nothing before.
    """
    sizes: list[int] = []

    def sent(path: str, size: int) -> None:
        if path.startswith(BUNDLE):
            sizes.append(size)

    most = 0
    with served(site, sent) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=_FLAGS)
        for word in words:
            sizes.clear()
            page = browser.new_context().new_page()
            page.goto(f"{base}search/?q={quote(word)}")
            expect(page.locator(".fs-result").first).to_be_visible(timeout=60_000)
            expect(page.locator("[data-search]")).to_have_attribute("aria-busy", "false")
            most = max(most, sum(sizes))
            page.context.close()
        browser.close()
    return most
