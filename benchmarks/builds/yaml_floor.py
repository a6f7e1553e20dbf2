"""Reads every record of the project in this folder and has libyaml make its nodes.

No check that finds the places of values can be quicker, in one process.
"""

from __future__ import annotations

from pathlib import Path

import yaml

if __name__ == "__main__":
    for path in Path("content").rglob("*.yml"):
        with path.open("rb") as file:  # whose name an error tells
            yaml.compose(file, yaml.CBaseLoader)
