"""The pages of records: one each, further ones where its statements come in chunks; tombstones."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment

from generator.pages.addresses import page_file, record_address
from generator.pages.card import has_card
from generator.pages.chunks import Chunk, chunked
from generator.pages.environment import rendered
from generator.pages.page import Page
from generator.pages.structured_data import chunk_data, record_data, tombstone_data
from generator.pages.views import SiteView, StatementView
from generator.records import Record, Tombstone

DESCRIPTION_LENGTH = 300


def record_pages(
    env: Environment, site: SiteView, record: Record | Tombstone, size: int
) -> Iterator[Page]:
    """Every page that belongs to a record, its own first.

    Args:
        env: the templates' environment.
        site: the corpus.
        record: the record, or what is left of a withdrawn one.
        size: how many statements of one list a page of a record holds.
    """
    if isinstance(record, Tombstone):
        yield _tombstone(env, site, record)
        return
    chunks = {
        field: _statement_chunks(site, record, field, size) for field in record.statement_fields
    }
    first = {field: shares[0] for field, shares in chunks.items()}
    yield _page(env, site, record, first)
    for field, shares in chunks.items():
        for chunk in shares[1:]:
            yield _further_page(env, site, record, chunk, field)


def _statement_chunks(
    site: SiteView, record: Record, field: str, size: int
) -> tuple[Chunk[StatementView], ...]:
    """A record's statements by one of its fields; those of its main field continue at ``_/2/``."""
    base = record_address(record.ref)
    further = base if field == record.statement_fields[0] else f"{base}_/{field}/"
    return chunked(site.statements_naming(record.ref, field), size, base, further)


def _page(
    env: Environment, site: SiteView, record: Record, first: dict[str, Chunk[StatementView]]
) -> Page:
    address, description = record_address(record.ref), _description(site, record)
    template = f"{record.kind}.md.j2"
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
    env: Environment, site: SiteView, record: Record, chunk: Chunk[StatementView], field: str
) -> Page:
    address, title = chunk.address, f"{record.label} ({chunk.number}/{chunk.of})"
    template = "more.md.j2"
    body = rendered(env, template, address, record=record, chunk=chunk, field=field)
    data = tuple(chunk_data(site, record, address, title))
    file, about = page_file(address), _description(site, record)
    return Page(file, address, title, body, about, template=template, record=record.ref, data=data)


def _tombstone(env: Environment, site: SiteView, stone: Tombstone) -> Page:
    address = record_address(stone.ref)
    title = site.language.gettext("Withdrawn: %(id)s", id=stone.id)
    template = "tombstone.md.j2"
    body = rendered(env, template, address, record=stone)
    data = tuple(tombstone_data(site, stone, title))
    return Page(
        page_file(address), address, title, body, template=template, record=stone.ref, data=data
    )


def _description(site: SiteView, record: Record) -> str:
    """What search engines and cards say of the page: its summary, cut at a word."""
    summary = getattr(record, "summary", None)
    text = site.plain(summary) if summary else record.label
    if len(text) <= DESCRIPTION_LENGTH:
        return text
    return text[:DESCRIPTION_LENGTH].rpartition(" ")[0] + " …"
