"""Adds a source: its record and its archive, from the article itself."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from generator.archives.article import Article, read_article
from generator.archives.sealing import Sealed, seal_sources, verify_source
from generator.corpus import Corpus, Passage
from generator.errors import UsageError
from generator.faults import BadDate, WrongValue
from generator.files import read_text
from generator.load import PROOFS, TEXT, load
from generator.project import Project
from generator.proving import PRIVATE_TEXTS
from generator.quotation.normalise import tokenise
from generator.records import Source
from generator.records.validate import validate
from generator.records.values import ID_MAX_LENGTH, ID_PATTERN, suggest_id
from generator.writing import write_whole
from generator.yaml_source import read

CONTEXT = 4
"""How many words stand on each side of a difference that is told."""


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding an article."""

    source: str
    record: str | None
    """The record's file, where it was written; none where it stood there already."""
    archive: str
    """The archive's file, relative to the project."""
    differences: tuple[str, ...] = ()
    """Where the article differs from the one archived before."""
    missing: tuple[Passage, ...] = ()
    """The quotations that do not stand in it."""
    written: bool = True
    """False where an archive of another text stands there, and was left."""


def add_source(  # noqa: PLR0913 - each is an option of the command
    project: Project,
    file: Path,
    fields: Mapping[str, str],
    *,
    record_id: str | None = None,
    keep_text: bool = False,
    replace: bool = False,
) -> Added:
    """Write the record and the archive of an article; with an archive there already, compare.

    Args:
        project: the project.
        file: the article, as plain text, Markdown or HTML.
        fields: fields of the record that the user states; they go before what the file says.
        record_id: the source's id; made of its title where it is not given.
        keep_text: publish the text itself beside the record, where its licence allows.
        replace: take the text in place of another that is archived under this id.

    Raises:
        UsageError: the file cannot be read, or a field does not fit.
    """
    article = read_article(file, read_text(file))
    title = fields.get("title") or article.title or f"[{file.stem}]"
    source_id = record_id or suggest_id(title) or suggest_id(file.stem)
    if not ID_PATTERN.fullmatch(source_id) or len(source_id) > ID_MAX_LENGTH:
        raise UsageError(f"`{source_id}` is not an id", "give one: --id small-letters-and-digits")
    loaded = load(project.root, project.limits)
    corpus = Corpus(loaded)
    known = corpus.find(Source, source_id)
    if known is None and corpus.resolve(f"sources/{source_id}"):
        raise UsageError(
            f"sources/{source_id} is taken by a record that is withdrawn or has faults",
            "mend that record first, or give another id: --id …",
        )
    if known is None:
        record = _write_record(project, source_id, title, article, fields)
    else:
        record, source_id = None, known.id
        archived = {s for s in (TEXT, PROOFS) if (known.id, s) in loaded.archives}
        if archived and not replace:
            return _compared(project, known, article)
    return _archive(project, source_id, record, article, keep_text=keep_text)


def _write_record(
    project: Project, source_id: str, title: str, article: Article, fields: Mapping[str, str]
) -> str:
    stated = {
        "title": title,
        "type": "article",
        "publisher": article.publisher,
        "authors": list(article.authors),
        "url": article.url,
        "published": article.published,
        "lang": article.lang,
        **fields,
    }
    order = list(Source.model_fields)
    values = {key: stated[key] for key in order if stated.get(key)}
    text = yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=100)
    for fault in validate(read(text.encode()), Source).faults:
        if isinstance(fault, WrongValue | BadDate):
            words = f"{fault.field}: `{fault.value}` {fault.problem}"
            raise UsageError(words, fault.remedy)
        raise UsageError(f"{getattr(fault, 'field', 'the record')} does not fit", "state it anew")
    path = project.content / "sources" / f"{source_id}.yml"
    write_whole(path, text)
    return path.relative_to(project.root).as_posix()


def _archive(
    project: Project, source_id: str, record: str | None, article: Article, *, keep_text: bool
) -> Added:
    private = project.root / PRIVATE_TEXTS / f"{source_id}{TEXT}"
    beside = _record_file(project, source_id).with_suffix(TEXT)
    if keep_text:
        write_whole(beside, article.text)
        beside.with_suffix(PROOFS).unlink(missing_ok=True)
        return Added(source_id, record, beside.relative_to(project.root).as_posix())
    write_whole(private, article.text)
    beside.unlink(missing_ok=True)
    sealed: Sealed = seal_sources(project, [source_id])[0][0]
    return Added(source_id, record, sealed.file, missing=sealed.missing)


def _record_file(project: Project, source_id: str) -> Path:
    found = Corpus(load(project.root, project.limits)).find(Source, source_id)
    assert found is not None  # noqa: S101 - it was found or written just now
    return project.root / found.file


def _compared(project: Project, source: Source, article: Article) -> Added:
    """How an article differs from the one that its source archives."""
    verified = verify_source(project, source.id, article.text)
    archive = (project.root / source.file).with_suffix(PROOFS)
    before = next(filter(Path.is_file, _texts_of(project, source)), None)
    same = verified.belongs
    differences = () if same or before is None else tuple(_told(read_text(before), article.text))
    shown = archive.relative_to(project.root).as_posix()
    return Added(source.id, None, shown, differences, verified.missing, written=same)


def _texts_of(project: Project, source: Source) -> Iterator[Path]:
    yield (project.root / source.file).with_suffix(TEXT)
    yield project.root / PRIVATE_TEXTS / f"{source.id}{TEXT}"


def _told(old: str, new: str) -> Iterator[str]:
    """The places where two texts differ, each with a few words around it."""
    before, after = (list(tokenise(text).texts) for text in (old, new))
    matcher = difflib.SequenceMatcher(a=before, b=after, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            lead = " ".join(before[max(0, a - CONTEXT) : a])
            yield f"… {lead} [{' '.join(before[a:b])}] → [{' '.join(after[c:d])}]"
