"""What `generate` writes is built by other tools with no code of ours."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import html

from generator.build import build, generate_into
from generator.check import check
from generator.project import Project, open_project

ROOT = Path(__file__).resolve().parents[2]
RECORD_PAGE = "sheets/western-security-guarantees-ukraine/index.html"


@pytest.fixture(scope="module")
def project() -> Project:
    """The project of this repository."""
    return open_project(ROOT)


@pytest.fixture(scope="module")
def generated(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its generated MkDocs project, in a folder of its own."""
    target = tmp_path_factory.mktemp("generated") / "project"
    generate_into(project, check(project.root, project.limits), target, lambda _: None)
    return target


def built_by(tool: list[str], folder: Path) -> Path:
    """Build a generated project with another tool; returns the site's folder."""
    # Nothing of ours can be imported: the tools see the folder alone.
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV")}
    environment |= {"SOURCE_DATE_EPOCH": "0", "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        tool, cwd=folder, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


def differing(left: Path, right: Path) -> list[str]:
    """The files that are not the same, byte for byte, in two folders."""
    one, other = contents(left), contents(right)
    return sorted(name for name in one | other if one.get(name) != other.get(name))


def contents(folder: Path) -> dict[str, bytes]:
    """The files below a folder."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_stock_mkdocs_makes_the_very_same_site(
    project: Project, generated: Path, tmp_path: Path
) -> None:
    """`mkdocs build --strict` in the generated folder, and `factsheet build`: equal to the byte."""
    ours = tmp_path / "ours"
    assert build(project, ours, lambda _: None, clean=True).published
    stock = built_by([sys.executable, "-m", "mkdocs", "build", "--strict", "-q"], generated)
    assert differing(ours, stock) == [".nojekyll"]


def test_two_builds_are_the_same(project: Project, tmp_path: Path) -> None:
    """The same records give the same bytes, wherever they are built."""
    one, other = tmp_path / "one", tmp_path / "a longer name" / "other"
    build(project, one, lambda _: None, clean=True)
    build(project, other, lambda _: None, clean=True)
    assert differing(one, other) == []


@pytest.mark.parametrize("tool", ["zensical", "properdocs"])
def test_other_builders_show_the_same_texts(
    project: Project, generated: Path, tmp_path: Path, tool: str
) -> None:
    """Every text of a record stands on the page that another builder makes, as on ours."""
    copy = tmp_path / "project"
    shutil.copytree(generated, copy, ignore=shutil.ignore_patterns("site"))
    if tool == "properdocs":
        (copy / "mkdocs.yml").rename(copy / "properdocs.yml")
    site = built_by([str(Path(sys.executable).parent / tool), "build"], copy)
    ours = tmp_path / "ours"
    build(project, ours, lambda _: None, clean=True)
    pages = [p for p in ours.rglob("index.html") if "assets" not in p.parts]
    assert len(pages) > 60
    for page in pages:
        name = page.relative_to(ours)
        assert texts(site / name) == texts(page), name
        assert for_programs(site, name) == for_programs(ours, name), name


def texts(page: Path) -> list[tuple[str, str, str]]:
    """Record, field and text of every element that shows one."""
    tree = html.fromstring(page.read_text("utf-8"))
    return [
        (
            element.get("data-record"),
            element.get("data-field"),
            re.sub(r"[ \t\n\r\f]+", " ", element.text_content()),
        )
        for element in tree.xpath("//*[@data-field]")
    ]


def for_programs(site: Path, name: Path) -> list[str]:
    """What a page says to programs: its JSON-LD, and where to cite it and find it as data."""
    tree = html.fromstring((site / name).read_text("utf-8"))
    links = tree.xpath("//head/link[@rel='cite-as' or @type='application/json']/@href")
    here = f"https://site.example/{name.as_posix()}"
    return [
        *tree.xpath("//script[@type='application/ld+json']/text()"),
        *(urljoin(here, link) for link in links),
    ]
