"""A topic: a term of the site's own list."""

from __future__ import annotations

from generator.pages.structured_data.place import Place
from generator.pages.structured_data.script import Node, node
from generator.pages.structured_data.values import other_names, words
from generator.records import Topic


def topic_nodes(place: Place, record: Topic) -> list[Node]:
    """The term, and the set that it is defined in: all topics of the site."""
    return [
        node(
            "DefinedTerm",
            place.thing(record.ref),
            name=record.title,
            alternateName=other_names(record.other_names),
            description=words(place.site, record.summary),
            inDefinedTermSet=node(
                "DefinedTermSet",
                place.url(f"{Topic.kind}/#_topics"),
                name=place.site.language.gettext(Topic.plural),
            ),
        )
    ]
