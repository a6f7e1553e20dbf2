"""The pages of records: one each, further ones where its statements come in chunks; tombstones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from jinja2 import Environment

from generator.pages.addresses import page_file, record_address
from generator.pages.card import has_card
from generator.pages.chunks import Chunk
from generator.pages.environment import rendered
from generator.pages.lists import Lists
from generator.pages.page import Page, Planned
from generator.pages.structured_data import chunk_data, record_data, tombstone_data
from generator.pages.views import SiteView, StatementView
from generator.records import Record, Tombstone

DESCRIPTION_LENGTH = 300
MORE, TOMBSTONE = "more.md.j2", "tombstone.md.j2"


def record_pages(
    env: Environment, site: SiteView, lists: Lists, record: Record | Tombstone
) -> Iterator[Planned]:
    """Every page that belongs to a record, its own first.

    Args:
        env: the templates' environment.
        site: the corpus.
        lists: the lists of statements.
        record: the record, or what is left of a withdrawn one.
    """
    address = record_address(record.ref)
    if isinstance(record, Tombstone):
        yield Planned(address, TOMBSTONE, partial(_tombstone, env, site, record))
        return
    make = partial(_page, env, site, lists, record)
    yield Planned(address, f"{record.kind}.md.j2", make)
    for field in record.statement_fields:
        for number in lists.further(record.ref, field):
            chunk = partial(lists.statements, record.ref, field, number)
            further = partial(_further_page, env, site, record, chunk, field)
            yield Planned(lists.address(number, record.ref, field), MORE, further)


def _page(env: Environment, site: SiteView, lists: Lists, record: Record) -> Page:
    site.observer.note("record", record.ref)
    address, description = record_address(record.ref), _description(site, record)
    template = f"{record.kind}.md.j2"
    first = {field: lists.statements(record.ref, field, 1) for field in record.statement_fields}
    body = rendered(env, template, address, record=record, chunks=first)
    data = tuple(record_data(site, record, description))
    file = page_file(address)
    return Page(
        file,
        address,
        record.label,
        body,
        description,
        template=template,
        record=record.ref,
        data=data,
        has_card=has_card(site, record),
    )


def _further_page(
    env: Environment,
    site: SiteView,
    record: Record,
    chunk_of: Callable[[], Chunk[StatementView]],
    field: str,
) -> Page:
    site.observer.note("record", record.ref)
    chunk = chunk_of()
    address, title = chunk.address, f"{record.label} ({chunk.number}/{chunk.of})"
    body = rendered(env, MORE, address, record=record, chunk=chunk, field=field)
    data = tuple(chunk_data(site, record, address, title))
    file, about = page_file(address), _description(site, record)
    return Page(file, address, title, body, about, template=MORE, record=record.ref, data=data)


def _tombstone(env: Environment, site: SiteView, stone: Tombstone) -> Page:
    site.observer.note("record", stone.ref)
    address = record_address(stone.ref)
    title = site.language.gettext("Withdrawn: %(id)s", id=stone.id)
    body = rendered(env, TOMBSTONE, address, record=stone)
    data = tuple(tombstone_data(site, stone, title))
    return Page(
        page_file(address), address, title, body, template=TOMBSTONE, record=stone.ref, data=data
    )


def _description(site: SiteView, record: Record) -> str:
    """What search engines and cards say of the page: its summary, cut at a word."""
    summary = getattr(record, "summary", None)
    text = site.plain(summary) if summary else record.label
    if len(text) <= DESCRIPTION_LENGTH:
        return text
    return text[:DESCRIPTION_LENGTH].rpartition(" ")[0] + " …"
