"""All pages of a site, before they are made."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

from jinja2 import Environment

from generator.pages.addresses import page_file
from generator.pages.lists import Lists
from generator.pages.page import Page, Planned
from generator.pages.record_pages import record_pages
from generator.pages.site_pages import front_pages, further_pages
from generator.pages.views import SiteView
from generator.project import Project
from generator.records import MODELS, Record, Tombstone


@dataclass(slots=True)
class Plan:
    """The pages of a site."""

    env: Environment
    site: SiteView
    project: Project
    _lists: Lists = field(init=False)

    def __post_init__(self) -> None:
        self._lists = Lists(self.site)

    def front(self) -> Iterator[Planned]:
        """The pages that navigation leads to."""
        return front_pages(self.env, self.site, self._lists, self.project)

    def others(self) -> Iterator[Planned]:
        """All other pages."""
        corpus = self.site.corpus
        yield from self._further()
        yield from self._of((*corpus.all(), *corpus.tombstones.values()))

    def all(self) -> Iterator[Planned]:
        """Every page."""
        yield from self.front()
        yield from self.others()

    def samples(self, but: Container[str]) -> Iterator[Planned]:
        """A page or two of every template: those of the last record of each kind.

        Args:
            but: addresses of pages that are no samples of others.
        """
        yield from {page.template: page for page in self._further()}.values()
        for model in MODELS:
            records = (r for r in reversed(self.site.corpus.of(model)) if f"{r.ref}/" not in but)
            yield from islice(self._of(tuple(islice(records, 1))), 2)
        yield from self._of(tuple(self.site.corpus.tombstones.values())[:1])

    def named(self, files: frozenset[str]) -> Iterator[Planned]:
        """Those of these files that are the page of a record."""
        corpus = self.site.corpus
        for file in sorted(files):
            record = corpus.get(file.removesuffix(".md").removesuffix("/index"))
            if record is not None and page_file(f"{record.ref}/") == file:
                yield next(self._of((record,)))

    def find(self, address: str) -> Page | None:
        """The page at an address; none where there is none."""
        ref = "/".join(address.split("/")[:2])
        holder = self.site.corpus.get(ref)
        if holder is not None and holder.ref == ref:
            pages = self._of((holder,))
        else:
            pages = chain(self.front(), self._further())
        return next((page.make() for page in pages if page.address == address), None)

    def _further(self) -> Iterator[Planned]:
        return further_pages(self.env, self.site, self._lists)

    def _of(self, records: Sequence[Record | Tombstone]) -> Iterator[Planned]:
        for record in records:
            yield from record_pages(self.env, self.site, self._lists, record)
