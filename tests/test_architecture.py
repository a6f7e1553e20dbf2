"""The architecture's rules, read from the code itself."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib.util import resolve_name
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
GENERATOR = ROOT / "generator"

# Imports run one way, down this list: a module may import only what stands before it (and, inside
# a package, its neighbours). A new module is entered here, after all that it needs.
ORDER = (
    "errors",
    "diagnostics",
    "faults",
    "suggestions",
    "files",
    "portable_names",
    "writing",
    "installed",
    "starting",
    "spreading",
    "memory",
    "snapshot",
    "reports",
    "yaml_source",
    "scalars",
    "file_texts",
    "diagnostic_formats",
    "resources",
    "config_file",
    "edtf_date",
    "language",
    "quotation",
    "web_address",
    "prose",
    "invisible",
    "records",
    "quick_reading",
    "load",
    "formatting",
    "mending",
    "policy",
    "project",
    "corpus",
    "proving",
    "history",
    "archives",
    "permanence",
    "changes",
    "rules",
    "check",
    "fixing",
    "schema",
    "beginning",
    "pages",
    "site",
    "links",
    "review",
    "exports",
    "imports",
    "gate",
    "build",
    "preview",
    "terminal",
    "cli_checking",
    "cli_check",
    "cli_build",
    "cli_data",
    "cli_serve",
    "cli_desk",
    "cli_new",
    "cli_review",
    "cli_source",
    "cli_start",
    "cli",
    "entry",
)
# Names that say nothing of what a module does.
EMPTY_NAMES = {"util", "utils", "helper", "helpers", "common", "manager", "managers"}
MAX_LINES = 400


def modules(package: Path) -> dict[str, Path]:
    """Every module of a package, by its dotted name."""
    found = {}
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imported(name: str, path: Path, known: dict[str, Path]) -> Iterator[str]:
    """The known modules that a module imports, wherever in it: in functions and for types too.

    And those that it names as ``module:attribute``, to be imported when they are asked for.
    """
    package = name if path.stem == "__init__" else name.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            candidates = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = resolve_name("." * node.level + (node.module or ""), package)
            members = [f"{base}.{alias.name}" for alias in node.names]
            candidates = [member if member in known else base for member in members]
        elif isinstance(node, ast.Constant) and re.fullmatch(r"\w+:\w+", str(node.value)):
            candidates = [f"generator.{str(node.value).partition(':')[0]}"]
        else:
            continue
        yield from (candidate for candidate in candidates if candidate in known)


def layer(module: str) -> str:
    """The name below `generator` under which a module stands in the list."""
    return module.split(".")[1]


def against_the_order(package: Path, order: tuple[str, ...]) -> list[str]:
    """Each import, and each module, that the list does not allow, in words."""
    known = modules(package)
    faults = []
    for name, path in known.items():
        if name == package.name:
            faults += [f"{name} imports {other}" for other in imported(name, path, known)]
        elif layer(name) not in order:
            faults.append(f"{name} is not in ORDER: enter it, after all that it imports")
        else:
            allowed = order[: order.index(layer(name)) + 1]
            faults += [
                f"{name} imports {other}, which does not stand before it"
                for other in imported(name, path, known)
                if other != package.name and layer(other) not in allowed
            ]
    return faults


def circle(package: Path) -> list[str]:
    """Modules that import each other in a circle, in that order; empty where there is none."""
    known = modules(package)
    edges = {name: sorted({*imported(name, path, known)}) for name, path in known.items()}
    done: set[str] = set()

    def walk(name: str, way: list[str]) -> list[str]:
        if name in way:
            return [*way[way.index(name) :], name]
        if name in done:
            return []
        for other in edges[name]:
            found = walk(other, [*way, name])
            if found:
                return found
        done.add(name)
        return []

    return next((found for name in edges if (found := walk(name, []))), [])


def plant(folder: Path, files: dict[str, str]) -> Path:
    """Write a package of the given modules."""
    package = folder / "generator"
    for name, text in {"__init__.py": "", **files}.items():
        path = package / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return package


def test_imports_run_one_way_down_the_list() -> None:
    assert against_the_order(GENERATOR, ORDER) == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert circle(GENERATOR) == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    empty = [
        name for name in modules(GENERATOR) if EMPTY_NAMES & {*name.replace(".", "_").split("_")}
    ]
    assert empty == []


def test_no_module_is_longer_than_a_reader_follows() -> None:
    paths = [*GENERATOR.rglob("*.py"), *(ROOT / "scripts").rglob("*.py")]
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in paths}
    assert {str(path): lines for path, lines in lengths.items() if lines > MAX_LINES} == {}


@pytest.mark.parametrize(
    "text",
    [
        "import generator.cli",
        "import generator.cli as c",
        "from generator import cli",
        "from generator.cli import main",
        "from . import cli",
        "from .cli import main",
        "def f() -> None:\n    from generator import cli",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from generator.cli import main",
    ],
)
def test_an_import_up_the_list_is_found_in_every_form(tmp_path: Path, text: str) -> None:
    package = plant(tmp_path, {"load.py": text, "cli.py": ""})
    assert against_the_order(package, ("load", "cli")) == [
        "generator.load imports generator.cli, which does not stand before it"
    ]
    assert against_the_order(package, ("cli", "load")) == []


def test_an_import_up_the_list_is_found_from_inside_a_package(tmp_path: Path) -> None:
    package = plant(
        tmp_path,
        {"records/__init__.py": "", "records/actor.py": "from ..cli import main", "cli.py": ""},
    )
    assert against_the_order(package, ("records", "cli")) == [
        "generator.records.actor imports generator.cli, which does not stand before it"
    ]


def test_a_module_that_is_not_in_the_list_is_found(tmp_path: Path) -> None:
    package = plant(tmp_path, {"load.py": "", "novelty.py": ""})
    assert against_the_order(package, ("load",)) == [
        "generator.novelty is not in ORDER: enter it, after all that it imports"
    ]


def test_the_package_itself_imports_none_of_its_modules(tmp_path: Path) -> None:
    package = plant(tmp_path, {"__init__.py": "from generator import load", "load.py": ""})
    assert against_the_order(package, ("load",)) == ["generator imports generator.load"]


def test_a_circle_is_found(tmp_path: Path) -> None:
    package = plant(
        tmp_path,
        {
            "records/__init__.py": "",
            "records/a.py": "from generator.records import b",
            "records/b.py": "def f() -> None:\n    from generator.records.a import x",
        },
    )
    assert circle(package) == ["generator.records.a", "generator.records.b", "generator.records.a"]


PAGE = ROOT / "docs/architecture.md"


def drawn() -> tuple[set[str], set[tuple[str, str]]]:
    """The boxes of the drawing, and its arrows."""
    text = PAGE.read_text("utf-8")
    boxes = set(re.findall(r'^    (\w+)\["', text, re.MULTILINE))
    arrows = set(re.findall(r"^    (\w+) --> (\w+)$", text, re.MULTILINE))
    return boxes, arrows


def reached(layers: dict[str, set[str]], start: str) -> set[str]:
    """All that a layer imports, directly or by way of others."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        for other in layers[waiting.pop()] - found:
            found.add(other)
            waiting.append(other)
    return found


def test_every_arrow_of_the_drawing_is_an_import() -> None:
    known = modules(GENERATOR)
    layers: dict[str, set[str]] = {name: set() for name in ORDER}
    for name, path in known.items():
        if name != "generator":
            others = (other for other in imported(name, path, known) if other != "generator")
            layers[layer(name)] |= {layer(other) for other in others}
    boxes, arrows = drawn()
    assert boxes == {end for arrow in arrows for end in arrow}
    assert boxes <= set(ORDER)
    assert {arrow for arrow in arrows if arrow[0] not in reached(layers, arrow[1])} == set()


def test_the_page_names_every_module_and_none_that_is_not_there() -> None:
    text = PAGE.read_text("utf-8")
    named = set(re.findall(r"`([a-z_]+)`", text)) | drawn()[0]
    assert set(ORDER) - named == set()
    assert named - set(ORDER) == {"explain"}  # a command
    for path in re.findall(r"\]\(([^)]+)\)", text):
        assert (PAGE.parent / path).is_file(), path
    for path in re.findall(r"`((?:generator|site_templates|tests)/[^`]+)`", text):
        assert (ROOT / path).exists(), path
