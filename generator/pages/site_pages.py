"""The pages that belong to no record: home, listings, search, corrections, checks, method."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from generator.language import ENGLISH, message
from generator.pages.addresses import page_file
from generator.pages.chunks import Chunk
from generator.pages.environment import rendered
from generator.pages.field_reference import field_reference
from generator.pages.lists import Lists
from generator.pages.page import HIDE_NAVIGATION, Page, Planned
from generator.pages.structured_data import Node, home_data, listing_data, page_data
from generator.pages.views import SiteView
from generator.project import Project
from generator.records import MODELS, Record, Sheet
from generator.rules import Rule, all_rules

NEWEST = 3
"""How many statements and corrections the home page shows."""

IN_ENGLISH = frozenset({"checks.md.j2", "check.md.j2", "contributing.md.j2", "fields.md.j2"})
"""The tool's own documentation, which is made of what the program says of itself."""

_FOR_TESTS = re.compile(r'^(```\w+ title="[^"]*") [^\n]+$', re.MULTILINE)

HOME, LISTING, CORRECTIONS = "home.md.j2", "listing.md.j2", "corrections.md.j2"
CHECKS, CHECK = "checks.md.j2", "check.md.j2"

# Pages that are the same for every site, but for their links. A hand-written page of the same name
# takes their place.
PLAIN_PAGES = {
    "search": message("Search"),
    "pictures": message("Pictures"),
    "method": message("How this site works"),
    "contributing": "How to contribute",
    "fields": "Every field of a record",
}


def front_pages(
    env: Environment, site: SiteView, lists: Lists, project: Project
) -> Iterator[Planned]:
    """The pages that belong to no single record, of a list its first: what navigation leads to."""
    yield Planned("", HOME, partial(_home, env, site, lists, project))
    for model in MODELS:
        yield Planned(f"{model.kind}/", LISTING, partial(_listing_page, env, site, lists, model, 1))
    yield Planned("corrections/", CORRECTIONS, partial(_corrections_page, env, site, lists, 1))
    yield Planned("checks/", CHECKS, partial(_checks, env, site))
    for name in PLAIN_PAGES:
        yield Planned(f"{name}/", f"{name}.md.j2", partial(_plain_page, env, site, name))


def further_pages(env: Environment, site: SiteView, lists: Lists) -> Iterator[Planned]:
    """The other pages that belong to no single record."""
    for model in MODELS:
        for number in lists.further(model.kind):
            address = lists.address(number, model.kind)
            make = partial(_listing_page, env, site, lists, model, number)
            yield Planned(address, LISTING, make)
    for number in lists.further("corrections"):
        address = lists.address(number, "corrections")
        make = partial(_corrections_page, env, site, lists, number)
        yield Planned(address, CORRECTIONS, make)
    for rule in all_rules():
        yield Planned(_check_address(rule), CHECK, partial(_check, env, site, rule))


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


def _plain_page(env: Environment, site: SiteView, name: str) -> Page:
    address, title = f"{name}/", site.language.gettext(PLAIN_PAGES[name])
    hide = ("navigation", "toc") if name == "search" else HIDE_NAVIGATION
    data = page_data(site, address, title)
    reference = field_reference() if name == "fields" else ()
    return _page(env, f"{name}.md.j2", address, title, data, hide=hide, reference=reference)


def _checks(env: Environment, site: SiteView) -> Page:
    data = page_data(site, "checks/", "Checks", kind="CollectionPage")
    return _page(env, CHECKS, "checks/", "Checks", data, is_folder=True, rules=all_rules())


def _home(env: Environment, site: SiteView, lists: Lists, project: Project) -> Page:
    title, description = project.text("site_name"), project.text("site_description")
    passages = site.corpus.passages
    return _page(
        env,
        HOME,
        "",
        title,
        home_data(site, description),
        description=description,
        hide=("navigation", "toc"),
        site_description=description,
        site_name=title,
        sheets=site.corpus.of(Sheet)[:20],
        statements=site.statements[:NEWEST],
        corrections=lists.corrections(1).items[:NEWEST],
        counts={model.kind: len(site.corpus.of(model)) for model in MODELS},
        quoted=len(passages),
        verified=site.verified(passages),
    )


def _listing_page(
    env: Environment, site: SiteView, lists: Lists, model: type[Record], number: int
) -> Page:
    chunk = lists.records(model, number)
    address, title = chunk.address, _numbered(site.language.gettext(model.plural), chunk)
    data = listing_data(site, model.kind, address, title)
    is_first = chunk.number == 1
    return _page(
        env, LISTING, address, title, data, is_folder=is_first, kind=model.kind, chunk=chunk
    )


def _numbered(title: str, chunk: Chunk[Any]) -> str:
    return title if chunk.number == 1 else f"{title} ({chunk.number}/{chunk.of})"


def _corrections_page(env: Environment, site: SiteView, lists: Lists, number: int) -> Page:
    chunk = lists.corrections(number)
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
