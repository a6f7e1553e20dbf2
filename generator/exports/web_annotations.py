"""W3C Web Annotations: all that is quoted from a source, as a client shows it over the article.

A collection for each source (Web Annotation Data Model, 2017, JSON-LD), an annotation for each
quote. Its target is the source where it was published, or else where a copy of it is kept; a quote
of several parts has a target for each, in order. A source of which no address is known cannot be
shown by any client: its target is then the source as this site names it, so that nothing is said
of a page on which the words do not stand, and who knows an address can put it in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote as quoted

from generator.corpus import Passage
from generator.exports.document import Document, json_list
from generator.pages.addresses import record_address, root_from
from generator.pages.views import SiteView
from generator.records import Sheet, Source, Statement, Timeline
from generator.records.canonical import compact_json

FOLDER = "annotations"
PAGE = 1000
"""Annotations of one file: a source may be quoted by the whole corpus."""
_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_ADDRESS = f"data/{FOLDER}/"

Json = dict[str, Any]


def documents(site: SiteView) -> Iterator[Document]:
    """A list of the collections, and their pages."""
    writers = [
        _Collection(site, source, passages)
        for source in site.corpus.of(Source)
        if (passages := site.corpus.passages_from(source.id))
    ]
    yield Document(
        f"{FOLDER}.json",
        json_list(writer.entry() for writer in writers),
        f"The quotations as W3C Web Annotations: which file in {FOLDER}/ is of which source.",
    )
    for writer in writers:
        for number in range(1, writer.pages + 1):
            yield Document(f"{FOLDER}/{writer.file(number)}", writer.page(number))


def collection_file(source: str) -> str:
    """Where the collection of a source, by its id, stands in the folder of the data."""
    return f"{FOLDER}/{source}.jsonld"


@dataclass(frozen=True, slots=True)
class _Collection:
    site: SiteView
    source: Source
    passages: Sequence[Passage]

    @property
    def pages(self) -> int:
        return -(-len(self.passages) // PAGE)

    def file(self, number: int) -> str:
        # No id holds an underscore.
        return f"{self.source.id}{f'_{number}' if number > 1 else ''}.jsonld"

    def iri(self, address: str) -> str:
        """An address of the site; relative to the file where the site has none."""
        return (self.site.base or root_from(_ADDRESS)) + address

    def entry(self) -> Json:
        """What the list of all collections says of this one."""
        found: Json = {"source": self.source.id, "title": self.source.title}
        if self.source.url:
            found["url"] = self.source.url
        file = collection_file(self.source.id)
        return {**found, "file": file, "annotations": len(self.passages)}

    def page(self, number: int) -> Iterator[bytes]:
        """A page in pieces: the first inside the collection, the others alone."""
        first = (number - 1) * PAGE
        page: Json = {"id": self._page_iri(number), "type": "AnnotationPage", "startIndex": first}
        if number > 1:
            page["prev"] = self._page_iri(number - 1)
        if number < self.pages:
            page["next"] = self._page_iri(number + 1)
        collection = self._page_iri(1).partition("#")[0]
        if number > 1:
            page["partOf"] = collection
            yield _opened({"@context": _CONTEXT, **page})
        else:
            whole: Json = {"@context": _CONTEXT, "id": collection, "type": "AnnotationCollection"}
            whole |= {"label": self.source.title, "total": len(self.passages)}
            whole["last"] = self._page_iri(self.pages)
            yield _opened(whole) + b',\n"first": ' + _opened(page)
        yield b',\n"items": '
        yield from json_list(map(self._annotation, self.passages[first : first + PAGE]))
        yield b"}\n" if number > 1 else b"}}\n"

    def _page_iri(self, number: int) -> str:
        anchor = "#_page" if number == 1 else ""  # it stands inside the collection
        return self.iri(_ADDRESS + self.file(number)) + anchor

    def _annotation(self, passage: Passage) -> Json:
        body, motivation = self._body(passage)
        place = quoted("/".join((passage.record.ref, *map(str, passage.path))))
        targets = [self._target(part.exact, part.prefix, part.suffix) for part in passage.parts]
        return {
            "id": f"{self._page_iri(1).partition('#')[0]}#{place}",
            "type": "Annotation",
            "motivation": motivation,
            "body": body,
            "target": targets[0] if len(targets) == 1 else targets,
        }

    def _target(self, exact: str, prefix: str, suffix: str) -> Json:
        selector = {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}
        source = self.source
        target: Json = {"type": "SpecificResource"}
        address = source.url or source.archive_url
        target["source"] = address or self.iri(f"{record_address(source.ref)}#_source")
        target["selector"] = {key: value for key, value in selector.items() if value}
        if source.url and source.archive_url:
            target["state"] = {"type": "TimeState", "cached": source.archive_url}
        return target

    def _body(self, passage: Passage) -> tuple[list[Json], str]:
        """What is said of a passage: our words for it, where they stand, and what was proven."""
        record, path = passage.record, passage.path
        outcome = self.site.proofs.of(record, path).outcome.value
        if isinstance(record, Statement) and path[0] == "described_as":
            actor = self.site.name(f"actors/{record.described_as[int(path[1])].actor}").ref
            who = self._linked(record_address(actor), "identifying")
            return [who, self._linked(record_address(record.ref), "linking"), _tag(outcome)], (
                "identifying"
            )
        tags: Iterable[str] = (outcome,)
        text, anchor = record.label, ""
        if isinstance(record, Statement):
            tags = (record.speech, outcome)
        elif isinstance(record, Timeline):
            event = record.events[int(path[1])]
            text, anchor = event.title, f"#{event.id}"
        elif isinstance(record, Sheet):
            text = self.site.plain(record.facts[int(path[1])].text)
            anchor = f"#_fact-{int(path[1]) + 1}"
        words = {
            "type": "TextualBody",
            "value": text,
            "format": "text/plain",
            "language": self.site.settings.language,
            "purpose": "describing",
        }
        link = self._linked(f"{record_address(record.ref)}{anchor}", "linking")
        return [words, link, *map(_tag, tags)], "describing"

    def _linked(self, address: str, purpose: str) -> Json:
        return {"type": "SpecificResource", "source": self.iri(address), "purpose": purpose}


def _tag(value: str) -> Json:
    return {"type": "TextualBody", "value": value, "purpose": "tagging"}


def _opened(value: Json) -> bytes:
    """An object in JSON without its end, for what follows in pieces."""
    return compact_json(value).removesuffix(b"}")
