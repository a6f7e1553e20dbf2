"""A day of the proleptic Gregorian calendar, with no limit on its year.

`datetime.date` ends at the years 1 and 9999, but EDTF (ISO 8601-2) writes years such as `-0043`,
`0000` and `Y170000002`. ISO 8601 counts years as astronomers do: the year 0 is 1 BC, a leap year.
"""

from typing import NamedTuple, Self

_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def days_in_month(year: int, month: int) -> int:
    """The number of days of a month (1 to 12) of a year, leap days counted."""
    if month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
        return 29
    return _MONTH_LENGTHS[month - 1]


class Day(NamedTuple):
    """One day. Days compare in calendar order, as the tuples that they are."""

    year: int
    month: int
    day: int

    @classmethod
    def month_start(cls, year: int, month: int, months_later: int = 0) -> Self:
        """The first day of a month, or of the month so many months later."""
        years, month_index = divmod(month - 1 + months_later, 12)
        return cls(year + years, month_index + 1, 1)

    @classmethod
    def month_end(cls, year: int, month: int, months_later: int = 0) -> Self:
        """The last day of a month, or of the month so many months later."""
        start = cls.month_start(year, month, months_later)
        return start._replace(day=days_in_month(start.year, start.month))

    def previous(self) -> Self:
        """The day before."""
        if self.day > 1:
            return self._replace(day=self.day - 1)
        return self.month_end(self.year, self.month, -1)

    def next(self) -> Self:
        """The day after."""
        if self.day < days_in_month(self.year, self.month):
            return self._replace(day=self.day + 1)
        return self.month_start(self.year, self.month, 1)

    def ordinal(self) -> int:
        """The number of the day, with 1 for 0001-01-01: `date.toordinal` for every year."""
        # Years are counted from 1 March, so that a leap day ends one; 400 of them have 146,097
        # days, and 306 days lie between 0000-03-01 and 0001-01-01.
        year = self.year - (self.month <= 2)
        era, year_of_era = divmod(year, 400)
        days_before_month = (153 * ((self.month + 9) % 12) + 2) // 5
        leap_days = year_of_era // 4 - year_of_era // 100
        return era * 146_097 + year_of_era * 365 + leap_days + days_before_month + self.day - 306

    def isoformat(self) -> str:
        """The day as ISO 8601 writes it: `2022-02-24`, `-0043-03-15`, `+12345-01-01`."""
        sign = "-" if self.year < 0 else "+" if self.year > 9999 else ""
        return f"{sign}{abs(self.year):04}-{self.month:02}-{self.day:02}"
