"""What the lock holds has no published fault that is known here; nothing remembered can run."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
LOCK = dict(
    re.findall(
        r"^([a-z0-9-]+)==([^ ;]+)", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE
    )
)


def faulty(locked: dict[str, str]) -> list[str]:
    """The lines of the list that hold for what is locked."""
    lines = (ROOT / "scripts/known_faults.txt").read_text("utf-8").splitlines()
    entries = [line.split(" ") for line in lines if line and not line.startswith("#")]
    found = []
    for text, fault in entries:
        known = Requirement(text)
        if known.name in locked and known.specifier.contains(locked[known.name]):
            found.append(f"{known.name} {locked[known.name]}: {fault}")
    return found


def test_no_release_in_the_lock_has_a_fault_that_is_listed() -> None:
    assert faulty(LOCK) == []
    assert faulty({"jinja2": "3.1.5"}) == ["jinja2 3.1.5: CVE-2025-27516"]


def test_nothing_that_is_read_can_run() -> None:
    """No module loads what may hold code: what is remembered, and records, are data."""
    loaders = re.compile(
        r"\b(pickle|marshal|shelve|dill|joblib)\b|\byaml\.(load|unsafe_load|full_load)\(|"
        r"(?<![\w.])(eval|exec)\("
    )
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in (ROOT / "generator").rglob("*.py")
        for line in path.read_text("utf-8").splitlines()
        if loaders.search(line) and "SafeLoader" not in line
    ]
    assert found == []


def test_what_is_copied_in_is_what_its_package_holds_with_its_licence() -> None:
    """Fonts are the one thing that others made and that lies in the repository."""
    folder = ROOT / "site_templates/theme/assets/fonts"
    told = json.loads((folder / "fonts.json").read_text("utf-8"))
    files = {path.name: path.read_bytes() for path in folder.glob("*.woff2")}
    assert {name: sha256(raw).hexdigest() for name, raw in files.items()} == told["sha256"]
    assert told["licence"] == "OFL-1.1"
    assert "SIL OPEN FONT LICENSE Version 1.1" in (folder / "OFL.txt").read_text("utf-8")
    built = {".mjs", ".wasm", ".woff", ".ttf", ".woff2"}
    found = [path for top in ("site_templates", "generator") for path in (ROOT / top).rglob("*")]
    elsewhere = [path for path in found if path.suffix in built and path.parent != folder]
    assert elsewhere == []
    assert [path.name for path in found if path.name.endswith(".min.js")] == []
