"""The types of a record's values: texts, prose, dates, quotes, ids, addresses.

Each is an annotated ``str`` (or what it becomes) with a marker that says its sort, so that one walk
over a model finds every text, reference and quote in it (``generator/records/walk.py``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from pathlib import PurePosixPath
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, PlainSerializer
from pydantic_core import PydanticCustomError

from generator.edtf_date import DateError, EdtfDate
from generator.edtf_date import parse as parse_date
from generator.quotation.match import Selector
from generator.quotation.normalise import tokenise
from generator.records.forms import (
    CHECK_CODE,
    CODE_FORM,
    CONTEXT_FORM,
    DATE_FORM,
    ID_FORM,
    ID_MAX_LENGTH,
    ID_PATTERN,
    IMAGE_FORM,
    IMAGE_SUFFIXES,
    LANGUAGE_FORM,
    LANGUAGE_TAG,
    QUESTION_FORM,
    TEXT_FORM,
    URL_FORM,
    TextOr,
    reference_form,
)
from generator.web_address import address_fault

_LETTER = re.compile(r"[A-Za-z0-9\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff]")


class Sort(Enum):
    """What a value is to those who show it."""

    TEXT = "text"
    PROSE = "prose"
    DATE = "date"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks an id as a reference to a record of this kind."""

    kind: str


@dataclass(frozen=True, slots=True)
class QuestionRef:
    """Marks ``<sheet id>/<question id>`` as a reference to a question of a sheet."""


@dataclass(frozen=True, slots=True)
class Code:
    """Marks the code of a check."""


def wrong(problem: str, remedy: str) -> PydanticCustomError:
    """A fault of a value, in words for the person who wrote it."""
    # The words go in as context: pydantic would read braces in them as places to fill.
    return PydanticCustomError("wrong_value", "{problem}", {"problem": problem, "remedy": remedy})


def missing(field: str, because: str) -> PydanticCustomError:
    """A field that another field of the same mapping makes necessary."""
    return PydanticCustomError("missing_because", "missing", {"field": field, "because": because})


def _not_empty(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("empty_value", "empty")
    return value


def _id(value: str) -> str:
    if len(value) > ID_MAX_LENGTH or not ID_PATTERN.fullmatch(value):
        raise PydanticCustomError("bad_id", "bad id")
    return value


def suggest_id(text: str) -> str:
    """The nearest text of the id's form, or nothing: ``"Sergey Lavrov"`` → ``sergey-lavrov``."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:ID_MAX_LENGTH].strip("-")


def _reference(value: str) -> str:
    return _not_empty(value)


def _url(value: str) -> str:
    if fault := address_fault(value):
        raise wrong(*fault)
    return value


def _language(value: str) -> str:
    if not LANGUAGE_TAG.fullmatch(value):
        raise wrong("is not a language tag", "write a BCP 47 tag such as en, uk or zh-Hant")
    return value


def _check_code(value: str) -> str:
    if not CHECK_CODE.fullmatch(value):
        likely = value.strip().upper()
        code = f"`{likely}`" if CHECK_CODE.fullmatch(likely) else "a code such as TEN001"
        raise wrong("is not the code of a check", f"write {code}")
    return value


def _date(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    _not_empty(value)
    try:
        return parse_date(value)
    except DateError as error:
        raise PydanticCustomError(
            "bad_date",
            "{problem}",
            {
                "problem": error.message,
                "remedy": error.remedy,
                "meant": (error.suggestion or "") if error.is_certain else "",
            },
        ) from None


def _image_file(value: str) -> str:
    path = PurePosixPath(value)
    if path.is_absolute() or ".." in path.parts or "\\" in value or ":" in value:
        raise wrong("leads out of the folder", "name a file beside the record")
    if path.suffix.lower() not in IMAGE_SUFFIXES:
        raise wrong("is not a picture of a known kind", "use PNG, JPEG, WebP, GIF or AVIF")
    return value


Text = Annotated[str, AfterValidator(_not_empty), Sort.TEXT, TEXT_FORM]
Prose = Annotated[str, AfterValidator(_not_empty), Sort.PROSE, TEXT_FORM]
Id = Annotated[str, AfterValidator(_id), ID_FORM]
Url = Annotated[str, AfterValidator(_not_empty), AfterValidator(_url), URL_FORM]
LanguageTag = Annotated[str, AfterValidator(_not_empty), AfterValidator(_language), LANGUAGE_FORM]
CheckCode = Annotated[
    str, AfterValidator(_not_empty), AfterValidator(_check_code), Code(), CODE_FORM
]
Date = Annotated[
    EdtfDate,
    BeforeValidator(_date),
    PlainSerializer(str, return_type=str),
    Sort.DATE,
    DATE_FORM,
]
ImageFile = Annotated[str, AfterValidator(_not_empty), AfterValidator(_image_file), IMAGE_FORM]

ActorId = Annotated[str, AfterValidator(_reference), Ref("actors"), reference_form("actors")]
SourceId = Annotated[str, AfterValidator(_reference), Ref("sources"), reference_form("sources")]
StatementId = Annotated[
    str, AfterValidator(_reference), Ref("statements"), reference_form("statements")
]
TimelineId = Annotated[
    str, AfterValidator(_reference), Ref("timelines"), reference_form("timelines")
]
TopicId = Annotated[str, AfterValidator(_reference), Ref("topics"), reference_form("topics")]
QuestionId = Annotated[str, AfterValidator(_reference), QuestionRef(), QUESTION_FORM]


class Part(BaseModel):
    """One passage of a quote: a W3C TextQuoteSelector."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    exact: Annotated[str, AfterValidator(_not_empty), TEXT_FORM]
    """The words as the source has them, from word boundary to word boundary."""
    prefix: Annotated[str, CONTEXT_FORM] = ""
    """Words that stand right before it, where it stands in the source more than once."""
    suffix: Annotated[str, CONTEXT_FORM] = ""
    """Words that stand right after it, where it stands in the source more than once."""

    @property
    def selector(self) -> Selector:
        """The part as the matcher takes it."""
        return Selector(self.exact, self.prefix, self.suffix)


def _quote(value: Any) -> Any:
    """A text is a quote of one part."""
    if isinstance(value, str):
        _not_empty(value)
        return ({"exact": value},)
    if value == []:
        raise PydanticCustomError("empty_value", "empty")
    return value


def _has_words(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    for index, part in enumerate(parts):
        # A letter or digit is always part of a word, and nearly every quote has one.
        if not _LETTER.search(part.exact) and not tokenise(part.exact).word_count:
            raise PydanticCustomError(
                "wrong_value",
                "{problem}",
                {
                    "problem": "has no word",
                    "remedy": "quote at least one word of the source",
                    "at": (index, "exact"),
                },
            )
    return parts


Quote = Annotated[
    tuple[Part, ...], BeforeValidator(_quote), AfterValidator(_has_words), Sort.QUOTE, TextOr()
]
