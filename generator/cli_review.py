"""``factsheet diff``: what a change means to readers."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.history import content_at
from generator.project import open_project
from generator.review.as_json import as_json
from generator.review.as_markdown import as_markdown
from generator.review.as_text import as_text
from generator.review.compare import compare
from generator.review.state import state_of
from generator.terminal import progress_on, say

FORMATS = {"text": as_text, "markdown": as_markdown, "json": as_json}


@click.command("diff")
@click.argument("base")
@click.option(
    "--format",
    "form",
    default="text",
    show_default=True,
    type=click.Choice(list(FORMATS)),
    help="How to write it.",
)
def diff_command(base: str, form: str) -> int:
    """Tell what readers would notice of what changed since BASE.

    BASE is a revision of the repository: a branch, a tag, a commit. It is compared with the files
    as they are now, committed or not.
    """
    project = open_project(Path.cwd())
    with progress_on(sys.stderr) as progress, content_at(project.root, base) as folder:
        progress(f"Reading {base}")
        before = state_of(folder, project.limits)
        progress("Comparing")
        review = compare(before, state_of(project.root, project.limits))
    say(FORMATS[form](review))
    return 0
