"""The files at /data/ as a whole: the same every time, described, checked by tools not ours."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.errors import UsageError
from generator.project import Project
from generator.records import KINDS

Export = Callable[[Project, Path], Path]


def contents(folder: Path) -> dict[str, bytes]:
    """The files below a folder, by their paths in it."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_two_exports_are_the_same(hostile: Project, exported: Export, tmp_path: Path) -> None:
    one, other = exported(hostile, tmp_path / "one"), exported(hostile, tmp_path / "o'ther [x]")
    assert contents(one) == contents(other)
    assert {f"{kind}.{form}" for kind in KINDS for form in ("csv", "jsonl", "parquet")} < set(
        contents(one)
    )


def test_no_path_is_in_any_file(hostile: Project, exported: Export, tmp_path: Path) -> None:
    for name, content in contents(exported(hostile, tmp_path / "out")).items():
        assert str(tmp_path).encode() not in content, name
        assert b"/tmp/" not in content, name


def test_checksums_and_digests_can_be_computed_by_anybody(data: Path) -> None:
    command = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
    subprocess.run(command, cwd=data, check=True)
    sums = (data / "SHA256SUMS").read_text().splitlines()
    assert len(sums) == len(contents(data)) - 1
    for line in sums:
        digest, name = line.split("  ")
        assert hashlib.sha256((data / name).read_bytes()).hexdigest() == digest
    for line in (data / "statements.jsonl").read_text("utf-8").split("\n")[:-1]:
        record = json.loads(line)
        own = {key: value for key, value in record.items() if not key.startswith("_")}
        text = json.dumps(own, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        assert record["_digest"] == f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


@pytest.mark.parametrize("name", ["data", "own_data"])
def test_frictionless_finds_the_package_valid(name: str, request: pytest.FixtureRequest) -> None:
    data: Path = request.getfixturevalue(name)
    command = [str(Path(sys.executable).parent / "frictionless"), "validate", "--json"]
    done = subprocess.run(
        [*command, "datapackage.json"], cwd=data, capture_output=True, text=True, check=False
    )
    report = json.loads(done.stdout)
    assert report["valid"], done.stdout
    # A database, three files a kind, bibliographies of two kinds in two forms, Popolo, two lists.
    assert report["stats"]["tasks"] == 1 + 3 * len(KINDS) + 4 + 3


def test_a_folder_of_somebody_else_is_left_alone(
    hostile: Project, exported: Export, tmp_path: Path
) -> None:
    folder = exported(hostile, tmp_path / "out")
    exported(hostile, folder)  # ours: it is replaced
    other = tmp_path / "other"
    other.mkdir()
    (other / "thesis.txt").write_text("years of work")
    with pytest.raises(UsageError):
        exported(hostile, other)
    assert contents(other) == {"thesis.txt": b"years of work"}
