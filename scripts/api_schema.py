"""Renews ``tests/exports/api-v1.json``, the promise of the JSON API, after something was added.

    python -m scripts.api_schema

What v1 has promised it keeps: where something of it is gone or means something else, nothing is
written, and this says what.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.exports.api.openapi import openapi

PROMISED = Path(__file__).resolve().parents[1] / "tests/exports/api-v1.json"


def current() -> dict[str, Any]:
    """The API as the code has it, without what differs from site to site."""
    document = openapi(title="")
    return {"paths": document["paths"], "components": document["components"]}


def text(document: dict[str, Any]) -> str:
    """The form of the file, in which a change is a few lines."""
    return json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def broken(promised: Any, now: Any, place: str = "") -> Iterator[str]:
    """What of a promise is not kept, each with its place; what was added breaks nothing.

    A description is no more than words: whether it says something else, a person has to see.
    """
    name = place.rpartition("/")[2]
    if isinstance(promised, dict) and isinstance(now, dict):
        for key, value in promised.items():
            if key in ("description", "summary") and isinstance(value, str):
                continue
            if key in now:
                yield from broken(value, now[key], f"{place}/{key}")
            else:
                yield f"{place}/{key} is gone"
        # A schema that asks for more than it did refuses what was sound.
        for key in ("pattern", "format", "minItems", "minimum", "enum"):
            if key in now and key not in promised and "type" in promised:
                yield f"{place}/{key} is new, and narrower than before"
    elif isinstance(promised, list) and isinstance(now, list):
        if name in ("required", "enum"):
            # Readers rely on what is always there, and know the values that there are.
            yield from (f"{place} has no `{item}` any more" for item in promised if item not in now)
        elif promised != now:
            yield f"{place} is {now}, and was {promised}"
    elif promised != now:
        yield f"{place} is {now!r}, and was {promised!r}"


def main() -> int:
    """Write the file, unless it would break what it promises."""
    now = current()
    if PROMISED.exists():
        faults = list(broken(json.loads(PROMISED.read_text("utf-8")), now))
        if faults:
            print("\n".join(faults), file=sys.stderr)
            print("v1 was promised. Put it back, or begin /api/v2/ beside it.", file=sys.stderr)
            return 1
    PROMISED.write_text(text(now), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
