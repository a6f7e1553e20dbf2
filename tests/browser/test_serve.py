"""``factsheet serve`` in a browser: what is saved is shown, faults come over the last good page."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

RECORDS = {
    "actors/jane-doe.yml": "name: Jane Doe\ntype: person\n",
    "topics/bridge.yml": "title: The bridge\nsummary: It is long.\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, text in RECORDS.items():
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path


@pytest.fixture
def address(root: Path) -> Iterator[str]:
    """The command, typed, and where it says that it serves."""
    command = [str(Path(sys.executable).parent / "factsheet"), "serve", "--port", "0"]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        for line in process.stdout:
            if found := re.search(r"http://\S+", line):
                break
        else:
            raise AssertionError("it ended without saying where it serves")
        yield found[0]
        process.terminate()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


def test_what_is_saved_is_shown(root: Path, address: str, page: Page) -> None:
    """Without a hand on the browser."""
    page.goto(f"{address}topics/bridge/")
    expect(page.locator("h1 [data-field=title]")).to_have_text("The bridge")
    (root / "content/topics/bridge.yml").write_text("title: The tunnel\n", "utf-8")
    expect(page.locator("h1 [data-field=title]")).to_have_text("The tunnel")


def test_a_fault_comes_over_the_last_good_page(root: Path, address: str, page: Page) -> None:
    """And goes when it is mended. What a record says is shown as text."""
    page.goto(f"{address}topics/bridge/")
    path = root / "content/topics/bridge.yml"
    path.write_text("title: The tunnel\n'<img src=x onerror=alert(1)>': 1\n", "utf-8")
    overlay = page.get_by_role("alert")
    expect(overlay).to_contain_text("content/topics/bridge.yml:2:1")
    expect(overlay).to_contain_text("<img src=x onerror=alert(1)>")
    expect(overlay.locator("img")).to_have_count(0)
    expect(page.locator("h1 [data-field=title]")).to_have_text("The bridge")
    path.write_text("title: The tunnel\n", "utf-8")
    expect(page.locator("h1 [data-field=title]")).to_have_text("The tunnel")
    expect(page.get_by_role("alert")).to_have_count(0)


def test_new_records_are_followed(root: Path, address: str, page: Page) -> None:
    page.goto(f"{address}actors/")
    expect(page.get_by_role("link", name="Jane Doe")).to_be_visible()
    (root / "content/actors/richard-roe.yml").write_text("name: Richard\ntype: person\n", "utf-8")
    expect(page.get_by_role("link", name="Richard")).to_be_visible()
    (root / "content/actors/jane-doe.yml").unlink()
    expect(page.get_by_role("link", name="Jane Doe")).to_have_count(0)
