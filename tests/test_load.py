"""Files become records, or faults with a place; nothing that lies in the folder is a crash."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest

from generator.check import check
from generator.diagnostics import START
from generator.faults import Unreadable
from generator.files import Limits
from generator.load import IMAGE_LIMIT, load
from generator.records import KINDS

MakeProject = Callable[..., Path]
ACTOR = "name: Jane Doe\ntype: person\n"
PICTURED = f"{ACTOR}image:\n  file: a.png\n  alt: A\n  credit: B\n  licence: C\n"
LONG = f"content/actors/{'a' * 101}.yml"
TOPIC = "title: A\n"
ARCHIVE = "content/sources/a.txt"
SOURCE = "title: A\ntype: post\n"


def found(root: Path) -> list[tuple[str, str, int, int]]:
    """Code, file, line and column of everything that is found in a project."""
    return [(d.code, d.path, d.line, d.column) for d in check(root).diagnostics]


def test_kind_is_the_top_folder_and_id_the_stem(make_project: MakeProject) -> None:
    """Folders below the kind's only organise."""
    root = make_project({"content/actors/people/a/jane-doe.yml": ACTOR})
    (record,) = load(root).records
    assert (record.kind, record.id, record.ref) == ("actors", "jane-doe", "actors/jane-doe")
    assert record.file == "content/actors/people/a/jane-doe.yml"


def test_records_come_in_one_order(make_project: MakeProject) -> None:
    """By kind and name, whatever order the file system has."""
    files = {f"content/topics/{name}.yml": "title: T\n" for name in ("b", "a", "c")}
    root = make_project({**files, "content/actors/z.yml": ACTOR})
    assert [record.ref for record in load(root).records] == [
        "actors/z",
        "topics/a",
        "topics/b",
        "topics/c",
    ]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"content/actors/Jane.yml": ACTOR}, ("REC007", "content/actors/Jane.yml", 1, 1)),
        ({"content/actors/a--b.yml": ACTOR}, ("REC007", "content/actors/a--b.yml", 1, 1)),
        (
            {f"content/actors/{'a' * 101}.yml": ACTOR},
            ("REC007", f"content/actors/{'a' * 101}.yml", 1, 1),
        ),
        ({"content/pages/actors/a.md": "# A"}, ("REC009", "content/pages/actors", 1, 1)),
        ({"content/pages/checks.md": "# A"}, ("REC009", "content/pages/checks.md", 1, 1)),
        ({"content/pages/build.json": "{}"}, ("REC009", "content/pages/build.json", 1, 1)),
        ({"content/actors/a.yaml": ACTOR}, ("REC009", "content/actors/a.yaml", 1, 1)),
        ({"content/actors/a.YML": ACTOR}, ("REC009", "content/actors/a.YML", 1, 1)),
        ({"content/actor/a.yml": ACTOR}, ("REC009", "content/actor", 1, 1)),
        ({"content/a.yml": ACTOR}, ("REC009", "content/a.yml", 1, 1)),
        ({"content/sources/a.txt": "words"}, ("REC009", "content/sources/a.txt", 1, 1)),
        (
            {"content/actors/a.yml": ACTOR, "content/actors/b/a.yml": ACTOR},
            ("REC008", "content/actors/b/a.yml", 1, 1),
        ),
        (
            {
                "content/topics/a.yml": "title: A\n",
                "content/topics/b.yml": "title: B\naliases:\n  - a\n",
            },
            ("REC008", "content/topics/b.yml", 3, 5),
        ),
        (
            {
                "content/timelines/a.yml": (
                    "title: A\nevents:\n  - id: e\n    date: 2024\n    title: E\n"
                    "  - id: f\n    date: 2024\n    title: F\n    aliases: [e]\n"
                )
            },
            ("REC008", "content/timelines/a.yml", 9, 15),
        ),
        (
            {"content/actors/a.yml": PICTURED},
            ("REC010", "content/actors/a.yml", 4, 9),
        ),
        (
            {
                "content/actors/a.yml": PICTURED,
                "content/actors/a.png": "<svg onload='alert(1)'/>",
            },
            ("REC010", "content/actors/a.yml", 4, 9),
        ),
        (
            {
                "content/actors/a.yml": PICTURED,
                "content/actors/a.png": b"\x89PNG\r\n\x1a\n" + bytes(IMAGE_LIMIT),
            },
            ("REC010", "content/actors/a.yml", 4, 9),
        ),
        (
            {
                "content/actors/a.yml": PICTURED.replace("a.png", "a.webp"),
                "content/actors/a.webp": "<script>WEBP",
            },
            ("REC010", "content/actors/a.yml", 4, 9),
        ),
        (
            {"content/actors/a.yml": PICTURED.replace("a.png", "a.svg")},
            ("REC004", "content/actors/a.yml", 4, 9),
        ),
        ({"content/actors/a.yml": b"name: \xff\n"}, ("YML003", "content/actors/a.yml", 1, 7)),
        (
            {
                "content/sources/a.yml": "title: A\ntype: post\n",
                "content/sources/a.txt": b"a\n\xff",
            },
            ("YML003", "content/sources/a.txt", 2, 1),
        ),
        (
            {"content/topics/a.yml": "title: A\nwithdrawn: yes\n"},
            ("REC003", "content/topics/a.yml", 2, 12),
        ),
    ],
)
def test_what_is_no_record_is_said_so(
    make_project: MakeProject, files: dict[str, str | bytes], expected: tuple[str, str, int, int]
) -> None:
    """One fault of the place where a file lies, or of what it says it is."""
    assert found(make_project(files)) == [expected]


