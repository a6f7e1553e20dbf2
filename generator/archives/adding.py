"""Adds a source: its record and its archive, from the article itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.archives.article import Article, open_article
from generator.archives.sealing import Sealed, seal_sources, verify_source
from generator.corpus import Corpus, Passage
from generator.errors import UsageError
from generator.faults import BadDate, Fault, WrongValue
from generator.files import read_text
from generator.formatting.record_file import record_text
from generator.load import PROOFS, TEXT, load
from generator.project import Project
from generator.proving import PRIVATE_TEXTS
from generator.quotation.differing import Words, differing
from generator.quotation.normalise import tokenise
from generator.records import Source
from generator.records.forms import ID_MAX_LENGTH, ID_PATTERN
from generator.records.validate import validate
from generator.records.values import suggest_id
from generator.writing import make_ignored, move_whole, write_whole
from generator.yaml_source import read

CONTEXT = 4
"""How many words stand before a difference that is told."""


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding an article."""

    source: str
    record: str | None
    """The record's file, where it was written; none where it stood there already."""
    archive: str
    """The archive's file, relative to the project."""
    proven: int = 0
    """How many quotations the archive proves, where it is of proofs."""
    missing: tuple[Passage, ...] = ()
    """The quotations that do not stand in it."""
    written: bool = True
    """False where an archive of another text stands there, and was left."""
    other_text: bool = False
    """Whether an archive of another text stood there."""
    differences: tuple[str, ...] | None = None
    """Where the article differs from that text; none where that is not at hand."""
    earlier: tuple[str, ...] = ()
    """Where the texts that it replaced are kept."""
    left: tuple[str, ...] = ()
    """The fields that were stated, but that the record has as it has them."""


def add_source(  # noqa: PLR0913 - each is an option of the command
    project: Project,
    file: Path,
    fields: Mapping[str, str],
    *,
    record_id: str | None = None,
    keep_text: bool = False,
    replacing: bool = False,
) -> Added:
    """Write the record and the archive of an article; with an archive there already, compare.

    A record that is there already stays as it is, and a text that gives way to another is kept.

    Args:
        project: the project.
        file: the article, as plain text, Markdown or HTML.
        fields: fields of the record that the user states; they go before what the file says.
        record_id: the source's id; made of its title where it is not given.
        keep_text: publish the text itself beside the record, where its licence allows.
        replacing: take the text in place of another that is archived under this id.

    Raises:
        UsageError: the file cannot be read, or a field does not fit.
    """
    article = open_article(file)
    title = fields.get("title") or article.title or f"[{file.stem}]"
    source_id = record_id or suggest_id(title) or suggest_id(file.stem)
    if not ID_PATTERN.fullmatch(source_id) or len(source_id) > ID_MAX_LENGTH:
        raise UsageError(f"`{source_id}` is not an id", "give one: --id small-letters-and-digits")
    loaded = load(project.root, project.limits)
    corpus = Corpus(loaded)
    known = corpus.find(Source, source_id)
    if known is None:
        if corpus.resolve(f"sources/{source_id}"):
            raise UsageError(
                f"sources/{source_id} is taken by a record that is withdrawn or has faults",
                "mend that record first, or give another id: --id …",
            )
        record = _write_record(project, source_id, title, article, fields)
        return _archive(project, source_id, record, article, keep_text=keep_text)
    left = tuple(name for name, value in fields.items() if str(getattr(known, name)) != value)
    archived = [suffix for suffix in (TEXT, PROOFS) if (known.id, suffix) in loaded.archives]
    compared = _compared(project, known, article, archived[0]) if archived else None
    if compared and compared.other_text and not replacing:
        return replace(compared, left=left)
    added = _archive(project, known.id, None, article, keep_text=keep_text)
    if compared:
        added = replace(added, other_text=compared.other_text, differences=compared.differences)
    return replace(added, left=left)


