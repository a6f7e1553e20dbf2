"""A model → the JSON Schema of its records, with what people need: descriptions and examples.

JSON Schema 2020-12, with three keywords of the YAML language server, which other programs ignore:
``markdownDescription`` and ``enumDescriptions`` (hover), ``patternErrorMessage`` (what is wrong, in
words), and ``defaultSnippets`` (see ``generator/schema/known.py``).
"""

from __future__ import annotations

import inspect
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from generator.diagnostics import Severity
from generator.records import Record, Tombstone
from generator.records.fields import field_order
from generator.records.forms import CHECKS, REFERS_TO
from generator.rules import all_rules
from generator.schema.examples import example_yaml, examples

DIALECT = "https://json-schema.org/draft/2020-12/schema"
MADE = "Made by factsheet"
Schema = dict[str, Any]


def record_schema(model: type[Record]) -> Schema:
    """The schema of one kind of record; a withdrawn one needs none of the kind's fields.

    References carry ``x-refersTo`` with the kind that they name, and nothing of which ids there
    are.
    """
    made = model.model_json_schema(schema_generator=_Generator)
    tombstone = Tombstone.model_json_schema(schema_generator=_Generator)
    definitions = made.pop("$defs") | tombstone["$defs"]
    fields = {"withdrawn": tombstone["properties"]["withdrawn"], **made["properties"]}
    made["properties"] = {name: fields[name] for name in field_order(model)}
    _finish(made, model.__name__)
    for name, definition in definitions.items():
        _finish(definition, name)
    needed = {key: made.pop(key) for key in ("required", "allOf") if key in made}
    return {
        "$schema": DIALECT,
        "$comment": MADE,
        **made,
        "if": {"required": ["withdrawn"]},
        "else": needed,
        "$defs": dict(sorted(definitions.items())),
    }


class _Generator(GenerateJsonSchema):
    """Leaves out what a record's YAML does not have: null, and titles made of a field's name."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        made = super().default_schema(schema)
        if made.get("default") in (None, "", [], {}):
            made.pop("default", None)
        return made

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - as its base has it
        return False


def _finish(schema: Schema, model: str) -> None:
    """Say of each field of a mapping what it is, with an example."""
    schema["description"] = _plain(schema.get("description", ""))
    for name, field in schema.get("properties", {}).items():
        words, example = field.get("description", ""), examples()[model, name]
        _describe(field, words, example)
        items = field.get("items", {})
        if isinstance(example, list) and isinstance(example[0], str):
            _describe(items, words, example[0])
        _offer_checks(field)


def _describe(schema: Schema, words: str, example: Any) -> None:
    """Put the example into the words.

    The keyword ``examples`` would say the same, and the language server takes it for values to
    insert: one press of a key, and a record would hold a date or a claim that nobody made.
    """
    text = example_yaml(example)
    schema["description"] = _plain(words)
    schema["markdownDescription"] = f"{_markdown(words)}\n\nExample:\n\n```yaml\n{text}```"
    if isinstance(example, str):
        schema["description"] += f" Example: {example}"


def _offer_checks(field: Schema) -> None:
    """The checks that a record may waive: warnings only."""
    if field.get(REFERS_TO) == CHECKS:
        warnings = [rule for rule in all_rules() if rule.severity is Severity.WARNING]
        field["enum"] = [rule.code for rule in warnings]
        field["enumDescriptions"] = [rule.documentation.summary for rule in warnings]


def _markdown(words: str) -> str:
    return " ".join(inspect.cleandoc(words).split()).replace("``", "`")


def _plain(words: str) -> str:
    """Words without the marks that a docstring has around what is code."""
    return _markdown(words).replace("`", "")
