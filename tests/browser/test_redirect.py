"""An old address of a timeline leads to its event, not only to the page."""

from __future__ import annotations

import http.server
from functools import partial
from pathlib import Path
from threading import Thread

from playwright.sync_api import Browser, expect

from generator.build import build
from generator.project import open_project

TIMELINE = """title: The bridge
aliases: [old-bridge]
events:
  - id: begun
    date: 2024
    title: It begins
"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A plain file server that says nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it has
        pass


def test_an_anchor_survives_a_redirect(browser: Browser, tmp_path: Path) -> None:
    timelines = tmp_path / "content/timelines"
    timelines.mkdir(parents=True)
    (timelines / "bridge.yml").write_text(TIMELINE)
    assert build(open_project(tmp_path), tmp_path / "site", lambda _: None).published
    handler = partial(Quiet, directory=str(tmp_path / "site"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        site = f"http://127.0.0.1:{server.server_port}/timelines"
        with browser.new_context() as context:
            page = context.new_page()
            page.goto(f"{site}/old-bridge/#begun")
            expect(page).to_have_url(f"{site}/bridge/#begun")
            expect(page.locator("#begun:target")).to_contain_text("It begins")
            page.goto(f"{site}/old-bridge/")
            expect(page).to_have_url(f"{site}/bridge/")
        with browser.new_context(java_script_enabled=False) as context:
            page = context.new_page()
            page.goto(f"{site}/old-bridge/#begun")
            expect(page.get_by_role("heading", level=1)).to_contain_text("The bridge")
        server.shutdown()
        thread.join()
