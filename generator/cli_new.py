"""``factsheet new``: a record to begin with, asked for on a terminal, or made of options."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, get_args

import click

from generator.beginning.asking import Asker
from generator.beginning.record import (
    begin_record,
    name_of,
    propose_id,
    refuse_id,
    refuse_unknown,
)
from generator.beginning.sentences import (
    in_quotation_marks,
    quote_of,
    sentences,
    stands_in,
    text_at_hand,
)
from generator.corpus import Corpus
from generator.edtf_date import DateError
from generator.edtf_date import parse as parse_date
from generator.errors import UsageError
from generator.load import load
from generator.project import Project, open_project
from generator.records import KINDS, Actor, Source
from generator.terminal import FAULTS, report, say


class _Kinds(click.Group):
    """Takes a kind as its folder is named, too: ``new actors``."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return super().get_command(ctx, cmd_name.removesuffix("s"))


@click.group("new", cls=_Kinds)
def new_group() -> None:
    """Begin a record: ask what it needs, and write a file that passes the checks.

    On a terminal what no option says is asked for; elsewhere all that is needed has to be said.
    Nothing is ever overwritten.
    """


_id = click.argument("record_id", metavar="[ID]", default="")


def _option(name: str, words: str) -> Callable[[Any], Any]:
    return click.option(name, default="", help=words)


def _many(name: str, words: str) -> Callable[[Any], Any]:
    return click.option(name, multiple=True, metavar="ID", help=words)


@new_group.command("statement")
@_id
@_option("--source", "Where it is written: the id of a source.")
@_option("--quote", "The source's words.")
@_many("--speaker", "Who said it: the id of an actor. May be repeated.")
@_option("--speech", "direct (the speaker's own words), indirect (the source's report) or mixed.")
@_option("--claim", "What was said, in one neutral sentence of yours.")
@_option("--date", "When it was said: 2024-03-04, 2024-03, 2024~ …")
@_many("--topic", "What it is about: the id of a topic. May be repeated.")
def statement_command(  # noqa: PLR0913 - each is an option of the command
    record_id: str,
    *,
    source: str,
    quote: str,
    speaker: Sequence[str],
    speech: str,
    claim: str,
    date: str,
    topic: Sequence[str],
) -> int:
    """Begin a statement: who said what, where it is written."""
    desk = _Desk("statements")
    refuse_unknown(desk.corpus, "topics", topic)
    source = desk.reference(source, "Which source is it in?", "--source", "sources")
    found = desk.corpus.find(Source, source)
    text = text_at_hand(desk.project, found) if found else None
    words, sentence = _quotation(desk.ask, text, quote)
    if not speaker:
        speaker = desk.references("Who said it?", "--speaker", "actors", near=sentence or words)
    refuse_unknown(desk.corpus, "actors", speaker)
    is_marked = words in in_quotation_marks(sentence)
    speech = desk.value(
        speech, "Whose words are they?", "--speech", "speech", default="direct" if is_marked else ""
    )
    claim = desk.ask.text(claim, "What was said, in a neutral sentence of yours", "--claim")
    date = desk.ask.optional(date, "When was it said", test=_test_date)
    if not topic and desk.ask.is_watched:
        topic = desk.topics()
    return desk.write(
        record_id,
        [speaker[0].rpartition("-")[2], claim.removeprefix(desk.name("actors", speaker[0]))],
        {
            "speakers": list(speaker),
            "speech": speech,
            "claim": claim,
            "quote": quote_of(text, words, sentence) if text else words,
            "source": source,
            "date": date,
            "topics": list(topic),
        },
    )


