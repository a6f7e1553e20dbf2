"""Texts that are no dates: what is wrong with them, and what to write instead."""

import pytest

from generator.edtf_date import DateError, parse


def fault(text: str) -> DateError:
    with pytest.raises(DateError) as caught:
        parse(text)
    return caught.value


@pytest.mark.parametrize(
    ("text", "message", "remedy"),
    [
        ("", "is empty", "leave the date out"),
        (" \t", "is empty", "leave the date out"),
        ("2022-02-30", "2022-02 has 28 days", "2022-02-01 to 2022-02-28"),
        ("2023-02-29", "2023-02 has 28 days", "2023-02-01 to 2023-02-28"),
        ("1900-02-29", "1900-02 has 28 days", "1900-02-28"),
        ("2022-04-31~", "2022-04 has 30 days", "2022-04-30"),
        ("2022-02-00", "is not a day", "2022-02-01"),
        ("2022-13", "no month 13", "from 01 to 12, or a season"),
        ("2022-00", "no month 00", "from 01 to 12"),
        ("2022-24-02", "no month 24", "write 2022-02-24 (year-month-day) if that is meant"),
        ("2022-40-40", "no month 40", "year-month-day"),
        ("-0000", "does not exist", "write 0000"),
        ("-0000-02", "does not exist", "write 0000"),
        ("2023/2022", "ends before it begins", "2022/2023"),
        ("2022-03-01/2022-02", "ends before it begins", "2022-02/2022-03-01"),
        ("2022~/2021", "ends before it begins", "2021/2022~"),
        ("../..", "open on both sides", "leave the date out"),
        ("2022-02/", "has an empty end", "write 2022-02/.. where"),
        ("/2022", "has an empty start", "write ../2022 where"),
        ("2022/unknown", "has an empty end", "write 2022/.. where"),
        ("[2022,2023]", "EDTF level 2", "write an interval"),
        ("{2022..2023}", "EDTF level 2", "write an interval"),
        ("Y17E7", "EDTF level 2", "all its digits"),
        ("1950S2", "EDTF level 2", "1900/1999"),
        ("2022-25", "EDTF level 2", "2022-01/2022-03"),
        ("2022-~02", "EDTF level 2", "at the end only"),
        ("2022-02~-24", "EDTF level 2", "at the end only"),
        ("2022-~02/2023", "EDTF level 2", "at the end only"),
        ("2XXX", "EDTF level 2", "1000/1999"),
        ("2022-XX-24", "EDTF level 2", "X only for"),
        ("156X-12-25", "EDTF level 2", "X only for"),
        ("2022-1X", "EDTF level 2", "X only for"),
        ("201X/2022", "EDTF level 2", "write 2010 there"),
        ("2022/201X", "EDTF level 2", "write 2019 there"),
        ("2022-XX/2023", "EDTF level 2", "write 2022 there"),
        ("2022/2023-02-XX", "EDTF level 2", "write 2023-02 there"),
        ("476", "neither as YYYY", "write 0476 if that year is meant"),
        ("12022", "neither as YYYY", "write Y12022 if that year is meant"),
        ("Y1234567890123", "more than twelve digits", "nearer"),
        ("2022/2023/2024", "is not an EDTF date", "start/end"),
        ("2022-W08", "is not an EDTF date", "YYYY-MM-DD"),
        ("2022-055", "is not an EDTF date", "YYYY-MM-DD"),
        ("..", "is not an EDTF date", "start/end"),
        ("/", "is not an EDTF date", "start/end"),
        ("2022/..~", "is not an EDTF date", "start/end"),
        ("tomorrow", "is not an EDTF date", "YYYY-MM-DD"),
        ("24.02.22", "is not an EDTF date", "YYYY-MM-DD"),
        ("0" * 65, "has 65 characters", "YYYY-MM-DD"),
    ],
)
def test_what_nobody_can_mend_but_the_author(text: str, message: str, remedy: str) -> None:
    error = fault(text)

    assert message in error.message
    assert remedy in error.remedy
    assert error.suggestion is None


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("02/04/2022", "write 2022-04-02 or 2022-02-04, whichever is meant"),
        ("02-04-2022", "write 2022-04-02 or 2022-02-04, whichever is meant"),
        ("2011/12", "write 2011-12 or 2011/2012, whichever is meant"),
        ("2011–12", "write 2011-12 or 2011/2012, whichever is meant"),
        ("1900s", "write 190X or 19XX, whichever is meant"),
        ("202202", "write 2022-02 or Y202202, whichever is meant"),
    ],
)
def test_what_can_be_read_in_two_ways_is_not_chosen_for_the_author(text: str, remedy: str) -> None:
    error = fault(text)

    assert error.remedy == remedy
    assert error.suggestion is None


