"""The page at ``/data/``: which files there are, what is in each, and how to ask them."""

from __future__ import annotations

from dataclasses import replace

from generator.exports.api.openapi import PROMISE, openapi
from generator.exports.columns import Column
from generator.exports.data_package import CHECKSUMS, FILE, DataFile
from generator.exports.questions import QUESTIONS, SEARCH
from generator.exports.rows import columns_of
from generator.language import ENGLISH
from generator.pages.environment import environment, rendered
from generator.pages.page import Page
from generator.pages.structured_data import Download, dataset_data
from generator.pages.views import SiteView
from generator.project import Project
from generator.records import MODELS
from generator.resources import template_folders

ADDRESS = "data/"
STUB = Page(
    "data/index.md",
    ADDRESS,
    "Data",
    "",
    "All records as CSV, JSON Lines, SQLite and Parquet, and for other tools.",
    lang=ENGLISH.tag,
)
"""The page as navigation knows it, before there is anything to tell."""


def data_page(project: Project, site: SiteView, files: tuple[DataFile, ...]) -> Page:
    """The page for readers, sizes and counts as they are."""
    env = environment(template_folders(project.root), site)
    columns: dict[str, tuple[Column, ...]] = {model.kind: columns_of(model) for model in MODELS}
    counts = {model.kind: len(site.corpus.of(model)) for model in MODELS}
    body = rendered(
        env,
        "data.md.j2",
        ADDRESS,
        files=[(file, size_words(file.bytes)) for file in files],
        package=FILE,
        checksums=CHECKSUMS,
        licence=project.settings.licence,
        columns=columns,
        counts=counts,
        questions=QUESTIONS,
        search=SEARCH,
        has_parquet=any(file.format == "parquet" for file in files),
        api=_api() if project.settings.api else (),
        promise=PROMISE,
    )
    downloads = [
        Download(file.name, file.description, file.media_type, file.bytes, file.sha256)
        for file in files
    ]
    data = tuple(dataset_data(site, ADDRESS, STUB.title, STUB.description, downloads))
    return replace(STUB, body=body, template="data.md.j2", data=data)


def _api() -> list[tuple[str, str]]:
    """The addresses of the API below its own, and what is there."""
    paths = openapi(title="")["paths"]
    return [(path, operations["get"]["summary"]) for path, operations in paths.items()]


def size_words(size: int) -> str:
    """A number of bytes for readers: ``12 kB``."""
    if size < 1000:
        return f"{size} bytes"
    return f"{size / 1000:,.0f} kB" if size < 1_000_000 else f"{size / 1_000_000:,.1f} MB"
