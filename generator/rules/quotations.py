"""What the rules on quotations have in common."""

from __future__ import annotations

from generator.corpus import Passage
from generator.quotation.result import Passage as Place
from generator.records import Source
from generator.rules.rule import Context
from generator.rules.wording import quoted


def source_title(passage: Passage, context: Context) -> str:
    """The title of a passage's source in quotation marks; its id where it has none to show."""
    source = context.corpus.find(Source, passage.source)
    return quoted(source.title) if source else f"`{passage.source}`"


def words_at(place: Place) -> str:
    """A place in a source by its words, counted from 1: “word 7” or “words 7 to 9”."""
    if place.first_word == place.last_word:
        return f"word {place.first_word}"
    return f"words {place.first_word} to {place.last_word}"
