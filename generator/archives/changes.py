"""Which archives are new, removed, or of another text, compared with an earlier revision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path as FilePath

from generator.corpus import Corpus
from generator.files import TEXT_LIMIT, decode, read_file
from generator.load import PROOFS, TEXT
from generator.quotation.commitment import Commitment
from generator.quotation.normalise import tokenise
from generator.quotation.proofs_file import ProofsError, parse
from generator.records import Source
from generator.yaml_source import Path


class What(Enum):
    """What became of an archive."""

    NEW = "new"
    ALTERED = "altered"
    """It is of another text than before."""
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class ArchiveChange:
    """An archive that a reviewer has to look at."""

    record: Source
    what: What

    @property
    def path(self) -> Path:
        """The record as a whole."""
        return ()


def changed_archives(
    root: FilePath,
    corpus: Corpus,
    archives: Mapping[tuple[str, str], FilePath],
    base: Mapping[str, str],
) -> Iterator[ArchiveChange]:
    """Compare the archives of a corpus with those of a base, by what they commit to.

    A text that was sealed since, or proofs that were added for more quotations, are no change.

    Args:
        root: the project's folder.
        corpus: the records.
        archives: the files of the archives by source id and suffix.
        base: the archives as they were: texts of files by path relative to ``root``; other files
            of it are passed over.
    """
    before: dict[str, str] = {}
    archived = [path for path in base if _is_archive(path)]
    for path in sorted(archived, key=lambda path: path.endswith(TEXT)):  # a text goes before proofs
        before[FilePath(path).stem] = path
    now = dict.fromkeys(source for source, _ in archives)
    for source in now:
        record = corpus.find(Source, source)
        file = archives.get((source, TEXT)) or archives[source, PROOFS]
        raw = read_file(file, (root / "content").resolve(), TEXT_LIMIT)
        text = decode(raw) if isinstance(raw, bytes) else None
        if record is None or not isinstance(text, str):
            continue  # a fault of its own
        old = next((before[name] for name in (source, *record.aliases) if name in before), None)
        if old and base[old] == text:
            continue
        committed = _root(file.name, text)
        if committed is None:
            continue  # a fault of its own
        if old is None:
            yield ArchiveChange(record, What.NEW)
        elif committed != _root(old, base[old]):
            yield ArchiveChange(record, What.ALTERED)
    held = {record.id: record for name in before if (record := corpus.find(Source, name))}
    for source, record in held.items():
        if source not in now:
            yield ArchiveChange(record, What.REMOVED)


def _is_archive(path: str) -> bool:
    return path.startswith(f"content/{Source.kind}/") and path.endswith((TEXT, PROOFS))


def _root(name: str, text: str) -> bytes | None:
    """What an archive commits to; none where it cannot be read."""
    if name.endswith(TEXT):
        return Commitment(tokenise(text)).root
    try:
        return parse(text).root
    except ProofsError:
        return None
