"""The same records give the same bytes, wherever, whenever and by whomever they are built."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

from benchmarks.torture.projects import OLD, factsheet, make, tree

PARTS = ("content", "mkdocs.yml")
OTHER_ZONE = {"TZ": "Pacific/Kiritimati"}


def differing(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Each way to build differently, and the files that come out differently."""
    root = make(folder / "first", OLD)
    factsheet(root, "build", "--clean")
    expected = tree(root / "site")

    def differences(other: Path) -> list[str]:
        found = tree(other / "site")
        return sorted(name for name in {*found, *expected} if found.get(name) != expected.get(name))

    ways: dict[str, dict[str, str]] = {
        "another hash seed": {"PYTHONHASHSEED": "4711"},
        "another time zone": OTHER_ZONE,
        "another locale": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
        "no locale": {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0"},
        "another home and name": {"HOME": str(folder / "home"), "USER": "else", "LOGNAME": "else"},
    }
    for way, env in ways.items():
        factsheet(root, "build", "--clean", env=env)
        yield way, differences(root)
    factsheet(root, "build")
    yield "with what earlier builds learned", differences(root)
    yield (
        "another path, and files made in another order",
        differences(_copied(root, folder / "another path/with spaces", random.Random(1))),
    )
    factsheet(root, "build", "--clean", before=["taskset", "-c", "0"])
    yield "one processor", differences(root)
    if os.geteuid() == 0:
        yield "another user", differences(_by_nobody(root, folder / "nobody"))


def _copied(root: Path, target: Path, chance: random.Random) -> Path:
    files = [path for path in root.rglob("*") if path.is_file()]
    files = [path for path in files if path.relative_to(root).parts[0] in PARTS]
    chance.shuffle(files)
    for path in files:
        copy = target / path.relative_to(root)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    factsheet(target, "build")
    return target


def _by_nobody(root: Path, target: Path) -> Path:
    _copied(root, target, random.Random(2))
    shutil.rmtree(target / "site")
    shutil.rmtree(target / ".factsheet")
    for path in [target, *target.parents]:
        if not path.stat().st_mode & 0o005:
            path.chmod(path.stat().st_mode | 0o055)
    for path in [target, *target.rglob("*")]:
        os.chown(path, 65_534, 65_534)
    user = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    factsheet(target, "build", before=user, env={"FACTSHEET_CACHE": "/nonexistent"})
    return target
