"""What earlier runs have learned makes a run quicker, and never makes it say something else."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from benchmarks.made_corpus import make_project as make_corpus
from generator import memory as remembering
from generator.archives.sealing import seal_sources
from generator.check import Checked, check
from generator.memory import FOLDER, Memo, Memory, OwnMemory
from generator.project import open_project
from generator.snapshot import Learned, take
from generator.yaml_source import quick

MakeProject = Callable[[Mapping[str, str]], Path]
NAMES = ("files", "records", "proofs")


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for what is remembered."""
    folder = tmp_path / "cache"
    monkeypatch.setenv(FOLDER, str(folder))
    return folder


def remembered(cache: Path) -> dict[str, Path]:
    """The parts that are remembered of the one project."""
    (folder,) = cache.iterdir()
    return {path.name: path for path in folder.iterdir()}


def said(checked: Checked) -> tuple[object, ...]:
    """All that a check comes to."""
    corpus, proofs = checked.corpus, checked.proofs
    return (
        checked.diagnostics,
        [(record.ref, record.file, record) for record in corpus.all()],
        corpus.references,
        corpus.passages,
        [(p.record.ref, p.path, proofs.of(p.record, p.path)) for p in corpus.passages],
        [(name, text.text) for name in ("source-000000", "a") if (text := proofs.text(name))],
    )


def is_as_if_nothing_were_known(root: Path) -> bool:
    """Whether a check with all that is known says what one says that knows nothing."""
    return said(check(root, learned=Learned.of(root))) == said(check(root))


def settle(root: Path) -> None:
    """Let every file have been written a day ago, so that its times are trusted."""
    for path in root.rglob("*"):
        os.utime(path, (path.stat().st_atime - 86_400, path.stat().st_mtime - 86_400))


@pytest.fixture
def old_files_are_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Times need not be two seconds old, as they are for files that a test has just written."""
    monkeypatch.setattr("generator.snapshot._SETTLED", 0)


@pytest.mark.usefixtures("cache", "old_files_are_trusted")
def test_random_changes_are_all_noticed(tmp_path: Path) -> None:
    """Edits, additions, renames, deletions and damage, of records and archives."""
    root = tmp_path / "project"
    make_corpus(root, 120)
    chance = random.Random(7)
    seal_sources(open_project(root), ["source-000001"])
    assert is_as_if_nothing_were_known(root)
    own = OwnMemory(Memory.of(root))  # of a process that goes on, as that of the preview
    for step in range(40):
        files = sorted(p for p in (root / "content").rglob("*") if p.is_file())
        path = chance.choice(files)
        match chance.randrange(8):
            case 0:
                path.write_text(path.read_text("utf-8").replace("a", "e", 3), "utf-8")
            case 1:
                path.with_name(f"added-{step}{path.suffix}").write_bytes(path.read_bytes())
            case 2:
                path.rename(path.with_name(f"renamed-{step}{path.suffix}"))
            case 3:
                path.unlink()
            case 4:
                path.write_bytes(path.read_bytes()[:40])
            case 5:
                path.write_text("withdrawn: {date: 2024-05-01, reason: It was wrong.}\n", "utf-8")
            case 6:
                path.write_text(path.read_text("utf-8") + f"aliases: [once-{step}]\n", "utf-8")
            case _:
                path.write_text(path.read_text("utf-8") + f"note: Number {step}.\n", "utf-8")
        fresh = said(check(root))
        assert said(check(root, learned=Learned.of(root))) == fresh, (step, path)
        assert said(check(root, learned=Learned(own, take(root, own)))) == fresh, (step, path)


@pytest.mark.usefixtures("old_files_are_trusted")
def test_what_did_not_change_is_not_read_again(
    cache: Path, make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither the records nor the texts; that is what it is for."""
    root = make_project(
        {"content/topics/a.yml": "title: A\n", "content/topics/b.yml": "title: B\n"}
    )
    check(root, learned=Learned.of(root))
    assert set(remembered(cache)) == {"files", "records"}
    read: list[str] = []

    def noted(raw: bytes, *, max_depth: int) -> dict[str, Any] | None:
        read.append(raw.decode())
        return quick(raw, max_depth=max_depth)

    monkeypatch.setattr("generator.quick_reading.quick", noted)
    check(root, learned=Learned.of(root))
    assert read == []
    (root / "content/topics/b.yml").write_text("title: C\n", "utf-8")
    check(root, learned=Learned.of(root))
    assert read == ["title: C\n"]


