"""Compares two states of a project, as a reader would who remembers the first."""

from __future__ import annotations

from collections.abc import Iterator

from generator.archives.changes import changed_archives
from generator.changes.fields import as_read, changed_fields, present_question, words
from generator.changes.silent import silent_changes
from generator.corpus import Corpus
from generator.pages.addresses import record_address
from generator.quotation.result import Outcome
from generator.records import Record, Statement, Tombstone
from generator.records.values import Sort
from generator.records.walk import walk
from generator.review.review import Changed, Entry, Moved, Review, Turn, Vanished, Withdrawn
from generator.review.state import State, anchors

_TOLD_APART = frozenset({"stances", "status", "status_basis"})
"""Fields of which a part of its own tells."""


def compare(before: State, now: State) -> Review:
    """What readers would notice, in the order of kinds and ids.

    Of files with faults, before or now, nothing is said but that they cannot be compared.
    """
    pairs = tuple(_pairs(before.corpus, now.corpus))
    added = tuple(_added(before.corpus, now.corpus))
    removed = tuple(old for old in before.corpus.all() if now.corpus.resolve(old.ref) is None)
    return Review(
        added=tuple(_entry(record, now.corpus) for record in added),
        withdrawn=tuple(_withdrawn(before.corpus, now.corpus)),
        removed=tuple(_entry(record, now.corpus) for record in removed),
        changed=tuple(_changed(pairs, now.corpus)),
        uncorrected=tuple(_uncorrected(before.corpus, now.corpus)),
        positions=tuple(turn for old, new in pairs for turn in _positions(old, new, now.corpus)),
        statuses=tuple(turn for old, new in pairs for turn in _statuses(old, new)),
        proofs=tuple(turn for pair in pairs for turn in _proofs(before, now, *pair)),
        archives=tuple(_archives(before, now)),
        appeared=tuple(_appeared(before, now)),
        moved=tuple(_moved(pairs)),
        vanished=tuple(_vanished(before, now, pairs, added)),
        unread_before=before.unread,
        unread_now=now.unread,
    )


_Pairs = tuple[tuple[Record, Record], ...]


def _pairs(before: Corpus, now: Corpus) -> Iterator[tuple[Record, Record]]:
    """Each record that was and is, before and now."""
    for old in before.all():
        if isinstance(new := now.get(old.ref), Record):
            yield old, new


def _added(before: Corpus, now: Corpus) -> Iterator[Record]:
    """The records that did not stand there, under no id of theirs."""
    for record in now.all():
        refs = (f"{record.kind}/{name}" for name in (record.id, *record.aliases))
        known = [before.resolve(ref) for ref in refs]
        if all(ref is None or ref in before.tombstones for ref in known):
            yield record


def _entry(record: Record, corpus: Corpus) -> Entry:
    fields = as_read(record, corpus)
    told = ((name, words(value) or "") for name, value in fields.items() if name != "aliases")
    return Entry(record.ref, record.label, tuple(told))


def _withdrawn(before: Corpus, now: Corpus) -> Iterator[Withdrawn]:
    for old in before.all():
        if isinstance(stone := now.get(old.ref), Tombstone):
            withdrawal = stone.withdrawn
            yield Withdrawn(old.ref, old.label, withdrawal.date.text, withdrawal.reason)


def _changed(pairs: _Pairs, corpus: Corpus) -> Iterator[Changed]:
    for old, new in (pair for pair in pairs if pair[0] != pair[1]):
        fields = changed_fields(as_read(old, corpus), as_read(new, corpus))
        if told := tuple(change for change in fields if change.path[0] not in _TOLD_APART):
            yield Changed(new.ref, new.label, told)


def _uncorrected(before: Corpus, now: Corpus) -> Iterator[Turn]:
    for silent in silent_changes(before, now):
        record, change = silent.record, silent.change
        yield Turn(record.ref, record.label, change.field, change.was, change.now)


