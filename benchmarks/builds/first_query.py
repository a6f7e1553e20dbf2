"""What a browser loads for the first search of a reader who has not been here: counted by a server.

Counted are the bodies of what stands in the search bundle, compressed as servers do it; not the
page itself, its styles, or headers.
"""

from __future__ import annotations

import gzip
import http.server
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from threading import Thread
from urllib.parse import quote, urlsplit

from playwright.sync_api import expect, sync_playwright

from scripts.chromium import find

BUNDLE = "/pagefind/"
_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
_COMPRESSED = {".pagefind", ".pf_meta", ".pf_index", ".woff2", ".png"}
"""What a server sends as it is."""


def first_query(site: Path, words: Iterable[str]) -> int:
    """Return the bytes that a first search loads, the most of some words.

    Args:
        site: a built site.
        words: are searched for, each in a browser that has loaded nothing before.
    """
    sent: list[int] = []
    handler = partial(_Counting, sent, directory=str(site))
    most = 0
    with (
        http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server,
        sync_playwright() as playwright,
    ):
        Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=find(), args=_FLAGS)
        for word in words:
            sent.clear()
            page = browser.new_context().new_page()
            page.goto(f"http://127.0.0.1:{server.server_port}/search/?q={quote(word)}")
            expect(page.locator(".fs-result").first).to_be_visible(timeout=60_000)
            expect(page.locator("[data-search]")).to_have_attribute("aria-busy", "false")
            most = max(most, sum(sent))
            page.context.close()
        browser.close()
        server.shutdown()
    return most


class _Counting(http.server.SimpleHTTPRequestHandler):
    """Serves files compressed, and notes the size of those of the bundle."""

    def __init__(self, sent: list[int], *arguments: object, **more: str) -> None:
        self._sent = sent
        super().__init__(*arguments, **more)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = path.read_bytes()
        is_packed = path.suffix in _COMPRESSED
        body = body if is_packed else gzip.compress(body, 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(body)))
        if not is_packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)
        if urlsplit(self.path).path.startswith(BUNDLE):
            self._sent.append(len(body))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it has
        pass
