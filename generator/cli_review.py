"""``factsheet diff`` and ``factsheet links``: reports for those who look after a site."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.corpus import Corpus
from generator.history import content_at
from generator.links import ask, look
from generator.load import load
from generator.memory import Memory, OwnMemory
from generator.project import open_project
from generator.records import Source
from generator.review import links_report
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
        memory = OwnMemory(Memory.of(project.root))
        progress("Reading what there is")
        now = state_of(project.root, project.limits, memory)
        progress(f"Reading {base}")
        before = state_of(folder, project.limits, memory)
        progress("Comparing")
        review = compare(before, now)
    say(FORMATS[form](review))
    return 0


LINK_FORMATS = {"text": links_report.as_text, "markdown": links_report.as_markdown}


@click.command("links")
@click.option(
    "--format",
    "form",
    default="text",
    show_default=True,
    type=click.Choice(list(LINK_FORMATS)),
    help="How to write it.",
)
def links_command(form: str) -> int:
    """Ask the addresses of all sources whether they still answer, and report.

    This is the only command that uses the network. It changes nothing and always exits 0: an
    address that has gone is no fault of the site.
    """
    project = open_project(Path.cwd())
    with progress_on(sys.stderr) as progress:
        progress("Asking")
        looked = look(Corpus(load(project.root, project.limits)).of(Source), ask)
    say(LINK_FORMATS[form](looked))
    return 0
