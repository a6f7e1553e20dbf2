"""No bytes make a reader crash, hang or take memory without end."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.torture.fuzzing import crashes, seeds
from benchmarks.torture.targets import targets
from benchmarks.torture.worst import WORST
from generator.archives import page
from generator.errors import UsageError
from generator.load import load

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("yaml", "date", "selector", "prose", "proofs", "cache", "html", "markdown")
SIZE = 2 * 1024 * 1024

# Whatever is far below a minute here takes far less than the limit on a slow machine.
_WORST = """
import sys, tempfile, resource
from pathlib import Path
from benchmarks.torture.targets import targets
from benchmarks.torture.worst import WORST
resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
name, size = sys.argv[1], int(sys.argv[2])
target = targets(Path(tempfile.mkdtemp()))[name]
for worst in WORST[name].values():
    target(worst(size))
"""


@pytest.mark.parametrize("name", NAMES)
def test_a_short_run_of_the_fuzzer_finds_nothing(name: str, tmp_path: Path) -> None:
    """Always the same run; `make fuzz` makes longer ones. A page takes a hundred times as long."""
    runs = 30 if name == "html" else 400
    assert list(crashes(name, targets(tmp_path)[name], seeds(ROOT)[name], runs)) == []


def test_the_fuzzer_finds_what_is_there() -> None:
    def target(raw: bytes) -> None:
        if b"[[" in raw:
            raise KeyError(raw)

    (crash,) = crashes("prose", target, seeds(ROOT)["prose"], 50)
    assert b"[[" in crash.raw


# Prose is never longer than its limit; a page is read within the limits of a process of its own.
@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("date", SIZE),
        ("selector", SIZE // 8),
        ("proofs", SIZE),
        ("cache", SIZE),
        ("prose", 2 * 1024),
    ],
)
def test_the_worst_is_read_within_two_gigabytes(name: str, size: int) -> None:
    """In a process that ends at the limit; a quadratic reader would take hours."""
    command = [sys.executable, "-X", "faulthandler", "-c", _WORST, name, str(size)]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=500, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", WORST["yaml"])
def test_the_worst_record_is_refused_or_read(name: str, tmp_path: Path) -> None:
    """Two mebibytes, the most that a record's file may have, through all that reads a project."""
    folder = tmp_path / "content/statements"
    folder.mkdir(parents=True)
    (folder / "a.yml").write_bytes(WORST["yaml"][name](SIZE))
    loaded = load(tmp_path)
    assert loaded.faults
    assert loaded.records == []


@pytest.mark.parametrize("name", WORST["prose"])
def test_prose_without_end_is_refused_unread(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "content/topics"
    folder.mkdir(parents=True)
    text = WORST["prose"][name](1024 * 1024).decode()
    lines = "".join(f"  {line}\n" for line in text.split("\n"))
    (folder / "a.yml").write_text(f"title: A\nsummary: |2-\n{lines}", "utf-8")
    loaded = load(tmp_path)
    assert loaded.faults
    assert loaded.records == loaded.partial == []


def test_a_page_that_cannot_be_read_in_time_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """As one of unclosed elements, which the extractor reads in the square of their number."""
    monkeypatch.setattr(page, "SECONDS", 1)
    unclosed = WORST["html"]["open paragraphs"](4 * 1024 * 1024).decode()
    with pytest.raises(UsageError, match="within 1 seconds"):
        page.read_page(unclosed)


def test_nothing_of_the_folder_is_imported_to_read_a_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stranger's project may hold a module of any name."""
    (tmp_path / "trafilatura.py").write_text("open('ran', 'w').close()\n")
    monkeypatch.chdir(tmp_path)
    assert page.read_page("<html><p>He said that it was so.</p></html>").keys() >= {"text"}
    assert not (tmp_path / "ran").exists()
