"""Waivers: what a record accepts is listed and does not count; errors cannot be accepted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator.check import check

Make = Callable[..., Path]

NAMESAKE = "name: Jo Doe\ntype: person\n"


def accept(*codes: str) -> str:
    items = "".join(f"  - code: {code}\n    reason: Both are called so.\n" for code in codes)
    return NAMESAKE + "accept:\n" + items


def test_a_warning_is_waived_with_its_reason(make_project: Make) -> None:
    root = make_project(
        {"content/actors/a.yml": NAMESAKE, "content/actors/b.yml": accept("DUP002")}
    )
    checked = check(root)
    (found,) = checked.diagnostics
    assert (found.code, found.waived) == ("DUP002", "Both are called so.")
    assert checked.warnings == checked.errors == 0
    assert checked.findings("actors/b") == (found,)


def test_without_a_waiver_it_counts(make_project: Make) -> None:
    root = make_project({"content/actors/a.yml": NAMESAKE, "content/actors/b.yml": NAMESAKE})
    assert check(root).warnings == 1


def test_a_waiver_holds_for_its_own_record_only(make_project: Make) -> None:
    root = make_project(
        {"content/actors/a.yml": accept("DUP002"), "content/actors/b.yml": NAMESAKE}
    )
    checked = check(root)
    assert [found.code for found in checked.diagnostics] == ["ACC001", "DUP002"]
    assert checked.warnings == 2


def test_an_error_is_not_waived(make_project: Make) -> None:
    text = accept("REF001") + "part_of: [nobody]\n"
    checked = check(make_project({"content/actors/a.yml": text}))
    assert [found.code for found in checked.diagnostics] == ["REF002", "REF001"]
    assert all(found.counts for found in checked.diagnostics)
    assert checked.errors == 2


def test_a_code_that_does_not_exist_is_an_error_and_the_nearest_is_offered(
    make_project: Make,
) -> None:
    root = make_project(
        {"content/actors/a.yml": NAMESAKE, "content/actors/b.yml": accept("DUP002", "DUP020")}
    )
    error = next(found for found in check(root).diagnostics if found.code == "REF002")
    assert error.message == "there is no check `DUP020`"
    assert error.remedy.startswith("did you mean `DUP0")
    assert (error.line, error.column) == (6, 11)


def test_a_second_waiver_of_the_same_check_is_unused(make_project: Make) -> None:
    root = make_project(
        {"content/actors/a.yml": NAMESAKE, "content/actors/b.yml": accept("DUP002", "DUP002")}
    )
    codes = {found.code: found for found in check(root).diagnostics}
    assert set(codes) == {"DUP002", "ACC001"}
    assert codes["ACC001"].message == "`DUP002` is accepted twice"
    assert codes["ACC001"].line == 6


def test_unused_waivers_can_be_accepted(make_project: Make) -> None:
    root = make_project({"content/actors/a.yml": accept("DUP002", "ACC001")})
    (found,) = check(root).diagnostics
    assert (found.code, found.counts) == ("ACC001", False)


def test_findings_are_ordered_by_path_line_column_and_code(make_project: Make) -> None:
    root = make_project(
        {
            "content/actors/b.yml": "name: B\ntype: person\npart_of: [x, 'y', \"\\u200bz\", x]\n",
            "content/actors/a.yml": 'name: "\\u200bA"\ntype: state\nzzz: 1\n',
            "content/topics/a.yml": "title: A\ncolour: red\n",
        }
    )
    found = check(root).diagnostics
    keys = [(each.path, each.line, each.column, each.code) for each in found]
    assert keys == sorted(keys)
    assert [key[1:] for key in keys if key[0] == "content/actors/b.yml"] == [
        (3, 11, "REF001"),
        (3, 14, "REF001"),
        (3, 19, "REF001"),
        (3, 30, "DUP004"),
        (3, 30, "REF001"),
    ]
