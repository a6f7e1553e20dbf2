"""YML and REC: what a person is told who wrote a file that is no record."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest

from generator.check import check
from generator.diagnostics import Diagnostic

Make = Callable[..., Path]


def found_in(make_project: Make, text: str | bytes, file: str = "actors/a.yml") -> list[Diagnostic]:
    return list(check(make_project({f"content/{file}": text})).diagnostics)


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ('name: "Russia\ntype: state\n', 1, 7, "a quotation mark opens here and is never closed"),
        ("name: One: two\n", 1, 10, "a colon with a space after it"),
        ("name: @x\n", 1, 7, "no value can begin with this character"),
        ("part_of:\n\t- x\n", 2, 1, "no value can begin with this character"),
        ('name: "C:\\qX"\n', 1, 10, "an escape that does not exist"),
        ('name: "\\x1"\n', 1, 10, "an escape that is not complete"),
        ('name: "\\uD800"\n', 1, 10, "an escape that names no character"),
        ("name: A\ntype\nnote: x\n", 3, 1, "a text without a colon"),
        ('name: "A" B\n', 1, 11, "does not fit what stands before it"),
        ("- a\nb: c\n", 2, 1, "does not fit the list before it"),
        ("part_of: [a, b\nname: A\n", 1, 10, "a bracket opens here"),
        ("part_of: - a\n", 1, 10, "a `- ` stands where no list can begin"),
        ("part_of: ]\n", 1, 10, "a bracket or comma stands where a value belongs"),
        ("name: *\n", 1, 8, "`*` or `&` stands at the beginning of a value"),
        ("note: |x\n  A\n", 1, 8, "more than a sign such as `>-` or `|`"),
        ("note: |\n\tA\n", 2, 1, "a tab stands where spaces belong"),
        ("%FOO\n---\nname: A\n", 1, 5, "unknown directive name"),
    ],
)
def test_malformed_yaml_is_explained_in_plain_words(
    make_project: Make, text: str, line: int, column: int, words: str
) -> None:
    (found,) = found_in(make_project, text)
    assert (found.code, found.line, found.column) == ("YML005", line, column)
    assert words in found.message
    assert found.remedy


@pytest.mark.parametrize(
    ("text", "code", "message", "remedy"),
    [
        ("name: A\n", "REC001", "`type` is missing", "add `type: …` here"),
        (
            "name: A\ntype: person\nmemberships: [{start_date: 2014}]\n",
            "REC001",
            "`memberships.0.role` is missing",
            "add `role: …` here",
        ),
        (
            "name: A\ntype: person\nsumary: x\n",
            "REC002",
            "there is no field `sumary` here",
            "did you mean `summary`?",
        ),
        (
            "name: A\ntype: person\nother_names: [{name: B, zzz: x}]\n",
            "REC002",
            "there is no field `zzz` here",
            "use `name`, `lang` or `note`; a remark of the editors goes in `note`",
        ),
        (
            "name: A\ntype: person\npart_of: b\n",
            "REC003",
            "`part_of` is a text, and has to be a list",
            "write each item on a line of its own that begins with `- `",
        ),
        (
            "name: [A]\ntype: person\n",
            "REC003",
            "`name` is a list, and has to be a text",
            "write it as one text, in quotation marks if it begins with a bracket",
        ),
        (
            "name: A\ntype: human\n",
            "REC004",
            "`type`: “human” is not a value of this field",
            "write one of `person`, `organization`, `state` or `group`",
        ),
        (
            "name: A\ntype: person\naccept: [{code: anachronism, reason: R}]\n",
            "REC004",
            "`accept.0.code`: “anachronism” is not the code of a check",
            "write a code such as TEN001",
        ),
        (
            "name: A\ntype: person\naccept: [{code: ten001, reason: R}]\n",
            "REC004",
            "`accept.0.code`: “ten001” is not the code of a check",
            "write `TEN001`",
        ),
        (
            "name: A\ntype: person\nmemberships: [{role: R, start_date: 2014/2013}]\n",
            "REC005",
            "`memberships.0.start_date`: “2014/2013” ends before it begins",
            "write the earlier date first: 2013/2014, if that is meant",
        ),
        (
            "name: A\ntype: person\nsummary:\n",
            "REC006",
            "`summary` is empty",
            "write a value, or leave it out altogether",
        ),
        (
            "name: A\ntype: person\naliases: [Old Name]\n",
            "REC007",
            "`Old Name` is not an id: small letters a to z and digits, with single hyphens between "
            "them, at most 100",
            "write `old-name`",
        ),
        (
            "name: A\ntype: person\naliases: [Стара]\n",
            "REC007",
            "`Стара` is not an id: small letters a to z and digits, with single hyphens between "
            "them, at most 100",
            "use small letters a to z and digits, with single hyphens between them, at most 100, "
            "such as `sergey-lavrov`",
        ),
        (
            "name: A\nname: B\ntype: person\n",
            "YML008",
            "the key `name` stands in line 1 already",
            "keep one of the two",
        ),
        (
            "",
            "YML010",
            "the file holds nothing, and a record is written as `field: value`",
            "write each field on a line of its own, such as `name: Russia`",
        ),
    ],
)
def test_a_fault_says_what_is_wrong_and_what_to_write(
    make_project: Make, text: str, code: str, message: str, remedy: str
) -> None:
    (found,) = found_in(make_project, text)
    assert (found.code, found.message, found.remedy) == (code, message, remedy)


@pytest.mark.parametrize(
    ("character", "words"),
    [
        ("\x00", "the control character U+0000"),
        ("\x85", "the control character U+0085"),
        ("\ufdd0", "the noncharacter U+FDD0"),
        ("\U0010ffff", "the noncharacter U+10FFFF"),
    ],
)
def test_a_forbidden_character_is_named(make_project: Make, character: str, words: str) -> None:
    (found,) = found_in(make_project, f"name: A{character}\ntype: person\n")
    assert (found.code, found.line, found.column) == ("YML004", 1, 8)
    assert words in found.message


def test_a_long_value_is_cut_in_the_message(make_project: Make) -> None:
    (found,) = found_in(make_project, f"name: A\ntype: {'x ' * 5000}\n")
    assert found.code == "REC004"
    assert len(found.message) < 250


def test_a_file_named_otherwise_is_told_its_name(make_project: Make) -> None:
    (found,) = found_in(make_project, "name: A\ntype: person\n", "actors/Jo Doe.yml")
    assert (found.code, found.remedy) == ("REC007", "name the file `jo-doe.yml`")


def test_a_taken_alias_says_by_whom_it_is_taken(make_project: Make) -> None:
    root = make_project(
        {
            "content/actors/a.yml": "name: A\ntype: person\n",
            "content/actors/b.yml": "name: B\ntype: person\naliases: [a]\n",
        }
    )
    (found,) = check(root).diagnostics
    assert (found.code, found.line, found.column) == ("REC008", 3, 11)
    assert found.message == "the id `a` is taken already by `content/actors/a.yml`"


def test_a_second_event_of_one_id_is_located(make_project: Make) -> None:
    text = (
        "title: T\nevents:\n  - {id: e, date: 2024, title: E}\n  - {id: e, date: 2025, title: F}\n"
    )
    (found,) = found_in(make_project, text, "timelines/t.yml")
    assert (found.code, found.line, found.column) == ("REC008", 4, 10)
    assert found.message == "the id `e` is taken already in this record"


@pytest.mark.parametrize(
    ("file", "words", "remedy"),
    [
        ("actors/a.yaml", "is not read as a record", "name it `a.yml`"),
        ("actor/a.yml", "is a folder of no kind", "did you mean `actors`?"),
        ("a.yml", "is in no folder of a kind", "move it into the folder of its kind"),
        ("sources/a.txt", "is the archive of no source", "add `a.yml` beside it"),
    ],
)
def test_a_stray_file_is_told_where_it_belongs(
    make_project: Make, file: str, words: str, remedy: str
) -> None:
    (found,) = found_in(make_project, "name: A\ntype: person\n", file)
    assert found.code == "REC009"
    assert words in found.message
    assert found.remedy.startswith(remedy)


@pytest.mark.parametrize("target", ["/etc/passwd", "../../../outside.yml", "a.yml", "/dev/zero"])
def test_a_link_that_cannot_be_followed_is_a_fault(make_project: Make, target: str) -> None:
    (found,) = check(make_project({"content/actors/a.yml": PurePosixPath(target)})).diagnostics
    assert found.code == "YML001"
    assert found.message.startswith("the file ")
    assert found.remedy == "put a regular file in its place that may be read"


def test_a_link_within_the_content_is_followed(make_project: Make) -> None:
    root = make_project(
        {
            "content/topics/a.yml": "title: A\n",
            "content/topics/b.yml": PurePosixPath("a.yml"),
        }
    )
    assert check(root).diagnostics == ()


def test_all_faults_of_all_files_are_found_in_one_run(make_project: Make) -> None:
    root = make_project(
        {
            "content/actors/a.yml": "nam: A\ntype: human\nsummary:\n",
            "content/topics/t.yml": "[" * 30_000,
            "content/topics/u.yml": b"title: \xff\n",
        }
    )
    assert [(found.path, found.code) for found in check(root).diagnostics] == [
        ("content/actors/a.yml", "REC001"),
        ("content/actors/a.yml", "REC002"),
        ("content/actors/a.yml", "REC004"),
        ("content/actors/a.yml", "REC006"),
        ("content/topics/t.yml", "YML006"),
        ("content/topics/u.yml", "YML003"),
    ]
