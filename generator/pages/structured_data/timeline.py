"""A timeline: its events, in the order in which they happened."""

from __future__ import annotations

from generator.pages.structured_data.place import Place
from generator.pages.structured_data.script import Node, node
from generator.pages.structured_data.statement import status_comment
from generator.pages.structured_data.values import date, words
from generator.records import Timeline
from generator.records.timeline import Event

_ASCENDING = "https://schema.org/ItemListOrderAscending"
_TOLD = frozenset({"reported", "confirmed"})


def timeline_nodes(place: Place, record: Timeline) -> list[Node]:
    """The list, with an item for each event."""
    items = [
        node("ListItem", position=position, item=_event(place, event))
        for position, (_, event) in enumerate(place.site.events(record), start=1)
    ]
    return [
        node(
            "ItemList",
            place.thing(record.ref),
            name=record.title,
            description=words(place.site, record.summary),
            itemListOrder=_ASCENDING,
            numberOfItems=len(items),
            itemListElement=items,
        )
    ]


def _event(place: Place, event: Event) -> Node:
    """An event; one whose report is doubted is the claim that it happened, and no event."""
    sources = place.sources(item.source for item in event.sources)
    actors = place.actors(event.actors)
    if event.status in _TOLD:
        return node(
            "Event",
            place.part(event.id),
            name=event.title,
            description=words(place.site, event.summary),
            startDate=date(event.date),
            about=actors,
            subjectOf=sources,
        )
    return node(
        "Claim",
        place.part(event.id),
        text=event.title,
        description=words(place.site, event.summary),
        about=actors,
        appearance=sources,
        comment=status_comment(place, event.status),
    )
