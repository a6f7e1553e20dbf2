"""Makes what takes longer than a page: search, data, feed. A program of its own, run beside.

``python -m generator.preview.others ROOT FOLDER`` writes them into an empty folder, so that pages
are made meanwhile as quickly as ever, and what has become old can be stopped at any moment.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from generator.build import planned, view
from generator.check import check
from generator.errors import FactsheetError
from generator.pages.page import Page
from generator.project import open_project
from generator.site.docs_tree import write_files
from generator.snapshot import Learned

FILES, PAGES = "files", "pages.json"


class Others:
    """One making of them, for the project at ``root``, in a folder that is its own."""

    def __init__(self, root: Path, folder: Path) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        (folder / FILES).mkdir(parents=True)
        self._folder = folder
        self._process = subprocess.Popen(  # noqa: S603 - this very program
            [sys.executable, "-m", __name__, str(root), str(folder)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def stop(self) -> None:
        """What is being made is not wanted any more."""
        self._process.kill()
        self._process.wait()

    def take(self, target: Path) -> Iterator[Page]:
        """Wait until all is made, and put the files among those at ``target``.

        Yields:
            The pages that tell of them; none where it was stopped, or failed.
        """
        if self._process.wait() != 0:
            return
        for path in sorted((self._folder / FILES).rglob("*")):
            place = target / path.relative_to(self._folder / FILES)
            if path.is_file():
                place.parent.mkdir(parents=True, exist_ok=True)
                path.replace(place)
        for values in json.loads((self._folder / PAGES).read_text("utf-8")):
            yield Page(**{**values, "hide": tuple(values["hide"])})


def main(root: Path, folder: Path) -> int:
    """Make them; returns the exit code."""
    if hasattr(os, "nice"):
        os.nice(10)  # whoever waits for a page goes first
    project = open_project(root)
    checked = check(root, project.limits, learned=Learned.of(root))
    if checked.errors:
        return 1
    plan, writers = planned(project, view(project, checked, {}))
    write_files(plan, {}, folder / FILES)
    pages = [asdict(page) for write in writers for page in write(folder / FILES)]
    (folder / PAGES).write_text(json.dumps(pages), "utf-8")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
    except (FactsheetError, OSError):
        sys.exit(1)
