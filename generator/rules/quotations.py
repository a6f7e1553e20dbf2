"""What the rules on quotations have in common."""

from __future__ import annotations

from generator.corpus import Passage
from generator.quotation.editing import edits, without_edits
from generator.quotation.indexed_text import IndexedText
from generator.quotation.match import match, passage_at
from generator.quotation.result import Outcome, Selector
from generator.quotation.result import Passage as Place
from generator.records import Source
from generator.rules.rule import Context
from generator.rules.wording import quoted, shortened


def source_title(passage: Passage, context: Context) -> str:
    """The title of a passage's source in quotation marks; its id where it has none to show."""
    source = context.corpus.find(Source, passage.source)
    return quoted(source.title) if source else f"`{passage.source}`"


def words_at(place: Place) -> str:
    """A place in a source by its words, counted from 1: “word 7” or “words 7 to 9”."""
    if place.first_word == place.last_word:
        return f"word {place.first_word}"
    return f"words {place.first_word} to {place.last_word}"


def is_unprovable(passage: Passage, context: Context) -> bool:
    """Whether there is nothing to compare a quote with, though its source is known."""
    result = context.proofs.of(passage.record, passage.path)
    # That a source is unknown, or its archive cannot be read, is an error of its own.
    known = context.corpus.resolve(f"sources/{passage.source}") is not None
    unread = passage.source in context.proofs.unread
    return known and not unread and result.outcome is Outcome.UNPROVABLE


def settled_places(passage: Passage, context: Context) -> tuple[Place, ...]:
    """Where the parts of a quote stand; none where it is absent, or may be in several places.

    By tokens and words; by characters only where the source's text is its archive.
    """
    result = context.proofs.of(passage.record, passage.path)
    return result.passages if result.outcome is Outcome.VERIFIED else ()


def places_in_text(
    passage: Passage, context: Context
) -> tuple[IndexedText, tuple[Place, ...]] | None:
    """The text of a quote's source, and where the parts stand in it, characters included.

    None where the text is not at hand or the places are not settled. A text of the private folder
    need not be the one that was sealed, so it is searched for the words that the proofs prove.
    """
    text, places = context.proofs.text(passage.source), settled_places(passage, context)
    if text is None or not places:
        return None
    if places[0].start is not None:
        return text, places
    selectors = tuple(part.selector for part in passage.parts)
    pairs = zip(places, selectors, strict=True)
    there = [found for place, part in pairs if (found := _still_there(text, place, part))]
    if len(there) == len(places):
        return text, tuple(there)
    result = match(text, selectors)
    return (text, result.passages) if result.outcome is Outcome.VERIFIED else None


def _still_there(text: IndexedText, place: Place, part: Selector) -> Place | None:
    """The place with its characters, if the words stand in the text where the proofs have them.

    It spares the search, which takes longer than all that is done with the place.
    """
    if place.end_token > len(text.tokens):
        return None
    found = passage_at(text.tokens, place.first_token, place.end_token)
    return found if text.text[found.start : found.end].split() == part.exact.split() else None


def as_parts(part: Selector) -> str | None:
    """How to write a part into which an editor put “…” or “[the guarantees]”.

    None where no editor did, or where nothing else is there.
    """
    pieces = [f"`- exact: {shortened(piece.exact)}`" for piece in without_edits(part)]
    if not pieces or not edits(part.exact):
        return None
    return (
        "what is left out or replaced cannot be part of the quote; write what stands before and "
        f"after it as parts of their own: {', '.join(pieces)}"
    )
