"""The schemas say what the models say: what these take the others take, and the same is refused."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from generator import edtf_date
from generator.cli import cli, run
from generator.records import KINDS, MODELS, Record, Statement
from generator.records.forms import CHECK_CODE, LANGUAGE_TAG
from generator.records.validate import validate
from generator.rules import all_rules
from generator.schema.examples import example_text, examples
from generator.schema.record_schema import record_schema
from generator.yaml_source import read

ROOT = Path(__file__).resolve().parents[2]
VALIDATORS = {model.kind: Draft202012Validator(record_schema(model)) for model in MODELS}


class AsEditorsRead(yaml.SafeLoader):
    """YAML 1.2 with its core schema: what is a number, true or null there is no text."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - the name that PyYAML looks for


for tag, form, first in (
    ("null", r"~|null|Null|NULL|", "~nN\0"),
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    pattern = re.compile(f"^(?:{form})$")
    AsEditorsRead.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", pattern, [*first])


def refused(kind: str, text: str) -> list[str]:
    """What the schema has against a record."""
    value = yaml.load(text, Loader=AsEditorsRead)
    return [fault.message for fault in VALIDATORS[kind].iter_errors(value)]


def sound_records() -> Iterator[tuple[str, str, str]]:
    """Name, kind and text of every record that this repository shows as right."""
    for path in sorted((ROOT / "content").rglob("*.yml")):
        yield path.stem, path.relative_to(ROOT / "content").parts[0], path.read_text("utf-8")
    for kind in KINDS:
        yield f"example of {kind}", kind, example_text(kind)
        yield f"withdrawn {kind}", kind, example_text("withdrawn")
    for rule in all_rules():
        for file, data in rule.documentation.project("Use instead").items():
            folder, _, rest = file.partition("/")
            kind = rest.partition("/")[0]
            is_record = folder == "content" and file.endswith(".yml") and kind in KINDS
            if is_record and isinstance(data, bytes):
                yield f"{rule.code} {file}", kind, data.decode()


@pytest.mark.parametrize(
    ("kind", "text"), [pytest.param(kind, text, id=name) for name, kind, text in sound_records()]
)
def test_what_the_models_take_the_schema_takes(kind: str, text: str) -> None:
    assert validate(read(text.encode()), KINDS[kind]).faults == []
    assert refused(kind, text) == []


STATEMENT = "speakers: [a]\nspeech: direct\nclaim: C.\nquote: word\nsource: s\n"
WRONG = {
    "a field is missing": ("statements", STATEMENT.replace("claim: C.\n", "")),
    "a field is unknown": ("statements", STATEMENT + "speaker: a\n"),
    "a text for a list": ("statements", STATEMENT.replace("[a]", "a")),
    "a list for a text": ("statements", STATEMENT.replace("C.", "[C.]")),
    "a mapping for a text": ("statements", STATEMENT.replace("C.", "{a: b}")),
    "no speaker": ("statements", STATEMENT.replace("[a]", "[]")),
    "nothing behind a key": ("statements", STATEMENT.replace("C.", "")),
    "blanks alone": ("statements", STATEMENT.replace("C.", '" "')),
    "no such speech": ("statements", STATEMENT.replace("direct", "said")),
    "no such stance": ("statements", STATEMENT + "stances: [{question: s/q, stance: pro}]\n"),
    "no parts of a quote": ("statements", STATEMENT.replace("word", "[]")),
    "a part without words": ("statements", STATEMENT.replace("word", "[{prefix: a}]")),
    "a date as people write it": ("statements", STATEMENT + "date: 24.02.2022\n"),
    "a date in words": ("statements", STATEMENT + "date: 9 March 2004\n"),
    "a date without hyphens": ("statements", STATEMENT + "date: 20040309\n"),
    "an open end without its mark": ("statements", STATEMENT + "date: 2004-03-09/\n"),
    "a status without its basis": ("statements", STATEMENT + "status: denied\n"),
    "an alias that is no id": ("statements", STATEMENT + "aliases: [Not an id]\n"),
    "a waiver of no check": ("statements", STATEMENT + "accept: [{code: ten1, reason: r}]\n"),
    "an address of another kind": ("sources", "title: T\ntype: article\nurl: ftp://a.example/\n"),
    "a host alone": ("sources", "title: T\ntype: article\nurl: a.example\n"),
    "a language in words": ("sources", "title: T\ntype: article\nlang: English, please\n"),
    "no events": ("timelines", "title: T\nevents: []\n"),
    "a fact without a source": (
        "sheets",
        "title: T\nsummary: S\nfacts: [{text: t, sources: []}]\n",
    ),
    "a picture that is none": (
        "actors",
        "name: N\ntype: person\nimage: {file: a.svg, alt: a, credit: c, licence: l}\n",
    ),
    "withdrawn without a reason": ("topics", "withdrawn: {date: 2024}\n"),
    "withdrawn, and wrong in the rest": (
        "topics",
        "withdrawn: {date: 2024, reason: r}\ntitle: [a]\n",
    ),
}


@pytest.mark.parametrize(("kind", "text"), WRONG.values(), ids=WRONG)
def test_what_the_models_refuse_the_schema_refuses(kind: str, text: str) -> None:
    assert validate(read(text.encode()), KINDS[kind]).faults != []
    assert refused(kind, text) != []


def test_the_wrong_ones_are_right_but_for_their_fault() -> None:
    assert refused("statements", STATEMENT) == []


@given(st.from_regex(re.compile(edtf_date.PATTERN), fullmatch=True))
def test_what_fits_the_pattern_looks_like_a_date(text: str) -> None:
    """It may be one that there cannot be, which no pattern tells; it is read or refused as one."""
    fault = ""
    try:
        edtf_date.parse(text)
    except edtf_date.DateError as error:
        fault = error.message
    assert "is not an EDTF date" not in fault


@pytest.mark.parametrize(
    "text",
    [
        "2022-02-24",
        "2022-02",
        "2014",
        "2025~",
        "2025?",
        "2025%",
        "2025-02-24/2026-02-23",
        "2004-03-09/..",
        "../2014",
        "2022-21",
        "201X",
        "20XX",
        "2022-XX",
        "2022-02-XX",
        "2022-XX-XX",
        "201X~",
        "Y-17000",
        "Y170000002",
        "-0043",
        "2022-02-24?/2023~",
    ],
)
def test_every_form_of_a_date_fits_the_pattern(text: str) -> None:
    edtf_date.parse(text)
    assert re.fullmatch(edtf_date.PATTERN, text)


@given(st.text(alphabet="0123456789-/~?%X.Y ", max_size=24))
def test_no_date_is_outside_the_pattern(text: str) -> None:
    try:
        edtf_date.parse(text)
    except edtf_date.DateError:
        return
    assert re.fullmatch(edtf_date.PATTERN, text)


def fields(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every field of a record and of the mappings in it."""
    for holder, mapping in [("", schema), *schema["$defs"].items()]:
        for name, field in mapping.get("properties", {}).items():
            yield f"{holder}.{name}", field


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.kind)
def test_every_field_has_a_description_and_an_example(model: type[Record]) -> None:
    found = dict(fields(record_schema(model)))
    assert len(found) > len(model.model_fields)
    for name, field in found.items():
        assert len(field["description"]) > 3, name
        assert "\n\nExample:\n\n```yaml\n" in field["markdownDescription"], name
        assert "``" not in field["description"], name
        assert "null" not in json.dumps(field), name


def test_every_field_of_every_kind_is_in_the_examples() -> None:
    for model in KINDS.values():
        text = example_text(model.kind) + example_text("statements")
        for name in model.model_fields:
            assert (model.__name__, name) in examples()
            assert f"\n{name}:" in f"\n{text}", (model.kind, name)


def test_only_checks_that_can_be_accepted_are_offered() -> None:
    """And each with its summary."""
    code = record_schema(Statement)["$defs"]["Waiver"]["properties"]["code"]
    assert "TEN001" in code["enum"]
    assert "QUO001" not in code["enum"]
    assert all(map(CHECK_CODE.fullmatch, code["enum"]))
    assert len(code["enumDescriptions"]) == len(code["enum"])


@pytest.mark.parametrize("tag", ["en", "EN", "uk", "zh-Hant", "sr-Latn-RS", "x-klingon", "de-1996"])
def test_language_tags_are_well_formed_in_either_case(tag: str) -> None:
    assert LANGUAGE_TAG.fullmatch(tag)
    assert refused("sources", f"title: T\ntype: article\nlang: {tag}\n") == []


def typed(*words: str) -> int:
    return run(partial(cli.main, list(words), standalone_mode=False))


def test_schemas_are_written_outside_of_a_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """They offer no ids; without a folder to write to nothing is guessed."""
    monkeypatch.chdir(tmp_path)
    assert typed("schema", "for-editors") == 0
    assert {path.name for path in (tmp_path / "for-editors").iterdir()} == {
        f"{kind}.json" for kind in KINDS
    }
    assert "defaultSnippets" not in (tmp_path / "for-editors/statements.json").read_text()
    assert typed("schema") == 2
    assert "factsheet schema DIR" in capsys.readouterr().err


def test_a_file_of_somebody_else_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "topics.json").write_text("{}")
    assert typed("schema", ".") == 2
    assert [path.name for path in tmp_path.iterdir()] == ["topics.json"]
    assert (tmp_path / "topics.json").read_text() == "{}"


@pytest.mark.parametrize("folder", ["content", "content/topics", "content/topics/../new"])
def test_records_have_their_folder_for_themselves(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "content/topics").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    assert typed("schema", folder) == 2
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_the_ids_offered_follow_the_records(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once a project has schemas, what checks it renews them; before, nothing is written."""
    actors = tmp_path / "content/actors"
    actors.mkdir(parents=True)
    (actors / "jane-doe.yml").write_text("name: Jane Doe\ntype: person\n")
    monkeypatch.chdir(tmp_path)
    assert typed("check") == 0
    assert not (tmp_path / ".factsheet").exists()
    assert typed("schema") == 0
    schema = tmp_path / ".factsheet/schema/statements.json"
    assert '"jane-doe"' in schema.read_text()
    assert '"richard-roe"' not in schema.read_text()
    (actors / "richard-roe.yml").write_text("name: Richard Roe\ntype: person\n")
    assert typed("check") == 0
    assert '"richard-roe"' in schema.read_text()
    before = schema.stat().st_mtime_ns
    assert typed("check") == 0
    assert schema.stat().st_mtime_ns == before, "what is up to date is not written again"
