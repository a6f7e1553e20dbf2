"""What can be wrong with a file before it is a record: facts only, the words stand in the rules.

The reader of YAML and the models report these; ``generator/rules/yml*.py`` and ``rec*.py`` say
what each means and how to mend it.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.diagnostics import Position


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong at a place of a file."""

    at: Position


@dataclass(frozen=True, slots=True)
class Unreadable(Fault):
    """The file cannot be opened, is no regular file, or leads out of the project."""

    reason: str


@dataclass(frozen=True, slots=True)
class TooLarge(Fault):
    """The file has more bytes than the limit."""

    size: int
    limit: int


@dataclass(frozen=True, slots=True)
class NotUtf8(Fault):
    """A byte that UTF-8 does not allow."""

    byte: int


@dataclass(frozen=True, slots=True)
class ForbiddenCharacter(Fault):
    """A control character, surrogate or noncharacter, written out or by an escape."""

    code_point: int


@dataclass(frozen=True, slots=True)
class Malformed(Fault):
    """Not YAML."""

    problem: str


@dataclass(frozen=True, slots=True)
class TooDeep(Fault):
    """Lists and mappings are nested deeper than the limit."""

    limit: int


@dataclass(frozen=True, slots=True)
class TooManyValues(Fault):
    """More texts, lists and mappings than the limit; what follows is not read."""

    limit: int


@dataclass(frozen=True, slots=True)
class TooMuchProse(Fault):
    """More characters of prose than the limit, that of all fields together."""

    length: int
    limit: int


@dataclass(frozen=True, slots=True)
class TooManyFiles(Fault):
    """The first file above the number that is read; it and those after it are not."""

    limit: int


@dataclass(frozen=True, slots=True)
class FoldersTooDeep(Fault):
    """A folder below more folders than may stand in each other; it is not looked into."""

    limit: int


@dataclass(frozen=True, slots=True)
class UnportableName(Fault):
    """A name that another system cannot hold, or takes for that of another file."""

    name: str
    problem: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Indirection(Fault):
    """An anchor, alias, tag or key that is no text: what stands there is not what is meant."""

    what: str


@dataclass(frozen=True, slots=True)
class DuplicateKey(Fault):
    """A key that the same mapping has already."""

    key: str
    first: Position


@dataclass(frozen=True, slots=True)
class SecondDocument(Fault):
    """A ``---`` that begins another document."""


@dataclass(frozen=True, slots=True)
class NotAMapping(Fault):
    """The document is a list, a text or nothing."""

    found: str


@dataclass(frozen=True, slots=True)
class MalformedArchive(Fault):
    """A file of proofs that is none."""

    problem: str


@dataclass(frozen=True, slots=True)
class MissingField(Fault):
    """A required key is not there. ``because`` says what makes it required, where not always."""

    field: str
    because: str = ""


@dataclass(frozen=True, slots=True)
class UnknownField(Fault):
    """A key that the model does not have."""

    field: str
    known: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WrongShape(Fault):
    """A text where a list belongs, a list where a mapping belongs, and so on."""

    field: str
    expected: str
    found: str
    only: str = ""
    """The text that stands where a list of such texts belongs."""


@dataclass(frozen=True, slots=True)
class WrongValue(Fault):
    """A text that its field does not take."""

    field: str
    value: str
    problem: str
    remedy: str
    meant: str = ""
    """The value that it is beyond doubt."""


@dataclass(frozen=True, slots=True)
class BadPicture(Fault):
    """The file of a picture is none that could be shown."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class BadDate(Fault):
    """Not an EDTF date of level 0 or 1 in whole days."""

    field: str
    value: str
    problem: str
    remedy: str
    meant: str = ""
    """The date that it is beyond doubt."""


@dataclass(frozen=True, slots=True)
class EmptyValue(Fault):
    """A key or list item with nothing behind it."""

    field: str


@dataclass(frozen=True, slots=True)
class BadId(Fault):
    """An id (of a file, an event, a question, an alias) that is not of the id's form."""

    id: str
    suggestion: str


@dataclass(frozen=True, slots=True)
class DuplicateId(Fault):
    """An id or alias that is taken already."""

    id: str
    holder: str


@dataclass(frozen=True, slots=True)
class StrayFile(Fault):
    """A file or folder that looks like content and is of no kind."""

    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class LostAddress(Fault):
    """A record's address that was published and leads nowhere."""

    address: str
    kind: str
    id: str
    candidate: str
    """The file of the record that this one may have become; empty where none is known."""


@dataclass(frozen=True, slots=True)
class LostAnchor(Fault):
    """The address of an event or question that was published and leads nowhere on its page."""

    address: str
    id: str
    field: str
    """The list that it stood in: ``events`` or ``questions``."""


@dataclass(frozen=True, slots=True)
class ReusedAddress(Fault):
    """An address that leads to something else than it did."""

    address: str
    id: str
    target: str
    """Where it led; empty where it was withdrawn."""
    line: int
    """Where it is remembered; 0 where the file has no such line any more."""


@dataclass(frozen=True, slots=True)
class UnrememberedAddresses(Fault):
    """Addresses that the project's file of addresses does not have, or not as they are now."""

    new: tuple[str, ...]
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ForgottenAddress(Fault):
    """An address that the file of addresses had at an earlier revision."""

    address: str


@dataclass(frozen=True, slots=True)
class MalformedAddress(Fault):
    """A line of the file of addresses that is no address."""

    text: str
