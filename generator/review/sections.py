"""A review in the order in which it is read: what needs an answer first, then what is new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.review.marks import Run, marked, visible
from generator.review.review import Changed, Entry, Moved, Review, Turn, Vanished, Withdrawn


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an item: what it tells of, and its words, of which some are marked."""

    name: str
    runs: tuple[Run, ...]
    is_new: bool = True
    """Whether marked words came; else they went."""


@dataclass(frozen=True, slots=True)
class Item:
    """What is told of one record or page."""

    ref: str
    label: str
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Items of one sort."""

    title: str
    items: tuple[Item, ...]


def sections(review: Review) -> Iterator[Section]:
    """The parts of a review that are not empty."""
    statements = tuple(entry for entry in review.added if entry.ref.startswith("statements/"))
    others = tuple(entry for entry in review.added if not entry.ref.startswith("statements/"))
    every = (
        ("Published words changed without a correction", map(_uncorrected, review.uncorrected)),
        ("Addresses that lead nowhere any more", map(_vanished, review.vanished)),
        ("Not compared: these files have faults", _unread(review)),
        ("Statements added", map(_entry, statements)),
        ("Other records added", map(_entry, others)),
        ("Withdrawn", map(_withdrawn, review.withdrawn)),
        ("Removed", map(_entry, review.removed)),
        ("Words changed", map(_changed, review.changed)),
        ("Positions changed", map(_turn, review.positions)),
        ("Status changed", map(_turn, review.statuses)),
        ("Proof changed", map(_turn, review.proofs)),
        ("Archives changed", map(_archive, review.archives)),
        ("Pages moved", map(_moved, review.moved)),
        ("Pages that appear", (Item("", address) for address in review.appeared)),
    )
    for title, items in every:
        if found := tuple(items):
            yield Section(title, found)


def _entry(entry: Entry) -> Item:
    return Item(entry.ref, entry.label, tuple(_line(*told) for told in entry.words))


def _line(name: str, words: str) -> Line:
    return Line(visible(name), ((visible(words), False),))


def _withdrawn(withdrawn: Withdrawn) -> Item:
    lines = (_line("date", withdrawn.date), _line("reason", withdrawn.reason))
    return Item(withdrawn.ref, withdrawn.label, lines)


def _changed(changed: Changed) -> Item:
    lines = (line for field in changed.fields for line in _both(field.field, field.was, field.now))
    return Item(changed.ref, changed.label, tuple(lines))


def _turn(turn: Turn) -> Item:
    basis = (_line("basis", turn.basis),) if turn.basis else ()
    return Item(turn.ref, turn.label, (*_both(turn.about, turn.was, turn.now), *basis))


def _uncorrected(turn: Turn) -> Item:
    """The field alone: its words stand among those that changed."""
    return Item(turn.ref, turn.label, (_line("field", turn.about),))


def _archive(turn: Turn) -> Item:
    return Item(turn.ref, turn.label, (_line("archive", turn.now or ""),))


def _moved(moved: Moved) -> Item:
    return Item("", moved.was, (_line("now", moved.now),))


def _vanished(vanished: Vanished) -> Item:
    likely = _line("likely", f"it is {vanished.likely} now: list the old id under its `aliases`")
    return Item("", vanished.address, (likely,) if vanished.likely else ())


def _unread(review: Review) -> Iterable[Item]:
    for when, files in (("before", review.unread_before), ("now", review.unread_now)):
        yield from (Item("", file, (_line("when", when),)) for file in files)


def _both(name: str, was: str | None, now: str | None) -> Iterator[Line]:
    """What stood there and what stands there, each in full, the difference marked."""
    old, new = marked(visible(was or ""), visible(now or ""))
    if was is not None:
        yield Line(f"{visible(name)}, before", old, is_new=False)
    if now is not None:
        yield Line(f"{visible(name)}, now", new)
