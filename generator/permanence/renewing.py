"""Renews the file of addresses: what is new is added, and nothing is ever taken out."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from generator.corpus import Corpus
from generator.permanence.addresses_file import FILE, Entry, render
from generator.permanence.comparing import is_reused_entry, remembered
from generator.permanence.present import published, standing
from generator.writing import write_whole


class Renewed(NamedTuple):
    """What became of the file."""

    added: int
    """Addresses that it did not have."""
    changed: int
    """Addresses that were a page, and have moved or were withdrawn since."""


def renew_addresses(root: Path, corpus: Corpus) -> Renewed | None:
    """Bring a project's file of addresses up to date, or begin it.

    An address that leads to something else than before is left as it was remembered: that it may
    do so is for a person to say.

    Returns:
        None where there is a file that cannot be read whole: it is left alone.
    """
    file, fault = remembered(root)
    if fault is not None or (file is not None and file.malformed):
        return None
    before = {entry.address: entry for entry in file.entries} if file else {}
    found = {**before}
    for entry in published(corpus):
        if entry.address not in before or not is_reused_entry(corpus, before[entry.address]):
            found[entry.address] = entry
    for address, entry in before.items():
        found[address] = _as_it_is(corpus, found[address], entry)
    text = render(found.values())
    if file is None or text != (root / FILE).read_text("utf-8"):
        write_whole(root / FILE, text)
    changed = sum(str(found[address]) != str(entry) for address, entry in before.items())
    return Renewed(len(found) - len(before), changed)


def _as_it_is(corpus: Corpus, found: Entry, before: Entry) -> Entry:
    """An entry of no record's own page or anchor, such as an event of a renamed timeline."""
    now = standing(corpus, before.address)
    if found is not before or now is None or now.holder is None or is_reused_entry(corpus, before):
        return found
    state = now.state(before.address)
    return Entry(before.address, state, now.final if state == "moved" else "")
