"""The data in the forms that other tools read, one module a format."""

from __future__ import annotations

from pathlib import Path

from generator.exports import atom
from generator.pages.views import SiteView
from generator.project import Project


def write_exports(project: Project, site: SiteView, docs: Path) -> None:
    """Write every export into the folder that a builder copies to the site.

    A feed is written where the site has an address: its entries are known by theirs.
    """
    if site_url := project.text("site_url"):
        title = project.text("site_name")
        (docs / atom.FILE).write_bytes(atom.atom_feed(site, site_url=site_url, title=title))
