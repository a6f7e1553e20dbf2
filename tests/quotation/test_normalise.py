"""What normalisation unites, what it keeps apart, and that it keeps its place in the text."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable
from itertools import chain

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.quotation.characters import kind_of, spelled_out
from generator.quotation.normalise import Tokens, normalised, tokenise

# Characters that the grammar treats specially come up far more often than by chance.
HOSTILE = st.text(
    st.one_of(
        st.sampled_from(
            "aAbé59.,:/'’`\"“”«-–—\u2010\u00ad… \u00a0\n\r\u2028\u200b\u0301\u0323中ไ👍€="
        ),
        st.characters(),
        st.characters(categories=["Cs", "Cf", "Cn", "Co", "Mn", "Mc"]),
    ),
    max_size=60,
)

ONE = {
    "straight and curly quotation marks": ("he “said” so", 'he "said" so'),
    "quotation marks and none": ("he «said» so", "he said so"),
    "German and Polish marks": ("er „sagte“ so", "er »sagte« so"),
    "Japanese marks": ("彼は「はい」と", "彼は『はい』と"),
    "backticks of TeX": ("he ``said'' so", "he “said” so"),
    "Hebrew gershayim": ("צה״ל", 'צה"ל'),
    "apostrophes": ("Ukraine’s", "Ukraine's"),
    "an accent typed for an apostrophe": ("don´t", "don`t"),
    "Ukrainian apostrophes": ("об’єкт Звʼязок", "об'єкт Зв'язок"),
    "possessive apostrophe and closing mark": ("the leaders’ view", "the leaders' view"),
    "dashes": ("war—which", "war – which"),
    "two hyphens for a dash": ("war -- which", "war — which"),
    "minus and hyphen": ("−5", "-5"),
    "Hebrew maqaf": ("בית־ספר", "בית-ספר"),
    "spaces": ("10\u202f000\u00a0men\u2003left", "10 000 men left"),
    "line ends": ("one\r\ntwo\rthree\u2028four", "one two three four"),
    "soft hyphens": ("guar\u00adan\u00adtees", "guarantees"),
    "soft hyphen at a line end": ("guaran\u00ad\n  tees", "guarantees"),
    "division at a line end": ("guaran-\r\n   tees", "guarantees"),
    "a line end folded to a space": ("guaran- tees", "guarantees"),
    "division in capitals": ("GUARAN-\nTEES", "GUARANTEES"),
    "zero-width characters": ("guaran\u200btees\ufeff", "guarantees"),
    "direction marks": ("\u2067שלום\u2069", "שלום"),
    "joiners": ("می\u200cخواهم", "میخواهم"),
    "ligatures": ("the ﬁrst oﬃcial", "the first official"),
    "Arabic shapes": ("\ufef3\ufeee\ufee1", "يوم"),
    "Dutch digraph": ("ĳs", "ijs"),
    "composed and decomposed": ("e\u0301te\u0301", "été"),
    "order of marks": ("a\u0323\u0301", "a\u0301\u0323"),
    "Ångström and Å": ("\u212b", "Å"),
    "ellipses": ("well . . . no", "well… no"),
    "ellipses of two points and one": ("well.. . no", "well... no"),
    "ellipses that a quotation mark parts": ("well. .” . no", "well... no"),
    "space within a sum": ("$5 m", "$5m"),
    "space before a percent sign": ("50 %", "50%"),
    "space within an abbreviation": ("z. B.", "z.B."),
    "decade": ("the 1990’s", "the 1990s"),
    "French punctuation": ("Non\u202f!", "Non!"),
    "presentation of pictographs": ("❤\ufe0f", "❤"),
}

TWO = {
    "case": ("Russia", "russia"),
    "a plural": ("guarantee", "guarantees"),
    "a possessive": ("Ukraine's", "Ukraines"),
    "an accent": ("résumé", "resume"),
    "cannot": ("can not", "cannot"),
    "a contraction": ("can't", "cant"),
    "a hyphen in a word": ("re-sign", "resign"),
    "a hyphen between words": ("well-known", "well known"),
    "a capital after a line end": ("Russia-\nUkraine", "RussiaUkraine"),
    "a comma": ("no, doubt", "no doubt"),
    "a full stop": ("no.", "no"),
    "a question": ("no?", "no."),
    "full stop and ellipsis": ("no.", "no…"),
    "full stop before an ellipsis": ("no. …", "no…"),
    "three points and four": ("well... no", "well.... no"),
    "two points and three": ("well.. no", "well... no"),
    "a decimal after points": ("at . . .5", "at . . . 5"),
    "brackets": ("(no)", "no"),
    "a sum": ("$5m", "€5m"),
    "a decimal": ("0.5", "05"),
    "a decimal point": ("1.5", "1,5"),
    "grouped thousands": ("10 000", "10000"),
    "a number's sign": ("-5", "5"),
    "an exponent": ("10²", "102"),
    "letters of two scripts": ("а", "a"),
    "full-width letters": ("Ａ", "A"),
    "œ": ("cœur", "coeur"),
    "ß": ("Maße", "Masse"),
    "Chinese title marks": ("《人民》", "人民"),
    "a direction override": ("\u202eabc\u202c", "abc"),
    "an abbreviation's points": ("U.S.", "US"),
}


@pytest.mark.parametrize(("one", "other"), ONE.values(), ids=ONE)
def test_typographic_variants_are_one(one: str, other: str) -> None:
    assert tokenise(one).texts == tokenise(other).texts


@pytest.mark.parametrize(("one", "other"), TWO.values(), ids=TWO)
def test_what_a_reader_could_take_differently_is_two(one: str, other: str) -> None:
    assert tokenise(one).texts != tokenise(other).texts


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("He said: “No, don’t!”", ["He", "said", ":", "No", ",", "don't", "!"]),
        ("U.S. aid", ["U", ".", "S", ".", "aid"]),
        ("3.5 of 1,000 at 10:30 on 9/11", ["3.5", "of", "1,000", "at", "10:30", "on", "9/11"]),
        (".5 percent", [".5", "percent"]),
        ("end.5 more", ["end", ".", "5", "more"]),
        ("F16s, 5th, COVID-19", ["F16s", ",", "5", "th", ",", "COVID", "-", "19"]),
        ("end. ... And", ["end", ".", "…", "And"]),
        ("中文字 ab", ["中", "文", "字", "ab"]),
        ("สงคราม", list("สงคราม")),
        ("전쟁은 끝났다", ["전쟁은", "끝났다"]),
        ("👍👍", ["👍", "👍"]),
        ("≠ =\u0338", ["≠", "≠"]),
        ("", []),
        (" \u00a0\n", []),
        ("“”", []),
    ],
)
def test_tokens(text: str, tokens: list[str]) -> None:
    assert list(tokenise(text).texts) == tokens


@pytest.mark.parametrize(
    "printed",
    [
        ". …", ".…", "….", " …. ", " … .", "....", ". . . .", " . . . .", "... .", " ... .",
        ". ...", ".. ..", ".\n…", ".” …", ".’ “…", "…\u200b.", ".....", ". . . . .", "……", "… …",
    ],
)  # fmt: skip
def test_a_full_stop_beside_an_ellipsis_is_a_token_however_they_are_printed(printed: str) -> None:
    """Of their run the first sign is the full stop, and the rest is the ellipsis."""
    text = f"do{printed} There"
    tokens = tokenise(text)
    assert tokens.texts == ("do", ".", "…", "There")
    (_, stop, ellipsis, _), (_, stop_end, ellipsis_end, _) = tokens.starts, tokens.ends
    signs = [at for at, character in enumerate(text) if character in ".…"]
    assert (stop, stop_end) == (signs[0], signs[0] + 1)
    assert (ellipsis, ellipsis_end) == (signs[1], signs[-1] + 1)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("do.. x", ["do", "..", "x"]),
        ("do. . x", ["do", ".", ".", "x"]),
        ("do ...5", ["do", "…", "5"]),
        ("do ... .5", ["do", "…", ".5"]),
        ("do . . .5", ["do", ".", ".", ".5"]),
        ("the U.S. … and", ["the", "U", ".", "S", ".", "…", "and"]),
        ("the U.S.... and", ["the", "U", ".", "S", ".", "…", "and"]),
    ],
)
def test_points_that_are_no_full_stop_and_ellipsis(text: str, tokens: list[str]) -> None:
    assert list(tokenise(text).texts) == tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The war, which began in 2022 – no end.", 8),
        ("$5m", 1),
        ("$5 m", 2),
        ("10 000 men", 2),
        ("In 2022 300 men", 4),
        ("10\n000", 2),
        ("the U.S. and the U.K", 5),
        ("the 1990’s", 2),
        ("guaran-\ntees", 1),
        ("well-known", 2),
        ("— … !", 0),
        ("👍", 1),
        ("中文", 2),
    ],
)
def test_words_are_counted_as_a_reader_counts_them(text: str, words: int) -> None:
    assert tokenise(text).word_count == words


@pytest.mark.parametrize(
    ("text", "divided"),
    [
        ("guaran-\ntees", ((0, (6,)),)),
        ("inter-\nna-\r\n tional", ((0, (5, 7)),)),
        ("nai\u0308-\nve", ((0, (3,)),)),
        ("word—\nnext", ()),
        ("word -\nnext", ()),
        ("word-\n\nnext", ((0, (4,)),)),
        ("word- next", ((0, (4,)),)),
        ("Word- Next", ()),
        ("1-\nb", ()),
        ("e\u0301-\nb", ((0, (1,)),)),
        ("E\u0301-\nT", ((0, (1,)),)),
        ("'\u0301- é", ()),
        ("=\u0301- é", ()),
        ("5\u0301- é", ()),
        ("中\u0301- é", ()),
    ],
)
def test_divided_words_are_remembered(
    text: str, divided: tuple[tuple[int, tuple[int, ...]], ...]
) -> None:
    assert tokenise(text).divided == divided


@given(HOSTILE)
@example("\ud800")
@example("\ufdfa \ufdfc")
@example(". \" . ' .")
@example("… .5 ..5 . . .5")
@example(".\u0301 . . … .\u0301")
@example("a.b.cd")
@example("5m5m")
@example("\u1fbf\u0301")
@example("a" + "\u0301\u0323" * 40)
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalised(text)
    assert normalised(once) == once


@given(HOSTILE)
@example("\u0958\ufb2c\u0344")
@example("<\u0338`\u0301'\u0301")
@example("\u00c9-\nT")
@example("a" + "\u0345\u0301\u0323" * 40)
def test_canonically_equivalent_texts_are_one(text: str) -> None:
    """NFC and NFD of a text have the text's tokens (Unicode 3.7, canonical equivalence)."""
    for form in ("NFC", "NFD"):
        assert normalised(unicodedata.normalize(form, text)) == normalised(text)


