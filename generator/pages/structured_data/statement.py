"""A statement: the claim, and the words that it is drawn from.

The claim is our sentence of what was said ("The content of a claim can be summarized with the text
property"). So nobody is its author here: the speakers are what it is about. Their own words alone
are a ``Quotation``, and theirs by ``spokenByCharacter``: "Person or Organization to whom the
quotation is attributed within the containing CreativeWork", which is just what is proven. What a
source reports is an excerpt of the source, and bears nobody's name.
"""

from __future__ import annotations

from generator.language import message
from generator.pages.statuses import STATUSES
from generator.pages.structured_data.place import Place
from generator.pages.structured_data.script import Node, node
from generator.pages.structured_data.values import date, joined, words
from generator.records import Source, Statement

_REPORTS = {
    "indirect": message("Reported by the source, not a quotation of the speaker"),
    "mixed": message("Reported by the source, with words of the speaker"),
}


def statement_nodes(place: Place, record: Statement) -> list[Node]:
    """The speaker's words and the claim; of a report, the claim and the report."""
    source = place.site.corpus.find(Source, record.source)
    said, claim = _words(place, record, source), _claim(place, record, source)
    return [said, claim] if record.speech == "direct" else [claim, said]


def _words(place: Place, record: Statement, source: Source | None) -> Node:
    written_in = place.refer(source) if source else None
    is_direct = record.speech == "direct"
    kind = "Quotation" if is_direct else "CreativeWork"
    found = node(
        kind,
        place.part("_words"),
        text=joined(record.quote),
        description=_report(place, record),
        inLanguage=source.lang if source else None,
    )
    if is_direct:
        found |= node(
            kind,
            spokenByCharacter=place.actors(record.speakers),
            isBasedOn=written_in,
            dateCreated=date(record.date),
        )
    elif written_in:
        found["isPartOf"] = written_in
    translations = [
        node(kind, text=item.text, inLanguage=item.lang, creditText=item.translator)
        for item in record.translations
    ]
    return found | node(kind, workTranslation=translations)


def _report(place: Place, record: Statement) -> str | None:
    words = _REPORTS.get(record.speech)
    return words and place.site.language.gettext(words)


def _claim(place: Place, record: Statement, source: Source | None) -> Node:
    return node(
        "Claim",
        place.thing(record.ref),
        text=record.claim,
        inLanguage=place.site.settings.language,
        about=[*place.actors(record.speakers), *place.topics(record.topics)],
        mentions=place.actors(record.mentions),
        appearance=place.refer(source) if source else None,
        isBasedOn={"@id": place.part("_words")},
        comment=status_comment(place, record.status, words(place.site, record.status_basis)),
    )


def status_comment(place: Place, status: str, basis: str | None = None) -> Node | None:
    """What has become of a report; nothing where it is a report and no more."""
    if status == "reported":
        return None
    say = place.site.language
    name = say.gettext("Status: %(status)s", status=say.gettext(STATUSES[status]))
    return node("Comment", name=name, text=basis)
