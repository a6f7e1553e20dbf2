"""CSL-JSON: sources and statements for Zotero, pandoc and all that reads Citation Style Language.

After the schema of CSL 1.0.2, which has dates in parts and nothing for one that is open or between
two days: that one is in words (``literal``), and in ``custom`` as it was written, in EDTF. A range
in parts would say that something was published all that time.
"""

from __future__ import annotations

import re
from typing import Any

from generator.edtf_date import EdtfDate, parse
from generator.exports.citation import Citation, citation_of
from generator.pages.views import SiteView
from generator.records import Source, Statement
from generator.records.canonical import compact_json

# What stands in a container (a newspaper, a platform, a station) names it as such.
_TYPES = {
    "article": "article-newspaper",
    "transcript": "document",
    "speech": "speech",
    "post": "post",
    "document": "document",
    "broadcast": "broadcast",
    "statement": "entry",
}
_CONTAINED = frozenset({"article-newspaper", "post", "broadcast", "entry"})
_PARTS = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")


def csl_json(record: Source | Statement, site: SiteView) -> str:
    """One record as CSL-JSON: a list of one item."""
    return compact_json([csl_item(citation_of(record, site))]).decode()


def csl_item(citation: Citation) -> dict[str, Any]:
    """An entry as CSL has it."""
    kind = _TYPES[citation.type]
    item = {
        "id": citation.key,
        "type": kind,
        "title": citation.title,
        # Whether an author is a person, and which of the names is the family's, is not known.
        "author": [{"literal": name} for name in citation.authors],
        "container-title" if kind in _CONTAINED else "publisher": citation.publisher,
        "genre": citation.type if kind == "document" else "",
        "URL": citation.url,
        "language": citation.lang,
        "issued": csl_date(citation.date),
        "accessed": csl_date(citation.accessed),
        "abstract": citation.abstract,
        "note": citation.note,
        "version": citation.version,
        "custom": {
            name: date.text
            for name, date in (("issued", citation.date), ("accessed", citation.accessed))
            if date and "literal" in csl_date(date)
        },
    }
    return {key: value for key, value in item.items() if value}


def csl_date(date: EdtfDate | None) -> dict[str, Any]:
    """A date as CSL has it; nothing for none."""
    if date is None:
        return {}
    exact, circa = date.html_datetime(), False
    if date.approximate and not date.uncertain and not date.is_interval:
        exact, circa = parse(date.text.removesuffix("~")).html_datetime(), True
    if exact is None or not _PARTS.fullmatch(exact):
        return {"literal": date.words()}
    found: dict[str, Any] = {"date-parts": [[int(part) for part in exact.split("-")]]}
    return {**found, "circa": True} if circa else found