def _positions(old: Record, new: Record, corpus: Corpus) -> Iterator[Turn]:
    if isinstance(old, Statement) and isinstance(new, Statement):
        was = {present_question(corpus, item.question): item.stance for item in old.stances}
        now = {present_question(corpus, item.question): item.stance for item in new.stances}
        for question in dict.fromkeys((*was, *now)):
            if was.get(question) != now.get(question):
                yield Turn(new.ref, new.label, question, was.get(question), now.get(question))


def _statuses(old: Record, new: Record) -> Iterator[Turn]:
    if isinstance(old, Statement) and isinstance(new, Statement):
        was, now = (old.status, old.status_basis), (new.status, new.status_basis)
        if was != now:
            basis = new.status_basis or ""
            yield Turn(new.ref, new.label, "status", old.status, new.status, basis)


def _proofs(before: State, now: State, old: Record, new: Record) -> Iterator[Turn]:
    """Quotations of which something else is known; of new ones, those that are not verified."""
    known = dict(_outcomes(before, old))
    for quote, outcome in _outcomes(now, new):
        was = known.get(quote)
        if outcome != was and (was or outcome is not Outcome.VERIFIED):
            yield Turn(new.ref, new.label, quote, was, outcome)


def _outcomes(state: State, record: Record) -> Iterator[tuple[str, Outcome]]:
    for value in walk(record):
        if value.marker is Sort.QUOTE:
            quote = " […] ".join(part.exact for part in value.value)
            yield quote, state.proofs.of(record, value.path).outcome


def _archives(before: State, now: State) -> Iterator[Turn]:
    for change in changed_archives(now.root, now.corpus, now.loaded.archives, before.root):
        record = change.record
        yield Turn(record.ref, record.label, "archive", None, change.what.value)


def _appeared(before: State, now: State) -> Iterator[str]:
    refs = (*(record.ref for record in now.corpus.all()), *now.corpus.tombstones)
    for ref in refs:
        record = now.corpus.get(ref)
        names = (ref, *(f"{record.kind}/{alias}" for alias in record.aliases)) if record else ()
        if not any(before.corpus.resolve(name) for name in names):
            yield f"/{record_address(ref)}"
    yield from (f"/{address}" for address in now.pages() if address not in {*before.pages()})


def _moved(pairs: _Pairs) -> Iterator[Moved]:
    for old, new in pairs:
        if old.ref != new.ref:
            yield Moved(f"/{record_address(old.ref)}", f"/{record_address(new.ref)}")
        now = {alias: present for present, aliases in anchors(new) for alias in aliases}
        page = f"/{record_address(new.ref)}#"
        names = (name for name, _ in anchors(old) if name in now)
        yield from (Moved(page + name, page + now[name]) for name in names)


def _vanished(
    before: State, now: State, pairs: _Pairs, added: tuple[Record, ...]
) -> Iterator[Vanished]:
    """Addresses that led somewhere and lead nowhere: those of records, old ids, events, pages."""
    refs = (*(old.ref for old in before.corpus.all()), *before.corpus.tombstones)
    for ref in (*refs, *before.corpus.aliases):
        if now.corpus.resolve(ref) is None:
            yield Vanished(f"/{record_address(ref)}", _likely(before, now, ref, added))
    for old, new in pairs:
        names = {name for item, aliases in anchors(new) for name in (item, *aliases)}
        for item, aliases in anchors(old):
            for name in (item, *aliases):
                if name not in names:
                    yield Vanished(f"/{record_address(new.ref)}#{name}")
    yield from (Vanished(f"/{page}") for page in before.pages() if page not in {*now.pages()})


def _likely(before: State, now: State, ref: str, added: tuple[Record, ...]) -> str:
    """The record that says the same under another id, which lacks the old one as an alias."""
    old = before.corpus.get(ref)
    if not isinstance(old, Record):
        return ""
    said = as_read(old, now.corpus)
    same = (new for new in added if new.kind == old.kind and as_read(new, now.corpus) == said)
    return next((new.ref for new in same), "")
