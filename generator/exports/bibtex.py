"""BibTeX: sources and statements for LaTeX.

Every text is escaped so that BibTeX and LaTeX read nothing into it; white space in it is folded, as
BibTeX itself does. ``date`` holds a date as written, in EDTF, which biblatex reads. ``year`` and
``month``, which the older styles print, hold a certain one; any other stands in ``year`` in words,
as "between 2021 and 2022".
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.exports.citation import Citation, citation_of
from generator.pages.views import SiteView
from generator.records import Source, Statement

# A brace counts for BibTeX even after a backslash, so that none may stand in a text: each is named.
_NAMES = {
    "\\": "backslash",
    "{": "braceleft",
    "}": "braceright",
    "~": "asciitilde",
    "^": "asciicircum",
    "`": "asciigrave",
    "<": "less",
    ">": "greater",
    "|": "bar",
}
_ESCAPES = {character: f"\\text{name}{{}}" for character, name in _NAMES.items()} | {
    character: f"\\{character}" for character in "$&#%_"
}
# Most texts hold none of these, and this finds out by far sooner than `str.translate` copies one.
_SPECIAL = re.compile(f"[{re.escape(''.join(_ESCAPES))}]")
# What TeX sets as one sign: two of these, with nothing between them.
_TWICE = ("--", "''", ",,")
_LIGATURE = re.compile(r"([-',])(?=\1)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def bibtex(record: Source | Statement, site: SiteView) -> str:
    """One record as an entry in BibTeX."""
    return bibtex_entry(citation_of(record, site))


def bibtex_entry(citation: Citation) -> str:
    """An entry; fields that no style knows are left alone by all of them."""
    is_article = citation.type == "article" and bool(citation.publisher)
    fields = {
        "author": " and ".join(f"{{{escaped(name)}}}" for name in citation.authors),
        "title": f"{{{escaped(citation.title)}}}",  # twice in braces: no style may change its case
        "journal" if is_article else "howpublished": escaped(citation.publisher),
        "type": "" if is_article else citation.type,
        **dict(_date(citation)),
        "url": citation.url,  # verbatim: an address holds no brace
        "urldate": citation.accessed.text if citation.accessed else "",
        "language": citation.lang,
        "abstract": escaped(citation.abstract),
        "note": escaped(citation.note),
        "version": citation.version,
    }
    lines = "".join([f"  {name} = {{{value}}},\n" for name, value in fields.items() if value])
    month = f"  month = {found},\n" if (found := _month(citation)) else ""
    return f"@{'article' if is_article else 'misc'}{{{citation.key},\n{lines}{month}}}\n\n"


def escaped(text: str) -> str:
    """A text that means itself between braces, in one line."""
    found = _SPECIAL.sub(lambda match: _ESCAPES[match[0]], " ".join(text.split()))
    if any(twice in found for twice in _TWICE):
        found = _LIGATURE.sub(r"\1{}", found)
    return found


def _date(citation: Citation) -> Iterable[tuple[str, str]]:
    if citation.date:
        exact = citation.date.html_datetime()
        yield "date", citation.date.text
        yield "year", exact.split("-")[0] if exact else escaped(citation.date.words())


def _month(citation: Citation) -> str:
    """The name that BibTeX has for the month, without braces, so that each style spells it out."""
    exact = (citation.date and citation.date.html_datetime()) or ""
    _, *rest = exact.split("-")
    return _MONTHS[int(rest[0]) - 1] if rest else ""
