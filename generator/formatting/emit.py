"""A tree → YAML in block style, two columns a level, each comment at its place."""

from __future__ import annotations

from collections.abc import Iterable

from generator.formatting.texts import KEY_LIMIT, written, written_key
from generator.formatting.tree import MODELINE, Entry, Item, List, Mapping, Text, Tree

_STEP = 2


def emit(tree: Tree) -> str:
    """The text of a document."""
    above, lines = _block(tree.root, 0)
    header = _without_doubled_blanks(tree.header)
    first = [line for line in header if line.startswith(MODELINE)]
    others = _stripped(line for line in header if not line.startswith(MODELINE))
    head = [*first, *others, ""] if others else first
    return "".join(f"{line}\n" for line in (*head, *above, *lines))


def _block(node: List | Mapping, indent: int) -> tuple[list[str], list[str]]:
    """The lines of a collection with entries, and the comments that go above the first of them."""
    above: list[str] = []
    lines: list[str] = []
    for number, entry in enumerate(node.entries):
        before, body = _entry(entry, indent)
        before = _without_doubled_blanks(before)
        if number:
            lines += _indented(before, indent)
        else:
            above = _from_first_comment(before)
        lines += body
    lines += _indented(_without_doubled_blanks(node.end), indent)
    if not node.entries:  # only the whole document comes here without
        lines.append("{}")
    return above, lines


def _entry(entry: Item, indent: int) -> tuple[list[str], list[str]]:
    """What stands above an entry, and its lines."""
    margin = " " * indent
    head = f"{margin}-"
    if isinstance(entry, Entry):
        key = written_key(entry.key)
        head = f"{margin}? {key}\n{margin}:" if len(key) > KEY_LIMIT else f"{margin}{key}:"
    beside, more = entry.beside[:1], entry.beside[1:]
    before = [*entry.before, *more]
    value = entry.value
    if isinstance(value, Text):
        used = len(head.rpartition("\n")[2]) + 1
        first, *rest = written(value.value, used, indent + _STEP)
        return before, [" ".join(filter(None, (head, first, *beside))), *rest]
    if not value.entries:
        brackets = "[]" if isinstance(value, List) else "{}"
        return [*before, *value.end], [" ".join((head, brackets, *beside))]
    above, lines = _block(value, indent + _STEP)
    if isinstance(entry, Entry):
        return before, [
            " ".join((head, *beside)),
            *_indented(above, indent + _STEP),
            *lines,
        ]
    lines[0] = f"{head} {lines[0][indent + _STEP :]}"
    return [*before, *beside, *above], lines


def _indented(comments: Iterable[str], indent: int) -> list[str]:
    return [" " * indent + line if line else "" for line in comments]


def _without_doubled_blanks(lines: list[str]) -> list[str]:
    return [line for n, line in enumerate(lines) if line or not n or lines[n - 1]]


def _from_first_comment(lines: list[str]) -> list[str]:
    """The first entry of anything follows at once on what holds it."""
    start = next((n for n, line in enumerate(lines) if line), len(lines))
    return lines[start:]


def _stripped(lines: Iterable[str]) -> list[str]:
    kept = _from_first_comment(list(lines))
    while kept and not kept[-1]:
        kept.pop()
    return kept