@new_group.command("actor")
@_id
@_option("--name", "Its name.")
@_option("--type", "person, organization, state or group.")
@_option("--summary", "Who it is, in a sentence.")
@_option("--wikidata", "Its identifier in Wikidata, such as Q58217.")
def actor_command(record_id: str, name: str, wikidata: str, summary: str, **fields: str) -> int:
    """Begin an actor: who speaks or acts."""
    desk = _Desk("actors")
    name = desk.ask.text(name, "Name", "--name", default=name_of(record_id))
    sort = desk.value(fields["type"], "What is it?", "--type", "type", default="person")
    summary = desk.ask.optional(summary, "Who it is, in a sentence")
    wikidata = desk.ask.optional(wikidata, "Its identifier in Wikidata")
    identifiers = {"wikidata": wikidata} if wikidata else {}
    values = {"name": name, "type": sort, "summary": summary, "identifiers": identifiers}
    return desk.write(record_id, [name], values)


@new_group.command("source")
@_id
@_option("--title", "The title under which it was published.")
@_option("--type", "article, transcript, speech, post, document or broadcast.")
@_option("--publisher", "Who published it.")
@_option("--url", "Where it was published.")
@_option("--published", "When: 2024-03-04, 2024-03, 2024~ …")
@_option("--lang", "Its language, as a BCP 47 tag; en if not given.")
def source_command(record_id: str, title: str, published: str, **fields: str) -> int:
    """Begin a source: what was published. With its text at hand, rather `factsheet source add`."""
    desk = _Desk("sources")
    ask = desk.ask.optional
    title = desk.ask.text(title, "Title", "--title", default=name_of(record_id))
    sort = desk.value(fields["type"], "What is it?", "--type", "type", default="article")
    publisher = ask(fields["publisher"], "Who published it")
    url = ask(fields["url"], "Its address")
    published = ask(published, "When was it published", test=_test_date)
    values = {"title": title, "type": sort, "publisher": publisher, "url": url}
    return desk.write(
        record_id, [title], {**values, "published": published, "lang": fields["lang"]}
    )


@new_group.command("topic")
@_id
@_option("--title", "Its title.")
@_option("--summary", "What it is about, in a sentence.")
def topic_command(record_id: str, title: str, summary: str) -> int:
    """Begin a topic: what statements are about."""
    desk = _Desk("topics")
    title = desk.ask.text(title, "Title", "--title", default=name_of(record_id))
    summary = desk.ask.optional(summary, "What it is about, in a sentence")
    return desk.write(record_id, [title], {"title": title, "summary": summary})


@new_group.command("timeline")
@_id
@_option("--title", "Its title.")
@_option("--event", "The title of its first event.")
@_option("--date", "When that was: 2024-03-04, 2024-03, 2024~ …")
def timeline_command(record_id: str, title: str, event: str, date: str) -> int:
    """Begin a timeline, with its first event."""
    desk = _Desk("timelines")
    title = desk.ask.text(title, "Title", "--title", default=name_of(record_id))
    event = desk.ask.text(event, "Its first event", "--event")
    date = desk.ask.text(date, "When was that", "--date", test=_test_date)
    first = {"id": propose_id(desk.corpus, "timelines", event) or "first-event"}
    events = [{**first, "date": date, "title": event}]
    return desk.write(record_id, [title], {"title": title, "events": events})


@new_group.command("sheet")
@_id
@_option("--title", "The question that it answers, or its title.")
@_option("--summary", "The short answer.")
@_many("--topic", "A topic whose statements it shows: its id. May be repeated.")
def sheet_command(record_id: str, title: str, summary: str, topic: Sequence[str]) -> int:
    """Begin a fact sheet: the page that a reader wants first."""
    desk = _Desk("sheets")
    refuse_unknown(desk.corpus, "topics", topic)
    title = desk.ask.text(title, "Title", "--title", default=name_of(record_id))
    summary = desk.ask.text(
        summary, "The short answer", "--summary", default="This fact sheet is being written."
    )
    if not topic and desk.ask.is_watched:
        topic = desk.topics()
    return desk.write(
        record_id, [title], {"title": title, "summary": summary, "topics": list(topic)}
    )


def _quotation(ask: Asker, text: str | None, quote: str) -> tuple[str, str]:
    """The words that are quoted, and the sentence that they were chosen from."""
    if text is None:
        return ask.text(quote, "The source's words", "--quote"), ""
    test = partial(_test_quote, text)
    sentence = ""
    if not quote and ask.is_watched:
        offered = sentences(text)
        say("Its sentences:")
        sentence = ask.choice("", "Which one do you quote from?", "--quote", offered)
    marked = in_quotation_marks(sentence)
    default = marked[0] if marked else sentence
    return ask.text(quote, "The words to quote", "--quote", default=default, test=test), sentence


