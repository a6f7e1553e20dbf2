"""“Did you mean …?”: the nearest of the names that exist."""

from __future__ import annotations

from collections.abc import Iterable

# Below this likeness (rapidfuzz's ratio, 0–100) a suggestion is more often a wrong lead than a
# misspelling: "lavrof" ~ "lavrov" has 83, "biden" ~ "lavrov" 18.
LIKENESS = 70.0


def nearest(word: str, names: Iterable[str]) -> str | None:
    """The name most like ``word``, or none where nothing is like it."""
    # Imported here: only faults need it, and a run without faults should not pay for it.
    from rapidfuzz import fuzz, process

    # Sorted, so that of two equally near names the same one is always offered.
    found = process.extractOne(word, sorted(names), scorer=fuzz.ratio, score_cutoff=LIKENESS)
    return found[0] if found else None


def did_you_mean(word: str, names: Iterable[str], otherwise: str) -> str:
    """A remedy: the nearest name, or ``otherwise`` where none is near."""
    found = nearest(word, names)
    return f"did you mean `{found}`?" if found else otherwise
