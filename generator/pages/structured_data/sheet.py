"""A fact sheet: the answer, the questions, what is known, and what it rests on."""

from __future__ import annotations

from generator.pages.positions import Positions
from generator.pages.sheet_view import SheetView
from generator.pages.structured_data.place import Place
from generator.pages.structured_data.script import Node, node
from generator.pages.structured_data.values import words
from generator.records import Sheet


def sheet_nodes(place: Place, record: Sheet) -> list[Node]:
    """The article that the page is. Its questions have positions, not answers, so none is given."""
    view = SheetView(record, place.site, Positions(place.site))
    questions = [
        node("Question", place.part(question.id), name=question.text)
        for question in record.questions
    ]
    facts = [
        node(
            "Claim",
            place.part(f"_fact-{number}"),
            text=words(place.site, fact.text),
            appearance=place.sources(item.source for item in fact.sources),
        )
        for number, fact in enumerate(record.facts, start=1)
    ]
    return [
        node(
            "Article",
            place.thing(record.ref),
            headline=record.title,
            abstract=words(place.site, record.summary),
            inLanguage=place.site.settings.language,
            about=place.topics(record.topics),
            mentions=place.actors(record.actors),
            hasPart=[*questions, *facts],
            citation=[place.refer(source) for _, source in view.sources if source],
        )
    ]
