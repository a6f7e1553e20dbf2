"""An article's HTML page → its text and what it says of itself, read by a process of its own.

The extractor is made for pages that people publish. There are small ones, of unclosed elements
alone, that it would read for hours; so it has a time and a memory within which it must be done.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from generator.errors import UsageError

SECONDS = 60
"""What a page may take. One of a newspaper, of a megabyte, takes one or two."""
MEMORY = 2 << 30
"""Bytes that the process may ask for, where the system can be told so."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# Where pages state their day; nothing is guessed from the words or the address of the page.
_DAY_PATHS = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//time[@itemprop='datePublished']/@datetime",
)


def read_page(content: str) -> dict[str, Any]:
    """The article in a page, by the names of what it states; ``text`` is empty where there is none.

    Raises:
        UsageError: it cannot be read within ``SECONDS`` and ``MEMORY``.
    """
    # -P: nothing that lies in the folder that the command was started in is imported.
    command = [sys.executable, "-P", "-c", f"from {__name__} import main; main()"]
    remedy = "give the article as plain text"
    try:
        done = subprocess.run(  # noqa: S603 - this very program
            command,
            input=content.encode("utf-8", "surrogatepass"),
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise UsageError(f"the page cannot be read within {SECONDS} seconds", remedy) from None
    if done.returncode:
        raise UsageError("the page cannot be read: its extractor gave up on it", remedy)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def main() -> None:
    """Read a page from standard input, and write what is in it as JSON."""
    _limit_memory()
    content = sys.stdin.buffer.read().decode("utf-8", "surrogatepass")
    sys.stdout.write(json.dumps(extracted(content)))


def extracted(content: str) -> dict[str, Any]:
    """What ``read_page`` returns, read in this process."""
    import trafilatura  # both only here: an optional extra
    from lxml import html

    text = trafilatura.extract(content, include_comments=False, include_tables=True)
    if not text:
        return {"text": ""}
    tree = html.fromstring(content.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    stated = trafilatura.extract_metadata(content)
    days = (day[:10] for path in _DAY_PATHS for day in _strings(tree, path))
    return {
        "text": f"{text}\n",
        "title": stated.title or None,
        "authors": list(filter(None, (stated.author or "").split("; "))),
        "publisher": next(_strings(tree, "//meta[@property='og:site_name']/@content"), None),
        "url": next(_strings(tree, "//link[@rel='canonical']/@href"), None),
        "published": next((day for day in days if _DAY.fullmatch(day)), None),
        "lang": tree.get("lang"),
    }


def _strings(tree: Any, path: str) -> Iterator[str]:
    """The values of attributes, as plain texts and without what stands around them."""
    return (value for found in tree.xpath(path) if (value := str(found).strip()))


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
