"""Dates as EDTF (ISO 8601-2), levels 0 and 1, in whole days: bounds, comparisons, order, words.

`parse` is the way in; see `docs/decisions/0004-dates.md` for why it is what it is.
"""

from functools import lru_cache

from generator.edtf_date.date import MAX_LENGTH, PATTERN, EdtfDate, read_date
from generator.edtf_date.day import Day
from generator.edtf_date.error import DateError
from generator.edtf_date.point import PRECISIONS, Precision

__all__ = [
    "MAX_LENGTH",
    "PATTERN",
    "PRECISIONS",
    "DateError",
    "Day",
    "EdtfDate",
    "Precision",
    "parse",
]


# A corpus of 10,000 records repeats its dates; what does not fit is read again in microseconds.
@lru_cache(maxsize=16_384)
def parse(text: str) -> EdtfDate:
    """Read a date as a record holds it.

    Args:
        text: an EDTF expression of level 0 or 1 without a time of day, and nothing around it.

    Raises:
        DateError: the text is anything else. No other exception is raised, whatever the text.
    """
    date = read_date(text) if len(text) <= MAX_LENGTH else None
    if date is None:
        # Imported here: only faults need it, and its patterns take 6 ms to compile.
        from generator.edtf_date.explain import explain

        raise explain(text)
    return date
