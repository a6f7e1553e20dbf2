"""The sitemap of all pages, by the theme's own template, whoever made the pages."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote, urljoin

from generator.site.stock import CannotFrame, Session

SITEMAP = "sitemap.xml"


def write_sitemap(session: Session, files: Iterable[str], site: Path) -> None:
    """Write the sitemap.

    Args:
        session: what MkDocs holds, with the pages that it has built.
        files: all other pages' files below ``docs/``.
        site: the folder.

    Raises:
        CannotFrame: the template asks for more than addresses.
    """
    from mkdocs.commands.build import get_context
    from mkdocs.utils import get_build_timestamp, get_relative_url

    if SITEMAP not in session.config.theme.static_templates:
        return
    built = list(session.files.documentation_pages())
    template = session.env.get_template(SITEMAP)

    def rendered(entries: list[Any]) -> str:
        base = get_relative_url(".", SITEMAP)
        context = get_context(session.nav, entries, session.config, base_url=base)
        return str(template.render(context))

    base = session.config.site_url
    entries = {file.src_uri: _entry(file.src_uri, base) for file in built}
    if rendered(list(entries.values())) != rendered(built):
        raise CannotFrame("the theme's sitemap asks for more than addresses")
    entries |= {file: _entry(file, base) for file in files}
    text = rendered([entries[file] for file in sorted(entries, key=_order)])
    if not text.strip():
        return
    (site / SITEMAP).write_text(text, "utf-8")
    stamp = get_build_timestamp(pages=[file.page for file in built if file.page])
    target = f"{site / SITEMAP}.gz"
    with (
        open(target, "wb") as raw,  # noqa: PTH123 - the name goes into the file as MkDocs writes it
        gzip.GzipFile(fileobj=raw, filename=target, mode="wb", mtime=stamp) as packed,
    ):
        packed.write(text.encode())


def _entry(file: str, site_url: str | None) -> Any:
    """A page as a sitemap's template sees it."""
    stem = file.removesuffix(".md")
    folder, _, name = stem.rpartition("/")
    url = (folder if name in ("index", "README") else stem) + "/"
    url = "" if url == "/" else quote(url)
    canonical = urljoin(site_url.rstrip("/") + "/", url) if site_url else None
    return SimpleNamespace(page=SimpleNamespace(canonical_url=canonical, url=url, is_link=False))


def _order(file: str) -> list[tuple[Any, ...]]:
    """The order in which MkDocs finds files: a folder's own before its folders, its index first."""
    *folders, name = file.split("/")
    stem = name.rpartition(".")[0]
    return [*((1, folder) for folder in folders), (0, stem not in ("index", "README"), name)]
