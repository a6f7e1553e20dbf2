"""How editors find the schema of a file: settings of VS Code, and a line in the file itself."""

from __future__ import annotations

import json
import posixpath
from typing import Any

from generator.records import KINDS
from generator.schema.files import FOLDER

MODELINE = "# yaml-language-server: $schema="
"""How a file names its schema to editors that use the YAML language server."""


def modeline(file: str) -> str:
    """The line that names the schema of a record's file, given by its path in the project."""
    kind = file.split("/")[1]
    return MODELINE + posixpath.relpath(f"{FOLDER}/{kind}.json", posixpath.dirname(file))


def vscode_files() -> dict[str, str]:
    """The files of a project by which VS Code knows the schemas, by path."""
    settings: dict[str, Any] = {
        "files.eol": "\n",
        "files.insertFinalNewline": True,
        # Records are formatted by `factsheet fmt`, which knows the order of their fields.
        "yaml.format.enable": False,
        "yaml.schemas": {f"./{FOLDER}/{kind}.json": f"content/{kind}/**/*.yml" for kind in KINDS},
    }
    return {
        ".vscode/extensions.json": _json({"recommendations": ["redhat.vscode-yaml"]}),
        ".vscode/settings.json": _json(settings),
    }


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, indent=2) + "\n"