def test_files_that_are_none_are_passed_over(make_project: MakeProject) -> None:
    """What editors and systems leave lying about, hand-written pages, notes."""
    root = make_project(
        {
            "content/actors/.a.yml.swp": b"\x00\xff",
            "content/actors/.gitkeep": "",
            "content/.DS_Store": b"\x00",
            "content/pages/about.md": "# About\n",
            "content/README.md": "# Notes\n",
        }
    )
    assert found(root) == []


def test_links_out_of_the_project_are_not_followed(
    make_project: MakeProject, tmp_path: Path
) -> None:
    """A link in a pull request must not publish what lies elsewhere on the machine."""
    (tmp_path / "secret.yml").write_text(ACTOR)
    (tmp_path / "secrets").mkdir()
    root = make_project({"content/actors/a.yml": ACTOR})
    (root / "content/actors/b.yml").symlink_to(tmp_path / "secret.yml")
    (root / "content/actors/c").symlink_to(tmp_path / "secrets")
    (root / "content/actors/d.yml").symlink_to(root / "content/actors/d.yml")
    assert [(code, Path(path).name) for code, path, *_ in found(root)] == [
        ("YML001", "b.yml"),
        ("YML001", "c"),
        ("YML001", "d.yml"),
    ]


@pytest.mark.parametrize("folder", ["actors", "pages"])
def test_the_folder_of_a_kind_may_not_be_a_link(
    make_project: MakeProject, tmp_path: Path, folder: str
) -> None:
    """It could lead to ``/``, and reading would not end: neither followed nor passed over."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/a.yml").write_text(ACTOR)
    root = make_project({"content/topics/a.yml": TOPIC})
    (root / "content" / folder).symlink_to(tmp_path / "elsewhere")
    assert found(root) == [("YML001", f"content/{folder}", 1, 1)]


@pytest.mark.parametrize("name", ["actors", "topics", "pages"])
def test_a_file_in_the_place_of_a_folder_is_said_so(make_project: MakeProject, name: str) -> None:
    """Whoever wrote it expects to find it on the site."""
    root = make_project({f"content/{name}": ACTOR})
    (diagnostic,) = check(root).diagnostics
    assert (diagnostic.code, diagnostic.path) == ("REC009", f"content/{name}")
    assert diagnostic.message == "this is not a folder"
    assert diagnostic.remedy == f"put a folder named `{name}` here"


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("nowhere.yml", "the file cannot be opened: no such file or directory"),
        ("../../../outside.yml", "the file leads out of the content folder"),
        ("../actors", "the file is a link to a folder"),
        ("a.yml", "the file is a link that leads back to itself"),
    ],
)
def test_a_link_that_is_not_read_says_why(
    make_project: MakeProject, tmp_path: Path, target: str, message: str
) -> None:
    """In one sentence, whatever the reason."""
    (tmp_path / "outside.yml").write_text(ACTOR)
    root = make_project({"content/actors/a.yml": PurePosixPath(target)})
    (diagnostic,) = check(root).diagnostics
    assert (diagnostic.code, diagnostic.message) == ("YML001", message)


def test_a_file_that_may_not_be_read_says_why(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the system says is told on."""
    root = make_project({"content/actors/a.yml": ACTOR})

    def refuse(*_: object) -> int:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(os, "open", refuse)
    (fault,) = load(root).faults
    assert fault.fault == Unreadable(START, "cannot be opened: permission denied")


