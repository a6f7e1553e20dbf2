"""The data at ``/data/``: what search engines for data know a set of files by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.pages.structured_data.page import page_data
from generator.pages.structured_data.place import Place
from generator.pages.structured_data.script import Node, node
from generator.pages.structured_data.values import licence_page
from generator.pages.views import SiteView


@dataclass(frozen=True, slots=True)
class Download:
    """A file of the data."""

    name: str
    """Its address below the page's."""
    description: str
    media_type: str
    size: int
    """Bytes."""
    sha256: str


def dataset_data(
    site: SiteView, address: str, title: str, description: str, files: Iterable[Download]
) -> list[Node]:
    """The JSON-LD of the page of the data: the page, and the set of files."""
    place = Place(site, address)
    downloads = [
        node(
            "DataDownload",
            name=file.name,
            description=file.description,
            contentUrl=place.url(address + file.name),
            encodingFormat=file.media_type,
            contentSize=f"{file.size} B",
            sha256=file.sha256,
        )
        for file in files
    ]
    data = node(
        "Dataset",
        place.part("_data"),
        name=f"{site.title}: {title}",
        description=description,
        url=place.page,
        inLanguage=site.settings.language,
        isAccessibleForFree=True,
        license=licence_page(site.settings.licence),
        distribution=downloads,
    )
    (page,) = page_data(site, address, title, description=description)
    return [page | {"mainEntity": {"@id": data["@id"]}}, data]
