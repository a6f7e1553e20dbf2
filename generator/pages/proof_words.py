"""The outcome of a proof in the words of the page."""

from __future__ import annotations

from dataclasses import dataclass

from generator.language import ENGLISH, Language, message
from generator.quotation.match import Outcome, Passage, Result

_MARKS = {
    Outcome.VERIFIED: "✓",
    Outcome.AMBIGUOUS: "?",
    Outcome.ABSENT: "✗",
    Outcome.UNPROVABLE: "–",
}
_SHORT = {
    Outcome.VERIFIED: message("word for word in the source"),
    Outcome.AMBIGUOUS: message("stands in the source more than once"),
    Outcome.ABSENT: message("not in the source"),
    Outcome.UNPROVABLE: message("cannot be checked"),
}
_LONG = {
    Outcome.VERIFIED: message(
        "These words were compared with the archived source when this page was made, "
        "and stand in it word for word."
    ),
    Outcome.AMBIGUOUS: message(
        "These words stand in the archived source word for word, but in more than "
        "one place, and the record does not say which of them is meant."
    ),
    Outcome.ABSENT: message("These words do not stand in the archived source."),
    Outcome.UNPROVABLE: message(
        "There is no archive of the source to compare these words with. They are "
        "as the editors copied them."
    ),
}


@dataclass(frozen=True, slots=True)
class ProofWords:
    """What a page says of a proof."""

    result: Result
    language: Language = ENGLISH

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
        short = self.language.gettext(_SHORT[self.result.outcome])
        if self.result.outcome is not Outcome.VERIFIED:
            return short
        ranges = ", ".join(map(self._range, self.result.passages))
        one = len(self.result.passages) == 1 and "–" not in ranges
        place = self.language.ngettext(
            "word %(places)s of %(total)s",
            "words %(places)s of %(total)s",
            1 if one else 2,
            places=ranges,
            total=self.result.source_words,
        )
        return f"{short}, {place}"

    @property
    def long(self) -> str:
        """The outcome in a sentence."""
        return self.language.gettext(_LONG[self.result.outcome])

    @property
    def share(self) -> str:
        """How much of the source the words are, as a percentage; empty where that is not known."""
        if self.result.outcome is not Outcome.VERIFIED:
            return ""
        words = sum(found.last_word - found.first_word + 1 for found in self.result.passages)
        percent = 100 * words / self.result.source_words
        if percent < 1:
            return self.language.gettext("less than 1 %%")
        return self.language.gettext("%(percent)s %%", percent=round(percent))

    def _range(self, found: Passage) -> str:
        first, last = map(self.language.number, (found.first_word, found.last_word))
        return first if first == last else f"{first}–{last}"
