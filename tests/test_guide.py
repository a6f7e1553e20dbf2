"""The guide's own examples are sound: what it shows can be copied."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from pathlib import Path

from generator.check import check
from generator.resources import built_in_templates

MakeProject = Callable[..., Path]
ARTICLE = "“The bridge will open in May,” said Mayor Jane Doe, “and not a day later.”\n"


def examples() -> list[str]:
    """The YAML that the guide shows, in order."""
    guide = (built_in_templates() / "pages/contributing.md.j2").read_text("utf-8")
    found = re.findall(r"^( *)```yaml\n(.*?)^\1```", guide, re.MULTILINE | re.DOTALL)
    return [textwrap.dedent(text) for _, text in found]


def test_what_the_guide_shows_passes_the_checks(make_project: MakeProject) -> None:
    """Each kind, a quote in parts, roles, relations, what every record may hold, a tombstone."""
    actor, statement, parts, more, roles, topic, timeline, sheet, common, tombstone = examples()
    common = common.partition("accept:")[0]  # a waiver waits for something to waive
    quoted_in_parts = statement.replace("quote: The bridge will open in May\n", parts)
    assert quoted_in_parts != statement
    root = make_project(
        {
            "content/sources/springfield-news-bridge.yml": "title: The bridge\ntype: article\n",
            "content/sources/springfield-news-bridge.txt": ARTICLE,
            "content/actors/jane-doe.yml": actor + roles,
            "content/statements/doe-bridge-opens-in-may.yml": statement + common,
            "content/statements/doe-not-a-day-later.yml": quoted_in_parts + more,
            "content/topics/bridge.yml": topic,
            "content/timelines/building.yml": timeline,
            "content/sheets/bridge.yml": sheet,
            "content/topics/old.yml": tombstone,
        }
    )
    assert check(root).diagnostics == ()
