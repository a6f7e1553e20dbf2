"""The pages that belong to no record: home, listings, search, corrections, checks, method."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from generator.language import ENGLISH, message
from generator.pages.addresses import page_file
from generator.pages.chunks import Chunk, chunked
from generator.pages.environment import rendered
from generator.pages.field_reference import field_reference
from generator.pages.page import HIDE_NAVIGATION, Page
from generator.pages.structured_data import Node, home_data, listing_data, page_data
from generator.pages.views import SiteView
from generator.project import Project
from generator.records import MODELS, Record, Sheet, Statement, Tombstone
from generator.records.base import Correction, Withdrawal
from generator.rules import Rule, all_rules

NEWEST = 3
"""How many statements and corrections the home page shows."""

IN_ENGLISH = frozenset({"checks.md.j2", "check.md.j2", "contributing.md.j2", "fields.md.j2"})
"""The tool's own documentation, which is made of what the program says of itself."""

_FOR_TESTS = re.compile(r'^(```\w+ title="[^"]*") [^\n]+$', re.MULTILINE)

LISTING, CORRECTIONS, CHECK = "listing.md.j2", "corrections.md.j2", "check.md.j2"

# Pages that are the same for every site, but for their links. A hand-written page of the same name
# takes their place.
PLAIN_PAGES = {
    "search": message("Search"),
    "pictures": message("Pictures"),
    "method": message("How this site works"),
    "contributing": "How to contribute",
    "fields": "Every field of a record",
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
        yield _listing_page(env, site, model, _listing(site, model, project)[0])
    yield _corrections_page(env, site, _corrections(site, project)[0])
    rules = all_rules()
    data = page_data(site, "checks/", "Checks", kind="CollectionPage")
    yield _page(env, "checks.md.j2", "checks/", "Checks", data, is_folder=True, rules=rules)
    for name, english in PLAIN_PAGES.items():
        title = site.language.gettext(english)
        hide = ("navigation", "toc") if name == "search" else HIDE_NAVIGATION
        address = f"{name}/"
        data = page_data(site, address, title)
        reference = field_reference() if name == "fields" else ()
        yield _page(env, f"{name}.md.j2", address, title, data, hide=hide, reference=reference)


def further_pages(
    env: Environment, site: SiteView, project: Project
) -> Iterator[tuple[str, str, Callable[[], Page]]]:
    """The other pages that belong to no single record: address, template, what makes it."""
    for model in MODELS:
        for chunk in _listing(site, model, project)[1:]:
            yield chunk.address, LISTING, partial(_listing_page, env, site, model, chunk)
    for entries in _corrections(site, project)[1:]:
        yield entries.address, CORRECTIONS, partial(_corrections_page, env, site, entries)
    for rule in all_rules():
        yield _check_address(rule), CHECK, partial(_check, env, site, rule)


def _page(  # noqa: PLR0913 - what a page has
    env: Environment,
    template: str,
    address: str,
    title: str,
    data: Sequence[Node],
    *,
    description: str = "",
    hide: tuple[str, ...] = HIDE_NAVIGATION,
    is_folder: bool = False,
    is_markdown: bool = False,
    **values: object,
) -> Page:
    body = rendered(env, template, address, **values)
    return Page(
        page_file(address, is_folder=is_folder),
        address,
        title,
        body,
        description,
        hide,
        template,
        data=tuple(data),
        is_markdown=is_markdown,
        lang=ENGLISH.tag if template in IN_ENGLISH else "",
    )


def _home(env: Environment, site: SiteView, project: Project) -> Page:
    title, description = project.text("site_name"), project.text("site_description")
    passages = site.corpus.passages
    return _page(
        env,
        "home.md.j2",
        "",
        title,
        home_data(site, description),
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


def _listing_page(env: Environment, site: SiteView, model: type[Record], chunk: Chunk[Any]) -> Page:
    address, title = chunk.address, _numbered(site.language.gettext(model.plural), chunk)
    data = listing_data(site, model.kind, address, title)
    is_first = chunk.number == 1
    return _page(
        env, LISTING, address, title, data, is_folder=is_first, kind=model.kind, chunk=chunk
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


def _corrections_page(env: Environment, site: SiteView, chunk: Chunk[CorrectionEntry]) -> Page:
    corrections = site.language.gettext("Corrections")
    address, title = chunk.address, _numbered(corrections, chunk)
    is_first = chunk.number == 1
    crumbs = [] if is_first else [(corrections, "corrections/")]
    data = page_data(site, address, title, kind="CollectionPage", crumbs=crumbs)
    return _page(env, CORRECTIONS, address, title, data, is_folder=is_first, chunk=chunk)


def _check_address(rule: Rule) -> str:
    return f"checks/{rule.code}/"


def _check(env: Environment, site: SiteView, rule: Rule) -> Page:
    # A rule's docstring is ours and is Markdown already, but for what its examples need as tests.
    sections = [
        (title, Markup(_FOR_TESTS.sub(r"\1", text)))  # noqa: S704
        for title, text in rule.documentation.sections.items()
    ]
    address, title = _check_address(rule), f"{rule.code} {rule.name}"
    summary = rule.documentation.summary
    data = page_data(site, address, title, crumbs=[("Checks", "checks/")], description=summary)
    return _page(
        env,
        CHECK,
        address,
        title,
        data,
        description=summary,
        is_markdown=True,
        rule=rule,
        sections=sections,
    )
