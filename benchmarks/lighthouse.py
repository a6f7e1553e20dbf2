"""Lighthouse, as on a phone, on a page of each sort: ``make lighthouse`` prints the table.

The built site is served from this machine, texts packed with gzip as hosts send them. Lighthouse
comes through npm when it is asked for: it is no dependency, since only this uses it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.serving import served
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
