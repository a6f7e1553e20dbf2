"""The note of what the last build put where: its site, and what nobody but us has put there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from generator.errors import UsageError
from generator.site.fingerprint import file_names, tree_digest
from generator.site.publish import publish
from generator.writing import write_whole

FILE = "state.json"


def stands(work: Path, site_dir: Path, inputs: str, tree: str) -> bool:
    """Whether the last build from these inputs went to this folder, and nobody touched it since.

    Args:
        work: the project's folder for what is made.
        site_dir: where the site is published.
        inputs: the digest of all that a build is made of now.
        tree: the digest of the site as it stands now.
    """
    state = _last_build(work, site_dir)
    return state.get("inputs") == inputs and state.get("tree") == tree


def refuse_additions(work: Path, site_dir: Path) -> None:
    """Stop before files that somebody has put among those that the last build made there.

    Raises:
        UsageError: there are some.
    """
    made = _last_build(work, site_dir).get("files")
    if isinstance(made, list) and (
        added := sorted(set(file_names(site_dir)) - set(map(str, made)))
    ):
        raise UsageError(
            f"{site_dir} holds what was not made by this tool: {', '.join(added[:3])}",
            "move it away; what belongs on the site goes into content/pages/",
        )


def _last_build(work: Path, site_dir: Path) -> dict[str, Any]:
    """What the last build to this folder has noted; nothing where there is no such note."""
    try:
        state = json.loads((work / FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    is_of_it = isinstance(state, dict) and state.get("site_dir") == str(site_dir)
    return state if is_of_it else {}


def put_in_place(work: Path, made: Path, site_dir: Path, inputs: str) -> None:
    """Publish, with a note of it that holds true whenever this process is killed.

    Before the exchange and after it, what the folder holds is ours, and only the new tree is what
    these inputs make.

    Args:
        work: the project's folder for what is made.
        made: the new tree, on the same file system.
        site_dir: where it is published.
        inputs: the digest of all that it was made of.
    """
    files = file_names(made)
    state = {"inputs": inputs, "site_dir": str(site_dir), "tree": tree_digest(made)}
    both = state | {"files": sorted({*files, *file_names(site_dir)})}
    write_whole(work / FILE, json.dumps(both))
    publish(made, site_dir)
    write_whole(work / FILE, json.dumps(state | {"files": files}))
