"""What readers see of the standing of a claim and of positions, on the pages of a whole site."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from generator.build import build
from generator.project import open_project

TEXT = "Yes, it will open. No, it will not. It depends on money. Yes again. Maybe."
MKDOCS = "site_name: Bridge\nextra: {factsheet: {chunks: {statements: 2}}}\n"


def statement(quote: str, source: str, speaker: str = "doe", more: str = "") -> str:
    return (
        f"speakers: [{speaker}]\nspeech: direct\nclaim: {speaker} says {quote}.\n"
        f"quote: {quote}\nsource: {source}\n{more}"
    )


def stance(value: str, date: str = "") -> str:
    when = f"date: {date}\n" if date else ""
    return f"{when}stances: [{{question: bridge/open, stance: {value}}}]\n"


FILES = {
    **{f"sources/{name}.txt": TEXT for name in ("herald", "gazette", "courier")},
    "sources/herald.yml": "title: Herald\ntype: article\npublished: 2024-03-05\n",
    "sources/gazette.yml": "title: Gazette\ntype: article\npublished: 2024-06-01\n",
    "sources/courier.yml": "title: Courier\ntype: article\n",
    "actors/doe.yml": "name: Jane Doe\ntype: person\n",
    "actors/roe.yml": "name: Richard Roe\ntype: person\n",
    "actors/poe.yml": "name: Paul Poe\ntype: person\n",
    "statements/yes.yml": statement("Yes, it will open", "herald", more=stance("for", "2024-03")),
    "statements/no.yml": statement(
        "No, it will not",
        "gazette",
        more=stance("against", "2024-05-02") + "contradicts: [yes]\nresponds_to: [gone]\n",
    ),
    "statements/roe-yes.yml": statement("Yes again", "courier", "roe", stance("for")),
    "statements/roe-no.yml": statement(
        "it will not",
        "gazette",
        "roe",
        stance("against") + "status: denied\nstatus_basis: He denied it in [[sources/courier]].\n",
    ),
    "statements/repeated-a.yml": statement("it will open", "herald", "poe", "repeats: [yes]\n"),
    "statements/repeated-b.yml": statement("Yes again", "gazette", "poe", "repeats: [yes]\n"),
    "statements/repeated-c.yml": statement("Yes again", "herald", "poe", "repeats: [yes]\n"),
    "statements/gone.yml": "withdrawn: {date: 2025-01-02, reason: Somebody else said it.}\n",
    "timelines/old.yml": "withdrawn: {date: 2025-01-03, reason: It never began.}\n",
    "sheets/bridge.yml": (
        "title: The bridge\nsummary: It may open.\n"
        "questions: [{id: open, text: Will it open?}]\n"
        "statements: [yes, no, roe-yes, roe-no, gone]\ntimelines: [old]\n"
    ),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the bridge."""
    root = tmp_path_factory.mktemp("bridge")
    (root / "mkdocs.yml").write_text(MKDOCS)
    for name, text in FILES.items():
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    built = build(open_project(root), root / "site", lambda _: None)
    assert built.published, built.checked.diagnostics
    return root / "site"


def page(site: Path, address: str) -> html.HtmlElement:
    return html.fromstring((site / address / "index.html").read_text("utf-8"))


def texts(tree: html.HtmlElement, xpath: str) -> list[str]:
    return [" ".join(element.text_content().split()) for element in tree.xpath(xpath)]


def test_the_standing_is_a_plain_sentence(site: Path) -> None:
    standing = "//*[@id='_standing']/p[not(@class)]"
    assert texts(page(site, "statements/yes"), standing) == [
        "Repeated by 3 other statements in the same source and in 1 other. "
        "Contradicted by 1 other statement. How this is counted"
    ]
    assert texts(page(site, "statements/roe-no"), standing) == [
        "Reported by one source. How this is counted"
    ]


def test_a_status_stands_with_its_basis(site: Path) -> None:
    tree = page(site, "statements/roe-no")
    assert texts(tree, "//*[@id='_standing']/*")[2:] == [
        "Status: denied",
        "He denied it in Courier.",
    ]


