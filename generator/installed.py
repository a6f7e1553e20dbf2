"""The package as it is installed here: where it came from, and all that it needs."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

NAME = "factsheet"


def requirement() -> str:
    """The package as pip takes it: from the address where it was installed, or by its version."""
    origin = _origin()
    url, vcs = origin.get("url", ""), origin.get("vcs_info")
    if not url.startswith("https://"):  # a file of this machine is nowhere else
        return f"{NAME}=={distribution(NAME).version}"
    return f"{NAME} @ {vcs['vcs']}+{url}@{vcs['commit_id']}" if vcs else f"{NAME} @ {url}"


def wheel() -> tuple[str, bytes] | None:
    """The wheel's name and content, where the package was installed from a file that is there."""
    origin = _origin()
    path = Path(url2pathname(urlsplit(origin.get("url", "")).path))
    wanted = origin.get("archive_info", {}).get("hashes", {}).get("sha256")
    if not origin.get("url", "").startswith("file:") or path.suffix != ".whl" or not wanted:
        return None
    with suppress(OSError):
        content = path.read_bytes()
        if hashlib.sha256(content).hexdigest() == wanted:
            return path.name, content
    return None


def pins() -> tuple[str, ...]:
    """All that the package needs on this machine, as ``name==version``, by name.

    What only other systems or versions of Python need is not known here, and left open.
    """
    found: dict[str, str] = {}
    seen: set[tuple[str, str]] = set()
    waiting = [(NAME, "")]
    while waiting:
        name, extra = waiting.pop()
        if (name, extra) in seen:
            continue
        seen.add((name, extra))
        try:
            package = distribution(name)
        except PackageNotFoundError:
            continue
        found[name] = package.version
        for needed in map(Requirement, package.requires or ()):
            if needed.marker is None or needed.marker.evaluate({"extra": extra}):
                waiting += [(canonicalize_name(needed.name), part) for part in ("", *needed.extras)]
    return tuple(f"{name}=={version}" for name, version in sorted(found.items()) if name != NAME)


def _origin() -> dict[str, Any]:
    """Where the package was installed from (PEP 610); empty where it came from an index."""
    origin: dict[str, Any] = json.loads(distribution(NAME).read_text("direct_url.json") or "{}")
    return origin
