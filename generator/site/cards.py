"""Writes the cards of a site, and remembers those that were drawn before."""

from __future__ import annotations

import hashlib
import json
from base64 import b64decode, b64encode
from dataclasses import astuple
from pathlib import Path

from generator.memory import Memo, Memory
from generator.pages.card import FONTS, card_address, card_of, has_card
from generator.pages.views import SiteView
from generator.records import Actor, Sheet


def write_cards(site: SiteView, memory: Memory, folder: Path) -> None:
    """Write a card for every record that has one.

    Args:
        site: the corpus.
        memory: what earlier runs drew; a card is known by its texts and the faces that it is in.
        folder: the site's, or what becomes it.
    """
    candidates: list[Sheet | Actor] = [*site.corpus.of(Sheet), *site.corpus.of(Actor)]
    records = [record for record in candidates if has_card(site, record)]
    if not records:
        return
    # Imported here: Pillow is not everywhere.
    from generator.site.card_drawing import draw

    memo: Memo[bytes] = Memo(memory, "cards")
    faces = hashlib.sha256()
    for path in sorted(FONTS.glob("*.woff2")):
        faces.update(path.read_bytes())
    for record in records:
        card = card_of(site, record)
        key = json.dumps([faces.hexdigest(), *astuple(card)])
        drawn = memo.get(key, _png)
        if drawn is None:
            drawn = draw(card)
            memo.put(key, drawn, b64encode(drawn).decode("ascii"))
        path = folder / card_address(record.ref)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(drawn)
    memo.keep()


def _png(form: str) -> bytes | None:
    """A card as it was remembered."""
    try:
        return b64decode(form, validate=True)
    except ValueError:
        return None
