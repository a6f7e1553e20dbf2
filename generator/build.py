"""The pipeline: from YAML records to a published site."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from generator.check import Checked, check
from generator.exports import STUBS, data_package, write_exports
from generator.exports.bulk import write_bulk
from generator.gate import examine
from generator.history import last_changed, origin
from generator.memory import Memory
from generator.pages.environment import environment
from generator.pages.page import Page
from generator.pages.plan import Plan
from generator.pages.record_states import RecordStates
from generator.pages.views import SiteView
from generator.project import Project
from generator.resources import template_folders
from generator.schema.files import renew_schemas
from generator.site.cards import write_cards
from generator.site.docs_tree import (
    CONFIG,
    DOCS,
    THEME,
    WriteOthers,
    theme_files,
    write_project,
)
from generator.site.earlier import Earlier, MadeSite
from generator.site.fingerprint import (
    content_digest,
    inputs_digest,
    setting_digest,
    tree_digest,
)
from generator.site.framed import build_framed
from generator.site.last_build import put_in_place, refuse_additions, stands
from generator.site.made import MARK, refuse_foreign, refuse_own
from generator.site.publish import alone, publish, staged
from generator.site.search_entries import search_entries
from generator.site.search_index import write_search_bundle
from generator.site.stock import CannotFrame, build_with_mkdocs
from generator.snapshot import Learned
from generator.writing import make_ignored

Progress = Callable[[str], None]
PARTS = ("content", "site_templates", CONFIG)
"""What of a project a site is made of."""


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a build."""

    checked: Checked
    published: bool
    """False where errors in the content kept the old site in its place."""
    unchanged: bool = False
    """Whether the site stood there already, made of the same things."""
    notes: tuple[str, ...] = ()
    """What had to be left to plain MkDocs."""


def build(  # noqa: PLR0913 - each is an option of the command
    project: Project,
    site_dir: Path,
    progress: Progress,
    *,
    clean: bool = False,
    strict: bool = False,
    stock: bool = False,
) -> Built:
    """Check the records, build the site, and put it in the place of the old one.

    Args:
        project: what to build.
        site_dir: the folder to publish to.
        progress: told what is being done.
        clean: forget what earlier builds learned.
        strict: let warnings keep the site from being published, as errors do.
        stock: build every page with plain MkDocs.

    Raises:
        UsageError: ``site_dir`` holds what we did not make.
        ToolError: MkDocs or the search indexer failed, or what they made may not be published;
            the old site stands.
    """
    _refuse(project, site_dir)
    refuse_additions(project.work, site_dir)
    progress("Checking records")
    learned = Learned.of(project.root, clean=clean)
    checked = check(project.root, project.limits, learned=learned)
    make_ignored(project.work)
    renew_schemas(project, checked.corpus, begin=True)
    if checked.errors or (strict and checked.warnings):
        return Built(checked, published=False)
    changed = last_changed(project.root)
    setting = setting_digest(project, learned.snapshot)
    inputs = inputs_digest(setting, learned.snapshot, changed, origin(project.root, PARTS))
    tree = tree_digest(site_dir)
    if not (clean or stock) and stands(project.work, site_dir, inputs, tree):
        return Built(checked, published=True, unchanged=True)

    checked.proofs.forget_texts()
    site = view(project, checked, changed)
    RecordStates(site, learned.snapshot)
    earlier = Earlier.of(learned.memory, site_dir, tree, setting, site.observer)
    with staged(site_dir) as made:
        progress("Building the site")
        mark = provenance(project, checked)
        pages, notes = _build_into(project, site, mark, made, None if stock else earlier)
        (made / ".nojekyll").touch()  # GitHub Pages leaves out folders named "_" without it
        progress("Looking for what may not be published")
        examine(made, project.policy, theme_files(project))
        progress("Publishing")
        with alone(project.work / "publishing"):
            refuse_additions(project.work, site_dir)
            put_in_place(project.work, made, site_dir, inputs)
    earlier.remember(learned.memory, pages, tree_digest(site_dir))
    return Built(checked, published=True, notes=notes)


def _build_into(
    project: Project, site: SiteView, mark: dict[str, Any], folder: Path, earlier: Earlier | None
) -> tuple[MadeSite, tuple[str, ...]]:
    """Build the site into an empty folder.

    Returns:
        What of it a later build can use, and what frames could not carry.
    """
    make_ignored(project.work)
    plan, writers = planned(project, site)
    notes: tuple[str, ...] = ()
    if earlier is not None:
        try:
            made = build_framed(plan, writers, STUBS, mark, folder, earlier=earlier)
        except CannotFrame as reason:
            notes = (str(reason),)
        else:
            return made, made.words
    with staged(project.work / "stock") as generated:
        write_project(plan, writers, mark, generated)
        build_with_mkdocs(generated, folder)
    return MadeSite(), notes


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
        write_bulk(project, view(project, checked, last_changed(project.root)), made)
        publish(made, target)


def _write(
    project: Project,
    checked: Checked,
    target: Path,
    progress: Progress,
    changed: Mapping[str, str],
) -> None:
    progress("Writing pages")
    site = view(project, checked, changed)
    plan, writers = planned(project, site)
    write_project(plan, writers, provenance(project, checked), target)


def view(project: Project, checked: Checked, changed: Mapping[str, str]) -> SiteView:
    """A project's records, as pages and exports see them."""
    title, url = project.text("site_name"), project.text("site_url")
    return SiteView(
        checked, project.settings, changed, title=title, url=url, language=project.language
    )


def planned(project: Project, site: SiteView) -> tuple[Plan, tuple[WriteOthers, ...]]:
    """All that a site consists of: its pages, and what writes the rest."""
    env = environment(template_folders(project.root), site)

    def search(folder: Path) -> Iterable[Page]:
        language = project.settings.language
        write_search_bundle(search_entries(site), folder / "pagefind", language=language)
        return ()

    def cards(folder: Path) -> Iterable[Page]:
        write_cards(site, Memory.of(project.root), folder)
        return ()

    return Plan(env, site, project), (search, cards, partial(write_exports, project, site))


def provenance(project: Project, checked: Checked) -> dict[str, Any]:
    """What a site was made of. No clock is read: the same records give the same bytes any day.

    The commit is left out where there is none, and is not the whole truth where it says
    ``modified``; ``content_sha256`` always is.
    """
    tools = ("factsheet", "mkdocs", "mkdocs-material", "pagefind")
    made_of = origin(project.root, PARTS)
    corpus = checked.corpus
    outcomes = (checked.proofs.of(found.record, found.path).outcome for found in corpus.passages)
    return {
        **(asdict(made_of) if made_of else {}),
        "content_sha256": content_digest(project),
        "records": dict(sorted(Counter(record.kind for record in corpus.all()).items())),
        "withdrawn": len(corpus.tombstones),
        "quotations": dict(sorted(Counter(outcome.value for outcome in outcomes).items())),
        "versions": {name: version(name) for name in tools},
    }


def _refuse(project: Project, folder: Path, mark: str = MARK) -> None:
    """Stop before a folder that must not be replaced."""
    own = (project.content, project.work, project.root / "site_templates")
    refuse_own(folder, project.root, own)
    refuse_foreign(folder, mark)
