"""Takes a picture of each type of page, for review: ``make screenshots``.

They are small on purpose (a third of a screen's pixels, JPEG), so that the repository stays so.
"""

from __future__ import annotations

import http.server
import sys
from functools import partial
from pathlib import Path
from threading import Thread

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from scripts.chromium import find

PAGES = {
    "home": "",
    "sheet": "sheets/western-security-guarantees-ukraine/",
    "statement": "statements/lavrov-future-not-decided-by-foreign-powers/",
    "report": "statements/biden-stoltenberg-support-security-guarantees/",
    "actor": "actors/joe-biden/",
    "topic": "topics/security-guarantees-for-ukraine/",
    "source": "sources/unsigned-article-security-guarantees/",
    "listing": "statements/",
    "timeline": "timelines/war-and-security-guarantees/",
    "pictures": "pictures/",
    "search": "search/?q=guarantees",
    "missing": "404.html",
}
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
SCALE = 0.6
QUALITY = 60


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it has
        pass


def main() -> None:
    """Take the pictures of the built site at the first argument into the folder at the second."""
    site, target = map(Path, sys.argv[1:3])
    target.mkdir(parents=True, exist_ok=True)
    handler = partial(_Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/"
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=find(), args=["--no-sandbox", "--disable-gpu"]
            )
            _shoot(browser, address, target / "desktop", DESKTOP, is_dark=False)
            _shoot(browser, address, target / "phone", PHONE, is_dark=True)
            browser.close()
        server.shutdown()


def _shoot(
    browser: Browser, address: str, target: Path, size: ViewportSize, *, is_dark: bool
) -> None:
    """One picture a type of page, of its first screen."""
    with browser.new_context(
        viewport=size,
        device_scale_factor=SCALE,
        color_scheme="dark" if is_dark else "light",
        reduced_motion="reduce",
    ) as context:
        page = context.new_page()
        for name, path in PAGES.items():
            page.goto(address + path, wait_until="networkidle")
            page.screenshot(path=target / f"{name}.jpg", type="jpeg", quality=QUALITY)


if __name__ == "__main__":
    main()