@given(HOSTILE)
def test_offsets_lead_back_to_the_original(text: str) -> None:
    """The characters at a token's place are that token, and tokens stand in order.

    A full stop and an ellipsis are what stands at their places together ("….").
    """
    tokens = tokenise(text)
    end_before = 0
    places = list(zip(tokens.texts, tokens.starts, tokens.ends, strict=True))
    for index, (token, start, end) in enumerate(places):
        assert end_before <= start < end <= len(text)
        end_before = end
        if token == "…" and tokens.texts[index - 1 : index] == (".",):
            assert tokenise(text[places[index - 1][1] : end]).texts == (".", "…")
        elif (token, *tokens.texts[index + 1 : index + 2]) != (".", "…"):
            assert tokenise(text[start:end]).texts == (token,)


@given(HOSTILE)
@example("'\u0301- é")
@example("中\u0301- é")
def test_tokens_are_well_formed(text: str) -> None:
    """No token is empty or holds white space; word numbers rise by steps of one."""
    tokens = tokenise(text)
    assert all(token and not any(map(str.isspace, token)) for token in tokens.texts)
    assert all(later - earlier in {0, 1} for earlier, later in _neighbours(tokens))
    assert 0 not in tokens.continuing
    for index, cuts in tokens.divided:
        assert all(0 < cut < len(tokens.texts[index]) for cut in cuts)


