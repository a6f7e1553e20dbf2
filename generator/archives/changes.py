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
    base: FilePath,
) -> Iterator[ArchiveChange]:
    """Compare the archives of a corpus with those of a base, by what they commit to.

    A text that was sealed since, or proofs that were added for more quotations, are no change.

    Args:
        root: the project's folder.
        corpus: the records.
        archives: the files of the archives by source id and suffix.
        base: a folder that holds ``content/`` as it was.
    """
    before = {file.stem: file for file in _archives_in(base)}
    now = dict.fromkeys(source for source, _ in archives)
    for source in now:
        record = corpus.find(Source, source)
        file = archives.get((source, TEXT)) or archives[source, PROOFS]
        text = _text(file, root)
        if record is None or text is None:
            continue  # a fault of its own
        old = next((before[name] for name in (source, *record.aliases) if name in before), None)
        old_text = _text(old, base) if old else None
        if old_text == text:
            continue
        committed = _root(file.name, text)
        if committed is None:
            continue  # a fault of its own
        if old is None or old_text is None:
            yield ArchiveChange(record, What.NEW)
        elif committed != _root(old.name, old_text):
            yield ArchiveChange(record, What.ALTERED)
    held = {record.id: record for name in before if (record := corpus.find(Source, name))}
    for source, record in held.items():
        if source not in now:
            yield ArchiveChange(record, What.REMOVED)


def _archives_in(base: FilePath) -> list[FilePath]:
    """The archives of a project; texts last, since of two by one name the text counts."""
    files = sorted((base / "content/sources").rglob("*"))
    return [file for suffix in (PROOFS, TEXT) for file in files if file.suffix == suffix]


def _text(file: FilePath, root: FilePath) -> str | None:
    """The text of an archive; none where it cannot be read."""
    raw = read_file(file, (root / "content").resolve(), TEXT_LIMIT)
    text = decode(raw) if isinstance(raw, bytes) else None
    return text if isinstance(text, str) else None


def _root(name: str, text: str) -> bytes | None:
    """What an archive commits to; none where it cannot be read."""
    if name.endswith(TEXT):
        return Commitment(tokenise(text)).root
    try:
        return parse(text).root
    except ProofsError:
        return None
