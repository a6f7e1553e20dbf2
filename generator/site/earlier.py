"""What an earlier build made, and what of it is still as a build would make it now.

It is kept in the memory, outside of the project, with the questions that each page asked and the
digests of their answers (``pages/observing.py``). It counts only while nobody has touched the site,
and while all that is no record is the same. Pages that still hold are taken over by hard links; so
a file of the site is never written to: what is made anew is a new file.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.memory import Memory
from generator.pages.observing import Observer, Question
from generator.site.frames import Frame, Key

PART = "site"
MOST_FRAMES = 500
"""How many frames are remembered: a theme of many more is made by MkDocs again."""
_BETWEEN = "\x1f"  # which no record can hold


@dataclass(frozen=True, slots=True)
class MadePage:
    """What is known of a page that was made."""

    file: str
    """Its file below ``docs/``."""
    questions: tuple[str, ...]
    left: str = ""
    """Its template, where frames could not carry the page though they should."""

    @classmethod
    def of(cls, file: str, asked: Iterable[Question], left: str = "") -> MadePage:
        """What is known of a page of which these questions were asked."""
        return cls(file, tuple(map(_BETWEEN.join, asked)), left)


@dataclass
class MadeSite:
    """What a build made, and what a later one can use of it."""

    key: str = ""
    """Of all that the pages are made of beside records."""
    named: list[list[str]] = field(default_factory=list)
    """The records whose names every page may show, with these names."""
    pages: dict[str, MadePage] = field(default_factory=dict)
    """By their addresses."""
    files: list[str] = field(default_factory=list)
    """What MkDocs made beside them."""
    frames: dict[Key, Frame] = field(default_factory=dict)
    unframed: list[str] = field(default_factory=list)
    """The templates whose pages are left to MkDocs."""
    notes: list[str] = field(default_factory=list)
    """Why they are."""
    link_title: str = ""
    """What MkDocs says of a heading's link, in the language of the theme."""

    @property
    def words(self) -> tuple[str, ...]:
        """What had to be left to plain MkDocs; nothing where there was nothing."""
        left = sorted({page.left for page in self.pages.values() if page.left})
        return (*self.notes, *(f"pages of {name} that are more than HTML blocks" for name in left))


class Earlier:
    """What the last build to a folder made, as far as it still holds.

    Args:
        folder: the published site.
        site: what it is known to hold.
        observer: answers questions.
        answers: the answers of that build.
    """

    def __init__(
        self, folder: Path, site: MadeSite, observer: Observer, answers: dict[str, str]
    ) -> None:
        self.site = site
        self._folder = folder
        self._observer = observer
        self._answers = answers
        self._present: dict[str, str] = {}

    @classmethod
    def of(cls, memory: Memory, folder: Path, tree: str, key: str, observer: Observer) -> Earlier:
        """What is remembered of a folder.

        Args:
            memory: what earlier builds learned.
            folder: the published site.
            tree: the digest of what stands there now.
            key: of all that pages are made of beside records, as it is now.
            observer: answers questions.
        """
        match memory.read(PART):
            case {
                "folder": str(known),
                "tree": str(left),
                "site": dict(data),
                "questions": list(questions),
                "answers": dict(answers),
            } if (known, left, data["key"]) == (str(folder), tree, key):
                return cls(folder, _site(data, questions), observer, answers)
        return cls.none(folder, key, observer)

    @classmethod
    def none(cls, folder: Path, key: str, observer: Observer) -> Earlier:
        """Nothing."""
        return cls(folder, MadeSite(key), observer, {})

    def hold_to(self, named: list[list[str]]) -> None:
        """Forget all where every page may show other names than these."""
        if self.site.named != named:
            self.site = MadeSite(self.site.key, named)

    def holds(self, address: str) -> bool:
        """Whether the page at an address is as it would be made now."""
        page = self.site.pages.get(address)
        return page is not None and all(
            self._answers[question] == self._answer(question) for question in page.questions
        )

    def take(self, names: Iterable[str], target: Path) -> None:
        """Take files over into a new folder, but for those that stand there already."""
        folder, made = os.fspath(self._folder), os.fspath(target)
        known = set()
        for name in names:
            place = f"{made}/{name}"
            above = place.rpartition("/")[0]
            if above not in known:
                os.makedirs(above, exist_ok=True)  # noqa: PTH103 - twice as fast as pathlib's
                known.add(above)
            try:
                os.link(f"{folder}/{name}", place)
            except FileExistsError:
                continue
            except OSError:  # not every file system can
                shutil.copy2(f"{folder}/{name}", place)

    def remember(self, memory: Memory, made: MadeSite, tree: str) -> None:
        """Remember what was made, now that it stands in the folder."""
        questions = sorted({asked for page in made.pages.values() for asked in page.questions})
        numbers = {question: number for number, question in enumerate(questions)}
        pages = {
            address: [page.file, page.left, [numbers[asked] for asked in page.questions]]
            for address, page in made.pages.items()
        }
        frames = [
            [key, frame.before, frame.after]
            for key, frame in tuple(made.frames.items())[:MOST_FRAMES]
        ]
        site = {
            "key": made.key,
            "named": made.named,
            "pages": pages,
            "files": made.files,
            "frames": frames,
            "unframed": made.unframed,
            "notes": made.notes,
            "link_title": made.link_title,
        }
        answers = {question: self._answer(question) for question in questions}
        whole = {"folder": str(self._folder), "tree": tree, "site": site}
        memory.write(PART, {**whole, "questions": questions, "answers": answers})

    def _answer(self, question: str) -> str:
        found = self._present.get(question)
        if found is None:
            found = self._present[question] = self._observer.answer(tuple(question.split(_BETWEEN)))
        return found


def _site(data: dict[str, Any], questions: list[str]) -> MadeSite:
    """What was made, from the form in which it is remembered."""
    pages = {
        address: MadePage(file, tuple(questions[number] for number in numbers), left)
        for address, (file, left, numbers) in data.pop("pages").items()
    }
    frames = {
        Key(*map(_tuple, key)): Frame(tuple(before), tuple(after))
        for key, before, after in data.pop("frames")
    }
    return MadeSite(pages=pages, frames=frames, **data)


def _tuple(value: Any) -> Any:
    """A part of a key: its lists were tuples."""
    return tuple(map(_tuple, value)) if isinstance(value, list) else value
