"""All pages of a site, in shares that can be made apart from each other."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import TypeVar

from jinja2 import Environment

from generator.pages.addresses import page_file
from generator.pages.page import Page
from generator.pages.record_pages import record_pages
from generator.pages.site_pages import front_pages, further_pages
from generator.pages.views import SiteView
from generator.project import Project
from generator.records import MODELS, Record, Tombstone

SHARE = 64
"""Records, or other pages, in a share: enough to be worth handing over, few enough to be even."""

Share = Callable[[], Iterator[Page]]
_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Plan:
    """The pages of a site."""

    env: Environment
    site: SiteView
    project: Project

    def front(self) -> Iterator[Page]:
        """The pages that navigation leads to."""
        return front_pages(self.env, self.site, self.project)

    def shares(self) -> Iterator[Share]:
        """All other pages."""
        for pages in _cut(tuple(self._further())):
            yield lambda pages=pages: (make() for *_, make in pages)  # type: ignore[misc]
        for records in _cut((*self.site.corpus.all(), *self.site.corpus.tombstones.values())):
            yield lambda records=records: self._of(records)  # type: ignore[misc]

    def all(self) -> Iterator[Page]:
        """Every page."""
        yield from self.front()
        yield from chain.from_iterable(share() for share in self.shares())

    def samples(self, but: Container[str]) -> Iterator[Page]:
        """A page or two of every template: those of the last record of each kind.

        Args:
            but: addresses of pages that are no samples of others.
        """
        further = {template: make for _, template, make in self._further()}
        yield from (make() for make in further.values())
        for model in MODELS:
            records = (r for r in reversed(self.site.corpus.of(model)) if f"{r.ref}/" not in but)
            yield from islice(self._of(tuple(islice(records, 1))), 2)
        yield from self._of(tuple(self.site.corpus.tombstones.values())[:1])

    def named(self, files: frozenset[str]) -> Iterator[Page]:
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
            pages: Iterator[Page] = self._of((holder,))
        else:
            further = (make() for at, _, make in self._further() if at == address)
            pages = chain(self.front(), further)
        return next((page for page in pages if page.address == address), None)

    def _further(self) -> Iterator[tuple[str, str, Callable[[], Page]]]:
        return further_pages(self.env, self.site, self.project)

    def _of(self, records: Sequence[Record | Tombstone]) -> Iterator[Page]:
        for record in records:
            size = self.project.settings.chunks.statements
            yield from record_pages(self.env, self.site, record, size)


def _cut(items: Sequence[_Item]) -> Iterator[Sequence[_Item]]:
    return (items[at : at + SHARE] for at in range(0, len(items), SHARE))
