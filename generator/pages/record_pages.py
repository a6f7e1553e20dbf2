"""The pages of records: one each, further ones where its statements come in chunks; tombstones."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment

from generator.pages.addresses import page_file, record_address
from generator.pages.chunks import Chunk, chunked
from generator.pages.environment import rendered
from generator.pages.page import Page
from generator.pages.views import SiteView, StatementView
from generator.prose import plain
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
        yield _tombstone(env, record)
        return
    chunks = {
        field: _statement_chunks(site, record, field, size) for field in record.statement_fields
    }
    first = {field: shares[0] for field, shares in chunks.items()}
    yield _page(env, record, f"{record.kind}.md.j2", record_address(record.ref), chunks=first)
    for field, shares in chunks.items():
        for chunk in shares[1:]:
            yield _page(env, record, "more.md.j2", chunk.address, chunk=chunk, field=field)


def _statement_chunks(
    site: SiteView, record: Record, field: str, size: int
) -> tuple[Chunk[StatementView], ...]:
    """A record's statements by one of its fields; those of its main field continue at ``_/2/``."""
    base = record_address(record.ref)
    further = base if field == record.statement_fields[0] else f"{base}_/{field}/"
    return chunked(site.statements_naming(record.ref, field), size, base, further)


def _page(env: Environment, record: Record, template: str, address: str, **more: object) -> Page:
    body = rendered(env, template, address, record=record, **more)
    chunk = more.get("chunk")
    title = (
        f"{record.label} ({chunk.number}/{chunk.of})" if isinstance(chunk, Chunk) else record.label
    )
    return Page(page_file(address), address, title, body, _description(record), template=template)


def _tombstone(env: Environment, stone: Tombstone) -> Page:
    address = record_address(stone.ref)
    template = "tombstone.md.j2"
    body = rendered(env, template, address, record=stone)
    return Page(page_file(address), address, f"Withdrawn: {stone.id}", body, template=template)


def _description(record: Record) -> str:
    """What search engines and cards say of the page: its summary, cut at a word."""
    summary = getattr(record, "summary", None)
    text = plain(summary) if summary else record.label
    if len(text) <= DESCRIPTION_LENGTH:
        return text
    return text[:DESCRIPTION_LENGTH].rpartition(" ")[0] + " …"
