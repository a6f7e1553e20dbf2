"""Writes the schemas, one a kind, and keeps those of a project in step with its records."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from generator.corpus import Corpus
from generator.errors import UsageError
from generator.project import WORK, Project
from generator.records import KINDS
from generator.schema.known import Offers, offers_of, with_offers
from generator.schema.record_schema import MADE, record_schema
from generator.writing import write_whole

FOLDER = f"{WORK}/schema"
"""Where editors find a project's schemas: what is made is ignored by git, and made again."""


def write_schemas(folder: Path, offers: Offers) -> None:
    """Write ``<kind>.json`` for every kind; what stands there already in the same words is left.

    Args:
        folder: where to.
        offers: the ids that references offer; none where there is no project.

    Raises:
        UsageError: a file of that name stands there that is no schema of ours.
    """
    paths = {kind: folder / f"{kind}.json" for kind in KINDS}
    # What is damaged may be no text any more.
    standing = {
        k: path.read_text("utf-8", "replace") for k, path in paths.items() if path.is_file()
    }
    for kind, text in standing.items():
        if MADE not in text[:300]:
            raise UsageError(
                f"{paths[kind]} was not made by this tool", "name another folder, or move it away"
            )
    for kind, model in KINDS.items():
        schema = with_offers(record_schema(model), offers)
        text = json.dumps(schema, ensure_ascii=False, separators=(",", ":")) + "\n"
        if standing.get(kind) != text:
            write_whole(paths[kind], text)


def renew_schemas(project: Project, corpus: Corpus, *, begin: bool = False) -> None:
    """Bring the schemas of a project up to its records, where it has any.

    They are a convenience beside what a command is asked for, so a folder that cannot be written to
    stops nothing.

    Args:
        project: the project.
        corpus: its records as they are now.
        begin: write them where there are none yet.
    """
    folder = project.root / FOLDER
    if begin or folder.is_dir():
        with suppress(OSError, UsageError):
            write_schemas(folder, offers_of(corpus))
