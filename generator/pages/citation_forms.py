"""A statement in the forms in which others take it over: words, a link, BibTeX, CSL-JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.language import message
from generator.pages.addresses import record_address
from generator.pages.text_fragment import text_fragment
from generator.pages.views import StatementView
from generator.quotation.result import Selector

_ELISION = " […] "
# What TeX would read something into (BibTeX passes it on).
_TEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "{}%&$#_"},
}
_TEX_SIGNS = re.compile("|".join(map(re.escape, _TEX)))


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a citation."""

    name: str
    text: str
    is_for_people: bool = False


def citation_forms(view: StatementView) -> Iterator[Form]:
    """The forms in which a statement's page is cited.

    The site stands in them as what is cited, since it is: the speaker's words are the source's, and
    neither speaker nor source wrote this page. A page without an address has its path.
    """
    words, link = (
        message("The words, with who and where"),
        message("Link to this page at the words"),
    )
    yield Form(words, _words(view), is_for_people=True)
    yield Form(link, _link(view), is_for_people=True)
    yield Form("BibTeX", _bibtex(view))
    yield Form("CSL-JSON", _csl(view))


def _words(view: StatementView) -> str:
    """The source's words with their speaker; a report is given as the source's, not as theirs."""
    words = _ELISION.join(part.exact for part in view.quote.parts)
    say, source = view.site.language, view.source.label
    where = f"{source} ({say.words(view.published)})" if view.published else source
    said = f" ({say.words(view.record.date)})" if view.record.date else ""
    if view.record.speech == "direct":
        told = say.gettext(
            "“%(words)s” – %(speaker_and_date)s, in: %(where)s.",
            words=words,
            speaker_and_date=f"{_speakers(view)}{said}",
            where=where,
        )
    else:
        told = say.gettext(
            "Reported%(date)s as “%(words)s” in: %(where)s.", date=said, words=words, where=where
        )
        told = f"{view.record.claim} {told}"
    return f"{told} {_address(view)}"


def _link(view: StatementView) -> str:
    """The page's address, such that a browser marks the words. The context is not on the page."""
    parts = (Selector(part.exact) for part in view.quote.parts)
    return text_fragment(_address(view), parts)


def _bibtex(view: StatementView) -> str:
    fields = {
        "title": f"{{{_tex(view.record.claim)}}}",
        "howpublished": _tex(view.site.title),
        "note": _tex(_note(view)),
        "url": _address(view),
    }
    changed = view.site.last_changed(view.record)
    if changed:
        fields["date"] = changed.text
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{{view.record.id},\n{lines}}}"


def _csl(view: StatementView) -> str:
    """An item of the Citation Style Language's JSON (schema 1.0)."""
    item: dict[str, object] = {
        "id": view.record.id,
        "type": "webpage",
        "title": view.record.claim,
        "container-title": view.site.title,
        "URL": _address(view),
        "note": _note(view),
    }
    changed = view.site.last_changed(view.record)
    if changed and changed.earliest:
        item["issued"] = {"date-parts": [list(changed.earliest)]}
    return json.dumps([{key: value for key, value in item.items() if value}], ensure_ascii=False)


def _note(view: StatementView) -> str:
    values = {"speakers": _speakers(view), "where": view.source.label}
    if view.record.speech == "direct":
        return view.site.language.gettext("Statement by %(speakers)s in: %(where)s", **values)
    return view.site.language.gettext(
        "Statement by %(speakers)s as reported in: %(where)s", **values
    )


def _speakers(view: StatementView) -> str:
    return ", ".join(name.label for name in view.speakers)


def _address(view: StatementView) -> str:
    address = record_address(view.ref)
    return view.site.base + address if view.site.base else f"/{address}"


def _tex(text: str) -> str:
    return _TEX_SIGNS.sub(lambda sign: _TEX[sign[0]], text)