def test_pipes_and_devices_are_not_waited_for(make_project: MakeProject) -> None:
    """To open a named pipe would block for ever."""
    root = make_project({"content/actors/a.yml": ACTOR})
    os.mkfifo(root / "content/actors/b.yml")
    assert [(code, Path(path).name) for code, path, *_ in found(root)] == [("YML001", "b.yml")]


def test_limits_are_the_callers(make_project: MakeProject) -> None:
    """A file of the limit's size is read, one byte more is not."""
    root = make_project({"content/actors/a.yml": ACTOR})
    assert load(root, Limits(file_size=len(ACTOR))).records
    assert not load(root, Limits(file_size=len(ACTOR) - 1)).records


def test_tombstone_needs_no_field_but_the_withdrawal(make_project: MakeProject) -> None:
    """Its other fields may go; those that stay have to fit."""
    withdrawn = "withdrawn:\n  date: 2024-05-06\n  reason: Published by mistake.\n"
    root = make_project(
        {
            "content/statements/a.yml": withdrawn,
            "content/statements/b.yml": f"{withdrawn}aliases: [c]\nclaim: Still here.\n",
            "content/statements/d.yml": f"{withdrawn}speech: shouted\n",
        }
    )
    loaded = load(root)
    assert sorted(stone.ref for stone in loaded.tombstones) == ["statements/a", "statements/b"]
    assert [(code, line) for code, _, line, _ in found(root)] == [("REC004", 4)]


@pytest.mark.parametrize(
    ("files", "place"),
    [
        ({"content/sources/b/a.txt": "x"}, "content/sources/b/a.txt"),
        ({"content/sources/a.txt": "x", "content/sources/b/a.txt": "x"}, "content/sources/b/a.txt"),
        (
            {"content/sources/a.txt": "x", "content/sources/a.proofs": ""},
            "content/sources/a.proofs",
        ),
    ],
)
def test_source_has_one_archive_beside_its_record(
    make_project: MakeProject, files: dict[str, str], place: str
) -> None:
    """Another could take its place unseen, and prove other words."""
    root = make_project({"content/sources/a.yml": SOURCE, **files})
    assert ("REC009", place, 1, 1) in found(root)


def test_empty_mapping_is_no_record(make_project: MakeProject) -> None:
    """What its kind requires is missing."""
    root = make_project({"content/topics/a.yml": "{}\n"})
    assert found(root) == [("REC001", "content/topics/a.yml", 1, 1)]


def test_many_faults_of_one_file_cost_little(make_project: MakeProject) -> None:
    """Some 300 kB that once took minutes: each place is looked up once, each fault kept once."""
    aliases = "".join(f"  - {'a' if number % 2 else 'b'}\n" for number in range(20_000))
    unknown = "".join(f"k{number}: x\n" for number in range(20_000))
    root = make_project(
        {
            "content/topics/a.yml": f"title: A\naliases:\n{aliases}",
            "content/topics/c.yml": f"title: C\n{unknown}",
        }
    )
    loaded = load(root)
    assert len(loaded.faults) > 20_000


def test_empty_list_is_located_where_it_stands(make_project: MakeProject) -> None:
    """Not where the mapping around it begins."""
    root = make_project({"content/timelines/a.yml": "title: A\nevents: []\n"})
    assert found(root) == [("REC001", "content/timelines/a.yml", 2, 9)]


@pytest.mark.parametrize("wrong", ["[]", "{}", "[[]]", "[{}]", "{a: [b]}", "''", "x", "[x]", "~"])
def test_no_wrong_value_of_any_field_is_a_crash(make_project: MakeProject, wrong: str) -> None:
    """Each field of each kind in turn: what else the record says is looked at all the same."""
    files: dict[str, str] = {}
    for kind, model in KINDS.items():
        for number, field in enumerate((*model.model_fields, "withdrawn")):
            rest = {"source": "nowhere", "quote": "words", "summary": "'[[nothing]]'"}
            lines = (f"{name}: {value}\n" for name, value in rest.items() if name != field)
            files[f"content/{kind}/r{number}.yml"] = f"{field}: {wrong}\n{''.join(lines)}"
    assert {code[:3] for code, *_ in found(make_project(files))} <= {"REC", "REF", "QUO"}
