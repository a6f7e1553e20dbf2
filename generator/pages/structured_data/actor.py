"""Who speaks or acts, with roles, names and identifiers."""

from __future__ import annotations

import re

from generator.pages.addresses import image_address
from generator.pages.structured_data.place import GROUP, Place, type_of
from generator.pages.structured_data.script import Node, node
from generator.pages.structured_data.values import date, licence_named, other_names, words
from generator.records import Actor
from generator.records.actor import Membership

# The page of an identifier's scheme that "unambiguously indicates the item's identity" (sameAs).
_SAME_AS = {"wikidata": (re.compile(r"Q[1-9][0-9]*"), "https://www.wikidata.org/wiki/{}")}


def actor_nodes(place: Place, record: Actor) -> list[Node]:
    """The person, organization, state or group."""
    roles = [role for item in record.memberships if (role := _member_of(place, item))]
    return [
        node(
            type_of(record),
            place.thing(record.ref),
            name=record.name,
            alternateName=other_names(record.other_names),
            description=words(place.site, record.summary),
            additionalType=GROUP if record.type == "group" else None,
            sameAs=same_as(record),
            identifier=[
                node("PropertyValue", propertyID=scheme, value=value)
                for scheme, value in record.identifiers.items()
            ],
            image=_image(place, record),
            memberOf=[*roles, *place.actors(record.part_of)],
            hasOccupation=_occupations(record),
        )
    ]


def same_as(record: Actor) -> list[str]:
    """The pages elsewhere that say who or what an actor is."""
    return [
        page.format(value)
        for scheme, value in record.identifiers.items()
        if scheme in _SAME_AS
        for form, page in (_SAME_AS[scheme],)
        if form.fullmatch(value)
    ]


def _member_of(place: Place, item: Membership) -> Node | None:
    """A role in a body: schema.org puts it between the two, under the same property."""
    body = place.actors([item.organization]) if item.organization else []
    return _role("OrganizationRole", item, memberOf=body[0]) if body else None


def _occupations(record: Actor) -> list[Node]:
    """The roles of a person in no body that is known; only persons have occupations."""
    if record.type != "person":
        return []
    return [
        _role("Role", item, hasOccupation=node("Occupation", name=item.role))
        for item in record.memberships
        if not item.organization
    ]


def _role(kind: str, item: Membership, **held: Node) -> Node:
    start, end = date(item.start_date), date(item.end_date)
    return node(kind, roleName=item.role, startDate=start, endDate=end, **held)


def _image(place: Place, record: Actor) -> Node | None:
    if record.image is None:
        return None
    return node(
        "ImageObject",
        contentUrl=place.url(image_address(record)),
        description=record.image.alt,
        creditText=record.image.credit,
        license=licence_named(record.image.licence),
    )
