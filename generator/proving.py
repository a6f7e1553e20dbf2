"""Proves every quotation of a corpus against the archives of its sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path as FilePath

from generator.corpus import Corpus
from generator.diagnostics import Position
from generator.faults import Fault, MalformedArchive
from generator.files import TEXT_LIMIT, decode, read_file
from generator.load import PROOFS, TEXT, FileFault
from generator.quotation.indexed_text import IndexedText
from generator.quotation.match import match
from generator.quotation.proofs_file import ProofsError, ProofsFile, parse
from generator.quotation.result import UNPROVABLE, Result, Selector
from generator.quotation.sealing import verify
from generator.records import Record, Source
from generator.spreading import spread
from generator.yaml_source import Path

PRIVATE_TEXTS = ".factsheet/texts"
"""Where texts lie that may not be published: `source seal` puts them there, git ignores them."""


_SHARE = 40
"""Sources whose quotations are compared in one go: fewer are not worth another process."""


class Proofs:
    """What came of comparing every quote with its source, and the texts it was done with."""

    def __init__(
        self,
        results: Mapping[tuple[str, Path], Result],
        texts: Mapping[str, IndexedText],
        sealed: Mapping[str, ProofsFile],
        faults: Iterable[FileFault] = (),
    ) -> None:
        self._results = results
        self._texts = texts
        self._sealed = sealed
        self.faults = tuple(faults)
        """What keeps an archive from being read."""
        self.unread = frozenset(fault.id for fault in self.faults)
        """The sources, by id, whose archive cannot be read."""

    @classmethod
    def joined(cls, proofs: Iterable[Proofs]) -> Proofs:
        """What came of several sources, as one."""
        results: dict[tuple[str, Path], Result] = {}
        texts: dict[str, IndexedText] = {}
        sealed: dict[str, ProofsFile] = {}
        faults: list[FileFault] = []
        for share in proofs:
            results |= share._results
            texts |= share._texts
            sealed |= share._sealed
            faults += share.faults
        return cls(results, texts, sealed, faults)

    def of(self, record: Record, path: Path) -> Result:
        """What came of the quote at this path of a record."""
        return self._results.get((record.ref, path), UNPROVABLE)

    def sealed(self, source: str) -> ProofsFile | None:
        """The commitment to a source by its id, where proofs were all there was to prove with."""
        return self._sealed.get(source)

    def text(self, source: str) -> IndexedText | None:
        """The text of a source by its id, where it is at hand."""
        return self._texts.get(source)


def prove(root: FilePath, corpus: Corpus, archives: Mapping[tuple[str, str], FilePath]) -> Proofs:
    """Compare every quote of a corpus with the archive of its source.

    A source's text goes before its proofs, where both are there. Texts in the private folder are
    at hand for words of help only: what is published must not depend on who builds it.

    Args:
        root: the project's folder.
        corpus: the records.
        archives: the files of the archives by source id and suffix.
    """
    sources = tuple(dict.fromkeys(source for source, _ in archives))

    shares = [sources[at : at + _SHARE] for at in range(0, len(sources), _SHARE)]
    corpus.passages_from("")  # found once, before the work is spread
    proven = spread([partial(_Prover(root, corpus).prove, share, archives) for share in shares])
    return Proofs.joined(proven)


class _Prover:
    def __init__(self, root: FilePath, corpus: Corpus) -> None:
        self._root = root
        self._boundary = (root / "content").resolve()
        self._corpus = corpus
        self._results: dict[tuple[str, Path], Result] = {}
        self._texts: dict[str, IndexedText] = {}
        self._sealed: dict[str, ProofsFile] = {}
        self._faults: list[FileFault] = []

    def prove(self, sources: Sequence[str], archives: Mapping[tuple[str, str], FilePath]) -> Proofs:
        for source in sources:
            if text_file := archives.get((source, TEXT)):
                self._by_text(source, text_file)
            else:
                self._by_proofs(source, archives[source, PROOFS])
        return Proofs(self._results, self._texts, self._sealed, self._faults)

    def _by_text(self, source: str, file: FilePath) -> None:
        content = self._read(source, file, self._boundary)
        if content is not None:
            text = self._texts[source] = IndexedText(content)
            self._compare(source, lambda parts: match(text, parts))

    def _by_proofs(self, source: str, file: FilePath) -> None:
        content = self._read(source, file, self._boundary)
        if content is None:
            return
        try:
            proofs = parse(content)
        except ProofsError as error:
            fault = MalformedArchive(Position(error.line, 1), error.message)
            self._faults.append(self._fault(source, file, fault))
            return
        self._sealed[source] = proofs
        self._compare(source, lambda parts: verify(proofs, parts))
        private = self._root / PRIVATE_TEXTS / f"{source}{TEXT}"
        raw = read_file(private, private.parent.resolve(), TEXT_LIMIT)
        if isinstance(raw, bytes) and isinstance(text := decode(raw), str):
            self._texts[source] = IndexedText(text)

    def _compare(self, source: str, compared: Callable[[tuple[Selector, ...]], Result]) -> None:
        for passage in self._corpus.passages_from(source):
            selectors = tuple(part.selector for part in passage.parts)
            self._results[passage.record.ref, passage.path] = compared(selectors)

    def _read(self, source: str, file: FilePath, boundary: FilePath) -> str | None:
        raw = read_file(file, boundary, TEXT_LIMIT)
        text = raw if isinstance(raw, Fault) else decode(raw)
        if isinstance(text, Fault):
            self._faults.append(self._fault(source, file, text))
            return None
        return text

    def _fault(self, source: str, file: FilePath, fault: Fault) -> FileFault:
        return FileFault(file.relative_to(self._root).as_posix(), Source.kind, source, fault)
