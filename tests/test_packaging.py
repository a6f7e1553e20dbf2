"""What is distributed is whole, works without a checkout, and can be set up from a hashed lock."""

from __future__ import annotations

import ast
import hashlib
import importlib.metadata
import json
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = ROOT / "site_templates"
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
RUNTIME = [Requirement(text) for text in PROJECT["project"]["dependencies"]]
# lxml comes with them, and is named by the one that splits a part of it off.
EXTRAS = [
    Requirement(text)
    for texts in PROJECT["project"]["optional-dependencies"].values()
    for text in texts
]
DEVELOPMENT = [Requirement(text) for text in PROJECT["dependency-groups"]["dev"]]
EVERY = [*RUNTIME, *EXTRAS, *DEVELOPMENT, *map(Requirement, PROJECT["build-system"]["requires"])]
REASONS = (ROOT / "docs/decisions/0001-dependencies.md").read_text(encoding="utf-8")
# Pulled in by a dependency whose documentation says to import it by this name.
IMPORTED_THROUGH = {
    "markupsafe": "jinja2",
    "pydantic-core": "pydantic",
    "lxml": "lxml-html-clean",
}
# Written in two halves, or this file would hold what it forbids.
REGISTRY_HOSTS = tuple(
    f"{name}.{domain}"
    for name, domain in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("registry.npmjs", "org"),
        ("deb.debian", "org"),
    )
)


