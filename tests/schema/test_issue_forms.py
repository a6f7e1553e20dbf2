"""Issue forms ask for what records hold, in the records' own words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.records import KINDS, Source, Statement
from generator.records.base import Correction
from generator.schema.issue_forms import FORMS, issue_forms

ROOT = Path(__file__).parents[2]
FILES = issue_forms()


def elements(file: str) -> list[dict[str, Any]]:
    read: dict[str, Any] = yaml.safe_load(FILES[file])
    return [element for element in read["body"] if element["type"] != "markdown"]


def test_the_repository_has_the_forms_that_the_models_make() -> None:
    """Where a model changes, write anew what ``issue_forms()`` gives."""
    standing = {
        path.relative_to(ROOT).as_posix(): path.read_text("utf-8")
        for path in (ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml")
        if path.name != "config.yml"
    }
    assert standing == FILES


@pytest.mark.parametrize("file", FILES)
def test_a_form_is_one_as_github_takes_it(file: str) -> None:
    """By the syntax for GitHub's form schema; a placeholder that looks like a day is a text."""
    form = yaml.safe_load(FILES[file])
    assert set(form) == {"name", "description", "title", "body"}
    seen: set[str] = set()
    for element in form["body"]:
        if element["type"] == "markdown":
            assert set(element) == {"type", "attributes"}
            assert isinstance(element["attributes"]["value"], str)
            continue
        assert element["type"] in {"input", "textarea", "dropdown"}
        assert re.fullmatch(r"[A-Za-z0-9_-]+", element["id"])
        assert element["id"] not in seen
        seen.add(element["id"])
        assert isinstance(element["validations"]["required"], bool)
        attributes = element["attributes"]
        allowed = {"label", "description"}
        allowed.add("options" if element["type"] == "dropdown" else "placeholder")
        assert {"label", "description"} <= set(attributes) <= allowed
        assert all(isinstance(value, str | list) for value in attributes.values())
    labels = [element["attributes"]["label"] for element in elements(file)]
    assert len({*labels}) == len(labels)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.file)
def test_its_fields_are_the_records(form: Any) -> None:
    for asked in form.asked:
        assert asked.field in asked.model.model_fields
    ids = [element["id"] for element in elements(f".github/ISSUE_TEMPLATE/{form.file}")]
    own = ["kind", "id"] if form.is_about_a_record else []
    assert ids == [*own, *(asked.id for asked in form.asked)]
    assert {asked.model for asked in form.asked} <= {Statement, Source, Correction}


def test_a_proposed_statement_has_all_that_its_record_needs() -> None:
    """But for the source, which is asked for by its own fields, as it may not be here yet."""
    by_id = {e["id"]: e for e in elements(".github/ISSUE_TEMPLATE/propose-a-statement.yml")}
    for model, prefix in ((Statement, ""), (Source, "source-")):
        for name, info in model.model_fields.items():
            if info.is_required() and (model, name) not in {
                (Statement, "source"),
                (Source, "type"),
            }:
                assert by_id[f"{prefix}{name}"]["validations"]["required"], name
    assert by_id["speech"]["attributes"]["options"] == ["direct", "indirect", "mixed"]


def test_every_kind_can_be_reported() -> None:
    kind, *_ = elements(".github/ISSUE_TEMPLATE/report-an-error.yml")
    assert kind["attributes"]["options"] == list(KINDS)
