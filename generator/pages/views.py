"""What templates show of records: names, statements with their proof and context, positions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import quote as quote_path

from generator.check import Checked
from generator.corpus import Corpus, Passage
from generator.diagnostics import Diagnostic
from generator.edtf_date import EdtfDate
from generator.edtf_date import parse as parse_date
from generator.language import ENGLISH, Language
from generator.pages.observed_corpus import ObservedCorpus
from generator.pages.observing import EVERYTHING, Observer
from generator.pages.proof_words import ProofWords
from generator.pages.time_line import TimeLine, time_lines
from generator.pages.view_parts import EvidenceView, Finding, Name, QuoteView
from generator.project import Settings
from generator.prose import plain
from generator.proving import Proofs
from generator.quotation.match import Outcome
from generator.quotation.proofs_file import ProofsFile
from generator.records import Record, Sheet, Source, Statement, Timeline, Tombstone
from generator.records.base import Correction
from generator.records.canonical import digest_of, plain_record
from generator.records.sheet import Question
from generator.records.timeline import Event, Evidence
from generator.records.values import Part
from generator.rules import all_rules
from generator.yaml_source import Path

MOST_DRAWN = 500
"""How many events are drawn under each other on one page at most."""

MOST_COUNTED = 12
"""How many topics or sources are named with how often they occur."""

_NEED_TEXT = frozenset(rule.code for rule in all_rules() if rule.needs_text)


@dataclass(frozen=True, slots=True)
class StatementView:
    """A statement with what belongs to it.

    Nothing is kept: what is asked for is asked on each page anew, and so observed.
    """

    _record: Statement
    site: SiteView

    @property
    def ref(self) -> str:
        """``statements/<id>``."""
        return self._record.ref

    @property
    def record(self) -> Statement:
        """The statement itself."""
        self.site.observer.note("record", self._record.ref)
        return self._record

    @property
    def speakers(self) -> tuple[Name, ...]:
        """Who said it."""
        return self.site.names("actors", self.record.speakers)

    @property
    def quote(self) -> QuoteView:
        """The source's words."""
        return self.site.quote(self.record, ("quote",), self.record.quote, self.record.source)

    @property
    def described(self) -> tuple[tuple[Name, QuoteView], ...]:
        """How the source styles each speaker."""
        return tuple(
            (
                self.site.name(f"actors/{item.actor}"),
                self.site.quote(
                    self.record, ("described_as", index, "quote"), item.quote, self.record.source
                ),
            )
            for index, item in enumerate(self.record.described_as)
        )

    @property
    def source(self) -> Name:
        """Where it is written."""
        return self.site.name(f"sources/{self.record.source}")

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found about it."""
        return self.site.findings(self.ref)

    @property
    def doubts(self) -> tuple[Finding, ...]:
        """What was found that doubts its source."""
        return tuple(finding for finding in self.findings if finding.is_about_source)

    @property
    def published(self) -> EdtfDate | None:
        """When its source was published, where that is known."""
        source = self.site.corpus.find(Source, self.record.source)
        return source.published if source else None

    @property
    def latest_date(self) -> EdtfDate | None:
        """When it was said, or else when its source was published: not after that."""
        return self.record.date or self.published

    @property
    def topics(self) -> tuple[Name, ...]:
        """What it is about."""
        return self.site.names("topics", self.record.topics)

    @property
    def stances(self) -> tuple[tuple[Sheet, int, Question, str], ...]:
        """Its positions: the sheet, the question with its place there, the stance.

        One on each question; those on questions of a sheet that was withdrawn are left out.
        """
        found: dict[tuple[str, str], tuple[Sheet, int, Question, str]] = {}
        for item in self.record.stances:
            if named := self.site.corpus.question(item.question):
                sheet, question = named
                place = sheet.questions.index(question)
                found.setdefault((sheet.id, question.id), (sheet, place, question, item.stance))
        return tuple(found.values())

    @property
    def stance_counts(self) -> tuple[tuple[str, int], ...]:
        """Each stance that it takes, and on how many questions."""
        return tuple(Counter(stance for *_, stance in self.stances).items())

    @property
    def sheets(self) -> tuple[Name, ...]:
        """The fact sheets that list it, or a topic of it, or ask a question that it answers."""
        corpus = self.site.corpus
        topics = (corpus.resolve(f"topics/{topic}") or "" for topic in self.record.topics)
        by_topic = (sheet for topic in topics for sheet in corpus.referring(topic, Sheet, "topics"))
        listing = corpus.referring(self.ref, Sheet, "statements")
        by_question = (sheet for sheet, *_ in self.stances)
        found = dict.fromkeys(sheet.ref for sheet in (*listing, *by_topic, *by_question))
        return tuple(map(self.site.name, found))


class SiteView:
    """The checked corpus, seen by templates. It keeps what it has computed."""

    def __init__(  # noqa: PLR0913 - what a site has beside its records
        self,
        checked: Checked,
        settings: Settings,
        changed: Mapping[str, str] | None = None,
        *,
        title: str = "",
        url: str = "",
        language: Language = ENGLISH,
    ) -> None:
        self.observer = Observer()
        self.corpus: Corpus = ObservedCorpus(checked.corpus, self.observer)
        self.settings = settings
        self.language = language
        self.title = title
        self.base = f"{url.rstrip('/')}/" if url else ""
        """The site's address with a slash at its end; empty where it has none."""
        self._digests: dict[str, str] = {}
        self._changed = changed or {}
        self._checked = checked
        self._names: dict[str, Name] = {}
        self.observer.answered_by("ordered", self._refs_naming)

    def is_of(self, checked: Checked) -> bool:
        """Whether these are the records that are seen."""
        return self._checked.corpus is checked.corpus

    def name(self, ref: str) -> Name:
        """A record's name for a link, aliases resolved; a withdrawn one is named by its id."""
        self.observer.note("name", ref)
        name = self._names.get(ref)
        if name is None:
            name = self._names[ref] = self._named(ref)
        return name

    def _named(self, ref: str) -> Name:
        corpus = self._checked.corpus
        found = corpus.get(ref)
        if found is None or isinstance(found, Tombstone):
            resolved = corpus.resolve(ref) or ref
            return Name(resolved, resolved.partition("/")[2], "")
        return Name(found.ref, found.label, found.title_field)

    def names(self, kind: str, ids: Iterable[str]) -> tuple[Name, ...]:
        """The names of several records of a kind."""
        return tuple(self.name(f"{kind}/{record_id}") for record_id in ids)

    def findings(self, ref: str) -> tuple[Finding, ...]:
        """What was found about a record, each finding once.

        What only a source's text could show is left out: the text may be private, and a page must
        not hang on who builds it.
        """
        self.observer.note("record", ref)
        found: dict[tuple[str, str], Diagnostic] = {}
        for diagnostic in self._checked.findings(ref):
            if diagnostic.code in _NEED_TEXT:
                continue
            found.setdefault((diagnostic.code, diagnostic.message), diagnostic)
        return tuple(Finding(d.code, d.message, d.waived) for d in found.values())

    @property
    def proofs(self) -> Proofs:
        """What came of comparing every quote with its source."""
        self.observer.note(*EVERYTHING)
        return self._checked.proofs

    def sealed(self, source: Source) -> ProofsFile | None:
        """The commitment to a source, where proofs were all there was to prove with."""
        self.observer.note("record", source.ref)
        return self._checked.proofs.sealed(source.id)

    def quote(
        self, record: Record, path: Path, parts: tuple[Part, ...], source_id: str
    ) -> QuoteView:
        """A quote with its proof."""
        field = ".".join(map(str, path))
        source = self.corpus.find(Source, source_id)
        proof = ProofWords(self._checked.proofs.of(record, path), self.language)
        return QuoteView(record.ref, field, parts, source, proof)

    def evidence(
        self, record: Record, path: Path, items: Iterable[Evidence]
    ) -> tuple[EvidenceView, ...]:
        """Where something is written."""
        return tuple(
            EvidenceView(
                self.name(f"sources/{item.source}"),
                self.quote(record, (*path, index, "quote"), item.quote, item.source)
                if item.quote
                else None,
            )
            for index, item in enumerate(items)
        )

    def statement(self, record: Statement) -> StatementView:
        """A statement as templates show it."""
        return StatementView(record, self)

    def statements_naming(self, ref: str, field: str) -> tuple[StatementView, ...]:
        """The statements that name a record in a field, latest first."""
        self.observer.note("ordered", ref, field)
        found = self._checked.corpus.referring(ref, Statement, field)
        return tuple(map(self.statement, sorted(found, key=self._place)))

    @property
    def statements(self) -> tuple[StatementView, ...]:
        """All statements, latest first; of one day, those in the speaker's own words first."""
        self.observer.note(*EVERYTHING)
        return self._in_order

    @cached_property
    def _in_order(self) -> tuple[StatementView, ...]:
        def rank(view: StatementView) -> tuple[bool, str]:
            return view.record.speech != "direct", view.record.id

        def in_order() -> tuple[StatementView, ...]:
            views = sorted(map(self.statement, self._checked.corpus.of(Statement)), key=rank)
            return tuple(sorted(views, key=when, reverse=True))

        return self.observer.aside(in_order)

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {view.ref: place for place, view in enumerate(self._in_order)}

    def _place(self, record: Statement) -> int:
        return self._places[record.ref]

    def _refs_naming(self, ref: str, field: str) -> object:
        return [view.ref for view in self.statements_naming(ref, field)]

    def counted(self, views: Iterable[StatementView], field: str) -> tuple[tuple[Name, int], ...]:
        """What statements have in a field (``topics``, ``source``), the most frequent first."""
        found: Counter[Name] = Counter()
        for view in views:
            names = getattr(view, field)
            found.update((names,) if isinstance(names, Name) else set(names))
        named = [(name, count) for name, count in found.items() if name.field]
        most = sorted(named, key=lambda item: (-item[1], item[0].label, item[0].ref))
        return tuple(most[:MOST_COUNTED])

    def appearances(self, record: Record) -> tuple[Name, ...]:
        """The fact sheets and timelines that name a record, by title."""
        models: tuple[type[Record], ...] = (Sheet, Timeline)
        found = {
            place.ref: self.name(place.ref)
            for model in models
            for place in self.corpus.holders(record.ref, model)
        }
        return tuple(sorted(found.values(), key=lambda name: (name.label, name.ref)))

    def corrections(self, record: Record | Tombstone) -> tuple[tuple[int, Correction], ...]:
        """A record's corrections with their places in it, newest first."""
        items = enumerate(record.corrections)
        return tuple(sorted(items, key=lambda item: item[1].date.sort_key(), reverse=True))

    def last_changed(self, record: Record | Tombstone) -> EdtfDate | None:
        """The day on which a record's file was last changed in a commit, where that is known."""
        day = self.day_of_change(record)
        return parse_date(day) if day else None

    def day_of_change(self, record: Record | Tombstone) -> str | None:
        """That day, as it is written."""
        return self._changed.get(record.file)

    @property
    def days_of_change(self) -> list[tuple[str, str]]:
        """All such days, by file."""
        self.observer.note(*EVERYTHING)
        return sorted(self._changed.items())

    def digest(self, record: Record | Tombstone, plain: dict[str, Any] | None = None) -> str:
        """What names this version of a record: ``sha256:`` and the digest of its content.

        Args:
            record: what is to be named.
            plain: the record as plain data, where that is at hand.
        """
        ref = record.ref
        if ref not in self._digests:
            self._digests[ref] = digest_of(plain_record(record) if plain is None else plain)
        return self._digests[ref]

    def plain(self, prose: str) -> str:
        """The words of a prose text, the records that it links to by their names."""
        return plain(prose, lambda target: self.name(target).label)

    def edit_address(self, record: Record) -> str | None:
        """Where the record's file can be edited, as the configuration says."""
        return _address_of_file(self.settings.edit, record)

    def history_address(self, record: Record | Tombstone) -> str | None:
        """Where the earlier versions of the record's file are shown, as the configuration says."""
        return _address_of_file(self.settings.history, record)

    def proof_state(self, source: Source) -> tuple[int, int]:
        """How many passages are quoted from a source, and how many of them are proven."""
        passages = self.corpus.passages_from(source.id)
        return len(passages), self.verified(passages)

    def verified(self, passages: Iterable[Passage]) -> int:
        """How many of these passages are proven."""
        passages = tuple(passages)
        for passage in passages:
            self.observer.note("record", f"{Source.kind}/{passage.source}")
        results = (self._checked.proofs.of(passage.record, passage.path) for passage in passages)
        return sum(result.outcome is Outcome.VERIFIED for result in results)

    def events(self, timeline: Timeline) -> tuple[tuple[int, Event], ...]:
        """A timeline's events in the order in which they happened, each with its place in YAML."""
        return tuple(sorted(enumerate(timeline.events), key=lambda item: item[1].date.sort_key()))

    def drawn_together(
        self, timelines: Sequence[Timeline]
    ) -> tuple[tuple[Timeline, TimeLine], ...]:
        """Timelines with their lines, on one scale; none where there are too many to be seen."""
        if sum(len(timeline.events) for timeline in timelines) > MOST_DRAWN:
            return ()
        dates = [[event.date for _, event in self.events(timeline)] for timeline in timelines]
        return tuple(zip(timelines, time_lines(dates), strict=False))


def _address_of_file(pattern: str | None, record: Record | Tombstone) -> str | None:
    return pattern.replace("{file}", quote_path(record.file)) if pattern else None


def when(view: StatementView) -> tuple[object, ...]:
    """The key by which statements are put in order of time; those of no known day come first."""
    date = view.latest_date
    return (date is not None, date.sort_key() if date else ())
