"""The worst that there is for each reader, in any size: what is cheap to write and dear to read."""

from __future__ import annotations

from collections.abc import Callable

Worst = Callable[[int], bytes]


def _repeated(unit: str, head: str = "", tail: str = "") -> Worst:
    def make(size: int) -> bytes:
        body, start, end = unit.encode(), head.encode(), tail.encode()
        return start + body * max(0, (size - len(start) - len(end)) // len(body)) + end

    return make


def _numbered(form: str, head: str = "") -> Worst:
    def make(size: int) -> bytes:
        count = size // len(form.format(1_000_000))
        return (head + "".join(form.format(number) for number in range(count))).encode()

    return make


_HEAD = (
    "factsheet-proofs 1\nnormalisation 1\nscrypt 32768 8 1\ntokens 812\nwords 704\nroot "
    + "5f" * 32
    + "\n\n"
)
_PAGE = "<html><body><article><p>He said that it was so, and they agreed with him.</p>"

WORST: dict[str, dict[str, Worst]] = {
    "yaml": {
        "brackets": _repeated("["),
        "braces": _repeated("{a: "),
        "dashes": _repeated("- "),
        "many keys": _numbered("k{:07}: x\n"),
        "the same key": _repeated("a: x\n"),
        "a million items": _repeated("- x\n", "aliases:\n"),
        "one scalar": _repeated("x", "title: "),
        "one quoted scalar": _repeated("\\u0041", 'title: "', '"\n'),
        "comments": _repeated("# x\n", "title: a\n"),
        "blank lines": _repeated("\n", "title: a\n"),
        "an open quotation mark": _repeated("x\n", 'title: "'),
        "flow list": _repeated("x,", "aliases: [", "]\n"),
        "spaces": _repeated(" ", "title: a"),
        "folded": _repeated("  x\n\n", "title: >\n"),
        "hyphens of an id": _repeated("a-", "aliases: [", "_]\n"),
        "tags of languages": _repeated("-aaaaaaaa", "lang: en", "!\n"),
        "address": _repeated("a.", "url: http://", "\n"),
        "dates": _repeated("2", "date: ", "\n"),
        "invisible characters": _repeated("\u200b", "title: ", "\n"),
    },
    "date": {
        "digits": _repeated("2"),
        "hyphens": _repeated("2022-"),
        "slashes": _repeated("/"),
        "question marks": _repeated("?", "2022"),
        "words": _repeated("January "),
        "X": _repeated("X", "20"),
        "spaces": _repeated(" ", "2022"),
        "seasons": _repeated("2022-21/"),
        "brackets": _repeated("[2022,"),
        "exponents": _repeated("Y1E"),
    },
    "selector": {
        "a a a": _repeated("a ", "a a a b\n\n"),
        "hyphens at line ends": _repeated("ab-\n", "ab ab ab c\n\n"),
        "quotation marks": _repeated('"', "a\n\n"),
        "combining marks": _repeated("\u0301", "a\n\na"),
        "descending marks": _repeated("\u0301\u0323", "a\n\na"),
        "one word": _repeated("a", "a\n\n"),
        "long quote": _repeated("a ", "", "\n\na b"),
        "points": _repeated(". ", "a\n\n"),
        "soft hyphens": _repeated("\u00ad", "a\n\n"),
        "ideographs": _repeated("言", "言言言葉\n\n"),
    },
    "prose": {
        "[[": _repeated("[["),
        "[[a|": _repeated("[[a|"),
        "****": _repeated("*"),
        "*a ": _repeated("*a "),
        "*a_ ": _repeated("*a _b "),
        "a**b": _repeated("a**b"),
        "((((": _repeated("("),
        "[a](": _repeated("[a]("),
        "[a](<b": _repeated("[a](<b"),
        "[](": _repeated("]("),
        "[[[]]]": lambda size: b"[" * (size // 2) + b"]" * (size // 2),
        "backticks": lambda size: " ".join(
            "`" * n for n in range(1, int((2 * size) ** 0.5))
        ).encode(),
        "<http:": _repeated("<http:"),
        "&amp": _repeated("&amp"),
        "lists": _repeated("- "),
        "list in list": lambda size: "\n".join(
            "  " * n + "- x" for n in range(int(size**0.5))
        ).encode(),
        "lines of lists": _repeated("- x\n"),
        "numbered lists": _repeated("1. x\n"),
        "paragraphs": _repeated("x\n\n"),
        "lines": _repeated("x\n"),
        "escapes": _repeated("\\*"),
        "spaces": _repeated(" ", "a", "b"),
        "links": _repeated("[a](http://b.c) "),
        "titles": _repeated('[a](http://b "'),
        "records": _repeated("[[actors/a]]"),
    },
    "proofs": {
        "lines": _repeated("a\n", _HEAD),
        "empty lines": _repeated("\n"),
        "seams": _repeated("1,", _HEAD + "a" * 32 + " 1 1 0 ", " AA==\n"),
        "base64": _repeated("A", _HEAD + "a" * 32 + " 1 1 0 - ", "\n"),
        "digits": _repeated("1", _HEAD + "a" * 32 + " ", "\n"),
        "conflicts": _repeated("<", "", "\n"),
        "not ASCII": _repeated("a", "", "\u00e9"),
    },
    "html": {
        "open divs": _repeated("<div>", _PAGE),
        "open paragraphs": _repeated("<p>x", _PAGE),
        "open formatting": _repeated("<b><i>", _PAGE),
        "attributes": _numbered('a{:07}="x" ', _PAGE + "<p "),
        "open comment": _repeated("<!--", _PAGE),
        "less than": _repeated("<", _PAGE),
        "entities": _repeated("&amp;", _PAGE),
        "unknown entities": _repeated("&x", _PAGE),
        "tables": _repeated("<table><tr><td>", _PAGE),
        "lists": _repeated("<ul><li>", _PAGE),
        "spaces": _repeated(" ", _PAGE),
        "one word": _repeated("x", _PAGE),
        "links": _repeated('<a href="/x">x</a>', _PAGE),
        "meta": _repeated('<meta name="author" content="A">', "<html><head>"),
        "JSON-LD": _repeated("[", '<html><script type="application/ld+json">'),
        "sentences": _repeated("<p>He said that it was so, and they agreed.</p>", _PAGE),
        "line ends": _repeated("<br>", _PAGE),
        "new lines": _repeated("\n", _PAGE + "<p>x", "x</p>"),
    },
    "markdown": {
        ">": _repeated(">"),
        "> lines": _repeated("> x\n"),
        "[[": _repeated("["),
        "brackets": _repeated("[a]("),
        "emphasis": _repeated("*a _b "),
        "a**b": _repeated("a**b"),
        "references": _numbered("[{:07}]: x\n"),
        "lists": _repeated("- "),
        "list lines": _repeated("* x\n"),
        "rules": _repeated("---\nx\n"),
        "headings": _repeated("# x\n"),
        "fences": _repeated("```\n"),
        "html": _repeated("<a "),
        "comments": _repeated("<!-- "),
        "declarations": _repeated("<!A "),
        "autolinks": _repeated("<http:"),
        "backticks": lambda size: " ".join(
            "`" * n for n in range(1, int((2 * size) ** 0.5))
        ).encode(),
        "front matter": _repeated("a", "---\n", "\n---\n"),
        "open front matter": _repeated("a\n", "---\n"),
    },
    "cache": {"zeros": _repeated("\0"), "brackets": _repeated("[")},
}
