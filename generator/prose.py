"""Prose: CommonMark's inline markup, lists and http(s) links, and ``[[kind/id|text]]`` links.

Parsed by markdown-it, with raw HTML off and every rule off that prose does not have. What the
tokens become on a page is ``generator/pages/prose_html.py``'s.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from generator.web_address import address_fault

RECORD_LINK = "record_link"
_LINK = re.compile(r"\[\[([^\[\]|\n]{1,220})(?:\|([^\[\]\n]{1,1000}))?\]\]")
# What begins markup inside a line, and what begins a list at its start.
_MARKUP = re.compile(r"([\\`*_\[\]<&])")
_LIST = re.compile(r"^([0-9]*)([-+.)])")
_RULES = (
    "paragraph",
    "list",
    "text",
    "newline",
    "escape",
    "backticks",
    "emphasis",
    "balance_pairs",
    "fragments_join",
    "link",
    "autolink",
    "entity",
)


@dataclass(frozen=True, slots=True)
class RecordLink:
    """A link in prose to a record: ``[[kind/id]]`` or ``[[kind/id|text]]``."""

    target: str
    text: str | None


def parse(prose: str) -> list[Token]:
    """The tokens of a prose text, as markdown-it has them."""
    return _parser().parse(prose)


def record_links(prose: str) -> Iterator[RecordLink]:
    """The links to records in a prose text, in order."""
    if "[[" not in prose:
        return
    for block in parse(prose):
        for token in block.children or ():
            if token.type == RECORD_LINK:
                yield token.meta["link"]


@dataclass(frozen=True, slots=True)
class WebLink:
    """A link in prose to the web: its address and its words."""

    target: str
    text: str


def links(prose: str) -> Iterator[WebLink]:
    """The links to the web in a prose text, in order."""
    for block in parse(prose) if "://" in prose else ():
        target, words = None, ""
        for token in block.children or ():
            if token.type == "link_open":
                target, words = str(token.attrGet("href")), ""
            elif token.type == "link_close" and target:
                yield WebLink(target, words)
                target = None
            else:
                words += _words(token, str)


def plain(prose: str, name_of: Callable[[str], str] = str) -> str:
    """The words of a prose text without its markup, in one line: for titles and search.

    Args:
        prose: the text.
        name_of: the name of a record by its ``kind/id``, for a link that says no words of its own.
    """
    return " ".join(" ".join(_plain(prose, name_of)).split())


def escaped(text: str) -> str:
    """A text as prose that says just this, its white space folded."""
    folded = _MARKUP.sub(r"\\\1", " ".join(text.split()))
    return _LIST.sub(r"\1\\\2", folded)


def _plain(prose: str, name_of: Callable[[str], str]) -> Iterator[str]:
    for block in parse(prose):
        if block.children:
            yield "".join(_words(token, name_of) for token in block.children)


def _words(token: Token, name_of: Callable[[str], str]) -> str:
    if token.type == RECORD_LINK:
        link: RecordLink = token.meta["link"]
        return link.text or name_of(link.target)
    return " " if token.type in ("softbreak", "hardbreak") else token.content


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"html": False, "maxNesting": 20})
    available = {rule for rules in parser.get_all_rules().values() for rule in rules}
    parser.enable([rule for rule in _RULES if rule in available])
    parser.inline.ruler.before("link", RECORD_LINK, _record_link)
    parser.validateLink = _is_http  # type: ignore[method-assign]
    return parser


def _record_link(state: StateInline, silent: bool) -> bool:
    found = _LINK.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        token = state.push(RECORD_LINK, "", 0)
        token.meta = {"link": RecordLink(found[1].strip(), found[2])}
    state.pos = found.end()
    return True


def _is_http(url: str) -> bool:
    """Links lead to the web and nowhere else; user names in them only deceive."""
    return address_fault(url) is None
