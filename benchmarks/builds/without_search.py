"""Builds the project in this folder without its search index, to tell what the rest costs."""

from __future__ import annotations

import sys
from unittest import mock

from generator.cli import main

if __name__ == "__main__":
    sys.argv = ["factsheet", "build", "--clean"]
    with mock.patch("generator.build.write_search_bundle"):
        main()
