"""Proves every quotation of a corpus against the archives of its sources."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path as FilePath
from typing import NamedTuple

from generator.corpus import Corpus
from generator.diagnostics import Position
from generator.faults import Fault, MalformedArchive
from generator.files import TEXT_LIMIT, decode, read_file
from generator.load import PROOFS, TEXT, FileFault
from generator.memory import Memo
from generator.quotation.indexed_text import IndexedText
from generator.quotation.match import match
from generator.quotation.proofs_file import ProofsError, ProofsFile, parse
from generator.quotation.result import UNPROVABLE, Result, Selector
from generator.quotation.sealing import belongs, verify
from generator.records import Record, Source
from generator.records.values import Part
from generator.snapshot import NOTHING, Learned
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
        self._belonging: dict[str, bool] = {}
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

    def is_sealed(self, source: str, text: IndexedText) -> bool:
        """Whether a text is the one that the proofs of a source commit to.

        It takes a tenth of a second a source, so it is asked only where something is wrong.
        """
        sealed = self._sealed.get(source)
        if sealed and source not in self._belonging:
            self._belonging[source] = belongs(text.text, sealed)
        return self._belonging.get(source, True)


def prove(
    root: FilePath,
    corpus: Corpus,
    archives: Mapping[tuple[str, str], FilePath],
    learned: Learned = NOTHING,
) -> Proofs:
    """Compare every quote of a corpus with the archive of its source.

    A source's text goes before its proofs, where both are there. Texts in the private folder are
    at hand for words of help only: what is published must not depend on who builds it.

    Args:
        root: the project's folder.
        corpus: the records.
        archives: the files of the archives by source id and suffix.
        learned: what is known from earlier runs.
    """
    memo: Memo[_Key, Proofs] = Memo(learned.memory, "proofs")
    # What is quoted is found here, before the work is spread.
    keys = {source: _key(source, root, corpus, archives, learned) for source, _ in archives}
    proven = {source: known for source, key in keys.items() if (known := memo.get(key))}
    unproven = [source for source in keys if source not in proven]
    shares = [unproven[at : at + _SHARE] for at in range(0, len(unproven), _SHARE)]

    def prove_share(share: Sequence[str]) -> list[tuple[Proofs, _Digests]]:
        return [_Prover(root, corpus, archives, source).prove() for source in share]

    made = chain.from_iterable(spread([partial(prove_share, share) for share in shares]))
    for source, (proofs, digests) in zip(unproven, made, strict=True):
        proven[source] = proofs
        # What was read is not what the snapshot saw where somebody wrote in between.
        if digests == keys[source].digests and not proofs.faults:
            memo.put(keys[source], proofs)
    memo.keep()
    return Proofs.joined(proven[source] for source in keys)


_Digests = tuple[bytes | None, bytes | None]
"""Of an archive, and of the private text that was read beside it."""


class _Key(NamedTuple):
    """All that the proofs of a source's quotations are made from."""

    digests: _Digests
    suffix: str
    source: str
    passages: tuple[tuple[str, Path, tuple[Part, ...]], ...]


def _key(
    source: str,
    root: FilePath,
    corpus: Corpus,
    archives: Mapping[tuple[str, str], FilePath],
    learned: Learned,
) -> _Key:
    known = learned.snapshot.digests
    archive = archives.get((source, TEXT)) or archives[source, PROOFS]
    private = known.get(f"{PRIVATE_TEXTS}/{source}{TEXT}") if archive.suffix == PROOFS else None
    digests = known.get(archive.relative_to(root).as_posix()), private
    passages = tuple(
        (passage.record.ref, passage.path, passage.parts)
        for passage in corpus.passages_from(source)
    )
    return _Key(digests, archive.suffix, source, passages)


class _Prover:
    """Compares the quotations from one source."""

    def __init__(
        self,
        root: FilePath,
        corpus: Corpus,
        archives: Mapping[tuple[str, str], FilePath],
        source: str,
    ) -> None:
        self._root = root
        self._boundary = (root / "content").resolve()
        self._corpus = corpus
        self._archives = archives
        self._source = source
        self._results: dict[tuple[str, Path], Result] = {}
        self._texts: dict[str, IndexedText] = {}
        self._sealed: dict[str, ProofsFile] = {}
        self._faults: list[FileFault] = []

    def prove(self) -> tuple[Proofs, _Digests]:
        """What came of it, and the digests of what it was compared with."""
        private = None
        if text_file := self._archives.get((self._source, TEXT)):
            archive = self._by_text(text_file)
        else:
            archive, private = self._by_proofs(self._archives[self._source, PROOFS])
        return Proofs(self._results, self._texts, self._sealed, self._faults), (archive, private)

    def _by_text(self, file: FilePath) -> bytes | None:
        content, digest = self._read(file)
        if content is not None:
            text = self._texts[self._source] = IndexedText(content)
            self._compare(lambda parts: match(text, parts))
        return digest

    def _by_proofs(self, file: FilePath) -> _Digests:
        content, digest = self._read(file)
        if content is None:
            return digest, None
        try:
            proofs = parse(content)
        except ProofsError as error:
            fault = MalformedArchive(Position(error.line, 1), error.message)
            self._faults.append(self._fault(file, fault))
            return digest, None
        self._sealed[self._source] = proofs
        self._compare(lambda parts: verify(proofs, parts))
        private = self._root / PRIVATE_TEXTS / f"{self._source}{TEXT}"
        raw = read_file(private, private.parent.resolve(), TEXT_LIMIT)
        if not isinstance(raw, bytes):
            return digest, None
        if isinstance(text := decode(raw), str):
            self._texts[self._source] = IndexedText(text)
        return digest, hashlib.sha256(raw).digest()

    def _compare(self, compared: Callable[[tuple[Selector, ...]], Result]) -> None:
        for passage in self._corpus.passages_from(self._source):
            selectors = tuple(part.selector for part in passage.parts)
            self._results[passage.record.ref, passage.path] = compared(selectors)

    def _read(self, file: FilePath) -> tuple[str | None, bytes | None]:
        """The text of an archive, and the digest of its bytes."""
        raw = read_file(file, self._boundary, TEXT_LIMIT)
        if isinstance(raw, Fault):
            self._faults.append(self._fault(file, raw))
            return None, None
        text = decode(raw)
        if isinstance(text, Fault):
            self._faults.append(self._fault(file, text))
            return None, None
        return text, hashlib.sha256(raw).digest()

    def _fault(self, file: FilePath, fault: Fault) -> FileFault:
        where = file.relative_to(self._root).as_posix()
        return FileFault(where, Source.kind, self._source, fault)
