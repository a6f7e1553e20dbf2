"""The forms that texts of records have to have, each once: for the models and for editors.

A form is a regular expression that Python and JavaScript read alike, and the JSON Schema made of
it. Editors read YAML with its implicit types, where a record has texts only: a year is a number to
them, so numbers pass wherever a text may be one. ``true`` and ``null`` do not: in other programs
they would be no texts, and belong in quotation marks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from pydantic import GetJsonSchemaHandler, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from generator.edtf_date import PATTERN as DATE_PATTERN

ID_PATTERN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ID_MAX_LENGTH = 100

# RFC 5646, section 2.1: well-formed tags; whether a subtag is registered is not checked.
LANGUAGE_TAG = re.compile(
    r"(?:(?:[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}|[A-Za-z]{4}|[A-Za-z]{5,8})(?:-[A-Za-z]{4})?"
    r"(?:-(?:[A-Za-z]{2}|[0-9]{3}))?(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*"
    r"(?:-[A-WYZa-wyz0-9](?:-[A-Za-z0-9]{2,8})+)*(?:-[Xx](?:-[A-Za-z0-9]{1,8})+)?"
    r"|[Xx](?:-[A-Za-z0-9]{1,8})+)"
)
CHECK_CODE = re.compile(r"[A-Z]{3}[0-9]{3}")
IMAGE_SUFFIXES = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif")
_URL = r"[Hh][Tt][Tt][Pp][Ss]?://[^\s\\<>\"`{}|^]+"

REFERS_TO = "x-refersTo"
"""In a schema: what the value names, a kind of record or one of the two below."""
QUESTIONS, CHECKS = "questions", "checks"

TEXT: JsonSchemaValue = {"type": ["string", "number"], "pattern": r"\S"}


def whole(pattern: str) -> str:
    """A pattern that the whole text has to fit: JSON Schema looks anywhere in it."""
    return f"^(?:{pattern})$"


def _of_form(pattern: str, problem: str, **more: Any) -> WithJsonSchema:
    form = {"type": ["string", "integer"], "pattern": whole(pattern), **more}
    return WithJsonSchema({**form, "patternErrorMessage": problem})


def _any_case(suffix: str) -> str:
    return "".join(f"[{c.upper()}{c}]" if c.isalpha() else re.escape(c) for c in suffix)


AN_ID = "an id has small letters a to z, digits, and single hyphens between them"

TEXT_FORM = WithJsonSchema(TEXT)
CONTEXT_FORM = WithJsonSchema({"type": ["string", "number"], "minLength": 1})
ID_FORM = _of_form(ID_PATTERN.pattern, AN_ID, maxLength=ID_MAX_LENGTH)
LANGUAGE_FORM = _of_form(LANGUAGE_TAG.pattern, "write a BCP 47 tag such as en, uk or zh-Hant")
URL_FORM = _of_form(_URL, "write a full address that begins with https:// or http://")
IMAGE_FORM = _of_form(
    f"[^:\\\\]*(?:{'|'.join(map(_any_case, IMAGE_SUFFIXES))})",
    "name a picture beside the record, as PNG, JPEG, WebP, GIF or AVIF",
)
DATE_FORM = _of_form(
    DATE_PATTERN,
    "write a date as 2022-02-24, 2022-02, 2022, 2025~ (about), 2025? (uncertain), "
    "2025-02-24/2026-02-23 (between), or 2004-03-09/.. (from then on)",
    minimum=-9999,
    maximum=9999,
)
CODE_FORM = _of_form(CHECK_CODE.pattern, "write a code such as TEN001", **{REFERS_TO: CHECKS})
QUESTION_FORM = _of_form(
    f"{ID_PATTERN.pattern}/{ID_PATTERN.pattern}",
    "write <sheet id>/<question id>",
    **{REFERS_TO: QUESTIONS},
)


# For fields that are lists: a model says itself why the list may not be empty.
AT_LEAST_ONE: dict[str, Any] = {"minItems": 1}


def reference_form(kind: str) -> WithJsonSchema:
    """The form of an id that names a record of a kind."""
    return _of_form(ID_PATTERN.pattern, AN_ID, maxLength=ID_MAX_LENGTH, **{REFERS_TO: kind})


@dataclass(frozen=True, slots=True)
class TextOr:
    """Marks a type that may also be written as a text alone; its own form follows from the type."""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """A text, or what the type is otherwise."""
        return {"anyOf": [TEXT, {**handler(schema), "minItems": 1}]}
