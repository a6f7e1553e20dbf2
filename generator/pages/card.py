"""What stands on the card by which a page is shown where somebody shares its address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from generator.pages.addresses import record_address
from generator.pages.positions import Positions
from generator.pages.sheet_view import SheetView
from generator.pages.statuses import KINDS, TYPES
from generator.pages.views import SiteView
from generator.records import Actor, Record, Sheet, Statement
from generator.resources import built_in_templates

FONTS = built_in_templates() / "theme/assets/fonts"

_FACE = re.compile(
    r"font-weight: (\d+);.*?url\(\"\.\./fonts/([\w.-]+)\"\).*?unicode-range:\s*([^;]+);", re.DOTALL
)
_MARKUP = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Card:
    """The texts of a card."""

    kind: str
    title: str
    figures: tuple[str, ...]
    site: str


def card_address(ref: str) -> str:
    """Where the card of a record stands: ``sheets/x/card.png``."""
    return f"{record_address(ref)}card.png"


def has_card(site: SiteView, record: Record) -> bool:
    """Whether there is a card of a record: of sheets and actors whose name can be drawn.

    An address of it has to be absolute, so that there is none where the site has no address.
    """
    can_be = isinstance(record, Sheet | Actor) and bool(site.base) and find_spec("PIL") is not None
    return can_be and all(map(is_covered, record.label + site.title))


def card_of(site: SiteView, record: Sheet | Actor) -> Card:
    """The card of a record: its name, and its figures as its page has them."""
    say = site.language
    if isinstance(record, Sheet):
        kind, found = say.gettext(KINDS["sheets"]), _figures_of_sheet(site, record)
    else:
        kind, found = say.gettext(TYPES[record.type]), _figures_of_actor(site, record)
    figures = tuple(_MARKUP.sub("", figure) for figure in found)
    return Card(kind[:1].upper() + kind[1:], record.label, figures, site.title)


def _figures_of_sheet(site: SiteView, record: Sheet) -> Iterator[str]:
    sheet, say = SheetView(record, site, Positions(site)), site.language
    yield say.ngettext(
        "<b>%(num)s</b> statement, <b>%(direct)s</b> verbatim",
        "<b>%(num)s</b> statements, <b>%(direct)s</b> verbatim",
        len(sheet.statements),
        direct=len(sheet.direct),
    )
    yield say.ngettext(
        "<b>%(verified)s of %(quoted)s</b> passages proven in <b>%(num)s</b> source",
        "<b>%(verified)s of %(quoted)s</b> passages proven in <b>%(num)s</b> sources",
        len(sheet.sources),
        verified=sheet.verified,
        quoted=len(sheet.quotes),
    )


def _figures_of_actor(site: SiteView, record: Actor) -> Iterator[str]:
    say, corpus = site.language, site.corpus
    said = len(corpus.referring(record.ref, Statement, "speakers"))
    about = len(corpus.referring(record.ref, Statement, "mentions"))
    yield say.ngettext("<b>%(num)s</b> statement", "<b>%(num)s</b> statements", said)
    if about:
        yield say.ngettext("%(num)s statement by others", "%(num)s statements by others", about)


def face_of(character: str, weight: int) -> Path | None:
    """The file of the face that has a character, by the style sheet; none where none has it."""
    code = ord(character)
    for file, ranges in _faces()[weight]:
        if any(first <= code <= last for first, last in ranges):
            return FONTS / file
    return None


@cache
def is_covered(character: str) -> bool:
    """Whether a character can be drawn."""
    return all(face_of(character, weight) for weight in _faces())


@cache
def _faces() -> dict[int, list[tuple[str, list[tuple[int, int]]]]]:
    """The upright faces by weight, each with the runs of characters that it has."""
    styles = (FONTS.parent / "stylesheets/fonts.css").read_text("utf-8")
    found: dict[int, list[tuple[str, list[tuple[int, int]]]]] = {}
    for weight, file, ranges in _FACE.findall(styles):
        if "italic" not in file:
            found.setdefault(int(weight), []).append((file, list(map(_run, ranges.split(",")))))
    return found


def _run(text: str) -> tuple[int, int]:
    first, _, last = text.strip().removeprefix("U+").partition("-")
    return int(first, 16), int(last or first, 16)
