"""Where things stand on the site, and how a page points at them."""

from __future__ import annotations

from pathlib import PurePosixPath

from generator.records import Actor

API = "api/v1/"
"""Where the JSON API stands. Its number goes up when a part goes or changes its meaning."""


def record_address(ref: str) -> str:
    """The address of a record, relative to the site: ``actors/sergey-lavrov/``."""
    return f"{ref}/"


def api_address(ref: str) -> str:
    """Where a record stands as JSON: ``api/v1/actors/sergey-lavrov.json``."""
    return f"{API}{ref}.json"


def feed_address(ref: str) -> str:
    """Where the feed of a sheet or an actor stands: ``actors/sergey-lavrov/feed.xml``."""
    return f"{record_address(ref)}feed.xml"


def image_address(actor: Actor) -> str:
    """The address of an actor's picture."""
    suffix = PurePosixPath(actor.image.file).suffix.lower() if actor.image else ""
    return f"assets/images/{actor.ref}{suffix}"


def chunk_address(base: str, number: int) -> str:
    """The address of a further chunk of a listing: ``statements/_/2/``. No id holds ``_``."""
    if number == 1:
        return base
    return f"{base}{number}/" if "/_/" in base else f"{base}_/{number}/"


def page_file(address: str, *, is_folder: bool = False) -> str:
    """The Markdown file that MkDocs makes the page of an address from.

    Args:
        address: relative to the site, with a slash at its end; empty for the home page.
        is_folder: whether other pages stand below it, as below a listing.
    """
    name = address.rstrip("/").rpartition("/")[2]
    # Files of these names are the page of their folder, whatever an id means by them.
    if not name or is_folder or name in ("index", "readme"):
        return f"{address}index.md"
    return f"{address.rstrip('/')}.md"


def address_of(file: str) -> str:
    """The address of the page that MkDocs makes from a Markdown file below ``docs/``."""
    stem = file.removesuffix(".md")
    folder, _, name = stem.rpartition("/")
    address = folder if name in ("index", "README") else stem
    return f"{address}/" if address else ""


def root_from(address: str) -> str:
    """The reference from a page to the site's root, which addresses are put behind.

    Relative, so that the site works at any place of a host and from a folder.
    """
    return "../" * address.count("/") or "./"
