"""The pipeline: from YAML records to a published site."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from generator.check import Checked, check
from generator.errors import UsageError
from generator.exports import data_package, write_exports
from generator.exports.bulk import write_bulk
from generator.history import last_changed
from generator.pages.views import SiteView
from generator.project import Project
from generator.site.docs_tree import CONFIG, DOCS, THEME, write_project
from generator.site.fingerprint import content_digest, file_names, inputs_digest, tree_digest
from generator.site.made import MARK, refuse_foreign, refuse_own
from generator.site.publish import publish, staged
from generator.site.stock import build_with_mkdocs
from generator.writing import make_ignored, write_whole

Progress = Callable[[str], None]
STATE = "state.json"


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a build."""

    checked: Checked
    published: bool
    """False where errors in the content kept the old site in its place."""
    unchanged: bool = False
    """Whether the site stood there already, made of the same things."""


def build(
    project: Project,
    site_dir: Path,
    progress: Progress,
    *,
    clean: bool = False,
    strict: bool = False,
) -> Built:
    """Check the records, build the site, and put it in the place of the old one.

    Args:
        project: what to build.
        site_dir: the folder to publish to.
        progress: told what is being done.
        clean: forget what earlier builds learned.
        strict: let warnings keep the site from being published, as errors do.

    Raises:
        UsageError: ``site_dir`` holds what we did not make.
        ToolError: MkDocs or the search indexer failed; the old site stands.
    """
    _refuse(project, site_dir)
    _refuse_additions(project, site_dir)
    progress("Checking records")
    checked = check(project.root, project.limits)
    if checked.errors or (strict and checked.warnings):
        return Built(checked, published=False)
    changed = last_changed(project.root)
    inputs = inputs_digest(project, changed)
    if not clean and _stands(project, site_dir, inputs):
        return Built(checked, published=True, unchanged=True)

    generate_into_work(project, checked, progress, changed)
    with staged(site_dir) as made:
        progress("Building the site")
        build_with_mkdocs(project.work, made)
        (made / ".nojekyll").touch()  # GitHub Pages leaves out folders named "_" without it
        progress("Publishing")
        publish(made, site_dir)
    _remember(project, site_dir, inputs)
    return Built(checked, published=True)


def generate_into_work(
    project: Project,
    checked: Checked,
    progress: Progress,
    changed: Mapping[str, str] | None = None,
) -> None:
    """Write the generated project into the work folder, each of its parts replaced as a whole."""
    changed = last_changed(project.root) if changed is None else changed
    make_ignored(project.work)
    with staged(project.work / "generated") as made:
        _write(project, checked, made, progress, changed)
        for part in (DOCS, THEME):
            publish(made / part, project.work / part)
        (made / CONFIG).replace(project.work / CONFIG)


def generate_into(project: Project, checked: Checked, target: Path, progress: Progress) -> None:
    """Write the generated project into a folder of its own.

    Raises:
        UsageError: the folder holds what we did not make.
    """
    _refuse(project, target, f"{DOCS}/{MARK}")
    with staged(target) as made:
        _write(project, checked, made, progress, last_changed(project.root))
        publish(made, target)


def export_into(project: Project, checked: Checked, target: Path, progress: Progress) -> None:
    """Write the data, as the site has it at ``/data/``, into a folder of its own.

    Raises:
        UsageError: the folder holds what we did not make.
    """
    _refuse(project, target, data_package.FILE)
    with staged(target) as made:
        progress("Writing exports")
        write_bulk(project, SiteView(checked, project.settings), made)
        publish(made, target)


def _write(
    project: Project,
    checked: Checked,
    target: Path,
    progress: Progress,
    changed: Mapping[str, str],
) -> None:
    site = SiteView(checked, project.settings, changed)
    write_project(project, site, _provenance(project, checked), target, progress)
    progress("Writing exports")
    write_exports(project, site, target / DOCS)


def _provenance(project: Project, checked: Checked) -> dict[str, Any]:
    """What a site was made of. No clock is read: the same records give the same bytes any day."""
    tools = ("factsheet", "mkdocs", "mkdocs-material", "pagefind")
    return {
        "content_sha256": content_digest(project),
        "records": dict(sorted(Counter(record.kind for record in checked.corpus.all()).items())),
        "versions": {name: version(name) for name in tools},
    }


def _refuse(project: Project, folder: Path, mark: str = MARK) -> None:
    """Stop before a folder that must not be replaced."""
    own = (project.content, project.work, project.root / "site_templates")
    refuse_own(folder, project.root, own)
    refuse_foreign(folder, mark)


def _stands(project: Project, site_dir: Path, inputs: str) -> bool:
    """Whether the last build from these inputs went to this folder, and nobody touched it since."""
    state = _last_build(project, site_dir)
    return state.get("inputs") == inputs and state.get("tree") == tree_digest(site_dir)


def _refuse_additions(project: Project, site_dir: Path) -> None:
    """Stop before files that somebody has put among those that the last build made there."""
    made = _last_build(project, site_dir).get("files")
    if isinstance(made, list) and (added := sorted(set(file_names(site_dir)) - set(made))):
        raise UsageError(
            f"{site_dir} holds what was not made by this tool: {', '.join(added[:3])}",
            "move it away; what belongs on the site goes into content/pages/",
        )


def _last_build(project: Project, site_dir: Path) -> dict[str, Any]:
    """What the last build to this folder has noted; nothing where there is no such note."""
    try:
        state = json.loads((project.work / STATE).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    is_of_it = isinstance(state, dict) and state.get("site_dir") == str(site_dir)
    return state if is_of_it else {}


def _remember(project: Project, site_dir: Path, inputs: str) -> None:
    state = {
        "inputs": inputs,
        "site_dir": str(site_dir),
        "tree": tree_digest(site_dir),
        "files": file_names(site_dir),
    }
    write_whole(project.work / STATE, json.dumps(state))
