"""``check --fix``: what is beyond doubt is written anew; all else stays to the byte."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import cli, run
from generator.diagnostics import Position
from generator.edtf_date import DateError, parse
from generator.mending import Rewrite, fix_of, mended
from generator.scalars import scalars_in
from generator.yaml_source import read

FILE = "content/actors/jane-doe.yml"
TOWN = {"content/actors/town.yml": "name: Town\ntype: state\n"}
MakeProject = Callable[..., Path]


def check(root: Path, *options: str) -> int:
    words = ["-C", str(root), "check", *options]
    return run(partial(cli.main, words, prog_name="factsheet", standalone_mode=False))


HEAD = "# Her own file.\nname: Jane Doe   # as she writes it\n"
TENURE = "type: person\nmemberships:\n  - role: Mayor\n    start_date: "


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (TENURE + "24.02.2022", TENURE + "2022-02-24"),
        (TENURE + "'24.02.2022'  # ask", TENURE + "2022-02-24  # ask"),
        (TENURE + "24 February 2022", TENURE + "2022-02-24"),
        (TENURE + "about 2022", TENURE + "2022~"),
        (
            "type: person\nmemberships: [{role: Mayor, start_date: 2022/2/24}]",
            'type: person\nmemberships: [{role: Mayor, start_date: "2022-02-24"}]',
        ),
        ("type: Person  # she is", "type: person  # she is"),
        ('type: " person"', "type: person"),
        ("type: person\npart_of: town # north", "type: person\npart_of: [town] # north"),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_what_is_beyond_doubt_is_mended_and_all_else_stays(
    make_project: MakeProject,
    capsys: pytest.CaptureFixture[str],
    old: str,
    new: str,
    line_end: str,
    mark: str,
) -> None:
    tail = "\n\n# The end.\n"

    def file(text: str) -> bytes:
        return (mark + (HEAD + text + tail).replace("\n", line_end)).encode()

    root = make_project({**TOWN, FILE: file(old)})
    code = check(root, "--fix", "--ignore", "TEN,DAT")
    assert (root / FILE).read_bytes() == file(new)
    assert code == 0
    assert "was mended" in capsys.readouterr().out


@pytest.mark.parametrize(
    "text",
    [
        TENURE + "02.03.2022",  # March to most who write so, February to some
        TENURE + "02/03/2022",
        TENURE + "2022-02-24T10:00",  # the hour would be lost
        TENURE + "since 2022",
        TENURE + "soon",
        TENURE + ">-\n      24.02.2022",
        "type: persn",
        "type: person\npart_of: Town",
        "type: person\nsumary: Text.",
        "type: person\nsummary: Of [[actors/twon]].",
        "type: person\nmemberships: mayor",
        "type: person\ntype: 24.02.2022",
    ],
)
def test_what_may_be_meant_otherwise_is_left(make_project: MakeProject, text: str) -> None:
    root = make_project({**TOWN, FILE: HEAD + text + "\n"})
    assert check(root, "--fix") == 1
    assert (root / FILE).read_text() == HEAD + text + "\n"


def test_a_misspelt_id_is_suggested_and_never_applied(
    make_project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "name: Jane\ntype: person\npart_of:\n  - twon\n"
    root = make_project({**TOWN, FILE: text})
    assert check(root, "--fix", "--format", "json") == 1
    [found] = json.loads(capsys.readouterr().out)
    assert found["remedy"] == "did you mean `town`?"
    assert "fix" not in found
    assert (root / FILE).read_text() == text


def test_only_what_is_selected_is_mended(make_project: MakeProject) -> None:
    text = "name: Jane\ntype: Person\npart_of: town\n"
    root = make_project({**TOWN, FILE: text, "content/actors/b.yml": text})
    check(root, str(root / "content/actors/b.yml"), "--fix", "--select", "REC004")
    assert (root / FILE).read_text() == text
    assert (root / "content/actors/b.yml").read_text() == text.replace("Person", "person")


def test_programs_get_their_findings_alone(
    make_project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_project({FILE: "name: Jane\ntype: Person\n"})
    assert check(root, "--fix", "--format", "json") == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out) == []
    assert printed.err == (
        f"{FILE}:2:7 REC004 was mended: it says person now.\ncontent/addresses.txt: 1 line added.\n"
    )


@given(st.text(alphabet="0123456789.-/ ~?TZ:abemry", max_size=14))
def test_a_certain_date_is_one_day_or_month_in_the_digits_that_were_written(text: str) -> None:
    """No digit is invented or lost: those of the date are those of the text."""
    suggestion = certain_suggestion(text)
    if suggestion:
        assert parse(suggestion).text == suggestion
        if not any(character.isalpha() for character in text):
            assert digits(suggestion) == digits(text)


def certain_suggestion(text: str) -> str | None:
    try:
        parse(text)
    except DateError as error:
        return error.suggestion if error.is_certain else None
    return None


def digits(text: str) -> list[str]:
    """Those of a text, but for noughts: 2022-2-4 has fewer of them than 2022-02-04."""
    return sorted(filter(str.isdigit, text.replace("0", "")))


_TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn"), include_characters="\t"), max_size=30
)


@given(old=_TEXTS, new=_TEXTS.filter(str.strip), other=_TEXTS)
def test_any_text_is_replaced_by_any_other(old: str, new: str, other: str) -> None:
    """In quotation marks and in brackets; the rest of the file says what it said."""
    for template in ("x: {}\ny: {} # 1\n", "x: {}\ny: [{}, {{z: {}}}]\n"):
        texts = [json.dumps(text) for text in (other, old, other)]
        source = template.format(*texts[: template.count("{}")])
        raw = source.encode()
        document = read(raw)
        if document.faults:
            continue
        path = ("y", 0) if ("y", 0) in document.values else ("y",)
        scalars = scalars_in(source)
        fix = fix_of(document.values[path], scalars, Rewrite(new))
        assert fix
        expected = document.data
        if path == ("y",):
            expected["y"] = new
        else:
            expected["y"][0] = new
        assert read(mended(raw, [fix], scalars)).data == expected


def test_there_is_no_fix_where_no_text_begins() -> None:
    scalars = scalars_in("a: [b]\nc:\n")
    assert fix_of(Position(1, 4), scalars, Rewrite("x")) is None