@pytest.mark.usefixtures("cache", "old_files_are_trusted")
def test_times_that_were_set_back_hide_nothing(make_project: MakeProject) -> None:
    """A file of the same length, with the time of the one before."""
    root = make_project({"content/topics/a.yml": "title: Old\n"})
    path = root / "content/topics/a.yml"
    before, status = Learned.of(root).snapshot, path.stat()
    path.write_text("title: New\n", "utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert Learned.of(root).snapshot.digest != before.digest


@pytest.mark.usefixtures("cache")
def test_a_file_written_while_it_is_read_is_not_remembered(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its digest is of what stood there before, its record of what stands there now."""
    root = make_project({"content/topics/a.yml": "title: Before\n"})
    learned = Learned.of(root)
    (root / "content/topics/a.yml").write_text("title: Between\n", "utf-8")
    check(root, learned=learned)
    (root / "content/topics/a.yml").write_text("title: Before\n", "utf-8")
    checked = check(root, learned=Learned.of(root))
    assert [record.label for record in checked.corpus.all()] == ["Before"]


@pytest.mark.parametrize("part", NAMES)
@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[:-1],
        lambda content: content[:40] + bytes([content[40] ^ 1]) + content[41:],
        lambda content: content[:-5] + bytes([content[-5] ^ 1]) + content[-4:],
        lambda content: b"\x80\x05cos\nsystem\n(S'true'\ntR.",
    ],
    ids=["empty", "cut short", "of another program", "altered", "foreign"],
)
def test_what_is_not_whole_is_not_there(
    cache: Path, make_project: MakeProject, part: str, damage: Callable[[bytes], bytes]
) -> None:
    """It is not even looked at."""
    root = make_project(
        {
            "content/sources/a.yml": "title: A\ntype: article\n",
            "content/sources/a.txt": "One two three.\n",
            "content/actors/x.yml": "name: X\ntype: person\n",
            "content/statements/s.yml": (
                "speakers: [x]\nspeech: direct\nclaim: C.\nquote: two three\nsource: a\n"
            ),
        }
    )
    first = said(check(root, learned=Learned.of(root)))
    path = remembered(cache)[part]
    path.write_bytes(damage(path.read_bytes()))
    assert Memory.of(root).read(part) is None
    assert said(check(root, learned=Learned.of(root))) == first
    assert Memory.of(root).read(part) is not None


def test_another_program_remembers_otherwise(
    cache: Path, make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A newer version may find what an older one did not."""
    root = make_project({"content/topics/a.yml": "title: A\n"})
    Memory.of(root).write("part", 1)
    assert Memory.of(root).read("part") == 1
    monkeypatch.setattr(remembering, "program_digest", lambda: b"another".ljust(32))
    assert Memory.of(root).read("part") is None


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="this system has no modes of folders")
def test_a_folder_that_others_can_write_to_is_not_used(
    cache: Path, make_project: MakeProject
) -> None:
    """They could put into it what they like."""
    root = make_project({"content/topics/a.yml": "title: A\n"})
    Memory.of(root).write("part", 1)
    (folder,) = cache.iterdir()
    folder.chmod(0o777)
    assert Memory.of(root).read("part") is None
    Memory.of(root).write("other", 1)
    assert not (folder / "other").exists()


def test_where_nothing_can_be_written_nothing_is_remembered(
    make_project: MakeProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the run does its work."""
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv(FOLDER, str(tmp_path / "file" / "cache"))
    root = make_project({"content/topics/a.yml": "title: A\n"})
    assert is_as_if_nothing_were_known(root)


def test_projects_do_not_share_what_is_remembered(cache: Path, tmp_path: Path) -> None:
    """A copy of a project is another one."""
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    Memory.of(tmp_path / "one").write("part", 1)
    assert Memory.of(tmp_path / "two").read("part") is None
    assert len(list(cache.iterdir())) == 2


def test_what_a_run_has_no_use_for_is_forgotten(cache: Path, tmp_path: Path) -> None:
    """Otherwise it would grow for ever."""
    memory = Memory.of(tmp_path)
    first: Memo[int] = Memo(memory, "part")
    first.put("a", 1, "1")
    first.put("b", 2, "2")
    first.keep()
    second: Memo[int] = Memo(memory, "part")
    assert second.get("a", int) == 1
    second.keep()
    assert memory.read("part") == {"a": "1"}


def test_forgetting_leaves_nothing(cache: Path, make_project: MakeProject) -> None:
    root = make_project({"content/topics/a.yml": "title: A\n"})
    check(root, learned=Learned.of(root))
    assert remembered(cache)
    Memory.of(root).forget()
    assert not remembered(cache)


@pytest.mark.usefixtures("cache")
def test_links_and_vanished_files(make_project: MakeProject, tmp_path: Path) -> None:
    """A link is followed each time, since what it leads to may change without it."""
    root = make_project({"content/topics/a.yml": "title: A\n"})
    outside = tmp_path / "outside.txt"
    outside.write_text("1", "utf-8")
    (root / "content/topics/link.md").symlink_to(outside)
    (root / "content/topics/broken.md").symlink_to(tmp_path / "nowhere")
    first = take(root, Memory.of(root))
    assert "content/topics/link.md" not in first.signatures
    assert first.digests["content/topics/broken.md"] == b"link"
    outside.write_text("2", "utf-8")
    assert take(root, Memory.of(root)).digest != first.digest


@pytest.mark.usefixtures("cache")
def test_sealed_sources_are_proven_by_several_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What they find can be handed over and remembered, as what is found by texts can."""
    root = tmp_path / "project"
    make_corpus(root, 120)
    seal_sources(open_project(root), [f"source-00000{number}" for number in range(3)])
    monkeypatch.setattr("generator.proving._SHARE", 1)
    monkeypatch.setattr("generator.spreading._processors", lambda: 2)
    spread = said(check(root, learned=Learned.of(root)))
    monkeypatch.setattr("generator.spreading._processors", lambda: 1)
    assert spread == said(check(root))
    assert spread == said(check(root, learned=Learned.of(root)))


def test_files_are_whole_or_not_there(cache: Path, tmp_path: Path) -> None:
    """And those that a run has not asked for are forgotten after it."""
    first = Memory.of(tmp_path).files("cards")
    for key in "abcd":
        first.put(key, key.encode() * 5)
    (folder,) = cache.iterdir()
    (folder / "cards/b").write_bytes((folder / "cards/b").read_bytes()[:-1])
    (folder / "cards/c").write_bytes(b"ccccc")
    second = Memory.of(tmp_path).files("cards")
    assert [second.get(key) for key in "abc"] == [b"aaaaa", None, None]
    second.keep()
    assert sorted(path.name for path in (folder / "cards").iterdir()) == ["a", "b", "c"]
    Memory.of(tmp_path).forget()
    assert list(folder.iterdir()) == []
