"""What a terminal shows: progress on long work, and a rule's page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

import click
from rich.console import Console
from rich.markdown import Markdown

from generator.diagnostics import Severity
from generator.rules import Rule

FAULTS = 1
"""The exit code for faults in the content."""


def say(words: str) -> None:
    """Print a line on standard output."""
    click.echo(words)


def number_of(number: int, what: str) -> str:
    """A number of things in words: ``no errors``, ``1 error``, ``2 errors``."""
    return f"{f'{number:,}' if number else 'no'} {what}{'' if number == 1 else 's'}"


@contextmanager
def progress_on(stream: TextIO) -> Iterator[Callable[[str], None]]:
    """A line that tells what is being done, where somebody is watching; silence elsewhere."""
    console = Console(file=stream)
    if not console.is_terminal:
        yield lambda _: None
        return
    with console.status("Starting") as status:
        yield lambda words: status.update(f"{words} …")


def show_rule(rule: Rule) -> None:
    """Show a rule's documentation; as plain Markdown where nobody is watching."""
    it_is = "an error" if rule.severity is Severity.ERROR else "a warning"
    documentation = rule.documentation
    text = "\n\n".join(
        (
            f"# {rule.code} {rule.name}",
            documentation.summary,
            f"It is {it_is}.",
            *(f"## {title}\n\n{body}" for title, body in documentation.sections.items()),
        )
    )
    console = Console()
    if console.is_terminal:
        console.print(Markdown(text))
    else:
        console.file.write(f"{text}\n")
