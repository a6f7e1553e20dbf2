"""What a rule is: a function of one subject, and a docstring that is its page, help and test.

The type of the function's first parameter says what the rule sees: a fault of reading
(``generator/faults.py``), a ``Reference``, a ``Passage``, a kind of record, the whole ``Corpus``,
or an ``UnusedWaiver``, which is known only after all other rules have run.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any, get_type_hints

from generator.corpus import Corpus
from generator.diagnostics import Severity
from generator.mending import Rewrite
from generator.proving import Proofs
from generator.records import Record
from generator.yaml_source import Path

_FENCE = re.compile(
    r"^```(?P<language>\w+) title=\"(?P<file>[^\"]+)\"(?P<options>[^\n]*)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_OPTION = re.compile(r"(\w+)=\"([^\"]*)\"")
SECTIONS = ("What it does", "Why is this bad?", "Example", "Use instead")


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may look at beside its subject."""

    corpus: Corpus
    proofs: Proofs
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule has to say of its subject.

    ``path`` is the field at fault, where it is not the subject's own place; ``record`` the record,
    where the subject is the corpus; ``on_key`` is set where the key is at fault, not its value.
    ``fix`` is what the value at fault has to be, where that is beyond doubt.
    """

    message: str
    remedy: str
    path: Path | None = None
    record: Record | None = None
    on_key: bool = False
    fix: Rewrite | None = None


@dataclass(frozen=True, slots=True)
class UnusedWaiver:
    """An item of a record's ``accept`` whose check found nothing on the record."""

    record: Record
    index: int

    @property
    def path(self) -> Path:
        """Where it stands in the record."""
        return ("accept", self.index)


Check = Callable[[Any, Context], Iterator[Finding]]


@dataclass(frozen=True)
class Rule:
    """A check with its code, its name and what it sees.

    ``needs_text`` is set where it finds nothing without the text of a source. Such a text may be
    private, so what is found then hangs on who looks. ``waivable`` is not set where what is found
    is for reviewers of a change: who makes the change could waive it in the same breath.
    """

    code: str
    name: str
    severity: Severity
    subject: type
    check: Check
    docstring: str
    needs_text: bool = False
    waivable: bool = True

    @property
    def can_be_accepted(self) -> bool:
        """Whether a record may accept what it finds, with a reason."""
        return self.waivable and self.severity is Severity.WARNING

    @cached_property
    def documentation(self) -> Documentation:
        """The docstring, read."""
        return Documentation.read(self.docstring)


@dataclass(frozen=True, slots=True)
class Documentation:
    """A rule's docstring in its parts: one line, then the sections in ``SECTIONS``."""

    summary: str
    sections: dict[str, str]

    @classmethod
    def read(cls, docstring: str) -> Documentation:
        """Take a docstring apart at its ``## `` headings."""
        summary, *rest = re.split(r"^## (.+)$", inspect.cleandoc(docstring), flags=re.MULTILINE)
        titles, texts = rest[::2], rest[1::2]
        return cls(
            summary.strip(),
            {title: text.strip() for title, text in zip(titles, texts, strict=True)},
        )

    def project(self, section: str, *, at: str = "") -> dict[str, bytes | PurePosixPath]:
        """The small project that a section shows: its files by path, or where they link to.

        Args:
            section: its title.
            at: ``base`` gives the files as they were before, which bear the option ``at="base"``.

        A fence is a file: ```` ```yaml title="content/actors/a.yml" ````. What no page can show is
        said by an option: ``encoding="latin-1"`` writes the text so, ``size="9"`` fills the file
        with a comment up to that many bytes, ``link="../a.yml"`` makes it a symbolic link.
        """
        files = {}
        for found in _FENCE.finditer(self.sections.get(section, "")):
            options = dict(_OPTION.findall(found["options"]))
            if options.get("at", "") == at:
                files[found["file"]] = _file(found["text"], options)
        return files


def _file(text: str, options: dict[str, str]) -> bytes | PurePosixPath:
    if "link" in options:
        return PurePosixPath(options["link"])
    raw = text.encode(options.get("encoding", "utf-8"))
    missing = int(options.get("size", "0")) - len(raw)
    return raw + b"#" * missing if missing > 0 else raw


def rule(
    code: str, severity: Severity, *, needs_text: bool = False, waivable: bool = True
) -> Callable[[Check], Rule]:
    """Make a rule of a function, whose name with hyphens is the rule's.

    The name says the fault and reads well after "allow": ``unknown_reference``.
    """

    def make(check: Check) -> Rule:
        hints = get_type_hints(check)
        subject = hints[next(iter(inspect.signature(check).parameters))]
        name = check.__name__.replace("_", "-")
        docstring = check.__doc__ or ""
        return Rule(code, name, severity, subject, check, docstring, needs_text, waivable)

    return make
