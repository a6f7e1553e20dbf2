"""What reads bytes that strangers wrote: each a function that may refuse, and never raise."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from markupsafe import Markup

from generator.archives.article import read_article
from generator.archives.page import extracted
from generator.edtf_date import DateError, parse
from generator.errors import UsageError
from generator.formatting.record_file import formatted
from generator.memory import Memory
from generator.pages.prose_html import prose_html
from generator.prose import links, plain, record_links
from generator.quotation.indexed_text import IndexedText
from generator.quotation.match import Selector, match
from generator.quotation.proofs_file import ProofsError
from generator.quotation.proofs_file import parse as parse_proofs
from generator.records import KINDS
from generator.records.validate import validate
from generator.yaml_source import quick, read


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def yaml(raw: bytes) -> None:
    """A record's file: its two readers agree, and every kind takes or refuses it."""
    document = read(raw)
    found = quick(raw)
    if found is not None and (document.faults or found != document.data):
        raise AssertionError("the quick way reads something else")
    for model in KINDS.values():
        validate(document, model)
    if not document.faults:
        formatted(raw, KINDS["statements"])


def date(raw: bytes) -> None:
    """A date: it is one, or a fault with words."""
    try:
        parse(_text(raw)).words()
    except DateError:
        return


def selector(raw: bytes) -> None:
    """A quotation and the text that it is from, parted at the first line that is empty."""
    quote, _, text = _text(raw).partition("\n\n")
    exact, _, context = quote.partition("|")
    prefix, _, suffix = context.partition("|")
    match(IndexedText(text), [Selector(exact, prefix, suffix), Selector(suffix)])


def prose(raw: bytes) -> None:
    """Prose: links to records are found, and HTML is made of it."""
    text = _text(raw)
    list(record_links(text))
    list(links(text))
    plain(text)
    prose_html(text, lambda ref: (Markup("#"), ref))


def proofs(raw: bytes) -> None:
    """A file of proofs."""
    try:
        parse_proofs(raw)
    except ProofsError:
        return


class Cache:
    """What is remembered, by bytes in the place of a part."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, raw: bytes) -> None:
        """No part that this program did not write is ever read."""
        (self._folder / "records").write_bytes(raw)
        if Memory(self._folder).read("records") is not None:
            raise AssertionError("a part that nobody wrote was read")


def html(raw: bytes) -> None:
    """An article's page, as the process of its own reads it."""
    extracted(_text(raw))


def markdown(raw: bytes) -> None:
    """An article as Markdown."""
    try:
        read_article(Path("page.md"), _text(raw))
    except UsageError:
        return


def targets(folder: Path) -> dict[str, Callable[[bytes], None]]:
    """Every target by its name; the folder is for what the cache's reader reads."""
    found: dict[str, Callable[[bytes], None]] = {"cache": Cache(folder)}
    for target in (yaml, date, selector, prose, proofs, html, markdown):
        found[target.__name__] = target
    return found
