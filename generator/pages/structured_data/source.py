"""What was published, as its own record tells it."""

from __future__ import annotations

from generator.pages.structured_data.place import Place, type_of
from generator.pages.structured_data.script import Node, node
from generator.pages.structured_data.values import date, licence_named
from generator.records import Source


def source_nodes(place: Place, record: Source) -> list[Node]:
    """The article, post, or other work.

    Who wrote and who published it are names only: whether a name is a person's is not known, and
    so such a node bears no type. What no type of schema.org says is said by ``genre``.
    """
    kind = type_of(record)
    return [
        node(
            kind,
            place.thing(record.ref),
            name=record.title,
            genre=record.type if kind == "CreativeWork" else None,
            url=record.url,
            archivedAt=record.archive_url,
            author=[{"name": name} for name in record.authors],
            publisher={"name": record.publisher} if record.publisher else None,
            datePublished=date(record.published),
            inLanguage=record.lang,
            license=licence_named(record.licence),
        )
    ]
