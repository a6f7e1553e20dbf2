"""A project whose records hold hostile texts in nearly every field, and its data."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.build import export_into
from generator.check import check
from generator.pages.views import SiteView
from generator.project import Project, open_project

HOSTILE = (
    "=cmd|'/c calc'!A1",
    "+1",
    "-1",
    "@SUM(A1)",
    "'quoted",
    "''",
    " =1+1",
    "\t=1",
    '"; DROP TABLE statements; --',
    "'; DROP TABLE statements; --",
    'a,b\n"c"\n\nd',
    "<script>alert(1)</script>",
    "no",
    "2022-02",
    "null",
    "[1, 2]",
    '{"a": 1}',
    "  two  spaces  ",
    "\u202eevil\u202c \u2028 \ufeff é e\u0301 日本語 👩‍👩‍👧",
    "x" * 400,
)
DATES = (
    "2024-03-01",
    "2024-03-01?",
    "2024-03",
    "2024",
    "2024~",
    "2024-21",
    "202X",
    "2024-XX",
    "2024-02-01/2024-02-03",
    "2024/..",
    "../2024",
    "-0044-03-15",
    "0000",
    "Y12345",
    "9999-12-31",
)
SOURCE_TYPES = ("article", "transcript", "speech", "post", "document", "broadcast")
ADDRESS = "https://example.org/facts/"


@pytest.fixture
def texts() -> tuple[str, ...]:
    """Texts that mean something to one reader or another."""
    return HOSTILE


@pytest.fixture
def dates() -> tuple[str, ...]:
    """Dates of all sorts, which the records take in turn."""
    return DATES


def _files_of(records: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    return {
        f"content/{ref}.yml": yaml.safe_dump(dict(fields), allow_unicode=True, sort_keys=False)
        for ref, fields in records.items()
    }


def _records(texts: Sequence[str]) -> dict[str, dict[str, Any]]:
    """A project with nearly every field, its texts these, aliases used, a record withdrawn."""
    titles = itertools.cycle(texts)
    found: dict[str, dict[str, Any]] = {
        "topics/t": {"title": next(titles), "other_names": [{"name": t} for t in texts]},
        "sources/s": {
            "title": next(titles),
            "type": "article",
            "authors": list(texts),
            "published": "2024-03~",
            "aliases": ["old-s"],
        },
        "actors/body": {"name": "A body", "type": "state", "part_of": ["club", "other-club"]},
        "actors/club": {"name": "A club", "type": "group", "summary": "*A* club."},
        "actors/other-club": {"name": "B", "type": "organization", "part_of": ["club"]},
        "actors/gone": {"withdrawn": {"date": "2024-05-01", "reason": next(titles)}},
        "sheets/h": {
            "title": next(titles),
            "summary": next(titles),
            "questions": [{"id": "q", "text": next(titles), "aliases": ["old-q"]}],
            "facts": [{"text": "f", "sources": [{"source": "old-s", "quote": "The bridge"}]}],
            "open_questions": list(texts),
        },
        "timelines/l": {
            "title": next(titles),
            "events": [
                {
                    "id": f"e{number}",
                    "date": DATES[number % len(DATES)],
                    "title": text,
                    "summary": text,
                    "actors": ["a0", "gone"],
                    "sources": [{"source": "s", "quote": [{"exact": "bridge", "prefix": "The"}]}],
                }
                for number, text in enumerate(texts)
            ],
        },
    }
    for number, text in enumerate(texts):
        found[f"actors/a{number}"] = {
            "name": text,
            "type": "person",
            "other_names": [{"name": text, "lang": "uk", "note": text}],
            "memberships": [
                {"role": text, "also_called": [text, "b"], "start_date": "2014"},
                {"role": "r", "organization": "body", "end_date": DATES[number % len(DATES)]},
            ],
            "part_of": ["body", "gone"],
            "identifiers": {text: text},
        }
        found[f"sources/s{number}"] = {
            "title": text,
            "type": SOURCE_TYPES[number % len(SOURCE_TYPES)],
            "publisher": text,
            "authors": [text, "A and B"],
            "url": f"https://example.org/{number}?a=1&copy;=%20_#f~",
            "archive_url": f"https://archive.example/{number}",
            "published": DATES[number % len(DATES)],
            "accessed": "2024-05-06",
        }
        found[f"statements/x{number}"] = {
            "speakers": [f"a{number}", "gone"] if number % 2 else [f"a{number}"],
            "speech": "direct",
            "claim": text,
            "quote": [{"exact": "The bridge"}, {"exact": "in May"}],
            "source": "old-s",
            "topics": ["t"],
            "stances": [{"question": "h/old-q", "stance": "for"}],
            "responds_to": ["x0"] if number else ["x1"],
            "described_as": [{"actor": f"a{number}", "quote": "bridge opens"}],
            "translations": [{"lang": "uk", "text": text}],
        }
    return found


@pytest.fixture
def records() -> dict[str, dict[str, Any]]:
    """The records of the hostile project, by ``kind/id``."""
    return _records(HOSTILE)


Make = Callable[[Mapping[str, str]], Path]


@pytest.fixture
def files() -> Callable[[Sequence[str]], dict[str, str]]:
    """The files of a project in which these texts stand in nearly every field."""

    def files_of(texts: Sequence[str]) -> dict[str, str]:
        config = f"site_name: 'Facts & <b>'\nsite_url: {ADDRESS}\n"
        archive = {"content/sources/s.txt": "The bridge opens in May.\n", "mkdocs.yml": config}
        return {**_files_of(_records(texts)), **archive}

    return files_of


@pytest.fixture
def hostile(make_project: Make, files: Callable[[Sequence[str]], dict[str, str]]) -> Project:
    """The hostile project."""
    return open_project(make_project(files(HOSTILE)))


@pytest.fixture
def view() -> Callable[[Project], SiteView]:
    """A project's records, checked, as exports see them."""

    def view_of(project: Project, changed: Mapping[str, str] | None = None) -> SiteView:
        checked = check(project.root, project.limits)
        assert not checked.errors, checked.diagnostics
        title, url = project.text("site_name"), project.text("site_url")
        return SiteView(checked, project.settings, changed, title=title, url=url)

    return view_of


@pytest.fixture
def exported() -> Callable[[Project, Path], Path]:
    """Writes a project's data into a folder."""

    def export(project: Project, folder: Path) -> Path:
        checked = check(project.root, project.limits)
        assert not checked.errors, checked.diagnostics
        export_into(project, checked, folder, lambda _: None)
        return folder

    return export


@pytest.fixture
def data(hostile: Project, exported: Callable[[Project, Path], Path], tmp_path: Path) -> Path:
    """The folder with the hostile project's data."""
    return exported(hostile, tmp_path / "data")


@pytest.fixture
def own_data(exported: Callable[[Project, Path], Path], tmp_path: Path) -> Path:
    """The folder with the data of this repository's own records."""
    return exported(open_project(Path(__file__).resolve().parents[2]), tmp_path / "own")
