"""A site is looked at before it takes the place of the one that readers see."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build import build
from generator.project import open_project

ROOT = Path(__file__).resolve().parent.parent
MakeProject = Callable[..., Path]


def run(script: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, ROOT / "scripts" / script, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def site(make_project: MakeProject) -> Path:
    root = make_project({"content/topics/bridge.yml": "title: The bridge\n"})
    build(open_project(root), root / "site", lambda _: None)
    return root / "site"


def test_a_whole_site_passes(site: Path) -> None:
    done = run("verify_site.py", site)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("planted", "told"),
    [
        ('<a href="../nowhere/">x</a>', "../nowhere/ leads nowhere"),
        ('<a href="#nowhere">x</a>', "#nowhere leads nowhere"),
        ('<a href="../../../../etc/passwd">x</a>', "leads nowhere"),
        ('<img src="pic.png">', "pic.png leads nowhere"),
        ('<script src="https://example.org/x.js"></script>', "from another host"),
        ('<link rel="stylesheet" href="//example.org/x.css">', "from another host"),
    ],
)
def test_a_fault_in_a_page_is_named_with_it(site: Path, planted: str, told: str) -> None:
    page = site / "topics/bridge/index.html"
    page.write_text(page.read_text("utf-8").replace("</body>", f"{planted}</body>"), "utf-8")
    done = run("verify_site.py", site)
    assert done.returncode == 1
    assert any(
        line.startswith("topics/bridge/index.html: ") and told in line
        for line in done.stderr.splitlines()
    )


def test_links_elsewhere_and_pictures_in_the_page_are_no_faults(site: Path) -> None:
    page = site / "topics/bridge/index.html"
    planted = '<a href="https://example.org/">x</a><img src="data:image/png;base64,AA=="></body>'
    page.write_text(page.read_text("utf-8").replace("</body>", planted), "utf-8")
    assert run("verify_site.py", site).returncode == 0


@pytest.mark.parametrize("gone", ["build.json", "index.html"])
def test_a_site_that_lacks_what_every_site_has_is_not_whole(site: Path, gone: str) -> None:
    (site / gone).unlink()
    assert gone in run("verify_site.py", site).stderr


def test_the_new_site_takes_the_place_of_the_old(site: Path, tmp_path: Path) -> None:
    target = tmp_path / "www"
    assert run("put_in_place.py", site, target).returncode == 0
    (site / "robots.txt").write_text("new")
    (site / "search/index.html").unlink()
    assert run("put_in_place.py", site, target).returncode == 0
    assert (target / "robots.txt").read_text() == "new"
    assert not (target / "search/index.html").exists()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".www")] == []


def test_a_folder_of_somebody_else_is_left_alone(site: Path, tmp_path: Path) -> None:
    target = tmp_path / "www"
    target.mkdir()
    (target / "thesis.doc").write_text("years of work")
    done = run("put_in_place.py", site, target)
    assert done.returncode == 1
    assert "not made by this tool" in done.stderr
    assert (target / "thesis.doc").exists()
    assert run("put_in_place.py", site, site / "topics").returncode == 1
    assert json.loads((site / "build.json").read_text())["generator"] == "factsheet"
