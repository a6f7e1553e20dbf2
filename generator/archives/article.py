"""An article as a file → its text, and what the file itself says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.errors import UsageError
from generator.files import read_text
from generator.quotation.normalise import tokenise
from generator.yaml_source import read

_HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
_MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})
_BLOCKS_OF_TEXT = frozenset({"inline", "fence", "code_block"})
# What people try, and no text can be read from as it is.
_NO_TEXTS = frozenset({".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub", ".pages"})
_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?\n)---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# Where pages state their day; nothing is guessed from the words or the address of the page.
_DAY_PATHS = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//time[@itemprop='datePublished']/@datetime",
)


@dataclass(frozen=True, slots=True)
class Article:
    """A text, and those of its particulars that its file states."""

    text: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    lang: str | None = None


def open_article(file: Path) -> Article:
    """Read the article in a file.

    Raises:
        UsageError: it is no text, Markdown or HTML, cannot be read, or holds no word.
    """
    if file.suffix.lower() in _NO_TEXTS:
        raise UsageError(
            f"{file} is not plain text, Markdown or HTML", "save its text, and give that"
        )
    article = read_article(file, read_text(file))
    if not tokenise(article.text).word_count:
        raise UsageError(f"{file} holds no word", "look whether it was saved with its text")
    return article


def read_article(name: Path, content: str) -> Article:
    """Take the article out of a file.

    Args:
        name: the file's name, whose suffix tells what it is.
        content: its text: plain, Markdown or HTML.

    Raises:
        UsageError: it is HTML and the extractor is not installed, or no article is found in it.
    """
    suffix = name.suffix.lower()
    if suffix in _HTML_SUFFIXES or content.lstrip()[:200].lower().startswith(
        ("<!doctype h", "<html")
    ):
        return _from_html(content)
    if suffix in _MARKDOWN_SUFFIXES:
        return _from_markdown(content)
    return Article(content)


def _from_markdown(content: str) -> Article:
    stated, content = _without_front_matter(content)
    tokens = MarkdownIt("commonmark").parse(content)
    blocks = [(before, token) for before, token in zip([None, *tokens], tokens, strict=False)]
    texts = [_words(token) for _, token in blocks if token.type in _BLOCKS_OF_TEXT]
    titles = (
        _words(token)
        for before, token in blocks
        if token.type == "inline" and before is not None and before.tag == "h1"
    )
    title = stated.get("title")
    title = title if isinstance(title, str) and title else next(titles, None)
    return Article("\n\n".join(texts) + "\n", title=title)


def _without_front_matter(content: str) -> tuple[dict[str, Any], str]:
    """What an article states of itself in YAML above its text, and the text.

    Two rules with prose between them are no front matter: they are left in the text.
    """
    found = _FRONT_MATTER.match(content)
    stated = read(found[1].encode()) if found else None
    if found is None or stated is None or stated.faults or not stated.data:
        return {}, content
    return stated.data, content[found.end() :]


def _words(token: Token) -> str:
    if token.children is None:
        return token.content
    return "".join(
        "\n" if child.type in ("softbreak", "hardbreak") else child.content
        for child in token.children
        if child.type != "html_inline"
    )


def _from_html(content: str) -> Article:
    try:
        # An optional extra of 90 MB with what it needs: few add articles from pages.
        import trafilatura
        from lxml import html
    except ImportError:
        raise UsageError(
            "an HTML page cannot be read: its extractor is not installed",
            "install factsheet[html], or give the article as plain text",
        ) from None
    text = trafilatura.extract(content, include_comments=False, include_tables=True)
    if not text:
        raise UsageError("no article was found in the page", "give the article as plain text")
    tree = html.fromstring(content.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    stated = trafilatura.extract_metadata(content)
    days = (day[:10] for path in _DAY_PATHS for day in _strings(tree, path))
    return Article(
        f"{text}\n",
        title=stated.title or None,
        authors=tuple(filter(None, (stated.author or "").split("; "))),
        publisher=next(_strings(tree, "//meta[@property='og:site_name']/@content"), None),
        url=next(_strings(tree, "//link[@rel='canonical']/@href"), None),
        published=next((day for day in days if _DAY.fullmatch(day)), None),
        lang=tree.get("lang"),
    )


def _strings(tree: Any, path: str) -> Iterator[str]:
    """The values of attributes, as plain texts and without what stands around them."""
    return (value for found in tree.xpath(path) if (value := str(found).strip()))
