"""Proves every quotation of a corpus against the archives of its sources."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path as FilePath

from generator.corpus import Corpus
from generator.quotation.match import UNPROVABLE, IndexedText, Result, match
from generator.records import Record
from generator.yaml_source import Path


class Proofs:
    """What came of comparing every quote with its source, and the texts it was done with."""

    def __init__(
        self, results: Mapping[tuple[str, Path], Result], texts: Mapping[str, IndexedText]
    ) -> None:
        self._results = results
        self._texts = texts

    def of(self, record: Record, path: Path) -> Result:
        """What came of the quote at this path of a record."""
        return self._results.get((record.ref, path), UNPROVABLE)

    def text(self, source: str) -> IndexedText | None:
        """The text of a source by its id, where it is at hand."""
        return self._texts.get(source)


def prove(corpus: Corpus, archives: Mapping[tuple[str, str], FilePath]) -> Proofs:
    """Compare every quote of a corpus with the archive of its source.

    Args:
        corpus: the records.
        archives: the files of the archives by source id and suffix.
    """
    results: dict[tuple[str, Path], Result] = {}
    texts: dict[str, IndexedText] = {}
    for (source, suffix), file in archives.items():
        if suffix != ".txt":
            continue
        text = texts[source] = IndexedText(file.read_text("utf-8"))
        for passage in corpus.passages_from(source):
            selectors = tuple(part.selector for part in passage.parts)
            results[passage.record.ref, passage.path] = match(text, selectors)
    return Proofs(results, texts)
