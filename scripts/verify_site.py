"""Look at a built site once more before readers do: that it is whole, and stands on its own.

What is looked at: ``build.json`` says that the site is ours; every link inside the site, and every
picture, style and script, leads to a file that is there, and to a place in it that exists; nothing
is loaded from another host. Each fault is a line on standard error; exit code 1 if there is any.

    python scripts/verify_site.py site
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

LOADING = {
    "audio",
    "embed",
    "iframe",
    "img",
    "input",
    "object",
    "script",
    "source",
    "track",
    "video",
}
"""Elements whose address is fetched as soon as the page is opened."""
LOADING_RELATIONS = {"icon", "manifest", "modulepreload", "preload", "stylesheet"}


@dataclass
class Page(HTMLParser):
    """What a page links to, what it loads, and which places in it can be linked to."""

    links: set[str] = field(default_factory=set)
    loaded: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    base: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element refers to."""
        values = {name: value or "" for name, value in attrs}
        self.places.update(filter(None, (values.get("id"), values.get("name"))))
        relations = set(values.get("rel", "").split())
        for name in ("href", "src", "data", "poster"):
            address = values.get(name, "")
            if not address or tag == "base" or "canonical" in relations:
                continue
            is_loaded = tag in LOADING or (tag == "link" and relations & LOADING_RELATIONS)
            (self.loaded if is_loaded else self.links).add(address)


def faults_of(site: Path) -> Iterator[str]:
    """Each fault of the site in a line, in the order of its pages."""
    yield from mark_faults(site / "build.json")
    pages: dict[Path, Page] = {}
    for path in sorted(site.rglob("*.html")):
        pages[path] = Page()
        pages[path].feed(path.read_text("utf-8"))
        pages[path].close()
    if site / "index.html" not in pages:
        yield "there is no index.html"
    for path, page in pages.items():
        name = path.relative_to(site)
        for address in sorted(page.loaded):
            if urlsplit(address).netloc:
                yield f"{name}: loads {address} from another host"
        for address in sorted(page.links | page.loaded):
            if not is_elsewhere(address) and not leads_somewhere(address, path, site, pages):
                yield f"{name}: {address} leads nowhere"


def mark_faults(mark: Path) -> Iterator[str]:
    """Whether the file that every site of ours has is there and sound."""
    try:
        made = json.loads(mark.read_text("utf-8"))
    except (OSError, ValueError):
        yield "build.json is missing or cannot be read"
        return
    if not isinstance(made, dict) or made.get("generator") != "factsheet":
        yield "build.json does not say that factsheet made this site"


def is_elsewhere(address: str) -> bool:
    """Whether an address has a host or a scheme of its own."""
    parts = urlsplit(address)
    return bool(parts.netloc or parts.scheme)


def leads_somewhere(address: str, page: Path, site: Path, pages: dict[Path, Page]) -> bool:
    """Whether a file stands at the address, and the place in it that it names.

    The page of a site's errors is shown at any address, so its links start at the site's root.
    """
    parts = urlsplit(address)
    path = unquote(parts.path)
    start = site if path.startswith("/") or page.name == "404.html" else page.parent
    target = (start / path.lstrip("/")).resolve() if path else page
    if target.is_dir():
        target /= "index.html"
    if not target.is_relative_to(site) or not target.is_file():
        return False
    place = unquote(parts.fragment)
    # A text fragment names words, and tabs of the theme are made by its script.
    is_place = place and not place.startswith((":~:", "__"))
    return not is_place or target not in pages or place in pages[target].places


def main(folder: str) -> int:
    """Verify the site in a folder; the exit code."""
    faults = list(faults_of(Path(folder).resolve()))
    for fault in faults:
        print(fault, file=sys.stderr)
    if faults:
        print(f"{folder}: {len(faults)} faults.", file=sys.stderr)
        return 1
    print(f"{folder} is whole.")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
