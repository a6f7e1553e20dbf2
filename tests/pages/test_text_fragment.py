"""Links that scroll to words, as the text fragment specification has them."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.text_fragment import text_fragment
from generator.quotation.result import Selector

URL = "https://news.example/a?b=c"
LONG = "one two three four five six seven eight nine ten eleven twelve thirteen"


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([Selector("put aside")], "text=put%20aside"),
        ([Selector("well-known, so & so")], "text=well%2Dknown%2C%20so%20%26%20so"),
        ([Selector("№ 5 — “так”")], "text=%E2%84%96%205%20%E2%80%94%20%E2%80%9C%D1%82%D0%B0%D0%BA"),
        ([Selector("lines\n  that fold")], "text=lines%20that%20fold"),
        ([Selector(LONG)], "text=one%20two%20three%20four%20five,nine%20ten%20eleven%20twelve%20"),
        ([Selector(LONG.removesuffix(" thirteen"))], "text=one%20two%20three%20four%20five%20six"),
        ([Selector("no", prefix="said", suffix="way, he")], "text=said-,no,-way%2C%20he"),
        ([Selector("no", prefix=" ")], "text=no"),
        ([Selector("first"), Selector("second")], "text=first&text=second"),
    ],
)
def test_the_directive(parts: list[Selector], expected: str) -> None:
    found = text_fragment(URL, parts)
    assert found.startswith(f"{URL}#:~:{expected}")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://news.example/", "https://news.example/#:~:text=no"),
        ("https://news.example/#part-2", "https://news.example/#part-2:~:text=no"),
        ("https://news.example/#:~:text=old", "https://news.example/#:~:text=no"),
        ("https://news.example/#part-2:~:text=old", "https://news.example/#part-2:~:text=no"),
    ],
)
def test_a_fragment_of_the_page_stays(url: str, expected: str) -> None:
    assert text_fragment(url, [Selector("no")]) == expected


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_whatever_is_quoted_the_syntax_holds(exact: str) -> None:
    """The words come back, and nothing in them is read as a mark of the syntax."""
    found = text_fragment(URL, [Selector(exact)]).removeprefix(f"{URL}#:~:text=")
    assert found.isascii()
    assert not set(found) & set("-&# \n\"'<>")
    start, _, end = found.partition(",")
    words = exact.split()
    assert unquote(start).split() == (words[:5] if end else words)
    assert not end or unquote(end).split() == words[-5:]
