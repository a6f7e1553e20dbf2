"""The command as its users type it: exit codes, what is printed, and what stays untouched."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from generator.cli import cli, run

ARTICLE = "On Monday the mayor spoke. “The bridge will open in May,” said Jane Doe.\n"
PROJECT = {
    "content/actors/jane-doe.yml": "name: Jane Doe\ntype: person\n",
    "content/sources/news.yml": "title: The bridge\ntype: article\npublished: 2024-03-04\n",
    "content/sources/news.txt": ARTICLE,
    "content/statements/bridge.yml": (
        "speakers:\n  - jane-doe\nspeech: direct\nclaim: Jane Doe said that the bridge will open.\n"
        "quote: The bridge will open in May\nsource: news\ndate: 2024-03-01/2024-03-04\n"
    ),
}
STATEMENT = PROJECT["content/statements/bridge.yml"]

MakeProject = Callable[..., Path]
Type = Callable[..., int]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Type:
    """Type ``factsheet ARGUMENTS`` somewhere else than in the project; returns the exit code."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()

    def type_it(*arguments: str | Path) -> int:
        monkeypatch.chdir(elsewhere)
        words = [str(argument) for argument in arguments]
        return run(partial(cli.main, words, prog_name="factsheet", standalone_mode=False))

    return type_it


def findings(output: str) -> list[tuple[str, str, int, int]]:
    """Code, path, line and column of each finding in JSON."""
    return [(f["code"], f["path"], f["line"], f["column"]) for f in json.loads(output)]


