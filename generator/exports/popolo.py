"""Popolo JSON: people, organizations, memberships, and speeches, for parliamentary monitoring.

After the schemas of the Popolo Project. One document, its lists named as EveryPolitician names
them. What Popolo cannot say is left out, never bent: a date that is no plain year, month or day;
how a holder of a role is styled; the day of a speech, since Popolo has moments only. A speech has
one speaker, who is a person, and is the speaker's own words: other statements are no speeches. Of
our types, ``state`` and ``group`` are organizations of that ``classification``. ``lang`` beside
another name is no word of the schema, but of EveryPolitician.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.edtf_date import EdtfDate
from generator.exports.document import Document, json_list
from generator.exports.rows import JOINT
from generator.pages.addresses import image_address, record_address
from generator.pages.views import SiteView
from generator.prose import links
from generator.records import Actor, Source, Statement
from generator.records.actor import Membership, OtherName

FILE = "popolo.json"
_PLAIN_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")

Json = dict[str, Any]


def documents(site: SiteView) -> Iterator[Document]:
    """The one document."""
    about = "People, organizations, memberships and speeches (Popolo)."
    yield Document(FILE, popolo(site), about)


def popolo(site: SiteView) -> Iterator[bytes]:
    """All that Popolo can say of the records, in pieces."""
    actors = site.corpus.of(Actor)
    lists: dict[str, Iterator[Json]] = {
        "persons": (person(actor, site) for actor in actors if actor.type == "person"),
        "organizations": (organization(actor, site) for actor in actors if actor.type != "person"),
        "memberships": (item for actor in actors for item in memberships(actor, site)),
        "speeches": speeches(site),
    }
    before = "{"
    for name, items in lists.items():
        yield f'{before}"{name}": '.encode()
        yield from json_list(items)
        before = ","
    yield b"}\n"


def person(actor: Actor, site: SiteView) -> Json:
    """A Person."""
    return _present(_named(actor, site) | {"summary": _words(actor.summary, site)})


def organization(actor: Actor, site: SiteView) -> Json:
    """An Organization."""
    found = _named(actor, site)
    found |= {"classification": actor.type, "abstract": _words(actor.summary, site)}
    if len(actor.part_of) == 1:
        found["parent_id"] = _live(actor.part_of[0], site)
    return _present(found)


def memberships(actor: Actor, site: SiteView) -> Iterator[Json]:
    """Its roles; and what it is a part of, without a role."""
    member: Json = {"person_id": actor.id}
    if actor.type != "person":
        member = {"member": {"id": actor.id, "name": actor.name}}
    for item in actor.memberships:
        yield _present({**member, **_membership(item, site)})
    if actor.type == "person" or len(actor.part_of) > 1:
        for whole in actor.part_of:
            if found := _live(whole, site):
                yield {**member, "organization_id": found}


def speeches(site: SiteView) -> Iterator[Json]:
    """Statements in the own words of one person."""
    for record in site.corpus.of(Statement):
        if record.speech != "direct" or len(record.speakers) != 1:
            continue
        speaker = site.corpus.find(Actor, record.speakers[0])
        if speaker and speaker.type == "person":
            yield _present(_speech(record, speaker, site))


def _named(actor: Actor, site: SiteView) -> Json:
    permalink = site.base and site.base + record_address(actor.ref)
    return {
        "id": actor.id,
        "name": actor.name,
        "other_names": [_other_name(item) for item in actor.other_names],
        "identifiers": [
            {"scheme": scheme, "identifier": value} for scheme, value in actor.identifiers.items()
        ],
        "image": site.base + image_address(actor) if site.base and actor.image else "",
        "sources": [{"url": permalink, "note": site.title}] if permalink else [],
    }


def _other_name(item: OtherName) -> Json:
    return _present({"name": item.name, "lang": item.lang, "note": item.note})


def _membership(item: Membership, site: SiteView) -> Json:
    return {
        "role": item.role,
        "organization_id": _live(item.organization, site) if item.organization else "",
        "start_date": plain_date(item.start_date),
        "end_date": plain_date(item.end_date),
        "sources": [
            _present({"url": link.target, "note": link.text}) for link in links(item.basis or "")
        ],
    }


def _speech(record: Statement, speaker: Actor, site: SiteView) -> Json:
    source = site.corpus.find(Source, record.source)
    url = source.url if source else None
    styled = [JOINT.join(part.exact for part in item.quote) for item in record.described_as]
    return {
        "id": record.id,
        "creator_id": speaker.id,
        "attribution_text": styled[0] if len(styled) == 1 else "",
        "text": JOINT.join(part.exact for part in record.quote),
        "title": record.claim,
        "type": "speech",
        "sources": [{"url": url, "note": source.title}] if url and source else [],
    }


def plain_date(date: EdtfDate | None) -> str:
    """A date as Popolo has it, ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; nothing for any other."""
    exact = date.html_datetime() if date else None
    return exact if exact and _PLAIN_DATE.fullmatch(exact) else ""


def _words(prose: str | None, site: SiteView) -> str:
    return site.plain(prose) if prose else ""


def _live(record_id: str, site: SiteView) -> str:
    """The present id of an actor; nothing for one that is withdrawn, of whom Popolo cannot tell."""
    actor = site.corpus.find(Actor, record_id)
    return actor.id if actor else ""


def _present(found: Json) -> Json:
    return {key: value for key, value in found.items() if value}
