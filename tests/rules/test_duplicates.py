"""The same thing recorded twice."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.check import check
from generator.diagnostics import Diagnostic

Make = Callable[..., Path]


def found_in(root: Path) -> list[Diagnostic]:
    return [found for found in check(root).diagnostics if found.code not in ("QUO003", "QUO006")]


def actor(name: str, *others: str, type: str = "person") -> str:  # noqa: A002 - the field's name
    names = "".join(f"  - name: {other}\n" for other in others)
    return f"name: {name}\ntype: {type}\n" + ("other_names:\n" + names if others else "")


@pytest.mark.parametrize(
    ("first", "second", "line"),
    [
        (actor("Jo Doe"), actor("Jo Doe"), 1),
        (actor("Jo Doe"), actor("JO  DOE"), 1),
        (actor("Jo Doe", "Джо Доу"), actor("Joe Doe", "J.D.", "Джо Доу"), 5),
        (actor("Zoe\u0308"), actor("Zo\u00eb"), 1),
        (actor("Jo Doe", "JD"), actor("Jo Doe", "JD"), 1),
        (actor("Jo Doe"), actor("Jo Doe", type="group"), None),
        (actor("Jo Doe"), actor("Jo Doé"), None),
        (actor("Jo Doe", "Jo Doe", "JO DOE"), actor("Di Doe"), None),
    ],
)
def test_two_actors_of_one_type_with_one_name(
    make_project: Make, first: str, second: str, line: int | None
) -> None:
    found = found_in(make_project({"content/actors/a.yml": first, "content/actors/b.yml": second}))
    assert [(each.code, each.id, each.line) for each in found] == (
        [("DUP002", "b", line)] if line else []
    )


def source(**fields: str) -> str:
    fields = {"title": "A", "type": "article"} | fields
    return "".join(f"{key}: {value}\n" for key, value in fields.items())


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ({"url": "https://a.org/x"}, {"url": "https://a.org/x"}, 1),
        ({"url": "https://a.org/x/"}, {"url": "https://a.org/x#top"}, 1),
        ({"url": "https://a.org/x?p=1"}, {"url": "https://a.org/x?p=2"}, 0),
        ({"publisher": "P", "published": "2025"}, {"publisher": "P", "published": "2025"}, 1),
        ({"publisher": "P", "published": "2025"}, {"publisher": "P", "published": "2024"}, 0),
        ({"publisher": "P", "published": "2025"}, {"publisher": "Q", "published": "2025"}, 0),
        ({"published": "2025"}, {"published": "2025"}, 0),
        ({}, {}, 0),
        (
            {"url": "https://a.org/x", "publisher": "P", "published": "2025"},
            {"url": "https://a.org/x", "publisher": "P", "published": "2025"},
            1,
        ),
    ],
)
def test_two_records_of_one_publication(
    make_project: Make, first: dict[str, str], second: dict[str, str], count: int
) -> None:
    files = {"content/sources/a.yml": source(**first), "content/sources/b.yml": source(**second)}
    found = found_in(make_project(files))
    assert [(each.code, each.id) for each in found] == [("DUP003", "b")] * count


def statement(quote: str, speakers: str = "[jo]", source: str = "a") -> str:
    return (
        f"speakers: {speakers}\nspeech: indirect\nclaim: A claim.\n"
        f"quote: {quote}\nsource: {source}\n"
    )


@pytest.mark.parametrize(
    ("second", "count"),
    [
        (statement("'“We shall not  leave”'"), 1),
        (statement("We shall not leave", speakers="[di, jo]"), 1),
        (statement("We shall not leave", speakers="[joe]"), 1),
        (statement("We shall not leave", speakers="[di]"), 0),
        (statement("We shall leave"), 0),
        (statement("We shall not leave", source="b"), 0),
        (statement("[{exact: We shall not leave, prefix: No.}]"), 0),
    ],
)
@pytest.mark.parametrize("text", [None, "We shall leave? No. “We shall not leave.”"])
def test_two_records_of_the_same_words_of_one_speaker(
    make_project: Make, second: str, count: int, text: str | None
) -> None:
    files = {
        "content/actors/jo.yml": actor("Jo") + "aliases: [joe]\n",
        "content/actors/di.yml": actor("Di"),
        "content/sources/a.yml": source(),
        "content/sources/b.yml": source(title="B"),
        "content/statements/a.yml": statement("We shall not leave"),
        "content/statements/b.yml": second,
    }
    if text:
        files["content/sources/a.txt"] = text
        # The words right before it do not make it another passage.
        count = count or int("prefix" in second)
    found = found_in(make_project(files))
    assert [(each.code, each.id, each.line) for each in found] == [("DUP001", "b", 4)] * count


def test_the_same_words_in_two_places_are_two_statements(make_project: Make) -> None:
    files = {
        "content/actors/jo.yml": actor("Jo"),
        "content/sources/a.yml": source(),
        "content/sources/a.txt": "On Monday she said no. On Friday she said no.",
        "content/statements/a.yml": statement("[{exact: she said no, prefix: On Monday}]"),
        "content/statements/b.yml": statement("[{exact: she said no, prefix: On Friday}]"),
    }
    assert found_in(make_project(files)) == []


def test_an_item_that_stands_twice_in_a_list(make_project: Make) -> None:
    files = {
        "content/actors/jo.yml": actor("Jo") + "aliases: [joe]\n",
        "content/sources/a.yml": source(),
        "content/sheets/s.yml": (
            "title: S\nsummary: S.\nquestions: [{id: q, text: Why?, aliases: [r]}]\n"
            "facts:\n  - text: F.\n    sources:\n"
            "      - {source: a, quote: she said no}\n      - {source: a, quote: yes}\n"
            "actors: [jo, joe]\n"
        ),
        "content/statements/a.yml": (
            statement("no", speakers="[jo, jo]")
            + "mentions: [jo]\nstances:\n"
            + "  - {question: s/q, stance: for}\n  - {question: s/r, stance: against}\n"
        ),
    }
    found = found_in(make_project(files))
    assert [(each.code, each.path, each.line, each.column) for each in found] == [
        ("DUP004", "content/sheets/s.yml", 9, 14),
        ("DUP004", "content/statements/a.yml", 1, 16),
        ("DUP004", "content/statements/a.yml", 9, 16),
    ]


def test_many_namesakes_are_reported_once_each_and_fast(make_project: Make) -> None:
    names = [f"Name {index}" for index in range(20)]
    files = {f"content/actors/a{index}.yml": actor("Jo", *names) for index in range(300)}
    root = make_project(files)
    start = time.process_time()
    found = found_in(root)
    assert len(found) == 299
    assert time.process_time() - start < 5
