"""Which archives are new, or of another text, compared with an earlier revision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path as FilePath

from generator.corpus import Corpus
from generator.files import TEXT_LIMIT, decode, read_file
from generator.load import PROOFS, TEXT
from generator.quotation.commitment import Commitment
from generator.quotation.normalise import tokenise
from generator.quotation.proofs_file import ProofsError, parse
from generator.records import Source
from generator.yaml_source import Path


@dataclass(frozen=True, slots=True)
class ArchiveChange:
    """An archive that a reviewer has to look at."""

    record: Source
    is_new: bool
    """Whether there was none before; else it was of another text."""

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
        base: the archives as they were: texts of files by path relative to ``root``.
    """
    before: dict[str, str] = {}
    for path in sorted(base, key=lambda path: path.endswith(TEXT)):  # a text goes before proofs
        before[FilePath(path).stem] = path
    for source in dict.fromkeys(source for source, _ in archives):
        record = corpus.find(Source, source)
        file = archives.get((source, TEXT)) or archives[source, PROOFS]
        raw = read_file(file, (root / "content").resolve(), TEXT_LIMIT)
        text = decode(raw) if isinstance(raw, bytes) else None
        if record is None or not isinstance(text, str):
            continue  # a fault of its own
        old = next((before[name] for name in (source, *record.aliases) if name in before), None)
        if old is None:
            yield ArchiveChange(record, is_new=True)
        elif base[old] != text and _root(old, base[old]) != _root(file.name, text):
            yield ArchiveChange(record, is_new=False)


def _root(name: str, text: str) -> bytes | None:
    """What an archive commits to; none where it cannot be read."""
    if name.endswith(TEXT):
        return Commitment(tokenise(text)).root
    try:
        return parse(text).root
    except ProofsError:
        return None
