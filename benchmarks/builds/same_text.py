"""Whether two builders made the same of a page: the texts of its article, not its markup."""

from __future__ import annotations

import random
from pathlib import Path

from lxml import html

PAGES = 40
"""How many pages are compared."""


def differing(site: Path, other: Path, below: str) -> list[str]:
    """Compare some pages of two sites, the same ones every time.

    Args:
        site: one.
        other: the other.
        below: the folder whose pages are compared.

    Returns:
        The addresses of those whose texts differ, or that the other has not.

    Raises:
        ValueError: there are no pages to compare.
    """
    pages = sorted((site / below).glob("*/index.html"))
    if not pages:
        raise ValueError(f"there is no page below {site / below}")
    chosen = random.Random(PAGES).sample(pages, min(PAGES, len(pages)))
    found = []
    for page in chosen:
        twin = other / page.relative_to(site)
        if not twin.exists() or article(page.read_text("utf-8")) != article(
            twin.read_text("utf-8")
        ):
            found.append(page.parent.relative_to(site).as_posix())
    return found


def article(page: str) -> str:
    """The text of a page's article, without the marks by which headings are linked to."""
    (found,) = html.fromstring(page).xpath("//article[contains(@class, 'md-content__inner')]")
    for link in found.xpath(".//a[@class='headerlink']"):
        link.drop_tree()
    return " ".join(found.text_content().split())
