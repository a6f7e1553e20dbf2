"""Bytes that nobody would think of, made of those that people write; the same for the same seed."""

from __future__ import annotations

import random
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

Target = Callable[[bytes], None]

# What means something to one of the readers, and what no reader expects.
_SIGNS = "[]{}*_`<>&\"'|#,\n\r\t\0\u0301\u00ad\u200b\u202e\u2028\x85\ufeff\ud800💩"
_WORDS = (
    "[[,]],\r\n,- ,: ,? ,|\n,>\n,---\n,...\n,!!str ,&a ,*a,%YAML 1.2\n,\\x00,99999999999,-0001,../,"
    "2022-02-30,<!--,</p>"
)
_TOKENS = (
    *(sign.encode("utf-8", "surrogatepass") for sign in _SIGNS),
    *(word.encode() for word in _WORDS.split(",")),
    b"\xff",
    b"\xc3",
)
_ARTICLE = """<html lang="en"><head><title>A</title><meta property="og:site_name" content="B">
<link rel="canonical" href="http://a.b"></head><body><article><h1>T</h1><p>He said that it was so,
and they agreed with him.</p><table><tr><td>x</table><time itemprop="datePublished"
datetime="2024-01-02">x</time></article></body></html>"""
_WRITTEN: dict[str, tuple[str, ...]] = {
    "date": ("2022-02-24", "2025~", "2025-02-24/2026-02-23", "2004-03-09/..", "24 February 2022"),
    "selector": (
        "the bridge|will|open\n\nHe said the bridge will re-\nopen in May “soon”.",
        "a b\n\na b a b \u00ad c",
    ),
    "prose": (
        "*a* **b** [c](http://d.e) [[actors/a|b]] `x`\n- a\n- b\n\n1. c\n&amp; <http://a.b>",
    ),
    "html": (_ARTICLE,),
    "markdown": ("---\ntitle: A\n---\n# A\n\n> b *c* [d](http://e)\n\n```\nf\n```\n",),
    "cache": ("{}",),
}


@dataclass(frozen=True, slots=True)
class Crash:
    """An exception that a target raised, and for what."""

    target: str
    raw: bytes
    trace: str


def seeds(root: Path) -> dict[str, list[bytes]]:
    """What people write for each target: records and proofs are those of a project."""
    found = {name: [text.encode() for text in texts] for name, texts in _WRITTEN.items()}
    found["yaml"] = [path.read_bytes() for path in sorted(root.glob("content/*/**/*.yml"))][:60]
    found["proofs"] = [path.read_bytes() for path in sorted(root.glob("content/**/*.proofs"))][:3]
    return found


def mutated(raw: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """Bytes with a few changes."""
    data = bytearray(raw)
    for _ in range(chance.randrange(1, 6)):
        at = chance.randrange(len(data) + 1)
        match chance.randrange(7):
            case 0 if data:
                data[min(at, len(data) - 1)] ^= 1 << chance.randrange(8)
            case 1:
                data[at:at] = chance.choice(_TOKENS)
            case 2:
                del data[at : at + chance.randrange(1, 20)]
            case 3:
                start = chance.randrange(len(data) + 1)
                data[at:at] = data[start : start + chance.randrange(1, 60)]
            case 4:
                data[at:at] = chance.choice(_TOKENS) * chance.randrange(1, 40)
            case 5:
                other = chance.choice(others)
                start = chance.randrange(len(other) + 1)
                data[at:at] = other[start : start + 50]
            case _:
                del data[at:]
    return bytes(data)


def crashes(name: str, target: Target, pool: Sequence[bytes], runs: int) -> Iterator[Crash]:
    """What a target raises in so many runs, one of each sort; the runs are always the same."""
    chance, grown, seen = random.Random(name), list(pool), set()
    for _ in range(runs):
        raw = mutated(chance.choice(grown), grown, chance)
        if len(raw) < 5_000 and chance.random() < 0.02:
            grown.append(raw)
        try:
            target(raw)
        except Exception as error:  # noqa: BLE001 - that is what is looked for
            where = traceback.extract_tb(error.__traceback__)[-1]
            if (where.filename, where.lineno) not in seen:
                seen.add((where.filename, where.lineno))
                yield Crash(name, raw, "".join(traceback.format_exception(error)))
