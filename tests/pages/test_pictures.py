"""The pictures of all statements: what occurs most, counted, bounded, the same at every build."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from generator.check import check
from generator.pages.pictures import COLUMNS, LINKS, SPANS, SPEAKERS, Pictures, pictures
from generator.pages.views import SiteView
from generator.project import Settings

Make = Callable[..., Path]


def drawn(make_project: Make, statements: Mapping[str, str], actors: str = "abc") -> Pictures:
    """The pictures of statements, each ``speaker`` with further fields, by id."""
    return pictures(site(make_project, statements, list(actors)))


def site(make_project: Make, statements: Mapping[str, str], actors: list[str]) -> SiteView:
    files = {f"content/actors/{actor}.yml": f"name: {actor}\ntype: person\n" for actor in actors}
    files["content/sources/s.yml"] = "title: s\ntype: article\n"
    for record_id, fields in statements.items():
        files[f"content/statements/{record_id}.yml"] = (
            f"claim: {record_id}\nquote: {record_id}\nsource: s\n{fields}\n"
        )
    return SiteView(check(make_project(files)), Settings())


DIRECT, REPORTED = "speakers: [a]\nspeech: direct\n", "speakers: [a]\nspeech: indirect\n"


def test_links_are_counted_from_speaker_to_whom_they_speak_of(make_project: Make) -> None:
    found = drawn(
        make_project,
        {
            "x1": DIRECT + "mentions: [b]",
            "x2": REPORTED + "mentions: [b, a]",  # of oneself: no link
            "x3": "speakers: [b, c]\nspeech: direct\nmentions: [a]",
        },
    ).network
    assert found is not None
    links = {(link.speaker.label, link.of.label): link.count for link in found.links}
    assert links == {("a", "b"): 2, ("b", "a"): 1, ("c", "a"): 1}
    assert [name.label for name in found.actors] == ["a", "b", "c"]
    there, back = (link.path for link in found.links[:2])
    assert there != back
    assert found.left_out == 0


def test_columns_hold_what_is_dated_and_spans_what_is_not(make_project: Make) -> None:
    found = drawn(
        make_project,
        {
            "x1": DIRECT + "date: 2001-05-06",
            "x2": REPORTED + "date: 2001",
            "x3": REPORTED + "date: 2010-01-01",
            "x4": REPORTED + "date: 2004/2006",
            "x5": DIRECT + "date: 2004/2006",
            "x6": DIRECT,
        },
    ).over_time
    assert found is not None
    columns = {c.label: (c.direct, c.reported) for c in found.columns if c.direct or c.reported}
    assert columns == {"2001": (1, 1), "2010": (0, 1)}
    assert [(span.words, span.count) for span in found.spans] == [("between 2004 and 2006", 2)]
    assert (found.left_out, found.undated) == (0, 1)
    highest = max(c.direct_height + c.reported_height for c in found.columns)
    assert highest <= found.floor


def test_a_short_time_is_cut_into_months(make_project: Make) -> None:
    found = drawn(
        make_project, {"x1": DIRECT + "date: 2022-02-24", "x2": DIRECT + "date: 2022-04"}
    ).over_time
    assert found is not None
    assert [column.label for column in found.columns] == ["2022-02", "2022-03", "2022-04"]


def test_shares_are_of_each_speaker(make_project: Make) -> None:
    found = drawn(
        make_project,
        {
            "x1": DIRECT,
            "x2": REPORTED,
            "x3": "speakers: [a, b]\nspeech: mixed\n",
        },
    ).shares
    counts = [(share.speaker.label, share.direct, share.mixed, share.indirect) for share in found]
    assert counts == [("a", 1, 1, 1), ("b", 0, 1, 0)]


def test_pictures_are_bounded_however_much_there_is(make_project: Make) -> None:
    actors = [f"p{number}" for number in range(40)]
    statements = {
        f"x{number}": (
            f"speakers: [p{number % 40}]\nspeech: direct\n"
            f"mentions: [p{number * 7 % 40}, p{number * 11 % 40}]\n"
            f"date: {1000 + 20 * number}/{1150 + 21 * number}"
            if number % 2
            else f"speakers: [p1]\nspeech: indirect\ndate: {1000 + number}"
        )
        for number in range(200)
    }
    found = pictures(site(make_project, statements, actors))
    assert found.network is not None
    assert found.over_time is not None
    assert len(found.network.actors) == len(found.shares) == SPEAKERS
    assert len(found.network.links) <= LINKS
    assert found.network.left_out > 0
    assert len(found.over_time.columns) <= COLUMNS
    assert len(found.over_time.spans) == SPANS
    counted = sum(c.direct + c.reported for c in found.over_time.columns)
    counted += sum(span.count for span in found.over_time.spans) + found.over_time.left_out
    assert counted + found.over_time.undated == len(statements)
    assert all(re.fullmatch(r"[MA0-9 .-]+", link.path) for link in found.network.links)


def test_nothing_is_drawn_of_nothing(make_project: Make) -> None:
    assert drawn(make_project, {}) == Pictures(None, None, ())
