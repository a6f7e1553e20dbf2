"""What a page is made of: observed while it is made, and never declared.

A page asks the corpus for records, for names and for who refers to whom. Each of these is a
question; all questions that were asked while a page was made are noted. As long as their answers
are the same, the page is the same, whatever its template does with them. So who notes a question
also says what answers it (``answered_by``).

A value that is kept between pages keeps its questions with it (``Kept``), or depends on no record.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Question = tuple[str, ...]
"""What is asked, and of what: ``("name", "actors/x")``. No part holds a tab or a line's end."""

EVERYTHING: Question = ("everything",)
"""Whether anything at all has changed."""

_Made = TypeVar("_Made")


class Observer:
    """Notes the questions that are asked while something is made."""

    def __init__(self) -> None:
        self._asked: set[Question] | None = None
        self._answers: dict[str, Callable[..., object]] = {}

    def note(self, *question: str) -> None:
        """A question was asked."""
        if self._asked is not None:
            self._asked.add(question)

    def note_all(self, questions: frozenset[Question]) -> None:
        """These questions were asked."""
        if self._asked is not None:
            self._asked |= questions

    def answered_by(self, what: str, answer: Callable[..., object]) -> None:
        """Say what answers a sort of question: by texts and numbers, which differ if it does.

        Args:
            what: the first part of the questions.
            answer: given their other parts.
        """
        self._answers.setdefault(what, answer)

    def answer(self, question: Question) -> str:
        """The digest of the present answer to a question."""
        what, *of = question
        found = self.aside(lambda: self._answers[what](*of))
        content = repr(found).encode("utf-8", "surrogatepass")
        return hashlib.blake2b(content, digest_size=12).hexdigest()

    def observe(self, make: Callable[[], _Made]) -> tuple[_Made, frozenset[Question]]:
        """Make something.

        Returns:
            What was made, and the questions that were asked meanwhile.
        """
        outer, inner = self._asked, set[Question]()
        self._asked = inner
        try:
            made = make()
        finally:
            self._asked = outer
        return made, frozenset(inner)

    def aside(self, make: Callable[[], _Made]) -> _Made:
        """Make something that is one answer: nothing that is asked for it is noted."""
        outer, self._asked = self._asked, None
        try:
            return make()
        finally:
            self._asked = outer


class Kept(Generic[_Made]):
    """What was made for one page, for others: with the questions that were asked for it."""

    def __init__(self, observer: Observer) -> None:
        self._observer = observer
        self._made: dict[Hashable, tuple[_Made, frozenset[Question]]] = {}

    def get(self, key: Hashable, make: Callable[[], _Made]) -> _Made:
        """What was made of this key; made now where it was not."""
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = self._observer.observe(make)
        made, asked = found
        self._observer.note_all(asked)
        return made
