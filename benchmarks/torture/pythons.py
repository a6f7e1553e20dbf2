"""`make pythons`: every Python that is named builds the same bytes, from the same lock."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.torture.projects import tree

ROOT = Path(__file__).resolve().parents[2]
QUIET = ("-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input")


def build(python: str, folder: Path) -> dict[str, str]:
    """What a Python makes of this repository's records, with packages of its own."""
    subprocess.run([python, "-m", "venv", folder / "venv"], check=True)
    own = folder / "venv/bin/python"
    lock = ("--require-hashes", "--only-binary", ":all:", "--requirement", "requirements.lock")
    subprocess.run([own, *QUIET, *lock], check=True, cwd=ROOT)
    editable = ("--no-deps", "--no-build-isolation", "--editable", ".")
    subprocess.run([own, *QUIET, *editable], check=True, cwd=ROOT)
    command: list[str | Path] = [
        folder / "venv/bin/factsheet",
        "build",
        "--clean",
        "--site-dir",
        folder / "site",
    ]
    env = {**os.environ, "FACTSHEET_CACHE": str(folder / "cache")}
    subprocess.run(command, check=True, cwd=ROOT, env=env)
    return tree(folder / "site")


def main() -> None:
    """Build with each Python that is named; exit code 1 where one makes other bytes."""
    made: dict[str, dict[str, str]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for number, python in enumerate(sys.argv[1:]):
            place = Path(folder) / str(number)
            place.mkdir()
            made[python] = build(python, place)
            first = next(iter(made.values()))
            other = made[python]
            files = sorted(n for n in {*first, *other} if first.get(n) != other.get(n))
            print(f"{python}: {len(other)} files, {len(files)} differ {' '.join(files[:5])}")
    sys.exit(any(other != first for other in made.values()))


if __name__ == "__main__":
    main()