def _neighbours(tokens: Tokens) -> list[tuple[int, int]]:
    return list(zip((0, *tokens.words), tokens.words, strict=False))


def test_every_character_has_one_kind_and_stays_in_its_token() -> None:
    """No code point is refused, and none becomes something that is cut elsewhere."""
    for point in chain(range(0x3100), range(0xA000, 0x11000), range(0x11000, sys.maxunicode, 97)):
        character = chr(point)
        kind = kind_of(character)
        assert len(kind) == 1
        assert kind.isascii()
        drawn = spelled_out(character)
        assert set(map(kind_of, drawn)) <= ({kind} if len(drawn) == 1 else {"a", "A", "m"}), point


@pytest.mark.parametrize(
    "unit",
    [
        "!", "a", "a ", "a-\n", "a-  ", "a\u00ad", "\u200b", "'", ". ", ". '", "..…", ".\n ",
        "… ", ". .5", "a\u0301- ",
        "a.", "5m", "9 ", "000 ", "5.", "\u0301\u0323", "a\u0301\u0323", "=\u0338", "中",
        "\u1100\u1161", "ﬁ",
    ],
)  # fmt: skip
def test_time_grows_with_length_only(
    unit: str, seconds: Callable[[Callable[[], object]], float]
) -> None:
    """Sixteen times the text takes nowhere near the 256 times of a quadratic algorithm."""
    small, large = unit * (6_000 // len(unit)), unit * (96_000 // len(unit))
    assert seconds(lambda: tokenise(large)) < 80 * seconds(lambda: tokenise(small))
