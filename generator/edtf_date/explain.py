"""Why a text is no date, and what was probably meant.

Called for faults only, and for texts that `MAX_LENGTH` keeps short, so that it may try many things:
4 ms in the worst case known, a text of nothing but dashes.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import product

from generator.edtf_date.date import MAX_LENGTH, EdtfDate, read_date
from generator.edtf_date.error import DateError
from generator.edtf_date.level_2 import level_2_fault
from generator.edtf_date.other_forms import is_shortened_range, other_forms

_HOW_TO_WRITE = (
    "write YYYY-MM-DD, YYYY-MM or YYYY, with ~ behind it for about, ? for uncertain, "
    "or start/end with .. for an open side"
)

_HYPHENS = dict.fromkeys(map(ord, "‐‑−﹣－"), "-")
_DASHES = dict.fromkeys(map(ord, "‒–—―"), "–")
_BLANKS_AT_SEPARATORS = re.compile(r" ?([-/~?%]|\.\.) ?")
_YEAR_AT_END = re.compile(r"([0-9]{1,2})[-/. ]{1,2}([0-9]{1,2})[-/. ]{1,2}[0-9]{4}")
_TIME = re.compile(r"[0-9]:[0-9]")

_SEPARATOR = re.compile(
    r" ?(?:/|–|…|\.{2,3}) ?| (?:-|to|and|until|till) |(?<=[0-9]{4})-(?=[0-9]{4})"
)
_LEAD_IN = re.compile(r"(?:from|between) ", re.IGNORECASE)
_OPEN_END = re.compile(r"(?:since|from) (.+)|(.+?) ?(?:\.{2,3}|…)", re.IGNORECASE)
_OPEN_START = re.compile(r"(?:until|till|up to) (.+)|(?:\.{2,3}|…) ?(.+)", re.IGNORECASE)
_OPEN_SIDE = frozenset(("..", "open", "now", "present", "today", "ongoing"))

_EMPTY_SIDE = re.compile(r"(?:unknown)?/(.+)|(.+)/(?:unknown)?", re.IGNORECASE)
_YEAR_ONLY = re.compile(r"(Y?)(-?)0*([0-9]+)([~?%]?)")


def explain(text: str) -> DateError:
    """The fault of a text that `read_date` does not read: what is wrong, and what to write."""
    if not text.strip():
        return DateError("is empty", "leave the date out where it is not known")
    if len(text) > MAX_LENGTH:
        return DateError(f"has {len(text)} characters, more than a date can need", _HOW_TO_WRITE)
    plain = _plain(text)
    meant: dict[str, EdtfDate] = {}
    refusal = None
    for candidate in _candidates(plain):
        try:
            date = read_date(candidate)
        except DateError as error:
            refusal = refusal or error
        else:
            if date:
                meant[candidate] = date
    if meant:
        return _rewritten(text, list(meant.values()))
    fault = refusal or _beyond_level_1(plain) or _incomplete(plain)
    return fault or DateError("is not an EDTF date", _HOW_TO_WRITE)


def _plain(text: str) -> str:
    """The text with ASCII digits, single blanks, two kinds of dashes, and nothing invisible."""
    characters = []
    for character in text.translate(_HYPHENS | _DASHES):
        if character.isspace():
            characters.append(" ")
        elif character.isdecimal():
            characters.append(str(unicodedata.decimal(character)))
        elif unicodedata.category(character) not in ("Cc", "Cf"):
            characters.append(character)
    return " ".join("".join(characters).split())


def _candidates(plain: str) -> Iterator[str]:
    """What may be meant, the likeliest first, as texts that may be EDTF."""
    yield from _candidates_for_point(plain)
    if match := _OPEN_END.fullmatch(plain):
        yield from (f"{date}/.." for date in _candidates_for_point(match[1] or match[2]))
    if match := _OPEN_START.fullmatch(plain):
        yield from (f"../{date}" for date in _candidates_for_point(match[1] or match[2]))
    interval = _LEAD_IN.sub("", plain, count=1) if _LEAD_IN.match(plain) else plain
    for separator in _SEPARATOR.finditer(interval):
        starts = _candidates_for_side(interval[: separator.start()])
        ends = _candidates_for_side(interval[separator.end() :])
        yield from (f"{start}/{end}" for start, end in product(starts, ends))


def _candidates_for_side(text: str) -> Iterator[str]:
    if text.lower() in _OPEN_SIDE:
        return iter(("..",))
    return _candidates_for_point(text)


def _candidates_for_point(text: str) -> Iterator[str]:
    if not is_shortened_range(text):
        yield _BLANKS_AT_SEPARATORS.sub(r"\1", text.replace("–", "-")).replace("x", "X")
    yield from other_forms(text)


def _fault(text: str, meant: list[EdtfDate]) -> str:
    for character in text:
        if unicodedata.category(character) in ("Cc", "Cf") and not character.isspace():
            return f"holds an invisible character (U+{ord(character):04X})"
        if character.isdecimal() and not character.isascii():
            return "holds digits other than 0 to 9"
    if _TIME.search(text):
        return "gives a time of day, but dates here are whole days"
    if "".join(text.split()) == meant[0].text:
        return "holds blanks"
    return "is not an EDTF date"


def _rewritten(text: str, meant: list[EdtfDate]) -> DateError:
    message = _fault(text, meant)
    if len(meant) > 1:
        choice = " or ".join(date.text for date in meant)
        return DateError(message, f"write {choice}, whichever is meant")
    [date] = meant
    order = " (year-month-day)" if date.precision == "day" and not date.is_interval else ""
    is_certain = not (date.is_interval or _TIME.search(text) or _may_begin_with_month(text))
    return DateError(message, f"write {date}{order}", suggestion=date.text, is_certain=is_certain)


def _may_begin_with_month(text: str) -> bool:
    """Whether it is another date to those who write the month first.

    Dots are for days first, which is good enough for a suggestion.
    """
    match = _YEAR_AT_END.search(_plain(text))
    if match is None or match[1] == match[2]:
        return False
    return int(match[1]) <= 12 and int(match[2]) <= 12


def _beyond_level_1(plain: str) -> DateError | None:
    """What is EDTF of level 2 in a date or in an end of an interval."""
    for side in plain.split("/"):
        if not _reads(side) and (error := level_2_fault(side)):
            return error
    return None


def _incomplete(plain: str) -> DateError | None:
    """An interval without one of its ends, or a year without its four digits."""
    if match := _EMPTY_SIDE.fullmatch(plain):
        given = match[1] or match[2]
        interval = f"../{given}" if match[1] else f"{given}/.."
        if _reads(interval):
            side = "start" if match[1] else "end"
            return DateError(
                f"has an empty {side}",
                f"write {interval} where its {side} is open or not known, or {given} alone",
            )
    if match := _YEAR_ONLY.fullmatch(plain):
        prefix, sign, digits, qualifier = match.groups()
        if len(digits) > 12:
            return DateError("has a year of more than twelve digits", "write a nearer year")
        year = f"{sign}{digits:0>4}" if len(digits) <= 4 else f"Y{sign}{digits}"
        if _reads(year + qualifier):
            return DateError(
                "has a year that is written neither as YYYY nor, beyond 9999, as Y and its digits",
                f"write {year}{qualifier} if that year is meant",
                suggestion=year + qualifier if prefix else None,
            )
    return None


def _reads(text: str) -> bool:
    try:
        return read_date(text) is not None
    except DateError:
        return False
