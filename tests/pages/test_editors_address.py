"""Where readers write when something is wrong, or a reply is missing."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from generator.project import Settings

ISSUE = "https://code.example/facts/issues/new?template=report.yml&title={title}"


@pytest.mark.parametrize(
    ("settings", "address"),
    [
        ({}, None),
        ({"contact": "desk@facts.example"}, "mailto:desk@facts.example?subject=Reply%3A%20a%26b"),
        ({"contact": "https://facts.example/desk"}, "https://facts.example/desk"),
        (
            {"contact": "desk@facts.example", "issue": ISSUE},
            "https://code.example/facts/issues/new?template=report.yml&title=Reply%3A%20a%26b",
        ),
    ],
)
def test_a_message_says_what_it_is_about(settings: dict[str, str], address: str | None) -> None:
    assert Settings.model_validate(settings).address_to_write_to("Reply: a&b") == address


@pytest.mark.parametrize("address", ["https://code.example/new", "javascript:{title}"])
def test_an_issue_form_is_a_page_that_takes_a_title(address: str) -> None:
    with pytest.raises(ValidationError):
        Settings.model_validate({"issue": address})