def test_relations_lead_both_ways(site: Path) -> None:
    def related(address: str, title: str) -> list[str]:
        tree = page(site, address)
        (relation,) = tree.xpath(f"//*[@class='fs-relation'][p='{title}']")
        return [link.get("href") for link in relation.xpath(".//a[@data-field='claim']")]

    assert related("statements/no", "Contradicts") == ["../../statements/yes/"]
    assert related("statements/yes", "Contradicted by") == ["../../statements/no/"]
    assert related("statements/repeated-a", "Repeats") == ["../../statements/yes/"]


def test_a_withdrawn_statement_that_was_answered_is_named_so(site: Path) -> None:
    answers = texts(page(site, "statements/no"), "//*[@class='fs-relation'][p='Answers']//li")
    assert answers == ["gone withdrawn"]


def test_many_repetitions_come_in_chunks(site: Path) -> None:
    """No page grows with the corpus."""
    first = page(site, "statements/yes")
    shown = texts(first, "//*[@class='fs-relation'][p='Repeated by']//li")
    assert shown == [
        "Paul Poe: poe says Yes again. day not known, published 1 June 2024 · in Gazette",
        "Paul Poe: poe says it will open. day not known, published 5 March 2024 "
        "· in the same source",
    ]
    (link,) = first.xpath("//a[@rel='next']")
    assert link.get("href") == "../../statements/yes/_/2/"
    second = page(site, "statements/yes/_/2")
    assert texts(second, "//*[@class='fs-kicker']") == ["Repeated by, page 2 of 2"]
    assert len(second.xpath("//article[contains(@class, 'fs-card')]")) == 1


def test_cards_say_what_a_reader_should_know(site: Path) -> None:
    (card,) = page(site, "sheets/bridge").xpath("//*[@id='_yes']")
    badges = texts(card, ".//a[@class='fs-badge']")
    assert badges == ["repeated in 1 other source", "contradicted by 1 statement"]


def test_a_change_of_position_stands_with_its_dates(site: Path) -> None:
    """In a list with an order where that is known, and in one without where it is not."""
    for address in ("statements/yes", "statements/no", "actors/doe"):
        (change,) = page(site, address).xpath("//*[@class='fs-change']")
        assert texts(change, "p") == ["Jane Doe: Changed position: for, then against"]
        assert texts(change, "ol/li") == ["For March 2024", "Against 2 May 2024"]
    for address in ("statements/roe-yes", "statements/roe-no", "actors/roe"):
        (change,) = page(site, address).xpath("//*[@class='fs-change']")
        assert texts(change, "p") == [
            "Richard Roe: Both for and against; which came first is not known"
        ]
        assert texts(change, "ul/li") == [
            "For day not known",
            "Against day not known, published 1 June 2024",
        ]
    assert page(site, "actors/poe").xpath("//*[@id='_changes']") == []


def test_a_cell_of_the_matrix_tells_of_a_change(site: Path) -> None:
    tree = page(site, "sheets/bridge")
    assert texts(tree, "//*[@class='fs-cell__change']") == [
        "Changed position: for, then against",
        "Both for and against; which came first is not known",
    ]
    assert texts(tree, "//tbody/tr[1]//summary") == [
        "For 1 statement: March 2024",
        "Against 1 statement: 2 May 2024",
    ]


def test_others_on_the_question_lead_to_what_they_said(site: Path) -> None:
    others = page(site, "statements/yes").xpath("//*[@class='fs-others']/dd")
    assert texts(others[0], "span") == ["For"]
    assert [(link.text, link.get("href")) for link in others[0].xpath("a")] == [
        ("Richard Roe", "../../statements/roe-yes/")
    ]
    assert [link.get("href") for link in others[1].xpath("a")] == ["../../statements/roe-no/"]


def test_a_sheet_says_what_it_listed_and_was_withdrawn(site: Path) -> None:
    tree = page(site, "sheets/bridge")
    assert texts(tree, "//*[@id='_withdrawn']/following-sibling::ul[1]/li") == [
        "gone withdrawn, 2 January 2025: Somebody else said it.",
        "old withdrawn, 3 January 2025: It never began.",
    ]
