"""Adds proposed records to a project: those that fit, where nothing stands yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.corpus import Corpus
from generator.errors import UsageError
from generator.faults import Fault
from generator.formatting.record_file import record_text
from generator.imports.proposal import Proposed
from generator.load import load
from generator.project import Project
from generator.records import KINDS, Record, Tombstone
from generator.records.canonical import plain_record
from generator.records.forms import ID_MAX_LENGTH, ID_PATTERN
from generator.records.validate import validate
from generator.writing import write_whole
from generator.yaml_source import read


@dataclass(slots=True)
class Imported:
    """What became of each proposed record, by ``kind/id`` and in the order of the file."""

    added: list[str] = field(default_factory=list)
    """The files written, or, of a dry run, those that would be."""
    same: list[str] = field(default_factory=list)
    """Records that stand there already with the same values."""
    kept: list[str] = field(default_factory=list)
    """Records that stand there with other values, or whose id is taken; they were left alone."""
    refused: list[tuple[str, str]] = field(default_factory=list)
    """Records that do not fit, with where and why."""


def add_records(project: Project, records: Iterable[Proposed], *, dry_run: bool) -> Imported:
    """Write those records that fit and whose ids are free; overwrite nothing.

    Args:
        project: where to.
        records: what was proposed.
        dry_run: only tell what would be done.
    """
    loaded = load(project.root, project.limits)
    corpus = Corpus(loaded)
    done = Imported()
    taken: dict[str, dict[str, Any]] = {}
    for proposed in records:
        ref = f"{proposed.kind}/{proposed.id}"
        if not ID_PATTERN.fullmatch(proposed.id) or len(proposed.id) > ID_MAX_LENGTH:
            done.refused.append((f"{proposed.origin}: {ref}", "its id is not of the form of one"))
            continue
        text = record_yaml(proposed.kind, proposed.values)
        found = validate(read(text.encode(), max_depth=project.limits.depth), KINDS[proposed.kind])
        if found.record is None or found.faults:
            why = "; ".join(map(_told, found.faults))
            done.refused.append((f"{proposed.origin}: {ref}", why))
            continue
        _place(found.record, proposed)
        plain = plain_record(found.record)
        standing = corpus.get(ref)
        path = project.content / proposed.kind / f"{proposed.id}.yml"
        before = taken.get(ref) or (plain_record(standing) if standing else None)
        if before == plain:
            done.same.append(ref)
        elif before is not None or corpus.resolve(ref) or path.exists():
            done.kept.append(ref)
        else:
            taken[ref] = plain
            done.added.append(path.relative_to(project.root).as_posix())
            if not dry_run:
                write_whole(path, text)
    return done


def record_yaml(kind: str, values: Mapping[str, Any]) -> str:
    """The file of a record, in the one form that all have.

    A quote of one part without context is written as a text.

    Raises:
        UsageError: lists or mappings are nested too deep.
    """
    try:
        return record_text(_short_quotes(values), KINDS[kind])
    except RecursionError:
        raise UsageError("a value is nested too deep to be written") from None


def _short_quotes(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _quote(v) if key == "quote" else _short_quotes(v) for key, v in value.items()}
    return [_short_quotes(item) for item in value] if isinstance(value, list) else value


def _quote(value: Any) -> Any:
    alone = isinstance(value, list) and len(value) == 1 and isinstance(value[0], dict)
    return value[0]["exact"] if alone and set(value[0]) == {"exact"} else value


def _place(record: Record | Tombstone, proposed: Proposed) -> None:
    if isinstance(record, Tombstone):
        record.placed(proposed.kind, proposed.id, "")
    else:
        record.placed(proposed.id, "")


def _told(fault: Fault) -> str:
    """A fault in a few words: its name, and the field where it has one."""
    where = getattr(fault, "field", "")
    problem = getattr(fault, "problem", "") or getattr(fault, "reason", "")
    name = type(fault).__name__
    return " ".join(filter(None, (f"{where}:" if where else "", name, problem and f"({problem})")))
