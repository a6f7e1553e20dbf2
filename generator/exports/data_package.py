"""``datapackage.json`` (Frictionless Data Package 1) and ``SHA256SUMS``: what the files are."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.exports.columns import Column, Text, table_schema_type

FILE = "datapackage.json"
CHECKSUMS = "SHA256SUMS"
_MEDIA_TYPES = {
    "jsonl": "application/jsonl",
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
    "sqlite": "application/vnd.sqlite3",
    "json": "application/json",
    "csl.json": "application/vnd.citationstyles.csl+json",
    "bib": "application/x-bibtex",
}
_BINARY = frozenset({"parquet", "sqlite"})
_SPDX = "https://spdx.org/licenses/{}.html"


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of the data."""

    name: str
    """Relative to the folder of the data, with forward slashes."""
    description: str
    """What it is; empty where it is one of many that another file leads to."""
    bytes: int
    sha256: str
    columns: tuple[Column, ...] = ()
    """Of a CSV file, which is the one with a schema."""

    @property
    def format(self) -> str:
        """What follows the first point of its name; no id and no kind has one."""
        return self.name.partition(".")[2]

    @property
    def media_type(self) -> str:
        """What its content is (RFC 6838)."""
        return _MEDIA_TYPES[self.format]


def data_file(path: Path, description: str, columns: tuple[Column, ...] = ()) -> DataFile:
    """What is to be told of a file that was written."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return DataFile(path.name, description, path.stat().st_size, digest, columns)


def data_package(
    files: Iterable[DataFile], *, title: str, description: str, homepage: str, licence: str | None
) -> str:
    """The description of all files, as JSON.

    Args:
        files: the files.
        title: the site's name.
        description: what the site is about, or nothing.
        homepage: the site's address, or nothing.
        licence: the SPDX id of the records' licence, where it is known.
    """
    package: dict[str, Any] = {
        "profile": "data-package",
        "name": "factsheet",
        "generator": "factsheet",  # by which a later export knows the folder as its own
        "title": title,
        "description": description,
        "homepage": homepage,
    }
    if licence:
        package["licenses"] = [{"name": licence, "path": _SPDX.format(licence), "title": licence}]
    package["resources"] = [_resource(file) for file in files]
    kept = {key: value for key, value in package.items() if value}
    return json.dumps(kept, ensure_ascii=False, indent=2) + "\n"


def checksums(files: Iterable[tuple[str, str]]) -> str:
    """Names and digests as ``sha256sum --check`` reads them."""
    return "".join(f"{sha256}  {name}\n" for name, sha256 in sorted(files))


def _resource(file: DataFile) -> dict[str, Any]:
    resource: dict[str, Any] = {
        "name": file.name.replace(".", "-"),
        "path": file.name,
        "description": file.description,
        "format": file.format,
        "mediatype": file.media_type,
        "encoding": "utf-8",
        "bytes": file.bytes,
        "hash": f"sha256:{file.sha256}",
    }
    if not file.columns:
        if file.format in _BINARY:
            del resource["encoding"]
        # `type` is of frictionless, which would take JSON Lines for a table without a schema.
        return {**resource, "profile": "data-resource", "type": "file"}
    dialect = {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True}
    resource |= {"profile": "tabular-data-resource", "dialect": dialect}
    fields = [
        {
            "name": column.name,
            "type": table_schema_type(column.type),
            "description": column.description,
        }
        for column in file.columns
    ]
    resource["schema"] = {
        "fields": fields,
        "primaryKey": "id",
        "missingValues": [""],
        "foreignKeys": [
            {
                "fields": column.name,
                "reference": {"resource": f"{column.type.refers_to}-csv", "fields": "id"},
            }
            for column in file.columns
            if isinstance(column.type, Text) and column.type.refers_to
        ],
    }
    return resource
