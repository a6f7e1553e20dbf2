"""Issue forms for those without git at hand: what they ask for are the fields of the records.

https://docs.github.com/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import yaml
from pydantic import BaseModel

from generator.records import KINDS, Record
from generator.records.base import Correction
from generator.records.source import Source
from generator.records.statement import Statement
from generator.schema.record_schema import Schema, record_schema

FOLDER = ".github/ISSUE_TEMPLATE"
_LONG = frozenset({"claim", "quote", "text", "was", "date_basis", "described_as", "note"})
"""Fields that take more than a line."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A field that a form asks for; its words come from the model."""

    model: type[BaseModel]
    field: str
    is_required: bool = False

    @property
    def id(self) -> str:
        """The field's id in the form: its name, with the kind where it is not the form's own."""
        return f"source-{self.field}" if self.model is Source else self.field


@dataclass(frozen=True, slots=True)
class Form:
    """A form of some fields."""

    file: str
    name: str
    description: str
    title: str
    words: str
    asked: Sequence[Asked]
    is_about_a_record: bool = True


FORMS = (
    Form(
        "report-an-error.yml",
        "Report an error",
        "Something on a page is wrong.",
        "Error: ",
        "What no source says is not published here: say where the right words can be read.",
        (
            Asked(Correction, "field"),
            Asked(Correction, "was", is_required=True),
            Asked(Correction, "text", is_required=True),
            Asked(Source, "url"),
        ),
    ),
    Form(
        "correct-a-date.yml",
        "Correct a date",
        "A date is wrong, or can be told more exactly.",
        "Date: ",
        "A date is a day, a month, a year, or a stretch between two: 2022-02-24, 2022-02, 2022~ "
        "(about), 2025-02-24/2026-02-23 (between the two).",
        (
            Asked(Correction, "field"),
            Asked(Correction, "was"),
            Asked(Statement, "date", is_required=True),
            Asked(Source, "date_basis", is_required=True),
            Asked(Source, "url"),
        ),
    ),
    Form(
        "propose-a-statement.yml",
        "Propose a statement",
        "Somebody said something that belongs here.",
        "Statement: ",
        "Copy the source’s words exactly, without the quotation marks around them. They are "
        "compared with the source, word for word.",
        (
            Asked(Statement, "speakers", is_required=True),
            Asked(Statement, "speech", is_required=True),
            Asked(Statement, "claim", is_required=True),
            Asked(Statement, "quote", is_required=True),
            Asked(Statement, "date"),
            Asked(Source, "title", is_required=True),
            Asked(Source, "publisher"),
            Asked(Source, "url"),
            Asked(Source, "published"),
            Asked(Statement, "described_as"),
            Asked(Statement, "note"),
        ),
        is_about_a_record=False,
    ),
)


def issue_forms() -> dict[str, str]:
    """The files of the forms, by their paths in a repository."""
    return {f"{FOLDER}/{form.file}": _text(form) for form in FORMS}


def _text(form: Form) -> str:
    body = [{"type": "markdown", "attributes": {"value": form.words}}]
    if form.is_about_a_record:
        body += _which_record()
    body += [_element(asked) for asked in form.asked]
    values = {"name": form.name, "description": form.description, "title": form.title}
    # Not written as a record is: GitHub takes a day without quotation marks for more than a text.
    text: str = yaml.safe_dump(
        {**values, "body": body}, allow_unicode=True, sort_keys=False, width=100
    )
    return text


def _which_record() -> list[dict[str, Any]]:
    return [
        {
            "type": "dropdown",
            "id": "kind",
            "attributes": {
                "label": "kind",
                "description": "Which kind of record is it? The page’s address begins with it.",
                "options": list(KINDS),
            },
            "validations": {"required": True},
        },
        {
            "type": "input",
            "id": "id",
            "attributes": {
                "label": "id",
                "description": "The last part of the page’s address, or the address itself.",
            },
            "validations": {"required": True},
        },
    ]


def _element(asked: Asked) -> dict[str, Any]:
    schema = _schema_of(asked)
    words, _, example = schema["description"].partition(" Example: ")
    label = f"source: {asked.field}" if asked.model is Source else asked.field
    attributes: dict[str, Any] = {"label": label, "description": words}
    if "enum" in schema:
        attributes["options"] = list(schema["enum"])
    elif example:
        attributes["placeholder"] = example
    kind = "dropdown" if "enum" in schema else "textarea" if asked.field in _LONG else "input"
    required = {"required": asked.is_required}
    return {"type": kind, "id": asked.id, "attributes": attributes, "validations": required}


def _schema_of(asked: Asked) -> Schema:
    if issubclass(asked.model, Record):
        schema = record_schema(asked.model)
    else:
        schema = record_schema(Statement)["$defs"][asked.model.__name__]
    field: Schema = schema["properties"][asked.field]
    return field
