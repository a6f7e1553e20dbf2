"""``mkdocs.yml`` as data: read with ``INHERIT`` and tags kept, merged, and written again.

MkDocs' own reader resolves ``!ENV`` and ``!!python/name`` at once; here they pass through
untouched, since what is read is written into the generated project for MkDocs to read.
"""

from __future__ import annotations

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
    except (yaml.YAMLError, UnicodeDecodeError) as error:
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


def render_config(config: dict[str, Any]) -> str:
    """The configuration as YAML."""
    text: str = yaml.dump(config, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100)
    return text
