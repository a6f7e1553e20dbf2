"""A page itself: its place on the site, its version, its corrections; and the site."""

from __future__ import annotations

from collections.abc import Sequence

from generator.pages.addresses import record_address
from generator.pages.structured_data.actor import actor_nodes
from generator.pages.structured_data.place import Place
from generator.pages.structured_data.script import Node, node
from generator.pages.structured_data.sheet import sheet_nodes
from generator.pages.structured_data.source import source_nodes
from generator.pages.structured_data.statement import statement_nodes
from generator.pages.structured_data.timeline import timeline_nodes
from generator.pages.structured_data.topic import topic_nodes
from generator.pages.structured_data.values import date, licence_page, words
from generator.pages.views import SiteView
from generator.records import (
    KINDS,
    Actor,
    Record,
    Sheet,
    Source,
    Statement,
    Timeline,
    Tombstone,
    Topic,
)

Crumb = tuple[str, str]
"""A step of the way to a page: its title and its address."""


def record_data(site: SiteView, record: Record, description: str) -> list[Node]:
    """The JSON-LD of a record's page: the page, and what it is about."""
    place = Place(site, record_address(record.ref))
    things = _things(place, record)
    page = _page(
        place,
        record.label,
        crumbs=[_listing(site, record.kind), (record.label, place.address)],
        description=description,
    )
    page |= node("WebPage", mainEntity={"@id": things[0]["@id"]}, **_version(site, place, record))
    return [page, *things]


def chunk_data(site: SiteView, record: Record, address: str, title: str) -> list[Node]:
    """The JSON-LD of a page that continues a record's statements."""
    place = Place(site, address)
    own = (record.label, record_address(record.ref))
    crumbs = [_listing(site, record.kind), own, (title, address)]
    page = _page(place, title, kind="CollectionPage", crumbs=crumbs)
    return [page | {"about": place.refer(record)}]


def tombstone_data(site: SiteView, stone: Tombstone, title: str) -> list[Node]:
    """The JSON-LD of a tombstone: that the page is withdrawn, since when, and why."""
    place = Place(site, record_address(stone.ref))
    page = _page(
        place,
        title,
        crumbs=[_listing(site, stone.kind), (title, place.address)],
        description=stone.withdrawn.reason,
    )
    withdrawn = node("WebPage", creativeWorkStatus="Withdrawn", expires=date(stone.withdrawn.date))
    return [page | withdrawn | node("WebPage", **_version(site, place, stone))]


def page_data(  # noqa: PLR0913 - what a page has
    site: SiteView,
    address: str,
    title: str,
    *,
    kind: str = "WebPage",
    crumbs: Sequence[Crumb] = (),
    description: str = "",
) -> list[Node]:
    """The JSON-LD of a page that belongs to no record.

    Args:
        site: the site.
        address: the page's address.
        title: its title.
        kind: its type: ``CollectionPage`` where it is a list.
        crumbs: what stands between the home page and this one.
        description: what it is about.
    """
    place = Place(site, address)
    way = [*crumbs, (title, address)]
    return [_page(place, title, kind=kind, crumbs=way, description=description)]


def listing_data(site: SiteView, kind: str, address: str, title: str) -> list[Node]:
    """The JSON-LD of a page of all records of a kind; that of the topics is their defined set."""
    crumbs = [] if address == f"{kind}/" else [_listing(site, kind)]
    (page,) = page_data(site, address, title, kind="CollectionPage", crumbs=crumbs)
    if kind == Topic.kind:
        identity = Place(site, address).url(f"{kind}/#_topics")
        page["about"] = node("DefinedTermSet", identity, name=site.language.gettext(Topic.plural))
    return [page]


def home_data(site: SiteView, description: str) -> list[Node]:
    """The JSON-LD of the home page: the site, and how to search it."""
    place = Place(site, "")
    found = _site(place) | node(
        "WebSite",
        description=description,
        inLanguage=site.settings.language,
        license=licence_page(site.settings.licence),
    )
    if site.base:  # a template of an address is a text, which resolves against nothing
        target = node("EntryPoint", urlTemplate=f"{site.base}search/?q={{query}}")
        found["potentialAction"] = node(
            "SearchAction", target=target, **{"query-input": "required name=query"}
        )
    page = _page(place, site.title, crumbs=[], description=description)
    return [page | {"mainEntity": {"@id": found["@id"]}}, found]


def _page(
    place: Place,
    title: str,
    *,
    crumbs: Sequence[Crumb],
    kind: str = "WebPage",
    description: str = "",
) -> Node:
    way = [(place.site.title, ""), *crumbs] if crumbs else []
    steps = [
        node("ListItem", position=position, name=name, item=node("WebPage", place.url(address)))
        for position, (name, address) in enumerate(way, start=1)
    ]
    return node(
        kind,
        place.page,
        url=place.page,
        name=title,
        description=description if description != title else None,
        inLanguage=place.site.settings.language,
        isPartOf=_site(place),
        breadcrumb=node("BreadcrumbList", itemListElement=steps) if steps else None,
    )


def _site(place: Place) -> Node:
    return node("WebSite", place.url("#_site"), name=place.site.title, url=place.url(""))


def _listing(site: SiteView, kind: str) -> Crumb:
    return site.language.gettext(KINDS[kind].plural), f"{kind}/"


def _version(site: SiteView, place: Place, record: Record | Tombstone) -> Node:
    """Which version of the record the page shows, when it changed, and what was corrected."""
    corrections = [
        node(
            "CorrectionComment",
            place.part(f"_correction-{index}"),
            text=words(site, item.text),
            datePublished=date(item.date),
        )
        for index, item in enumerate(record.corrections)
    ]
    return {
        "version": site.digest(record),
        "dateModified": date(site.last_changed(record)),
        "license": licence_page(site.settings.licence),
        "correction": corrections,
    }


def _things(place: Place, record: Record) -> list[Node]:
    """What a record's page is about, its main subject first."""
    match record:
        case Statement():
            return statement_nodes(place, record)
        case Actor():
            return actor_nodes(place, record)
        case Source():
            return source_nodes(place, record)
        case Timeline():
            return timeline_nodes(place, record)
        case Sheet():
            return sheet_nodes(place, record)
        case Topic():
            return topic_nodes(place, record)
    raise AssertionError(f"{record.kind} has no structured data")
