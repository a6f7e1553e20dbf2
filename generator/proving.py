"""Proves every quotation of a corpus against the archives of its sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path as FilePath

from generator.corpus import Corpus
from generator.faults import Fault
from generator.files import decode, read_file
from generator.load import FileFault
from generator.quotation.match import UNPROVABLE, IndexedText, Result, match
from generator.records import Record, Source
from generator.yaml_source import Path

ARCHIVE_LIMIT = 8 * 1024 * 1024
"""Bytes of a source's text: a long book has two million."""


class Proofs:
    """What came of comparing every quote with its source, and the texts it was done with."""

    def __init__(
        self,
        results: Mapping[tuple[str, Path], Result],
        texts: Mapping[str, IndexedText],
        faults: Iterable[FileFault] = (),
    ) -> None:
        self._results = results
        self._texts = texts
        self.faults = tuple(faults)
        """What keeps an archive from being read."""

    def of(self, record: Record, path: Path) -> Result:
        """What came of the quote at this path of a record."""
        return self._results.get((record.ref, path), UNPROVABLE)

    def text(self, source: str) -> IndexedText | None:
        """The text of a source by its id, where it is at hand."""
        return self._texts.get(source)


def prove(root: FilePath, corpus: Corpus, archives: Mapping[tuple[str, str], FilePath]) -> Proofs:
    """Compare every quote of a corpus with the archive of its source.

    Args:
        root: the project's folder.
        corpus: the records.
        archives: the files of the archives by source id and suffix.
    """
    results: dict[tuple[str, Path], Result] = {}
    texts: dict[str, IndexedText] = {}
    faults: list[FileFault] = []
    boundary = (root / "content").resolve()
    for (source, suffix), file in archives.items():
        if suffix != ".txt":
            continue
        text = _read(file, boundary)
        if isinstance(text, Fault):
            name = file.relative_to(root).as_posix()
            faults.append(FileFault(name, Source.kind, source, text))
            continue
        texts[source] = IndexedText(text)
        for passage in corpus.passages_from(source):
            selectors = tuple(part.selector for part in passage.parts)
            results[passage.record.ref, passage.path] = match(texts[source], selectors)
    return Proofs(results, texts, faults)


def _read(file: FilePath, boundary: FilePath) -> str | Fault:
    raw = read_file(file, boundary, ARCHIVE_LIMIT)
    return raw if isinstance(raw, Fault) else decode(raw)
