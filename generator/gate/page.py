"""A page: its tags, one by one, and what stands where."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Set
from html import unescape

from generator.gate.addresses import NAMES, address_fault
from generator.gate.allowed import GLOBAL, IN_PAGE, is_plain_look, may_have, names
from generator.gate.linked_data import linked_data_fault
from generator.gate.tags import (
    COMMENT,
    DOCTYPE,
    END,
    START,
    TOKEN,
    TOKEN_IN_LINE,
    RawElement,
    attributes_of,
    raw_elements,
)
from generator.policy import Policy, digest_source

# Most tags are of this form, which needs no second look: an element that nothing but its name makes
# special, with attributes that name or place it, and an address on the site or plainly of the web.
_PLAIN_ELEMENTS = names(
    "a article aside b blockquote circle code dd del details div dl dt em figcaption figure g h1 "
    "h2 h3 h4 h5 h6 li line nav ol p pre q rect section small span strong summary table tbody td "
    "text th thead time tr ul"
)
_PLAIN = re.compile(
    rf"<([a-z][a-z0-9]*)(?: (?:{'|'.join(sorted(GLOBAL))}|rel|datetime|(?:data|aria)-[a-z-]+"
    r'|[rxy]|[cr][xy]|[xy][12]|width|height)="[^"<>]*"'
    r'| (?:href|cite)="(?:(?:\.\.?/|#)[^"<>]*'
    r'|https?(?::|&#58;)//[a-zA-Z0-9.-]+(?:/[^"<>\\]*)?)")*>'
    r'|<meta (?:name="description"|property="og:[a-z:_]+") content="[^"<>]*">'
    r'|<link rel="(?:canonical|cite-as|next|prev)"'
    r' href="(?:\.\./[^"<>]*|https?://[a-zA-Z0-9.-]+(?:/[^"<>\\]*)?)">'
)
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"<>]*)">')
_FIRST_NEED = re.compile("<(?:script|style|link|img|iframe|body)[ >]")
_REFRESH = re.compile(r"0; url=((?:\.\.?/)+[a-z0-9/_#.-]*)")
_ARTICLE, _END_OF_ARTICLE = '<article class="md-content__inner', "</article>"
_END_OF_TITLE = "</title>"
_SCRIPT, _LINKED_DATA = "<script", '<script type="application/ld+json">'
# An element that shows a text of a record, with anything but that text in it; and one of which this
# line alone does not tell.
_MORE_THAN_TEXT = re.compile(r' data-field="[^"<>]*"[^<>]*>[^<]*<(?!/)')
_MAYBE_MORE = re.compile(r' data-field="[^"<>]*"[^<>]*>(?![^<\n]*</)')
_DATA_TYPES = ("application/ld+json", "application/json")
_HEAD = 200
_MOST_KNOWN = 30_000


class Pages:
    """Judges pages. What it has judged once it knows again: most of a page is its frame.

    Args:
        policy: what pages may run and load.
        scripts: the files of the site that are scripts.
    """

    def __init__(self, policy: Policy, scripts: Collection[str]) -> None:
        self._policy = policy
        self._policy_text = policy.in_page()
        self._scripts = scripts
        self._known_pieces: set[str] = set()
        self._known_lines: set[str] = set()
        self._known_tags: set[str] = set()

    def faults(self, raw: bytes) -> Iterator[tuple[int, str]]:
        """What is wrong with a page: lines, and words."""
        # A character a byte, half the work: what makes a tag is ASCII, and no byte of another
        # character is. Where other characters matter, `_decoded` gives them back.
        text = raw.decode("latin-1")
        yield from _order_faults(text)
        own, frame = _pieces(text)
        unknown = [piece for piece in frame if piece not in self._known_pieces]
        fresh = set("\n".join((*own, *unknown)).split("\n")).difference(self._known_lines)
        lines = "\n".join(fresh)
        tokens = TOKEN_IN_LINE.findall(lines)
        distinct = set(tokens)
        raws = list(raw_elements(lines, distinct))
        # Where no tag goes over the end of a line, nor an element whose content is text, lines can
        # be judged apart from each other, in any order: most of a page is its frame, known before.
        if (
            len(tokens) == lines.count("<")
            and not _MAYBE_MORE.search(lines)
            and all(raw.is_closed and "\n" not in raw.content for raw in raws)
            and not any(True for _ in self._faults_in(lines, distinct, raws))
        ):
            self._known_lines |= fresh
            self._known_pieces.update(unknown)
        else:
            yield from self._whole_faults(text)
        self._forget()

    def _forget(self) -> None:
        """Keep what is known within a size: what most pages have is soon known again."""
        if len(self._known_lines) > _MOST_KNOWN or len(self._known_tags) > _MOST_KNOWN:
            self._known_lines.clear()
            self._known_tags.clear()
            self._known_pieces.clear()

    def _faults_in(
        self, text: str, tokens: Set[str], raws: Iterable[RawElement]
    ) -> Iterator[tuple[int, str]]:
        """What is wrong with tags of a page, or of lines of it that stand for themselves."""
        for token in tokens - self._known_tags:
            if words := self._token_fault(token):
                yield _line(text, text.index(token)), words
            else:
                self._known_tags.add(token)
        for raw in raws:
            if words := self._raw_fault(raw):
                yield _line(text, raw.at), words

    def _whole_faults(self, text: str) -> Iterator[tuple[int, str]]:
        """What is wrong with a page, read from its beginning to its end."""
        tokens = TOKEN.findall(text)
        if len(tokens) != text.count("<"):
            at = TOKEN.sub(lambda found: "\0" * len(found[0]), text).index("<")
            yield _line(text, at), "a `<` that begins no tag"
        distinct = set(tokens)
        yield from self._faults_in(text, distinct, raw_elements(text, distinct))
        if found := _MORE_THAN_TEXT.search(text):
            yield _line(text, found.start()), "an element inside of a record's text"

    def _token_fault(self, token: str) -> str | None:
        plain = _PLAIN.fullmatch(token)
        if plain and (plain[1] is None or plain[1] in _PLAIN_ELEMENTS):
            return None
        token = _decoded(token)
        if start := START.fullmatch(token):
            return self._start_fault(start[1], attributes_of(start[2]))
        if end := END.fullmatch(token):
            return None if end[1] in IN_PAGE else f"</{end[1]}> may not stand in a page"
        if token == DOCTYPE or COMMENT.fullmatch(token):
            return None
        return f"`{token[:60]}` is not a plain tag with values in double quotes"

    def _start_fault(self, element: str, attributes: dict[str, str]) -> str | None:
        if element not in IN_PAGE:
            return f"<{element}> may not stand in a page"
        for name, value in attributes.items():
            if words := self._attribute_fault(element, name, value, attributes):
                return f"<{element} {name}>: {words}"
        return None

    def _attribute_fault(
        self, element: str, name: str, value: str, attributes: dict[str, str]
    ) -> str | None:
        if name == "style" and self._policy.allows_inline("style-src", ""):
            return None
        if not may_have(IN_PAGE, element, name):
            return "the element may not have this attribute"
        if name in NAMES:
            return address_fault(element, name, attributes, self._policy, self._scripts)
        if name == "http-equiv":
            return self._equivalent_fault(value.lower(), attributes.get("content", ""))
        if not is_plain_look(name, unescape(value)):
            return "a look that names something outside of the drawing"
        return None

    def _equivalent_fault(self, name: str, content: str) -> str | None:
        if name == "content-security-policy" and unescape(content) == self._policy_text:
            return None
        if name == "refresh" and _REFRESH.fullmatch(unescape(content)):
            return None
        return "neither the site's policy nor a redirect inside the site"

    def _raw_fault(self, raw: RawElement) -> str | None:
        if not raw.is_closed:
            return f"<{raw.name}> holds a tag"
        if raw.name == "script":
            return self._script_fault(raw)
        if raw.name == "style":
            return self._inline_fault("style-src", raw.content)
        return None

    def _script_fault(self, raw: RawElement) -> str | None:
        if f"<script{raw.written}>" == _LINKED_DATA:
            return linked_data_fault(raw.content)
        attributes = attributes_of(raw.written)
        if "src" in attributes:
            return "a script with an address and a text" if raw.content.strip() else None
        if attributes.get("type") in _DATA_TYPES:
            return None
        return self._inline_fault("script-src", raw.content)

    def _inline_fault(self, directive: str, content: str) -> str | None:
        content = _decoded(content)
        if self._policy.allows_inline(directive, content):
            return None
        source = digest_source(content)
        return f"inline, and the policy does not name it for {directive}: {source} `{content[:40]}`"


def _order_faults(text: str) -> Iterator[tuple[int, str]]:
    """What is wrong with the order of a page: its policy first, no script in its text."""
    if text[:_HEAD].lstrip(" \n")[: len(DOCTYPE)].lower() != DOCTYPE:
        yield 1, f"the page does not begin with {DOCTYPE}"
    policy, need = _POLICY.search(text), _FIRST_NEED.search(text)
    if policy is None or (need and need.start() < policy.start()):
        yield 1, "the policy (partials/policy.html) does not stand before all that it is for"
    start = text.find(_ARTICLE)
    end = text.rfind(_END_OF_ARTICLE)
    at = text.find(_SCRIPT, start, end) if start >= 0 else -1
    while at >= 0:
        if not text.startswith(_LINKED_DATA, at):
            yield _line(text, at), "a script in the text of a page"
        at = text.find(_SCRIPT, at + 1, end)


def _pieces(text: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """A page cut in four: what is its own (the beginning, to the title; the text), and the rest.

    The rest is the same on many pages. A tag that goes over a cut is none in either piece.
    """
    title = text.find(_END_OF_TITLE) + len(_END_OF_TITLE)
    start = max(text.find(_ARTICLE), title)
    end = max(text.rfind(_END_OF_ARTICLE), start)
    return (text[:title], text[start:end]), (text[title:start], text[end:])


def _decoded(text: str) -> str:
    """A text as it stands in the file, of which each byte was read as a character."""
    return text.encode("latin-1").decode("utf-8", "replace")


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
