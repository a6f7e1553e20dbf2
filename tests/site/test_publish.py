"""A site is exchanged as a whole, and nothing that is not ours is ever replaced."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from generator.errors import UsageError
from generator.site import publish as publishing
from generator.site.made import mark_text, refuse_foreign
from generator.site.publish import publish, staged


def write(folder: Path, words: str) -> None:
    """A tree of a few files that all say the same."""
    for name in ("a", "b/c", "b/d/e"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(words)


def read(folder: Path) -> set[str]:
    """What the files of a tree say."""
    return {path.read_text() for path in folder.rglob("*") if path.is_file()}


def test_first_site_appears_and_the_next_takes_its_place(tmp_path: Path) -> None:
    """Nothing is left beside it."""
    site = tmp_path / "deep/site"
    for words in ("one", "two", "three"):
        with staged(site) as made:
            write(made, words)
            publish(made, site)
        assert read(site) == {words}
    assert list(site.parent.iterdir()) == [site]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have no exchange")
def test_readers_never_miss_the_site(tmp_path: Path) -> None:
    """While it is exchanged again and again, the page is always there."""
    site = tmp_path / "site"
    with staged(site) as made:
        write(made, "0")
        publish(made, site)
    missed: list[str] = []
    ended = threading.Event()

    def look() -> None:
        while not ended.is_set():
            try:
                os.stat(site / "b/d/e")  # noqa: PTH116 - as quick as can be
            except FileNotFoundError:
                missed.append("gone")

    reader = threading.Thread(target=look)
    reader.start()
    for number in range(1, 200):
        with staged(site) as made:
            write(made, str(number))
            publish(made, site)
    ended.set()
    reader.join()
    assert missed == []


def test_without_an_exchange_two_renames_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the system has no such call, the outcome is the same."""
    monkeypatch.setattr(publishing, "_exchange", lambda _one, _other: False)
    site = tmp_path / "site"
    for words in ("one", "two"):
        with staged(site) as made:
            write(made, words)
            publish(made, site)
    assert read(site) == {"two"}
    assert list(tmp_path.iterdir()) == [site]


def test_failure_leaves_the_old_site_and_nothing_else(tmp_path: Path) -> None:
    """An exception while building is no reason to lose anything."""
    site = tmp_path / "site"
    write(site, "old")

    def fail() -> None:
        with staged(site) as made:
            write(made, "new")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert read(site) == {"old"}
    assert list(tmp_path.iterdir()) == [site]


def test_leftovers_of_killed_builds_are_removed(tmp_path: Path) -> None:
    """Those of processes that are no more; those that still run keep theirs."""
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    dead, alive = tmp_path / f".site.new-{gone.pid}", tmp_path / f".site.new-{os.getppid()}"
    other = tmp_path / ".site.new-notes"
    for folder in (dead, alive, other):
        write(folder, "half")
    with staged(tmp_path / "site"):
        assert not dead.exists()
    assert alive.exists()
    assert other.exists()


@pytest.mark.parametrize("mark", ["", "{}", '{"generator": "something"}', "[]", "\x00"])
def test_foreign_folder_is_refused(tmp_path: Path, mark: str) -> None:
    """Content without our mark is somebody's."""
    (tmp_path / "build.json").write_text(mark)
    with pytest.raises(UsageError):
        refuse_foreign(tmp_path)


def test_own_and_empty_folders_are_not_refused(tmp_path: Path) -> None:
    """Nor those that are not there yet."""
    refuse_foreign(tmp_path / "new")
    refuse_foreign(tmp_path)
    (tmp_path / "build.json").write_text(mark_text({}))
    (tmp_path / "index.html").write_text("x")
    refuse_foreign(tmp_path)


def test_files_and_links_are_refused(tmp_path: Path) -> None:
    """A link would be replaced by a folder, and what it leads to left behind."""
    (tmp_path / "file").write_text("x")
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    for name in ("file", "link"):
        with pytest.raises(UsageError):
            refuse_foreign(tmp_path / name)
