"""TXT001: characters that nobody can see, and the places in which they are needed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.check import check
from generator.invisible import invisible_characters

Make = Callable[..., Path]


@pytest.mark.parametrize(
    "text",
    [
        "pay\u202eelif\u202cpal",  # right-to-left override
        "a\u200eb",
        "a\u2066b\u2069",
        "zero\u200bwidth",
        "word\u2060joiner",
        "soft\u00adhyphen",
        "\ufeffmark",
        "a\u200db",  # a joiner between Latin letters
        "a\u200cb",
        "\u3164",
        "a\ufe0f",  # a selector after a letter
        "hidden\U000e0061\U000e0062",  # tags outside of a flag
        "😀\ufe0f\ufe0f\ufe0f",  # selectors that say nothing
        "\U0001f3f4\U000e0067",  # a flag that is not ended
        "می\u200c",  # at the end of a word
    ],
)
def test_an_invisible_character_is_found(text: str) -> None:
    assert list(invisible_characters(text))


@pytest.mark.parametrize(
    "text",
    [
        "Ordinary text, “quoted” – naïve, Київ, 北京, עברית, العربية",
        "no-break\u00a0space and thin\u2009space",
        "می\u200cخواهم",  # Persian: another word without it
        "क्\u200dष",  # Hindi: a half consonant
        "ന്\u200d",  # Malayalam: a chillu at the end of a word
        "👩\u200d👩\u200d👧",
        "❤\ufe0f\u200d🔥",
        "👋🏽",
        "1\ufe0f\u20e3",
        "☎\ufe0e",
        "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",  # England
        "葛\U000e0100城",  # an ideograph's variant
        "ᠮᠣᠩ\u180bᠭᠣᠯ",
    ],
)
def test_what_a_script_or_an_emoji_needs_is_not_found(text: str) -> None:
    assert list(invisible_characters(text)) == []


@given(st.text())
def test_any_text_can_be_looked_through(text: str) -> None:
    places = [place for place, character in invisible_characters(text) if text[place] == character]
    assert places == sorted(set(places))


def test_every_text_of_a_record_is_looked_through(make_project: Make) -> None:
    root = make_project(
        {
            "content/actors/jo.yml": (
                'name: "J\\u200Bo"\ntype: person\nsummary: "A \\u202Etext\\u202C."\n'
                'other_names:\n  - name: "Jo\\u00ADe"\nidentifiers:\n  wikidata: "\\uFEFFQ1"\n'
            ),
            "content/sources/a.yml": "title: A\ntype: article\n",
            "content/sources/a.txt": "Jo said no. Jo said yes.",
            "content/statements/no.yml": (
                "speakers: [jo]\nspeech: indirect\nclaim: Jo says no.\nsource: a\n"
                'quote:\n  - exact: "said\\u200B no"\n    prefix: "J\\u200Bo"\n'
            ),
        }
    )
    found = [each for each in check(root).diagnostics if each.code == "TXT001"]
    assert [(each.path, each.line, each.column) for each in found] == [
        ("content/actors/jo.yml", 1, 7),
        ("content/actors/jo.yml", 3, 10),
        ("content/actors/jo.yml", 5, 11),
        ("content/actors/jo.yml", 7, 13),
        ("content/statements/no.yml", 6, 12),
        ("content/statements/no.yml", 7, 13),
    ]
    assert [each.message for each in found[:4]] == [
        "the invisible character U+200B (zero width space) stands after “J”",
        "the invisible character U+202E (right-to-left override) stands after “A”, and 1 more",
        "the invisible character U+00AD (soft hyphen) stands after “Jo”",
        "the invisible character U+FEFF (zero width no-break space) stands at the beginning of "
        "the text",
    ]
