"""What the browser tests share: a Chromium, and this repository's own site, served."""

from __future__ import annotations

import http.server
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, sync_playwright

from generator.build import build
from generator.project import open_project
from scripts.chromium import find

ROOT = Path(__file__).resolve().parents[2]
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A plain file server that says nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it has
        pass


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium, as `make test` finds it."""
    return find()


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """A running Chromium. One for each module: Playwright allows one at a time in a thread."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this repository's records, built from a copy, so that no other build is met."""
    root = tmp_path_factory.mktemp("repository")
    for folder in ("content", "site_templates"):
        shutil.copytree(ROOT / folder, root / folder)
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    built = build(open_project(root), root / "site", lambda _: None)
    assert built.published, built.checked.diagnostics
    return root / "site"


@pytest.fixture(scope="session")
def site_address(built_site: Path) -> Iterator[str]:
    """The address of that site, on this machine's own network."""
    handler = partial(Quiet, directory=str(built_site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()
