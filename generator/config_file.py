"""``mkdocs.yml`` as data: read with ``INHERIT`` and tags kept, merged, and written again.

MkDocs' own reader resolves ``!ENV`` and ``!!python/name`` at once; here they pass through
untouched, since what is read is written into the generated project for MkDocs to read.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.errors import UsageError


@dataclass(frozen=True, slots=True)
class Tagged:
    """A value behind a YAML tag, which MkDocs will resolve."""

    tag: str
    node: yaml.Node


class _Loader(yaml.SafeLoader):
    """Reads plain YAML, and keeps what stands behind an unknown tag as it is."""


class _Dumper(yaml.SafeDumper):
    """Writes what ``_Loader`` read."""


def _keep(_loader: yaml.SafeLoader, _suffix: str, node: yaml.Node) -> Tagged:
    return Tagged(node.tag, node)


_Loader.add_multi_constructor("!", _keep)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _keep)
_Dumper.add_representer(Tagged, lambda _dumper, tagged: tagged.node)


def read_config(path: Path) -> dict[str, Any]:
    """Read a configuration file and what it inherits.

    Raises:
        UsageError: the file cannot be read, is no YAML mapping, or inherits itself.
    """
    return _read(path, ())


def _read(path: Path, seen: tuple[Path, ...]) -> dict[str, Any]:
    if path.resolve() in seen:
        raise UsageError(
            f"{path.name} inherits itself", "take out the INHERIT that closes the ring"
        )
    try:
        config = yaml.load(path.read_text("utf-8"), Loader=_Loader)  # noqa: S506 - a SafeLoader
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from None
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        reason = " ".join(str(error).split())
        raise UsageError(f"{path.name} is not valid YAML: {reason}") from None
    if config is None:
        config = {}
    if not isinstance(config, dict):
        raise UsageError(f"{path.name} is not a mapping", "begin it with `site_name: …`")
    parent = config.pop("INHERIT", None)
    if parent is None:
        return config
    return merge(_read(path.parent / str(parent), (*seen, path.resolve())), config)


def merge(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Lay one configuration over another as MkDocs' ``INHERIT`` does: only mappings are merged."""
    merged = dict(below)
    for key, value in above.items():
        old = merged.get(key)
        both = isinstance(old, dict) and isinstance(value, dict)
        merged[key] = merge(old, value) if both else value  # type: ignore[arg-type]
    return merged


def resolved_text(value: object) -> str:
    """A value as the text that MkDocs will make of it: behind ``!ENV`` stands a variable's."""
    if not isinstance(value, Tagged):
        return "" if value is None else str(value)
    words = _words_of(value)
    default = words.pop() if len(words) > 1 else ""
    return next((os.environ[name] for name in words if name in os.environ), default)


def variables_of(value: object) -> set[str]:
    """The names that stand behind ``!ENV`` anywhere in a configuration, their defaults too."""
    if isinstance(value, Tagged):
        return set(_words_of(value))
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return {name for part in inner for name in variables_of(part)}


def _words_of(tagged: Tagged) -> list[str]:
    node = tagged.node
    return [str(name.value) for name in (node.value if isinstance(node.value, list) else [node])]


def render_config(config: dict[str, Any]) -> str:
    """The configuration as YAML."""
    text: str = yaml.dump(config, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100)
    return text
