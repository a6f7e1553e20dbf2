"""YAML → JSON Lines → YAML: the same values, whatever the texts are."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.build import export_into
from generator.check import check
from generator.corpus import Corpus
from generator.imports import FORMATS
from generator.imports.adding import Imported, add_records
from generator.load import load
from generator.project import Project, open_project
from generator.records import KINDS, Record, Tombstone
from generator.records.canonical import canonical_json, plain_record

ROOT = Path(__file__).resolve().parents[2]


def round_trip(project: Project, folder: Path) -> None:
    """There and back; and a second import finds all of it there."""
    checked = check(project.root, project.limits)
    assert not checked.errors
    export_into(project, checked, folder / "out", lambda _: None)
    (folder / "new" / "content").mkdir(parents=True)
    new = open_project(folder / "new")
    for again in (False, True):
        for kind in KINDS:
            done = add(new, folder / "out" / f"{kind}.jsonl")
            assert not done.refused
            assert not done.kept
            assert bool(done.same) is again
    for archive in (project.root / "content/sources").glob("*.*[!l]"):
        shutil.copy(archive, new.content / "sources")
    assert values(new.root) == values(project.root)


def values(root: Path) -> dict[str, str]:
    """Every record as written, in one form."""
    loaded = load(root)
    assert not loaded.faults
    found: list[Record | Tombstone] = [*loaded.records, *loaded.tombstones]
    return {record.ref: canonical_json(plain_record(record)) for record in found}


def add(project: Project, file: Path) -> Imported:
    corpus = Corpus(load(project.root, project.limits))
    proposal = FORMATS["jsonl"].propose(corpus, file, None)
    return add_records(project, corpus, proposal.records, dry_run=False)


def test_our_own_records_come_back(tmp_path: Path) -> None:
    round_trip(open_project(ROOT), tmp_path)


def test_hostile_records_come_back(hostile: Project, tmp_path: Path) -> None:
    round_trip(hostile, tmp_path)


_texts = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn"), include_characters="\n\t"),
    min_size=1,
    max_size=60,
).filter(str.strip)


@settings(
    deadline=None,
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(texts=st.lists(_texts, min_size=2, max_size=3, unique=True))
def test_any_texts_come_back(
    files: Callable[[Sequence[str]], dict[str, str]], texts: list[str]
) -> None:
    """In nearly every field of every kind."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        for name, content in files(texts).items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(content.encode())
        round_trip(open_project(root), Path(folder))
