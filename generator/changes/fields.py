"""What changed between two versions of a record, field by field, in the words that readers see."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from generator.corpus import Corpus
from generator.records import Record
from generator.records.canonical import plain_fields
from generator.records.values import QuestionRef, Ref, Sort
from generator.records.walk import walk
from generator.yaml_source import Path

LEFT_OUT = " […] "
"""What stands between the parts of a quote."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field whose words are others than before."""

    path: Path
    """Where it stands; of what is gone, where it stood."""
    was: str | None
    """None where there was nothing."""
    now: str | None
    """None where nothing is left."""

    @property
    def field(self) -> str:
        """The path with dots: ``events.2.title``."""
        return ".".join(map(str, self.path))


def as_read(record: Record, corpus: Corpus) -> dict[str, Any]:
    """A record's fields in the form in which they are compared.

    A quote is one text, whatever tells its places apart. What it refers to is named by its present
    id, so that a renamed record is no change of those that name it.

    Args:
        record: a version of the record.
        corpus: the records by whose ids references are named.
    """
    fields = plain_fields(record)
    for value in walk(record):
        if isinstance(value.marker, Ref):
            _put(fields, value.path, _present(corpus, value.marker.kind, value.value))
        elif isinstance(value.marker, QuestionRef):
            _put(fields, value.path, present_question(corpus, value.value))
        elif value.marker is Sort.QUOTE:
            _put(fields, value.path, LEFT_OUT.join(part.exact for part in value.value))
    return fields


def changed_fields(was: dict[str, Any], now: dict[str, Any]) -> tuple[FieldChange, ...]:
    """What changed from one version of a record to another, in the order of its fields.

    Items of a list are matched with their like, so that one more at its beginning does not change
    all that follow: equal ones first, then those of one id, then the rest in their order. The order
    alone is no change; former ids, waivers and corrections are no part of what a record says.
    """
    return tuple(_changed(was, now, ()))


_ABOUT_THE_RECORD = frozenset({"accept", "aliases", "corrections"})


def _put(fields: dict[str, Any], path: Path, value: str) -> None:
    holder: Any = fields
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value


def present_question(corpus: Corpus, written: str) -> str:
    """What a question is called now; as it is written, where there is none."""
    found = corpus.question(written)
    return f"{found[0].id}/{found[1].id}" if found else written


def _present(corpus: Corpus, kind: str, written: str) -> str:
    """The present id of a record; as it is written, where there is none."""
    return (corpus.resolve(f"{kind}/{written}") or f"{kind}/{written}").partition("/")[2]


def _changed(was: Any, now: Any, path: Path) -> Iterator[FieldChange]:
    if was == now or _reads_alike(was, now):
        return
    if isinstance(was, dict) and isinstance(now, dict):
        for key in dict.fromkeys((*was, *now)):
            if key in _ABOUT_THE_RECORD:
                continue
            yield from _changed(was.get(key), now.get(key), (*path, key))
    elif isinstance(was, list | None) and isinstance(now, list | None):
        for old, new in _pairs(was or (), now or ()):
            index, item = new or old or (0, None)
            at = (*path, index)
            if old and new:
                yield from _changed(old[1], item, at)
            else:
                yield FieldChange(at, words(old and old[1]), words(new and item))
    else:
        yield FieldChange(path, words(was), words(now))


def _reads_alike(was: Any, now: Any) -> bool:
    """Whether only white space differs, of which a page shows one space."""
    return isinstance(was, str) and isinstance(now, str) and was.split() == now.split()


_Item = tuple[int, Any]


def _pairs(was: Sequence[Any], now: Sequence[Any]) -> Iterator[tuple[_Item | None, _Item | None]]:
    """Match the items of two lists that are not in both."""
    gone, come = list(_without(was, now)), list(_without(now, was))
    named = {ids[0]: old for old in gone if (ids := _ids(old[1]))}
    for new in (new for new in come if _ids(new[1])):
        held = (named.pop(name) for name in _ids(new[1]) if name in named)
        yield next(held, None), new
    yield from ((old, None) for old in named.values())
    yield from zip_longest(
        (old for old in gone if not _ids(old[1])), (new for new in come if not _ids(new[1]))
    )


def _without(items: Sequence[Any], others: Sequence[Any]) -> Iterator[_Item]:
    """The items, with their places, that are not among the others; each of those counts once."""
    left = Counter(map(_key, others))
    for index, item in enumerate(items):
        if left[_key(item)]:
            left[_key(item)] -= 1
        else:
            yield index, item


def _key(item: Any) -> str:
    return json.dumps(item, sort_keys=True)


def _ids(item: Any) -> tuple[str, ...]:
    """The id of an item and its former ones, where it has any."""
    return (item["id"], *item.get("aliases", ())) if isinstance(item, dict) and "id" in item else ()


def words(value: Any) -> str | None:
    """A value in one text: a list with semicolons, a mapping with the names of its fields."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, list):
        return "; ".join(words(item) or "" for item in value)
    return ", ".join(f"{name}: {words(item)}" for name, item in value.items())
