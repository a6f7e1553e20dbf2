"""An article as a file → its text, and what the file itself says of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.archives.page import read_page
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
    # An optional extra of 90 MB with what it needs: few add articles from pages.
    if find_spec("trafilatura") is None:
        raise UsageError(
            "an HTML page cannot be read: its extractor is not installed",
            "install factsheet[html], or give the article as plain text",
        )
    stated = read_page(content)
    if not stated["text"]:
        raise UsageError("no article was found in the page", "give the article as plain text")
    return Article(**{**stated, "authors": tuple(stated["authors"])})
