"""What of a source's text can be quoted: its sentences, and the words in quotation marks."""

from __future__ import annotations

import re
from typing import Any

from generator.files import read_text
from generator.load import TEXT
from generator.project import Project
from generator.proving import PRIVATE_TEXTS
from generator.quotation import IndexedText, Outcome, Selector
from generator.quotation.match import match
from generator.records import Source

_END = re.compile(r"(?<=[.!?…])[\"”’»)\]]*\s+(?=[\"“‘«(\[]*[^\W\d_a-zа-яґєії]|[\"“‘«(\[]*\d)")
# No sentence ends behind these, nor behind a single letter: "U.S. President", "J. Doe".
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Sen|Rep|Gov|Lt|Col|vs|No|etc|e\.g|i\.e)|\b\w)\.$"
)
_MARKED = re.compile(r"“([^“”]+)”|\"([^\"]+)\"|«([^«»]+)»|„([^„“”]+)[“”]")
_CONTEXT = 8
"""Most words of context that tell one place of a passage from another."""


def text_at_hand(project: Project, source: Source) -> str | None:
    """The text of a source, beside its record or in the private folder; none where it is not here.

    Raises:
        UsageError: it is no text.
    """
    beside = (project.root / source.file).with_suffix(TEXT)
    private = project.root / PRIVATE_TEXTS / f"{source.id}{TEXT}"
    found = next((file for file in (beside, private) if file.is_file()), None)
    return read_text(found) if found else None


def sentences(text: str) -> tuple[str, ...]:
    """A text in sentences, each on one line. Good enough to choose from, and no more is claimed."""
    found: list[str] = []
    for paragraph in re.split(r"\n\s*\n", text):
        line = " ".join(paragraph.split())
        start = 0
        for end in _END.finditer(line):
            if not _ABBREVIATED.search(line[start : end.start()]):
                found.append(line[start : end.end()].strip())
                start = end.end()
        found.append(line[start:].strip())
    return tuple(filter(None, found))


def in_quotation_marks(sentence: str) -> tuple[str, ...]:
    """The passages of a sentence that stand in quotation marks, without a comma at their end."""
    found = ("".join(filter(None, match.groups())) for match in _MARKED.finditer(sentence))
    return tuple(filter(None, (passage.strip().rstrip(",").rstrip() for passage in found)))


def quote_of(text: str, exact: str, within: str = "") -> Any:
    """A passage as a record quotes it: with words before it, where it stands more than once.

    Args:
        text: the source's text.
        exact: the passage.
        within: the sentence that it was chosen from.
    """
    indexed = IndexedText(text)
    if match(indexed, (Selector(exact),)).outcome is not Outcome.AMBIGUOUS:
        return exact
    ahead = " ".join(text.partition(within)[0].split()) if within in text else ""
    before = f"{ahead} {within.partition(exact)[0]}".split()
    for number in range(1, min(_CONTEXT, len(before)) + 1):
        prefix = " ".join(before[-number:])
        if match(indexed, (Selector(exact, prefix=prefix),)).outcome is Outcome.VERIFIED:
            return [{"exact": exact, "prefix": prefix}]
    return exact


def stands_in(text: str, exact: str) -> bool:
    """Whether a passage stands in a text, word for word."""
    return match(IndexedText(text), (Selector(exact),)).outcome in (
        Outcome.VERIFIED,
        Outcome.AMBIGUOUS,
    )
