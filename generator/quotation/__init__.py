"""Proof of quotation: normalise, match, commit and prove. No files, no records.

`match.match` proves a quotation against a text, `verify` against a file of proofs without the
text; `nearest.nearest` says what to correct. These two keep the names of their modules and are
imported from there; all other public names can be had here, each imported when it is first used,
so that matching does not cost the import of what only seals or suggests.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.quotation.indexed_text import IndexedText
    from generator.quotation.nearest import Difference, Nearest
    from generator.quotation.normalise import NORMALISATION, Tokens, normalised, tokenise
    from generator.quotation.proofs_file import Proof, ProofsError, ProofsFile, parse, render
    from generator.quotation.result import (
        UNPROVABLE,
        Failure,
        Outcome,
        Passage,
        Result,
        Selector,
    )
    from generator.quotation.sealing import belongs, seal, verify

__all__ = [
    "NORMALISATION",
    "UNPROVABLE",
    "Difference",
    "Failure",
    "IndexedText",
    "Nearest",
    "Outcome",
    "Passage",
    "Proof",
    "ProofsError",
    "ProofsFile",
    "Result",
    "Selector",
    "Tokens",
    "belongs",
    "normalised",
    "parse",
    "render",
    "seal",
    "tokenise",
    "verify",
]

_MODULES = {
    "indexed_text": ("IndexedText",),
    "nearest": ("Difference", "Nearest"),
    "normalise": ("NORMALISATION", "Tokens", "normalised", "tokenise"),
    "proofs_file": ("Proof", "ProofsError", "ProofsFile", "parse", "render"),
    "result": ("UNPROVABLE", "Failure", "Outcome", "Passage", "Result", "Selector"),
    "sealing": ("belongs", "seal", "verify"),
}
_MODULE_OF = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used (PEP 562)."""
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULE_OF[name]}"), name)