@pytest.mark.parametrize(
    ("text", "message", "suggestion"),
    [
        (" 2022", "holds blanks", "2022"),
        ("2022-02-24\n", "holds blanks", "2022-02-24"),
        ("2022 / 2023", "holds blanks", "2022/2023"),
        ("2022 - 02", "holds blanks", "2022-02"),
        ("2025 ?", "holds blanks", "2025?"),
        ("2022\u200b", "U+200B", "2022"),
        ("20\x0022", "U+0000", "2022"),
        ("٢٠٢٢-٠٢", "digits other than 0 to 9", "2022-02"),
        ("２０２２", "digits other than 0 to 9", "2022"),
        ("2022-02-24T10:00", "time of day", "2022-02-24"),
        ("2022-02-24T10:00:00Z", "time of day", "2022-02-24"),
        ("2022-02-24T10:00:00.000+02:00", "time of day", "2022-02-24"),
        ("2022-02-24 10:00", "time of day", "2022-02-24"),
        ("24.02.2022, 10:00", "time of day", "2022-02-24"),
        ("2022-02-24T10:00/2022-02-25T11:30", "time of day", "2022-02-24/2022-02-25"),
    ],
)
def test_slips_that_leave_no_doubt(text: str, message: str, suggestion: str) -> None:
    error = fault(text)

    assert message in error.message
    assert suggestion in error.remedy
    assert error.suggestion == suggestion


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        # Days first, with dots; or whichever of the two can be no month.
        ("24.02.2022", "2022-02-24"),
        ("4.2.2022", "2022-02-04"),
        ("4. 2. 2022", "2022-02-04"),
        ("02.24.2022", "2022-02-24"),
        ("24/02/2022", "2022-02-24"),
        ("02/24/2022", "2022-02-24"),
        ("02/02/2022", "2022-02-02"),
        ("24-02-2022", "2022-02-24"),
        # The year first.
        ("2022/02/24", "2022-02-24"),
        ("2022.02.24", "2022-02-24"),
        ("2022-2-4", "2022-02-04"),
        ("2022-2", "2022-02"),
        ("2022/02", "2022-02"),
        ("02/2022", "2022-02"),
        ("20220224", "2022-02-24"),
        ("2022−02", "2022-02"),
        ("2022‑02‑24", "2022-02-24"),
        # Names.
        ("Feb 2022", "2022-02"),
        ("Sept. 2022", "2022-09"),
        ("May 2022", "2022-05"),
        ("24 February 2022", "2022-02-24"),
        ("24th of February, 2022", "2022-02-24"),
        ("february 24, 2022", "2022-02-24"),
        ("24-Feb-2022", "2022-02-24"),
        ("2022 Feb 24", "2022-02-24"),
        ("the spring of 2022", "2022-21"),
        ("fall 2022", "2022-23"),
        ("2010s", "201X"),
        ("201x", "201X"),
        # Marks.
        ("c. 2025", "2025~"),
        ("circa Feb 2025", "2025-02~"),
        ("~2025", "2025~"),
        ("?2025", "2025?"),
        ("2025?~", "2025%"),
        ("2025~~", "2025~"),
        # Intervals.
        ("2022-2023", "2022/2023"),
        ("2021–22", "2021/2022"),
        ("2021 - 22", "2021/2022"),
        ("2022 – 2023", "2022/2023"),
        ("2022..2023", "2022/2023"),
        ("2022..", "2022/.."),
        ("..2022", "../2022"),
        ("since Feb 2022", "2022-02/.."),
        ("until 2014", "../2014"),
        ("2014 - present", "2014/.."),
        ("2014/open", "2014/.."),
        ("between Feb 2022 and 24.03.2022", "2022-02/2022-03-24"),
        ("24/02/2022 - 26/02/2022", "2022-02-24/2022-02-26"),
        ("Y2022", "2022"),
    ],
)
def test_what_people_and_other_formats_write(text: str, suggestion: str) -> None:
    error = fault(text)

    assert error.suggestion == suggestion
    assert f"write {suggestion}" in error.remedy
    assert parse(suggestion).text == suggestion


def test_the_fault_of_what_is_meant_is_told_where_that_is_no_date_either() -> None:
    assert fault("30.02.2022").message == "is not a day: 2022-02 has 28 days"
    assert fault("24.02.2022/23.02.2022").message == "ends before it begins"


def test_an_error_reads_as_one_sentence() -> None:
    assert str(fault("Feb 2022")) == "is not an EDTF date; write 2022-02"
