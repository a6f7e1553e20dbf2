"""Corrections in public: on the record's page and on one of their own, newest first."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from generator.build import build
from generator.project import open_project

CORRECTIONS = (
    "corrections:\n"
    "  - {date: 2024-03, field: name, was: Jo, text: The name was wrong.}\n"
    "  - {date: 2024-05-06, text: The type was wrong.}\n"
    "  - {date: 2023, text: It was added.}\n"
)
FILES = {
    "actors/jane.yml": f"name: Jane\ntype: person\n{CORRECTIONS}",
    "actors/gone.yml": "withdrawn: {date: 2024-04-01, reason: There is no such person.}\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of two records, both of them wrong once."""
    root = tmp_path_factory.mktemp("corrected")
    for name, text in FILES.items():
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    assert build(open_project(root), root / "site", lambda _: None).published
    return root / "site"


def texts(site: Path, address: str, xpath: str) -> list[str]:
    tree = html.fromstring((site / address / "index.html").read_text("utf-8"))
    return [" ".join(element.text_content().split()) for element in tree.xpath(xpath)]


def test_a_record_tells_its_corrections_newest_first(site: Path) -> None:
    """Each at the address that the feed and other pages lead to."""
    found = texts(site, "actors/jane", "//*[@class='fs-correction']")
    assert [text.partition("The")[0].strip() for text in found[:2]] == ["6 May 2024", "March 2024"]
    assert "It said before (name) Jo" in found[1]
    tree = html.fromstring((site / "actors/jane/index.html").read_text("utf-8"))
    anchors = tree.xpath("//*[starts-with(@id, '_correction-')]/@id")
    assert anchors == ["_correction-1", "_correction-0", "_correction-2"]


def test_all_corrections_and_withdrawals_stand_together_newest_first(site: Path) -> None:
    found = texts(site, "corrections", "//*[@class='fs-correction-entry']")
    assert [text.split(" ")[0] for text in found] == ["Jane", "gone", "Jane", "Jane"]
    assert found[1] == "gone withdrawn 1 April 2024 There is no such person."
    assert "gone withdrawn" in texts(site, "", "//article")[0]
