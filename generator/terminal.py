"""What a terminal shows: findings, progress on long work, and a rule's page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TextIO

import click
from rich.console import Console

from generator.diagnostic_formats import as_text, plain
from generator.diagnostics import Diagnostic, Position, Severity
from generator.file_texts import Excerpt, FileTexts

if TYPE_CHECKING:
    from generator.rules import Rule

FAULTS = 1
"""The exit code for faults in the content."""


_LOOKS: dict[str, dict[str, Any]] = {
    "place": {"bold": True},
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "waived": {"dim": True},
    "margin": {"fg": "blue"},
    "remedy": {"fg": "green"},
}


def say(words: str) -> None:
    """Print a line on standard output."""
    click.echo(words)


def number_of(number: int, what: str) -> str:
    """A number of things in words: ``no errors``, ``1 error``, ``2 errors``."""
    return f"{f'{number:,}' if number else 'no'} {what}{'' if number == 1 else 's'}"


def tally(records: int) -> str:
    """How many records were looked at."""
    return number_of(records, "record")


def report(texts: FileTexts, found: Sequence[Diagnostic]) -> None:
    """Show findings with the lines that they stand in, and how often each check found something.

    In colour where somebody is watching, and has not set NO_COLOR (https://no-color.org).
    """
    if not found:
        return

    def excerpt_of(diagnostic: Diagnostic) -> Excerpt | None:
        at = Position(diagnostic.line, diagnostic.column)
        return texts.excerpt(diagnostic.path, at)

    paint = _painted if _shows_colours() else plain
    click.echo(as_text(found, excerpt_of, paint))
    numbers = Counter((f.code, f.name, f.severity) for f in found if f.counts)
    if numbers:
        say("")
    width = max((len(name) for _, name, _ in numbers), default=0)
    for (code, name, severity), number in sorted(numbers.items()):
        what = paint(f"{code} {name:<{width}}", severity.value)
        say(f"{number:>5,} × {what}  factsheet explain {code}")


def _shows_colours() -> bool:
    console = Console()
    return console.is_terminal and not console.no_color and console.color_system is not None


def _painted(text: str, look: str) -> str:
    return click.style(text, **_LOOKS[look])


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
    from rich.markdown import Markdown  # only here: it takes long to import

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
