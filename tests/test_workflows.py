"""The workflows do what the repository's own commands do, and can do nothing else."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".github/workflows"
STARTER = ROOT / "generator/starter/.github/workflows"
FOLDERS = pytest.mark.parametrize("folder", [FOLDER, STARTER], ids=("ours", "starter"))
FILES = sorted((*FOLDER.glob("*.yml"), *STARTER.glob("*.yml")))
WORKFLOWS = pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parts[-4]}-{file.stem}")


def read(file: Path) -> dict[str, Any]:
    """A workflow, with its texts as they stand: `on` is a key, not a truth."""
    data: dict[str, Any] = yaml.load(file.read_text("utf-8"), yaml.BaseLoader)
    return data


def steps(file: Path) -> list[dict[str, Any]]:
    return [step for job in read(file)["jobs"].values() for step in job["steps"]]


@FOLDERS
def test_zizmor_finds_nothing(folder: Path) -> None:
    command = [str(Path(sys.executable).with_name("zizmor")), "--offline", "--pedantic", "--quiet"]
    done = subprocess.run([*command, folder], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@WORKFLOWS
def test_every_action_is_pinned_by_its_commit(file: Path) -> None:
    used = [step["uses"] for step in steps(file) if "uses" in step]
    assert used
    for name in used:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", name), name


def test_one_action_is_one_commit_everywhere() -> None:
    used = {step["uses"] for file in FILES for step in steps(file) if "uses" in step}
    assert len(used) == len({name.partition("@")[0] for name in used})


@FOLDERS
def test_a_proposal_can_read_and_nothing_else(folder: Path) -> None:
    """What a stranger proposes runs with no secret and no permission to write."""
    files = sorted(folder.glob("*.yml"))
    proposals = [file for file in files if "pull_request" in read(file)["on"]]
    assert [file.stem for file in proposals] == ["check"]
    for file in files:
        assert "pull_request_target" not in read(file)["on"]
        assert "secrets" not in file.read_text("utf-8")
    workflow = read(proposals[0])
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        assert job["permissions"] == {"contents": "read"}


@WORKFLOWS
def test_only_the_last_step_of_publishing_may_write(file: Path) -> None:
    workflow = read(file)
    assert workflow["permissions"] == {}
    for name, job in workflow["jobs"].items():
        wanted = {"contents": "read"}
        if (file.stem, name) == ("publish", "build"):
            wanted["pages"] = "read"  # the site's address
        if (file.stem, name) == ("publish", "deploy"):
            wanted = {"pages": "write", "id-token": "write"}
            assert [step["uses"].partition("@")[0] for step in job["steps"]] == [
                "actions/deploy-pages"
            ]
        assert job["permissions"] == wanted


@WORKFLOWS
def test_what_is_run_exists(file: Path) -> None:
    """Each step is a target of the Makefile, or a command with options that it has."""
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for line in (step["run"] for step in steps(file) if "run" in step):
        program, *words = line.partition(" >> ")[0].split()
        if program == "make":
            assert set(words) <= targets
            continue
        if program == "python":
            assert words == ["-m", "pip", "install", "--requirement", "requirements.txt"]
            continue
        assert Path(program).name == "factsheet"
        shown = subprocess.run(
            [str(Path(sys.executable).with_name("factsheet")), words[0], "--help"],
            capture_output=True,
            text=True,
            check=False,
        )
        assert shown.returncode == 0, line
        for option in (word for word in words if word.startswith("--")):
            assert option in shown.stdout


@WORKFLOWS
def test_no_step_reads_what_a_stranger_named(file: Path) -> None:
    """A branch's name or a title in a script would be run with it."""
    for step in steps(file):
        assert "${{" not in step.get("run", "")


def test_what_is_kept_between_builds_is_of_the_same_code_and_holds_nothing_private() -> None:
    kept = [
        (file.stem, step["with"])
        for file in FILES
        for step in steps(file)
        if step.get("uses", "").startswith("actions/cache@")
    ]
    assert [name for name, _ in kept] == ["publish", "publish"]
    for _, given in kept:
        key, sha = given["key"].rsplit("-", 1)
        assert sha == "${{ github.sha }}"
        assert given["restore-keys"] == f"{key}-"
        for part in ("runner.os", "'requirements.", "'site_templates/**'", "'mkdocs.yml'"):
            assert part in key
        # A folder that is named as a whole would be kept as a whole, whatever is taken out below.
        assert ".factsheet/*\n!.factsheet/texts\n" in given["path"]
