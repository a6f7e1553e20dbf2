"""Text into tokens: the one form in which quotations and sources are compared.

What counts and what does not is decided, case by case, in
``docs/decisions/0002-quotation-normalisation.md``. In short: words, numbers and punctuation
count, in Unicode NFC and with their case; quotation marks, kinds of space, dash and apostrophe,
and the division of words at line ends do not. Every token keeps its place in the original text.

All work is linear in the length of the text, whatever it holds, and no text is refused.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from sys import intern
from typing import Any

from generator.quotation.characters import kinds_of, spelled_out

NORMALISATION = "1"
"""Version of everything here and in `characters`; part of every commitment to a text."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text, in order.

    Attributes:
        texts: each token in its normal form.
        starts, ends: where it stands in the original text (characters, end exclusive).
        words: for each token, how many words of the text have begun up to and including it.
            Punctuation begins none; ``5m``, ``U.S`` and ``10 000`` are one word of several tokens.
        continuing: the tokens that go on with the word before them (``m`` in ``5m``). No passage
            may begin with one, or end before one.
        divided: (token, cuts) for each token that a hyphen and white space divide: where
            in its normal form the hyphens stood. ``well-⏎known`` is read ``wellknown``, but may
            have been ``well-known``.
    """

    texts: tuple[str, ...]
    starts: Sequence[int]
    ends: Sequence[int]
    words: Sequence[int]
    continuing: frozenset[int]
    divided: tuple[tuple[int, tuple[int, ...]], ...]

    def __len__(self) -> int:
        return len(self.texts)

    @property
    def word_count(self) -> int:
        """How many words the text has."""
        return self.words[-1] if self.words else 0

    @property
    def data(self) -> list[Any]:
        """The same as plain data."""
        return [
            "\n".join(self.texts),  # no token holds white space
            list(self.starts),
            list(self.ends),
            list(self.words),
            sorted(self.continuing),
            self.divided,
        ]

    @classmethod
    def of_data(cls, data: list[Any]) -> Tokens:
        """The tokens that ``data`` gave."""
        texts, starts, ends, words, continuing, divided = data
        return cls(
            tuple(map(intern, texts.split("\n"))) if texts else (),
            packed(starts),
            packed(ends),
            packed(words),
            frozenset(continuing),
            tuple((token, tuple(cuts)) for token, cuts in divided),
        )


def packed(numbers: Iterable[int]) -> Sequence[int]:
    """Numbers as four bytes each: a tuple takes ten times that, and texts have many tokens."""
    return array("I", numbers)


_NOTHING = Tokens((), (), (), (), frozenset(), ())

# What is taken out before the text is cut into tokens: what cannot be seen, and the division of
# a word at a line end. The line end may have become a space since ("guaran- tees", as YAML folds
# lines), so any white space will do; what "two- and three-year" has there is read either way, too.
# A capital after a small letter ("Russia-⏎Ukraine") shows a hyphen of the word's own.
# The letter before is matched with its marks, though it stays: a mark on nothing, on a digit or on
# a character of an unspaced script is no part of a word, and a cut there would be outside of one.
_GAP = "[ nr]++"
_TAKEN_OUT = re.compile(
    rf"x++|s++|[aA]m*+(?P<folded>s{_GAP})(?=[aA])"
    rf"|(?:[aA]m*+(?=h{_GAP}a)|Am*+(?=h{_GAP}A))(?P<division>h{_GAP})"
)

# One more sign of a run of points. After a space, a point before a digit is the digit's (".5").
_NEXT_POINT = r"(?: [.d] | [\ nrq']++ (?: \.(?!9) | d ) )"

# Possessive quantifiers ("*+") give nothing back: no input makes the search slower than linear.
_TOKEN = re.compile(
    rf"""
      (?P<abbreviation> [aA] m*+ (?: \.[aA] m*+ )+ (?! [aA9'] ) )
    | (?P<word>         [aA] [aA9m]*+ (?: '[aA] [aA9m]*+ )* )
    | (?P<number>       (?: (?<![aA9cm.d]) \. )? 9 [9m]*+ (?: [.,:/']9 [9m]*+ )* )
    | (?P<single>       [ce] m*+ )
    | (?P<ellipsis>     (?: d | \. [\ nrq']*+ d | \. {_NEXT_POINT}{{2}} ) {_NEXT_POINT}*+ )
    | (?P<dash>         [-h]++ )
    | (?P<punctuation>  \.\. | [p.,:/] m*+ | m++ )
    """,
    re.VERBOSE,
)
_WORDS = frozenset({"abbreviation", "word", "number", "single"})
_FIXED = {"ellipsis": "…", "dash": "-", "point": ".", "stop": "."}
_POINT = re.compile("[.d]")
_LETTER_OR_POINT = re.compile(r"\.|[^.]++")
# "10 000", however wide the space. A line end may part two numbers, so it does not join.
_FIRST_GROUP = re.compile("9{1,3}")
_NEXT_GROUP = re.compile("999(?![9m:/'])")

# UAX #15, Stream-Safe Text Format: no real text has more marks on one letter.
_MARKS_OF_REAL_TEXT = 30
# No column is so narrow that a word of real text goes over more lines.
_DIVISIONS_OF_REAL_WORDS = 30


def tokenise(text: str) -> Tokens:
    """Return the tokens of a text. Accepts every string, lone surrogates included."""
    if not text:
        return _NOTHING
    cut = _take_out(text, kinds_of(text))
    starts, ends, groups = _cut_into_tokens(cut.kinds)
    texts = _normal_forms(cut, starts, ends, groups)
    continuing = frozenset(_continuing(cut.kinds, starts, ends, groups))
    return Tokens(
        texts=texts,
        starts=packed(starts if cut.origin is None else [cut.origin[start] for start in starts]),
        ends=packed(ends if cut.origin is None else [cut.origin[end - 1] + 1 for end in ends]),
        words=packed(
            accumulate(
                1 if group in _WORDS and index not in continuing else 0
                for index, group in enumerate(groups)
            )
        ),
        continuing=continuing,
        divided=tuple(_divided(cut, starts, ends, texts)),
    )


def normalised(text: str) -> str:
    """Return the tokens of a text, one a line: equal for two texts that compare as equal."""
    return "\n".join(tokenise(text).texts)


@dataclass(frozen=True, slots=True)
class _Cut:
    """A text from which the invisible is taken out, its kinds, and where the rest came from."""

    text: str
    kinds: str
    origin: list[int] | None  # None: nothing was taken out
    divisions: list[int]  # places in `text` where a hyphen and a line end were taken out


def _take_out(text: str, kinds: str) -> _Cut:
    removed = list(_TAKEN_OUT.finditer(kinds))
    if not removed:
        return _Cut(text, kinds, None, [])
    origin: list[int] = []
    divisions: list[int] = []
    kept_to = 0
    for match in removed:
        taken = match.lastgroup
        origin.extend(range(kept_to, match.start(taken or 0)))
        kept_to = match.end()
        if taken == "division":
            divisions.append(len(origin))
    origin.extend(range(kept_to, len(text)))
    return _Cut(
        "".join([text[index] for index in origin]),
        "".join([kinds[index] for index in origin]),
        origin,
        divisions,
    )


def _cut_into_tokens(kinds: str) -> tuple[list[int], list[int], list[str]]:
    """Return where each token starts and ends, and the group of `_TOKEN` that it belongs to."""
    starts: list[int] = []
    ends: list[int] = []
    groups: list[str] = []
    for match in _TOKEN.finditer(kinds):
        group = match.lastgroup or ""
        if group == "abbreviation":
            # "U.S" is cut into "U", "." and "S", so that it compares as equal to "U. S".
            for piece in _LETTER_OR_POINT.finditer(kinds, *match.span()):
                starts.append(piece.start())
                ends.append(piece.end())
                groups.append("point" if piece[0] == "." else group)
            continue
        start, end = match.span()
        if (
            group == "ellipsis"
            and kinds.count(".", start, end) + 3 * kinds.count("d", start, end) > 3
        ):
            # A full stop and an ellipsis, in whichever order they are printed: "do. …", "do....".
            starts.append(start)
            ends.append(start + 1)
            groups.append("stop")
            start = next(_POINT.finditer(kinds, start + 1)).start()
        starts.append(start)
        ends.append(end)
        groups.append(group)
    return starts, ends, groups


def _continuing(kinds: str, starts: list[int], ends: list[int], groups: list[str]) -> Iterator[int]:
    """Yield the tokens that go on with the word, number or abbreviation before them."""
    for index, (before, group) in enumerate(pairwise(groups), 1):
        if group == "point":
            yield index
        elif before == "point":
            if group == "abbreviation" and ends[index - 1] == starts[index]:
                yield index
        elif before == "number" and group in _WORDS:
            gap = kinds[ends[index - 1] : starts[index]]
            if group == "number":
                grouped = (
                    gap == " "
                    and _FIRST_GROUP.fullmatch(kinds, starts[index - 1], ends[index - 1])
                    and _NEXT_GROUP.match(kinds, starts[index], ends[index])
                )
                if grouped:
                    yield index
            elif group != "single" and gap in {"", "'"}:  # "5m", "1990's"
                yield index


def _divided(
    cut: _Cut, starts: list[int], ends: list[int], texts: tuple[str, ...]
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield each token that is divided, and where in its normal form."""
    by_token = groupby(cut.divisions, key=lambda place: bisect_right(starts, place) - 1)
    for index, found in by_token:
        places = list(found)
        if len(places) > _DIVISIONS_OF_REAL_WORDS:
            continue  # each of its beginnings would be held with all of its divisions
        bounds = [starts[index], *places, ends[index]]
        pieces = [_normal_form(cut.text[start:end]) for start, end in pairwise(bounds)]
        if "".join(pieces) == texts[index]:
            yield index, tuple(accumulate(map(len, pieces[:-1])))


def _normal_forms(
    cut: _Cut, starts: list[int], ends: list[int], groups: list[str]
) -> tuple[str, ...]:
    long_runs = "m" * (_MARKS_OF_REAL_TEXT + 1) in cut.kinds
    forms: dict[str, str] = {}
    texts: list[str] = []
    for start, end, group in zip(starts, ends, groups, strict=True):
        form = _FIXED.get(group)
        if form is None:
            raw = cut.text[start:end]
            form = forms.get(raw)
            if form is None:
                ordered = _in_canonical_order(raw) if long_runs and end - start > 1 else raw
                of_word = group in _WORDS
                form = _normal_form(ordered) if of_word else unicodedata.normalize("NFC", ordered)
                form = forms[raw] = intern(form)  # texts have most of their words in common
        texts.append(form)
    return tuple(texts)


def _normal_form(raw: str) -> str:
    if raw.isascii():
        return raw.replace("`", "'")
    return unicodedata.normalize("NFC", "".join(map(spelled_out, raw)))


def _in_canonical_order(raw: str) -> str:
    """Decompose a token that may hold thousands of marks on one letter.

    Putting marks into canonical order takes `unicodedata.normalize` quadratic time. Sorting
    them first (the order is defined as a stable sort: Unicode 3.11, D109) leaves it nothing
    to do, and the composed form is the same.
    """
    decomposed = "".join([unicodedata.normalize("NFD", character) for character in raw])
    ordered: list[str] = []
    for is_mark, run in groupby(decomposed, key=lambda c: unicodedata.combining(c) != 0):
        characters = list(run)
        ordered += sorted(characters, key=unicodedata.combining) if is_mark else characters
    return "".join(ordered)
