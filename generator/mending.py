"""Mends in a file what can be mended without asking: one value is written anew, all else stays.

What is safe the rule decides that finds the fault: what was meant has to be beyond doubt, and
nothing that was written may be lost. A misspelt id is not safe: the nearest one may be another
person's.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from generator.diagnostics import Fix, Position
from generator.errors import ToolError
from generator.files import decode
from generator.formatting.texts import escaped, written_key
from generator.formatting.tree import comments_in, read_tree
from generator.scalars import Scalar
from generator.yaml_source import Document, Path, read

_ANY_DEPTH = 200
_ANY_NUMBER = sys.maxsize
_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Rewrite:
    """What a value has to be: this text, or a list of this one text."""

    text: str
    in_list: bool = False


def fix_of(at: Position, scalars: Mapping[Position, Scalar], rewrite: Rewrite) -> Fix | None:
    """How the value that begins at this place is written anew; None where that is not plain."""
    scalar = scalars.get(at)
    if scalar is None or scalar.is_block:
        return None
    text = written_key(rewrite.text)
    if scalar.is_in_brackets and text == rewrite.text:
        text = escaped(text)  # in brackets more signs have a meaning
    return Fix(at, scalar.end_at, f"[{text}]" if rewrite.in_list else text, rewrite.text)


def mended(raw: bytes, fixes: Iterable[Fix], scalars: Mapping[Position, Scalar]) -> bytes:
    """A file with its fixes applied.

    Args:
        raw: the file.
        fixes: made of this file.
        scalars: its texts.

    Raises:
        ToolError: it would say something else than it did, but for what is mended.
    """
    text = decode(raw)
    assert isinstance(text, str)  # noqa: S101 - fixes were made of it
    last_first = sorted(set(fixes), key=lambda fix: fix.start, reverse=True)
    result = text
    for fix in last_first:
        scalar = scalars[fix.start]
        result = result[: scalar.start] + fix.text + result[scalar.end :]
    _compare(text, result, last_first)
    return (_MARK if raw.startswith(_MARK) else b"") + result.encode()


def _compare(text: str, result: str, fixes: list[Fix]) -> None:
    before = read(text.encode(), max_depth=_ANY_DEPTH, max_values=_ANY_NUMBER)
    after = read(result.encode(), max_depth=_ANY_DEPTH, max_values=_ANY_NUMBER)
    same = not after.faults and after.data == _expected(before, fixes)
    if not same or Counter(comments_in(read_tree(text))) != Counter(comments_in(read_tree(result))):
        raise ToolError(
            "the file would not say the same but for what was to be mended, and was left as it is",
            "this is a fault of factsheet itself: please report it, with the file",
        )


def _expected(document: Document, fixes: list[Fix]) -> Any:
    """The file's data with the values that fixes put there."""
    meant = {fix.start: [fix.value] if fix.text.startswith("[") else fix.value for fix in fixes}
    data = deepcopy(document.data)
    for path, at in document.values.items():
        if at in meant:
            _put(data, path, meant[at])
    return data


def _put(data: Any, path: Path, value: Any) -> None:
    *way, last = path or (None,)
    for step in way:
        data = data[step]
    if last is not None and isinstance(data[last], str):
        data[last] = value
