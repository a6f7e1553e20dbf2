"""Dates as readers see them."""

import string
from dataclasses import fields
from typing import Any

import pytest

from generator.edtf_date import parse
from generator.edtf_date.wording import ENGLISH


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2022-02-24", "24 February 2022"),
        ("2022-02-04", "4 February 2022"),
        ("2022-02", "February 2022"),
        ("2014", "2014"),
        ("2025~", "about 2025"),
        ("2025?", "2025 (uncertain)"),
        ("2025%", "about 2025 (uncertain)"),
        ("2022-02-24~", "about 24 February 2022"),
        ("2022-21", "spring 2022"),
        ("2022-22", "summer 2022"),
        ("2022-23", "autumn 2022"),
        ("2022-24~", "about winter 2022"),
        ("2025-02-24/2026-02-23", "between 24 February 2025 and 23 February 2026"),
        ("2022/2022", "2022"),
        ("2022~/2023?", "between about 2022 and 2023 (uncertain)"),
        ("2004-03-09/..", "from 9 March 2004"),
        ("../2014", "until 2014"),
        ("201X", "the 2010s"),
        ("201X~", "about the 2010s"),
        # "The 1900s" would be read as a century, "the 21st century" begins in 2001.
        ("190X", "the years 1900 to 1909"),
        ("20XX", "the years 2000 to 2099"),
        ("2022-XX", "a month in 2022"),
        ("2022-XX-XX", "a day in 2022"),
        ("2022-02-XX", "a day in February 2022"),
        ("2022-02-XX?", "a day in February 2022 (uncertain)"),
        ("0476-09-04", "4 September AD 476"),
        ("004X", "the years AD 40 to AD 49"),
        ("0000", "1 BC"),
        ("-0043-03-15", "15 March 44 BC"),
        ("-0043/0014", "between 44 BC and AD 14"),
        ("-000X", "the years 10 BC to 2 BC"),
        ("Y170000002", "the year 170,000,002"),
        ("Y-170000002", "170,000,003 BC"),
    ],
)
def test_words(text: str, words: str) -> None:
    assert parse(text).words() == words


def test_a_wording_says_everything() -> None:
    """Nothing is worded outside the catalogue: with one of signs alone no English is left."""
    signs: dict[str, Any] = {}
    for field in fields(ENGLISH):
        template = getattr(ENGLISH, field.name)
        if isinstance(template, tuple):
            signs[field.name] = tuple("•" for _ in template)
        else:
            names = [name for _, name, _, _ in string.Formatter().parse(template) if name]
            signs[field.name] = "•" + "".join(f"{{{name}}}" for name in names)
    wording = type(ENGLISH)(**signs)

    texts = (
        "2022-02-24~ 2022-02? 2022-21% 201X 20XX 2022-XX 2022-02-XX 2022 0044 0000 "
        "Y12345 Y-12345 2022/2023 2022/.. ../2022"
    )
    for text in texts.split():
        words = parse(text).words(wording)
        assert "•" in words
        assert not any(character.isalpha() for character in words), words
