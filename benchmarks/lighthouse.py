"""Lighthouse, as on a phone, on a page of each sort: ``make lighthouse`` prints the table.

The built site is served from this machine, texts packed with gzip as hosts send them. Lighthouse
comes through npm when it is asked for: it is no dependency, since only this uses it.
"""

from __future__ import annotations

import gzip
import http.server
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Thread

from scripts.chromium import find

LIGHTHOUSE = "lighthouse@12"
PAGES = {
    "home": "",
    "fact sheet": "sheets/western-security-guarantees-ukraine/",
    "statement": "statements/lavrov-future-not-decided-by-foreign-powers/",
    "actor": "actors/sergey-lavrov/",
    "timeline": "timelines/war-and-security-guarantees/",
}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PACKED = frozenset({".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"})


class _Packing(http.server.SimpleHTTPRequestHandler):
    """Sends texts as hosts do: packed, and to be kept for a while."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", f"{self.guess_type(str(path))}; charset=utf-8")
        self.send_header(
            "Cache-Control", "max-age=31536000" if path.suffix != ".html" else "no-cache"
        )
        if path.suffix in PACKED:
            body = gzip.compress(body, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it has
        pass


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address at which a built site is served."""
    handler = partial(_Packing, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def measured(address: str) -> dict[str, object]:
    """Lighthouse's report on an address.

    Raises:
        CalledProcessError: it could not be made.
    """
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [*(os.environ.get("LIGHTHOUSE") or f"npx --yes {LIGHTHOUSE}").split()]
        options = [
            "--quiet",
            "--output=json",
            f"--output-path={report}",
            f"--only-categories={','.join(CATEGORIES)}",
            "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
        ]
        environment = os.environ | {"CHROME_PATH": find()}
        subprocess.run([*command, address, *options], check=True, env=environment, timeout=300)
        made: dict[str, object] = json.loads(report.read_text("utf-8"))
        return made


def row(name: str, report: dict[str, object]) -> str:
    """A page's scores, and what keeps them below the highest, as a row of the table."""
    categories, audits = report["categories"], report["audits"]
    assert isinstance(categories, dict)
    assert isinstance(audits, dict)
    scores, below = [], []
    for category in CATEGORIES:
        found = categories[category]
        scores.append(f"{round(100 * found['score'])}")
        for part in found["auditRefs"]:
            audit = audits[part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 0.9:
                below.append(f"{audit['title']} ({audit.get('displayValue') or audit['score']})")
    return f"| {name} | {' | '.join(scores)} | {'; '.join(below) or '–'} |"


def main(site: str) -> None:
    """Print the table of a built site."""
    print(f"| page | {' | '.join(CATEGORIES)} | below 90 |")
    print("| --- |" + " ---: |" * len(CATEGORIES) + " --- |")
    with served(Path(site)) as base:
        for name, address in PAGES.items():
            print(row(name, measured(base + address)), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