def hatchling(kind: str, source: Path, folder: Path) -> Path:
    """Build a distribution of a source tree, without network, and return its file."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(folder)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hatchling("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def source_tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source distribution, unpacked."""
    folder = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(hatchling("sdist", ROOT, tmp_path_factory.mktemp("sdist"))) as archive:
        # By hand, since `extractall` wants a filter from Python 3.12 and knows none in 3.11.2.
        for member in archive.getmembers():
            path = folder / member.name
            path.parent.mkdir(parents=True, exist_ok=True)
            data = archive.extractfile(member)
            assert data is not None, f"{member.name} is not a file"
            path.write_bytes(data.read())
    (tree,) = folder.iterdir()
    return tree


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the wheel, and nothing of the checkout, is installed."""
    folder = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps"]
    subprocess.run([*pip, "--target", str(folder), str(wheel)], check=True, capture_output=True)
    return folder


def run_installed(installed: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run Python so that it finds the installed package before the checkout's."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=False,
    )


def files_below(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_the_package_and_the_templates_and_nothing_else(wheel: Path) -> None:
    expected = {f"generator/{name}": data for name, data in files_below(ROOT / "generator").items()}
    templates = files_below(TEMPLATES)
    assert templates
    expected |= {f"generator/site_templates/{name}": data for name, data in templates.items()}
    with zipfile.ZipFile(wheel) as archive:
        held = {
            name: archive.read(name) for name in archive.namelist() if ".dist-info/" not in name
        }
    assert sorted(held) == sorted(expected)
    assert held == expected


def test_the_source_distribution_makes_the_same_wheel(
    wheel: Path, source_tree: Path, tmp_path: Path
) -> None:
    assert hatchling("wheel", source_tree, tmp_path).read_bytes() == wheel.read_bytes()


def test_the_source_distribution_has_what_set_up_tests_and_records_need(source_tree: Path) -> None:
    for name in (".ci", "content", "docs", "generator", "scripts", "site_templates", "tests"):
        here, there = files_below(ROOT / name), files_below(source_tree / name)
        assert here
        assert there == here, name
    top = {path.name for path in source_tree.iterdir()}
    assert {
        "CHANGELOG.md",
        "LICENSE",
        "LICENSE-content",
        "Makefile",
        "README.md",
        "mkdocs.yml",
        "pyproject.toml",
        "requirements.lock",
    } <= top


def test_the_installed_package_reads_its_own_templates(installed: Path, tmp_path: Path) -> None:
    code = (
        "import generator.resources as resources;"
        "print(resources.__file__, resources.built_in_templates(), sep='\\n')"
    )
    run = run_installed(installed, "-c", code, cwd=tmp_path)
    assert run.stdout.splitlines() == [
        str(installed / "generator" / "resources.py"),
        str(installed / "generator" / "site_templates"),
    ], run.stderr


def test_the_installed_command_builds_a_bare_folder_of_records(
    installed: Path, tmp_path: Path
) -> None:
    actors = tmp_path / "content" / "actors"
    actors.mkdir(parents=True)
    (actors / "ada-example.yml").write_text("name: Ada Example\ntype: person\n", encoding="utf-8")
    command = str(installed / "bin" / "factsheet")
    run = run_installed(installed, command, "build", cwd=tmp_path)
    assert run.returncode == 0, run.stdout + run.stderr
    page = tmp_path / "site" / "actors" / "ada-example" / "index.html"
    assert "Ada Example" in page.read_text(encoding="utf-8")


def test_the_installed_command_starts_a_site_that_passes_and_builds_at_once(
    installed: Path, tmp_path: Path
) -> None:
    command = str(installed / "bin" / "factsheet")
    for arguments in (("init", "facts"), ("-C", "facts", "check", "--strict")):
        run = run_installed(installed, command, *arguments, cwd=tmp_path)
        assert run.returncode == 0, run.stdout + run.stderr
    run = run_installed(installed, command, "build", "--strict", cwd=tmp_path / "facts")
    assert run.returncode == 0, run.stdout + run.stderr
    page = tmp_path / "facts/site/sheets/example-bridge/index.html"
    assert "invented" in page.read_text(encoding="utf-8")
    assert (tmp_path / "facts/.github/workflows/check.yml").is_file()
    assert (tmp_path / "facts/.gitignore").is_file()


def test_the_version_stands_in_one_place() -> None:
    version = PROJECT["project"]["version"]
    assert importlib.metadata.version("factsheet") == version
    holding = [
        path for path in (ROOT / "generator").rglob("*.py") if f'"{version}"' in path.read_text()
    ]
    assert holding == []


def locked() -> dict[str, str]:
    """The version that the lock has of each package."""
    return dict(re.findall(r"^([a-z0-9-]+)==([^ ;]+)", LOCK, re.MULTILINE))


def test_the_lock_is_names_versions_and_hashes_alone() -> None:
    forms = (
        r"#.*",
        r"[a-z0-9-]+==[0-9a-z.]+( ; [\w '.!<>=]+)? \\",
        r"    --hash=sha256:[0-9a-f]{64}( \\)?",
    )
    odd = [line for line in LOCK.splitlines() if not any(re.fullmatch(f, line) for f in forms)]
    assert odd == []
    assert LOCK.count("--hash=") > len(locked()) > len(EVERY)


@pytest.mark.parametrize("requirement", EVERY, ids=str)
def test_every_dependency_is_locked(requirement: Requirement) -> None:
    assert requirement.specifier.contains(locked()[canonicalize_name(requirement.name)])


def test_what_is_depended_on_is_what_has_a_reason() -> None:
    """Each once, in the table of its group, with a version, a licence, a size and a reason."""
    tables = [
        [[cell.strip() for cell in row.split("|")[1:-1]] for row in table.splitlines()]
        for table in re.findall(r"(?<=\|---\|\n)(?:\| .*\n)+", REASONS)
    ]
    for group, table in zip((RUNTIME, EXTRAS, DEVELOPMENT), tables, strict=True):
        declared = sorted(canonicalize_name(requirement.name) for requirement in group)
        assert sorted(name for name, *_ in table) == declared
        assert all(len(row) == 5 and all(row) for row in table)


def test_the_lock_holds_as_many_packages_as_it_is_said_to() -> None:
    assert f"what they pull in, {len(locked())} in all" in REASONS


def test_files_of_others_are_those_that_were_taken_over_under_a_licence_that_is_here() -> None:
    """No font is added, changed or left without its digest; scripts of others are not copied."""
    folder = TEMPLATES / "theme/assets/fonts"
    taken = json.loads((folder / "fonts.json").read_text(encoding="utf-8"))
    held = {
        name: hashlib.sha256(data).hexdigest()
        for name, data in files_below(ROOT / "site_templates").items()
        if Path(name).suffix in {".woff2", ".woff", ".ttf", ".otf", ".wasm"}
    }
    assert held == {f"theme/assets/fonts/{name}": sha for name, sha in taken["sha256"].items()}
    assert taken["licence"] == "OFL-1.1"
    assert "SIL OPEN FONT LICENSE Version 1.1" in (folder / "OFL.txt").read_text(encoding="utf-8")


def imports(path: Path) -> Iterator[str]:
    """The top-level names that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def test_what_the_package_imports_is_declared() -> None:
    declared = {canonicalize_name(requirement.name) for requirement in (*RUNTIME, *EXTRAS)}
    distributions = importlib.metadata.packages_distributions()
    undeclared = set()
    for path in (ROOT / "generator").rglob("*.py"):
        for name in {*imports(path)} - {"generator", "__future__"} - sys.stdlib_module_names:
            owners = {canonicalize_name(owner) for owner in distributions.get(name, [name])}
            owners |= {canonicalize_name(IMPORTED_THROUGH.get(owner, owner)) for owner in owners}
            if not owners & declared:
                undeclared.add(name)
    assert undeclared == set()


def test_no_file_names_a_registry_host(source_tree: Path) -> None:
    naming = [
        name
        for name, data in files_below(source_tree).items()
        if any(host.encode() in data for host in REGISTRY_HOSTS)
    ]
    assert naming == []
