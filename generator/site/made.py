"""Which folders are ours to replace: those that are empty, or bear the mark of an earlier build."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from generator.errors import UsageError

MARK = "build.json"
"""The file that every site of ours has at its root: what it was made of, and with what."""
_MAKER = "factsheet"


def mark_text(provenance: dict[str, Any]) -> str:
    """The text of the mark."""
    return json.dumps({"generator": _MAKER, **provenance}, indent=2, ensure_ascii=False) + "\n"


def refuse_foreign(folder: Path, mark: str = MARK) -> None:
    """Stop before a folder that holds what we did not make.

    Args:
        folder: the folder that is to be replaced; it need not exist.
        mark: where in it the mark stands.

    Raises:
        UsageError: it has content and no mark of ours, or is no folder.
    """
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise UsageError(f"{folder} is not a folder", "name a folder that can be replaced")
    if not folder.exists() or not any(folder.iterdir()) or _is_ours(folder / mark):
        return
    raise UsageError(
        f"{folder} holds files that were not made by this tool",
        "name another folder, or empty this one yourself: it would be replaced as a whole",
    )


def refuse_own(folder: Path, root: Path, own: Iterable[Path]) -> None:
    """Stop before a folder that the project itself is in, or keeps its work in.

    Args:
        folder: the folder that is to be replaced.
        root: the project's folder.
        own: the folders of its records, templates and work.

    Raises:
        UsageError: to replace the folder would lose what it is made from.
    """
    target = folder.resolve()
    inside = any(target.is_relative_to(path.resolve()) for path in own)
    if inside or root.resolve().is_relative_to(target):
        raise UsageError(f"{folder} is part of the project itself", "name a folder beside it")


def _is_ours(mark: Path) -> bool:
    try:
        found = json.loads(mark.read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(found, dict) and found.get("generator") == _MAKER
