"""A record's file in its one form: order of fields, quotation marks, line breaks.

Whatever a file says stays: before a result is handed out, it is read again as records are, and
compared with what it was made of, values and comments both.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel

from generator.errors import ToolError
from generator.files import decode
from generator.formatting.emit import emit
from generator.formatting.tree import (
    MODELINE,
    Collection,
    Entry,
    Item,
    List,
    Mapping,
    Node,
    Text,
    Tree,
    comments_in,
    read_tree,
)
from generator.records.base import Tombstone
from generator.records.fields import field_order, inner_model
from generator.yaml_source import read

_ANY_DEPTH = 200
_ANY_NUMBER = sys.maxsize
"""As deep as a project may allow; the caller has read the file within its own limit."""


def formatted(raw: bytes, model: type[BaseModel], modeline: str = "") -> str:
    """The one form of a record's file, which has been read without faults in its YAML.

    Args:
        raw: the file.
        model: the kind of record.
        modeline: a line for editors, which goes before all else in place of one that is there.

    Raises:
        ToolError: the result would say something else.
    """
    text = decode(raw)
    assert isinstance(text, str)  # noqa: S101 - it has been read
    tree = read_tree(text)
    comments = Counter(comments_in(tree))
    _order(tree.root, model)
    if modeline:
        old = [line for line in tree.header if line.startswith(MODELINE)]
        comments = comments - Counter(old) + Counter([modeline])
        tree.header = [modeline, *(line for line in tree.header if line not in old)]
    result = emit(tree)
    _compare(raw, result, comments)
    return result


def record_text(values: AnyMapping[str, Any], model: type[BaseModel], modeline: str = "") -> str:
    """The file of a record that is made of plain values: texts, lists and mappings."""
    root = _node(values)
    assert isinstance(root, Mapping)  # noqa: S101 - it is made of one
    _order(root, model)
    return emit(Tree(root, [modeline] if modeline else []))


def value_text(value: Any) -> str:
    """Plain values as they stand in a record, for people to read."""
    root = Mapping([Entry(key="value", value=_node(value))])
    lines = emit(Tree(root, [])).removeprefix("value:").strip("\n").split("\n")
    return "\n".join(line.removeprefix("  ") for line in lines).lstrip(" ") + "\n"


def _compare(raw: bytes, result: str, comments: Counter[str]) -> None:
    before = read(raw, max_depth=_ANY_DEPTH, max_values=_ANY_NUMBER)
    after = read(result.encode(), max_depth=_ANY_DEPTH, max_values=_ANY_NUMBER)
    same = not after.faults and after.data == before.data
    if not same or Counter(comments_in(read_tree(result))) != comments:
        raise ToolError(
            "the file would not say the same in its new form, and was left as it is",
            "this is a fault of factsheet itself: please report it, with the file",
        )


def _order(node: Node, model: type[BaseModel] | None) -> None:
    """Bring the keys of a mapping, and of those in it, into the order of their model.

    Keys that the model does not have come last, as they stood.
    """
    if model is None or not isinstance(node, Collection):
        return
    if isinstance(node, List):
        for item in node.entries:
            _order(item.value, model)
        return
    order = {name: place for place, name in enumerate(field_order(model))}
    node.entries.sort(key=lambda entry: order.get(entry.key, len(order)))
    for entry in node.entries:
        holder = Tombstone if entry.key == "withdrawn" else model
        _order(entry.value, inner_model(holder, entry.key))


def _node(value: Any) -> Node:
    if isinstance(value, AnyMapping):
        return Mapping([Entry(key=str(key), value=_node(inner)) for key, inner in value.items()])
    if isinstance(value, Sequence) and not isinstance(value, str):
        return List([Item(value=_node(inner)) for inner in value])
    if value is None:
        return Text("")
    return Text(str(value).lower() if isinstance(value, bool) else str(value))
