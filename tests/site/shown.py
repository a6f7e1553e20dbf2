"""What a built site shows of the records, for the tests that compare the two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import html

from generator.check import Checked
from generator.records import Source
from generator.records.values import Sort
from generator.records.walk import walk


def pages(root: Path) -> Iterator[tuple[Path, html.HtmlElement]]:
    """Every page of the site of a project, parsed, with its file below the site's folder."""
    site = root / "site"
    for path in sorted(site.rglob("*.html")):
        if "assets" not in path.parts:
            yield path.relative_to(site), html.fromstring(path.read_text("utf-8"))


def folded(text: str) -> str:
    """Runs of ASCII white space as one space."""
    return re.sub(r"[ \t\n\r\f]+", " ", text)


def texts_of(checked: Checked) -> dict[tuple[str, str], str]:
    """Every text, address and part of a quote of every record, by record and field."""
    found = {}
    for record in checked.corpus.all():
        for value in walk(record):
            field = ".".join(map(str, value.path))
            if value.marker is Sort.TEXT:
                found[record.ref, field] = value.value
            elif value.marker is Sort.QUOTE:
                for number, part in enumerate(value.value):
                    found[record.ref, f"{field}.{number}"] = part.exact
        if isinstance(record, Source):
            addresses = {field: getattr(record, field) for field in ("url", "archive_url")}
            found |= {(record.ref, field): text for field, text in addresses.items() if text}
    for ref, stone in checked.corpus.tombstones.items():
        found[ref, "withdrawn.reason"] = stone.withdrawn.reason
    return found