def _write_record(
    project: Project, source_id: str, title: str, article: Article, fields: Mapping[str, str]
) -> str:
    of_file = {
        "publisher": article.publisher,
        "authors": list(article.authors),
        "url": article.url,
        "published": article.published,
        "lang": article.lang,
    }
    stated = {"title": title, "type": "article", **of_file, **fields}
    values = {key: value for key, value in stated.items() if value}
    for fault in _faults(values):
        field = getattr(fault, "field", "the record")
        if field in of_file and field not in fields:
            values.pop(field, None)  # a page may say of itself what no record can
        elif isinstance(fault, WrongValue | BadDate):
            raise UsageError(f"{field}: `{fault.value}` {fault.problem}", fault.remedy)
        else:
            raise UsageError(f"{field} does not fit", "state it anew")
    text = record_text(values, Source)
    path = project.content / "sources" / f"{source_id}.yml"
    write_whole(path, text)
    return path.relative_to(project.root).as_posix()


def _faults(values: Mapping[str, object]) -> tuple[Fault, ...]:
    return tuple(validate(read(record_text(values, Source).encode()), Source).faults)


def _archive(
    project: Project, source_id: str, record: str | None, article: Article, *, keep_text: bool
) -> Added:
    make_ignored(project.work)
    private = project.root / PRIVATE_TEXTS / f"{source_id}{TEXT}"
    beside = _record_file(project, source_id).with_suffix(TEXT)
    earlier = tuple(
        kept
        for file in (private, beside)
        if (kept := _put_aside(project, file, private, article.text))
    )
    if keep_text:
        write_whole(beside, article.text)
        beside.with_suffix(PROOFS).unlink(missing_ok=True)
        shown = beside.relative_to(project.root).as_posix()
        return Added(source_id, record, shown, earlier=earlier)
    write_whole(private, article.text)
    beside.unlink(missing_ok=True)
    sealed: Sealed = seal_sources(project, [source_id])[0][0]
    return Added(
        source_id,
        record,
        sealed.file,
        proven=sealed.passages,
        missing=sealed.missing,
        earlier=earlier,
    )


def _put_aside(project: Project, file: Path, private: Path, text: str) -> str | None:
    """Move another text out of the way: it may be the only copy of what the source once said."""
    if not file.is_file() or (raw := file.read_bytes()) == text.encode():
        return None
    # No id holds a point, so that no other source's text is met.
    kept = private.with_suffix(f".{hashlib.sha256(raw).hexdigest()[:8]}{TEXT}")
    move_whole(file, kept)
    return kept.relative_to(project.root).as_posix()


def _record_file(project: Project, source_id: str) -> Path:
    found = Corpus(load(project.root, project.limits)).find(Source, source_id)
    assert found is not None  # noqa: S101 - it was found or written just now
    return project.root / found.file


def _compared(project: Project, source: Source, article: Article, suffix: str) -> Added:
    """How an article differs from the one that its source archives."""
    verified = verify_source(project, source.id, article.text)
    beside = (project.root / source.file).with_suffix(suffix)
    private = project.root / PRIVATE_TEXTS / f"{source.id}{TEXT}"
    texts = (read_text(file) for file in (beside.with_suffix(TEXT), private) if file.is_file())
    # A text of the private folder need not be the one that is archived.
    before = next((text for text in texts if verify_source(project, source.id, text).belongs), None)
    return Added(
        source.id,
        None,
        beside.relative_to(project.root).as_posix(),
        missing=verified.missing,
        written=verified.belongs,
        other_text=not verified.belongs,
        differences=None if before is None else tuple(_told(before, article.text)),
    )


def _told(old: str, new: str) -> Iterator[str]:
    """The places where two texts differ, each with a few words before it."""
    before, after = (Words(text, tokenise(text)) for text in (old, new))
    for ours, theirs in differing(before, after):
        lead = before.as_written(max(0, ours[0] - CONTEXT), ours[0])
        yield f"… {lead} [{before.as_written(*ours)}] → [{after.as_written(*theirs)}]"