def test_sound_project_checks_and_builds(
    make_project: MakeProject, typed: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder that holds nothing but content/ builds."""
    root = make_project(PROJECT)
    assert typed("-C", root, "check", "--strict") == 0
    assert typed("-C", root, "build") == 0
    page = (root / "site/statements/bridge/index.html").read_text("utf-8")
    assert "The bridge will open in May" in page
    assert "word for word in the source" in page
    capsys.readouterr()
    assert typed("-C", root, "build") == 0
    assert "up to date" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "column"),
    [
        ("open in May", "open in may", "QUO001", 5, 8),
        ("- jane-doe", "- jane-do", "REF001", 2, 5),
        ("2024-03-01/2024-03-04", "2024-03-04/2024-03-01", "REC005", 7, 7),
        ("source: news", "source: news\nsource: news", "YML008", 7, 1),
        (STATEMENT, "[" * 30_000, "YML006", 1, 51),
        ("speech: direct", "speech: shouted", "REC004", 3, 9),
        ("speech: direct\n", "", "REC001", 1, 1),
        ("speech: direct", "speach: direct\nspeech: direct", "REC002", 3, 1),
        ("source: news", "source:", "REC006", 6, 1),
        ("  - jane-doe", "  jane-doe", "REC003", 2, 3),
    ],
)
def test_fault_is_located_and_keeps_the_old_site(
    make_project: MakeProject,
    typed: Type,
    capsys: pytest.CaptureFixture[str],
    old: str,
    new: str,
    code: str,
    line: int,
    column: int,
) -> None:
    """One fault of any sort: its place, exit code 1, and what was published stands."""
    assert STATEMENT.count(old) == 1
    file = "content/statements/bridge.yml"
    root = make_project({**PROJECT, file: STATEMENT.replace(old, new)})
    (root / "site").mkdir()
    (root / "site/build.json").write_text('{"generator": "factsheet"}')
    (root / "site/index.html").write_text("the old site")

    assert typed("-C", root, "check", "--format", "json") == 1
    assert findings(capsys.readouterr().out) == [(code, file, line, column)]
    assert typed("-C", root, "build") == 1
    assert "Traceback" not in capsys.readouterr().err
    assert (root / "site/index.html").read_text() == "the old site"


def test_all_faults_are_reported_in_one_run(
    make_project: MakeProject, typed: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    """A broken file hides no other, and is no reason to call what refers to it unknown."""
    root = make_project(
        {
            **PROJECT,
            "content/actors/jane-doe.yml": "name: Jane Doe\ntype: human\n",
            "content/statements/bridge.yml": STATEMENT.replace("source: news", "source: nws"),
        }
    )
    assert typed("-C", root, "check", "--format", "json") == 1
    found = json.loads(capsys.readouterr().out)
    assert [(f["code"], f["path"]) for f in found] == [
        ("REC004", "content/actors/jane-doe.yml"),
        ("REF001", "content/statements/bridge.yml"),
    ]
    assert found[1]["remedy"] == "did you mean `news`?"
    assert found[1] | {"message": "", "remedy": ""} == {
        "code": "REF001",
        "name": "unknown-reference",
        "severity": "error",
        "path": "content/statements/bridge.yml",
        "line": 6,
        "column": 9,
        "kind": "statements",
        "id": "bridge",
        "message": "",
        "remedy": "",
    }


def test_warnings_fail_only_when_strict(
    make_project: MakeProject, typed: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    """A quotation without an archive is doubtful, not wrong; a waiver with a reason settles it."""
    files = {name: text for name, text in PROJECT.items() if not name.endswith(".txt")}
    root = make_project(files)
    assert typed("-C", root, "check") == 0
    assert "QUO003" in capsys.readouterr().out
    assert typed("-C", root, "check", "--strict") == 1
    assert typed("-C", root, "build", "--strict") == 1
    assert not (root / "site").exists()

    waiver = "accept:\n  - code: QUO003\n    reason: The paper is in our library.\n"
    make_project({"content/statements/bridge.yml": STATEMENT + waiver})
    capsys.readouterr()
    assert typed("-C", root, "check", "--strict", "--format", "json") == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert found["waived"] == "The paper is in our library."


def test_check_reports_on_paths_and_codes(
    make_project: MakeProject, typed: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    """Paths are relative to the folder of -C; codes, families and names select."""
    root = make_project(
        {
            "content/actors/a.yml": "name: A\ntype: x\n",
            "content/topics/b.yml": "title: B\nsummary: '[[topics/c]]'\n",
        }
    )

    def codes(*arguments: str) -> list[str]:
        typed("-C", root, "check", "--format", "json", *arguments)
        return [found["code"] for found in json.loads(capsys.readouterr().out)]

    assert codes() == ["REC004", "REF001"]
    assert codes("content/topics") == ["REF001"]
    assert codes("content/actors/a.yml") == ["REC004"]
    assert codes("--select", "REF") == ["REF001"]
    assert codes("--ignore", "REF001,wrong-value") == []
    assert typed("-C", root, "check", "--select", "NOPE") == 2
    assert typed("-C", root, "check", "content/nothing") == 2


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_every_format_names_the_place(
    make_project: MakeProject, typed: Type, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    """The same finding in every format; JSON and SARIF stand alone on standard output."""
    root = make_project({"content/actors/a.yml": "name: A\ntype: x\n"})
    assert typed("-C", root, "check", "--format", form) == 1
    output = capsys.readouterr().out
    assert "content/actors/a.yml" in output
    assert "REC004" in output
    if form == "sarif":
        (result,) = json.loads(output)["runs"][0]["results"]
        region = result["locations"][0]["physicalLocation"]["region"]
        assert region == {"startLine": 2, "startColumn": 7}
    elif form == "github":
        assert output.startswith("::error file=content/actors/a.yml,line=2,col=7,title=REC004 ")


def test_misuse_is_exit_code_2(
    make_project: MakeProject, typed: Type, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Wrong options, no project, a foreign folder, a configuration that breaks exactness."""
    root = make_project(PROJECT)
    assert typed("-C", tmp_path / "nowhere", "check") == 2
    assert typed("-C", root, "chekc") == 2
    assert typed("-C", root, "check", "--format", "xml") == 2
    assert typed("check") == 2
    assert "content/" in capsys.readouterr().err
    assert typed("explain", "QUO999") == 2
    (root / "notes").mkdir()
    (root / "notes/mine.txt").write_text("do not lose me")
    assert typed("-C", root, "build", "--site-dir", "notes") == 2
    assert typed("-C", root, "generate", "notes") == 2
    assert (root / "notes/mine.txt").read_text() == "do not lose me"
    for config in (
        "markdown_extensions: [smarty]\n",
        "plugins: [search]\n",
        "theme: readthedocs\n",
        "use_directory_urls: false\n",
        "extra: {factsheet: {langauge: en}}\n",
        "extra: {factsheet: {edit: 'javascript:alert(1)'}}\n",
        "extra: {factsheet: {contact: 'javascript:alert(1)'}}\n",
        "site_name: [\n",
        "- a list\n",
        "INHERIT: mkdocs.yml\n",
    ):
        (root / "mkdocs.yml").write_text(config)
        assert typed("-C", root, "check") == 2, config
    assert "Traceback" not in capsys.readouterr().err


def test_explain_works_outside_a_project(typed: Type, capsys: pytest.CaptureFixture[str]) -> None:
    """A rule's page, by code or by name."""
    assert typed("explain", "ref001") == 0
    by_code = capsys.readouterr().out
    assert typed("explain", "unknown-reference") == 0
    assert capsys.readouterr().out == by_code
    assert "Why is this bad?" in by_code


def test_generate_writes_a_project_of_its_own(
    make_project: MakeProject, typed: Type, tmp_path: Path
) -> None:
    """Into a new folder, and again into the folder that it made."""
    root = make_project(PROJECT)
    for _ in range(2):
        assert typed("-C", root, "generate", tmp_path / "made") == 0
    assert (tmp_path / "made/mkdocs.yml").is_file()
    assert (tmp_path / "made/docs/statements/bridge.md").is_file()
    assert (tmp_path / "made/docs/pagefind/pagefind.js").is_file()


def test_odd_ids_and_pages_have_addresses_of_their_own(
    make_project: MakeProject, typed: Type
) -> None:
    """An id that MkDocs takes for a folder's page; a page that replaces one of ours."""
    root = make_project(
        {
            "content/actors/index.yml": "name: The index\ntype: group\n",
            "content/actors/readme.yml": "name: The readme\ntype: group\n",
            "content/topics/404.yml": "title: Not found\naliases: [index]\n",
            "content/pages/method.md": "# Our method\n",
        }
    )
    assert typed("-C", root, "build") == 0

    def page(address: str) -> str:
        return (root / "site" / address / "index.html").read_text("utf-8")

    assert "The index" in page("actors/index")
    assert "The readme" in page("actors/readme")
    assert "People and bodies" in page("actors")
    assert "Not found" in page("topics/404")
    assert "../../topics/404/" in page("topics/index")
    assert "Our method" in page("method")


def test_project_is_never_replaced_by_its_site(make_project: MakeProject, typed: Type) -> None:
    """Nor the folders that hold its records, its templates, its work and its private texts."""
    root = make_project({**PROJECT, ".factsheet/texts/news.txt": "kept"})
    for folder in (".", "..", "content", "content/pages", ".factsheet", ".factsheet/docs"):
        assert typed("-C", root, "build", "--site-dir", folder) == 2, folder
        assert typed("-C", root, "generate", folder) == 2, folder
    assert (root / ".factsheet/texts/news.txt").read_text() == "kept"


def test_further_folders_are_relative_to_those_before(
    make_project: MakeProject, typed: Type
) -> None:
    """As -C of git and make."""
    root = make_project(PROJECT)
    assert typed("-C", root.parent, "-C", root.name, "check") == 0
    assert typed("-C", root, "-C", "nowhere", "check") == 2


def test_wrong_configuration_of_mkdocs_is_misuse(
    make_project: MakeProject,
    typed: Type,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """MkDocs' own words, exit code 2; `!ENV` is resolved on our pages too."""
    root = make_project(PROJECT)
    for config in ("plugins: [nowhere]\n", "site_url: 7\n", "exclude_docs: actors/\n", "[" * 3000):
        (root / "mkdocs.yml").write_text(config)
        assert typed("-C", root, "build") == 2, config
    assert "Traceback" not in capsys.readouterr().err
    (root / "mkdocs.yml").write_text("site_name: !ENV [FACTSHEET_NAME, Bridges]\n")
    for name in (None, "Rivers"):
        if name:
            monkeypatch.setenv("FACTSHEET_NAME", name)
        assert typed("-C", root, "build") == 0
        home = (root / "site/index.html").read_text("utf-8")
        assert f">{name or 'Bridges'}" in home


def test_files_put_among_ours_are_not_deleted(make_project: MakeProject, typed: Type) -> None:
    """A site folder that somebody else uses too is refused, until it is ours alone again."""
    root = make_project(PROJECT)
    assert typed("-C", root, "build") == 0
    mine = root / "site/mine.txt"
    mine.write_text("do not lose me")
    assert typed("-C", root, "build", "--clean") == 2
    assert mine.read_text() == "do not lose me"
    mine.unlink()
    assert typed("-C", root, "build", "--clean") == 0


def test_fault_of_one_field_hides_none_of_the_others(
    make_project: MakeProject, typed: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong date, an unknown speaker and topic, and words that nobody wrote: all in one run."""
    statement = (
        STATEMENT.replace("- jane-doe", "- nobody")
        .replace("2024-03-01/2024-03-04", "2024-13")
        .replace("open in May", "open in June")
    )
    root = make_project(
        {**PROJECT, "content/statements/bridge.yml": f"{statement}topics: [nothing]\n"}
    )
    assert typed("-C", root, "check", "--format", "json") == 1
    found = [(code, line) for code, _, line, _ in findings(capsys.readouterr().out)]
    assert found == [("REF001", 2), ("QUO001", 5), ("REC005", 7), ("REF001", 8)]


@pytest.mark.parametrize("module", ["click", "generator.cli", "generator.cli_checking"])
def test_an_interrupt_is_words_while_the_command_is_still_imported(module: str) -> None:
    """Most of what a short command takes goes by before it can look at its arguments."""
    code = f"""
import sys

class Pressed:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            raise KeyboardInterrupt

sys.meta_path.insert(0, Pressed())
from generator.entry import main
main()
"""
    command = [sys.executable, "-c", code, "explain", "REF001"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (130, "")
    assert "factsheet: Interrupted.\n" in done.stderr
    assert "Traceback" not in done.stderr
