"""Records → what search knows of them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.edtf_date import EdtfDate
from generator.pages.addresses import record_address
from generator.pages.view_parts import Name
from generator.pages.views import SiteView, StatementView
from generator.prose import plain
from generator.records import Actor, Record, Sheet, Source, Statement, Timeline, Topic
from generator.site.search_index import SearchEntry


def search_entries(site: SiteView) -> Iterator[SearchEntry]:
    """An entry for every record that has a page of its own."""
    for record in site.corpus.all():
        if isinstance(record, Statement):
            yield _statement(site, site.statement(record))
        else:
            yield _record(record)


def _statement(site: SiteView, view: StatementView) -> SearchEntry:
    record = view.record
    words = " […] ".join(part.exact for part in record.quote)
    return SearchEntry(
        address=record_address(record.ref),
        kind=record.kind,
        title=record.claim,
        text=words,
        names=_names_of(site, (*view.speakers, *site.names("actors", record.mentions))),
        filters={
            "kind": (record.kind,),
            "speaker": tuple(name.label for name in view.speakers),
            "topic": tuple(name.label for name in view.topics),
            "year": _years(view.latest_date),
            "speech": (record.speech,),
            "proof": (view.quote.proof.outcome,),
            "status": (record.status,),
        },
        meta={
            "speakers": ", ".join(name.label for name in view.speakers),
            **({"date": site.language.words(record.date)} if record.date else {}),
        },
        sort=_sorted_by(view.latest_date),
        note=plain(record.note or ""),
    )


def _record(record: Record) -> SearchEntry:
    return SearchEntry(
        address=record_address(record.ref),
        kind=record.kind,
        title=record.label,
        text=" ".join(filter(None, _texts(record))),
        names=_other_names(record),
        filters={"kind": (record.kind,)},
        sort=_sorted_by(record.published if isinstance(record, Source) else None),
        note=plain(record.note or ""),
    )


def _texts(record: Record) -> Iterator[str]:
    """What a record says, for those who look for its words; prose without its markup."""
    yield plain(getattr(record, "summary", None) or "")
    if isinstance(record, Sheet):
        yield from (question.text for question in record.questions)
        yield from (plain(fact.text) for fact in record.facts)
        yield from map(plain, record.open_questions)
    elif isinstance(record, Timeline):
        for event in record.events:
            yield event.title
            yield plain(event.summary or "")
    elif isinstance(record, Source):
        yield record.publisher or ""
        yield from record.authors
    elif isinstance(record, Actor):
        yield from (membership.role for membership in record.memberships)


def _other_names(record: Record) -> tuple[str, ...]:
    if isinstance(record, Actor | Topic):
        return tuple(item.name for item in record.other_names)
    return ()


def _names_of(site: SiteView, names: tuple[Name, ...]) -> tuple[str, ...]:
    """Every name of these actors, so that a statement is found by any of its speakers' names."""
    found: dict[str, None] = {}
    for name in names:
        actor = site.corpus.get(name.ref)
        if isinstance(actor, Actor):
            found[actor.name] = None
            found.update(dict.fromkeys(_other_names(actor)))
    return tuple(found)


def _sorted_by(date: EdtfDate | None) -> dict[str, str]:
    """What puts entries in order of time: the first day that a date may be."""
    # Other years have signs or more digits, and would not sort as texts.
    if date is None or date.earliest is None or not 0 < date.earliest.year <= 9999:
        return {}
    return {"date": date.earliest.isoformat()}


def _years(date: EdtfDate | None) -> tuple[str, ...]:
    """The years that a date may lie in, where both its bounds are known and near each other."""
    if date is None or date.earliest is None or date.latest is None:
        return ()
    years = range(date.earliest.year, date.latest.year + 1)
    return tuple(map(str, years)) if len(years) <= 10 else ()
