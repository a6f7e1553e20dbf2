"""Writes the cards of a site, and remembers those that were drawn before."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from pathlib import Path

from generator.memory import Memory
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

    known = memory.files("cards")
    faces = b"".join(path.read_bytes() for path in sorted(FONTS.glob("*.woff2")))
    faces_digest = hashlib.sha256(faces).hexdigest()
    for record in records:
        card = card_of(site, record)
        key = hashlib.sha256(f"{faces_digest} {json.dumps(asdict(card))}".encode()).hexdigest()
        drawn = known.get(key)
        if drawn is None:
            drawn = draw(card)
            known.put(key, drawn)
        path = folder / card_address(record.ref)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(drawn)
    known.keep()
