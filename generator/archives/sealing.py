"""The archives of sources: sealing texts, renewing proofs, comparing a text with an archive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.corpus import Corpus, Passage
from generator.errors import UsageError
from generator.faults import Unreadable
from generator.files import TEXT_LIMIT, read_file, read_text
from generator.load import PROOFS, TEXT, load
from generator.project import Project
from generator.proving import PRIVATE_TEXTS
from generator.quotation.indexed_text import IndexedText
from generator.quotation.match import match
from generator.quotation.proofs_file import MAX_SIZE, ProofsError, ProofsFile, parse, render
from generator.quotation.result import Outcome
from generator.quotation.sealing import belongs, seal
from generator.records import Source
from generator.writing import make_ignored, move_whole, write_whole


@dataclass(frozen=True, slots=True)
class Sealed:
    """What came of sealing one source."""

    source: str
    file: str
    """The archive's file, relative to the project."""
    passages: int
    """How many quotations it proves."""
    missing: tuple[Passage, ...]
    """The quotations that do not stand in the text."""
    kept: str | None
    """Where the text was moved to, out of ``content/``."""
    other_text: bool
    """Whether the archive was of another text before."""


def seal_sources(
    project: Project, ids: Sequence[str], texts: Path | None = None
) -> tuple[tuple[Sealed, ...], tuple[str, ...]]:
    """Make or renew the proofs of sources, for all that is quoted from them now.

    Args:
        project: the project.
        ids: the sources; none means every source whose text is at hand, but for texts that stand
            in ``content/`` under a licence.
        texts: a folder of texts, ``<id>.txt``; without it, the project's private folder.

    Returns:
        What came of each, and the sources that something is quoted from and whose text is not at
        hand.

    Raises:
        UsageError: a source is unknown, or its text is not at hand or cannot be read.
    """
    loaded = load(project.root, project.limits)
    corpus = Corpus(loaded)
    folder = texts or project.root / PRIVATE_TEXTS
    done, lacking = [], []
    for source in _wanted(corpus, ids):
        beside = loaded.archives.get((source.id, TEXT))
        if beside and source.licence and not ids:
            continue  # it may be published, and was put there to be
        text_file = beside or folder / f"{source.id}{TEXT}"
        if text_file.is_file():
            done.append(_seal(project, corpus, source, text_file, is_beside=beside is not None))
        elif ids:
            raise UsageError(
                f"the text of {source.ref} is not at hand",
                f"put it at {_shown(project, text_file)}, or name its folder with --texts",
            )
        elif corpus.passages_from(source.id):
            lacking.append(source.id)
    return tuple(done), tuple(lacking)


def _wanted(corpus: Corpus, ids: Iterable[str]) -> Iterator[Source]:
    if not ids:
        yield from corpus.of(Source)
    for record_id in ids:
        source = corpus.find(Source, record_id)
        if source is None:
            raise UsageError(f"there is no source {record_id}")
        yield source


def _seal(
    project: Project, corpus: Corpus, source: Source, text_file: Path, *, is_beside: bool
) -> Sealed:
    if is_beside:
        _refuse_a_link_out(project, text_file)
    text = IndexedText(read_text(text_file))
    target = (project.root / source.file).with_suffix(PROOFS)
    kept = project.root / PRIVATE_TEXTS / f"{source.id}{TEXT}" if is_beside else None
    # Before anything is written: what cannot be put away stays the archive.
    if kept and kept.exists() and kept.read_bytes() != text_file.read_bytes():
        raise UsageError(
            f"another text of {source.ref} is kept at {_shown(project, kept)} already",
            f"compare it with {_shown(project, text_file)}, and move one of the two away",
        )
    before = _read_proofs(target)
    quotations = [
        (passage, tuple(part.selector for part in passage.parts))
        for passage in corpus.passages_from(source.id)
    ]
    missing = tuple(
        passage
        for passage, parts in quotations
        if match(text, parts).outcome not in (Outcome.VERIFIED, Outcome.AMBIGUOUS)
    )
    proofs = seal(text, [parts for _, parts in quotations])
    write_whole(target, render(proofs))
    if kept:
        make_ignored(project.work)
        move_whole(text_file, kept)
    return Sealed(
        source.id,
        _shown(project, target),
        len(quotations) - len(missing),
        missing,
        _shown(project, kept) if kept else None,
        before is not None and before.root != proofs.root,
    )


def _refuse_a_link_out(project: Project, file: Path) -> None:
    """A stranger's change may have put a link to a private file where a text should be."""
    found = read_file(file, project.content.resolve(), TEXT_LIMIT)
    if isinstance(found, Unreadable):
        raise UsageError(
            f"{_shown(project, file)} {found.reason}", "put the text itself in its place"
        )


@dataclass(frozen=True, slots=True)
class Verified:
    """How a text compares with the archive of a source."""

    belongs: bool
    """Whether it is the archived text."""
    missing: tuple[Passage, ...]
    """The quotations that do not stand in it."""
    passages: int
    """How many quotations there are."""


def verify_source(project: Project, record_id: str, text: str) -> Verified:
    """Compare a text with the archive of a source, and with all that is quoted from it.

    Args:
        project: the project.
        record_id: the source.
        text: the text to compare.

    Raises:
        UsageError: the source is unknown or has no archive, or its archive cannot be read.
    """
    loaded = load(project.root, project.limits)
    corpus = Corpus(loaded)
    (source,) = _wanted(corpus, [record_id])
    archived = loaded.archives.get((source.id, TEXT))
    proofs = loaded.archives.get((source.id, PROOFS))
    if archived:
        _refuse_a_link_out(project, archived)
        same = IndexedText(read_text(archived)).tokens.texts == IndexedText(text).tokens.texts
    elif proofs:
        same = belongs(text, _archived_proofs(project, proofs))
    else:
        raise UsageError(
            f"{source.ref} has no archive to compare with",
            "make one: factsheet source seal, with the text at hand",
        )
    indexed, passages = IndexedText(text), corpus.passages_from(source.id)
    missing = tuple(
        passage
        for passage in passages
        if match(indexed, tuple(part.selector for part in passage.parts)).outcome is Outcome.ABSENT
    )
    return Verified(same, missing, len(passages))


def _archived_proofs(project: Project, path: Path) -> ProofsFile:
    raw = read_file(path, project.content.resolve(), MAX_SIZE)
    try:
        return parse(raw if isinstance(raw, bytes) else b"")
    except ProofsError as error:
        raise UsageError(
            f"the archive {_shown(project, path)} cannot be read: {error}",
            f"if the text is the one that was sealed: factsheet source seal {path.stem}",
        ) from None


def _read_proofs(path: Path) -> ProofsFile | None:
    """An archive that stands there already, where it can be read."""
    try:
        return parse(path.read_bytes())
    except (OSError, ProofsError):
        return None


def _shown(project: Project, path: Path) -> str:
    return (
        path.relative_to(project.root).as_posix()
        if path.is_relative_to(project.root)
        else str(path)
    )
