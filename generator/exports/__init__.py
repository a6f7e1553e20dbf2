"""The data in the forms that other tools read, one module a format."""

from __future__ import annotations

from pathlib import Path

from generator.exports import atom
from generator.exports.api import write_api
from generator.exports.bulk import write_bulk
from generator.exports.page import STUB, data_page
from generator.pages.addresses import API
from generator.pages.page import Page
from generator.pages.views import SiteView
from generator.project import Project

DATA = "data"
"""The folder of the data on the site."""


STUBS = (STUB,)
"""The pages that tell of exports, as navigation knows them."""


def write_exports(project: Project, site: SiteView, docs: Path) -> tuple[Page, ...]:
    """Write every export into the folder that is, or becomes, the site's.

    Feeds are written where the site has an address: their entries are known by theirs.

    Returns:
        The pages that tell of them.
    """
    data = docs / DATA
    data.mkdir(parents=True, exist_ok=True)
    files = write_bulk(project, site, data)
    if project.settings.api:
        write_api(site, docs / API)
    if site_url := project.text("site_url"):
        title = project.text("site_name")
        feeds = atom.Feeds(site, site_url=site_url, title=title)
        (docs / atom.FILE).write_bytes(feeds.whole())
        for address, feed in feeds.of_records():
            (docs / address).parent.mkdir(parents=True, exist_ok=True)
            (docs / address).write_bytes(feed)
    return (data_page(project, site, files),)
