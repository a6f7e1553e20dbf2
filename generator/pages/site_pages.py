"""The pages that belong to no record: home, listings, search, corrections, checks, method."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from generator.pages.addresses import page_file
from generator.pages.chunks import Chunk, chunked
from generator.pages.environment import rendered
from generator.pages.page import HIDE_NAVIGATION, Page
from generator.pages.views import SiteView
from generator.project import Project
from generator.records import MODELS, Record, Sheet, Statement, Tombstone
from generator.records.base import Correction, Withdrawal
from generator.rules import Rule, all_rules

NEWEST = 3
"""How many statements and corrections the home page shows."""

LISTING, CORRECTIONS, CHECK = "listing.md.j2", "corrections.md.j2", "check.md.j2"

# Pages that are the same for every site, but for their links. A hand-written page of the same name
# takes their place.
PLAIN_PAGES = {
    "search": "Search",
    "pictures": "Pictures",
    "method": "How this site works",
    "contributing": "How to contribute",
}


@dataclass(frozen=True, slots=True)
class CorrectionEntry:
    """A correction, or a withdrawal, with the record it is of."""

    ref: str
    index: int | None
    """The correction's place in its record; none of a withdrawal."""
    correction: Correction | Withdrawal


def front_pages(env: Environment, site: SiteView, project: Project) -> Iterator[Page]:
    """The pages that belong to no single record, of a list its first: what navigation leads to."""
    yield _home(env, site, project)
    for model in MODELS:
        yield _listing_page(env, model, _listing(site, model, project)[0])
    yield _corrections_page(env, _corrections(site, project)[0])
    rules = all_rules()
    yield _page(env, "checks.md.j2", "checks/", "Checks", is_folder=True, rules=rules)
    for name, title in PLAIN_PAGES.items():
        hide = ("navigation", "toc") if name == "search" else HIDE_NAVIGATION
        yield _page(env, f"{name}.md.j2", f"{name}/", title, hide=hide)


def further_pages(
    env: Environment, site: SiteView, project: Project
) -> Iterator[tuple[str, Callable[[], Page]]]:
    """The other pages that belong to no single record, each with its template's name."""
    for model in MODELS:
        for chunk in _listing(site, model, project)[1:]:
            yield LISTING, partial(_listing_page, env, model, chunk)
    for entries in _corrections(site, project)[1:]:
        yield CORRECTIONS, partial(_corrections_page, env, entries)
    for rule in all_rules():
        yield CHECK, partial(_check, env, rule)


def _page(  # noqa: PLR0913 - what a page has
    env: Environment,
    template: str,
    address: str,
    title: str,
    *,
    description: str = "",
    hide: tuple[str, ...] = HIDE_NAVIGATION,
    is_folder: bool = False,
    **values: object,
) -> Page:
    body = rendered(env, template, address, **values)
    file = page_file(address, is_folder=is_folder)
    return Page(file, address, title, body, description, hide, template)


def _home(env: Environment, site: SiteView, project: Project) -> Page:
    title, description = project.text("site_name"), project.text("site_description")
    passages = site.corpus.passages
    return _page(
        env,
        "home.md.j2",
        "",
        title,
        description=description,
        hide=("navigation", "toc"),
        site_description=description,
        site_name=title,
        sheets=site.corpus.of(Sheet)[:20],
        statements=site.statements[:NEWEST],
        corrections=_all_corrections(site)[:NEWEST],
        counts={model.kind: len(site.corpus.of(model)) for model in MODELS},
        quoted=len(passages),
        verified=site.verified(passages),
    )


def _listing(site: SiteView, model: type[Record], project: Project) -> tuple[Chunk[Any], ...]:
    items: tuple[Any, ...]
    if model is Statement:
        items = site.statements
    else:
        items = tuple(
            sorted(site.corpus.of(model), key=lambda record: (record.label.casefold(), record.id))
        )
    return chunked(items, project.settings.chunks.listing, f"{model.kind}/")


def _listing_page(env: Environment, model: type[Record], chunk: Chunk[Any]) -> Page:
    title = _numbered(model.plural, chunk)
    is_first = chunk.number == 1
    return _page(
        env,
        LISTING,
        chunk.address,
        title,
        is_folder=is_first,
        kind=model.kind,
        chunk=chunk,
    )


def _numbered(title: str, chunk: Chunk[Any]) -> str:
    return title if chunk.number == 1 else f"{title} ({chunk.number}/{chunk.of})"


def _all_corrections(site: SiteView) -> tuple[CorrectionEntry, ...]:
    """Every correction and withdrawal, newest first."""
    records: list[Record | Tombstone] = [*site.corpus.all(), *site.corpus.tombstones.values()]
    found = [
        CorrectionEntry(record.ref, index, correction)
        for record in records
        for index, correction in site.corrections(record)
    ]
    found += (
        CorrectionEntry(stone.ref, None, stone.withdrawn)
        for stone in site.corpus.tombstones.values()
    )
    return tuple(sorted(found, key=lambda entry: entry.correction.date.sort_key(), reverse=True))


def _corrections(site: SiteView, project: Project) -> tuple[Chunk[CorrectionEntry], ...]:
    return chunked(_all_corrections(site), project.settings.chunks.listing, "corrections/")


def _corrections_page(env: Environment, chunk: Chunk[CorrectionEntry]) -> Page:
    title = _numbered("Corrections", chunk)
    is_first = chunk.number == 1
    return _page(env, CORRECTIONS, chunk.address, title, is_folder=is_first, chunk=chunk)


def _check(env: Environment, rule: Rule) -> Page:
    # A rule's docstring is ours and is Markdown already.
    sections = [(title, Markup(text)) for title, text in rule.documentation.sections.items()]  # noqa: S704
    return _page(
        env,
        CHECK,
        f"checks/{rule.code}/",
        f"{rule.code} {rule.name}",
        description=rule.documentation.summary,
        rule=rule,
        sections=sections,
    )
