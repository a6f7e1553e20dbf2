"""Values of records as schema.org's data types take them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from generator.edtf_date import EdtfDate
from generator.pages.structured_data.script import Node, node
from generator.pages.views import SiteView
from generator.records.actor import OtherName
from generator.records.values import Part

ELISION = " […] "
"""What stands between the parts of a quote: nobody said them in one breath."""

_ISO_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
_SPDX = "https://spdx.org/licenses/{}.html"


def date(value: EdtfDate | None) -> str | None:
    """A day, month or year in ISO 8601; nothing where the date is open, unsure or an interval.

    An interval says that something was on one day of it. Neither its first day nor its last is
    that day, and schema.org has no way to say so.
    """
    exact = value.html_datetime() if value else None
    return exact if exact and _ISO_DATE.fullmatch(exact) else None


def joined(parts: Iterable[Part]) -> str:
    """A quote as one text, with a mark where something is left out."""
    return ELISION.join(part.exact for part in parts)


def words(site: SiteView, prose: str | None) -> str | None:
    """Prose without its markup, records by their names."""
    return site.plain(prose) if prose else None


def in_language(text: str, lang: str | None) -> Any:
    """A text, with its language where that is known."""
    return {"@value": text, "@language": lang} if lang else text


def other_names(items: Iterable[OtherName]) -> list[Any]:
    """Names as ``alternateName`` takes them."""
    return [in_language(item.name, item.lang) for item in items]


def licence_page(spdx: str | None) -> str | None:
    """The page of a licence that is known by its SPDX id."""
    return _SPDX.format(spdx) if spdx else None


def licence_named(name: str | None) -> Node | None:
    """A licence that is known by a name, or by words of its owner."""
    return node("CreativeWork", name=name) if name else None
