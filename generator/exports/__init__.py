"""The data in the forms that other tools read, one module a format."""

from __future__ import annotations

from pathlib import Path

from generator.exports import atom
from generator.exports.bulk import write_bulk
from generator.exports.page import data_page
from generator.pages.views import SiteView
from generator.project import Project

DATA = "data"
"""The folder of the data on the site."""


def write_exports(project: Project, site: SiteView, docs: Path) -> None:
    """Write every export into the folder that a builder copies to the site.

    A feed is written where the site has an address: its entries are known by theirs.
    """
    data = docs / DATA
    data.mkdir(parents=True, exist_ok=True)
    files = write_bulk(project, site, data)
    page = data_page(project, site, files)
    (docs / page.file).write_text(page.markdown(), "utf-8")
    if site_url := project.text("site_url"):
        title = project.text("site_name")
        (docs / atom.FILE).write_bytes(atom.atom_feed(site, site_url=site_url, title=title))
