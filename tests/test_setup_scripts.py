"""The scripts that set up the environment and the browser, on machines that lack something."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scripts.chromium import run

SCRIPTS = Path(__file__).resolve().parent.parent / "scripts"


def command(folder: Path, name: str, text: str) -> Path:
    """Write a shell command."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def chromium(**environment: str) -> subprocess.CompletedProcess[str]:
    """Run the search for a browser."""
    unset = {name: value for name, value in os.environ.items() if name != "FACTSHEET_CHROMIUM"}
    return subprocess.run(
        [sys.executable, SCRIPTS / "chromium.py"],
        env={**unset, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_browser_named_in_the_environment_is_taken(tmp_path: Path) -> None:
    named = command(tmp_path / "with space", "my-browser", "exit 0")
    found = chromium(FACTSHEET_CHROMIUM=str(named))
    assert (found.returncode, found.stdout) == (0, f"{named}\n")


def test_a_named_browser_that_does_not_run_is_an_error(tmp_path: Path) -> None:
    command(tmp_path, "chromium", "exit 0")
    found = chromium(FACTSHEET_CHROMIUM="/nowhere/chromium", PATH=str(tmp_path))
    assert (found.returncode, found.stdout) == (1, "")
    assert "FACTSHEET_CHROMIUM names '/nowhere/chromium', which does not run" in found.stderr


def test_a_browser_on_the_path_that_does_not_start_is_passed_over(tmp_path: Path) -> None:
    command(tmp_path, "chromium", "exit 127")
    works = command(tmp_path, "google-chrome", "exit 0")
    found = chromium(PATH=str(tmp_path))
    assert (found.returncode, found.stdout, found.stderr) == (0, f"{works}\n", "")


def test_a_failed_command_says_why(tmp_path: Path) -> None:
    failing = command(tmp_path, "install", "echo Working; echo 'E: no such package' >&2; exit 100")
    assert run([str(failing)], 10) == "E: no such package"
    assert run([str(command(tmp_path, "silent", "exit 3"))], 10) == "exit code 3"
    assert "No such file" in str(run([str(tmp_path / "absent")], 10))
    assert run([str(command(tmp_path, "works", "exit 0"))], 10) is None


def test_a_command_that_does_not_answer_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    late = tmp_path / "late"
    hanging = command(tmp_path, "hanging", f"(sleep 2; touch '{late}') &\nwait")
    assert run([str(hanging)], 0.3) == "no answer within 0.3 seconds"
    time.sleep(2.2)
    assert not late.exists()


@pytest.mark.parametrize("python", ["too-old", "absent"])
def test_without_a_recent_python_nothing_is_touched(tmp_path: Path, python: str) -> None:
    shutil.copytree(SCRIPTS, tmp_path / "scripts")
    venv = tmp_path / ".venv"
    venv.mkdir()
    command(tmp_path, "too-old", "exit 1")
    tried = subprocess.run(
        [tmp_path / "scripts" / "setup-venv.sh"],
        env={**os.environ, "PYTHON": str(tmp_path / python)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert tried.returncode == 1
    assert tried.stderr.startswith("Factsheet needs Python 3.11 or later; tried:")
    assert list(venv.iterdir()) == []