def _test_quote(text: str, words: str) -> None:
    if not stands_in(text, words):
        raise UsageError(
            "these words do not stand in the source", "copy them exactly, from word to word"
        )


def _test_date(value: str) -> None:
    try:
        parse_date(value)
    except DateError as error:
        raise UsageError(f"“{value}” {error.message}", error.remedy) from None


class _Desk:
    """Where a record of one kind is begun: its project, and who is asked."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.project: Project = open_project(Path.cwd())
        self.corpus = Corpus(load(self.project.root, self.project.limits))
        self.ask = Asker()

    def name(self, kind: str, record_id: str) -> str:
        """What the record is called."""
        record = self.corpus.find(KINDS[kind], record_id)
        return str(getattr(record, "name", None) or getattr(record, "title", None) or record_id)

    def reference(self, given: str, what: str, option: str, kind: str, near: str = "") -> str:
        """The id of a record, those first whose name stands in some words."""
        records = sorted(self.corpus.of(KINDS[kind]), key=lambda r: not _is_named(r, near))
        ids = [record.id for record in records]
        default = ids[0] if ids and (len(ids) == 1 or _is_named(records[0], near)) else ""
        asked = default if self.ask.is_watched else ""
        test = partial(self._test_reference, kind)
        return self.ask.choice(given, what, option, ids, default=asked, test=test)

    def references(self, what: str, option: str, kind: str, near: str) -> list[str]:
        """One id, and further ones as long as there are any."""
        found = [self.reference("", what, option, kind, near)]
        test = partial(self._test_reference, kind)
        while self.ask.is_watched and (more := self.ask.optional("", "Who else", test=test)):
            found.append(more)
        return found

    def topics(self) -> list[str]:
        """The topics that are named, with commas between."""
        known = ", ".join(topic.id for topic in self.corpus.of(KINDS["topics"]))
        if not known:
            return []
        say(f"Topics: {known}")
        answer = self.ask.optional("", "Which of them, with commas between", test=self._test_topics)
        return _split(answer)

    def value(self, given: str, what: str, option: str, field: str, default: str = "") -> str:
        """One of the values that a field takes."""
        choices = get_args(KINDS[self.kind].model_fields[field].annotation)

        def test(value: str) -> None:
            if value not in choices:
                raise UsageError(f"{option} {value} is none", f"it is one of {', '.join(choices)}")

        return self.ask.choice(given, what, option, choices, default=default, test=test)

    def write(self, record_id: str, words: Sequence[str], values: Mapping[str, Any]) -> int:
        """Write the record, and say what came of it."""
        test = partial(refuse_id, self.project, self.corpus, self.kind)
        proposed = propose_id(self.corpus, self.kind, *words)
        record_id = self.ask.text(record_id, "Its id", "ID", default=proposed, test=test)
        begun = begin_record(self.project, self.corpus, self.kind, record_id, values)
        report(self.project.texts, begun.found)
        if not begun.is_written:
            say("Nothing was written.")
            return FAULTS
        say(f"{begun.file} was written.")
        if begun.sealed:
            say(f"{begun.sealed} proves what it quotes.")
        return 0

    def _test_reference(self, kind: str, record_id: str) -> None:
        refuse_unknown(self.corpus, kind, [record_id])

    def _test_topics(self, words: str) -> None:
        refuse_unknown(self.corpus, "topics", _split(words))


def _split(words: str) -> list[str]:
    return [word.strip() for word in words.split(",") if word.strip()]


def _is_named(record: Any, words: str) -> bool:
    """Whether some words name an actor, by a name or its last part."""
    if not words or not isinstance(record, Actor):
        return False
    names = [record.name, *(other.name for other in record.other_names)]
    return any(name in words or f" {name.split()[-1]}" in f" {words}" for name in names)
