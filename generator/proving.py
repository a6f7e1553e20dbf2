"""Proves every quotation of a corpus against the archives of its sources."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
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
from generator.quotation.normalise import Tokens
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
    """What came of comparing every quote with its source, and what it was done with."""

    def __init__(
        self,
        results: Mapping[tuple[str, Path], Result],
        texts: Mapping[str, IndexedText],
        sealed: Mapping[str, str],
        faults: Iterable[FileFault] = (),
    ) -> None:
        self._results = results
        self._texts = texts
        self._sealed = sealed
        self._parsed: dict[str, ProofsFile] = {}
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
        sealed: dict[str, str] = {}
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
        if source not in self._parsed and source in self._sealed:
            self._parsed[source] = parse(self._sealed[source])
        return self._parsed.get(source)

    def text(self, source: str) -> IndexedText | None:
        """The text of a source by its id, where it is at hand."""
        return self._texts.get(source)

    def forget_texts(self) -> None:
        """Let go of the texts, which rules ask for and pages do not: a third of all memory."""
        self._texts = {}

    def is_sealed(self, source: str, text: IndexedText) -> bool:
        """Whether a text is the one that the proofs of a source commit to.

        It takes a tenth of a second a source, so it is asked only where something is wrong.
        """
        sealed = self.sealed(source)
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
    memo: Memo[Proofs] = Memo(learned.memory, "proofs")

    def known(key: _Key) -> Proofs | None:
        def made_of(form: str) -> Proofs | None:
            archive = _read(root, archives, key.source)
            return archive.known(key, form) if archive.digests == key.digests else None

        return memo.get(key.name, made_of)

    # What is quoted is found here, before the work is spread.
    keys = {source: _key(source, root, corpus, archives, learned) for source, _ in archives}
    proven = {source: proofs for source, key in keys.items() if (proofs := known(key))}
    unproven = [source for source in keys if source not in proven]
    shares = [unproven[at : at + _SHARE] for at in range(0, len(unproven), _SHARE)]

    def prove_share(share: Sequence[str]) -> list[tuple[Proofs, _Digests, str]]:
        return [_proven(_read(root, archives, source), keys[source]) for source in share]

    made = chain.from_iterable(spread([partial(prove_share, share) for share in shares]))
    for source, (proofs, digests, form) in zip(unproven, made, strict=True):
        proven[source] = proofs
        # What was read is not what the snapshot saw where somebody wrote in between.
        if digests == keys[source].digests and not proofs.faults:
            memo.put(keys[source].name, proofs, form)
    memo.keep()
    return Proofs.joined(proven[source] for source in keys)


_Digests = tuple[str, str]
"""Of an archive, and of the private text that was read beside it; empty where there is none."""


class _Key(NamedTuple):
    """All that the proofs of a source's quotations are made from."""

    digests: _Digests
    suffix: str
    source: str
    passages: tuple[tuple[str, Path, tuple[Part, ...]], ...]

    @property
    def name(self) -> str:
        """What it is found by."""
        quoted = [
            (ref, path, [(part.exact, part.prefix, part.suffix) for part in parts])
            for ref, path, parts in self.passages
        ]
        content = json.dumps((self.digests, self.suffix, self.source, quoted))
        return hashlib.sha256(content.encode()).hexdigest()


def _key(
    source: str,
    root: FilePath,
    corpus: Corpus,
    archives: Mapping[tuple[str, str], FilePath],
    learned: Learned,
) -> _Key:
    known = learned.snapshot.digests
    archive = archives.get((source, TEXT)) or archives[source, PROOFS]
    private = f"{PRIVATE_TEXTS}/{source}{TEXT}" if archive.suffix == PROOFS else ""
    digest = known.get(archive.relative_to(root).as_posix(), b"").hex()
    passages = tuple(
        (passage.record.ref, passage.path, passage.parts)
        for passage in corpus.passages_from(source)
    )
    return _Key((digest, known.get(private, b"").hex()), archive.suffix, source, passages)


@dataclass(slots=True)
class _Archive:
    """What there is to compare the quotations from one source with."""

    source: str
    file: str
    text: str | None = None
    """The text itself: where proofs are at hand, the private one, for words of help."""
    sealed: str | None = None
    """The proofs."""
    digests: _Digests = ("", "")
    fault: Fault | None = None

    def known(self, key: _Key, form: str) -> Proofs:
        """What came of the quotations, from the form in which it is remembered."""
        found, tokens = json.loads(form)
        pairs = zip(key.passages, map(Result.of_data, found), strict=True)
        results = {(ref, path): result for (ref, path, _), result in pairs}
        return self.proofs(results, tokens and Tokens.of_data(tokens))

    def proofs(
        self, results: Mapping[tuple[str, Path], Result], tokens: Tokens | None = None
    ) -> Proofs:
        """What came of the quotations, with what it was done with."""
        return Proofs(
            results,
            {} if self.text is None else {self.source: IndexedText(self.text, tokens)},
            {} if self.sealed is None else {self.source: self.sealed},
            [FileFault(self.file, Source.kind, self.source, self.fault)] if self.fault else (),
        )


def _read(root: FilePath, archives: Mapping[tuple[str, str], FilePath], source: str) -> _Archive:
    """Read the archive of a source."""
    file = archives.get((source, TEXT)) or archives[source, PROOFS]
    archive = _Archive(source, file.relative_to(root).as_posix())
    raw = read_file(file, (root / "content").resolve(), TEXT_LIMIT)
    if isinstance(raw, Fault):
        archive.fault = raw
        return archive
    content = decode(raw)
    if isinstance(content, Fault):
        archive.fault = content
        return archive
    digest = hashlib.sha256(raw).hexdigest()
    if file.suffix == TEXT:
        archive.text, archive.digests = content, (digest, "")
        return archive
    private = root / PRIVATE_TEXTS / f"{source}{TEXT}"
    beside = read_file(private, private.parent.resolve(), TEXT_LIMIT)
    text = decode(beside) if isinstance(beside, bytes) else None
    archive.sealed, archive.text = content, text if isinstance(text, str) else None
    archive.digests = digest, _digest(beside)
    return archive


def _digest(raw: bytes | Fault) -> str:
    return hashlib.sha256(raw).hexdigest() if isinstance(raw, bytes) else ""


def _proven(archive: _Archive, key: _Key) -> tuple[Proofs, _Digests, str]:
    """Compare the quotations from a source with its archive.

    Returns:
        What came of it, the digests of what they were compared with, and what came of it in the
        form in which it is remembered.
    """
    results: dict[tuple[str, Path], Result] = {}
    proofs = archive.proofs(results)
    compared = None if archive.fault else _comparison(archive, proofs)
    if compared is None:
        return archive.proofs({}), archive.digests, ""
    for ref, path, parts in key.passages:
        results[ref, path] = compared(tuple(part.selector for part in parts))
    text = proofs.text(archive.source)
    # A private text is not kept, nor what it is made of.
    tokens = text.tokens.data if text and archive.sealed is None else None
    form = json.dumps([[result.data for result in results.values()], tokens])
    return proofs, archive.digests, form


def _comparison(
    archive: _Archive, proofs: Proofs
) -> Callable[[tuple[Selector, ...]], Result] | None:
    """What compares a quotation with an archive; none where the archive is malformed."""
    if archive.sealed is None:
        text = proofs.text(archive.source)
        return None if text is None else partial(match, text)
    try:
        sealed = proofs.sealed(archive.source)
    except ProofsError as error:
        archive.fault = MalformedArchive(Position(error.line, 1), error.message)
        archive.sealed = archive.text = None
        return None
    return None if sealed is None else partial(verify, sealed)
