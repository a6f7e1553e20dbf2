"""The pages that belong to no record: home, listings, search, corrections, checks, method."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup

from generator.pages.addresses import page_file
from generator.pages.chunks import chunked
from generator.pages.page import HIDE_NAVIGATION, Page
from generator.pages.views import SiteView, StatementView
from generator.project import Project
from generator.records import MODELS, Record, Sheet, Statement, Tombstone
from generator.records.base import Correction, Withdrawal
from generator.rules import all_rules

NEWEST = 3
"""How many statements and corrections the home page shows."""

# Pages that are the same for every site, but for their links. A hand-written page of the same name
# takes their place.
PLAIN_PAGES = {
    "search": "Search",
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


def site_pages(env: Environment, site: SiteView, project: Project) -> Iterator[Page]:
    """Every page that belongs to no single record."""
    yield _home(env, site, project)
    for model in MODELS:
        yield from _listing(env, site, model, project.settings.chunks.listing)
    yield from _corrections(env, site, project.settings.chunks.listing)
    yield from _checks(env)
    for name, title in PLAIN_PAGES.items():
        address = f"{name}/"
        body = env.get_template(f"{name}.md.j2").render(here=address)
        hide = ("navigation", "toc") if name == "search" else HIDE_NAVIGATION
        yield Page(page_file(address), address, title, body, hide=hide)


def _home(env: Environment, site: SiteView, project: Project) -> Page:
    title, description = project.text("site_name"), project.text("site_description")
    passages = site.corpus.passages
    body = env.get_template("home.md.j2").render(
        here="",
        title=title,
        description=description,
        sheets=site.corpus.of(Sheet)[:20],
        statements=site.in_order(site.corpus.of(Statement))[:NEWEST],
        corrections=_all_corrections(site)[:NEWEST],
        counts={model.kind: len(site.corpus.of(model)) for model in MODELS},
        quoted=len(passages),
        verified=site.verified(passages),
    )
    return Page("index.md", "", title, body, description, ("navigation", "toc"))


def _listing(env: Environment, site: SiteView, model: type[Record], size: int) -> Iterator[Page]:
    items: tuple[StatementView, ...] | tuple[Record, ...]
    if model is Statement:
        items = site.in_order(site.corpus.of(Statement))
    else:
        records: tuple[Record, ...] = site.corpus.of(model)
        items = tuple(sorted(records, key=lambda record: (record.label.casefold(), record.id)))
    for chunk in chunked(items, size, f"{model.kind}/"):
        body = env.get_template("listing.md.j2").render(
            here=chunk.address, kind=model.kind, chunk=chunk
        )
        title = model.plural if chunk.number == 1 else f"{model.plural} ({chunk.number}/{chunk.of})"
        file = page_file(chunk.address, is_folder=chunk.number == 1)
        yield Page(file, chunk.address, title, body)


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


def _corrections(env: Environment, site: SiteView, size: int) -> Iterator[Page]:
    for chunk in chunked(_all_corrections(site), size, "corrections/"):
        body = env.get_template("corrections.md.j2").render(here=chunk.address, chunk=chunk)
        title = "Corrections" if chunk.number == 1 else f"Corrections ({chunk.number}/{chunk.of})"
        file = page_file(chunk.address, is_folder=chunk.number == 1)
        yield Page(file, chunk.address, title, body)


def _checks(env: Environment) -> Iterator[Page]:
    rules = all_rules()
    body = env.get_template("checks.md.j2").render(here="checks/", rules=rules)
    yield Page(page_file("checks/", is_folder=True), "checks/", "Checks", body)
    for rule in rules:
        address = f"checks/{rule.code}/"
        body = env.get_template("check.md.j2").render(
            here=address,
            rule=rule,
            # A rule's docstring is ours and is Markdown already.
            sections=[(title, Markup(text)) for title, text in rule.documentation.sections.items()],  # noqa: S704
        )
        title = f"{rule.code} {rule.name}"
        yield Page(page_file(address), address, title, body, rule.documentation.summary)
