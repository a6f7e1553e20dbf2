"""The outcome of a proof in the words of the page."""

from __future__ import annotations

from dataclasses import dataclass

from generator.quotation.match import Outcome, Passage, Result

_MARKS = {
    Outcome.VERIFIED: "✓",
    Outcome.AMBIGUOUS: "?",
    Outcome.ABSENT: "✗",
    Outcome.UNPROVABLE: "–",
}
_SHORT = {
    Outcome.VERIFIED: "word for word in the source",
    Outcome.AMBIGUOUS: "stands in the source more than once",
    Outcome.ABSENT: "not in the source",
    Outcome.UNPROVABLE: "cannot be checked",
}
_LONG = {
    Outcome.VERIFIED: "These words were compared with the archived source when this page was made, "
    "and stand in it word for word.",
    Outcome.AMBIGUOUS: "These words stand in the archived source word for word, but in more than "
    "one place, and the record does not say which of them is meant.",
    Outcome.ABSENT: "These words do not stand in the archived source.",
    Outcome.UNPROVABLE: "There is no archive of the source to compare these words with. They are "
    "as the editors copied them.",
}


@dataclass(frozen=True, slots=True)
class ProofWords:
    """What a page says of a proof."""

    result: Result

    @property
    def outcome(self) -> str:
        """``verified``, ``ambiguous``, ``absent`` or ``unprovable``."""
        return self.result.outcome.value

    @property
    def mark(self) -> str:
        """A sign to stand before the words."""
        return _MARKS[self.result.outcome]

    @property
    def short(self) -> str:
        """The outcome in a few words, with the place in the source where there is one."""
        return f"{_SHORT[self.result.outcome]}{self._place}"

    @property
    def long(self) -> str:
        """The outcome in a sentence."""
        return _LONG[self.result.outcome]

    @property
    def share(self) -> str:
        """How much of the source the words are, as a percentage; empty where that is not known."""
        if self.result.outcome is not Outcome.VERIFIED:
            return ""
        words = sum(found.last_word - found.first_word + 1 for found in self.result.passages)
        percent = 100 * words / self.result.source_words
        return f"{percent:.0f} %" if percent >= 1 else "less than 1 %"

    @property
    def _place(self) -> str:
        if self.result.outcome is not Outcome.VERIFIED:
            return ""
        ranges = ", ".join(map(_range, self.result.passages))
        one = len(self.result.passages) == 1 and "–" not in ranges
        return f", {'word' if one else 'words'} {ranges} of {self.result.source_words:,}"


def _range(found: Passage) -> str:
    if found.first_word == found.last_word:
        return f"{found.first_word:,}"
    return f"{found.first_word:,}–{found.last_word:,}"
