"""The cards by which sheets and actors are shown where their addresses are shared."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from PIL import Image

from generator.build import build
from generator.check import check
from generator.memory import Memory
from generator.pages.card import Card, card_of
from generator.pages.views import SiteView
from generator.project import Settings, open_project
from generator.records import Sheet
from generator.site import card_drawing
from generator.site.cards import write_cards

Make = Callable[..., Path]
ADDRESS = "https://facts.example/"
FILES = {
    "mkdocs.yml": f"site_name: Facts & more\nsite_url: {ADDRESS}\n",
    "content/actors/a.yml": "name: Сергей <b> Ό\ntype: person\n",
    "content/actors/unwritable.yml": "name: 王\ntype: person\n",
    "content/sources/s.yml": "title: S\ntype: article\n",
    "content/sources/s.txt": "It was said so.\n",
    "content/statements/x.yml": (
        "speakers: [a]\nspeech: direct\nclaim: A said so.\nquote: was said\nsource: s\n"
    ),
    "content/sheets/f.yml": "title: Was it so?\nsummary: Y.\nstatements: [x]\n",
    "content/topics/t.yml": "title: T\n",
}


def view(root: Path, url: str = ADDRESS) -> SiteView:
    return SiteView(check(root), Settings(), title="Facts", url=url)


def properties(page: Path) -> dict[str, str]:
    """What a page says of itself to those who show it."""
    metas = html.fromstring(page.read_bytes()).xpath("//meta[starts-with(@property, 'og:')]")
    return {meta.get("property"): meta.get("content") for meta in metas}


def test_sheets_and_actors_have_cards_that_their_pages_name(make_project: Make) -> None:
    root = make_project(FILES)
    assert build(open_project(root), root / "site", lambda _: None).published
    site = root / "site"
    assert {path.relative_to(site).as_posix() for path in site.rglob("card.png")} == {
        "actors/a/card.png",
        "sheets/f/card.png",
    }
    for ref in ("actors/a", "sheets/f"):
        named = properties(site / ref / "index.html")
        assert named["og:image"] == f"{ADDRESS}{ref}/card.png"
        with Image.open(site / ref / "card.png") as image:
            assert (image.format, image.size) == ("PNG", card_drawing.SIZE)
            assert {named["og:image:width"], named["og:image:height"]} == set(map(str, image.size))
            # Something is drawn in each part: a band, a kind, a title, figures, the site's name.
            for top, bottom in ((0, 18), (60, 110), (130, 420), (430, 540), (550, 620)):
                part = image.crop((80, top, 1120, bottom)).convert("L")
                assert min(part.tobytes()) < 200
    actor = properties(site / "actors/a/index.html")
    assert actor["og:title"] == actor["og:image:alt"] == "Сергей <b> Ό"
    assert actor["og:site_name"] == "Facts & more"
    # A name that the face has not: better no card than one with boxes in it.
    assert "og:image" not in properties(site / "actors/unwritable/index.html")
    assert "og:image" not in properties(site / "topics/t/index.html")


def test_a_card_has_the_figures_of_the_page(make_project: Make) -> None:
    site = view(make_project(FILES))
    sheet = site.corpus.find(Sheet, "f")
    assert sheet is not None
    assert card_of(site, sheet) == Card(
        "Fact sheet",
        "Was it so?",
        ("1 statement, 1 verbatim", "1 of 1 passages proven in 1 source"),
        "Facts",
    )


def test_without_an_address_there_are_none(make_project: Make, tmp_path: Path) -> None:
    write_cards(view(make_project(FILES), url=""), Memory(None), tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_a_card_is_drawn_once_and_again_when_it_says_something_else(
    make_project: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []

    def draw(card: Card) -> bytes:
        drawn.append(card.title)
        return original(card)

    original = card_drawing.draw
    monkeypatch.setattr(card_drawing, "draw", draw)
    root = make_project(FILES)
    (tmp_path / "memory").mkdir()
    memory = Memory(tmp_path / "memory")
    for number in (1, 2):
        write_cards(view(root), memory, tmp_path / str(number))
    assert sorted(drawn) == ["Was it so?", "Сергей <b> Ό"]
    first, second = (
        (tmp_path / number / "sheets/f/card.png").read_bytes() for number in ("1", "2")
    )
    assert first == second
    make_project({"content/sheets/f.yml": "title: Was it not?\nsummary: Y.\nstatements: [x]\n"})
    write_cards(view(root), memory, tmp_path / "3")
    assert drawn[2:] == ["Was it not?"]


@pytest.mark.parametrize(
    "title", ["W", "word " * 200, "W" * 300, " ".join(["Donaudampfschiff"] * 9)]
)
def test_a_title_of_any_length_stays_on_the_card(title: str) -> None:
    size, lines = card_drawing._fitted(title)
    assert len(lines) <= 4
    assert len(lines) * size * 1.18 <= 310
    if " " in title:
        assert all(card_drawing._length(line, size) <= 1040 for line in lines)
