"""How a text is written in YAML: plain where that can be read in one way only, quoted, or folded.

What is written is read as the same text by libyaml and by readers of YAML 1.2, and as a text by
those of YAML 1.1 too, but for numbers and dates: records are full of dates, and in quotation marks
they would be harder to read and to write.
"""

from __future__ import annotations

import re

from generator.invisible import invisible_characters

WIDTH = 100
"""Columns of a line; only what cannot be broken is longer."""
KEY_LIMIT = 1000
"""Characters of a key on one line: YAML allows 1,024, its quotation marks included."""

# What YAML 1.1 or 1.2 reads as something else than a text.
_NO_TEXT = re.compile(r"~|null|true|false|yes|no|on|off|y|n|=|<<|[-+]?\.(?:inf|nan)", re.IGNORECASE)
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")
_MAY_FOLLOW = frozenset("-?:")
"""Indicators that are none where a letter follows at once."""
_NOT_PLAIN = re.compile(r":(?:\s|$)|\s#")
_BREAK = re.compile(r"(?<=\S) (?=\S)")
_LINK = re.compile(r"\[\[[^\]]*\]\]|\[[^\]]*\]\([^)\s]*\)")
# These are read as something else where they stand unescaped, or cannot be told from blanks.
_UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def written_key(key: str) -> str:
    """A key on one line, without its colon."""
    return key if _is_plain(key) else _quoted(key)


def written(text: str, used: int, indent: int) -> list[str]:
    """A text as it stands behind a key or dash.

    Args:
        text: what it is to be read as.
        used: columns of its first line that are taken.
        indent: columns before the lines of a block.

    Returns:
        What follows on the first line, and the lines below it with their indent.
    """
    if not text:
        return [""]
    if _must_be_escaped(text):
        return [escaped(text)]
    if "\n" in text:
        return _literal(text, indent)
    line = text if _is_plain(text) else _quoted(text)
    if used + len(line) <= WIDTH:
        return [line]
    words = _words(text, WIDTH - indent)
    if len(words) == 1 or text[0] == " " or text[-1] == " ":
        return [line]
    return [">-", *_folded(words, indent)]


def _is_plain(text: str) -> bool:
    """Whether a text on one line needs no quotation marks."""
    if not text or text != text.strip() or "\n" in text or _must_be_escaped(text):
        return False
    if text[0] in _INDICATORS and not (
        text[0] in _MAY_FOLLOW and text[1:2].strip() and text[1:2] not in ",[]{}"
    ):
        return False
    return not _NOT_PLAIN.search(text) and not _NO_TEXT.fullmatch(text)


def _must_be_escaped(text: str) -> bool:
    """Whether there is something in it that would be lost, or that a reviewer could not see."""
    if _UNSEEN.search(text) or next(invisible_characters(text), None):
        return True
    if "\n" not in text:
        return False
    # A block would keep blanks at the ends of lines, but the next contributor's editor may not.
    lines = text.removesuffix("\n").split("\n")
    first = next(filter(None, lines), "")
    return not lines[-1] or first[:1] == " " or any(line[-1:].isspace() for line in lines)


def _quoted(text: str) -> str:
    """A text on one line in the quotation marks that need fewer escapes."""
    if _must_be_escaped(text) or "\n" in text or not ('"' in text or "\\" in text):
        return escaped(text)
    return "'" + text.replace("'", "''") + "'"


def escaped(text: str) -> str:
    """A text in double quotation marks, which can be read in one way wherever it stands."""
    hidden = {place for place, _ in invisible_characters(text)}
    return '"' + "".join(_escape(c, at in hidden) for at, c in enumerate(text)) + '"'


def _escape(character: str, is_hidden: bool) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if not (is_hidden or _UNSEEN.match(character)):
        return character
    code = ord(character)
    return (
        f"\\x{code:02X}"
        if code <= 0xFF
        else (f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}")
    )


def _literal(text: str, indent: int) -> list[str]:
    """Line by line as they are."""
    head = "|" if text.endswith("\n") else "|-"
    lines = text.removesuffix("\n").split("\n")
    return [head, *(" " * indent + line if line else "" for line in lines)]


def _words(text: str, room: int) -> list[str]:
    """What a text is broken into: words, and links that a line has room for, which stay whole."""
    links = [m.span() for m in _LINK.finditer(text) if len(m.group()) <= room]
    words, start = [], 0
    for match in _BREAK.finditer(text):
        if not any(begin < match.start() < end for begin, end in links):
            words.append(text[start : match.start()])
            start = match.end()
    return [*words, text[start:]]


def _folded(words: list[str], indent: int) -> list[str]:
    """Words in lines, each as full as it goes."""
    lines: list[str] = []
    line = ""
    for word in words:
        if line and indent + len(line) + 1 + len(word) > WIDTH:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [" " * indent + line for line in (*lines, line)]
