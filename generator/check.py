"""Runs the rules over what was loaded, and applies waivers: everything found, in one run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path as FilePath
from typing import Any

from generator.archives.changes import ArchiveChange, changed_archives
from generator.changes.silent import SilentChange, silent_changes_since
from generator.corpus import Corpus, Passage, Reference
from generator.diagnostics import START, Diagnostic, Fix, Position, Severity, count
from generator.faults import Fault
from generator.file_texts import FileTexts
from generator.files import Limits
from generator.load import FileFault, Loaded, load, read_document
from generator.mending import fix_of
from generator.permanence.comparing import address_faults
from generator.proving import Proofs, prove
from generator.records import Record
from generator.rules import Context, Finding, Rule, UnusedWaiver, all_rules
from generator.snapshot import NOTHING, Learned
from generator.yaml_source import Document, Path


@dataclass(frozen=True)
class Checked:
    """A corpus with all that was found about it."""

    corpus: Corpus
    proofs: Proofs
    diagnostics: tuple[Diagnostic, ...]

    @property
    def records(self) -> int:
        """How many records there are that are not withdrawn."""
        return sum(1 for _ in self.corpus.all())

    @property
    def errors(self) -> int:
        """How many errors there are."""
        return count(self.diagnostics, Severity.ERROR)

    @property
    def warnings(self) -> int:
        """How many warnings are not waived."""
        return count(self.diagnostics, Severity.WARNING)

    def findings(self, ref: str) -> tuple[Diagnostic, ...]:
        """What was found about one record, waived findings included."""
        return self._by_ref.get(ref, ())

    @cached_property
    def _by_ref(self) -> Mapping[str, tuple[Diagnostic, ...]]:
        found: dict[str, list[Diagnostic]] = defaultdict(list)
        for diagnostic in self.diagnostics:
            found[diagnostic.ref].append(diagnostic)
        return {ref: tuple(diagnostics) for ref, diagnostics in found.items()}


def check(
    root: FilePath,
    limits: Limits | None = None,
    base: FilePath | None = None,
    learned: Learned = NOTHING,
    early: Callable[[Checked], None] | None = None,
) -> Checked:
    """Load the project at ``root``, prove its quotations and run every rule.

    Args:
        root: the project's folder.
        limits: what one file may cost.
        base: a folder that holds ``content/`` as it was, to compare with; none to compare nothing.
        learned: what is known from earlier runs.
        early: given the records and proofs, without findings, before the rules have run; not
            called where something cannot be read.
    """
    limits = limits or Limits()
    loaded = load(root, limits, learned)
    corpora = learned.memory.values("corpus")
    corpus = corpora["last"] = Corpus(loaded, corpora.get("last"))
    proofs = prove(root, corpus, loaded.archives, learned)
    if early is not None and not loaded.faults and not proofs.faults:
        early(Checked(corpus, proofs, ()))
    context = Context(corpus, proofs, all_rules())
    since: tuple[ArchiveChange | SilentChange, ...] = ()
    if base is not None:
        archives = changed_archives(root, corpus, loaded.archives, base)
        since = (*archives, *silent_changes_since(base, corpus, limits))
    addresses = tuple(address_faults(root, corpus, limits, base))
    run = _Run(root, limits, loaded, context, since=since, addresses=addresses)
    return Checked(corpus, proofs, tuple(sorted(run.diagnostics(), key=lambda found: found.order)))


def diagnose(root: FilePath, faults: Iterable[FileFault]) -> tuple[Diagnostic, ...]:
    """Put faults of files into words, apart from any run over the whole project."""
    loaded = Loaded(faults=list(faults))
    corpus = Corpus(loaded)
    context = Context(corpus, prove(root, corpus, {}), all_rules())
    run = _Run(root, Limits(), loaded, context, since=(), addresses=())
    return tuple(sorted(run.diagnostics(), key=lambda found: found.order))


def select(
    diagnostics: Iterable[Diagnostic],
    *,
    paths: Iterable[str] = (),
    selected: Iterable[str] = (),
    ignored: Iterable[str] = (),
) -> tuple[Diagnostic, ...]:
    """Those diagnostics that stand under the paths, and whose codes are selected and not ignored.

    Args:
        diagnostics: all there are.
        paths: files or folders, relative to the project; none means all.
        selected: codes, families (``QUO``) or names to keep; none means all.
        ignored: codes, families or names to leave out. Errors cannot be left out of a build.
    """
    paths, selected, ignored = tuple(paths), tuple(selected), tuple(ignored)
    return tuple(
        found
        for found in diagnostics
        if (not paths or any(stands_under(found.path, path) for path in paths))
        and (not selected or _is_one_of(found, selected))
        and not _is_one_of(found, ignored)
    )


def stands_under(file: str, path: str) -> bool:
    """Whether a file is this one, or lies in this folder; both relative to the project."""
    return path in ("", ".") or file == path or file.startswith(path.rstrip("/") + "/")


def _is_one_of(found: Diagnostic, names: Iterable[str]) -> bool:
    return any(found.code.startswith(name.upper()) or found.name == name for name in names)


class _Run:
    """One run of the rules; places are looked up in the files that have findings only."""

    def __init__(  # noqa: PLR0913 - what a run is made of
        self,
        root: FilePath,
        limits: Limits,
        loaded: Loaded,
        context: Context,
        *,
        since: tuple[ArchiveChange | SilentChange, ...],
        addresses: tuple[FileFault, ...],
    ) -> None:
        self._since = since
        self._addresses = addresses
        self._root = root
        self._limits = limits
        self._loaded = loaded
        self._context = context
        self._documents: dict[str, Document] = {}
        self._texts = FileTexts(root, limits.file_size)

    def diagnostics(self) -> Iterator[Diagnostic]:
        """What all rules find; at last, which waivers that had no use for."""
        found: set[tuple[str, str]] = set()
        for rule in self._context.rules:
            if not issubclass(rule.subject, UnusedWaiver):
                for diagnostic in self._findings(rule, self._subjects(rule.subject)):
                    found.add((diagnostic.ref, diagnostic.code))
                    yield diagnostic
        for rule in self._context.rules:
            if issubclass(rule.subject, UnusedWaiver):
                yield from self._findings(rule, self._unused_waivers(found))

    def _findings(self, rule: Rule, subjects: Iterable[Any]) -> Iterator[Diagnostic]:
        for subject in subjects:
            seen = subject.fault if isinstance(subject, FileFault) else subject
            for finding in rule.check(seen, self._context):
                yield self._diagnostic(rule, subject, finding)

    def _unused_waivers(self, found: set[tuple[str, str]]) -> Iterator[UnusedWaiver]:
        """The waivers of checks that found nothing on their record, and repeated ones.

        While anything cannot be read, nothing can be said of it: a check may have found nothing
        only because what it looks at is not there.
        """
        if self._loaded.faults or self._context.proofs.faults:
            return
        for record in self._context.corpus.all():
            codes: set[str] = set()
            for index, waiver in enumerate(record.accept):
                if waiver.code in codes or (record.ref, waiver.code) not in found:
                    yield UnusedWaiver(record, index)
                codes.add(waiver.code)

    def _subjects(self, wanted: type) -> Iterable[Any]:
        if issubclass(wanted, Fault):
            faults = (*self._loaded.faults, *self._context.proofs.faults, *self._addresses)
            return (found for found in faults if isinstance(found.fault, wanted))
        if issubclass(wanted, Reference):
            return self._context.corpus.references
        if issubclass(wanted, Passage):
            return self._context.corpus.passages
        if issubclass(wanted, ArchiveChange | SilentChange):
            return (change for change in self._since if isinstance(change, wanted))
        if issubclass(wanted, Corpus):
            return (self._context.corpus,)
        return (record for record in self._context.corpus.all() if isinstance(record, wanted))

    def _diagnostic(self, rule: Rule, subject: Any, finding: Finding) -> Diagnostic:
        if isinstance(subject, FileFault):
            file, kind, record_id, at = subject.file, subject.kind, subject.id, subject.fault.at
            waived = None
        else:
            record, path = self._place(subject, finding)
            file, kind, record_id = record.file, record.kind, record.id
            at = self._locate(file, path, on_key=finding.on_key)
            waived = _waiver(rule, record)
        return Diagnostic(
            rule.code,
            rule.name,
            rule.severity,
            file,
            at.line,
            at.column,
            kind,
            record_id,
            finding.message,
            finding.remedy,
            waived,
            self._fix(file, at, finding),
        )

    def _fix(self, file: str, at: Position, finding: Finding) -> Fix | None:
        return fix_of(at, self._texts.scalars(file), finding.fix) if finding.fix else None

    def _place(self, subject: Any, finding: Finding) -> tuple[Record, Path]:
        if isinstance(subject, Reference | Passage | UnusedWaiver | ArchiveChange | SilentChange):
            return subject.record, subject.path if finding.path is None else finding.path
        record = finding.record or subject
        return record, finding.path or ()

    def _locate(self, file: str, path: Path, *, on_key: bool) -> Position:
        if file not in self._documents:
            self._documents[file] = read_document(self._root, file, self._limits)
        document = self._documents[file]
        return (document.locate_key(path) if on_key else document.locate(path)) or START


def _waiver(rule: Rule, record: Record) -> str | None:
    """The record's reason for accepting this rule's findings, where they can be accepted."""
    if not rule.can_be_accepted:
        return None
    return next((waiver.reason for waiver in record.accept if waiver.code == rule.code), None)
