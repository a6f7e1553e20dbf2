"""What EDTF level 2 can write and dates here cannot, with what to write in its place."""

import re

from generator.edtf_date.error import DateError

_LEVEL_2 = (
    (
        re.compile(r"[\[{].*"),
        "is a set of dates, which is EDTF level 2",
        "write an interval from the earliest to the latest of them",
    ),
    (
        re.compile(r"Y-?[0-9]+E[0-9]+(?:S[0-9]+)?"),
        "is a year with an exponent, which is EDTF level 2",
        "write all its digits behind the Y",
    ),
    (
        re.compile(r"Y?-?[0-9]+S[0-9]+"),
        "counts the significant digits of a year, which is EDTF level 2",
        "write the years that may be meant, such as 1900/1999, or X for unspecified digits: 19XX",
    ),
    (
        re.compile(r"-?[0-9X]{4}(?:-[0-9X]{2}){0,2}[~?%]?"),
        "leaves digits unspecified in a way that is EDTF level 2",
        "write X only for the last one or two digits of a year, for a month, for a day, or for a "
        "month and its day; or write an interval such as 1000/1999",
    ),
    (
        re.compile(r"[~?%]?-?[0-9X]{4}[~?%]?(?:-[~?%]?[0-9X]{2}[~?%]?){1,2}"),
        "qualifies a part of the date, which is EDTF level 2",
        "write ~, ? or % at the end only, where it holds for the whole date",
    ),
)


def level_2_fault(text: str) -> DateError | None:
    """The fault of a text that has a form of level 2; None for any other.

    Args:
        text: one date (or an end of an interval) that is not of level 0 or 1.
    """
    for form, message, remedy in _LEVEL_2:
        if form.fullmatch(text):
            return DateError(message, remedy)
    return None
