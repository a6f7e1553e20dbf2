"""JSON Lines in again: nothing is lost, nothing is overwritten, and nonsense is said to be so."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.corpus import Corpus
from generator.errors import UsageError
from generator.imports import FORMATS
from generator.imports.adding import Imported, add_records, record_yaml
from generator.imports.jsonl import propose
from generator.load import load
from generator.project import Project, open_project
from generator.records import KINDS, Record, Tombstone
from generator.records.canonical import canonical_json, plain_record
from generator.records.validate import validate
from generator.yaml_source import read

Make = Callable[[Mapping[str, str]], Path]


def values(root: Path) -> dict[str, str]:
    """Every record as written, in one form."""
    loaded = load(root)
    assert not loaded.faults
    found: list[Record | Tombstone] = [*loaded.records, *loaded.tombstones]
    return {record.ref: canonical_json(plain_record(record)) for record in found}


def add(project: Project, file: Path, *, dry_run: bool = False) -> Imported:
    corpus = Corpus(load(project.root, project.limits))
    proposal = FORMATS["jsonl"].propose(corpus, file, None)
    return add_records(project, corpus, proposal.records, dry_run=dry_run)


_texts = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn"), include_characters="\n\t"), min_size=1
).filter(str.strip)


@given(name=_texts, other=st.lists(_texts, max_size=3), key=_texts)
def test_any_text_comes_back(
    tmp_path_factory: pytest.TempPathFactory, name: str, other: list[str], key: str
) -> None:
    fields: dict[str, Any] = {"name": name, "type": "person", "identifiers": {key: name}}
    if other:
        fields["other_names"] = [{"name": text} for text in other]
    first = validate(read(record_yaml("actors", fields).encode()), KINDS["actors"])
    assert not first.faults
    assert first.record is not None
    line = json.dumps({**plain_record(first.record), "kind": "actors", "id": "a"})
    file = tmp_path_factory.mktemp("any") / "actors.jsonl"
    file.write_text(line + "\n", "utf-8")
    (proposed,) = propose(Corpus(load(file.parent)), file, None).records
    assert proposed.values == fields


def test_an_import_overwrites_nothing(make_project: Make, tmp_path: Path) -> None:
    root = make_project({"content/topics/t.yml": "title: mine\naliases: [former]\n"})
    project = open_project(root)
    lines = [
        {"kind": "topics", "id": "t", "title": "theirs"},
        {"kind": "topics", "id": "former", "title": "has an address of its own"},
        {"kind": "topics", "id": "new", "title": "new"},
        {"kind": "topics", "id": "new", "title": "new"},
        {"kind": "topics", "id": "new", "title": "other"},
    ]
    file = tmp_path / "topics.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines))
    for dry_run in (True, False):
        done = add(project, file, dry_run=dry_run)
        assert done.added == ["content/topics/new.yml"]
        assert done.same == 1
        assert done.kept == ["topics/t", "topics/former", "topics/new"]
        assert (root / "content/topics/new.yml").exists() is not dry_run
    assert (
        values(root)["topics/t"] == '{"aliases":["former"],"id":"t","kind":"topics","title":"mine"}'
    )


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"id": "../evil", "title": "x"}, "its id is not of the form of one"),
        ({"id": "a/b", "title": "x"}, "its id is not of the form of one"),
        ({"id": "x" * 101, "title": "x"}, "its id is not of the form of one"),
        ({"id": "w", "colour": "red"}, "`title` is missing; there is no field `colour` here"),
        ({"id": "w", "title": 5}, "`title` is no text, list or mapping"),
        ({"id": "w", "title": "t", "summary": None}, "`summary` is no text, list or mapping"),
        (
            {"id": "w", "title": "t", "other_names": [{"name": True}]},
            "`other_names.0.name` is no text, list or mapping",
        ),
        ({"id": "w", "title": "t\u0000"}, "the control character U+0000 stands in the text"),
        ({"id": "w", "title": "x" * 3_000_000}, "its file would have more than 2,097,152 bytes"),
    ],
)
def test_what_does_not_fit_is_refused_with_the_reason(
    make_project: Make, tmp_path: Path, fields: dict[str, Any], why: str
) -> None:
    project = open_project(make_project({}))
    file = tmp_path / "topics.jsonl"
    good = {"kind": "topics", "id": "good", "title": "t"}
    file.write_text(json.dumps({"kind": "topics", **fields}) + "\n" + json.dumps(good) + "\n")
    done = add(project, file)
    assert done.added == ["content/topics/good.yml"]
    assert done.refused == [(f"line 1: topics/{fields['id']}", why)]
    assert [path.name for path in project.root.parent.rglob("*.yml")] == ["good.yml"]


@pytest.mark.parametrize(
    "text",
    [
        b"\xff",
        b"nonsense",
        b"[]",
        b'{"kind": "topics"}',
        b'{"kind": 1, "id": 2}',
        b'{"kind": "planets", "id": "x"}',
        b'{"kind": "topics", "id": "x", "title": "a", "title": "b"}',
        b"[" * 100_000,
        b'{"kind": "topics", "id": "x", "title": "' + b"x" * 9_000_000 + b'"}',
    ],
)
def test_what_is_no_export_is_refused_as_a_whole(
    make_project: Make, tmp_path: Path, text: bytes
) -> None:
    """What stands before the line is not written either."""
    project = open_project(make_project({}))
    file = tmp_path / "x.jsonl"
    file.write_bytes(b'{"kind": "topics", "id": "good", "title": "t"}\n' + text)
    with pytest.raises(UsageError, match="line 2"):
        add(project, file)
    assert list(project.content.iterdir()) == []
