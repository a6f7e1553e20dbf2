"""Adds proposed records to a project: those that fit, where nothing stands yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.corpus import Corpus
from generator.formatting.record_file import record_text
from generator.imports.proposal import Proposed
from generator.load import read_within
from generator.project import Project
from generator.proving import Proofs
from generator.records import KINDS, Record, Tombstone
from generator.records.canonical import record_digest
from generator.records.forms import ID_MAX_LENGTH, ID_PATTERN
from generator.records.validate import validate
from generator.rules import Context, fault_findings
from generator.writing import write_whole


@dataclass(slots=True)
class Imported:
    """What became of each proposed record, by ``kind/id`` and in the order of the file."""

    added: list[str] = field(default_factory=list)
    """The files written, or, of a dry run, those that would be."""
    same: int = 0
    """How many records stand there already with the same values."""
    kept: list[str] = field(default_factory=list)
    """Records that stand there with other values, or whose id is taken; they were left alone."""
    refused: list[tuple[str, str]] = field(default_factory=list)
    """Records that do not fit, with where and why."""


def add_records(
    project: Project, corpus: Corpus, records: Iterable[Proposed], *, dry_run: bool
) -> Imported:
    """Write those records that fit and whose ids are free; overwrite nothing.

    Args:
        project: where to.
        corpus: the records that stand there.
        records: what was proposed.
        dry_run: only tell what would be done.
    """
    done = Imported()
    context = Context(corpus, Proofs({}, {}, {}))
    taken: dict[str, str] = {}
    for proposed in records:
        ref = f"{proposed.kind}/{proposed.id}"
        text, record, faults = _made(project, proposed, context)
        if record is None:
            done.refused.append((f"{proposed.origin}: {ref}", "; ".join(faults)))
            continue
        digest = record_digest(record)
        standing = corpus.get(ref)
        path = project.content / proposed.kind / f"{proposed.id}.yml"
        before = taken.get(ref) or (record_digest(standing) if standing else None)
        if before == digest:
            done.same += 1
        elif before or corpus.resolve(ref) or path.exists():
            done.kept.append(ref)
        else:
            taken[ref] = digest
            done.added.append(path.relative_to(project.root).as_posix())
            if not dry_run:
                write_whole(path, text)
    return done


def _made(
    project: Project, proposed: Proposed, context: Context
) -> tuple[str, Record | Tombstone | None, list[str]]:
    """The file of a proposed record, the record, and what keeps it from being one."""
    if not ID_PATTERN.fullmatch(proposed.id) or len(proposed.id) > ID_MAX_LENGTH:
        return "", None, ["its id is not of the form of one"]
    if wrong := next(_not_texts(proposed.values), None):
        return "", None, [f"`{wrong}` is no text, list or mapping"]
    try:
        text = record_yaml(proposed.kind, proposed.values)
    except RecursionError:
        return "", None, ["it is nested too deep"]
    raw = text.encode("utf-8", "surrogatepass")
    if len(raw) > project.limits.file_size:
        return "", None, [f"its file would have more than {project.limits.file_size:,} bytes"]
    found = validate(read_within(raw, project.limits), KINDS[proposed.kind])
    if found.record is None or found.faults:
        findings = (said for fault in found.faults for said in fault_findings(fault, context))
        return "", None, [finding.message for finding in findings]
    if isinstance(found.record, Tombstone):
        found.record.placed(proposed.kind, proposed.id, "")
    else:
        found.record.placed(proposed.id, "")
    return text, found.record, []


def record_yaml(kind: str, values: Mapping[str, Any]) -> str:
    """The file of a record, in the one form that all have.

    A quote of one part without context is written as a text.

    Raises:
        RecursionError: lists or mappings are nested too deep.
    """
    return record_text(_short_quotes(values), KINDS[kind])


def _short_quotes(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _quote(v) if key == "quote" else _short_quotes(v) for key, v in value.items()}
    return [_short_quotes(item) for item in value] if isinstance(value, list) else value


def _quote(value: Any) -> Any:
    alone = isinstance(value, list) and len(value) == 1 and isinstance(value[0], dict)
    return value[0]["exact"] if alone and set(value[0]) == {"exact"} else value


def _not_texts(values: Mapping[str, Any]) -> Iterator[str]:
    """The fields that hold a number, a truth value or nothing: YAML would make texts of them."""
    waiting: list[tuple[str, Any]] = list(values.items())
    while waiting:
        name, value = waiting.pop()
        if isinstance(value, dict):
            waiting += [(f"{name}.{key}", inner) for key, inner in value.items()]
        elif isinstance(value, list):
            waiting += [(f"{name}.{index}", inner) for index, inner in enumerate(value)]
        elif not isinstance(value, str):
            yield name
