"""Where a page's JSON-LD points: pages, and the things that they are about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.pages.addresses import record_address, root_from
from generator.pages.structured_data.script import Node, node
from generator.pages.views import SiteView
from generator.records import Actor, Record, Sheet, Source, Topic

# A page is not the person that it is about, so that a thing has an address of its own. What is not
# an id holds an underscore, which no id of an event or question can.
_THING = {"sheets": "sheet", "actors": "actor", "timelines": "timeline", "sources": "source"}
_THING |= {"topics": "topic", "statements": "claim"}

# schema.org has no type for a state that acts: `Country` is a place, and only persons and
# organizations speak or belong to anything. Popolo, too, has people and organizations only, and
# takes a group of nameless people for one of these; FOAF has the word for it.
_ACTOR_TYPES: dict[str, str | list[str]] = {
    "person": "Person",
    "organization": "Organization",
    "state": ["Country", "Organization"],
    "group": "Organization",
}
GROUP = "http://xmlns.com/foaf/0.1/Group"

# An article that statements are taken from reports news or gives its background, which is what a
# `NewsArticle` is. Else what our word says and no more: a broadcast may be heard or seen.
_SOURCE_TYPES = {"article": "NewsArticle", "post": "SocialMediaPosting"}


@dataclass(frozen=True, slots=True)
class Place:
    """A page, from which its JSON-LD names others.

    Addresses are absolute where the site has an address, so that a copy of a page elsewhere still
    speaks of the same things; else they are relative, and resolve against the page.
    """

    site: SiteView
    address: str
    """The page's address on the site: ``actors/x/``."""
    _known: dict[str, Node] = field(default_factory=dict)

    def url(self, address: str) -> str:
        """The reference to an address of the site."""
        return (self.site.base or root_from(self.address)) + address

    @property
    def page(self) -> str:
        """The page itself."""
        return self.url(self.address)

    def thing(self, ref: str) -> str:
        """What a record is of: a person, a claim, a topic."""
        return self.url(f"{record_address(ref)}#_{_THING[ref.partition('/')[0]]}")

    def part(self, anchor: str) -> str:
        """Something on this page."""
        return self.url(f"{self.address}#{anchor}")

    def refer(self, record: Record) -> Node:
        """Another record's thing: enough to know it by, its page says the rest."""
        ref = record.ref
        found = self._known.get(ref)
        if found is None:
            found = self._known[ref] = node(type_of(record), self.thing(ref), name=record.label)
            if isinstance(record, Source) and record.url:
                found["url"] = record.url
        return found

    def actors(self, ids: Iterable[str]) -> list[Node]:
        """The people and bodies with these ids; those that were withdrawn are left out."""
        found = (self.site.corpus.find(Actor, name) for name in ids)
        return [self.refer(actor) for actor in found if actor]

    def topics(self, ids: Iterable[str]) -> list[Node]:
        """The topics with these ids."""
        found = (self.site.corpus.find(Topic, name) for name in ids)
        return [self.refer(topic) for topic in found if topic]

    def sources(self, ids: Iterable[str]) -> list[Node]:
        """The sources with these ids, each once."""
        found = (self.site.corpus.find(Source, name) for name in ids)
        return list({source.ref: self.refer(source) for source in found if source}.values())


def type_of(record: Record) -> str | list[str]:
    """The schema.org type of what a record is of."""
    if isinstance(record, Actor):
        return _ACTOR_TYPES[record.type]
    if isinstance(record, Source):
        return _SOURCE_TYPES.get(record.type, "CreativeWork")
    if isinstance(record, Sheet):
        return "Article"
    return "Claim" if record.kind == "statements" else record.schema_type
