"""A small share of `make torture`: kills, a full disk, damage, and other surroundings."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.torture import breakage
from benchmarks.torture.projects import tree
from generator.build import build
from generator.errors import UsageError
from generator.project import open_project
from generator.site.publish import publish
from generator.writing import write_new

MakeProject = Callable[..., Path]
ROOT = Path(__file__).resolve().parents[2]


def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said, the old site stands, and the next build needs no help."""
    monkeypatch.setenv("FACTSHEET_CACHE", str(tmp_path / "cache"))
    told = breakage.full_disk(tmp_path)
    if told.endswith("not tried"):
        pytest.skip(told)
    assert told == ""


def test_kills_and_damage_leave_nothing_half_done() -> None:
    """By a process of its own, which copies itself."""
    script = """
import random, sys, tempfile
from pathlib import Path
from benchmarks.torture.kills import interrupt, kill_builds, kill_writers
from benchmarks.torture.remembered import corrupt
with tempfile.TemporaryDirectory() as folder:
    done = [
        kill_builds(Path(folder) / "a", 2, random.Random(1)),
        kill_writers(Path(folder) / "b", 2, random.Random(1)),
        interrupt(Path(folder) / "c", 1, random.Random(1)),
        corrupt(Path(folder) / "d", 2, random.Random(1)),
    ]
faults = [fault for each in done for fault in each.faults]
sys.exit("\\n".join(faults) if faults else 0)
"""
    command = [sys.executable, "-c", script]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    "damage", [b"\xff\xfe", b"", b"[1]", b'{"files": [[1]], "site_dir": "SITE"}']
)
def test_damage_in_the_work_folder_stops_no_build(make_project: MakeProject, damage: bytes) -> None:
    """A schema that was no text any more once did; and a checkout can bring any of these files."""
    root = make_project({"content/topics/a.yml": "title: A\n"})
    site = root / "site"
    build(open_project(root), site, lambda _: None)
    for path in (root / ".factsheet").rglob("*.json"):
        path.write_bytes(damage.replace(b"SITE", str(site).encode()))
    if b"files" in damage:
        with pytest.raises(UsageError, match="not made by this tool"):
            build(open_project(root), site, lambda _: None)
    else:
        assert build(open_project(root), site, lambda _: None).published


def test_what_is_published_first_is_no_hindrance(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two first builds at once: the folder was not there when the second looked."""
    made, site = tmp_path / "made", tmp_path / "site"
    made.mkdir()
    (made / "index.html").write_text("second")
    rename = Path.rename

    def first_comes_another(self: Path, target: Path) -> Path:
        if not site.exists():
            site.mkdir()
            (site / "index.html").write_text("first")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", first_comes_another)
    publish(made, site)
    assert (site / "index.html").read_text() == "second"


def test_a_new_file_is_never_put_over_another(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    write_new(path, "mine\n")
    with pytest.raises(FileExistsError):
        write_new(path, "theirs\n")
    assert [found.name for found in tmp_path.iterdir()] == ["a.yml"]
    assert path.read_text() == "mine\n"
    assert tree(tmp_path).keys() == {"a.yml"}
