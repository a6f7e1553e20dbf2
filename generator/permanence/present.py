"""What an address leads to now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.corpus import Corpus
from generator.permanence.addresses_file import Entry, State, ref_and_anchor
from generator.records import Record, Sheet, Timeline, Tombstone


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an address leads: the record that bears it now, and the address of that."""

    holder: Record | Tombstone | None
    """None where the record has faults, so that nothing can be said of it."""
    final: str
    """The address at the end of all redirects."""

    def state(self, address: str) -> State:
        """What has become of the address."""
        if self.final != address:
            return "moved"
        return "withdrawn" if isinstance(self.holder, Tombstone) else "here"


def standing(corpus: Corpus, address: str) -> Standing | None:
    """Where an address leads; None where it leads nowhere."""
    ref, anchor = ref_and_anchor(address)
    holder = corpus.get(ref)
    if holder is None:
        return Standing(None, address) if corpus.resolve(ref) else None
    page = f"/{holder.ref}/"
    if not anchor or isinstance(holder, Tombstone):
        return Standing(holder, page)
    present = anchors(holder).get(anchor)
    return Standing(holder, f"{page}#{present}") if present else None


def anchors(record: Record | Tombstone) -> dict[str, str]:
    """The anchors on a record's page that are ids: each id and alias with the present id."""
    if isinstance(record, Timeline):
        items = [(event.id, event.aliases) for event in record.events]
    elif isinstance(record, Sheet):
        items = [(question.id, question.aliases) for question in record.questions]
    else:
        return {}
    return {name: present for present, aliases in items for name in (present, *aliases)}


def published(corpus: Corpus) -> Iterator[Entry]:
    """Every address that a site of this corpus has, and what it leads to."""
    holders: list[Record | Tombstone] = [*corpus.all(), *corpus.tombstones.values()]
    for holder in holders:
        page = f"/{holder.ref}/"
        yield Entry(page, "withdrawn" if isinstance(holder, Tombstone) else "here")
        for alias in holder.aliases:
            yield Entry(f"/{holder.kind}/{alias}/", "moved", page)
        for name, present in anchors(holder).items():
            if name == present:
                yield Entry(f"{page}#{name}")
            else:
                yield Entry(f"{page}#{name}", "moved", f"{page}#{present}")
