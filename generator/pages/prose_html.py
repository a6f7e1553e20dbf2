"""Prose → HTML in which all text is opaque, so that Markdown leaves it as it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from markdown_it.token import Token
from markupsafe import Markup

from generator.pages.opaque import opaque
from generator.prose import RECORD_LINK, RecordLink, parse
from generator.web_address import ascii_host, named_host

# What prose can hold (generator/prose.py); anything else is a fault of ours, not of the record.
_ELEMENTS = frozenset({"p", "ul", "ol", "li", "em", "strong"})

LinkTo = Callable[[str], tuple[Markup, str]]
"""``kind/id`` → the reference to the record, encoded, and the record's name."""


def prose_html(prose: str, link_to: LinkTo) -> Markup:
    """The HTML of a prose text, in one line.

    Args:
        prose: the text of a prose field.
        link_to: finds the address and name for a link to a record.
    """
    made: list[str] = []
    opened: list[tuple[str, int]] = []
    for token in _tokens(prose):
        if token.type == "link_open":
            opened.append((str(token.attrs["href"]), len(made)))
        made.append(_html(token, link_to))
        if token.type == "link_close":
            address, start = opened.pop()
            made.append(_where_it_leads(address, Markup("".join(made[start:])).striptags()))  # noqa: S704 - as below
    return Markup("".join(made))  # noqa: S704 - built here of opaque texts


@lru_cache(maxsize=20_000)
def _tokens(prose: str) -> tuple[Token, ...]:
    return tuple(flat for block in parse(prose) for flat in (block.children or (block,)))


def _html(token: Token, link_to: LinkTo) -> str:
    if token.tag in _ELEMENTS:
        return "" if token.hidden else _tag(token)
    match token.type:
        case "text":
            return opaque(token.content)
        case "code_inline":
            return f"<code>{opaque(token.content)}</code>"
        case "softbreak":
            return " "
        case "hardbreak":
            return "<br>"
        case "link_open":
            address = opaque(str(token.attrs["href"]))
            return f'<a href="{address}" rel="noopener nofollow ugc">'
        case "link_close":
            return "</a>"
        case "inline":
            return ""
        case kind if kind == RECORD_LINK:
            link: RecordLink = token.meta["link"]
            href, name = link_to(link.target)
            return f'<a href="{href}">{opaque(link.text or name)}</a>'
    raise AssertionError(f"prose holds {token.type}, which no rule of its parser makes")


def _where_it_leads(address: str, words: str) -> str:
    """The host of a link, for readers, where its letters or the words of the link may deceive."""
    host, named = ascii_host(address), named_host(words)
    if "xn--" in host or (named and named != host):
        return f' <span class="fs-host">({opaque(host)})</span>'
    return ""


def _tag(token: Token) -> str:
    if token.nesting < 0:
        return f"</{token.tag}>"
    start = token.attrs.get("start")
    return f'<{token.tag} start="{int(start)}">' if start is not None else f"<{token.tag}>"
