"""The page of fields says what the models have: all of it, and nothing else."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel

from generator.build import build
from generator.pages.field_reference import field_reference
from generator.project import open_project
from generator.records import KINDS, Record, Tombstone

MakeProject = Callable[..., Path]
COMMON = {*Record.model_fields, "withdrawn"}


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that a type is made of, and theirs."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        for info in annotation.model_fields.values():
            yield from models_in(info.annotation)
    for inner in get_args(annotation):
        yield from models_in(inner)


def test_every_field_of_every_model_is_there_and_no_other() -> None:
    there = {part.title: {field.name for field in part.fields} for part in field_reference()}
    expected = {
        f"content/{kind}/<id>.yml": set(model.model_fields) - COMMON
        for kind, model in KINDS.items()
    }
    expected["Every record"] = COMMON
    for top in (*KINDS.values(), Tombstone):
        for model in models_in(top):
            if not issubclass(model, Record | Tombstone):
                expected[model.__name__] = set(model.model_fields)
    assert there == expected


def test_needed_is_what_the_models_require() -> None:
    models = {f"content/{kind}/<id>.yml": model for kind, model in KINDS.items()}
    for part in field_reference():
        model: Any = models.get(part.title)
        if model:
            needed = {name for name, info in model.model_fields.items() if info.is_required()}
            assert {field.name for field in part.fields if field.is_needed} == needed


def test_every_field_has_words_an_example_and_a_mapping_that_is_described() -> None:
    titles = {part.title for part in field_reference()}
    for part in field_reference():
        for field in part.fields:
            assert field.words, (part.title, field.name)
            assert field.example.strip(), (part.title, field.name)
            assert not field.holds or field.holds in titles


def test_the_page_shows_them_to_the_character(make_project: MakeProject) -> None:
    root = make_project({"content/topics/a.yml": "title: A\n"})
    build(open_project(root), root / "site", lambda _: None)
    page = (root / "site/fields/index.html").read_text("utf-8")
    article = page.partition("<article")[2].partition("</article")[0]
    rows = re.findall(r"<tr><th scope=\"row\"><code>(.*?)</code>.*?</tr>", article, re.DOTALL)
    assert [html.unescape(row) for row in rows] == [
        field.name for part in field_reference() for field in part.fields
    ]
    shown = " ".join(html.unescape(re.sub(r"<[^>]+>", "", article)).split())
    for part in field_reference():
        assert f'id="_{part.anchor}"' in article
        for field in part.fields:
            assert " ".join(field.words.split()) in shown
            for line in field.example.splitlines():
                assert " ".join(line.split()) in shown
            assert not field.holds or f'href="#_{field.holds.lower()}"' in article
