"""Writes the file of a new record, which passes the checks or is not there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.archives.sealing import seal_sources
from generator.beginning.sentences import text_at_hand
from generator.check import check, select
from generator.corpus import Corpus
from generator.diagnostics import Diagnostic, Severity, count
from generator.errors import UsageError
from generator.formatting.record_file import record_text
from generator.load import PROOFS, TEXT
from generator.project import Project
from generator.records import KINDS, Source
from generator.records.forms import ID_MAX_LENGTH, ID_PATTERN
from generator.records.values import suggest_id
from generator.schema.files import renew_schemas
from generator.writing import write_new

_WORDS = 8
"""Words of an id that is proposed: enough to tell, few enough to type."""
_EMPTY_WORDS = frozenset(
    (
        *("a", "an", "and", "as", "at", "by", "for", "in", "is", "it", "of", "on", "or"),
        *("said", "says", "that", "the", "to", "was"),
    )
)


@dataclass(frozen=True, slots=True)
class Begun:
    """What came of beginning a record."""

    file: str
    found: tuple[Diagnostic, ...]
    """What the checks say of it."""
    sealed: str | None = None
    """The archive that proves its quotation now, where one was renewed."""

    @property
    def is_written(self) -> bool:
        """Whether the file is there: over errors it is not."""
        return not count(self.found, Severity.ERROR)


def propose_id(corpus: Corpus, kind: str, *words: str) -> str:
    """An id that is free, made of some words; nothing where they hold no Latin letter."""
    plain = unicodedata.normalize("NFKD", " ".join(words))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).replace("’", "")
    parts = [part for part in suggest_id(plain).split("-") if part not in _EMPTY_WORDS]
    base = suggest_id("-".join(parts[:_WORDS]))
    candidates = (base, *(f"{base[: ID_MAX_LENGTH - 4]}-{number}" for number in range(2, 999)))
    return next((c for c in candidates if base and not _is_taken(corpus, kind, c)), "")


def name_of(record_id: str) -> str:
    """The words of an id as a name, for a person to put right: ``jane-doe`` → “Jane Doe”."""
    return " ".join(part.capitalize() for part in record_id.split("-"))


def refuse_id(project: Project, corpus: Corpus, kind: str, record_id: str) -> None:
    """Nothing is written under an id that is none, or is taken.

    Raises:
        UsageError: says why.
    """
    if not ID_PATTERN.fullmatch(record_id) or len(record_id) > ID_MAX_LENGTH:
        likely = suggest_id(record_id)
        remedy = f"write {likely}" if likely else "use letters a to z, digits and hyphens"
        raise UsageError(f"{record_id!r} is no id", remedy)
    if _is_taken(corpus, kind, record_id) or _file(project, kind, record_id).exists():
        raise UsageError(
            f"there is a record {kind}/{record_id} already, or was one", "give it another id"
        )
    folder = project.content / kind
    if not folder.resolve().is_relative_to(project.content.resolve()):
        raise UsageError(f"content/{kind} leads out of the project", "make it a folder")
    if any(path.stem == record_id for path in folder.rglob("*.yml")):
        raise UsageError(f"there is a file {record_id}.yml below content/{kind}", "take another id")


def refuse_unknown(corpus: Corpus, kind: str, ids: Iterable[str]) -> None:
    """What a record names has to be there.

    Raises:
        UsageError: one is not.
    """
    model = KINDS[kind]
    for record_id in ids:
        if corpus.find(model, record_id) is None:
            known = [record.id for record in corpus.of(model)]
            raise UsageError(
                f"there is no {kind} record {record_id}",
                f"there are: {', '.join(known[:20])}" if known else f"add it: factsheet new {kind}",
            )


def begin_record(
    project: Project, corpus: Corpus, kind: str, record_id: str, values: Mapping[str, Any]
) -> Begun:
    """Write a new record, and prove what it quotes where the source's text is at hand.

    Args:
        project: the project.
        corpus: its records.
        kind: the kind of the new one.
        record_id: its id.
        values: its fields; empty ones are left out.

    Returns:
        What came of it. Over errors in it nothing is written.

    Raises:
        UsageError: the id is none, or taken.
    """
    refuse_id(project, corpus, kind, record_id)
    path = _file(project, kind, record_id)
    text = record_text({key: value for key, value in values.items() if value}, KINDS[kind])
    write_new(path, text)
    sealed = None
    try:
        sealed = _seal(project, corpus, str(values.get("source", "")))
        checked = check(project.root, project.limits)
        shown = path.relative_to(project.root).as_posix()
        begun = Begun(shown, select(checked.diagnostics, paths=[shown]), sealed)
    except BaseException:
        path.unlink()
        raise
    if begun.is_written:
        renew_schemas(project, checked.corpus)
    else:
        path.unlink()
        _seal(project, corpus, str(values.get("source", "")))
    return begun


def _seal(project: Project, corpus: Corpus, source_id: str) -> str | None:
    """Renew the proofs of a source whose text is kept in private."""
    source = corpus.find(Source, source_id) if source_id else None
    if source is None:
        return None
    archive = (project.root / source.file).with_suffix(PROOFS)
    is_public = archive.with_suffix(TEXT).is_file()
    if is_public or text_at_hand(project, source) is None:
        return None
    seal_sources(project, [source.id])
    return archive.relative_to(project.root).as_posix()


def _file(project: Project, kind: str, record_id: str) -> Any:
    return project.content / kind / f"{record_id}.yml"


def _is_taken(corpus: Corpus, kind: str, record_id: str) -> bool:
    return corpus.get(f"{kind}/{record_id}") is not None or not re.search("[a-z0-9]", record_id)
