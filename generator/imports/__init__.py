"""Records from other forms of data, one module a format.

A format is a function that reads a file and proposes records. What becomes of them is the same for
all (``adding``): each has to fit its model, ids stay, and nothing that stands there is overwritten.
"""

from __future__ import annotations

from generator.imports import jsonl, popolo
from generator.imports.proposal import Format

FORMATS: dict[str, Format] = {
    "jsonl": Format("records as `factsheet export` writes them", jsonl.propose),
    "popolo": Format("people and organizations in Popolo's form", popolo.propose),
}
"""The formats by the name that the command takes."""
